/* livret-emergency-save.c: the exit "emergency sheet": a PDF where the person says.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/profile/livret-emergency-save.h"

#include "record/livret-reader.h"

static void
on_written (GObject *file, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_file_replace_contents_finish (G_FILE (file), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
livret_emergency_save_async (GFile *file,
                             int fd,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = livret_memfd_bytes (fd, &error);

  g_task_set_source_tag (task, livret_emergency_save_async);
  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                       cancellable, on_written, g_object_ref (task));
}

gboolean
livret_emergency_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
