/* livret-ask-line.c: a question that one line answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-ask-line.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-begin-at.h"
#include "app/widgets/livret-field.h"
#include "base/livret-date.h"
#include "record/livret-folders.h"

typedef struct
{
  AdwAlertDialog *dialog;
  GtkEditable *entry;
  LivretLineGood good;
  LivretLineAnswered answered;
  gpointer user_data;
  GDestroyNotify destroy;
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  if (asking->destroy != NULL)
    asking->destroy (asking->user_data);
  g_free (asking);
}

static char *
get_line (Asking *asking)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (asking->entry)));
}

static void
on_typed (Asking *asking)
{
  g_autofree char *line = get_line (asking);
  gboolean good = asking->good (line);

  adw_alert_dialog_set_response_enabled (asking->dialog, "accept", good);
  livret_field_invalid (GTK_WIDGET (asking->entry), !good && *line != '\0');
}

static void
on_response (Asking *asking, const char *response)
{
  g_autofree char *line = get_line (asking);

  if (g_str_equal (response, "accept") && asking->good (line))
    asking->answered (line, asking->user_data);
}

/* Return takes what can be taken. */
static void
on_entered (Asking *asking)
{
  g_autofree char *line = get_line (asking);

  if (!asking->good (line))
    return;
  g_signal_emit_by_name (asking->dialog, "response::accept", "accept");
  adw_dialog_force_close (ADW_DIALOG (asking->dialog));
}

void
livret_ask_line (GtkWidget *parent,
                 LivretLineQuestion question,
                 LivretLineAnswered answered,
                 gpointer user_data,
                 GDestroyNotify destroy)
{
  AdwDialog *dialog = adw_alert_dialog_new (question.heading, NULL);
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *list = gtk_list_box_new ();
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking) {
    ADW_ALERT_DIALOG (dialog), GTK_EDITABLE (row), question.good, answered, user_data, destroy
  };
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), question.label);
  gtk_editable_set_text (GTK_EDITABLE (row), question.line != NULL ? question.line : "");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "accept",
                                  question.accept, NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "accept",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), asking, asking_free,
                         G_CONNECT_SWAPPED);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_typed), asking);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (on_entered), asking);
  on_typed (asking);
  livret_begin_at (dialog, row);
  adw_dialog_present (dialog, parent);
}

gboolean
livret_line_is_name (const char *line)
{
  return *line != '\0' && g_utf8_strlen (line, -1) <= LIVRET_FOLDER_NAME_MAX;
}

gboolean
livret_line_is_date (const char *line)
{
  LivretDate date;

  return livret_date_parse (line, NULL, &date, NULL);
}
