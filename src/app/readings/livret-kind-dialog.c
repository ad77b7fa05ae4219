/* livret-kind-dialog.c: adds a kind of measure of one's own, or changes one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/readings/livret-kind-dialog.h"

#include <glib/gi18n.h>

#include "app/readings/livret-kind-state.h"
#include "app/widgets/livret-begin-at.h"
#include "app/widgets/livret-error-text.h"
#include "app/widgets/livret-field.h"
#include "app/widgets/livret-template.h"
#include "base/livret-quantity.h"
#include "record/livret-own-kinds.h"

struct _LivretKindDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *add_button;
  AdwPreferencesGroup *words;
  GtkWidget *name_row;
  GtkWidget *unit_row;
  AdwComboRow *decimals_row;
  GtkWidget *sample;
  GtkWidget *name_notes;
  GtkWidget *name_error;
  GtkWidget *bound_notes;
  GtkWidget *bound_words;
  GtkWidget *low_row;
  GtkWidget *high_row;
  GtkWidget *limits_notes;
  GtkWidget *limits_error;
  AdwComboRow *day_row;

  LivretHousehold *household;
  const LivretKind *kind; /* the one that is changed */
  GCancellable *cancellable;
  GError *failed;
  gboolean filling;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (LivretKindDialog, livret_kind_dialog, ADW_TYPE_DIALOG)

enum
{
  KEPT,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* In the order of the row. */
static const struct
{
  LivretAggregate aggregate;
  const char *words;
} days[] = {
  { LIVRET_AGGREGATE_MEAN, NC_ ("day", "the mean of its readings") },
  { LIVRET_AGGREGATE_SUM, NC_ ("day", "its readings added up") },
  { LIVRET_AGGREGATE_LAST, NC_ ("day", "its last reading") },
};

/* What is typed --------------------------------------------------------------- */

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static LivretKindState *
get_state (LivretKindDialog *self)
{
  guint day = adw_combo_row_get_selected (self->day_row);
  LivretKindInput input = {
    .kind = self->kind,
    .name = get_text (self->name_row),
    .unit = get_text (self->unit_row),
    .decimals = (int) MIN (adw_combo_row_get_selected (self->decimals_row),
                           (guint) LIVRET_OWN_DECIMALS_MAX),
    .low = get_text (self->low_row),
    .high = get_text (self->high_row),
    .aggregate = days[MIN (day, G_N_ELEMENTS (days) - 1)].aggregate,
  };

  return livret_kind_state_new (&input);
}

static void
apply (LivretKindDialog *self)
{
  g_autoptr (LivretKindState) state = NULL;
  g_autofree char *failed = NULL;
  g_autofree char *sample = NULL;
  const char *name_error;

  if (self->filling)
    return;
  state = get_state (self);
  failed = self->failed != NULL ? livret_error_text (self->failed) : NULL;
  name_error = failed != NULL ? failed : state->name_error;
  /* Translators: %s is a made-up reading of a new kind of measure: "12,3 L/min". */
  sample = g_strdup_printf (_ ("A reading will look like this: %s"), state->sample);
  gtk_label_set_label (GTK_LABEL (self->sample), sample);
  livret_field_words (self->name_error, name_error);
  livret_field_words (self->limits_error, state->limits_error);
  gtk_widget_set_visible (self->name_notes, name_error != NULL);
  gtk_widget_set_visible (self->limits_notes, state->limits_error != NULL);
  livret_field_invalid (self->name_row, name_error != NULL);
  livret_field_invalid (self->low_row, state->limits_error != NULL);
  livret_field_invalid (self->high_row, state->limits_error != NULL);
  gtk_widget_set_sensitive (self->add_button, state->can_save && !self->busy);
}

static void
on_changed (LivretKindDialog *self)
{
  if (!self->filling)
    g_clear_error (&self->failed);
  apply (self);
}

/* Keeping it ------------------------------------------------------------------ */

static gpointer
add_kind (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return (gpointer) livret_own_kinds_add (db, data, error);
}

static gpointer
change_kind (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretOwnKind *said = data;
  const LivretKind *kind = livret_kind_by_number (said->number);

  if (kind != NULL)
    return (gpointer) livret_own_kinds_change (db, kind, said, error);
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                       _ ("This kind of measure was taken away."));
  return NULL;
}

static gpointer
remove_kind (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const LivretKind *kind = livret_kind_by_id (data);

  /* Gone already: there is nothing to take back. */
  return GINT_TO_POINTER (kind == NULL || livret_own_kinds_remove (db, kind, error));
}

/* @kind as it was goes back by what was said of it. */
static void
offer_undo (LivretKindDialog *self, const LivretKind *kind)
{
  g_autofree char *message = g_strdup_printf (
      self->kind != NULL ? _ ("%s changed") : _ ("%s added"), livret_kind_label (kind));

  if (self->kind == NULL)
    livret_household_offer_undo (self->household, message, remove_kind, g_strdup (kind->id),
                                 g_free);
  else if (self->kind != kind)
    livret_household_offer_undo (self->household, message, change_kind,
                                 livret_own_kind_of (self->kind),
                                 (GDestroyNotify) livret_own_kind_free);
}

static void
on_kept (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretKindDialog) self = user_data;
  const LivretKind *kind;

  g_clear_error (&self->failed);
  kind = livret_store_run_finish (LIVRET_STORE (store), result, &self->failed);
  self->busy = FALSE;
  if (kind == NULL)
    {
      apply (self);
      return;
    }
  offer_undo (self, kind);
  g_signal_emit (self, signals[KEPT], 0, kind->id);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_add_clicked (LivretKindDialog *self)
{
  g_autoptr (LivretKindState) state = get_state (self);

  if (!state->can_save || self->busy || livret_household_get_session (self->household) == NULL)
    return;
  self->busy = TRUE;
  apply (self);
  livret_store_run_async (livret_household_get_store (self->household), LIVRET_DB_WRITE,
                          self->kind != NULL ? change_kind : add_kind,
                          g_steal_pointer (&state->kind), (GDestroyNotify) livret_own_kind_free,
                          NULL, self->cancellable, on_kept, g_object_ref (self));
}

static void
on_cancel_clicked (LivretKindDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* The dialog ------------------------------------------------------------------ */

static void
fill_choices (LivretKindDialog *self)
{
  g_autoptr (GtkStringList) decimals = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (int i = 0; i <= LIVRET_OWN_DECIMALS_MAX; i++)
    {
      g_autofree char *choice = livret_kind_decimals_choice (i);

      gtk_string_list_append (decimals, choice);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    gtk_string_list_append (words, g_dpgettext2 (NULL, "day", days[i].words));
  adw_combo_row_set_model (self->decimals_row, G_LIST_MODEL (decimals));
  adw_combo_row_set_model (self->day_row, G_LIST_MODEL (words));
}

static gpointer
read_bound (LivretDb *db, gpointer kind, GCancellable *cancellable, GError **error)
{
  char *why = NULL;

  return livret_own_kinds_bound (db, kind, &why, error) ? why != NULL ? why : g_strdup ("") : NULL;
}

/* GTK tells a screen reader of the row alone, which has no name: the text in it has. */
static void
let_change (LivretKindDialog *self, gboolean can)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->unit_row));

  gtk_widget_set_sensitive (self->unit_row, can);
  gtk_widget_set_sensitive (GTK_WIDGET (self->day_row), can);
  gtk_accessible_update_state (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_STATE_DISABLED, !can, -1);
}

/* What must stay is said before somebody types. */
static void
on_bound_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretKindDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *why = livret_store_run_finish (LIVRET_STORE (store), result, &error);
  gboolean bound = why == NULL || *why != '\0';

  if (why == NULL)
    livret_household_report (self->household, error);
  let_change (self, !bound);
  gtk_label_set_label (GTK_LABEL (self->bound_words), why != NULL ? why : "");
  gtk_widget_set_visible (self->bound_notes, why != NULL && bound);
}

static void
set_text (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
fill (LivretKindDialog *self, const LivretKind *kind)
{
  g_autofree char *low = livret_kind_limit_text (kind->components[0].plausible_low);
  g_autofree char *high = livret_kind_limit_text (kind->components[0].plausible_high);

  self->filling = TRUE;
  set_text (self->name_row, kind->label);
  set_text (self->unit_row, livret_unit_display (kind->unit));
  set_text (self->low_row, low);
  set_text (self->high_row, high);
  adw_combo_row_set_selected (self->decimals_row, (guint) kind->decimals);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (days[i].aggregate == kind->aggregate)
      adw_combo_row_set_selected (self->day_row, i);
  self->filling = FALSE;
}

static void
change (LivretKindDialog *self, const LivretKind *kind)
{
  self->kind = kind;
  fill (self, kind);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Change the Kind"));
  adw_window_title_set_title (self->heading, _ ("Change the Kind"));
  gtk_button_set_label (GTK_BUTTON (self->add_button), _ ("Save"));
  adw_preferences_group_set_description (self->words, NULL);
  let_change (self, FALSE);
  if (livret_household_get_session (self->household) != NULL)
    livret_store_run_async (livret_household_get_store (self->household), LIVRET_DB_READ,
                            read_bound, (gpointer) kind, NULL, g_free, self->cancellable,
                            on_bound_read, g_object_ref (self));
}

LivretKindDialog *
livret_kind_dialog_new (LivretHousehold *household, const LivretKind *kind)
{
  LivretKindDialog *self = g_object_new (LIVRET_TYPE_KIND_DIALOG, NULL);

  self->household = g_object_ref (household);
  if (kind != NULL)
    change (self, livret_kind_now (kind));
  apply (self);
  livret_begin_at (ADW_DIALOG (self), self->name_row);
  return self;
}

static void
livret_kind_dialog_dispose (GObject *object)
{
  LivretKindDialog *self = LIVRET_KIND_DIALOG (object);

  self->filling = TRUE;
  g_cancellable_cancel (self->cancellable);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_KIND_DIALOG);
  G_OBJECT_CLASS (livret_kind_dialog_parent_class)->dispose (object);
}

static void
livret_kind_dialog_finalize (GObject *object)
{
  LivretKindDialog *self = LIVRET_KIND_DIALOG (object);

  g_clear_object (&self->household);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->failed);
  G_OBJECT_CLASS (livret_kind_dialog_parent_class)->finalize (object);
}

#define BIND(member) gtk_widget_class_bind_template_child (widget_class, LivretKindDialog, member)

static void
livret_kind_dialog_class_init (LivretKindDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_kind_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_kind_dialog_finalize;
  signals[KEPT] = g_signal_new ("kept", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-kind-dialog.ui");
  BIND (heading);
  BIND (add_button);
  BIND (words);
  BIND (name_row);
  BIND (unit_row);
  BIND (decimals_row);
  BIND (sample);
  BIND (name_notes);
  BIND (name_error);
  BIND (bound_notes);
  BIND (bound_words);
  BIND (low_row);
  BIND (high_row);
  BIND (limits_notes);
  BIND (limits_error);
  BIND (day_row);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
}

static void
livret_kind_dialog_init (LivretKindDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self);
  self->filling = FALSE;
}
