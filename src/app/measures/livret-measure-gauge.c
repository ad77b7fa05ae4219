/* livret-measure-gauge.c: a bar that shows where a value stands against its usual range.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-gauge.h"

#include "app/charts/livret-chart-paint.h"

#define WIDTH 180
#define HEIGHT 14
#define TRACK 8
#define DOT 5.5

struct _LivretMeasureGauge
{
  GtkWidget parent_instance;

  LivretMeasureBand band;
};

G_DEFINE_FINAL_TYPE (LivretMeasureGauge, livret_measure_gauge, GTK_TYPE_WIDGET)

static void
paint_bar (GtkSnapshot *snapshot, double from, double until, double y, const GdkRGBA *colour)
{
  graphene_rect_t area =
      GRAPHENE_RECT_INIT ((float) from, (float) y, (float) (until - from), TRACK);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &area, TRACK / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, colour, &area);
  gtk_snapshot_pop (snapshot);
}

static void
livret_measure_gauge_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  const LivretMeasureBand *band = &LIVRET_MEASURE_GAUGE (widget)->band;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double width = gtk_widget_get_width (widget);
  double middle = gtk_widget_get_height (widget) / 2.0;
  double low = mirrored ? 1 - band->high : band->low;
  double high = mirrored ? 1 - band->low : band->high;
  double at = mirrored ? 1 - band->at : band->at;
  LivretChartInk ink;
  GdkRGBA track, range;

  livret_chart_ink_get (widget, &ink);
  track = ink.text;
  track.alpha *= ink.contrast ? 0.4f : 0.1f;
  range = ink.accent;
  range.alpha *= ink.contrast ? 0.9f : 0.4f;
  paint_bar (snapshot, 0, width, middle - TRACK / 2.0, &track);
  paint_bar (snapshot, low * width, high * width, middle - TRACK / 2.0, &range);
  livret_chart_paint_point (snapshot, &ink, DOT + at * (width - 2 * DOT), middle, DOT,
                            LIVRET_CHART_WITHIN, FALSE);
}

static void
livret_measure_gauge_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

void
livret_measure_gauge_set (LivretMeasureGauge *self, const LivretKind *kind, const double *values)
{
  gtk_widget_set_visible (GTK_WIDGET (self), livret_measure_band (kind, values[0], &self->band));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
livret_measure_gauge_class_init (LivretMeasureGaugeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = livret_measure_gauge_snapshot;
  widget_class->measure = livret_measure_gauge_measure;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
livret_measure_gauge_init (LivretMeasureGauge *self)
{
}
