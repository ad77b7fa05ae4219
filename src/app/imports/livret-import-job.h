/* livret-import-job.h: opening, looking into and importing files, away from the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-household.h"
#include "app/imports/livret-import-state.h"

G_BEGIN_DECLS

/** livret_import_job_open_async: opens files for @person; answers LivretImportFile each, in order.
 */
void livret_import_job_open_async (LivretHousehold *household,
                                   GListModel *files,
                                   const char *person,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/** livret_import_job_open_finish: (transfer container) (element-type LivretImportFile). */
GPtrArray *livret_import_job_open_finish (GAsyncResult *result, GError **error);

/** LivretImportMeter: how far a running import is; read from any thread. */
typedef struct
{
  gint done; /* thousandths */
} LivretImportMeter;

/**
 * livret_import_job_run_async:
 * @file: borrowed until the answer
 * @meter: (nullable): outlives the answer
 */
void livret_import_job_run_async (LivretHousehold *household,
                                  const LivretImportFile *file,
                                  gboolean dry_run,
                                  LivretImportMeter *meter,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/** livret_import_job_run_finish: (transfer full). */
LivretImportResult *livret_import_job_run_finish (GAsyncResult *result, GError **error);

/** livret_import_job_undo: a LivretStoreFunc; @data is a %NULL-terminated array of import ids. */
gpointer
livret_import_job_undo (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
