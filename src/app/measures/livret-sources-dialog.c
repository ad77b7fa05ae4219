/* livret-sources-dialog.c: which sources of a measure count, and in which order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-sources-dialog.h"

#include <glib/gi18n.h>

#include "app/measures/livret-give-dialog.h"
#include "app/measures/livret-sources-state.h"
#include "app/widgets/livret-list-place.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-unroll.h"
#include "app/window/livret-cramped.h"

struct _LivretSourcesDialog
{
  AdwDialog parent_instance;

  GtkLabel *of;
  GtkLabel *rule;
  GtkListBox *list;
  LivretHousehold *household;
  char *person;
  const LivretKind *kind;
  GArray *rules; /* LivretSourceRule, as they are */
  GCancellable *cancellable;
  gboolean filling;
  int moved; /* where the row with the keyboard will stand; -1: where it does */
};

G_DEFINE_FINAL_TYPE (LivretSourcesDialog, livret_sources_dialog, ADW_TYPE_DIALOG)

static void load (LivretSourcesDialog *self);

/* Writing --------------------------------------------------------------------- */

typedef struct
{
  char *person;
  const LivretKind *kind;
  GArray *choices;
} Job;

static Job *
job_new (LivretSourcesDialog *self, GArray *choices)
{
  Job *job = g_new0 (Job, 1);

  job->person = g_strdup (self->person);
  job->kind = self->kind;
  job->choices = choices;
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->person);
  g_clear_pointer (&job->choices, g_array_unref);
  g_free (job);
}

static gpointer
write_choices (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return GINT_TO_POINTER (
      livret_source_rules_set (db, job->person, job->kind, job->choices, error));
}

/* @choices: (transfer full) */
static void
choose (LivretSourcesDialog *self, GArray *choices, const char *message)
{
  livret_household_change (self->household, write_choices, job_new (self, choices), job_free,
                           (LivretUndo) { message, write_choices,
                                          job_new (self, livret_sources_choices (self->rules)),
                                          job_free },
                           NULL, NULL);
}

static guint
index_of (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  return (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

static void
on_counts_switched (GtkSwitch *control, GParamSpec *pspec, LivretSourcesDialog *self)
{
  gboolean counts = gtk_switch_get_active (control);
  guint index;

  if (self->filling)
    return;
  index = index_of (GTK_WIDGET (control));
  choose (self, livret_sources_set_counts (self->rules, index, counts),
          counts ? _ ("This source counts") : _ ("This source no longer counts"));
}

static void
move (LivretSourcesDialog *self, GtkWidget *button, int by)
{
  guint index = index_of (button);

  self->moved = (int) index + by;
  choose (self, livret_sources_move (self->rules, index, (guint) self->moved),
          _ ("Order of the sources changed"));
}

static void
on_up_clicked (GtkWidget *button, LivretSourcesDialog *self)
{
  move (self, button, -1);
}

static void
on_down_clicked (GtkWidget *button, LivretSourcesDialog *self)
{
  move (self, button, 1);
}

/* Of what is not theirs. */
static void
on_give_clicked (GtkWidget *button, LivretSourcesDialog *self)
{
  const LivretSourceRule *rule = &g_array_index (self->rules, LivretSourceRule, index_of (button));
  g_autofree char *name = livret_sources_name (rule);

  adw_dialog_present (
      livret_give_dialog_new (self->household, self->person, self->kind, rule->series, name),
      GTK_WIDGET (self));
}

/* Showing --------------------------------------------------------------------- */

static void
add_button (LivretSourcesDialog *self,
            GtkWidget *row,
            const char *icon,
            const char *spoken,
            gboolean possible,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, possible);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, spoken);
  livret_spoken_name (button, spoken);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_switch (LivretSourcesDialog *self, GtkWidget *row, const LivretSourceRule *rule, guint counting)
{
  g_autofree char *name = livret_sources_name (rule);
  g_autofree char *spoken = g_strdup_printf (_ ("%s counts"), name);
  GtkWidget *control = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (control), rule->counts);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  /* One of them has to count. */
  gtk_widget_set_sensitive (control, !rule->counts || counting > 1);
  gtk_widget_set_tooltip_text (control, spoken);
  livret_spoken_name (control, spoken);
  g_signal_connect_object (control, "notify::active", G_CALLBACK (on_counts_switched), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
}

/* Those that do not count stand behind, in no order. */
static void
add_order (LivretSourcesDialog *self, GtkWidget *row, guint index, guint counting)
{
  const LivretSourceRule *rule = &g_array_index (self->rules, LivretSourceRule, index);
  g_autofree char *name = livret_sources_name (rule);
  g_autofree char *up = g_strdup_printf (_ ("%s counts before the one above it"), name);
  g_autofree char *down = g_strdup_printf (_ ("%s counts after the one below it"), name);

  add_button (self, row, "go-up-symbolic", up, index > 0 && rule->counts,
              G_CALLBACK (on_up_clicked));
  add_button (self, row, "go-down-symbolic", down, index + 1 < counting,
              G_CALLBACK (on_down_clicked));
}

static void
add_row (LivretSourcesDialog *self, guint index, guint counting)
{
  const LivretSourceRule *rule = &g_array_index (self->rules, LivretSourceRule, index);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = livret_sources_name (rule);
  g_autofree char *words = livret_sources_words (rule);
  g_autofree char *other = g_strdup_printf (_ ("Give readings of %s to somebody else"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  if (livret_household_get_people (self->household)->len > 1)
    add_button (self, row, "livret-people-symbolic", other, TRUE, G_CALLBACK (on_give_clicked));
  if (self->rules->len > 1)
    add_order (self, row, index, counting);
  add_switch (self, row, rule, counting);
  livret_cramped_fold (row, self->household);
  livret_wrap_early (row);
  gtk_list_box_append (self->list, row);
}

static void
show_rules (LivretSourcesDialog *self)
{
  LivretListPlace place = livret_list_place_take (self->list);
  guint counting = 0;

  self->filling = TRUE;
  gtk_label_set_label (
      self->rule, livret_sources_rule_words (self->kind, livret_sources_are_ordered (self->rules)));
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < self->rules->len; i++)
    counting += g_array_index (self->rules, LivretSourceRule, i).counts != FALSE;
  for (guint i = 0; i < self->rules->len; i++)
    add_row (self, i, counting);
  self->filling = FALSE;
  /* With the source that was moved. */
  if (place.row >= 0 && self->moved >= 0)
    place.row = self->moved;
  self->moved = -1;
  if (!livret_list_place_give (self->list, place))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static gpointer
read_rules (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return livret_source_rules_list (db, job->person, job->kind, error);
}

static void
on_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretSourcesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GArray *rules = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (self->household == NULL)
    {
      g_clear_pointer (&rules, g_array_unref);
      return;
    }
  if (rules == NULL)
    {
      livret_household_report (self->household, error);
      return;
    }
  g_clear_pointer (&self->rules, g_array_unref);
  self->rules = rules;
  show_rules (self);
}

static void
load (LivretSourcesDialog *self)
{
  livret_store_run_async (livret_household_get_store (self->household), LIVRET_DB_READ, read_rules,
                          job_new (self, NULL), job_free, (GDestroyNotify) g_array_unref,
                          self->cancellable, on_read, g_object_ref (self));
}

/* The dialog ------------------------------------------------------------------ */

AdwDialog *
livret_sources_dialog_new (LivretHousehold *household, const char *person, const LivretKind *kind)
{
  LivretSourcesDialog *self = g_object_new (LIVRET_TYPE_SOURCES_DIALOG, NULL);
  GtkWidget *view = adw_dialog_get_child (ADW_DIALOG (self));
  GtkWidget *header = adw_header_bar_new ();
  g_autofree char *whose = livret_household_title_of (household, person);

  self->household = g_object_ref (household);
  self->person = g_strdup (person);
  self->kind = kind;
  gtk_label_set_label (self->of, livret_kind_label (kind));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_ ("Sources"), whose));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  g_signal_connect_object (household, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return ADW_DIALOG (self);
}

static void
livret_sources_dialog_dispose (GObject *object)
{
  LivretSourcesDialog *self = LIVRET_SOURCES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  self->filling = TRUE;
  g_clear_object (&self->household);
  G_OBJECT_CLASS (livret_sources_dialog_parent_class)->dispose (object);
}

static void
livret_sources_dialog_finalize (GObject *object)
{
  LivretSourcesDialog *self = LIVRET_SOURCES_DIALOG (object);

  g_object_unref (self->cancellable);
  g_free (self->person);
  g_clear_pointer (&self->rules, g_array_unref);
  G_OBJECT_CLASS (livret_sources_dialog_parent_class)->finalize (object);
}

static void
livret_sources_dialog_class_init (LivretSourcesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = livret_sources_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_sources_dialog_finalize;
}

static void
livret_sources_dialog_init (LivretSourcesDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  GtkWidget *scroller =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                    "propagate-natural-height", TRUE, "child", box, NULL);

  self->moved = -1;
  self->cancellable = g_cancellable_new ();
  self->of = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "accessible-role",
                           GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->of), "title-4");
  self->rule = GTK_LABEL (gtk_label_new (""));
  g_object_set (self->rule, "wrap", TRUE, "xalign", 0.0, NULL);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  livret_spoken_name (GTK_WIDGET (self->list), _ ("Sources"));
  gtk_widget_add_css_class (box, "page-content");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->of));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rule));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Sources"));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  /* The rows come later: without a height the sheet of a phone stays as low as it was before. */
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 460);
}
