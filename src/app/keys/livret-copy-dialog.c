/* livret-copy-dialog.c: asks where, then makes a verified copy of the vault.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/keys/livret-copy-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/welcome/livret-create-state.h"
#include "app/widgets/livret-error-text.h"
#include "app/widgets/livret-meter.h"
#include "app/widgets/livret-worker.h"
#include "backup/livret-copy.h"
#include "base/livret-clock.h"
#include "base/livret-date.h"

typedef struct
{
  LivretHousehold *household;
  GtkWidget *parent;
  AdwDialog *dialog;
  LivretGauge *gauge;
  GCancellable *cancellable;
  char *target;
} Copying;

static void
copying_free (Copying *copying)
{
  g_clear_pointer (&copying->gauge, livret_gauge_unref);
  g_object_unref (copying->household);
  g_object_unref (copying->parent);
  g_clear_object (&copying->dialog);
  g_object_unref (copying->cancellable);
  g_free (copying->target);
  g_free (copying);
}

char *
livret_copy_dialog_name (const char *folder, int day)
{
  char iso[16];
  g_autofree char *name = g_strconcat ("copy-", livret_day_iso (day, iso), NULL);
  g_autofree char *wanted = g_build_filename (folder, name, NULL);

  return livret_create_folder (wanted);
}

static gpointer
copy_vault (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Copying *copying = data;

  return livret_copy_vault (session, copying->target, livret_gauge_tell, copying->gauge,
                            cancellable, error);
}

static void
say_result (Copying *copying, const LivretCopy *copy, const GError *error)
{
  AdwDialog *dialog;
  g_autofree char *size = copy ? g_format_size ((guint64) copy->size) : NULL;
  g_autofree char *text = NULL;

  if (livret_error_is_cancelled (error))
    return;
  if (copy == NULL)
    text = livret_error_text (error);
  else
    text = g_strdup_printf (
        _ ("The copy stands in “%s” (%s). Livret opened it and compared it with the vault: %ld "
           "rows, %ld "
           "documents and %ld entries of the journal are the same. Any of your phrases opens it."),
        copy->folder, size, (long) copy->rows, (long) copy->contents, (long) copy->entries);
  dialog = adw_alert_dialog_new (copy ? _ ("Copied and compared") : _ ("The vault was not copied"),
                                 text);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, copying->parent);
}

static void
on_copied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Copying *copying = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretCopy) copy = livret_worker_run_finish (result, &error);

  adw_dialog_force_close (copying->dialog);
  if (gtk_widget_get_root (copying->parent) != NULL)
    say_result (copying, copy, error);
  copying_free (copying);
}

static void
on_response (AdwAlertDialog *dialog, const char *response, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
show_progress (Copying *copying)
{
  LivretMeter *meter;

  copying->dialog = g_object_ref_sink (adw_alert_dialog_new (
      _ ("Copying the vault"), _ ("It stays encrypted. Then the copy is opened and compared.")));
  copying->gauge = livret_gauge_new ();
  meter = g_object_new (LIVRET_TYPE_METER, NULL);
  livret_meter_follow (meter, copying->gauge, _ ("Copying the vault"));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (copying->dialog), GTK_WIDGET (meter));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (copying->dialog), "cancel", _ ("_Cancel"));
  g_signal_connect_object (copying->dialog, "response", G_CALLBACK (on_response),
                           copying->cancellable, 0);
  adw_dialog_present (copying->dialog, copying->parent);
}

static void
on_folder_chosen (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  Copying *copying = user_data;
  g_autoptr (GFile) file =
      gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  g_autofree char *folder = file ? g_file_get_path (file) : NULL;
  LivretSession *session = livret_household_get_session (copying->household);

  if (folder == NULL || session == NULL)
    {
      copying_free (copying);
      return;
    }
  copying->target = livret_copy_dialog_name (folder, livret_clock_today ());
  show_progress (copying);
  livret_worker_run_async (session, copy_vault, copying, NULL, (GDestroyNotify) livret_copy_free,
                           copying->cancellable, on_copied, copying);
}

void
livret_copy_dialog_ask (GtkWidget *parent, LivretHousehold *household)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Copying *copying = g_new0 (Copying, 1);

  copying->household = g_object_ref (household);
  copying->parent = g_object_ref (parent);
  copying->cancellable = g_cancellable_new ();
  gtk_file_dialog_set_title (dialog, _ ("Copy the vault to a stick or a folder"));
  gtk_file_dialog_set_accept_label (dialog, _ ("Copy Here"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (parent)),
                                 livret_household_get_cancellable (household), on_folder_chosen,
                                 copying);
}
