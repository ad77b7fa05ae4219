/* livret-cli-save.c: bytes into a file that the person named.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-save.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "cli/livret-cli-output.h"

static gboolean
fail_to_write (int code, GError **error)
{
  return livret_cli_fail (error, _ ("The file could not be written: %s."), g_strerror (code));
}

/* A pipe or a device stays what it is: nothing is put in its place. */
static gboolean
write_through (const char *path, const guint8 *data, gsize size, GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC | O_NOCTTY, 0);
  int code = fd < 0 ? errno : 0;

  while (code == 0 && size > 0)
    {
      ssize_t n = write (fd, data, size);

      if (n < 0 && errno != EINTR)
        code = errno;
      else if (n > 0)
        {
          data += n;
          size -= (gsize) n;
        }
    }
  if (fd >= 0 && close (fd) != 0 && code == 0)
    code = errno;
  return code == 0 || fail_to_write (code, error);
}

gboolean
livret_cli_save (const char *path, gconstpointer data, gsize size, GError **error)
{
  struct stat info;

  if (strcmp (path, "-") == 0)
    return livret_cli_print_bytes (data, size, error);
  if (stat (path, &info) == 0 && !S_ISREG (info.st_mode))
    return S_ISDIR (info.st_mode) ? fail_to_write (EISDIR, error)
                                  : write_through (path, data, size, error);
  errno = 0;
  if (g_file_set_contents_full (path, data, (gssize) size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                NULL))
    return TRUE;
  return fail_to_write (errno != 0 ? errno : EIO, error);
}

gboolean
livret_cli_make_folder (const char *path, GError **error)
{
  g_autoptr (GDir) dir = NULL;

  if (g_mkdir (path, 0700) != 0 && errno != EEXIST)
    return livret_cli_fail (error, _ ("The folder could not be made: %s."), g_strerror (errno));
  dir = g_dir_open (path, 0, NULL);
  if (dir == NULL)
    return livret_cli_fail (error, _ ("The folder cannot be looked into."));
  if (g_dir_read_name (dir) != NULL)
    return livret_cli_fail (error, _ ("The folder is not empty; name a new or an empty one."));
  return TRUE;
}
