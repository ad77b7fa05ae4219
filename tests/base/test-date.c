/* test-date.c: partial dates read, compared and shown; civil arithmetic.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-base.h"
#include "base/livret-date.h"

#include <locale.h>
#include <string.h>

#define DAY 86400

static GTimeZone *
paris (void)
{
  GTimeZone *zone = g_time_zone_new_identifier ("Europe/Paris");

  g_assert_nonnull (zone);
  return zone;
}

/* Unix time of "YYYY-MM-DDThh:mm:ssZ", by GLib. */
static gint64
utc (const char *text)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (date);
  return g_date_time_to_unix (date);
}

static const struct
{
  const char *input;
  const char *text;
  const char *earliest;
  const char *latest;
} parse_rows[] = {
  { "2026", "2026", "2025-12-31T23:00:00Z", "2026-12-31T22:59:59Z" },
  { "2026-05", "2026-05", "2026-04-30T22:00:00Z", "2026-05-31T21:59:59Z" },
  { "2026-12", "2026-12", "2026-11-30T23:00:00Z", "2026-12-31T22:59:59Z" },
  { "2024-02", "2024-02", "2024-01-31T23:00:00Z", "2024-02-29T22:59:59Z" },
  { "2026-11-21", "2026-11-21", "2026-11-20T23:00:00Z", "2026-11-21T22:59:59Z" },
  { "2024-02-29", "2024-02-29", "2024-02-28T23:00:00Z", "2024-02-29T22:59:59Z" },
  { "2000-02-29", "2000-02-29", "2000-02-28T23:00:00Z", "2000-02-29T22:59:59Z" },
  /* as people type them */
  { "21/11/2026", "2026-11-21", "2026-11-20T23:00:00Z", "2026-11-21T22:59:59Z" },
  { "3/5/2026", "2026-05-03", "2026-05-02T22:00:00Z", "2026-05-03T21:59:59Z" },
  { "05/2026", "2026-05", "2026-04-30T22:00:00Z", "2026-05-31T21:59:59Z" },
  { "21/11/2026 07:46", "2026-11-21T07:46", "2026-11-21T06:46:00Z", "2026-11-21T06:46:59Z" },
  /* instants */
  { "2026-11-21T07:46", "2026-11-21T07:46", "2026-11-21T06:46:00Z", "2026-11-21T06:46:59Z" },
  { "2026-11-21 07:46:31", "2026-11-21T07:46:31", "2026-11-21T06:46:31Z", "2026-11-21T06:46:31Z" },
  { "2026-11-21T07:46:31Z", "2026-11-21T07:46:31Z", "2026-11-21T07:46:31Z",
    "2026-11-21T07:46:31Z" },
  { "2026-11-21T07:46:31+00:00", "2026-11-21T07:46:31Z", "2026-11-21T07:46:31Z",
    "2026-11-21T07:46:31Z" },
  { "2026-11-21T07:46:31.987-08:00", "2026-11-21T07:46:31-08:00", "2026-11-21T15:46:31Z",
    "2026-11-21T15:46:31Z" },
  { "2021-11-30 07:54:35 +0200", "2021-11-30T07:54:35+02:00", "2021-11-30T05:54:35Z",
    "2021-11-30T05:54:35Z" },
  { "2026-11-21T07:46+05:45", "2026-11-21T07:46+05:45", "2026-11-21T02:01:00Z",
    "2026-11-21T02:01:59Z" },
  { "2026-11-21T07:46+01", "2026-11-21T07:46+01:00", "2026-11-21T06:46:00Z",
    "2026-11-21T06:46:59Z" },
  { "2026-11-21T00:00:00+14:00", "2026-11-21T00:00:00+14:00", "2026-11-20T10:00:00Z",
    "2026-11-20T10:00:00Z" },
  /* days of 23 and 25 hours; the hour that occurs twice spans both */
  { "2026-03-29", "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z" },
  { "2026-10-25", "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z" },
  { "2026-10-25T02:30", "2026-10-25T02:30", "2026-10-25T00:30:00Z", "2026-10-25T01:30:59Z" },
  { "2026-03-29T02:30", "2026-03-29T02:30", "2026-03-29T01:30:00Z", "2026-03-29T01:30:59Z" },
  /* the first and last years; after 2037 the rule goes on */
  { "2050-07-01", "2050-07-01", "2050-06-30T22:00:00Z", "2050-07-01T21:59:59Z" },
  { "2200-12-31", "2200-12-31", "2200-12-30T23:00:00Z", "2200-12-31T22:59:59Z" },
};

static void
test_parse (void)
{
  g_autoptr (GTimeZone) zone = paris ();

  for (gsize i = 0; i < G_N_ELEMENTS (parse_rows); i++)
    {
      g_autoptr (GError) error = NULL;
      LivretDate date;
      LivretDate again;

      g_test_message ("%s", parse_rows[i].input);
      g_assert_true (livret_date_parse (parse_rows[i].input, zone, &date, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (date.text, ==, parse_rows[i].text);
      g_assert_cmpint (date.earliest, ==, utc (parse_rows[i].earliest));
      g_assert_cmpint (date.latest, ==, utc (parse_rows[i].latest));
      g_assert_true (livret_date_is_set (&date));
      /* what is kept reads back as the same */
      g_assert_true (livret_date_parse (date.text, zone, &again, &error));
      g_assert_cmpmem (&again, sizeof again, &date, sizeof date);
    }
}

static void
test_refused (void)
{
  static const char *const rows[] = {
    "2026-02-30",
    "2026-02-29",
    "1900-02-29",
    "2100-02-29",
    "2026-13",
    "2026-00",
    "2026-04-31",
    "2026-05-00",
    "1799",
    "2201",
    "26",
    "02026",
    "2026-5",
    "2026-05-3",
    "20260503",
    "31/02/2026",
    "13/2026",
    "00/2026",
    "05/26",
    "1/0005/2026",
    "5/13/2026",
    "2026-05-03T",
    "2026-05-03T24:00",
    "2026-05-03T07",
    "2026-05-03T07:60",
    "2026-05-03T07:46:60",
    "2026-05-03T07:46:",
    "2026-05-03T07:46:31.",
    "2026-05-03T07:46+16:00",
    "2026-05-03T07:46+1",
    "2026-05-03T07:46+01:60",
    "2026-05-03T07:46Zx",
    "2026-05T07:46",
    "2026T07:46",
    "2026-05-03 ",
    " 2026",
    "hier",
    "-2026",
    "2026-",
    "2026-05-",
    "2026/05/03",
    "\xff\xff",
    "/",
    "1/",
    "//2026",
    "2026-05-03T07:46:31.0000000000000000000000000000000000000000",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      LivretDate date;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_false (livret_date_parse (rows[i], NULL, &date, &error));
      g_assert_error (error, LIVRET_BASE_ERROR, LIVRET_BASE_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

/* The longest text there can be fits. */
static void
test_longest (void)
{
  LivretDate date;

  g_assert_true (livret_date_parse ("2026-11-21T07:46:31+05:45", NULL, &date, NULL));
  g_assert_cmpuint (strlen (date.text), ==, 25);
}

static void
test_not_set (void)
{
  LivretDate date;
  g_autofree char *shown = NULL;

  memset (&date, 'x', sizeof date);
  g_assert_true (livret_date_parse ("", NULL, &date, NULL));
  g_assert_false (livret_date_is_set (&date));
  g_assert_false (livret_date_overlaps (&date, G_MININT64, G_MAXINT64));
  shown = livret_date_display (&date);
  g_assert_cmpstr (shown, ==, "");
}

static void
test_from_instant (void)
{
  static const struct
  {
    const char *instant;
    int offset_min;
    const char *text;
  } rows[] = {
    { "2026-11-21T06:46:31Z", 60, "2026-11-21T07:46:31+01:00" },
    { "2026-11-21T23:30:00Z", 120, "2026-11-22T01:30:00+02:00" },
    { "2026-01-01T00:30:00Z", -330, "2025-12-31T19:00:00-05:30" },
    { "1969-12-31T23:59:59Z", 0, "1969-12-31T23:59:59Z" },
    { "1899-12-31T23:59:59Z", 9, "1900-01-01T00:08:59+00:09" },
    { "1799-12-31T23:59:59Z", 0, "" },
    { "2200-12-31T23:30:00Z", 60, "" },
    { "2026-01-01T00:00:00Z", 960, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LivretDate date;

      livret_date_from_instant (utc (rows[i].instant), rows[i].offset_min, &date);
      g_assert_cmpstr (date.text, ==, rows[i].text);
      if (date.text[0] != '\0')
        {
          LivretDate again;

          g_assert_cmpint (date.earliest, ==, utc (rows[i].instant));
          g_assert_cmpint (date.latest, ==, date.earliest);
          g_assert_true (livret_date_parse (date.text, NULL, &again, NULL));
          g_assert_cmpmem (&again, sizeof again, &date, sizeof date);
        }
    }
}

static void
test_from_absurd_instant (void)
{
  LivretDate date;

  livret_date_from_instant (G_MAXINT64, 60, &date);
  g_assert_false (livret_date_is_set (&date));
  livret_date_from_instant (G_MININT64, -60, &date);
  g_assert_false (livret_date_is_set (&date));
}

static void
test_overlaps (void)
{
  g_autoptr (GTimeZone) zone = paris ();
  LivretDate month;

  g_assert_true (livret_date_parse ("2026-05", zone, &month, NULL));
  g_assert_true (livret_date_overlaps (&month, month.latest, month.latest + DAY));
  g_assert_true (livret_date_overlaps (&month, month.earliest - DAY, month.earliest));
  g_assert_true (livret_date_overlaps (&month, month.earliest + DAY, month.earliest + DAY));
  g_assert_true (livret_date_overlaps (&month, G_MININT64, G_MAXINT64));
  g_assert_false (livret_date_overlaps (&month, month.latest + 1, G_MAXINT64));
  g_assert_false (livret_date_overlaps (&month, G_MININT64, month.earliest - 1));
}

static const struct
{
  const char *text;
  const char *french;
  const char *english;
} display_rows[] = {
  { "2026", "2026", "2026" },
  { "2026-11", "novembre 2026", "November 2026" },
  { "2026-08", "août 2026", "August 2026" },
  { "2026-11-21", "21\302\240novembre 2026", "21 November 2026" },
  { "2026-02-01", "1er\302\240février 2026", "1 February 2026" },
  { "2026-11-21T07:46", "21\302\240nov. 2026 à 7\302\240h\302\24046", "21 Nov 2026 at 07:46" },
  { "2026-05-01T00:05:59+02:00", "1er\302\240mai 2026 à 0\302\240h\302\24005",
    "1 May 2026 at 00:05" },
  { "2026-07-14T21:00:00Z", "14\302\240juil. 2026 à 21\302\240h\302\24000",
    "14 Jul 2026 at 21:00" },
};

static void
test_display (void)
{
  for (int french = 0; french < 2; french++)
    {
      g_autofree char *day = NULL;

      if (setlocale (LC_TIME, french ? "fr_FR.UTF-8" : "C") == NULL)
        {
          g_test_skip ("fr_FR.UTF-8 is not installed");
          return;
        }
      for (gsize i = 0; i < G_N_ELEMENTS (display_rows); i++)
        {
          LivretDate date;
          g_autofree char *shown = NULL;

          g_assert_true (livret_date_parse (display_rows[i].text, NULL, &date, NULL));
          shown = livret_date_display (&date);
          g_assert_cmpstr (shown, ==, french ? display_rows[i].french : display_rows[i].english);
        }
      day = livret_day_display (livret_days_from_civil (2026, 9, 1));
      g_assert_cmpstr (day, ==, french ? "1er\302\240sept. 2026" : "1 Sep 2026");
    }
  setlocale (LC_TIME, "C");
}

static void
test_days (void)
{
  static const struct
  {
    const char *text;
    int day;
  } rows[] = {
    { "1970-01-01", 0 },     { "1969-12-31", -1 },     { "2000-02-29", 11016 },
    { "2000-03-01", 11017 }, { "1800-01-01", -62091 }, { "2026-11-21", 20778 },
    { "2200-12-31", 84370 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      char buffer[16];
      int day = 12345;

      g_assert_true (livret_day_parse (rows[i].text, &day, &error));
      g_assert_no_error (error);
      g_assert_cmpint (day, ==, rows[i].day);
      g_assert_cmpstr (livret_day_iso (day, buffer), ==, rows[i].text);
    }
}

static void
test_day_refused (void)
{
  static const char *const rows[] = {
    "", "2026", "2026-05", "2026-02-30", "2026-05-03T07:46", "x"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      int day;

      g_assert_false (livret_day_parse (rows[i], &day, &error));
      g_assert_error (error, LIVRET_BASE_ERROR, LIVRET_BASE_ERROR_INVALID);
    }
}

/* Every day from 1600 to 2400 against GLib's calendar, both ways. */
static void
test_calendar (void)
{
  GDate date;

  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1600);
  for (int day = livret_days_from_civil (1600, 1, 1); g_date_get_year (&date) < 2400; day++)
    {
      int y, m, d;

      livret_civil_from_days (day, &y, &m, &d);
      g_assert_cmpint (y, ==, g_date_get_year (&date));
      g_assert_cmpint (m, ==, g_date_get_month (&date));
      g_assert_cmpint (d, ==, g_date_get_day (&date));
      g_assert_cmpint (livret_days_from_civil (y, m, d), ==, day);
      g_date_add_days (&date, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/parse", test_parse);
  g_test_add_func ("/base/date/refused", test_refused);
  g_test_add_func ("/base/date/longest", test_longest);
  g_test_add_func ("/base/date/not-set", test_not_set);
  g_test_add_func ("/base/date/from-instant", test_from_instant);
  g_test_add_func ("/base/date/from-absurd-instant", test_from_absurd_instant);
  g_test_add_func ("/base/date/overlaps", test_overlaps);
  g_test_add_func ("/base/date/display", test_display);
  g_test_add_func ("/base/date/days", test_days);
  g_test_add_func ("/base/date/day-refused", test_day_refused);
  g_test_add_func ("/base/date/calendar", test_calendar);
  return g_test_run ();
}
