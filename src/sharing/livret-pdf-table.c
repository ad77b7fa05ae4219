/* livret-pdf-table.c: readings on paper: two columns of lines, each with its heading.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-package-words.h"
#include "sharing/livret-pdf-pages.h"

#include "base/livret-quantity.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define ROW 15.5
#define COLUMNS 2
#define COLUMN_GAP 22.0
#define COLUMN ((LIVRET_SHEET_TEXT_WIDTH - COLUMN_GAP) / COLUMNS)
#define ROWS_MOST 400 /* more are summed up by day, or by month */
#define CELLS 4

/* One line: a reading (when, value, second value, origin), or several (when, mean, extent, count).
 */
typedef struct
{
  char *cells[CELLS];
} TableRow;

static const double widths[CELLS] = { 0.49, 0.23, 0.12, 0.16 };
static const double span_widths[CELLS] = { 0.34, 0.2, 0.28, 0.18 };

static void
row_clear (TableRow *row)
{
  for (guint i = 0; i < CELLS; i++)
    g_free (row->cells[i]);
}

/* --- readings one by one ------------------------------------------------------------- */

static const char *
position_sign (const LivretKind *kind, const double *values)
{
  const char *sign = "";

  for (guint c = 0; c < kind->n_components; c++)
    {
      LivretChartPosition position = livret_chart_position (&kind->components[c], values[c]);

      if (strcmp (kind->components[c].unit, kind->unit) != 0)
        continue;
      if (position == LIVRET_CHART_ABOVE)
        return " ↑";
      if (position == LIVRET_CHART_BELOW)
        sign = " ↓";
    }
  return sign;
}

/* The component with a unit of its own (the pulse beside a pressure), -1 if there is none. */
static int
own_component (const LivretKind *kind)
{
  for (guint c = 1; c < kind->n_components; c++)
    if (strcmp (kind->components[c].unit, kind->unit) != 0)
      return c;
  return -1;
}

static void
add_readings (GArray *rows, const LivretPackageSeries *series)
{
  int own = own_component (series->kind);

  for (guint i = series->readings->len; i > 0; i--)
    {
      const LivretPackageReading *reading =
          &g_array_index (series->readings, LivretPackageReading, i - 1);
      const double *values = reading->point.values;
      g_autofree char *numbers = livret_words_numbers (series, values);
      g_autofree char *limited = livret_limit_before (reading->limit, numbers);
      TableRow row = { {
          livret_words_wall (reading->point.wall),
          g_strconcat (limited, position_sign (series->kind, values), NULL),
          own >= 0 && !isnan (values[own]) ? livret_decimal_display (values[own], 0)
                                           : g_strdup (""),
          series->origins->len > 1 ? g_strdup_printf ("[%u]", reading->origin + 1) : g_strdup (""),
      } };

      g_array_append_val (rows, row);
    }
}

/* --- readings summed up -------------------------------------------------------------- */

/* Readings @first to @end (not included) as one line. */
static void
add_span (
    GArray *rows, const LivretPackageSeries *series, guint first, guint end, const char *format)
{
  const LivretPackageReading *readings = &g_array_index (series->readings, LivretPackageReading, 0);
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (readings[first].day * (gint64) 86400);
  gboolean adds = series->kind->aggregate == LIVRET_AGGREGATE_SUM;
  double sums[LIVRET_COMPONENTS_MAX] = { 0 };
  double low[LIVRET_COMPONENTS_MAX] = { INFINITY, NAN, NAN };
  double high[LIVRET_COMPONENTS_MAX] = { -INFINITY, NAN, NAN };
  guint counts[LIVRET_COMPONENTS_MAX] = { 0 };
  g_autofree char *lowest = NULL;
  g_autofree char *highest = NULL;
  TableRow row;

  for (guint i = first; i < end; i++)
    for (guint c = 0; c < series->kind->n_components; c++)
      {
        double value = readings[i].point.values[c];

        if (isnan (value) || readings[i].point.left_out > 0)
          continue;
        sums[c] += value;
        counts[c]++;
        low[0] = c == 0 ? fmin (low[0], value) : low[0];
        high[0] = c == 0 ? fmax (high[0], value) : high[0];
      }
  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    sums[c] = counts[c] == 0 ? NAN : adds ? sums[c] : sums[c] / counts[c];
  lowest = livret_words_numbers (series, low);
  highest = livret_words_numbers (series, high);
  row.cells[0] = g_date_time_format (date, format);
  row.cells[1] = livret_words_numbers (series, sums);
  row.cells[2] = adds ? g_strdup ("") : g_strdup_printf ("%s – %s", lowest, highest);
  row.cells[3] = livret_decimal_display (end - first, 0);
  g_array_append_val (rows, row);
}

static gint64
day_of (const LivretPackageReading *reading)
{
  return reading->day;
}

static gint64
month_of (const LivretPackageReading *reading)
{
  int year, month, day;

  livret_civil_from_days ((int) day_of (reading), &year, &month, &day);
  return year * 12 + month;
}

static void
add_spans (GArray *rows,
           const LivretPackageSeries *series,
           gint64 (*span_of) (const LivretPackageReading *),
           const char *format)
{
  const LivretPackageReading *readings = &g_array_index (series->readings, LivretPackageReading, 0);
  guint end = series->readings->len;

  while (end > 0)
    {
      guint first = end - 1;

      while (first > 0 && span_of (&readings[first - 1]) == span_of (&readings[end - 1]))
        first--;
      add_span (rows, series, first, end, format);
      end = first;
    }
}

/* Fills @rows newest first; answers whether they are readings, not sums. */
static gboolean
make_rows (GArray *rows, const LivretPackageSeries *series)
{
  if (series->readings->len <= ROWS_MOST && series->kind->aggregate != LIVRET_AGGREGATE_SUM)
    {
      add_readings (rows, series);
      return TRUE;
    }
  /* Translators: a day in a table, as for g_date_time_format(). */
  add_spans (rows, series, day_of, _ ("%-d\302\240%b\302\240%Y"));
  if (rows->len <= ROWS_MOST)
    return FALSE;
  g_array_set_size (rows, 0);
  /* Translators: a month in a table, as for g_date_time_format(). */
  add_spans (rows, series, month_of, _ ("%B\302\240%Y"));
  return FALSE;
}

/* --- drawing ------------------------------------------------------------------------- */

static void
draw_cells (LivretSheet *sheet,
            const char *const *cells,
            const double *parts,
            gboolean heading,
            double x,
            double y)
{
  static const LivretType row_types[CELLS] = {
    LIVRET_TYPE_BODY,
    LIVRET_TYPE_STRONG,
    LIVRET_TYPE_BODY,
    LIVRET_TYPE_DIM,
  };

  for (guint i = 0; i < CELLS; i++)
    {
      livret_sheet_put (sheet, heading ? LIVRET_TYPE_DIM : row_types[i],
                        i == CELLS - 1 ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT, x, y,
                        COLUMN * parts[i], cells[i]);
      x += COLUMN * parts[i];
    }
  cairo_set_source_rgb (sheet->cairo, 0.8, 0.8, 0.8);
  cairo_set_line_width (sheet->cairo, heading ? 0.8 : 0.4);
  cairo_move_to (sheet->cairo, x - COLUMN, y + ROW - 1.4);
  cairo_line_to (sheet->cairo, x, y + ROW - 1.4);
  cairo_stroke (sheet->cairo);
}

static void
set_headings (const LivretPackageSeries *series, gboolean single, const char *headings[CELLS])
{
  int own = own_component (series->kind);
  gboolean adds = series->kind->aggregate == LIVRET_AGGREGATE_SUM;

  headings[0] = _ ("Date");
  headings[1] = livret_unit_display (series->unit);
  headings[2] = !single    ? (adds ? "" : _ ("Lowest – highest"))
                : own >= 0 ? _ (series->kind->components[own].label)
                           : "";
  headings[3] = !single ? _ ("Readings") : series->origins->len > 1 ? _ ("Origin") : "";
}

/* Down the left column, then down the right one; on each page as much as it takes. */
void
livret_pdf_table_draw (LivretSheet *sheet, const LivretPackageSeries *series)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (TableRow));
  const char *headings[CELLS];
  gboolean single;
  guint done = 0;

  g_array_set_clear_func (rows, (GDestroyNotify) row_clear);
  single = make_rows (rows, series);
  set_headings (series, single, headings);
  while (done < rows->len)
    {
      const double *parts = single ? widths : span_widths;
      guint fit, left, here;

      livret_sheet_need (sheet, ROW * (1 + MIN (3, rows->len - done)));
      fit = (guint) ((LIVRET_SHEET_BOTTOM - sheet->y) / ROW) - 1;
      here = MIN (rows->len - done, COLUMNS * fit);
      left = (here + COLUMNS - 1) / COLUMNS;
      for (guint i = 0; i < here; i++)
        {
          double x = LIVRET_SHEET_LEFT + (i / left) * (COLUMN + COLUMN_GAP);

          if (i % left == 0)
            draw_cells (sheet, headings, parts, TRUE, x, sheet->y);
          draw_cells (sheet, (const char *const *) g_array_index (rows, TableRow, done + i).cells,
                      parts, FALSE, x, sheet->y + (1 + i % left) * ROW);
        }
      sheet->y += (1 + left) * ROW;
      done += here;
    }
}
