/* test-receipts.c: what came in since the last visit: by when it came, for whom, in which order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-receipts.h"

#include "record/livret-meta.h"
#include "test-readings-db.h"

/* 2026-11-21 12:00 UTC */
#define NOON G_GINT64_CONSTANT (1795262400)
#define HOUR 3600
#define DAY 86400

/* Visits ---------------------------------------------------------------------- */

static void
test_visits (void)
{
  static const struct
  {
    const char *what;
    gint64 now;
    gint64 since;
  } steps[] = {
    { "the first", NOON, 0 },
    { "locked and opened again", NOON + HOUR, 0 },
    { "the next day", NOON + DAY, NOON },
    { "opened again, and again", NOON + DAY + 3 * HOUR, NOON },
    { "that evening", NOON + DAY + 7 * HOUR, NOON + DAY },
    { "the clock was ahead", NOON + 2 * HOUR, NOON + 2 * HOUR },
    { "and is right from then on", NOON + 2 * DAY, NOON + 2 * HOUR },
  };
  g_auto (TestRecord) r = { 0 };

  test_record_init (&r);
  g_assert_cmpint (livret_visits_since (r.db), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_test_message ("%s", steps[i].what);
      g_assert_true (livret_visits_begin (r.db, steps[i].now, NULL));
      g_assert_cmpint (livret_visits_since (r.db), ==, steps[i].since);
    }
}

/* What came ------------------------------------------------------------------- */

static void
add_import (TestRecord *r, int row, int person, const char *name, gint64 time, const char *state)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO import (row, id, person, file_name, sha256, format, time, state, read, stored)"
      " VALUES (%d, 'i%d', %d, '%s', x'', 'pdf', %" G_GINT64_FORMAT ", '%s', 3, 3)",
      row, row, person, name, time, state);

  test_exec (r->db, sql);
}

/* @date: its own, years before it came; @import: 0: by hand */
static void
add_document (TestRecord *r, int person, const char *title, int import, gint64 added, int state)
{
  g_autofree char *by = import > 0 ? g_strdup_printf ("%d", import) : g_strdup ("NULL");
  g_autofree char *sql = g_strdup_printf (
      "INSERT OR IGNORE INTO content (sha256, size) VALUES (x'00', 0);"
      "INSERT INTO document (id, person, title, category, date, date_earliest, date_latest, author,"
      " establishment, hidden, version, added, deleted, import)"
      " VALUES ('d-%s', %d, '%s', 'BIOLOGIE', '2019-02-12', 0, 0, '', '', %d, 1, %" G_GINT64_FORMAT
      ", %d, %s);"
      "INSERT INTO version (document, number, sha256, media_type, file_name, pages, added)"
      " VALUES (last_insert_rowid (), 1, x'00', '', '%s.pdf', 1, 0)",
      title, person, title, state == 1, added, state == 2, by, title);

  test_exec (r->db, sql);
}

static void
add_weights (TestRecord *r, const char *person)
{
  LivretSinkSeries series = { .kind = "weight", .source = "scale", .device = "", .unit = "kg" };
  LivretSinkReading reading = test_reading (0, NOON, 70);
  g_auto (TestBalance) balance = { 0 };
  gint64 import = test_import (r, person, &series, 1, &reading, 1, 0, &balance);
  g_autofree char *sql = g_strdup_printf (
      "UPDATE import SET file_name = 'scale.csv', stored = 1, time = %" G_GINT64_FORMAT
      " WHERE row = %" G_GINT64_FORMAT,
      NOON + 30, import);

  test_exec (r->db, sql);
}

static void
fill (TestRecord *r)
{
  add_import (r, 101, 1, "letter.eml", NOON + 10, "done");
  add_document (r, 1, "letter", 101, NOON + 10, 0);
  add_import (r, 102, 1, "mes.zip", NOON + 20, "done");
  add_document (r, 1, "first", 102, NOON + 20, 0);
  add_document (r, 1, "second", 102, NOON + 20, 0);
  add_document (r, 2, "his", 102, NOON + 20, 0);
  add_weights (r, r->camille);
  add_document (r, 1, "by hand", 0, NOON + 40, 0);
  add_document (r, 1, "another", 0, NOON + 41, 0);
  /* What is no news. */
  add_document (r, 1, "seen", 0, NOON - 1, 0);
  add_document (r, 1, "hidden", 0, NOON + 1, 1);
  add_document (r, 1, "binned", 0, NOON + 1, 2);
  add_import (r, 203, 1, "undone.csv", NOON + 50, "undone");
  add_import (r, 204, 1, "gone.pdf", NOON + 50, "done");
}

static char *
describe (const GPtrArray *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const LivretReceipt *a = list->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", a->file_name);
      if (a->documents > 0)
        g_string_append_printf (text, " %d %s", a->documents, a->documents == 1 ? a->title : "");
      if (a->readings)
        g_string_append_printf (text, " readings %d", (int) a->items);
    }
  return g_string_free (text, FALSE);
}

static void
test_receipts (void)
{
  static const struct
  {
    const char *what;
    int person; /* 0: anybody */
    gint64 since;
    int limit;
    const char *lines;
  } cases[] = {
    { "latest first, a line a file, a line a paper by hand", 1, NOON, 9,
      "another.pdf 1 another, by hand.pdf 1 by hand, scale.csv readings 1, mes.zip 2 , "
      "letter.eml 1 letter" },
    { "at most so many", 1, NOON, 2, "another.pdf 1 another, by hand.pdf 1 by hand" },
    { "whose it is, not for whom it was brought", 2, NOON, 9, "mes.zip 1 his" },
    { "everybody's", 0, NOON + 20, 9,
      "another.pdf 1 another, by hand.pdf 1 by hand, scale.csv readings 1, mes.zip 1 his, "
      "mes.zip 2 " },
    { "later than all", 0, NOON + DAY, 9, "" },
  };
  g_auto (TestRecord) r = { 0 };

  test_record_init (&r);
  g_assert_false (livret_receipts_any (r.db));
  fill (&r);
  g_assert_true (livret_receipts_any (r.db));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *person = cases[i].person == 0 ? NULL : cases[i].person == 1 ? r.camille : r.louis;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) list =
          livret_receipts_list (r.db, person, cases[i].since, cases[i].limit, &error);
      g_autofree char *lines = NULL;

      g_test_message ("%s", cases[i].what);
      g_assert_no_error (error);
      lines = describe (list);
      g_assert_cmpstr (lines, ==, cases[i].lines);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/receipts/visits", test_visits);
  g_test_add_func ("/receipts/list", test_receipts);
  return g_test_run ();
}
