/* livret-chart-fit.c: a chart laid out in the room and the letters of its widget.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/charts/livret-chart-fit.h"

#include <math.h>

#include "app/charts/livret-chart-marks.h"

/* Below this width fewer dates and closer marks. */
#define NARROW 480
#define PLOT_HEIGHT 206
#define PLOT_HEIGHT_NARROW 166

static double
line_height (GtkWidget *widget)
{
  g_autoptr (PangoLayout) words =
      livret_chart_words (widget, "0", LIVRET_CHART_SMALL, PANGO_WEIGHT_NORMAL);
  double height;

  livret_chart_words_size (words, NULL, &height);
  return height;
}

/* Above the plot: room for the call-out, two lines of it. */
static double
headroom (double line)
{
  return 2 * line + 26;
}

double
livret_chart_fit_height (GtkWidget *widget, int width)
{
  double line = line_height (widget);

  return headroom (line) + (width > 0 && width < NARROW ? PLOT_HEIGHT_NARROW : PLOT_HEIGHT) + line +
         14;
}

static double
width_of (GtkWidget *widget, const char *text, PangoWeight weight)
{
  g_autoptr (PangoLayout) words = livret_chart_words (widget, text, LIVRET_CHART_SMALL, weight);
  double width;

  livret_chart_words_size (words, &width, NULL);
  return width;
}

static double
widest_value (GtkWidget *widget, const LivretChartLayout *layout)
{
  double widest = 0;

  for (guint i = 0; i < layout->grid->len; i++)
    {
      g_autofree char *label =
          livret_chart_value_label (layout, g_array_index (layout->grid, LivretChartGrid, i).value);

      widest = fmax (widest, width_of (widget, label, PANGO_WEIGHT_NORMAL));
    }
  return widest;
}

static double
widest_limit (GtkWidget *widget, const LivretChartLayout *layout)
{
  double widest = 0;

  for (guint i = 0; i < layout->bands->len; i++)
    {
      const LivretChartBand *band = &g_array_index (layout->bands, LivretChartBand, i);
      double limits[] = { band->low, band->high };

      for (guint j = 0; j < G_N_ELEMENTS (limits); j++)
        if (!isnan (limits[j]))
          {
            g_autofree char *label = livret_chart_limit_label (layout, j == 1, limits[j]);

            widest = fmax (widest, width_of (widget, label, PANGO_WEIGHT_BOLD));
          }
    }
  return widest;
}

/* What is free between the plot's top and the highest mark serves the call-out too. */
static double
find_free (const LivretChartLayout *layout)
{
  double highest = layout->bottom;

  for (guint i = 0; i < layout->marks->len; i++)
    {
      const LivretChartMark *mark = &g_array_index (layout->marks, LivretChartMark, i);

      highest = fmin (highest, mark->y);
      if (layout->style == LIVRET_CHART_RANGES)
        highest = fmin (highest, mark->y_high);
      if (!isnan (mark->y_most))
        highest = fmin (highest, mark->y_most);
    }
  return fmax (highest - layout->top - 8, 0);
}

static LivretChartSize
find_size (GtkWidget *widget, const LivretChartHeld *held, int width, int height)
{
  double line = line_height (widget);

  return (LivretChartSize) {
    .width = width,
    .height = height,
    .left = 40,
    .right = 40,
    .top = held != NULL ? held->top : headroom (line),
    .bottom = line + 14,
    .spacing = width < NARROW ? 4.5 : 6,
    .tick = width < NARROW ? 54 : 78,
    .edge = LIVRET_CHART_EDGE,
    .held = held != NULL,
    .held_low = held != NULL ? held->low : 0,
    .held_high = held != NULL ? held->high : 0,
  };
}

LivretChartLayout *
livret_chart_fit (GtkWidget *widget,
                  const LivretChartSubject *subject,
                  const LivretChartHeld *held,
                  const LivretChartMargins *least,
                  int width,
                  int height)
{
  double line = line_height (widget);
  LivretChartSize size = find_size (widget, held, width, height);
  g_autoptr (LivretChartLayout) fitted = NULL;

  for (int i = 0; i < 2; i++)
    {
      LivretChartLayout *layout = livret_chart_layout_new (
          &subject->rule.kind, subject->points, subject->span.from, subject->span.until, &size);

      layout->target = subject->rule.target;
      size.left = fmax (widest_value (widget, layout) + 10, least->left);
      size.right = fmax (fmax (widest_limit (widget, layout) + 10, 8), least->right);
      if (held == NULL)
        size.top = fmax (headroom (line) - find_free (layout), line);
      g_clear_pointer (&fitted, livret_chart_layout_free);
      fitted = layout;
    }
  return g_steal_pointer (&fitted);
}
