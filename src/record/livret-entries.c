/* livret-entries.c: health statements typed by hand or found in documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-entries.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-clock.h"
#include "record/livret-journal.h"

/* The sections of the profile that exist so far, with the section codes of the IPS. */
static const LivretSection sections[] = {
  { "treatments", N_ ("Treatments"), N_ ("No treatment"), "10160-0" },
  { "allergies", N_ ("Allergies"), N_ ("No known allergy"), "48765-2" },
  { "conditions", N_ ("Conditions"), N_ ("No known condition"), "11450-4" },
  { "vaccinations", N_ ("Vaccinations"), N_ ("No vaccination"), "11369-6" },
  { "contacts", N_ ("Contacts"), N_ ("No contact"), NULL },
  { NULL, NULL, NULL, NULL },
};

const LivretSection *
livret_sections (void)
{
  return sections;
}

const LivretSection *
livret_section_by_id (const char *id)
{
  for (const LivretSection *s = sections; s->id != NULL; s++)
    if (strcmp (s->id, id) == 0)
      return s;
  return NULL;
}

LivretEntry *
livret_entry_new (void)
{
  LivretEntry *entry = g_new0 (LivretEntry, 1);

  entry->id = g_strdup ("");
  entry->person = g_strdup ("");
  entry->person_name = g_strdup ("");
  entry->section = g_strdup ("");
  entry->text = g_strdup ("");
  entry->comment = g_strdup ("");
  entry->origin = g_strdup ("");
  return entry;
}

void
livret_entry_free (LivretEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->id);
  g_free (entry->person);
  g_free (entry->person_name);
  g_free (entry->section);
  g_free (entry->text);
  g_free (entry->comment);
  g_free (entry->origin);
  g_free (entry);
}

/* --- Listing
 * -------------------------------------------------------------------------------------- */

#define COLUMNS                                                                                    \
  "SELECT e.row, e.id, p.id, p.name, e.section, e.text, e.comment, e.date_from, e.from_earliest,"  \
  " e.from_latest, e.date_until, e.until_earliest, e.until_latest, e.none, e.hidden, coalesce "    \
  "(i.id, ''),"                                                                                    \
  " e.added, e.deleted FROM entry e JOIN person p ON p.row = e.person LEFT JOIN import i ON "      \
  "i.row = e.import"

static void
read_date (LivretStatement *s, int column, LivretDate *date)
{
  g_strlcpy (date->text, livret_statement_text (s, column), sizeof date->text);
  date->earliest = livret_statement_int (s, column + 1);
  date->latest = livret_statement_int (s, column + 2);
}

static LivretEntry *
entry_from_row (LivretStatement *s)
{
  LivretEntry *entry = g_new0 (LivretEntry, 1);

  entry->row = livret_statement_int (s, 0);
  entry->id = livret_statement_dup_text (s, 1);
  entry->person = livret_statement_dup_text (s, 2);
  entry->person_name = livret_statement_dup_text (s, 3);
  entry->section = livret_statement_dup_text (s, 4);
  entry->text = livret_statement_dup_text (s, 5);
  entry->comment = livret_statement_dup_text (s, 6);
  read_date (s, 7, &entry->from);
  read_date (s, 10, &entry->until);
  entry->none = livret_statement_int (s, 13);
  entry->hidden = livret_statement_int (s, 14);
  entry->origin = livret_statement_dup_text (s, 15);
  entry->added = livret_statement_int (s, 16);
  entry->deleted = livret_statement_int (s, 17);
  return entry;
}

GPtrArray *
livret_entries_list (LivretDb *db, const char *person, const char *section, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_entry_free);
  g_autoptr (GError) failed = NULL;
  /* What goes on stands before what has ended, the newest first. */
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, COLUMNS " WHERE e.deleted = 0 AND (?1 IS NULL OR p.id = ?1)"
                  " AND (?2 IS NULL OR e.section = ?2)"
                  " ORDER BY p.row, e.section, e.date_until != '', e.from_earliest DESC, e.row");

  livret_statement_bind_text (s, 1, person);
  livret_statement_bind_text (s, 2, section);
  while (livret_statement_step (s, &failed))
    g_ptr_array_add (list, entry_from_row (s));
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

LivretEntry *
livret_entries_get (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, COLUMNS " WHERE e.id = ?1");
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_text (s, 1, id);
  if (livret_statement_step (s, &failed))
    return entry_from_row (s);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                 _ ("There is no entry %s."), id);
  return NULL;
}

/* --- Changing
 * ------------------------------------------------------------------------------------- */

static gboolean
check_entry (const LivretEntry *entry, GError **error)
{
  const char *wrong = NULL;

  if (livret_section_by_id (entry->section) == NULL)
    wrong = _ ("The health profile has no such section.");
  else if (!entry->none && *entry->text == '\0')
    wrong = _ ("An entry needs a text.");
  else if (entry->none && !livret_date_is_set (&entry->from))
    wrong = _ ("“None” needs the date on which it is declared.");
  else if (livret_date_is_set (&entry->from) && livret_date_is_set (&entry->until) &&
           entry->until.latest < entry->from.earliest)
    wrong = _ ("The end lies before the beginning.");
  if (wrong == NULL)
    return TRUE;
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID, wrong);
  return FALSE;
}

static void
bind_date (LivretStatement *s, int index, const LivretDate *date)
{
  livret_statement_bind_text (s, index, date->text);
  livret_statement_bind_int (s, index + 1, date->earliest);
  livret_statement_bind_int (s, index + 2, date->latest);
}

static void
bind_entry (LivretStatement *s, const LivretEntry *entry)
{
  livret_statement_bind_text (s, 1, entry->id);
  livret_statement_bind_text (s, 2, entry->person);
  livret_statement_bind_text (s, 3, entry->section);
  livret_statement_bind_text (s, 4, entry->text);
  livret_statement_bind_text (s, 5, entry->comment);
  bind_date (s, 6, &entry->from);
  bind_date (s, 9, &entry->until);
  livret_statement_bind_int (s, 12, entry->none);
  livret_statement_bind_int (s, 13, entry->hidden);
}

static gboolean
count_others (LivretDb *db, const LivretEntry *entry, gboolean none, gint64 *count, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT count(*) FROM entry e JOIN person p ON p.row = e.person"
                             " WHERE p.id = ?1 AND e.section = ?2 AND e.none = ?3 AND e.deleted = 0"
                             " AND (e.date_until = '' OR ?3) AND e.id IS NOT ?4");

  livret_statement_bind_text (s, 1, entry->person);
  livret_statement_bind_text (s, 2, entry->section);
  livret_statement_bind_int (s, 3, none);
  livret_statement_bind_text (s, 4, entry->id);
  if (!livret_statement_step (s, error))
    return FALSE;
  *count = livret_statement_int (s, 0);
  return TRUE;
}

/* "None" and a standing statement exclude each other: a new statement ends the "none", a new "none"
 * is refused as long as something stands. */
static gboolean
settle_none (LivretDb *db, const LivretEntry *entry, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "UPDATE entry SET deleted = ?3 WHERE none AND deleted = 0 AND section = ?2"
          " AND person = (SELECT row FROM person WHERE id = ?1) AND id IS NOT ?4");
  gint64 standing = 0;

  if (entry->none && !count_others (db, entry, FALSE, &standing, error))
    return FALSE;
  if (standing > 0)
    {
      g_set_error_literal (
          error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
          _ ("This section holds entries; end or delete them before declaring that there is "
             "none."));
      return FALSE;
    }
  livret_statement_bind_text (s, 1, entry->person);
  livret_statement_bind_text (s, 2, entry->section);
  livret_statement_bind_int (s, 3, livret_clock_now ());
  livret_statement_bind_text (s, 4, entry->id);
  return livret_statement_run (s, error);
}

static const char *
journal_words (const LivretEntry *entry)
{
  return entry->none ? _ (livret_section_by_id (entry->section)->none) : entry->text;
}

static gboolean
journal_entry (LivretDb *db, const LivretEntry *entry, const char *event, GError **error)
{
  return livret_journal_append_simple (db, error, event, entry->person, journal_words (entry),
                                       "entry", entry->id, "section", entry->section, NULL);
}

gboolean
livret_entries_add (LivretDb *db, LivretEntry *entry, gint64 import_row, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "INSERT INTO entry (id, person, section, text, comment, date_from, from_earliest, "
          "from_latest,"
          " date_until, until_earliest, until_latest, none, hidden, import, added)"
          " SELECT ?1, row, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15 FROM person "
          "WHERE id = ?2");
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  if (!check_entry (entry, error))
    return FALSE;
  g_free (entry->id);
  entry->id = livret_uuid_new ();
  entry->added = livret_clock_now ();
  bind_entry (s, entry);
  if (import_row != 0)
    livret_statement_bind_int (s, 14, import_row);
  livret_statement_bind_int (s, 15, entry->added);
  if (!livret_db_transaction_begin (&t, db, error) || !settle_none (db, entry, error) ||
      !livret_statement_run (s, error))
    return FALSE;
  if (livret_db_changes (db) != 1)
    {
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                           _ ("This person is not in the household."));
      return FALSE;
    }
  entry->row = livret_db_last_rowid (db);
  return (import_row != 0 || journal_entry (db, entry, "entry-added", error)) &&
         livret_db_transaction_commit (&t, error);
}

gboolean
livret_entries_update (LivretDb *db, const LivretEntry *entry, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "UPDATE entry SET person = (SELECT row FROM person WHERE id = ?2), "
                             "section = ?3, text = ?4, comment = ?5,"
                             " date_from = ?6, from_earliest = ?7, from_latest = ?8, date_until = "
                             "?9, until_earliest = ?10,"
                             " until_latest = ?11, none = ?12, hidden = ?13 WHERE id = ?1");
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  if (!check_entry (entry, error))
    return FALSE;
  bind_entry (s, entry);
  return livret_db_transaction_begin (&t, db, error) && settle_none (db, entry, error) &&
         livret_statement_run (s, error) && journal_entry (db, entry, "entry-changed", error) &&
         livret_db_transaction_commit (&t, error);
}

gboolean
livret_entries_delete (LivretDb *db, const char *id, gboolean deleted, GError **error)
{
  g_autoptr (LivretEntry) entry = livret_entries_get (db, id, error);
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "UPDATE entry SET deleted = ?2 WHERE id = ?1");
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  if (entry == NULL)
    return FALSE;
  livret_statement_bind_text (s, 1, id);
  livret_statement_bind_int (s, 2, deleted ? livret_clock_now () : 0);
  return livret_db_transaction_begin (&t, db, error) &&
         (deleted || settle_none (db, entry, error)) && livret_statement_run (s, error) &&
         journal_entry (db, entry, deleted ? "entry-deleted" : "entry-restored", error) &&
         livret_db_transaction_commit (&t, error);
}
