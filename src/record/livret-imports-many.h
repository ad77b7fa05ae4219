/* livret-imports-many.h: files that are brought together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-imports.h"

G_BEGIN_DECLS

/**
 * LivretImportDrop: files that are brought together, each an import of its own.
 * @sizes: (nullable): @n_files numbers of bytes, by which progress is counted; %NULL: each the same
 * @open: says how to import file @i, in the order given. @request is zeroed; its descriptor is
 * closed when the file is done, what else it borrows stays until then. Its progress is not called,
 * its mark is set for it.
 * %FALSE with an error: the file is told as failed
 * @done: told of each file, in the order given: @result (transfer full), or @error
 * @progress: (nullable): bytes; of a file half is done when it was read, all when it is stored
 * @data: for all three
 *
 * All may be called on other threads than the caller's; @open never twice at once, nor @done and
 * @progress.
 */
typedef struct
{
  guint n_files;
  const guint64 *sizes;
  gboolean (*open) (guint i, LivretImportRequest *request, gpointer data, GError **error);
  void (*done) (guint i, LivretImportResult *result, const GError *error, gpointer data);
  LivretImportProgress progress;
  gpointer data;
} LivretImportDrop;

/**
 * livret_imports_run_many: reads two at a time, the calling (worker) thread being busy with it,
 * while what was read before is stored, several small files in one transaction. They are stored in
 * the order given, as if they came one after another. What one file fails of stops none of the
 * others.
 *
 * Errors: G_IO_ERROR_CANCELLED: files told as done stay; of the others nothing was kept, and they
 * are not told.
 */
gboolean livret_imports_run_many (LivretSession *session,
                                  const LivretImportDrop *drop,
                                  GCancellable *cancellable,
                                  GError **error);

/** livret_imports_undo_many: takes back imports that were done together, the last first. @ids:
 * (element-type utf8), in the order in which they were done. Journalled each. Cut off, those taken
 * back are, and the one at work is finished at the next opening. */
gboolean livret_imports_undo_many (LivretDb *db, GPtrArray *ids, GError **error);

G_END_DECLS
