/* livret-page-series.c: readings as JSON: rows for the table, marks for the chart, figures for
 * words. SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-page-data.h"

#include "base/livret-quantity.h"
#include "sharing/livret-json-writer.h"

#include <math.h>
#include <string.h>

#define TENTHS 10

static gboolean
has_own_unit (const LivretKind *kind, guint component)
{
  return strcmp (kind->components[component].unit, kind->unit) != 0;
}

static void
write_value (GString *json, const LivretPackageSeries *series, guint component, double value)
{
  double shown = value;

  if (isnan (value) || has_own_unit (series->kind, component))
    {
      livret_json_number (json, value, isnan (value) ? -1 : 0);
      return;
    }
  livret_kind_from_canonical (series->kind, value, series->unit, &shown);
  livret_json_number (json, shown, livret_kind_decimals (series->kind, series->unit));
}

/* In English, as labels: the page has the words. */
static void
write_choices (GString *json, const LivretKind *kind)
{
  livret_json_key (json, "choices");
  livret_json_open (json, '[');
  for (guint i = 0; kind->choices != NULL && kind->choices[i] != NULL; i++)
    livret_json_string (json, kind->choices[i]);
  livret_json_close (json, ']');
}

static void
write_components (GString *json, const LivretPackageSeries *series)
{
  const LivretKind *kind = series->kind;

  livret_json_key (json, "components");
  livret_json_open (json, '[');
  for (guint c = 0; c < kind->n_components; c++)
    {
      livret_json_open (json, '{');
      livret_json_member (json, "label", kind->components[c].label);
      livret_json_member (json, "unit", livret_unit_display (kind->components[c].unit));
      livret_json_member_int (json, "decimals", 0);
      livret_json_key (json, "own");
      livret_json_bool (json, has_own_unit (kind, c));
      livret_json_close (json, '}');
    }
  livret_json_close (json, ']');
}

static void
write_references (GString *json, const LivretPackageSeries *series)
{
  const LivretKind *kind = series->kind;

  livret_json_key (json, "references");
  livret_json_open (json, '[');
  for (guint c = 0; c < kind->n_components; c++)
    {
      const LivretComponent *component = &kind->components[c];

      if (has_own_unit (kind, c) ||
          (isnan (component->reference_low) && isnan (component->reference_high)))
        continue;
      livret_json_open (json, '{');
      livret_json_member (json, "label", component->label);
      livret_json_key (json, "low");
      write_value (json, series, c, component->reference_low);
      livret_json_key (json, "high");
      write_value (json, series, c, component->reference_high);
      livret_json_member (json, "source",
                          component->reference_source != NULL ? component->reference_source : "");
      livret_json_close (json, '}');
    }
  livret_json_close (json, ']');
}

static void
write_origins (GString *json, const LivretPackageSeries *series)
{
  livret_json_key (json, "origins");
  livret_json_open (json, '[');
  for (guint i = 0; i < series->origins->len; i++)
    {
      const LivretPackageOrigin *origin = g_ptr_array_index (series->origins, i);

      livret_json_open (json, '{');
      livret_json_member (json, "source", origin->source);
      livret_json_key (json, "typed");
      livret_json_bool (json, origin->typed);
      livret_json_close (json, '}');
    }
  livret_json_close (json, ']');
}

/* 1 above, -1 below, 0 within its usual range. */
static int
position_of (LivretChartPosition position)
{
  return position == LIVRET_CHART_ABOVE ? 1 : position == LIVRET_CHART_BELOW ? -1 : 0;
}

static int
row_position (const LivretKind *kind, const double *values)
{
  int found = 0;

  for (guint c = 0; c < kind->n_components && found <= 0; c++)
    if (!has_own_unit (kind, c))
      {
        int position = position_of (livret_chart_position (&kind->components[c], values[c]));

        found = position != 0 ? position : found;
      }
  return found;
}

/* [wall clock, value…, origin, position, limit] */
static void
write_rows (GString *json, const LivretPackageSeries *series)
{
  livret_json_key (json, "rows");
  livret_json_open (json, '[');
  for (guint i = 0; i < series->readings->len; i++)
    {
      const LivretPackageReading *reading =
          &g_array_index (series->readings, LivretPackageReading, i);

      livret_json_open (json, '[');
      livret_json_int (json, reading->point.wall);
      for (guint c = 0; c < series->kind->n_components; c++)
        write_value (json, series, c, reading->point.values[c]);
      livret_json_int (json, reading->origin);
      livret_json_int (json, row_position (series->kind, reading->point.values));
      livret_json_int (json, reading->limit);
      livret_json_close (json, ']');
    }
  livret_json_close (json, ']');
}

static void
write_length (GString *json, double length)
{
  livret_json_number (json, length * TENTHS, isnan (length) ? -1 : 0);
}

static void
write_length_member (GString *json, const char *key, double length)
{
  livret_json_key (json, key);
  write_length (json, length);
}

static void
write_marks (GString *json, const LivretChartLayout *layout)
{
  livret_json_key (json, "marks");
  livret_json_open (json, '[');
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const LivretChartMark *mark = &g_array_index (layout->marks, LivretChartMark, i);

      livret_json_open (json, '[');
      write_length (json, mark->x);
      write_length (json, mark->y);
      write_length (json, mark->y_low);
      write_length (json, mark->y_high);
      livret_json_int (json, position_of (mark->position));
      livret_json_int (json, position_of (mark->position2));
      livret_json_close (json, ']');
    }
  livret_json_close (json, ']');
}

/* The pieces of the line, each as "x,y x,y". */
static void
write_line (GString *json, const LivretChartLayout *layout)
{
  livret_json_key (json, "line");
  livret_json_open (json, '[');
  for (guint i = 0; i < layout->line->len; i++)
    {
      const LivretChartNode *node = &g_array_index (layout->line, LivretChartNode, i);

      if (node->starts && i > 0)
        livret_json_close (json, ']');
      if (node->starts)
        livret_json_open (json, '[');
      write_length (json, node->x);
      write_length (json, node->y);
    }
  if (layout->line->len > 0)
    livret_json_close (json, ']');
  livret_json_close (json, ']');
}

static void
write_times (GString *json, const LivretChartLayout *layout)
{
  static const char *const forms[] = {
    [LIVRET_CHART_TICK_HOUR] = "hour",
    [LIVRET_CHART_TICK_DAY] = "day",
    [LIVRET_CHART_TICK_DAY_MONTH] = "day-month",
    [LIVRET_CHART_TICK_MONTH] = "month",
    [LIVRET_CHART_TICK_MONTH_YEAR] = "month-year",
    [LIVRET_CHART_TICK_YEAR] = "year",
  };

  livret_json_key (json, "times");
  livret_json_open (json, '[');
  for (guint i = 0; i < layout->times->len; i++)
    {
      const LivretChartTime *time = &g_array_index (layout->times, LivretChartTime, i);

      livret_json_open (json, '[');
      write_length (json, time->x);
      livret_json_int (json, time->wall);
      livret_json_string (json, forms[time->form]);
      livret_json_close (json, ']');
    }
  livret_json_close (json, ']');
}

static void
write_edge (GString *json, const LivretChartLayout *layout, const char *key, double y, double value)
{
  int decimals;

  livret_json_key (json, key);
  if (isnan (value))
    {
      livret_json_null (json);
      return;
    }
  livret_json_open (json, '[');
  write_length (json, y);
  livret_json_number (json, livret_chart_value_shown (layout, value, &decimals), -1);
  livret_json_close (json, ']');
}

static void
write_scales (GString *json, const LivretChartLayout *layout)
{
  int decimals;

  livret_json_key (json, "grid");
  livret_json_open (json, '[');
  for (guint i = 0; i < layout->grid->len; i++)
    {
      const LivretChartGrid *grid = &g_array_index (layout->grid, LivretChartGrid, i);

      livret_json_open (json, '[');
      write_length (json, grid->y);
      livret_json_number (json, livret_chart_value_shown (layout, grid->value, &decimals), -1);
      livret_json_close (json, ']');
    }
  livret_json_close (json, ']');
  livret_json_key (json, "bands");
  livret_json_open (json, '[');
  for (guint i = 0; i < layout->bands->len; i++)
    {
      const LivretChartBand *band = &g_array_index (layout->bands, LivretChartBand, i);

      livret_json_open (json, '{');
      write_length_member (json, "top", band->y_top);
      write_length_member (json, "bottom", band->y_bottom);
      write_edge (json, layout, "low", band->y_low, band->low);
      write_edge (json, layout, "high", band->y_high, band->high);
      livret_json_close (json, '}');
    }
  livret_json_close (json, ']');
}

static void
write_chart (GString *json, const char *key, const LivretChartLayout *layout)
{
  static const char *const styles[] = {
    [LIVRET_CHART_STEMS] = "stems",
    [LIVRET_CHART_LINE] = "line",
    [LIVRET_CHART_RANGES] = "ranges",
    [LIVRET_CHART_BARS] = "bars",
  };
  int decimals;

  livret_chart_value_shown (layout, 0, &decimals);
  livret_json_key (json, key);
  livret_json_open (json, '{');
  livret_json_member (json, "style", styles[layout->style]);
  livret_json_member_int (json, "decimals", decimals);
  write_length_member (json, "width", layout->width);
  write_length_member (json, "height", layout->height);
  write_length_member (json, "left", layout->left);
  write_length_member (json, "top", layout->top);
  write_length_member (json, "right", layout->right);
  write_length_member (json, "bottom", layout->bottom);
  write_marks (json, layout);
  write_line (json, layout);
  write_times (json, layout);
  write_scales (json, layout);
  livret_json_close (json, '}');
}

/* The last row, and what it or its day says. */
static void
write_last (GString *json, const LivretPackageSeries *series)
{
  double values[LIVRET_COMPONENTS_MAX];
  const LivretPackageReading *last = livret_package_last (series, values);

  livret_json_key (json, "last");
  if (last == NULL)
    {
      livret_json_null (json);
      return;
    }
  livret_json_open (json, '{');
  livret_json_member_int (json, "row",
                          last - (LivretPackageReading *) (gpointer) series->readings->data);
  livret_json_member_int (json, "day", last->day * (gint64) 86400);
  livret_json_key (json, "values");
  livret_json_open (json, '[');
  for (guint c = 0; c < series->kind->n_components; c++)
    write_value (json, series, c, values[c]);
  livret_json_close (json, ']');
  livret_json_close (json, '}');
}

static void
write_figures (GString *json, const LivretPackageSeries *series, const LivretChartFigures *figures)
{
  livret_json_key (json, "figures");
  livret_json_open (json, '{');
  livret_json_member_int (json, "count", figures->count);
  livret_json_member_int (json, "above", figures->above);
  livret_json_member_int (json, "below", figures->below);
  livret_json_member_int (json, "implausible", figures->implausible);
  livret_json_member_int (json, "first", figures->first_wall);
  livret_json_member_int (json, "last", figures->last_wall);
  livret_json_key (json, "mean");
  livret_json_open (json, '[');
  for (guint c = 0; c < series->kind->n_components; c++)
    write_value (json, series, c, figures->mean[c]);
  livret_json_close (json, ']');
  livret_json_close (json, '}');
}

/* Two layouts: for a desk, and for a narrow window or large type. */
static const LivretChartSize wide = {
  .width = 800,
  .height = 300,
  .left = 56,
  .right = 64,
  .top = 14,
  .bottom = 32,
  .spacing = 5,
  .tick = 76,
};
static const LivretChartSize narrow = {
  .width = 380,
  .height = 260,
  .left = 52,
  .right = 52,
  .top = 14,
  .bottom = 32,
  .spacing = 5,
  .tick = 62,
};

char *
livret_page_data_series (const LivretPackageSeries *series, const char *name)
{
  g_autoptr (GArray) points = livret_package_points (series);
  g_autoptr (LivretChartLayout) layout =
      livret_chart_layout_new (series->kind, points, 0, 0, &wide);
  g_autoptr (LivretChartLayout) small =
      livret_chart_layout_new (series->kind, points, 0, 0, &narrow);
  GString *json = g_string_new (NULL);

  livret_json_open (json, '{');
  livret_json_member (json, "id", series->id);
  livret_json_member (json, "kind", series->kind->id);
  livret_json_member (json, "label", series->kind->label);
  livret_json_member (json, "name", name);
  livret_json_member (json, "unit", livret_unit_display (series->unit));
  livret_json_member_int (json, "decimals", livret_kind_decimals (series->kind, series->unit));
  livret_json_key (json, "adds");
  livret_json_bool (json, series->kind->aggregate == LIVRET_AGGREGATE_SUM);
  write_choices (json, series->kind);
  write_components (json, series);
  write_references (json, series);
  write_origins (json, series);
  write_rows (json, series);
  write_last (json, series);
  write_chart (json, "chart", layout);
  write_chart (json, "narrow", small);
  write_figures (json, series, &layout->figures);
  livret_json_close (json, '}');
  return g_string_free (json, FALSE);
}
