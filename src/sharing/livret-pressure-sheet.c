/* livret-pressure-sheet.c: a series of blood pressures measured at home as one A4 page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-pressure-sheet.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/livret-date.h"
#include "base/livret-quantity.h"
#include "record/livret-journal.h"
#include "sharing/livret-package-words.h"
#include "sharing/livret-sheet.h"

#define ROW 30.0
#define FIRST_COLUMN 92.0
#define COLUMNS 6
#define DAY 86400
/* So many of those that do not count are written one by one: the page is one page. */
#define MOST_LEFT_OUT 5

typedef struct
{
  LivretSheet *sheet;
  const LivretPressureSeries *series;
  const LivretKind *kind;
  const char *unit;
} Page;

static double
column_width (void)
{
  return (LIVRET_SHEET_TEXT_WIDTH - FIRST_COLUMN) / COLUMNS;
}

static double
column_x (guint column)
{
  return LIVRET_SHEET_LEFT + FIRST_COLUMN + column * column_width ();
}

/* "128/79" without its unit, which the head of the table says. */
static char *
numbers (const Page *page, const double *values)
{
  char *text = livret_kind_format (page->kind, values, page->unit);
  char *space = g_strrstr (text, "\302\240");

  if (space != NULL)
    *space = '\0';
  return text;
}

static void
draw_head (Page *page, const LivretPerson *person, gint64 made)
{
  g_autofree char *name = livret_words_full_name (person);
  g_autofree char *identity = livret_words_identity (person, made);
  g_autofree char *span = livret_pressure_series_span (page->series);

  livret_sheet_text (page->sheet, LIVRET_TYPE_TITLE, name);
  livret_sheet_text (page->sheet, LIVRET_TYPE_BODY, identity);
  page->sheet->y += 10;
  livret_sheet_heading (page->sheet, _ ("Blood pressure measured at home"));
  livret_sheet_text (page->sheet, LIVRET_TYPE_BODY, span);
  page->sheet->y += 6;
}

static void
draw_average (Page *page)
{
  g_autofree char *average = livret_kind_format (page->kind, page->series->mean, page->unit);
  g_autofree char *title = g_strdup_printf (
      ngettext ("Average of %u reading: %s", "Average of %u readings: %s", page->series->counted),
      page->series->counted, average);
  g_autofree char *compared =
      livret_pressure_series_compared (page->series, page->kind, page->unit);
  g_autoptr (GPtrArray) figures =
      livret_pressure_series_figures (page->series, page->kind, page->unit);

  livret_sheet_text (page->sheet, LIVRET_TYPE_LARGE, title);
  for (guint i = 1; i < figures->len; i++)
    {
      const LivretFigure *figure = figures->pdata[i];
      g_autofree char *line =
          figure->note != NULL
              /* Translators: a figure, its value and from how many: "Mornings: 131/82 mmHg (9
               * readings)". */
              ? g_strdup_printf (C_ ("sheet", "%s: %s (%s)"), figure->title, figure->value,
                                 figure->note)
              : g_strdup_printf (C_ ("figure", "%s: %s"), figure->title, figure->value);

      livret_sheet_text (page->sheet, LIVRET_TYPE_STRONG, line);
    }
  livret_sheet_text (page->sheet, LIVRET_TYPE_BODY, compared);
  page->sheet->y += 12;
}

static void
put (Page *page, LivretType type, double x, double y, double width, const char *text)
{
  livret_sheet_put (page->sheet, type, PANGO_ALIGN_LEFT, x, y, width, text);
}

static void
draw_column_heads (Page *page)
{
  double y = page->sheet->y;

  put (page, LIVRET_TYPE_STRONG, column_x (0), y, 3 * column_width (), _ ("Morning"));
  put (page, LIVRET_TYPE_STRONG, column_x (3), y, 3 * column_width (), _ ("Evening"));
  y += 16;
  put (page, LIVRET_TYPE_DIM, LIVRET_SHEET_LEFT, y, FIRST_COLUMN, livret_unit_display (page->unit));
  for (guint column = 0; column < COLUMNS; column++)
    {
      g_autofree char *head = g_strdup_printf ("%u", column % 3 + 1);

      put (page, LIVRET_TYPE_DIM, column_x (column), y, column_width (), head);
    }
  page->sheet->y = y + 14;
  livret_sheet_rule (page->sheet);
  page->sheet->y += 5;
}

/* Two lines a cell: the pressure; its time, and the pulse. */
static void
draw_cell (Page *page, const LivretPressureRow *row, double y)
{
  guint column = row->place + (row->evening ? LIVRET_PRESSURE_TIMES : 0);
  gint64 wall = row->reading.wall;
  gint64 seconds = ((wall % DAY) + DAY) % DAY;
  g_autofree char *pressure = numbers (page, row->reading.values);
  g_autofree char *time =
      g_strdup_printf ("%02d:%02d", (int) seconds / 3600, (int) seconds / 60 % 60);
  g_autofree char *pulse =
      isnan (row->reading.values[2]) ? NULL : livret_decimal_display (row->reading.values[2], 0);
  g_autofree char *below = pulse != NULL ? g_strdup_printf ("%s · %s", time, pulse) : NULL;

  put (page, LIVRET_TYPE_STRONG, column_x (column), y, column_width (), pressure);
  put (page, LIVRET_TYPE_DIM, column_x (column), y + 13, column_width (),
       below != NULL ? below : time);
}

static void
draw_days (Page *page)
{
  draw_column_heads (page);
  for (int day = 0; day < LIVRET_PRESSURE_DAYS; day++)
    {
      g_autofree char *name = livret_day_display (page->series->first_day + day);

      put (page, LIVRET_TYPE_BODY, LIVRET_SHEET_LEFT, page->sheet->y, FIRST_COLUMN, name);
      for (guint i = 0; i < page->series->rows->len; i++)
        {
          const LivretPressureRow *row = &g_array_index (page->series->rows, LivretPressureRow, i);

          if (row->day == day && row->why == LIVRET_PRESSURE_COUNTS)
            draw_cell (page, row, page->sheet->y);
        }
      page->sheet->y += ROW;
      livret_sheet_rule (page->sheet);
      page->sheet->y += 5;
    }
  livret_sheet_text (page->sheet, LIVRET_TYPE_DIM,
                     _ ("Below each pressure its time, and the pulse "
                        "a minute where it was measured."));
  page->sheet->y += 10;
}

static void
draw_left_out (Page *page)
{
  guint written = 0, more = 0;

  for (guint i = 0; i < page->series->rows->len; i++)
    {
      const LivretPressureRow *row = &g_array_index (page->series->rows, LivretPressureRow, i);
      g_autofree char *when = NULL;
      g_autofree char *pressure = NULL;
      g_autofree char *line = NULL;

      if (row->why == LIVRET_PRESSURE_COUNTS)
        continue;
      if (written == 0)
        livret_sheet_heading (page->sheet, _ ("Readings of these days that do not count"));
      if (written++ >= MOST_LEFT_OUT)
        {
          more++;
          continue;
        }
      when = livret_words_wall (row->reading.wall);
      pressure = livret_kind_format (page->kind, row->reading.values, page->unit);
      /* Translators: when, a reading, and why it does not count. */
      line = g_strdup_printf (C_ ("sheet", "%s: %s, %s"), when, pressure,
                              livret_pressure_why_words (row->why));
      livret_sheet_text (page->sheet, LIVRET_TYPE_BODY, line);
    }
  if (more > 0)
    {
      g_autofree char *line = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

      livret_sheet_text (page->sheet, LIVRET_TYPE_BODY, line);
    }
  page->sheet->y += 10;
}

static void
draw_rule (Page *page)
{
  g_autoptr (GPtrArray) figures =
      livret_pressure_series_figures (page->series, page->kind, page->unit);
  const LivretFigure *average = figures->pdata[0];

  livret_sheet_heading (page->sheet, _ ("How this is computed"));
  livret_sheet_text (page->sheet, LIVRET_TYPE_BODY, livret_pressure_rule_words ());
  livret_sheet_text (page->sheet, LIVRET_TYPE_BODY, average->formula);
  livret_sheet_text (page->sheet, LIVRET_TYPE_DIM, average->source);
}

int
livret_pressure_sheet_draw (const LivretPerson *person,
                            const LivretPressureSeries *series,
                            const LivretKind *kind,
                            const char *unit,
                            gint64 made,
                            GError **error)
{
  g_autofree char *name = livret_words_full_name (person);
  g_autofree char *day = livret_words_day (made);
  g_autofree char *footer =
      g_strdup_printf (_ ("Made with Livret on %s from readings measured at home"), day);
  Page page = { .series = series, .kind = kind, .unit = unit };

  page.sheet = livret_sheet_new (1, 1, name, footer, error);
  if (page.sheet == NULL)
    return -1;
  draw_head (&page, person, made);
  draw_average (&page);
  draw_days (&page);
  draw_left_out (&page);
  draw_rule (&page);
  return livret_sheet_finish (page.sheet, NULL, error);
}

gboolean
livret_pressure_sheet_note (LivretDb *db, const char *person, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  return livret_db_transaction_begin (&t, db, error) &&
         livret_journal_append_simple (db, error, "pressure-series-printed", person, NULL, NULL) &&
         livret_db_transaction_commit (&t, error);
}
