/* livret-save.c: the exit "recovery sheet": written as a PDF where the person says.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-save.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "app/widgets/livret-handouts.h"
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

static void
on_place_chosen (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, &error);
  g_autoptr (GBytes) bytes = NULL;
  int fd;

  if (file == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  fd = livret_handout_recovery_sheet (g_task_get_task_data (task), &error);
  bytes = fd >= 0 ? livret_memfd_bytes (fd, &error) : NULL;
  if (fd >= 0)
    close (fd);
  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_file_replace_contents_bytes_async (
      file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
      g_task_get_cancellable (task), on_written, g_object_ref (task));
}

void
livret_save_sheet_async (GtkWindow *parent,
                         LivretSecret *code,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  g_task_set_source_tag (task, livret_save_sheet_async);
  g_task_set_task_data (task, livret_secret_ref (code), (GDestroyNotify) livret_secret_unref);
  gtk_file_dialog_set_title (dialog, _ ("Save the safety sheet on a stick"));
  gtk_file_dialog_set_initial_name (dialog, _ ("safety-sheet.pdf"));
  gtk_file_dialog_save (dialog, parent, cancellable, on_place_chosen, task);
}

gboolean
livret_save_sheet_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
