/* livret-import-file.h: that the file parsed is the file hashed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** livret_file_hash: SHA-256 of the bytes of @fd from its start; its position stays. */
gboolean livret_file_hash (int fd, guint8 sha256[32], GCancellable *cancellable, GError **error);

/** LivretFileStamp: what tells that a file was written to, without reading it again. */
typedef struct
{
  gint64 size;
  gint64 seconds;
  gint64 nanoseconds;
} LivretFileStamp;

gboolean livret_file_stamp (int fd, LivretFileStamp *stamp, GError **error);
/** livret_file_unchanged: %FALSE with LIVRET_RECORD_ERROR_FAILED if it was written to since. */
gboolean livret_file_unchanged (int fd, const LivretFileStamp *before, GError **error);

G_END_DECLS
