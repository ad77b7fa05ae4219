/* livret-print.c: the exit "print": a PDF in memory to the print dialog.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-print.h"

#include "record/livret-reader.h"

/* Closing waits for the printer's answer, in a loop of GTK's over the main context: elsewhere than
 * on the main thread, where an asynchronous close would run it, the answer is never seen. */
static void
on_spliced (GObject *stream, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (stream), result, &error) < 0 ||
      !g_output_stream_close (G_OUTPUT_STREAM (stream), g_task_get_cancellable (task), &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_stream_given (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) pages = NULL;
  g_autoptr (GOutputStream) printer =
      gtk_print_dialog_print_finish (GTK_PRINT_DIALOG (dialog), result, &error);

  if (printer == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* GTK 4.18 notes in the answer's own data whether the printer's stream is still there, and writes
   * into them when the stream goes, though they may be gone before: the stream keeps them. */
  g_object_set_data_full (G_OBJECT (printer), "livret-answer", g_object_ref (result),
                          g_object_unref);
  pages = g_memory_input_stream_new_from_bytes (g_task_get_task_data (task));
  g_output_stream_splice_async (printer, pages, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE,
                                G_PRIORITY_DEFAULT, g_task_get_cancellable (task), on_spliced,
                                g_object_ref (task));
}

void
livret_print_async (GtkWindow *parent,
                    const char *title,
                    int fd,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  livret_print_send_async (parent, title, NULL, fd, cancellable, callback, user_data);
}

void
livret_print_send_async (GtkWindow *parent,
                         const char *title,
                         GtkPrintSetup *printer,
                         int fd,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GtkPrintDialog) dialog = gtk_print_dialog_new ();
  GError *error = NULL;
  GBytes *bytes = livret_memfd_bytes (fd, &error);

  g_task_set_source_tag (task, livret_print_async);
  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, bytes, (GDestroyNotify) g_bytes_unref);
  gtk_print_dialog_set_title (dialog, title);
  gtk_print_dialog_print (dialog, parent, printer, cancellable, on_stream_given,
                          g_object_ref (task));
}

/* --- In two steps, so that it can be journalled between them ------------------------------- */

static void
on_printer_chosen (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GtkPrintSetup *printer =
      gtk_print_dialog_setup_finish (GTK_PRINT_DIALOG (dialog), result, &error);

  if (printer != NULL)
    g_task_return_pointer (task, printer, (GDestroyNotify) gtk_print_setup_unref);
  else
    g_task_return_error (task, error);
}

void
livret_print_choose_async (GtkWindow *parent,
                           const char *title,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GtkPrintDialog) dialog = gtk_print_dialog_new ();

  g_task_set_source_tag (task, livret_print_choose_async);
  gtk_print_dialog_set_title (dialog, title);
  gtk_print_dialog_setup (dialog, parent, cancellable, on_printer_chosen, task);
}

GtkPrintSetup *
livret_print_choose_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
livret_print_forget (GtkPrintSetup *printer)
{
  gtk_print_setup_unref (printer);
}

gboolean
livret_print_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
