/* livret-document-save.c: the exit "document": its bytes as they came, where the person says.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-save.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "record/livret-reader.h"
#include "record/livret-store.h"

/* @name: what the file is proposed to be called. */
typedef struct
{
  LivretHousehold *household;
  GtkWidget *widget;
  char *id;
  char *name;
  GFile *file;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->household);
  g_object_unref (saving->widget);
  g_free (saving->id);
  g_free (saving->name);
  g_clear_object (&saving->file);
  g_free (saving);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
on_written (GObject *file, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (file), result, NULL, &error))
    livret_household_say (saving->household,
                          _ ("Saved. Whoever has the file can read it, without any password."));
  else
    livret_household_report (saving->household, error);
}

/* (transfer full): GBytes, over the memfd. */
static gpointer
take_out (LivretDb *db, gpointer id, GCancellable *cancellable, GError **error)
{
  int fd = livret_documents_take_out (db, id, error);
  GBytes *bytes = fd >= 0 ? livret_memfd_bytes (fd, error) : NULL;

  if (fd >= 0)
    close (fd);
  return bytes;
}

static void
on_taken (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = livret_store_run_finish (LIVRET_STORE (store), result, &error);
  GCancellable *cancellable = livret_household_get_cancellable (saving->household);
  GFile *file = saving->file;

  if (bytes == NULL)
    livret_household_report (saving->household, error);
  else
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE,
                                         G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                         cancellable, on_written, g_steal_pointer (&saving));
}

static void
on_place_chosen (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  LivretHousehold *household = saving->household;
  char *id = saving->id;

  saving->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, &error);
  if (saving->file == NULL)
    livret_household_report (household, error);
  else if (livret_household_get_session (household) != NULL) /* not locked meanwhile */
    livret_store_run_async (livret_household_get_store (household), LIVRET_DB_WRITE, take_out,
                            g_strdup (id), g_free, (GDestroyNotify) g_bytes_unref,
                            livret_household_get_cancellable (household), on_taken,
                            g_steal_pointer (&saving));
}

static void
on_answered (GObject *alert, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *window = gtk_widget_get_root (saving->widget);
  GCancellable *cancellable = livret_household_get_cancellable (saving->household);

  if (!g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (alert), result), "save") ||
      window == NULL)
    return;
  gtk_file_dialog_set_title (dialog, _ ("Save the original"));
  gtk_file_dialog_set_initial_name (dialog, saving->name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (window), cancellable, on_place_chosen,
                        g_steal_pointer (&saving));
}

void
livret_document_save_original (GtkWidget *widget,
                               LivretHousehold *household,
                               const LivretDocument *document)
{
  AdwDialog *alert = adw_alert_dialog_new (
      _ ("Save the original outside the vault?"),
      _ ("The file is written as it came, byte for byte. Outside the vault nothing protects it: "
         "whoever gets hold of it can read it, and Livret cannot take it back. The journal notes "
         "that it was saved."));
  Saving *saving = g_new0 (Saving, 1);

  saving->household = g_object_ref (household);
  saving->widget = g_object_ref (widget);
  saving->id = g_strdup (document->id);
  saving->name = g_strdup (*document->file_name != '\0' ? document->file_name : document->title);
  g_strdelimit (saving->name, "/", '-');
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "keep", _ ("_Cancel"), "save",
                                  _ ("_Choose a Place…"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "keep");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (alert), widget,
                           livret_household_get_cancellable (household), on_answered, saving);
}
