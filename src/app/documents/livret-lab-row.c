/* livret-lab-row.c: a result with its tick, and what can be written otherwise.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-lab-row.h"

#include <glib/gi18n.h>

#include "app/documents/livret-lab-state.h"
#include "app/widgets/livret-field.h"
#include "base/livret-quantity.h"

struct _LivretLabRow
{
  AdwExpanderRow parent_instance;

  GtkCheckButton *tick;
  GtkWidget *value_row;
  GtkWidget *day_row;

  LivretLabProposal proposal; /* its result is owned */
  int pages;
  gboolean own_day; /* written in this row */
  gboolean value_good;
  gboolean filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretLabRow, livret_lab_row, ADW_TYPE_EXPANDER_ROW)

const LivretLabResult *
livret_lab_row_get (LivretLabRow *self)
{
  return self->proposal.result;
}

gboolean
livret_lab_row_is_ticked (LivretLabRow *self)
{
  return gtk_check_button_get_active (self->tick);
}

/* What cannot be kept cannot be ticked. */
static void
apply (LivretLabRow *self)
{
  const LivretLabResult *result = self->proposal.result;
  g_autofree char *words = livret_lab_words (&self->proposal, self->pages);
  g_autofree char *questions =
      self->proposal.state == LIVRET_LAB_NEW ? livret_lab_questions (result) : NULL;
  g_autofree char *subtitle =
      questions != NULL ? g_strconcat (words, "\n", questions, NULL) : g_strdup (words);
  const char *name = livret_kind_label (result->kind);
  g_autofree char *value = livret_lab_value (result);
  /* Translators: on a box to tick: “Keep Glucose, 1.12 g/L”. */
  g_autofree char *spoken = g_strdup_printf (_ ("Keep %s, %s"), name, value);
  gboolean can = self->proposal.state == LIVRET_LAB_NEW && self->value_good && result->dated;

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  if (!can)
    gtk_check_button_set_active (self->tick, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->tick), can);
  gtk_widget_set_visible (GTK_WIDGET (self->tick), self->proposal.state == LIVRET_LAB_NEW);
}

static void
on_ticked (LivretLabRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_value_changed (LivretLabRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->value_row));

  if (self->filling)
    return;
  self->value_good = livret_lab_set_value (self->proposal.result, text);
  livret_field_invalid (self->value_row, !self->value_good);
  apply (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_day (LivretLabRow *self, const char *text)
{
  gboolean good = livret_lab_set_day (self->proposal.result, text);

  self->proposal.result->dated = good;
  livret_field_invalid (self->day_row, !good);
  apply (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_day_changed (LivretLabRow *self)
{
  if (self->filling)
    return;
  self->own_day = TRUE;
  set_day (self, gtk_editable_get_text (GTK_EDITABLE (self->day_row)));
}

static void
fill (LivretLabRow *self, GtkWidget *row, const char *text)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  self->filling = FALSE;
}

void
livret_lab_row_take_day (LivretLabRow *self, const char *text)
{
  if (self->own_day || self->proposal.state != LIVRET_LAB_NEW)
    return;
  set_day (self, text);
  fill (self, self->day_row, text);
}

static GtkWidget *
add_entry (LivretLabRow *self, const char *title, char *text, GCallback changed)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  fill (self, row, text);
  gtk_editable_set_editable (GTK_EDITABLE (row), self->proposal.state == LIVRET_LAB_NEW);
  g_signal_connect_object (row, "changed", changed, self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_free (text);
  return row;
}

static void
add_rows (LivretLabRow *self)
{
  const LivretLabResult *result = self->proposal.result;
  const char *unit = livret_unit_display (result->unit);
  /* Translators: title of a field: “Value, in g/L”. */
  g_autofree char *value =
      *unit != '\0' ? g_strdup_printf (_ ("Value, in %s"), unit) : g_strdup (_ ("Value"));
  GtkWidget *line = adw_action_row_new ();

  self->value_row =
      add_entry (self, value, livret_lab_value_text (result), G_CALLBACK (on_value_changed));
  self->day_row = add_entry (self, _ ("Day of the sample"), livret_lab_day_text (result),
                             G_CALLBACK (on_day_changed));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), _ ("As it stands in the text"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), result->line);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (line), TRUE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), line);
}

LivretLabRow *
livret_lab_row_new (const LivretLabProposal *proposal, int pages)
{
  LivretLabRow *self = g_object_new (LIVRET_TYPE_LAB_ROW, NULL);

  self->proposal.result = livret_lab_result_copy (proposal->result);
  self->proposal.state = proposal->state;
  self->pages = pages;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 livret_kind_label (proposal->result->kind));
  add_rows (self);
  apply (self);
  return self;
}

static void
livret_lab_row_finalize (GObject *object)
{
  livret_lab_result_free (LIVRET_LAB_ROW (object)->proposal.result);
  G_OBJECT_CLASS (livret_lab_row_parent_class)->finalize (object);
}

static void
livret_lab_row_class_init (LivretLabRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = livret_lab_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
livret_lab_row_init (LivretLabRow *self)
{
  self->value_good = TRUE;
  self->tick = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->tick), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->tick), "selection-mode");
  g_signal_connect_object (self->tick, "toggled", G_CALLBACK (on_ticked), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->tick));
}
