/* livret-package-save.c: the one place where a package becomes a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-package.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
set_errno (GError **error, int code, const char *path)
{
  g_set_error (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_FAILED,
               _ ("“%s” could not be written: %s."), path, g_strerror (code));
  return FALSE;
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      size -= n;
    }
  return fsync (fd) == 0;
}

/* A file beside the wanted one, then renamed over it: whole or not at all. */
static gboolean
write_file (GBytes *bytes, const char *path, GError **error)
{
  g_autofree char *partial = g_strdup_printf ("%s.XXXXXX", path);
  int fd = g_mkstemp_full (partial, O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
  int code;

  if (fd < 0)
    return set_errno (error, errno, path);
  code = write_all (fd, bytes) ? 0 : errno;
  if (close (fd) != 0 && code == 0)
    code = errno;
  if (code == 0 && g_rename (partial, path) != 0)
    code = errno;
  if (code == 0)
    return TRUE;
  g_unlink (partial);
  return set_errno (error, code, path);
}

gboolean
livret_package_save (LivretSession *session,
                     LivretGrant *grant,
                     LivretPackage *package,
                     const char *path,
                     GError **error)
{
  g_autoptr (GBytes) bytes = livret_memfd_bytes (package->fd, error);
  g_autoptr (GError) local = NULL;

  if (bytes == NULL)
    return FALSE;
  if (write_file (bytes, path, &local))
    return TRUE;
  livret_package_failed (session, grant, local->message, NULL);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
