/* livret-restore-question.c: what is asked when a vault is older than this computer remembers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/welcome/livret-restore-question.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-worker.h"

static gpointer
accept_head (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_session_accept_head (session, error));
}

static void
on_accepted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretHousehold) household = user_data;
  g_autoptr (GError) error = NULL;

  if (livret_worker_run_finish (result, &error) == NULL)
    livret_household_report (household, error);
  else
    livret_household_say (household, _ ("Noted in the journal"));
}

static void
on_answered (AdwAlertDialog *dialog, const char *response, LivretHousehold *household)
{
  LivretSession *session = livret_household_get_session (household);

  if (session == NULL)
    return;
  if (g_str_equal (response, "accept"))
    livret_worker_run_async (session, accept_head, NULL, NULL, NULL,
                             livret_household_get_cancellable (household), on_accepted,
                             g_object_ref (household));
  else if (g_str_equal (response, "lock"))
    gtk_widget_activate_action (GTK_WIDGET (dialog), "app.lock", NULL);
}

void
livret_restore_question_ask (GtkWidget *parent, LivretHousehold *household)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Was an Older Copy Put Back?"),
      _ ("The journal of this vault does not continue from the last entry that this computer "
         "remembers. If you put back a copy, say so: it is noted in the journal. If you did not, "
         "somebody else may have: lock the vault, and compare it with your last copy."));
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_add_responses (alert, "lock", _ ("_Lock the Vault"), "later", _ ("Ask _Later"),
                                  "accept", _ ("It _Was Me"), NULL);
  adw_alert_dialog_set_default_response (alert, "later");
  adw_alert_dialog_set_close_response (alert, "later");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered), household, 0);
  adw_dialog_present (dialog, parent);
}
