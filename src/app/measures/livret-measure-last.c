/* livret-measure-last.c: the last value of a measure, and where it stands.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-last.h"

#include <glib/gi18n.h>

#include "app/measures/livret-measure-gauge.h"
#include "app/measures/livret-measure-words.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wording.h"

struct _LivretMeasureLast
{
  AdwBin parent_instance;

  GtkOrientable *hero;
  GtkWidget *number;
  GtkWidget *unit;
  GtkWidget *when;
  GtkWidget *trend;
  GtkMenuButton *trend_button;
  GtkWidget *trend_label;
  GtkWidget *trend_reason;
  GtkWidget *position;
  GtkWidget *band;
  LivretMeasureGauge *gauge;
};

G_DEFINE_FINAL_TYPE (LivretMeasureLast, livret_measure_last, ADW_TYPE_BIN)

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_visible (label, text != NULL && text[0] != '\0');
}

/* "→ stable, in the usual range": what it was compared with is told on a click. */
static char *
say_standing (const LivretMeasureData *data, const double *values)
{
  const char *trend = livret_measure_trend_words (data->trend.way);
  int day = data->last ? livret_measure_day (data->last) : data->last_day;
  const char *position = livret_measure_position_words (
      livret_measure_position_now (&data->rule, values, day, data->today), data->rule.target);

  if (trend == NULL || position == NULL)
    return g_strdup (trend ? trend : position ? position : "");
  /* Translators: which way a value goes and where it stands: "→ stable, in the usual range". */
  return g_strdup_printf (C_ ("trend and range", "%s, %s"), trend, position);
}

static void
show_standing (LivretMeasureLast *self, const LivretMeasureData *data, const double *values)
{
  g_autofree char *words = say_standing (data, values);
  g_autofree char *reason = livret_measure_trend_reason (data->kind, &data->trend);

  gtk_widget_set_visible (self->trend, reason != NULL);
  gtk_label_set_label (GTK_LABEL (self->trend_label), words);
  gtk_label_set_label (GTK_LABEL (self->trend_reason), reason ? reason : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->trend_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  set_label (self->position, reason == NULL ? words : NULL);
  livret_measure_gauge_set (self->gauge, &data->rule.kind, values);
}

void
livret_measure_last_set (LivretMeasureLast *self, const LivretMeasureData *data)
{
  double values[LIVRET_COMPONENTS_MAX];
  g_autofree char *number = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *when = NULL;
  g_autofree char *capital = NULL;

  livret_measure_data_values (data, values);
  number = livret_measure_number (data->kind, values, &unit);
  when = data->last ? livret_wording_day_time (livret_measure_wall (data->last), data->today)
                    : livret_wording_day (data->last_day, data->today);
  capital = livret_wording_capital (when);
  set_label (self->number, number);
  set_label (self->unit, unit);
  set_label (self->when, capital);
  show_standing (self, data, values);
}

static void
explain_trend (LivretMeasureLast *self)
{
  gtk_menu_button_popup (self->trend_button);
}

void
livret_measure_last_fit (LivretMeasureLast *self, gboolean below, gboolean brief)
{
  GtkAlign align = below ? GTK_ALIGN_START : GTK_ALIGN_END;

  gtk_orientable_set_orientation (self->hero,
                                  below ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->hero), below ? 10 : 24);
  gtk_widget_set_halign (self->trend, align);
  gtk_widget_set_halign (self->position, align);
  gtk_label_set_xalign (GTK_LABEL (self->position), below ? 0 : 1);
  gtk_widget_set_halign (GTK_WIDGET (self->gauge), align);
  gtk_widget_set_visible (self->band, !brief);
}

/* The widget ------------------------------------------------------------------ */

static void
livret_measure_last_dispose (GObject *object)
{
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_MEASURE_LAST);
  G_OBJECT_CLASS (livret_measure_last_parent_class)->dispose (object);
}

#define BIND(member) gtk_widget_class_bind_template_child (widget_class, LivretMeasureLast, member)

static void
livret_measure_last_class_init (LivretMeasureLastClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_measure_last_dispose;
  g_type_ensure (LIVRET_TYPE_MEASURE_GAUGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-measure-last.ui");
  BIND (hero);
  BIND (number);
  BIND (unit);
  BIND (when);
  BIND (trend);
  BIND (trend_button);
  BIND (trend_label);
  BIND (trend_reason);
  BIND (position);
  BIND (band);
  BIND (gauge);
  gtk_widget_class_bind_template_callback (widget_class, explain_trend);
}

static void
livret_measure_last_init (LivretMeasureLast *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
