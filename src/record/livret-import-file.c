/* livret-import-file.c: hashing a file, and noticing that it changes meanwhile.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-import-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/livret-crypto.h"
#include "record/livret-record.h"

#define PIECE (256 * 1024)

static gboolean
fail (GError **error, int code)
{
  g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED,
               _ ("The file could not be read: %s. Nothing of it was kept."), g_strerror (code));
  return FALSE;
}

gboolean
livret_file_hash (int fd, guint8 sha256[32], GCancellable *cancellable, GError **error)
{
  g_autoptr (LivretSha256) sum = livret_sha256_new ();
  g_autofree guint8 *buffer = g_malloc (PIECE);
  gint64 offset = 0;
  gssize n;

  while ((n = pread (fd, buffer, PIECE, offset)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail (error, errno);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      livret_sha256_update (sum, buffer, n);
      offset += n;
    }
  livret_sha256_finish (sum, sha256);
  return TRUE;
}

gboolean
livret_file_stamp (int fd, LivretFileStamp *stamp, GError **error)
{
  struct stat info;

  if (fstat (fd, &info) < 0)
    return fail (error, errno);
  *stamp = (LivretFileStamp) { info.st_size, info.st_mtim.tv_sec, info.st_mtim.tv_nsec };
  return TRUE;
}

gboolean
livret_file_unchanged (int fd, const LivretFileStamp *before, GError **error)
{
  LivretFileStamp now;

  if (!livret_file_stamp (fd, &now, error))
    return FALSE;
  if (now.size == before->size && now.seconds == before->seconds &&
      now.nanoseconds == before->nanoseconds)
    return TRUE;
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED,
                       _ ("The file changed while it was read. Nothing of it was kept."));
  return FALSE;
}
