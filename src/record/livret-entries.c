/* livret-entries.c: health statements typed by hand or found in documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-entries.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-clock.h"
#include "base/livret-text.h"
#include "record/livret-blood.h"
#include "record/livret-journal.h"

/* The sections of the profile that exist so far, with the section codes of the IPS. */
static const LivretSection sections[] = {
  { "treatments", N_ ("Treatments"), N_ ("No treatment"), "10160-0" },
  { "allergies", N_ ("Allergies"), N_ ("No known allergy"), "48765-2" },
  { "conditions", N_ ("Conditions"), N_ ("No known condition"), "11450-4" },
  { "vaccinations", N_ ("Vaccinations"), N_ ("No vaccination"), "11369-6" },
  { "contacts", N_ ("Contacts"), N_ ("No contact"), NULL },
  { "devices", N_ ("Implants and devices"), N_ ("No implant or device"), "46264-8" },
  { "blood", N_ ("Blood group"), N_ ("Blood group not known"), NULL },
  { "procedures", N_ ("Operations and hospital stays"), N_ ("No operation or hospital stay"),
    "47519-4" },
  { "family", N_ ("Family history"), N_ ("Nothing known in the family"), "10157-6" },
  { "habits", N_ ("Habits"), N_ ("No habit to be told"), "29762-2" },
  { "pregnancies", N_ ("Pregnancies"), N_ ("No pregnancy"), "10162-6" },
  { "disabilities", N_ ("Disabilities"), N_ ("No disability"), "47420-5" },
  { "wishes", N_ ("Wishes and advance directives"), N_ ("No directive"), "42348-3" },
  { "results", N_ ("Other results"), N_ ("No other result"), "30954-2" },
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
  entry->document = g_strdup ("");
  entry->place = g_strdup ("");
  entry->code = g_strdup ("");
  entry->ended = g_strdup ("");
  return entry;
}

LivretEntry *
livret_entry_copy (const LivretEntry *from)
{
  LivretEntry *entry = g_memdup2 (from, sizeof *from);

  entry->id = g_strdup (from->id);
  entry->person = g_strdup (from->person);
  entry->person_name = g_strdup (from->person_name);
  entry->section = g_strdup (from->section);
  entry->text = g_strdup (from->text);
  entry->comment = g_strdup (from->comment);
  entry->origin = g_strdup (from->origin);
  entry->document = g_strdup (from->document);
  entry->place = g_strdup (from->place);
  entry->code = g_strdup (from->code);
  entry->ended = g_strdup (from->ended);
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
  g_free (entry->document);
  g_free (entry->place);
  g_free (entry->code);
  g_free (entry->ended);
  g_free (entry);
}

/* --- Listing
 * -------------------------------------------------------------------------------------- */

#define COLUMNS                                                                                    \
  "SELECT e.row, e.id, p.id, p.name, e.section, e.text, e.comment, e.date_from, e.from_earliest,"  \
  " e.from_latest, e.date_until, e.until_earliest, e.until_latest, e.none, e.hidden, coalesce "    \
  "(i.id, ''),"                                                                                    \
  " e.added, e.deleted, coalesce (d.id, ''), e.place, e.code FROM entry e"                         \
  " JOIN person p ON p.row = e.person LEFT JOIN import i ON i.row = e.import"                      \
  " LEFT JOIN document d ON d.row = e.document"

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
  entry->document = livret_statement_dup_text (s, 18);
  entry->place = livret_statement_dup_text (s, 19);
  entry->code = livret_statement_dup_text (s, 20);
  entry->ended = g_strdup ("");
  return entry;
}

static GPtrArray *
list_entries (LivretStatement *s, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_entry_free);
  g_autoptr (GError) failed = NULL;

  while (livret_statement_step (s, &failed))
    g_ptr_array_add (list, entry_from_row (s));
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

GPtrArray *
livret_entries_list (LivretDb *db, const char *person, const char *section, GError **error)
{
  /* What goes on stands before what has ended, the newest first. */
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, COLUMNS " WHERE e.deleted = 0 AND (?1 IS NULL OR p.id = ?1)"
                  " AND (?2 IS NULL OR e.section = ?2)"
                  " ORDER BY p.row, e.section, e.date_until != '', e.from_earliest DESC, e.row");

  livret_statement_bind_text (s, 1, person);
  livret_statement_bind_text (s, 2, section);
  return list_entries (s, error);
}

GPtrArray *
livret_entries_list_bin (LivretDb *db, const char *person, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, COLUMNS " WHERE e.deleted != 0 AND (?1 IS NULL OR p.id = ?1)"
                                     " ORDER BY e.deleted DESC, e.row DESC");

  livret_statement_bind_text (s, 1, person);
  return list_entries (s, error);
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
is_blood (const LivretEntry *entry)
{
  return strcmp (entry->section, "blood") == 0 && !entry->none;
}

/* A copy as it is kept: the text is a line, the comment may be several, a blood group is spelt in
 * one way. */
static LivretEntry *
cleaned (const LivretEntry *from)
{
  LivretEntry *entry = livret_entry_copy (from);

  g_free (entry->text);
  entry->text = livret_text_line (from->text);
  if (is_blood (entry) && livret_blood_group (entry->text) != NULL)
    g_set_str (&entry->text, livret_blood_group (entry->text));
  g_free (entry->comment);
  entry->comment = g_utf8_make_valid (from->comment, -1);
  return entry;
}

static gboolean
check_entry (const LivretEntry *entry, GError **error)
{
  const char *wrong = NULL;

  if (livret_section_by_id (entry->section) == NULL)
    wrong = _ ("The health profile has no such section.");
  else if (!entry->none && *entry->text == '\0')
    wrong = _ ("An entry needs a text.");
  else if (is_blood (entry) && livret_blood_group (entry->text) == NULL)
    wrong = _ ("A blood group is A+, A−, B+, B−, AB+, AB−, O+ or O−.");
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

/* Whether it goes on, as far as its end is known today. */
static gboolean
stands (const LivretEntry *entry)
{
  return !entry->none &&
         (!livret_date_is_set (&entry->until) || entry->until.latest >= livret_clock_now ());
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

static gboolean
is_something_standing (LivretDb *db, const LivretEntry *none, gboolean *standing, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT EXISTS (SELECT 1 FROM entry e JOIN person p ON p.row = e.person"
          " WHERE p.id = ?1 AND e.section = ?2 AND NOT e.none AND e.deleted = 0"
          " AND (e.date_until = '' OR e.until_latest >= ?3) AND e.id IS NOT ?4)");

  livret_statement_bind_text (s, 1, none->person);
  livret_statement_bind_text (s, 2, none->section);
  livret_statement_bind_int (s, 3, livret_clock_now ());
  livret_statement_bind_text (s, 4, none->id);
  if (!livret_statement_step (s, error))
    return FALSE;
  *standing = livret_statement_int (s, 0);
  return TRUE;
}

/* Into the bin, each with its word in the journal. No more than one stands; @ended: its id. */
static gboolean
end_nones (LivretDb *db, const LivretEntry *entry, char **ended, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, COLUMNS " WHERE e.none AND e.deleted = 0 AND e.section = ?2 AND p.id = ?1"
                  " AND e.id IS NOT ?3");
  g_autoptr (GPtrArray) nones = NULL;

  livret_statement_bind_text (s, 1, entry->person);
  livret_statement_bind_text (s, 2, entry->section);
  livret_statement_bind_text (s, 3, entry->id);
  nones = list_entries (s, error);
  for (guint i = 0; nones != NULL && i < nones->len; i++)
    {
      const LivretEntry *none = nones->pdata[i];

      if (!livret_entries_delete (db, none->id, TRUE, error))
        return FALSE;
      g_set_str (ended, none->id);
    }
  return nones != NULL;
}

/* A "none" is refused as long as something stands. */
static gboolean
check_none (LivretDb *db, const LivretEntry *none, GError **error)
{
  gboolean standing = FALSE;

  if (!is_something_standing (db, none, &standing, error))
    return FALSE;
  if (!standing)
    return TRUE;
  g_set_error_literal (
      error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
      _ ("This section holds entries; end or delete them before declaring that there is "
         "none."));
  return FALSE;
}

/* "None" and what goes on exclude each other: a statement that stands ends the "none", as does a
 * newer "none". What has ended leaves it alone. */
static gboolean
settle_none (LivretDb *db, LivretEntry *entry, GError **error)
{
  if (!entry->none && !stands (entry))
    return TRUE;
  return (!entry->none || check_none (db, entry, error)) &&
         end_nones (db, entry, &entry->ended, error);
}

static gboolean
check_changed_one (LivretDb *db, GError **error)
{
  if (livret_db_changes (db) == 1)
    return TRUE;
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                       _ ("This person is not in the household."));
  return FALSE;
}

static gboolean
insert_entry (LivretDb *db, LivretEntry *entry, gint64 import_row, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "INSERT INTO entry (id, person, section, text, comment, date_from, from_earliest,"
          " from_latest, date_until, until_earliest, until_latest, none, hidden, import, added,"
          " document, place, code)"
          " SELECT ?1, row, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,"
          " (SELECT row FROM document WHERE id = ?16), ?17, ?18 FROM person WHERE id = ?2");

  bind_entry (s, entry);
  if (import_row != 0)
    livret_statement_bind_int (s, 14, import_row);
  livret_statement_bind_int (s, 15, entry->added);
  livret_statement_bind_text (s, 16, entry->document);
  livret_statement_bind_text (s, 17, entry->place);
  livret_statement_bind_text (s, 18, entry->code);
  if (!livret_statement_run (s, error) || !check_changed_one (db, error))
    return FALSE;
  entry->row = livret_db_last_rowid (db);
  return TRUE;
}

gboolean
livret_entries_check (LivretDb *db, const LivretEntry *entry, GError **error)
{
  g_autoptr (LivretEntry) kept = cleaned (entry);

  return check_entry (kept, error) && (!kept->none || check_none (db, kept, error));
}

gboolean
livret_entries_add (LivretDb *db, LivretEntry *entry, gint64 import_row, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretEntry) kept = cleaned (entry);

  if (!check_entry (kept, error))
    return FALSE;
  g_free (kept->id);
  kept->id = livret_uuid_new ();
  g_set_str (&kept->ended, "");
  kept->added = livret_clock_now ();
  if (!livret_db_transaction_begin (&t, db, error) || !settle_none (db, kept, error) ||
      !insert_entry (db, kept, import_row, error) ||
      /* An import journals itself, once. */
      (import_row == 0 && !journal_entry (db, kept, "entry-added", error)) ||
      !livret_db_transaction_commit (&t, error))
    return FALSE;
  g_set_str (&entry->id, kept->id);
  g_set_str (&entry->ended, kept->ended);
  entry->row = kept->row;
  entry->added = kept->added;
  return TRUE;
}

static gboolean
is_said_alike (const LivretEntry *a, const LivretEntry *b)
{
  return strcmp (a->person, b->person) == 0 && strcmp (a->section, b->section) == 0 &&
         strcmp (a->text, b->text) == 0 && strcmp (a->comment, b->comment) == 0 &&
         strcmp (a->from.text, b->from.text) == 0 && strcmp (a->until.text, b->until.text) == 0 &&
         a->none == b->none;
}

/* Hiding and showing are told as such. */
static gboolean
journal_update (LivretDb *db, const LivretEntry *entry, const LivretEntry *was, GError **error)
{
  gboolean hiding = entry->hidden != was->hidden;

  return (!hiding ||
          journal_entry (db, entry, entry->hidden ? "entry-hidden" : "entry-shown", error)) &&
         ((hiding && is_said_alike (entry, was)) ||
          journal_entry (db, entry, "entry-changed", error));
}

gboolean
livret_entries_update (LivretDb *db, const LivretEntry *entry, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "UPDATE entry SET person = p.row, section = ?3, text = ?4, comment = ?5, date_from = ?6,"
          " from_earliest = ?7, from_latest = ?8, date_until = ?9, until_earliest = ?10,"
          " until_latest = ?11, none = ?12, hidden = ?13 FROM person p"
          " WHERE entry.id = ?1 AND p.id = ?2");
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretEntry) kept = cleaned (entry);
  g_autoptr (LivretEntry) present = NULL;

  if (!check_entry (kept, error) || !livret_db_transaction_begin (&t, db, error) ||
      (present = livret_entries_get (db, kept->id, error)) == NULL ||
      (present->deleted == 0 && !settle_none (db, kept, error)))
    return FALSE;
  bind_entry (s, kept);
  return livret_statement_run (s, error) && check_changed_one (db, error) &&
         journal_update (db, kept, present, error) && livret_db_transaction_commit (&t, error);
}

/* --- The bin ------------------------------------------------------------------------------------
 */

gboolean
livret_entries_delete (LivretDb *db, const char *id, gboolean deleted, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "UPDATE entry SET deleted = ?2 WHERE id = ?1");
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretEntry) entry = NULL;

  if (!livret_db_transaction_begin (&t, db, error) ||
      (entry = livret_entries_get (db, id, error)) == NULL)
    return FALSE;
  if ((entry->deleted != 0) == deleted)
    return TRUE;
  livret_statement_bind_text (s, 1, id);
  livret_statement_bind_int (s, 2, deleted ? livret_clock_now () : 0);
  return (deleted || settle_none (db, entry, error)) && livret_statement_run (s, error) &&
         journal_entry (db, entry, deleted ? "entry-deleted" : "entry-restored", error) &&
         livret_db_transaction_commit (&t, error);
}

/* Whether nothing was said since that contradicts a "none" which was ended. */
static gboolean
can_stand_again (LivretDb *db, const char *none, gboolean *can, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT EXISTS (SELECT 1 FROM entry n WHERE n.id = ?1 AND n.none AND n.deleted != 0"
          " AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.person = n.person"
          " AND e.section = n.section AND e.deleted = 0"
          " AND (e.none OR e.date_until = '' OR e.until_latest >= ?2)))");

  livret_statement_bind_text (s, 1, none);
  livret_statement_bind_int (s, 2, livret_clock_now ());
  if (!livret_statement_step (s, error))
    return FALSE;
  *can = livret_statement_int (s, 0);
  return TRUE;
}

gboolean
livret_entries_take_back (LivretDb *db, const LivretEntry *entry, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  gboolean can = FALSE;

  return livret_db_transaction_begin (&t, db, error) &&
         livret_entries_delete (db, entry->id, TRUE, error) &&
         can_stand_again (db, entry->ended, &can, error) &&
         (!can || livret_entries_delete (db, entry->ended, FALSE, error)) &&
         livret_db_transaction_commit (&t, error);
}

static gboolean
erase_one (LivretDb *db, const LivretEntry *entry, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "DELETE FROM entry WHERE id = ?1");

  livret_statement_bind_text (s, 1, entry->id);
  return livret_statement_run (s, error) &&
         livret_journal_erase_names (db, "entry", entry->id, error) &&
         livret_journal_append_simple (db, error, "entry-erased", entry->person, NULL, "entry",
                                       entry->id, "section", entry->section, NULL);
}

gboolean
livret_entries_erase (LivretDb *db, const char *id, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretEntry) entry = NULL;

  return livret_db_transaction_begin (&t, db, error) &&
         (entry = livret_entries_get (db, id, error)) != NULL && erase_one (db, entry, error) &&
         livret_db_transaction_commit (&t, error);
}

int
livret_entries_purge_bin (LivretDb *db, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (GPtrArray) binned = NULL;
  gint64 before;
  int erased = 0;

  if (!livret_db_transaction_begin (&t, db, error) ||
      !livret_journal_bin_limit (db, &before, error) ||
      (binned = livret_entries_list_bin (db, NULL, error)) == NULL)
    return -1;
  for (guint i = 0; i < binned->len; i++)
    {
      const LivretEntry *entry = binned->pdata[i];

      if (entry->deleted >= before)
        continue;
      if (!erase_one (db, entry, error))
        return -1;
      erased++;
    }
  return livret_db_transaction_commit (&t, error) ? erased : -1;
}
