/* test-timeline.c: everything of a record by time: order, pages, filters, what stays out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-timeline.h"

#include "record/livret-kind.h"
#include "test-readings-db.h"

/* 2026-11-21 12:00 UTC, and day numbers around it. */
#define NOON G_GINT64_CONSTANT (1795262400)
#define DAY 86400
#define TODAY 20778

static void
add_document (
    TestRecord *r, int person, const char *title, const char *date, gint64 time, int state)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO document (id, person, title, category, date, date_earliest, date_latest, author,"
      " establishment, hidden, version, added, deleted)"
      " VALUES ('d-%s', %d, '%s', 'lab', '%s', %" G_GINT64_FORMAT
      ", 0, '', '', %d, 1, %" G_GINT64_FORMAT ", %d)",
      title, person, title, date, *date != '\0' ? time : 0, state == 1, time, state == 2);

  test_exec (r->db, sql);
}

static void
add_entry (TestRecord *r, const char *text, const char *date, gint64 time, int none)
{
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO entry (id, person, section, text, comment, date_from, "
                       "from_earliest, from_latest,"
                       " date_until, until_earliest, until_latest, none, added) VALUES ('e-%s', 1, "
                       "'allergies', '%s',"
                       " '', '%s', %" G_GINT64_FORMAT ", 0, '', 0, 0, %d, %" G_GINT64_FORMAT ")",
                       text, none ? "" : text, date, *date != '\0' ? time : 0, none, time);

  test_exec (r->db, sql);
}

static void
add_end (TestRecord *r, const char *text, const char *section, const char *date, gint64 time)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO entry (id, person, section, text, comment, date_from, from_earliest, "
      "from_latest, date_until, until_earliest, until_latest, none, added) VALUES ('u-%s', 1, "
      "'%s', '%s', '', '2019', %" G_GINT64_FORMAT ", 0, '%s', %" G_GINT64_FORMAT
      ", 0, 0, %" G_GINT64_FORMAT ")",
      text, section, text, time - 3000 * DAY, date, time, time);

  test_exec (r->db, sql);
}

static void
add_note (TestRecord *r, int person, const char *text, const char *day, const char *kind)
{
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO day_note (id, person, kind, day, text, created, changed)"
                       " VALUES ('n-%s', %d, %s, '%s', '%s', 0, 0)",
                       text, person, kind, day, text);

  test_exec (r->db, sql);
}

static void
add_share (TestRecord *r, const char *recipient, gint64 time, const char *state)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO grants (id, person, made_by, capacity, "
                                          "recipient, profession, purpose, route, state,"
                                          " note, package, created, until) VALUES ('s-%s', 1, '', "
                                          "'self', '%s', '', 'care', 'paper', '%s',"
                                          " '', '', %" G_GINT64_FORMAT ", 0)",
                                          recipient, recipient, state, time);

  test_exec (r->db, sql);
}

/* A weight at noon of each of @days, an oxygen saturation on the first. */
static void
add_readings (TestRecord *r, const char *person, const int *days, guint n)
{
  LivretSinkSeries series[] = {
    { .kind = "weight", .source = "scale", .device = "", .unit = "kg" },
    { .kind = "oxygen-saturation", .source = "finger", .device = "", .unit = "%" },
  };
  g_autoptr (GArray) readings = g_array_new (FALSE, FALSE, sizeof (LivretSinkReading));
  g_auto (TestBalance) balance = { 0 };

  for (guint i = 0; i < n; i++)
    {
      LivretSinkReading reading = test_reading (0, (gint64) days[i] * DAY + DAY / 2, 70 + i);

      g_array_append_val (readings, reading);
    }
  {
    LivretSinkReading reading = test_reading (1, (gint64) days[0] * DAY + DAY / 2, 97);

    g_array_append_val (readings, reading);
  }
  test_import (r, person, series, 2, (LivretSinkReading *) readings->data, readings->len, 0,
               &balance);
  g_assert_cmpint (balance.stored, ==, n + 1);
}

static char *
describe (const LivretTimelineItem *item)
{
  static const char *const letters[] = { "doc", "readings", "entry", "share", "note", "end" };
  GString *text = g_string_new (letters[g_bit_nth_lsf (item->kind, -1)]);

  if (item->kind != LIVRET_TIMELINE_READINGS)
    g_string_append_printf (text, " %s", item->title);
  for (int *kind = item->kinds; kind != NULL && *kind != 0; kind++)
    g_string_append_printf (text, " %s", livret_kind_by_number (*kind)->id);
  g_string_append_printf (text, "@%d", item->day - TODAY);
  return g_string_free (text, FALSE);
}

/* All pages, one after the other, as lines. */
static char *
read_all (TestRecord *r, const char *person, guint kinds, guint limit)
{
  LivretTimelineQuery query = { person, kinds, 0, limit };
  GString *text = g_string_new (NULL);
  guint pages = 0;

  do
    {
      g_autoptr (GError) error = NULL;
      gint64 next;
      g_autoptr (GPtrArray) items = livret_timeline_list (r->db, &query, &next, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < items->len; i++)
        {
          g_autofree char *line = describe (items->pdata[i]);

          g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", line);
        }
      g_assert_true (next == 0 || items->len > 0);
      g_assert_true (next == 0 || query.before == 0 || next < query.before);
      query.before = next;
      g_assert_cmpuint (++pages, <, 100);
    }
  while (query.before != 0);
  return g_string_free (text, FALSE);
}

static void
fill (TestRecord *r)
{
  static const int days[] = { TODAY, TODAY - 1, TODAY - 40, TODAY - 900 };

  add_document (r, 1, "letter", "2026-11-20", NOON - DAY, 0);
  add_document (r, 1, "undated", "", NOON - 3 * DAY, 0);
  add_document (r, 1, "hidden", "2026-11-20", NOON - DAY, 1);
  add_document (r, 1, "binned", "2026-11-20", NOON - DAY, 2);
  add_document (r, 2, "other", "2026-11-19", NOON - 2 * DAY, 0);
  add_entry (r, "pollen", "2020", NOON - 2000 * DAY, 0);
  add_entry (r, "none", "2026-11-18", NOON - 3 * DAY - 1, 1);
  add_end (r, "aspirine", "treatments", "2026-11-16", NOON - 5 * DAY);
  add_end (r, "chat", "allergies", "2026-11-15", NOON - 6 * DAY);
  add_note (r, 1, "shoes", "2026-11-21", "6");
  add_note (r, 1, "flu", "2026-11-11", "NULL");
  add_note (r, 2, "theirs", "2026-11-11", "NULL");
  add_share (r, "Benali", NOON, "active");
  add_share (r, "closed", NOON - 41 * DAY, "ended");
  add_share (r, "draft", NOON, "draft");
  add_readings (r, r->camille, days, G_N_ELEMENTS (days));
  add_readings (r, r->louis, days, 2);
}

#define CAMILLE                                                                                    \
  "note shoes@0, readings oxygen-saturation weight@0, share Benali@0, readings weight@-1, "        \
  "doc letter@-1, doc undated@-3, entry @-3, end aspirine@-5, note flu@-10, readings weight@-40, " \
  "share closed@-41, readings weight@-900, entry pollen@-2000, entry aspirine@-3005, "             \
  "entry chat@-3006"

static void
test_pages (void)
{
  g_auto (TestRecord) r = { 0 };

  test_record_init (&r);
  fill (&r);
  for (guint limit = 1; limit < 15; limit++)
    {
      g_autofree char *lines = read_all (&r, r.camille, LIVRET_TIMELINE_ALL, limit);

      g_assert_cmpstr (lines, ==, CAMILLE);
    }
}

static void
test_filters (void)
{
  static const struct
  {
    guint kinds;
    gboolean everybody;
    const char *lines;
  } cases[] = {
    { LIVRET_TIMELINE_DOCUMENTS, FALSE, "doc letter@-1, doc undated@-3" },
    { LIVRET_TIMELINE_DOCUMENTS, TRUE, "doc letter@-1, doc other@-2, doc undated@-3" },
    { LIVRET_TIMELINE_ENTRIES, FALSE,
      "entry @-3, entry pollen@-2000, entry aspirine@-3005, entry chat@-3006" },
    { LIVRET_TIMELINE_ENDS, FALSE, "end aspirine@-5" },
    { LIVRET_TIMELINE_NOTES, FALSE, "note shoes@0, note flu@-10" },
    { LIVRET_TIMELINE_SHARES, FALSE, "share Benali@0, share closed@-41" },
    { LIVRET_TIMELINE_READINGS, TRUE,
      "readings oxygen-saturation weight@0, readings oxygen-saturation weight@0, readings "
      "weight@-1, readings weight@-1, "
      "readings weight@-40, readings weight@-900" },
    { 0, TRUE, "" },
  };
  g_auto (TestRecord) r = { 0 };

  test_record_init (&r);
  fill (&r);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint limit = 1; limit < 4; limit++)
      {
        g_autofree char *lines =
            read_all (&r, cases[i].everybody ? NULL : r.camille, cases[i].kinds, limit);

        g_assert_cmpstr (lines, ==, cases[i].lines);
      }
}

/* More in one second than a page holds: nothing is lost between pages, nothing comes twice. */
static void
test_one_second (void)
{
  LivretTimelineQuery query = { NULL, LIVRET_TIMELINE_ALL, 0, 3 };
  g_auto (TestRecord) r = { 0 };
  g_autoptr (GPtrArray) items = NULL;
  gint64 next;

  test_record_init (&r);
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *title = g_strdup_printf ("n%d", i);

      add_document (&r, 1, title, "2026-11-20", NOON, 0);
    }
  add_share (&r, "before", NOON - 1, "active");
  items = livret_timeline_list (r.db, &query, &next, NULL);
  g_assert_cmpuint (items->len, >=, 20);
  g_assert_cmpstr (((LivretTimelineItem *) items->pdata[0])->title, ==, "n19");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/pages", test_pages);
  g_test_add_func ("/timeline/filters", test_filters);
  g_test_add_func ("/timeline/one-second", test_one_second);
  return g_test_run ();
}
