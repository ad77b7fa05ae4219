/* livret-measure-spark.c: a spark-line over the usual range.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-spark.h"

#include <math.h>

#include "app/charts/livret-chart-paint.h"

#define WIDTH 96
#define HEIGHT 30
#define DOT 3.2

struct _LivretMeasureSpark
{
  GtkWidget parent_instance;

  GArray *spots; /* LivretMeasureSpot */
  double low, high;
};

G_DEFINE_FINAL_TYPE (LivretMeasureSpark, livret_measure_spark, GTK_TYPE_WIDGET)

/* The values at bottom and top: the data, plus a margin. */
static void
find_range (LivretMeasureSpark *self, double *bottom, double *top)
{
  double low = INFINITY, high = -INFINITY, margin;

  for (guint i = 0; i < self->spots->len; i++)
    {
      double value = g_array_index (self->spots, LivretMeasureSpot, i).value;

      low = fmin (low, value);
      high = fmax (high, value);
    }
  margin = fmax ((high - low) * 0.35, fmax (fabs (high) * 0.015, 1e-6));
  *bottom = low - margin;
  *top = high + margin;
}

static void
paint_band (LivretMeasureSpark *self,
            GtkSnapshot *snapshot,
            const LivretChartInk *ink,
            double bottom,
            double top)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double low = isnan (self->low) ? bottom : self->low;
  double high = isnan (self->high) ? top : self->high;
  double y_high = CLAMP ((top - high) / (top - bottom), 0, 1) * height;
  double y_low = CLAMP ((top - low) / (top - bottom), 0, 1) * height;
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, (float) y_high, width, (float) (y_low - y_high));

  if (!isnan (self->low) || !isnan (self->high))
    livret_chart_paint_band (snapshot, ink, &area, LIVRET_CHART_FADE_NONE);
}

static void
paint_dot (GtkSnapshot *snapshot, const LivretChartInk *ink, double x, double y)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT ((float) x, (float) y), DOT);
  livret_chart_paint_path (snapshot, builder, 0, &ink->accent);
}

static void
paint_line (LivretMeasureSpark *self,
            GtkSnapshot *snapshot,
            const LivretChartInk *ink,
            double bottom,
            double top)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  int first = g_array_index (self->spots, LivretMeasureSpot, 0).day;
  int last = g_array_index (self->spots, LivretMeasureSpot, self->spots->len - 1).day;
  double x = 0, y = 0;

  for (guint i = 0; i < self->spots->len; i++)
    {
      const LivretMeasureSpot *spot = &g_array_index (self->spots, LivretMeasureSpot, i);
      double part = last > first ? (double) (spot->day - first) / (last - first) : 1;

      x = 1 + part * (width - DOT - 2);
      x = mirrored ? width - x : x;
      y = (top - spot->value) / (top - bottom) * height;
      if (i == 0)
        gsk_path_builder_move_to (builder, (float) x, (float) y);
      else
        gsk_path_builder_line_to (builder, (float) x, (float) y);
    }
  if (self->spots->len > 1)
    livret_chart_paint_path (snapshot, builder, 1.8, &ink->accent);
  paint_dot (snapshot, ink, x, y);
}

static void
livret_measure_spark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LivretMeasureSpark *self = LIVRET_MEASURE_SPARK (widget);
  LivretChartInk ink;
  double bottom, top;

  if (self->spots == NULL || self->spots->len == 0)
    return;
  livret_chart_ink_get (widget, &ink);
  find_range (self, &bottom, &top);
  paint_band (self, snapshot, &ink, bottom, top);
  paint_line (self, snapshot, &ink, bottom, top);
}

static void
livret_measure_spark_measure (GtkWidget *widget,
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
livret_measure_spark_set (LivretMeasureSpark *self, const LivretMeasureTile *tile)
{
  g_clear_pointer (&self->spots, g_array_unref);
  self->spots = g_array_ref (tile->spots);
  self->low = tile->low;
  self->high = tile->high;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
livret_measure_spark_finalize (GObject *object)
{
  g_clear_pointer (&LIVRET_MEASURE_SPARK (object)->spots, g_array_unref);
  G_OBJECT_CLASS (livret_measure_spark_parent_class)->finalize (object);
}

static void
livret_measure_spark_class_init (LivretMeasureSparkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = livret_measure_spark_finalize;
  widget_class->snapshot = livret_measure_spark_snapshot;
  widget_class->measure = livret_measure_spark_measure;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
livret_measure_spark_init (LivretMeasureSpark *self)
{
}
