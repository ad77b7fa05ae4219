/* livret-day-notes.c: what people note on a day beside its readings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-day-notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-clock.h"
#include "base/livret-date.h"
#include "base/livret-text.h"
#include "record/livret-journal.h"
#include "record/livret-readings-people.h"

LivretDayNote *
livret_day_note_new (const char *person, const LivretKind *kind, int day)
{
  LivretDayNote *note = g_new0 (LivretDayNote, 1);

  note->id = g_strdup ("");
  note->person = g_strdup (person);
  note->kind = kind;
  note->day = day;
  note->text = g_strdup ("");
  return note;
}

LivretDayNote *
livret_day_note_copy (const LivretDayNote *from)
{
  LivretDayNote *note = g_memdup2 (from, sizeof *from);

  note->id = g_strdup (from->id);
  note->person = g_strdup (from->person);
  note->text = g_strdup (from->text);
  return note;
}

void
livret_day_note_free (LivretDayNote *note)
{
  if (note == NULL)
    return;
  g_free (note->id);
  g_free (note->person);
  g_free (note->text);
  g_free (note);
}

/* --- Reading -------------------------------------------------------------------------------------
 */

#define COLUMNS                                                                                    \
  "SELECT n.id, p.id, n.kind, n.day, n.text, n.created, n.changed"                                 \
  " FROM day_note n JOIN person p ON p.row = n.person"

/* (nullable): of a kind of a newer Livret: kept, not shown. */
static LivretDayNote *
note_from_row (LivretStatement *s)
{
  const LivretKind *kind = NULL;
  LivretDayNote *note;
  int day;

  if (!livret_statement_is_null (s, 2))
    {
      kind = livret_kind_by_number ((int) livret_statement_int (s, 2));
      if (kind == NULL)
        return NULL;
    }
  if (!livret_day_parse (livret_statement_text (s, 3), &day, NULL))
    return NULL;
  note = g_new0 (LivretDayNote, 1);
  note->id = livret_statement_dup_text (s, 0);
  note->person = livret_statement_dup_text (s, 1);
  note->kind = kind;
  note->day = day;
  note->text = livret_statement_dup_text (s, 4);
  note->created = livret_statement_int (s, 5);
  note->changed = livret_statement_int (s, 6);
  return note;
}

GPtrArray *
livret_day_notes_list (
    LivretDb *db, const char *person, const LivretKind *kind, int first, int last, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, COLUMNS " WHERE n.person = ?1 AND (?2 = 0 OR n.kind IS NULL OR n.kind = ?2)"
                  " AND n.day BETWEEN ?3 AND ?4 ORDER BY n.day, n.created, n.row");
  g_autoptr (GPtrArray) notes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_day_note_free);
  g_autoptr (GError) failed = NULL;
  char from[16], until[16];
  gint64 row;

  if (!livret_readings_person (db, person, &row, error))
    return NULL;
  livret_statement_bind_int (s, 1, row);
  livret_statement_bind_int (s, 2, kind != NULL ? kind->number : 0);
  livret_statement_bind_text (s, 3, livret_day_iso (first, from));
  livret_statement_bind_text (s, 4, livret_day_iso (last, until));
  while (livret_statement_step (s, &failed))
    {
      LivretDayNote *note = note_from_row (s);

      if (note != NULL)
        g_ptr_array_add (notes, note);
    }
  if (failed == NULL)
    return g_steal_pointer (&notes);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/* %FALSE: an error; (nullable) in @note: there is none. */
static gboolean
find_note (LivretDb *db, const char *id, LivretDayNote **note, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, COLUMNS " WHERE n.id = ?1");
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_text (s, 1, id);
  *note = livret_statement_step (s, &failed) ? note_from_row (s) : NULL;
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

LivretDayNote *
livret_day_notes_get (LivretDb *db, const char *id, GError **error)
{
  LivretDayNote *note;

  if (!find_note (db, id, &note, error))
    return NULL;
  if (note == NULL)
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                 _ ("There is no note %s."), id);
  return note;
}

/* --- Writing -------------------------------------------------------------------------------------
 */

/* One line, as it is kept. */
static gboolean
clean_text (LivretDayNote *note, GError **error)
{
  g_autofree char *line = livret_text_line (note->text);
  const char *wrong = NULL;

  g_strstrip (line);
  if (*line == '\0')
    wrong = _ ("A note needs words.");
  else if (g_utf8_strlen (line, -1) > LIVRET_DAY_NOTE_MAX)
    wrong = _ ("The note is too long: it may have 300 characters.");
  if (wrong != NULL)
    {
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID, wrong);
      return FALSE;
    }
  g_set_str (&note->text, line);
  return TRUE;
}

/* Which day and beside what; never the words, which stay the person's own. */
static gboolean
journal_note (LivretDb *db, const char *event, const LivretDayNote *note, GError **error)
{
  g_autofree char *day = livret_day_display (note->day);
  g_autofree char *words =
      note->kind != NULL
          /* Translators: beside which measure a note stands, and its day: "Weight, 21 Nov 2026". */
          ? g_strdup_printf (C_ ("note", "%s, %s"), livret_kind_label (note->kind), day)
          : g_strdup (day);

  return livret_journal_append_simple (db, error, event, note->person, words, "note", note->id,
                                       NULL);
}

static gboolean
write_note (LivretDb *db, const LivretDayNote *note, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "INSERT INTO day_note (id, person, kind, day, text, created, changed)"
                             " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET"
                             " person = ?2, kind = ?3, day = ?4, text = ?5, changed = ?7");
  char day[16];
  gint64 row;

  if (!livret_readings_person (db, note->person, &row, error))
    return FALSE;
  livret_statement_bind_text (s, 1, note->id);
  livret_statement_bind_int (s, 2, row);
  if (note->kind != NULL)
    livret_statement_bind_int (s, 3, note->kind->number);
  livret_statement_bind_text (s, 4, livret_day_iso (note->day, day));
  livret_statement_bind_text (s, 5, note->text);
  livret_statement_bind_int (s, 6, note->created);
  livret_statement_bind_int (s, 7, note->changed);
  return livret_statement_run (s, error);
}

static gboolean
is_same (const LivretDayNote *a, const LivretDayNote *b)
{
  int x = a->kind != NULL ? a->kind->number : 0;
  int y = b->kind != NULL ? b->kind->number : 0;

  return strcmp (a->person, b->person) == 0 && x == y && a->day == b->day &&
         strcmp (a->text, b->text) == 0;
}

gboolean
livret_day_notes_put (LivretDb *db, LivretDayNote *note, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretDayNote) kept = livret_day_note_copy (note);
  g_autoptr (LivretDayNote) before = NULL;

  if (!clean_text (kept, error) || !livret_db_transaction_begin (&t, db, error) ||
      !find_note (db, kept->id, &before, error))
    return FALSE;
  if (*kept->id == '\0')
    {
      g_free (kept->id);
      kept->id = livret_uuid_new ();
    }
  kept->changed = livret_clock_now ();
  if (kept->created == 0)
    kept->created = kept->changed;
  if (before == NULL || !is_same (before, kept))
    if (!write_note (db, kept, error) ||
        !journal_note (db, before != NULL ? "day-note-changed" : "day-note-added", kept, error) ||
        !livret_db_transaction_commit (&t, error))
      return FALSE;
  g_set_str (&note->id, kept->id);
  g_set_str (&note->text, kept->text);
  note->created = kept->created;
  note->changed = kept->changed;
  return TRUE;
}

gboolean
livret_day_notes_delete (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "DELETE FROM day_note WHERE id = ?1");
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretDayNote) note = NULL;

  if (!livret_db_transaction_begin (&t, db, error) ||
      (note = livret_day_notes_get (db, id, error)) == NULL)
    return FALSE;
  livret_statement_bind_text (s, 1, id);
  return livret_statement_run (s, error) && journal_note (db, "day-note-deleted", note, error) &&
         livret_db_transaction_commit (&t, error);
}
