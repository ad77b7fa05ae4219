/* livret-pdf-readings.c: one series on paper: chart, summary, origins; its table is in
 * livret-pdf-table.c. SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-chart-draw.h"
#include "sharing/livret-package-words.h"
#include "sharing/livret-pdf-pages.h"

#include <glib/gi18n-lib.h>

#define CHART_HEIGHT 190.0

static const LivretChartSize chart_size = {
  .width = LIVRET_SHEET_TEXT_WIDTH,
  .height = CHART_HEIGHT,
  .left = 40,
  .right = 48,
  .top = 8,
  .bottom = 22,
  .spacing = 3.4,
  .tick = 56,
};

/* What the marks of the sources look like in the chart, in the order of their numbers. */
static const char *const shapes[LIVRET_CHART_SOURCES] = { "●", "■", "◆", "✚" };

static guint
source_of (guint origin)
{
  return MIN (origin, LIVRET_CHART_SOURCES - 1);
}

static GArray *
find_points (const LivretPackageSeries *series)
{
  GArray *points = livret_package_points (series);

  for (guint i = 0; i < points->len; i++)
    g_array_index (points, LivretChartPoint, i).source =
        source_of (g_array_index (series->readings, LivretPackageReading, i).origin);
  return points;
}

static void
draw_origins (LivretSheet *sheet, const LivretPackageSeries *series)
{
  GString *words = g_string_new (NULL);
  g_autofree char *list = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < series->origins->len; i++)
    {
      g_autofree char *origin = livret_words_origin (g_ptr_array_index (series->origins, i));

      if (i > 0)
        g_string_append (words, ", ");
      if (series->origins->len > 1)
        g_string_append_printf (words, "[%u] %s ", i + 1, shapes[source_of (i)]);
      g_string_append (words, origin);
    }
  list = g_string_free (words, FALSE);
  sentence = g_strdup_printf (_ ("Origin: %s."), list);
  livret_sheet_text (sheet, LIVRET_TYPE_DIM, sentence);
}

int
livret_pdf_series_draw (LivretSheet *sheet, const LivretPackageSeries *series)
{
  g_autoptr (GArray) points = find_points (series);
  g_autoptr (LivretChartLayout) layout =
      livret_chart_layout_new (series->kind, points, 0, 0, &chart_size);
  g_autofree char *summary = livret_chart_summary (layout);
  g_autofree char *reference = livret_words_reference (series);
  int page;

  livret_sheet_need (sheet, CHART_HEIGHT + 150); /* heading, chart and first readings together */
  livret_sheet_heading (sheet, livret_kind_label (series->kind));
  page = sheet->page;
  livret_chart_draw (layout, sheet, LIVRET_SHEET_LEFT, sheet->y + 4);
  sheet->y += CHART_HEIGHT + 10;
  livret_sheet_text (sheet, LIVRET_TYPE_STRONG, summary);
  if (reference != NULL)
    livret_sheet_text (sheet, LIVRET_TYPE_DIM, reference);
  draw_origins (sheet, series);
  sheet->y += 10;
  livret_pdf_table_draw (sheet, series);
  return page;
}
