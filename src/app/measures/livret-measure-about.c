/* livret-measure-about.c: what is to be known of a measure, and what is chosen for it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-about.h"

#include <glib/gi18n.h>

#include "app/measures/livret-measure-change.h"
#include "app/measures/livret-measure-dialog.h"
#include "app/measures/livret-measure-figures.h"
#include "app/measures/livret-measure-order.h"
#include "app/measures/livret-sources-dialog.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-quantity.h"

struct _LivretMeasureAbout
{
  AdwBin parent_instance;

  AdwActionRow *target_row;
  AdwActionRow *note_row;
  GtkWidget *kind_row;
  AdwComboRow *unit_row;
  AdwActionRow *scale_row;
  AdwActionRow *range_row;
  AdwActionRow *possible_row;
  AdwActionRow *origins_row;
  AdwActionRow *how_row;
  AdwSwitchRow *today_row;
  AdwSwitchRow *tile_row;

  LivretHousehold *household;
  const LivretMeasureData *data;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LivretMeasureAbout, livret_measure_about, ADW_TYPE_BIN)

/* Rows ------------------------------------------------------------------------ */

static void
show_target (LivretMeasureAbout *self)
{
  const LivretMeasureTarget *target = self->data->choice->target;
  g_autofree char *limits = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *words = NULL;

  if (target == NULL)
    {
      adw_action_row_set_subtitle (self->target_row, _ ("None is set."));
      return;
    }
  limits = livret_measure_range_words (&self->data->rule.kind);
  origin = livret_measure_target_origin (target);
  words = livret_wording_join (limits ? limits : "", origin, NULL);
  adw_action_row_set_subtitle (self->target_row, words);
}

/* A kind of one unit leaves nothing to choose. */
static void
show_unit (LivretMeasureAbout *self)
{
  char **units = self->data->kind->units;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *formula = livret_kind_scale_words (self->data->kind);
  guint shown = 0;

  for (guint i = 0; units[i] != NULL; i++)
    {
      gtk_string_list_append (names, livret_unit_display (units[i]));
      if (g_str_equal (units[i], livret_measure_unit (self->data->kind)))
        shown = i;
    }
  adw_combo_row_set_model (self->unit_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->unit_row, shown);
  adw_action_row_set_subtitle (self->scale_row, formula != NULL ? formula : "");
  gtk_widget_set_visible (GTK_WIDGET (self->scale_row), formula != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->unit_row), units[0] != NULL && units[1] != NULL);
}

static void
show_range (LivretMeasureAbout *self)
{
  g_autofree char *range = livret_measure_range_words (self->data->kind);
  g_autofree char *possible = livret_measure_possible_words (self->data->kind);
  const char *source = livret_measure_range_source (self->data->kind);
  g_autofree char *words =
      range ? livret_wording_join (range, source ? source : "", NULL) : g_strdup ("");

  adw_action_row_set_subtitle (self->range_row, words);
  gtk_widget_set_visible (GTK_WIDGET (self->range_row), range != NULL);
  adw_action_row_set_subtitle (self->possible_row, possible != NULL ? possible : "");
  gtk_widget_set_visible (GTK_WIDGET (self->possible_row), possible != NULL);
}

static void
show_origins (LivretMeasureAbout *self)
{
  g_autofree char *origins = livret_measure_origins_words (self->data);

  adw_action_row_set_subtitle (self->origins_row, origins);
  gtk_widget_set_visible (GTK_WIDGET (self->origins_row), origins[0] != '\0');
}

/* No more landmarks than there is room for; the last chosen one leads back to those proposed. */
static void
show_today (LivretMeasureAbout *self)
{
  const GPtrArray *landmarks = self->data->landmarks;
  gboolean shown = g_ptr_array_find ((GPtrArray *) landmarks, self->data->kind, NULL);
  gboolean full = !shown && landmarks->len >= LIVRET_LANDMARKS_MAX;

  adw_switch_row_set_active (self->today_row, shown);
  gtk_widget_set_sensitive (GTK_WIDGET (self->today_row), !full);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->today_row),
                               full ? _ ("Eight are shown already.") : "");
}

void
livret_measure_about_set (LivretMeasureAbout *self,
                          LivretHousehold *household,
                          const LivretMeasureData *data)
{
  g_set_object (&self->household, household);
  self->data = data;
  self->filling = TRUE;
  show_target (self);
  adw_action_row_set_subtitle (self->note_row,
                               *data->choice->note != '\0' ? data->choice->note : _ ("None yet."));
  gtk_widget_set_visible (self->kind_row, data->kind->own);
  show_unit (self);
  show_range (self);
  show_origins (self);
  adw_action_row_set_subtitle (self->how_row, data->kind->aggregate == LIVRET_AGGREGATE_SUM
                                                  ? _ ("Sums of days, mean, trend, usual range")
                                                  : _ ("Mean, median, spread, trend, usual range"));
  show_today (self);
  adw_switch_row_set_active (self->tile_row, !data->choice->hidden);
  self->filling = FALSE;
}

/* What people do -------------------------------------------------------------- */

static void
edit (LivretMeasureAbout *self, gboolean at_note)
{
  adw_dialog_present (
      ADW_DIALOG (livret_measure_dialog_new (self->household, self->data->choice, at_note)),
      GTK_WIDGET (self));
}

static void
on_target_activated (LivretMeasureAbout *self)
{
  edit (self, FALSE);
}

static void
on_note_activated (LivretMeasureAbout *self)
{
  edit (self, TRUE);
}

static void
on_origins_activated (LivretMeasureAbout *self)
{
  adw_dialog_present (
      livret_sources_dialog_new (self->household, self->data->choice->person, self->data->kind),
      GTK_WIDGET (self));
}

static void
on_today_switched (LivretMeasureAbout *self)
{
  gboolean shown = adw_switch_row_get_active (self->today_row);
  GPtrArray *kinds;

  if (self->filling || self->data == NULL)
    return;
  kinds = livret_measure_landmarks_with (self->data->landmarks, self->data->kind, shown);
  livret_measure_change_do (self->household,
                            livret_measure_change_landmarks (self->data->choice->person, kinds),
                            shown ? _ ("Shown on Today") : _ ("No longer shown on Today"));
}

static void
on_tile_switched (LivretMeasureAbout *self)
{
  gboolean hidden = !adw_switch_row_get_active (self->tile_row);

  if (self->filling || self->data == NULL)
    return;
  livret_measure_change_do (
      self->household,
      livret_measure_change_hidden (self->data->choice->person, self->data->kind, hidden),
      hidden ? _ ("Measure hidden") : _ ("Measure shown again"));
}

/* The first unit is the usual one: choosing it leaves nothing chosen. */
static void
on_unit_chosen (LivretMeasureAbout *self)
{
  guint selected = adw_combo_row_get_selected (self->unit_row);
  const LivretKind *kind = self->data != NULL ? self->data->kind : NULL;
  g_autofree char *message = NULL;

  if (self->filling || kind == NULL || selected >= g_strv_length (kind->units) ||
      g_str_equal (kind->units[selected], livret_measure_unit (kind)))
    return;
  message = g_strdup_printf (_ ("Shown in %s"), livret_unit_display (kind->units[selected]));
  livret_measure_change_do (
      self->household,
      livret_measure_change_unit (self->data->choice->person, kind,
                                  selected > 0 ? kind->units[selected] : NULL),
      message);
}

/* The widget ------------------------------------------------------------------ */

static void
livret_measure_about_dispose (GObject *object)
{
  LivretMeasureAbout *self = LIVRET_MEASURE_ABOUT (object);

  self->data = NULL;
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_MEASURE_ABOUT);
  g_clear_object (&self->household);
  G_OBJECT_CLASS (livret_measure_about_parent_class)->dispose (object);
}

#define BIND(member) gtk_widget_class_bind_template_child (widget_class, LivretMeasureAbout, member)

static void
livret_measure_about_class_init (LivretMeasureAboutClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_measure_about_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-measure-about.ui");
  BIND (target_row);
  BIND (note_row);
  BIND (kind_row);
  BIND (unit_row);
  BIND (scale_row);
  BIND (range_row);
  BIND (possible_row);
  BIND (origins_row);
  BIND (how_row);
  BIND (today_row);
  BIND (tile_row);
  gtk_widget_class_bind_template_callback (widget_class, on_target_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_note_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_unit_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_origins_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_today_switched);
  gtk_widget_class_bind_template_callback (widget_class, on_tile_switched);
}

static void
livret_measure_about_init (LivretMeasureAbout *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
