/* livret-reading-dialog.c: types a reading, or corrects one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/readings/livret-reading-dialog-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/widgets/livret-begin-at.h"
#include "app/widgets/livret-error-text.h"
#include "app/widgets/livret-field.h"
#include "app/measures/livret-measure-words.h"
#include "app/readings/livret-kind-dialog.h"
#include "app/readings/livret-reading-jobs.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wrapped-button.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-clock.h"
#include "base/livret-quantity.h"

#define DAY 86400

G_DEFINE_FINAL_TYPE (LivretReadingDialog, livret_reading_dialog, ADW_TYPE_DIALOG)

GtkWidget *
livret_reading_dialog_get_row (LivretReadingDialog *self, guint component)
{
  GtkWidget *rows[LIVRET_COMPONENTS_MAX] = { self->first_row, self->second_row, self->third_row };

  g_return_val_if_fail (component < LIVRET_COMPONENTS_MAX, NULL);
  return rows[component];
}

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

const char *
livret_reading_dialog_get_unit (LivretReadingDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->unit_row);

  return selected < g_strv_length (self->kind->units) ? self->kind->units[selected]
                                                      : self->kind->units[0];
}

/* What is typed --------------------------------------------------------------- */

LivretReadingState *
livret_reading_dialog_get_state (LivretReadingDialog *self)
{
  LivretReadingInput input = {
    .kind = self->kind,
    .unit = livret_reading_dialog_get_unit (self),
    .day = get_text (self->day_row),
    .time = get_text (self->time_row),
    .now = livret_clock_now (),
    .zone = self->zone,
  };

  for (guint c = 0; c < self->kind->n_components; c++)
    input.values[c] = get_text (livret_reading_dialog_get_row (self, c));
  return livret_reading_state_new (&input);
}

void
livret_reading_dialog_apply (LivretReadingDialog *self)
{
  g_autoptr (LivretReadingState) state = NULL;
  g_autofree char *failed = NULL;

  if (self->filling || self->kind == NULL)
    return;
  state = livret_reading_dialog_get_state (self);
  if (self->failed != NULL)
    failed = livret_error_text (self->failed);
  livret_field_words (self->value_error, failed ? failed : state->value_error);
  livret_field_words (self->warning,
                      state->value_error == NULL && failed == NULL ? state->warning : NULL);
  livret_field_words (self->when_error, state->when_error);
  gtk_widget_set_visible (self->value_notes,
                          failed != NULL || state->value_error != NULL || state->warning != NULL);
  gtk_widget_set_visible (self->when_notes, state->when_error != NULL);
  for (guint c = 0; c < self->kind->n_components; c++)
    livret_field_invalid (livret_reading_dialog_get_row (self, c), state->value_error != NULL);
  livret_field_invalid (self->day_row, state->when_error != NULL);
  livret_field_invalid (self->time_row, state->when_error != NULL);
  gtk_widget_set_sensitive (self->save_button, state->can_save && !self->busy);
  gtk_widget_set_sensitive (self->again_group, state->can_save && !self->busy);
}

static void
on_changed (LivretReadingDialog *self)
{
  if (!self->filling)
    g_clear_error (&self->failed);
  livret_reading_dialog_apply (self);
}

/* The fields ------------------------------------------------------------------ */

static void
name_fields (LivretReadingDialog *self)
{
  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    {
      GtkWidget *row = livret_reading_dialog_get_row (self, c);
      g_autofree char *title = NULL;

      gtk_widget_set_visible (row, c < self->kind->n_components);
      if (c >= self->kind->n_components)
        continue;
      title = livret_reading_field (self->kind, c, livret_reading_dialog_get_unit (self));
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    }
}

static const char *
usual_unit (LivretReadingDialog *self)
{
  const char *chosen = livret_kind_unit_chosen (self->kind);

  if (chosen != NULL)
    return chosen;
  for (guint i = 0; self->habits != NULL && !self->editing && i < self->habits->len; i++)
    {
      const LivretReadingHabit *habit = &g_array_index (self->habits, LivretReadingHabit, i);

      if (habit->kind == self->kind && habit->unit != NULL)
        return habit->unit;
    }
  return self->kind->units[0];
}

static void
select_unit (LivretReadingDialog *self, const char *unit)
{
  for (guint i = 0; self->kind->units[i] != NULL; i++)
    if (g_str_equal (self->kind->units[i], unit))
      adw_combo_row_set_selected (self->unit_row, i);
}

static void
fill_units (LivretReadingDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gboolean filling = self->filling;

  for (guint i = 0; self->kind->units[i] != NULL; i++)
    gtk_string_list_take (names, livret_kind_unit_name (self->kind, self->kind->units[i]));
  self->filling = TRUE;
  adw_combo_row_set_model (self->unit_row, G_LIST_MODEL (names));
  select_unit (self, usual_unit (self));
  gtk_widget_set_visible (GTK_WIDGET (self->unit_row),
                          !self->editing && g_list_model_get_n_items (G_LIST_MODEL (names)) > 1);
  self->filling = filling;
}

static void
show_kind (LivretReadingDialog *self)
{
  fill_units (self);
  name_fields (self);
  livret_reading_dialog_apply (self);
}

static void
on_kind_selected (LivretReadingDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->kind_row);

  if (self->filling || selected >= self->kinds->len)
    return;
  self->kind = self->kinds->pdata[selected];
  self->settled = TRUE;
  g_clear_error (&self->failed);
  show_kind (self);
}

static void
on_unit_selected (LivretReadingDialog *self)
{
  if (self->filling)
    return;
  name_fields (self);
  on_changed (self);
}

void
livret_reading_dialog_set_when (LivretReadingDialog *self, gint64 wall)
{
  int day = (int) floor ((double) wall / DAY);
  int minutes = (int) ((wall - day * (gint64) DAY) / 60);
  g_autofree char *day_text = livret_reading_day_text (day);
  g_autofree char *time_text = g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);

  gtk_editable_set_text (GTK_EDITABLE (self->day_row), day_text);
  gtk_editable_set_text (GTK_EDITABLE (self->time_row), time_text);
}

static void
on_day_selected (LivretReadingDialog *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (date, "%d/%m/%Y");

  gtk_editable_set_text (GTK_EDITABLE (self->day_row), text);
  gtk_popover_popdown (self->calendar_popover);
}

/* Kinds and people ------------------------------------------------------------ */

/* Those read most first, then all others in their order. */
static void
fill_kinds (LivretReadingDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const LivretKind *const *all = livret_kinds ();
  guint place = 0;

  g_ptr_array_set_size (self->kinds, 0);
  for (guint i = 0; self->habits != NULL && i < self->habits->len; i++)
    g_ptr_array_add (self->kinds,
                     (gpointer) g_array_index (self->habits, LivretReadingHabit, i).kind);
  for (guint i = 0; all[i] != NULL; i++)
    if (!g_ptr_array_find (self->kinds, all[i], NULL))
      g_ptr_array_add (self->kinds, (gpointer) all[i]);
  for (guint i = 0; i < self->kinds->len; i++)
    gtk_string_list_append (names, livret_kind_label (self->kinds->pdata[i]));
  self->filling = TRUE;
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));
  if (self->kind == NULL)
    self->kind = self->kinds->pdata[0];
  g_ptr_array_find (self->kinds, self->kind, &place);
  adw_combo_row_set_selected (self->kind_row, place);
  self->filling = FALSE;
}

/* What was just made is what somebody wants to type. */
static void
on_kind_added (LivretReadingDialog *self, const char *id, AdwDialog *dialog)
{
  self->kind = livret_kind_by_id (id);
  self->settled = TRUE;
  g_clear_error (&self->failed);
  fill_kinds (self);
  show_kind (self);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (gtk_widget_grab_focus), self->first_row,
                           G_CONNECT_SWAPPED);
}

static void
on_new_kind_activated (LivretReadingDialog *self)
{
  LivretKindDialog *dialog = livret_kind_dialog_new (self->household, NULL);

  g_signal_connect_object (dialog, "kept", G_CALLBACK (on_kind_added), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static gboolean
is_untouched (LivretReadingDialog *self)
{
  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    if (get_text (livret_reading_dialog_get_row (self, c))[0] != '\0')
      return FALSE;
  return TRUE;
}

static void
on_habits_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretReadingDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GArray *habits = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (habits == NULL)
    {
      livret_household_report (self->household, error);
      return;
    }
  g_clear_pointer (&self->habits, g_array_unref);
  self->habits = habits;
  /* Nothing that was chosen or typed meanwhile is taken away. */
  if (self->editing || !is_untouched (self) || self->person == NULL)
    return;
  if (habits->len > 0 && !self->settled)
    self->kind = g_array_index (habits, LivretReadingHabit, 0).kind;
  fill_kinds (self);
  show_kind (self);
}

static void
read_habits (LivretReadingDialog *self)
{
  if (livret_household_get_session (self->household) != NULL && self->person != NULL)
    livret_store_run_async (livret_household_get_store (self->household), LIVRET_DB_READ,
                            livret_reading_habits, g_strdup (self->person), g_free,
                            (GDestroyNotify) g_array_unref, self->cancellable, on_habits_read,
                            g_object_ref (self));
}

static void
show_heading (LivretReadingDialog *self)
{
  g_autofree char *words = livret_household_title_of (self->household, self->person);

  adw_window_title_set_subtitle (self->heading, words);
}

static void
on_person_selected (LivretReadingDialog *self)
{
  GPtrArray *people = livret_household_get_people (self->household);
  guint selected = adw_combo_row_get_selected (self->person_row);

  if (self->filling || selected >= people->len)
    return;
  g_set_str (&self->person, ((LivretPerson *) people->pdata[selected])->id);
  show_heading (self);
  read_habits (self);
}

/* Asked for only where the page does not already say it. */
static void
fill_people (LivretReadingDialog *self, const char *person)
{
  GPtrArray *people = livret_household_get_people (self->household);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < people->len; i++)
    gtk_string_list_append (names, ((LivretPerson *) people->pdata[i])->name);
  self->filling = TRUE;
  adw_combo_row_set_model (self->person_row, G_LIST_MODEL (names));
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->person_row), person == NULL && people->len > 1);
  if (person == NULL && people->len > 0)
    person = ((LivretPerson *) people->pdata[0])->id;
  g_set_str (&self->person, person);
}

/* Buttons --------------------------------------------------------------------- */

static void
on_save_clicked (LivretReadingDialog *self)
{
  livret_reading_dialog_keep (self, FALSE);
}

static void
on_again_activated (LivretReadingDialog *self)
{
  livret_reading_dialog_keep (self, TRUE);
}

static void
on_cancel_clicked (LivretReadingDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
livret_reading_dialog_closed (AdwDialog *dialog)
{
  livret_reading_dialog_offer_undo (LIVRET_READING_DIALOG (dialog));
}

/* The dialog ------------------------------------------------------------------ */

LivretReadingDialog *
livret_reading_dialog_new (LivretHousehold *household, const char *person, const LivretKind *kind)
{
  LivretReadingDialog *self = g_object_new (LIVRET_TYPE_READING_DIALOG, NULL);

  self->household = g_object_ref (household);
  self->zone = g_time_zone_new_local ();
  self->kind = kind;
  self->settled = kind != NULL;
  adw_window_title_set_title (self->heading, _ ("Add a reading"));
  fill_people (self, person);
  show_heading (self);
  fill_kinds (self);
  livret_reading_dialog_set_when (self, livret_wording_wall (livret_clock_now ()));
  show_kind (self);
  read_habits (self);
  livret_begin_at (ADW_DIALOG (self), self->first_row);
  return self;
}

static void
fill_reading (LivretReadingDialog *self)
{
  const LivretReading *reading = &self->reading;

  self->filling = TRUE;
  for (guint c = 0; c < self->kind->n_components; c++)
    {
      self->as_filled[c] = livret_reading_value_text (self->kind, c, reading->values[c],
                                                      livret_reading_dialog_get_unit (self));
      gtk_editable_set_text (GTK_EDITABLE (livret_reading_dialog_get_row (self, c)),
                             self->as_filled[c]);
    }
  livret_reading_dialog_set_when (self, reading->time + reading->offset_min * 60);
  self->when_filled = g_strconcat (get_text (self->day_row), " ", get_text (self->time_row), NULL);
  self->filling = FALSE;
  adw_action_row_set_subtitle (self->found_row, reading->written);
  adw_action_row_set_subtitle (self->origin_row,
                               reading->source[0] ? reading->source : _ ("Typed by hand"));
}

LivretReadingDialog *
livret_reading_dialog_new_edit (LivretHousehold *household,
                                const char *person,
                                const LivretReading *reading)
{
  LivretReadingDialog *self = g_object_new (LIVRET_TYPE_READING_DIALOG, NULL);

  self->household = g_object_ref (household);
  self->editing = TRUE;
  self->kind = reading->kind;
  self->reading = *reading;
  self->reading.written = g_strdup (reading->written);
  self->reading.source = g_strdup (reading->source);
  /* The time is that of the clock it was read on. */
  self->zone = g_time_zone_new_offset (reading->offset_min * 60);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Correct a reading"));
  adw_window_title_set_title (self->heading, _ ("Correct a reading"));
  gtk_button_set_label (GTK_BUTTON (self->save_button), _ ("Save"));
  gtk_widget_set_visible (self->again_group, FALSE);
  gtk_widget_set_visible (self->found_group, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind_row), FALSE);
  gtk_widget_set_visible (self->new_kind_row, FALSE);
  fill_people (self, person);
  show_heading (self);
  fill_kinds (self);
  fill_units (self);
  fill_reading (self);
  show_kind (self);
  livret_begin_at (ADW_DIALOG (self), self->first_row);
  return self;
}

static void
livret_reading_dialog_dispose (GObject *object)
{
  LivretReadingDialog *self = LIVRET_READING_DIALOG (object);

  self->filling = TRUE;
  g_cancellable_cancel (self->cancellable);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_READING_DIALOG);
  G_OBJECT_CLASS (livret_reading_dialog_parent_class)->dispose (object);
}

static void
livret_reading_dialog_finalize (GObject *object)
{
  LivretReadingDialog *self = LIVRET_READING_DIALOG (object);

  g_clear_object (&self->household);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->habits, g_array_unref);
  g_clear_error (&self->failed);
  livret_reading_clear (&self->reading);
  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    g_free (self->as_filled[c]);
  g_free (self->when_filled);
  g_free (self->person);
  g_free (self->last_added);
  g_array_unref (self->keys);
  g_ptr_array_unref (self->kinds);
  G_OBJECT_CLASS (livret_reading_dialog_parent_class)->finalize (object);
}

#define BIND(member)                                                                               \
  gtk_widget_class_bind_template_child (widget_class, LivretReadingDialog, member)

static void
bind_template (GtkWidgetClass *widget_class)
{
  BIND (heading);
  BIND (save_button);
  BIND (person_row);
  BIND (kind_row);
  BIND (new_kind_row);
  BIND (first_row);
  BIND (second_row);
  BIND (third_row);
  BIND (unit_row);
  BIND (value_notes);
  BIND (value_error);
  BIND (warning);
  BIND (day_row);
  BIND (time_row);
  BIND (calendar);
  BIND (calendar_popover);
  BIND (when_notes);
  BIND (when_error);
  BIND (found_group);
  BIND (found_row);
  BIND (origin_row);
  BIND (again_group);
  BIND (added_notes);
  BIND (added);
}

static void
livret_reading_dialog_class_init (LivretReadingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_reading_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_reading_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = livret_reading_dialog_closed;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-reading-dialog.ui");
  bind_template (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_person_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_new_kind_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_unit_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_again_activated);
}

static void
livret_reading_dialog_init (LivretReadingDialog *self)
{
  self->kinds = g_ptr_array_new ();
  self->keys = g_array_new (FALSE, FALSE, sizeof (LivretReadingKey));
  self->cancellable = g_cancellable_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  livret_wrap_button_rows (GTK_WIDGET (self));
  gtk_widget_set_visible (self->value_notes, FALSE);
  gtk_widget_set_visible (self->when_notes, FALSE);
  gtk_widget_set_visible (self->added_notes, FALSE);
  self->filling = FALSE;
}
