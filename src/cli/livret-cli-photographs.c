/* livret-cli-photographs.c: several photographs as one document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-photographs.h"

#include <string.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

/* The first bytes tell which decoder the reader is to use; it alone looks further. */
static const char *
tell_type (int fd)
{
  guint8 head[12] = { 0 };

  if (pread (fd, head, sizeof head, 0) != sizeof head)
    return NULL;
  if (memcmp (head, "\xff\xd8\xff", 3) == 0)
    return "image/jpeg";
  if (memcmp (head, "\x89PNG\r\n\x1a\n", 8) == 0)
    return "image/png";
  if (memcmp (head, "II*\0", 4) == 0 || memcmp (head, "MM\0*", 4) == 0)
    return "image/tiff";
  if (memcmp (head + 4, "ftyp", 4) == 0)
    return "image/heic";
  return NULL;
}

int
livret_cli_compose (LivretCli *cli, const int *fds, gsize n_files, GError **error)
{
  g_autofree const char **types = g_new0 (const char *, n_files + 1);

  for (gsize i = 0; i < n_files; i++)
    {
      types[i] = tell_type (fds[i]);
      if (types[i] == NULL)
        {
          livret_cli_fail (error,
                           _ ("File %u is not a photograph (JPEG, PNG, TIFF, HEIC); nothing "
                              "was kept."),
                           (guint) i + 1);
          return -1;
        }
    }
  return livret_reader_compose (livret_session_get_reader (cli->session), fds, types, n_files,
                                livret_cli_option_or (cli, "title", ""), cli->cancellable, error);
}
