/* test-csv.c: cells as dates, times and numbers; records and delimiters; header names.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-csv-number.h"
#include "formats/livret-csv-time.h"
#include "formats/livret-csv.h"

static void
test_time (void)
{
  static const struct
  {
    const char *text;
    LivretDateOrder order;
    const char *wall; /* NULL: not to be taken */
    int offset_min;
  } table[] = {
    { "2026-10-24 08:12:31", LIVRET_DATE_ORDER_UNKNOWN, "2026-10-24 08:12:31", G_MININT },
    { "2026-10-24T08:12:31.482Z", LIVRET_DATE_ORDER_UNKNOWN, "2026-10-24 08:12:31", 0 },
    { "2026-10-24T08:12+02:00", LIVRET_DATE_ORDER_UNKNOWN, "2026-10-24 08:12:00", 120 },
    { "2026-10-24 08:12:31 -0330", LIVRET_DATE_ORDER_UNKNOWN, "2026-10-24 08:12:31", -210 },
    { "2026/10/24 08:12", LIVRET_DATE_ORDER_UNKNOWN, "2026-10-24 08:12:00", G_MININT },
    { "24.10.2026 08:12", LIVRET_DATE_ORDER_MONTH_FIRST, "2026-10-24 08:12:00", G_MININT },
    { "03.04.2026 08:12", LIVRET_DATE_ORDER_UNKNOWN, "2026-04-03 08:12:00", G_MININT },
    { "24/10/2026 8h05", LIVRET_DATE_ORDER_UNKNOWN, "2026-10-24 08:05:00", G_MININT },
    { "24/10/2026 \303\240 08:05", LIVRET_DATE_ORDER_UNKNOWN, "2026-10-24 08:05:00", G_MININT },
    { "10-24-2026 08:12 PM", LIVRET_DATE_ORDER_UNKNOWN, "2026-10-24 20:12:00", G_MININT },
    { "10-24-2026 12:00\342\200\257AM", LIVRET_DATE_ORDER_UNKNOWN, "2026-10-24 00:00:00",
      G_MININT },
    { "10-24-2026 12:30 p.m.", LIVRET_DATE_ORDER_UNKNOWN, "2026-10-24 12:30:00", G_MININT },
    { "03/04/2026", LIVRET_DATE_ORDER_UNKNOWN, NULL, 0 },
    { "03/04/2026", LIVRET_DATE_ORDER_DAY_FIRST, "2026-04-03 00:00:00", G_MININT },
    { "03/04/2026", LIVRET_DATE_ORDER_MONTH_FIRST, "2026-03-04 00:00:00", G_MININT },
    { "05/05/2026", LIVRET_DATE_ORDER_UNKNOWN, "2026-05-05 00:00:00", G_MININT },
    { "Dec 28, 2025 08:12", LIVRET_DATE_ORDER_UNKNOWN, "2025-12-28 08:12:00", G_MININT },
    { "Jan 12 2025", LIVRET_DATE_ORDER_UNKNOWN, "2025-01-12 00:00:00", G_MININT },
    { "28 d\303\251c. 2025", LIVRET_DATE_ORDER_UNKNOWN, "2025-12-28 00:00:00", G_MININT },
    { "1 ao\303\273t 2025 07:00", LIVRET_DATE_ORDER_UNKNOWN, "2025-08-01 07:00:00", G_MININT },
    { "2024-02-29", LIVRET_DATE_ORDER_UNKNOWN, "2024-02-29 00:00:00", G_MININT },
    { "2026-02-29", LIVRET_DATE_ORDER_UNKNOWN, NULL, 0 },
    { "31/04/2026", LIVRET_DATE_ORDER_UNKNOWN, NULL, 0 },
    { "2026-13-01", LIVRET_DATE_ORDER_UNKNOWN, NULL, 0 },
    { "24/10/26", LIVRET_DATE_ORDER_DAY_FIRST, NULL, 0 },
    { "2026-10-24 25:00", LIVRET_DATE_ORDER_UNKNOWN, NULL, 0 },
    { "2026-10-24 13:00 PM", LIVRET_DATE_ORDER_UNKNOWN, NULL, 0 },
    { "2026-10-24 08:12 tomorrow", LIVRET_DATE_ORDER_UNKNOWN, NULL, 0 },
    { "1700-01-01", LIVRET_DATE_ORDER_UNKNOWN, NULL, 0 },
    { "24-10/2026", LIVRET_DATE_ORDER_UNKNOWN, NULL, 0 },
    { "", LIVRET_DATE_ORDER_UNKNOWN, NULL, 0 },
    { "72.4", LIVRET_DATE_ORDER_UNKNOWN, NULL, 0 },
    { "1792905120", LIVRET_DATE_ORDER_DAY_FIRST, "2026-10-25 05:12:00", 0 },
    { "1792905120000", LIVRET_DATE_ORDER_UNKNOWN, "2026-10-25 05:12:00", 0 },
    { "2026102408", LIVRET_DATE_ORDER_UNKNOWN, NULL, 0 },
    { "17929051200", LIVRET_DATE_ORDER_UNKNOWN, NULL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      LivretCsvTime time;
      gint64 wall = 0;
      gboolean taken = livret_csv_time_parse (table[i].text, &time) &&
                       livret_csv_time_wall (&time, table[i].order, &wall);

      g_test_message ("%s", table[i].text);
      g_assert_cmpint (taken, ==, table[i].wall != NULL);
      if (taken)
        {
          g_autoptr (GDateTime) instant = g_date_time_new_from_unix_utc (wall);
          g_autofree char *text = g_date_time_format (instant, "%Y-%m-%d %H:%M:%S");

          g_assert_cmpstr (text, ==, table[i].wall);
          g_assert_cmpint (time.offset_min, ==, table[i].offset_min);
        }
    }
}

typedef struct
{
  const char *text;
  const char *kind;
  const char *unit;
  LivretCsvNumberStatus status;
  double value;
  int decimals;
  int flags;
  gboolean exact;
  LivretCsvLimits limits;
  LivretCsvDecimals sign;
} NumberRow;

static void
check_numbers (const NumberRow *table, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      const LivretKind *kind = livret_kind_by_id (table[i].kind);
      LivretCsvNumber number;

      g_test_message ("%s", table[i].text);
      g_assert_cmpint (livret_csv_number_parse (table[i].text, &kind->components[0], kind,
                                                table[i].unit, table[i].sign, &table[i].limits,
                                                &number),
                       ==, table[i].status);
      if (table[i].status != LIVRET_CSV_NUMBER_GOOD)
        continue;
      g_assert_cmpfloat (number.value, ==, table[i].value);
      g_assert_cmpint (number.decimals, ==, table[i].decimals);
      g_assert_cmpint (number.flags, ==, table[i].flags);
      g_assert_cmpint (number.exact, ==, table[i].exact);
    }
}

static void
test_number (void)
{
  static const NumberRow table[] = {
    { "72.40", "weight", "kg", LIVRET_CSV_NUMBER_GOOD, 72.4, 2, 0, TRUE },
    { "72,4", "weight", "kg", LIVRET_CSV_NUMBER_GOOD, 72.4, 1, LIVRET_READING_COMMA, TRUE },
    { "+72.4", "weight", "kg", LIVRET_CSV_NUMBER_GOOD, 72.4, 1, 0, FALSE },
    { "072", "weight", "kg", LIVRET_CSV_NUMBER_GOOD, 72, 0, 0, FALSE },
    { "8123", "steps", "{steps}", LIVRET_CSV_NUMBER_GOOD, 8123, 0, 0, TRUE },
    { "8\342\200\257123", "steps", "{steps}", LIVRET_CSV_NUMBER_GOOD, 8123, 0, 0, FALSE },
    { "8 123", "steps", "{steps}", LIVRET_CSV_NUMBER_GOOD, 8123, 0, 0, FALSE },
    { "8 12", "steps", "{steps}", LIVRET_CSV_NUMBER_BAD, 0, 0, 0, FALSE },
    { "4,404", "steps", "{steps}", LIVRET_CSV_NUMBER_AMBIGUOUS, 0, 0, 0, FALSE },
    { "4.404", "steps", "{steps}", LIVRET_CSV_NUMBER_AMBIGUOUS, 0, 0, 0, FALSE },
    { "72,400", "weight", "kg", LIVRET_CSV_NUMBER_GOOD, 72.4, 3, LIVRET_READING_COMMA, TRUE },
    { "3,450", "weight", "g", LIVRET_CSV_NUMBER_AMBIGUOUS, 0, 0, 0, FALSE },
    { "<40", "glucose", "mg/dL", LIVRET_CSV_NUMBER_GOOD, 40, 0, LIVRET_READING_BELOW, FALSE },
    { "\342\211\245 400", "glucose", "mg/dL", LIVRET_CSV_NUMBER_GOOD, 400, 0, LIVRET_READING_ABOVE,
      FALSE },
    { "Low", "glucose", "mg/dL", LIVRET_CSV_NUMBER_BAD, 0, 0, 0, FALSE },
    { "1e3", "steps", "{steps}", LIVRET_CSV_NUMBER_BAD, 0, 0, 0, FALSE },
    { "NaN", "weight", "kg", LIVRET_CSV_NUMBER_BAD, 0, 0, 0, FALSE },
    { "1,234,567", "steps", "{steps}", LIVRET_CSV_NUMBER_BAD, 0, 0, 0, FALSE },
    { "'-12", "temperature", "Cel", LIVRET_CSV_NUMBER_BAD, 0, 0, 0, FALSE },
  };

  check_numbers (table, G_N_ELEMENTS (table));
}

/* Where a person told the decimal sign, the other one groups thousands. */
static void
test_told_signs (void)
{
#define NO_LIMITS { 0, 0 }
  static const NumberRow table[] = {
    { "4.404", "steps", "{steps}", LIVRET_CSV_NUMBER_GOOD, 4404, 0, 0, FALSE, NO_LIMITS,
      LIVRET_CSV_DECIMALS_COMMA },
    { "4,404", "steps", "{steps}", LIVRET_CSV_NUMBER_GOOD, 4404, 0, 0, FALSE, NO_LIMITS,
      LIVRET_CSV_DECIMALS_POINT },
    { "3,450", "weight", "g", LIVRET_CSV_NUMBER_GOOD, 3.45, 3, LIVRET_READING_COMMA, TRUE,
      NO_LIMITS, LIVRET_CSV_DECIMALS_COMMA },
    { "3,450", "weight", "g", LIVRET_CSV_NUMBER_GOOD, 3450, 0, 0, FALSE, NO_LIMITS,
      LIVRET_CSV_DECIMALS_POINT },
    { "1.234,5", "steps", "{steps}", LIVRET_CSV_NUMBER_GOOD, 1234.5, 1, LIVRET_READING_COMMA, FALSE,
      NO_LIMITS, LIVRET_CSV_DECIMALS_COMMA },
    { "1,234,567", "steps", "{steps}", LIVRET_CSV_NUMBER_GOOD, 1234567, 0, 0, FALSE, NO_LIMITS,
      LIVRET_CSV_DECIMALS_POINT },
    { "71.9", "weight", "kg", LIVRET_CSV_NUMBER_GOOD, 71.9, 1, 0, TRUE, NO_LIMITS,
      LIVRET_CSV_DECIMALS_COMMA },
    { "1,23,4", "steps", "{steps}", LIVRET_CSV_NUMBER_BAD, 0, 0, 0, FALSE, NO_LIMITS,
      LIVRET_CSV_DECIMALS_POINT },
  };
#undef NO_LIMITS

  check_numbers (table, G_N_ELEMENTS (table));
}

static void
test_limits (void)
{
  static const NumberRow table[] = {
    { "Low",
      "glucose",
      "mg/dL",
      LIVRET_CSV_NUMBER_GOOD,
      40,
      0,
      LIVRET_READING_BELOW,
      FALSE,
      { 40, 400 } },
    { "HI",
      "glucose",
      "mmol/L",
      LIVRET_CSV_NUMBER_GOOD,
      22.2,
      1,
      LIVRET_READING_ABOVE,
      FALSE,
      { 40, 400 } },
    { "LO", "glucose", "mg/dL", LIVRET_CSV_NUMBER_BAD, 0, 0, 0, FALSE, { 0, 400 } },
    { "40",
      "glucose",
      "mg/dL",
      LIVRET_CSV_NUMBER_GOOD,
      40,
      0,
      LIVRET_READING_BELOW,
      TRUE,
      { 40, 400 } },
    { "41", "glucose", "mg/dL", LIVRET_CSV_NUMBER_GOOD, 41, 0, 0, TRUE, { 40, 400 } },
    { "399", "glucose", "mg/dL", LIVRET_CSV_NUMBER_GOOD, 399, 0, 0, TRUE, { 40, 400 } },
    { "400",
      "glucose",
      "mg/dL",
      LIVRET_CSV_NUMBER_GOOD,
      400,
      0,
      LIVRET_READING_ABOVE,
      TRUE,
      { 40, 400 } },
    { "2.2",
      "glucose",
      "mmol/L",
      LIVRET_CSV_NUMBER_GOOD,
      2.2,
      1,
      LIVRET_READING_BELOW,
      TRUE,
      { 40, 400 } },
    { "22.2",
      "glucose",
      "mmol/L",
      LIVRET_CSV_NUMBER_GOOD,
      22.2,
      1,
      LIVRET_READING_ABOVE,
      TRUE,
      { 40, 400 } },
    { "22.1", "glucose", "mmol/L", LIVRET_CSV_NUMBER_GOOD, 22.1, 1, 0, TRUE, { 40, 400 } },
  };

  check_numbers (table, G_N_ELEMENTS (table));
}

/* In French, in either gender. */
static void
test_limit_words (void)
{
  static const NumberRow table[] = {
    { "\303\211lev\303\251",
      "glucose",
      "mg/dL",
      LIVRET_CSV_NUMBER_GOOD,
      400,
      0,
      LIVRET_READING_ABOVE,
      FALSE,
      { 40, 400 } },
    { "Elev\303\251e",
      "glucose",
      "mg/dL",
      LIVRET_CSV_NUMBER_GOOD,
      400,
      0,
      LIVRET_READING_ABOVE,
      FALSE,
      { 40, 400 } },
    { "haute",
      "glucose",
      "mg/dL",
      LIVRET_CSV_NUMBER_GOOD,
      400,
      0,
      LIVRET_READING_ABOVE,
      FALSE,
      { 40, 400 } },
    { "Faible",
      "glucose",
      "mg/dL",
      LIVRET_CSV_NUMBER_GOOD,
      40,
      0,
      LIVRET_READING_BELOW,
      FALSE,
      { 40, 400 } },
    { "basse",
      "glucose",
      "mg/dL",
      LIVRET_CSV_NUMBER_GOOD,
      40,
      0,
      LIVRET_READING_BELOW,
      FALSE,
      { 40, 400 } },
  };

  check_numbers (table, G_N_ELEMENTS (table));
}

/* Records as cells between bars, one a line. */
static char *
read_all (const char *text, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretCsv) csv = livret_csv_new (bytes, &error);
  GString *out = g_string_new (NULL);

  if (csv != NULL)
    while (livret_csv_next (csv, &error))
      {
        g_string_append_printf (out, "%u:", csv->line);
        for (guint i = 0; i < csv->n_fields; i++)
          g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", livret_csv_field (csv, i));
        g_string_append_c (out, '\n');
      }
  if (error != NULL)
    g_string_append (out, "error\n");
  return g_string_free (out, FALSE);
}

static void
test_records (void)
{
  static const struct
  {
    const char *what;
    const char *text;
    const char *cells;
  } table[] = {
    { "plain", "a,b\n1,2\n", "1:a|b\n2:1|2\n" },
    { "no last line end", "a,b\n1,2", "1:a|b\n2:1|2\n" },
    { "CRLF", "a,b\r\n1,2\r\n", "1:a|b\n2:1|2\n" },
    { "CR", "a,b\r1,2\r", "1:a|b\n2:1|2\n" },
    { "byte order mark", "\357\273\277a;b\n1;2\n", "1:a|b\n2:1|2\n" },
    { "delimiter by the header, not the numbers", "a;b\n1,5;2,5\n", "1:a|b\n2:1,5|2,5\n" },
    { "tabs", "a\tb\n1\t2\n", "1:a|b\n2:1|2\n" },
    { "separator line", "sep=;\na;b\n1;2\n", "2:a|b\n3:1|2\n" },
    { "quoted delimiter", "a,b\n\"1,5\",2\n", "1:a|b\n2:1,5|2\n" },
    { "doubled quotes", "a\n\"x \"\"y\"\" z\"\n", "1:a\n2:x \"y\" z\n" },
    { "quote inside", "a\n5\" tall\n", "1:a\n2:5\" tall\n" },
    { "line end inside", "a,b\n\"1\n2\",3\n4,5\n", "1:a|b\n2:1\n2|3\n4:4|5\n" },
    { "spaces around", "a, b\n 1 ,\302\2402\342\200\257\n", "1:a|b\n2:1|2\n" },
    { "blank lines and rows", "\n\na,b\n\n,,\n1,2\n", "3:a|b\n6:1|2\n" },
    { "empty cells", "a,b,c\n,,3\n", "1:a|b|c\n2:||3\n" },
    { "unclosed quote", "a,b\n\"1,2\n", "1:a|b\nerror\n" },
    { "Windows-1252", "Fr\351quence\n1\n", "1:Fr\303\251quence\n2:1\n" },
    { "quoted header", "\"a b\",\"c\"\n1,2\n", "1:a b|c\n2:1|2\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *cells = read_all (table[i].text, strlen (table[i].text));

      g_test_message ("%s", table[i].what);
      g_assert_cmpstr (cells, ==, table[i].cells);
    }
}

static void
test_bounds (void)
{
  g_autoptr (GString) wide = g_string_new ("a");
  g_autoptr (GString) deep = g_string_new ("a\n");
  g_autofree char *wide_cells = NULL;
  g_autofree char *deep_cells = NULL;
  g_autofree char *binary = read_all ("a,b\n\0,1\n", 8);

  for (int i = 0; i < LIVRET_CSV_FIELDS_MAX; i++)
    g_string_append (wide, ",a");
  wide_cells = read_all (wide->str, wide->len);
  g_assert_cmpstr (wide_cells, ==, "error\n");
  for (int i = 0; i <= LIVRET_CSV_FIELD_MAX; i++)
    g_string_append_c (deep, 'x');
  deep_cells = read_all (deep->str, deep->len);
  g_assert_cmpstr (deep_cells, ==, "1:a\nerror\n");
  g_assert_cmpstr (binary, ==, "error\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/csv/time", test_time);
  g_test_add_func ("/formats/csv/number", test_number);
  g_test_add_func ("/formats/csv/limits", test_limits);
  g_test_add_func ("/formats/csv/limit-words", test_limit_words);
  g_test_add_func ("/formats/csv/told-signs", test_told_signs);
  g_test_add_func ("/formats/csv/records", test_records);
  g_test_add_func ("/formats/csv/bounds", test_bounds);
  return g_test_run ();
}
