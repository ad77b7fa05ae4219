/* test-day-notes.c: notes on days: kept, listed beside measures, changed, deleted, put again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/livret-date.h"
#include "livret-test-vault.h"
#include "record/livret-day-notes.h"
#include "record/livret-journal.h"
#include "record/livret-own-kinds.h"

#define JOB(name)                                                                                  \
  static gpointer name (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
#define DONE GINT_TO_POINTER (TRUE)

static int
day_of (const char *iso)
{
  int day = 0;

  g_assert_true (livret_day_parse (iso, &day, NULL));
  return day;
}

JOB (put)
{
  return livret_day_notes_put (db, data, error) ? DONE : NULL;
}

JOB (delete)
{
  return livret_day_notes_delete (db, data, error) ? DONE : NULL;
}

JOB (get)
{
  return livret_day_notes_get (db, data, error);
}

static LivretDayNote *
make (const char *person, const char *kind, const char *day, const char *text)
{
  const LivretKind *found = kind != NULL ? livret_kind_by_id (kind) : NULL;
  LivretDayNote *note = livret_day_note_new (person, found, day_of (day));

  g_assert_true (kind == NULL || found != NULL);
  g_set_str (&note->text, text);
  return note;
}

/* (transfer full): its id. */
static char *
add (TestVault *v, const char *person, const char *kind, const char *day, const char *text)
{
  g_autoptr (LivretDayNote) note = make (person, kind, day, text);

  test_vault_write (v, put, note);
  return g_strdup (note->id);
}

typedef struct
{
  const char *person;
  const char *kind; /* NULL: all */
  const char *first;
  const char *last;
} Range;

/* "2026-11-02 weight Flu|…" */
JOB (tell)
{
  const Range *range = data;
  const LivretKind *kind = range->kind ? livret_kind_by_id (range->kind) : NULL;
  g_autoptr (GPtrArray) notes = livret_day_notes_list (
      db, range->person, kind, day_of (range->first), day_of (range->last), error);
  GString *words = g_string_new (NULL);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const LivretDayNote *note = notes->pdata[i];
      char day[16];

      g_string_append_printf (words, "%s%s %s %s", i > 0 ? "|" : "",
                              livret_day_iso (note->day, day) + 5,
                              note->kind ? note->kind->id : "-", note->text);
    }
  return g_string_free (words, notes == NULL);
}

static void
assert_notes (TestVault *v, Range range, const char *expected)
{
  g_autofree char *words = test_vault_write (v, tell, &range);

  g_assert_cmpstr (words, ==, expected);
}

static void
assert_all (TestVault *v, const char *person, const char *expected)
{
  assert_notes (v, (Range) { person, NULL, "1800-01-01", "2200-12-31" }, expected);
}

static gint64
count_events (TestVault *v, const char *event)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count(*) FROM journal WHERE json_extract (record, '$.event') = '%s'", event);

  return test_vault_int (v, sql);
}

/* Beside its own measure, beside all; of a range of days with both its ends. */
static void
test_listed (void)
{
  static const struct
  {
    const char *kind, *first, *last, *expected;
  } cases[] = {
    { NULL, "2026-11-01", "2026-11-30", "11-01 - Flu|11-02 weight New scale|11-03 steps Shoes" },
    { "weight", "2026-11-01", "2026-11-30", "11-01 - Flu|11-02 weight New scale" },
    { "steps", "2026-11-01", "2026-11-30", "11-01 - Flu|11-03 steps Shoes" },
    { "heart-rate", "2026-11-01", "2026-11-30", "11-01 - Flu" },
    { NULL, "2026-11-02", "2026-11-02", "11-02 weight New scale" },
    { NULL, "2026-11-03", "2026-11-04", "11-03 steps Shoes" },
    { NULL, "2026-11-04", "2026-11-30", "" },
    { NULL, "2026-11-30", "2026-11-01", "" },
  };
  TestVault v;
  g_autofree char *camille = NULL;
  g_autofree char *louis = NULL;

  test_vault_init (&v);
  camille = test_vault_add_person (&v, "Camille");
  louis = test_vault_add_person (&v, "Louis");
  g_free (add (&v, camille, "steps", "2026-11-03", "Shoes"));
  g_free (add (&v, camille, "weight", "2026-11-02", "New scale"));
  g_free (add (&v, camille, NULL, "2026-11-01", "Flu"));
  g_free (add (&v, louis, NULL, "2026-11-01", "Gout"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_notes (&v, (Range) { camille, cases[i].kind, cases[i].first, cases[i].last },
                  cases[i].expected);
  assert_all (&v, louis, "11-01 - Gout");
  test_vault_reopen (&v);
  assert_all (&v, louis, "11-01 - Gout");
  test_vault_clear (&v);
}

/* A line; neither nothing nor a diary; of somebody. */
static void
test_checked (void)
{
  TestVault v;
  g_autofree char *camille = NULL;
  g_autofree char *longest = g_strnfill (LIVRET_DAY_NOTE_MAX, 'x');
  g_autofree char *longer = g_strnfill (LIVRET_DAY_NOTE_MAX + 1, 'x');
  const char *wrong[] = { "", "  \n\t ", longer };

  test_vault_init (&v);
  camille = test_vault_add_person (&v, "Camille");
  g_free (add (&v, camille, NULL, "2026-11-01", "  Fièvre \n le soir\302\2332J "));
  assert_all (&v, camille, "11-01 - Fièvre le soir 2J");
  g_free (add (&v, camille, NULL, "2026-11-02", longest));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (LivretDayNote) note = make (camille, NULL, "2026-11-03", wrong[i]);

      test_vault_write_error (&v, put, note, LIVRET_RECORD_ERROR_INVALID);
      g_assert_cmpstr (note->id, ==, "");
    }
  {
    g_autoptr (LivretDayNote) note = make ("nobody", NULL, "2026-11-03", "Flu");

    test_vault_write_error (&v, put, note, LIVRET_RECORD_ERROR_NOT_FOUND);
  }
  test_vault_write_error (&v, delete, (gpointer) "nothing", LIVRET_RECORD_ERROR_NOT_FOUND);
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM day_note"), ==, 2);
  g_assert_cmpint (count_events (&v, "day-note-added"), ==, 2);
  test_vault_clear (&v);
}

/* Changed, deleted, put again under its id; each in the journal once, without its words. */
static void
test_changed (void)
{
  TestVault v;
  g_autofree char *camille = NULL;
  g_autofree char *id = NULL;
  g_autoptr (LivretDayNote) note = NULL;
  g_autoptr (LivretDayNote) before = NULL;

  test_vault_init (&v);
  camille = test_vault_add_person (&v, "Camille");
  id = add (&v, camille, "weight", "2026-11-02", "xylophone");
  before = test_vault_write (&v, get, id);
  note = livret_day_note_copy (before);
  test_vault_write (&v, put, note);
  g_assert_cmpint (count_events (&v, "day-note-changed"), ==, 0);
  g_set_str (&note->text, "xylographe");
  note->day = day_of ("2026-11-04");
  note->kind = NULL;
  test_vault_write (&v, put, note);
  assert_all (&v, camille, "11-04 - xylographe");
  test_vault_write (&v, put, before);
  assert_all (&v, camille, "11-02 weight xylophone");
  test_vault_write (&v, delete, id);
  assert_all (&v, camille, "");
  test_vault_write (&v, put, before);
  g_assert_cmpstr (before->id, ==, id);
  assert_all (&v, camille, "11-02 weight xylophone");
  g_assert_cmpint (count_events (&v, "day-note-added"), ==, 2);
  g_assert_cmpint (count_events (&v, "day-note-changed"), ==, 2);
  g_assert_cmpint (count_events (&v, "day-note-deleted"), ==, 1);
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM journal j LEFT JOIN journal_names n"
                                       " ON n.seq = j.seq WHERE instr (j.record, 'xylo')"
                                       " OR instr (coalesce (n.names, ''), 'xylo')"),
                   ==, 0);
  test_vault_clear (&v);
}

JOB (add_mood)
{
  g_autoptr (LivretOwnKind) kind = livret_own_kind_new ();
  const LivretKind *added;

  g_set_str (&kind->name, "Mood");
  added = livret_own_kinds_add (db, kind, error);
  return added != NULL ? g_strdup (added->id) : NULL;
}

JOB (remove_kind)
{
  return livret_own_kinds_remove (db, livret_kind_by_id (data), error) ? DONE : NULL;
}

/* What stood beside a kind of one's own goes with it; what a newer Livret knows is kept, unseen. */
static void
test_kinds (void)
{
  TestVault v;
  g_autofree char *camille = NULL;
  g_autofree char *mood = NULL;

  test_vault_init (&v);
  camille = test_vault_add_person (&v, "Camille");
  mood = test_vault_write (&v, add_mood, NULL);
  g_free (add (&v, camille, mood, "2026-11-02", "Sunny"));
  g_free (add (&v, camille, "weight", "2026-11-03", "New scale"));
  test_vault_write (&v, remove_kind, mood);
  assert_all (&v, camille, "11-03 weight New scale");
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM day_note"), ==, 1);
  test_vault_write (&v, test_run_sql, "UPDATE day_note SET kind = 99999");
  assert_all (&v, camille, "");
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM day_note"), ==, 1);
  test_vault_clear (&v);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/day-notes/listed", test_listed);
  g_test_add_func ("/day-notes/checked", test_checked);
  g_test_add_func ("/day-notes/changed", test_changed);
  g_test_add_func ("/day-notes/kinds", test_kinds);
  return g_test_run ();
}
