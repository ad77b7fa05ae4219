/* livret-measure-dialog.c: sets target and note of a measure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-dialog.h"

#include <glib/gi18n.h>

#include "app/measures/livret-measure-change.h"
#include "app/measures/livret-measure-words.h"
#include "app/measures/livret-target-state.h"
#include "app/readings/livret-reading-state.h"
#include "app/widgets/livret-begin-at.h"
#include "app/widgets/livret-field.h"
#include "app/widgets/livret-template.h"
#include "base/livret-clock.h"
#include "base/livret-date.h"
#include "base/livret-quantity.h"

/* Two numbers are drawn with a band at most: systolic and diastolic. */
#define LIMITED 2
#define BY_PRACTITIONER 1

struct _LivretMeasureDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *save_button;
  GtkWidget *low_row;
  GtkWidget *high_row;
  GtkWidget *low2_row;
  GtkWidget *high2_row;
  AdwComboRow *unit_row;
  GtkWidget *limits_notes;
  GtkWidget *limits_error;
  GtkWidget *words;
  GtkWidget *origin_group;
  AdwComboRow *by_row;
  GtkWidget *name_row;
  GtkWidget *since_row;
  GtkWidget *origin_notes;
  GtkWidget *origin_error;
  GtkTextView *note;
  GtkWidget *note_error;

  LivretHousehold *household;
  char *person;
  const LivretKind *kind;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LivretMeasureDialog, livret_measure_dialog, ADW_TYPE_DIALOG)

static GtkWidget *
get_row (LivretMeasureDialog *self, guint component, gboolean high)
{
  GtkWidget *rows[LIMITED][2] = { { self->low_row, self->high_row },
                                  { self->low2_row, self->high2_row } };

  g_assert (component < LIMITED);
  return rows[component][high != FALSE];
}

static guint
count_limited (LivretMeasureDialog *self)
{
  return MIN (livret_measure_target_components (self->kind), LIMITED);
}

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static const char *
get_unit (LivretMeasureDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->unit_row);

  return selected < g_strv_length (self->kind->units) ? self->kind->units[selected]
                                                      : self->kind->units[0];
}

/* What is typed --------------------------------------------------------------- */

static char *
get_note (LivretMeasureDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static LivretTargetState *
get_state (LivretMeasureDialog *self)
{
  g_autofree char *note = get_note (self);
  LivretTargetInput input = {
    .kind = self->kind,
    .unit = get_unit (self),
    .by_practitioner = adw_combo_row_get_selected (self->by_row) == BY_PRACTITIONER,
    .set_by = get_text (self->name_row),
    .since = get_text (self->since_row),
    .note = note,
    .now = livret_clock_now (),
  };

  for (guint c = 0; c < count_limited (self); c++)
    {
      input.low[c] = get_text (get_row (self, c, FALSE));
      input.high[c] = get_text (get_row (self, c, TRUE));
    }
  return livret_target_state_new (&input);
}

static void
apply (LivretMeasureDialog *self)
{
  g_autoptr (LivretTargetState) state = NULL;

  if (self->filling || self->kind == NULL)
    return;
  state = get_state (self);
  livret_field_words (self->limits_error, state->limits_error);
  livret_field_words (self->words, state->words);
  livret_field_words (self->origin_error, state->origin_error);
  livret_field_words (self->note_error, state->note_error);
  gtk_widget_set_visible (self->limits_notes, state->limits_error != NULL || state->words != NULL);
  gtk_widget_set_visible (self->origin_notes, state->origin_error != NULL);
  gtk_widget_set_visible (self->origin_group, state->target != NULL);
  gtk_widget_set_visible (self->name_row,
                          adw_combo_row_get_selected (self->by_row) == BY_PRACTITIONER);
  for (guint c = 0; c < count_limited (self); c++)
    for (int high = 0; high < 2; high++)
      livret_field_invalid (get_row (self, c, high), state->limits_error != NULL);
  livret_field_invalid (self->name_row, state->origin_error != NULL);
  livret_field_invalid (self->since_row, state->origin_error != NULL);
  livret_field_invalid (GTK_WIDGET (self->note), state->note_error != NULL);
  gtk_widget_set_sensitive (self->save_button, state->can_save);
}

static void
name_fields (LivretMeasureDialog *self)
{
  for (guint c = 0; c < LIMITED; c++)
    for (int high = 0; high < 2; high++)
      {
        GtkWidget *row = get_row (self, c, high);
        g_autofree char *title = NULL;

        gtk_widget_set_visible (row, c < count_limited (self));
        if (c >= count_limited (self))
          continue;
        title = livret_target_field (self->kind, c, high, get_unit (self));
        adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      }
}

static void
on_unit_selected (LivretMeasureDialog *self)
{
  if (self->filling || self->kind == NULL)
    return;
  name_fields (self);
  apply (self);
}

/* Buttons --------------------------------------------------------------------- */

static void
on_save_clicked (LivretMeasureDialog *self)
{
  g_autoptr (LivretTargetState) state = get_state (self);
  g_autofree char *note = get_note (self);

  if (!state->can_save)
    return;
  livret_measure_change_do (
      self->household, livret_measure_change_words (self->person, self->kind, note, state->target),
      _ ("Target and note saved"));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_cancel_clicked (LivretMeasureDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* The dialog ------------------------------------------------------------------ */

static void
fill_units (LivretMeasureDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; self->kind->units[i] != NULL; i++)
    gtk_string_list_take (names, livret_kind_unit_name (self->kind, self->kind->units[i]));
  adw_combo_row_set_model (self->unit_row, G_LIST_MODEL (names));
  for (guint i = 0; self->kind->units[i] != NULL; i++)
    if (g_str_equal (self->kind->units[i], livret_measure_unit (self->kind)))
      adw_combo_row_set_selected (self->unit_row, i);
  gtk_widget_set_visible (GTK_WIDGET (self->unit_row), g_strv_length (self->kind->units) > 1);
}

static void
fill_limits (LivretMeasureDialog *self, const LivretMeasureTarget *target)
{
  for (guint c = 0; c < count_limited (self); c++)
    for (int high = 0; high < 2; high++)
      {
        g_autofree char *text =
            livret_reading_value_text (self->kind, c, high ? target->high[c] : target->low[c],
                                       livret_measure_unit (self->kind));

        gtk_editable_set_text (GTK_EDITABLE (get_row (self, c, high)), text);
      }
}

/* A date as it is typed: a whole day the French way, what is less precise as it is kept. */
static char *
type_date (const char *kept)
{
  int day;

  return livret_day_parse (kept, &day, NULL) ? livret_reading_day_text (day) : g_strdup (kept);
}

static void
fill (LivretMeasureDialog *self, const LivretMeasureChoice *choice)
{
  g_autofree char *since = choice->target != NULL ? type_date (choice->target->since)
                                                  : livret_reading_day_text (livret_clock_today ());

  self->filling = TRUE;
  fill_units (self);
  if (choice->target != NULL)
    {
      fill_limits (self, choice->target);
      adw_combo_row_set_selected (self->by_row,
                                  *choice->target->set_by != '\0' ? BY_PRACTITIONER : 0);
      gtk_editable_set_text (GTK_EDITABLE (self->name_row), choice->target->set_by);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->since_row), since);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note), choice->note, -1);
  name_fields (self);
  self->filling = FALSE;
}

static void
show_heading (LivretMeasureDialog *self)
{
  g_autofree char *words = livret_household_title_of (self->household, self->person);

  adw_window_title_set_title (self->heading, livret_kind_label (self->kind));
  adw_window_title_set_subtitle (self->heading, words);
}

LivretMeasureDialog *
livret_measure_dialog_new (LivretHousehold *household,
                           const LivretMeasureChoice *choice,
                           gboolean at_note)
{
  LivretMeasureDialog *self = g_object_new (LIVRET_TYPE_MEASURE_DIALOG, NULL);

  self->household = g_object_ref (household);
  self->person = g_strdup (choice->person);
  self->kind = choice->kind;
  show_heading (self);
  fill (self, choice);
  apply (self);
  livret_begin_at (ADW_DIALOG (self), at_note ? GTK_WIDGET (self->note) : self->low_row);
  return self;
}

/* Opened from elsewhere than the measure's page ------------------------------- */

typedef struct
{
  GtkWidget *parent;
  LivretHousehold *household;
  char *person;
  const LivretKind *kind;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->parent);
  g_object_unref (opening->household);
  g_free (opening->person);
  g_free (opening);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

/* The one who asked keeps @data until the answer is there. */
static gpointer
read_choice (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Opening *opening = data;

  return livret_measure_choices_get (db, opening->person, opening->kind, error);
}

static void
on_choice_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretMeasureChoice) choice =
      livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (choice == NULL)
    livret_household_report (opening->household, error);
  else if (gtk_widget_get_mapped (opening->parent))
    adw_dialog_present (ADW_DIALOG (livret_measure_dialog_new (opening->household, choice, FALSE)),
                        opening->parent);
}

void
livret_measure_dialog_open (GtkWidget *parent,
                            LivretHousehold *household,
                            const char *person,
                            const LivretKind *kind)
{
  Opening *opening;

  if (livret_household_get_session (household) == NULL)
    return;
  opening = g_new0 (Opening, 1);
  opening->parent = g_object_ref (parent);
  opening->household = g_object_ref (household);
  opening->person = g_strdup (person);
  opening->kind = kind;
  livret_store_run_async (livret_household_get_store (household), LIVRET_DB_READ, read_choice,
                          opening, NULL, (GDestroyNotify) livret_measure_choice_free,
                          livret_household_get_cancellable (household), on_choice_read, opening);
}

/* The widget ------------------------------------------------------------------ */

static void
livret_measure_dialog_dispose (GObject *object)
{
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_MEASURE_DIALOG);
  G_OBJECT_CLASS (livret_measure_dialog_parent_class)->dispose (object);
}

static void
livret_measure_dialog_finalize (GObject *object)
{
  LivretMeasureDialog *self = LIVRET_MEASURE_DIALOG (object);

  g_clear_object (&self->household);
  g_free (self->person);
  G_OBJECT_CLASS (livret_measure_dialog_parent_class)->finalize (object);
}

#define BIND(member)                                                                               \
  gtk_widget_class_bind_template_child (widget_class, LivretMeasureDialog, member)

static void
bind_template (GtkWidgetClass *widget_class)
{
  BIND (heading);
  BIND (save_button);
  BIND (low_row);
  BIND (high_row);
  BIND (low2_row);
  BIND (high2_row);
  BIND (unit_row);
  BIND (limits_notes);
  BIND (limits_error);
  BIND (words);
  BIND (origin_group);
  BIND (by_row);
  BIND (name_row);
  BIND (since_row);
  BIND (origin_notes);
  BIND (origin_error);
  BIND (note);
  BIND (note_error);
}

static void
livret_measure_dialog_class_init (LivretMeasureDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_measure_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_measure_dialog_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-measure-dialog.ui");
  bind_template (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_unit_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
}

static void
livret_measure_dialog_init (LivretMeasureDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->note), "changed", G_CALLBACK (apply),
                           self, G_CONNECT_SWAPPED);
}
