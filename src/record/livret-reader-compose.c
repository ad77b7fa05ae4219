/* livret-reader-compose.c: several files put together to one, asked of livret-reader.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "record/livret-reader-exchange.h"

gboolean
livret_reader_check_count (gsize n_files, GError **error)
{
  if (n_files >= 1 && n_files <= LIVRET_READER_FILES_MAX)
    return TRUE;
  g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
               _ ("Between 1 and %d files can be put together at once."), LIVRET_READER_FILES_MAX);
  return FALSE;
}

int
livret_reader_compose (LivretReader *self,
                       const int *fds,
                       const char *const *media_types,
                       gsize n_files,
                       const char *title,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (LivretWireFrame) request = { 0 };

  livret_reader_begin (self, &request, LIVRET_WIRE_COMPOSE);
  livret_wire_put_text (&request, title);
  livret_wire_put_u32 (&request, 0);
  if (!livret_reader_check_count (n_files, error))
    return -1;
  return livret_reader_exchange_for_fd (self, fds, media_types, n_files, &request, NULL,
                                        cancellable, error);
}

int
livret_reader_arrange (LivretReader *self,
                       const LivretReaderSheet *sheets,
                       gsize n_sheets,
                       const char *title,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (LivretWireFrame) request = { 0 };
  g_autofree int *fds = NULL;
  g_autofree const char **media_types = NULL;

  if (!livret_reader_check_count (n_sheets, error))
    return -1;
  fds = g_new (int, n_sheets);
  media_types = g_new (const char *, n_sheets);
  livret_reader_begin (self, &request, LIVRET_WIRE_COMPOSE);
  livret_wire_put_text (&request, title);
  livret_wire_put_u32 (&request, n_sheets);
  for (gsize i = 0; i < n_sheets; i++)
    {
      fds[i] = sheets[i].fd;
      media_types[i] = sheets[i].media_type;
      livret_wire_put_u32 (&request, sheets[i].page);
      livret_wire_put_u32 (&request, sheets[i].turns);
      livret_wire_put_u32 (&request, sheets[i].crop.left);
      livret_wire_put_u32 (&request, sheets[i].crop.top);
      livret_wire_put_u32 (&request, sheets[i].crop.right);
      livret_wire_put_u32 (&request, sheets[i].crop.bottom);
    }
  return livret_reader_exchange_for_fd (self, fds, media_types, n_sheets, &request, NULL,
                                        cancellable, error);
}
