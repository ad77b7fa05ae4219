/* livret-people.c: the people of the household.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-people.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-clock.h"
#include "base/livret-date.h"
#include "base/livret-text.h"
#include "record/livret-journal.h"
#include "record/livret-people-bin.h"

#define COLOURS 4

static void
set_default (char **member)
{
  if (*member == NULL)
    *member = g_strdup ("");
}

LivretPerson *
livret_person_new (const char *name)
{
  LivretPerson *person = g_new0 (LivretPerson, 1);

  person->name = g_strstrip (g_strdup (name));
  person->id = g_strdup ("");
  person->sex = 'X';
  set_default (&person->birth_name);
  set_default (&person->used_name);
  set_default (&person->first_names);
  set_default (&person->birth_date);
  set_default (&person->birth_place);
  set_default (&person->ins);
  return person;
}

LivretPerson *
livret_person_copy (const LivretPerson *from)
{
  LivretPerson *person = g_memdup2 (from, sizeof *from);

  person->id = g_strdup (from->id);
  person->name = g_strdup (from->name);
  person->birth_name = g_strdup (from->birth_name);
  person->used_name = g_strdup (from->used_name);
  person->first_names = g_strdup (from->first_names);
  person->birth_date = g_strdup (from->birth_date);
  person->birth_place = g_strdup (from->birth_place);
  person->ins = g_strdup (from->ins);
  return person;
}

void
livret_person_free (LivretPerson *person)
{
  if (person == NULL)
    return;
  g_free (person->id);
  g_free (person->name);
  g_free (person->birth_name);
  g_free (person->used_name);
  g_free (person->first_names);
  g_free (person->birth_date);
  g_free (person->birth_place);
  g_free (person->ins);
  g_free (person);
}

gboolean
livret_person_equal (const LivretPerson *one, const LivretPerson *other)
{
  return one->row == other->row && g_str_equal (one->id, other->id) &&
         g_str_equal (one->name, other->name) && g_str_equal (one->birth_name, other->birth_name) &&
         g_str_equal (one->used_name, other->used_name) &&
         g_str_equal (one->first_names, other->first_names) &&
         g_str_equal (one->birth_date, other->birth_date) && one->sex == other->sex &&
         g_str_equal (one->birth_place, other->birth_place) && g_str_equal (one->ins, other->ins) &&
         one->colour == other->colour && one->self == other->self;
}

int
livret_person_age (const LivretPerson *person, int today)
{
  LivretDate born;
  int year, month, day, ty, tm, td;

  if (*person->birth_date == '\0' || !livret_date_parse (person->birth_date, NULL, &born, NULL))
    return -1;
  /* A birth date is a day of the calendar: its text counts, not an instant. */
  year = g_ascii_strtoll (born.text, NULL, 10);
  month = strlen (born.text) >= 7 ? g_ascii_strtoll (born.text + 5, NULL, 10) : 0;
  day = strlen (born.text) >= 10 ? g_ascii_strtoll (born.text + 8, NULL, 10) : 0;
  livret_civil_from_days (today, &ty, &tm, &td);
  return MAX (0, ty - year - (tm < month || (tm == month && td < day)));
}

static char *
first_letters (const char *name, int n)
{
  const char *end = name;

  for (int i = 0; i < n && *end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)); i++)
    end = g_utf8_next_char (end);
  return g_strndup (name, end - name);
}

char *
livret_person_initials (const LivretPerson *person, GPtrArray *others)
{
  g_autofree char *one = first_letters (person->name, 1);
  g_autofree char *mine = livret_text_fold (one, -1);

  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      const LivretPerson *other = others->pdata[i];
      g_autofree char *letter = first_letters (other->name, 1);
      g_autofree char *theirs = livret_text_fold (letter, -1);

      if (strcmp (other->id, person->id) != 0 && strcmp (mine, theirs) == 0)
        return first_letters (person->name, 2);
    }
  return g_steal_pointer (&one);
}

/* --- Keeping ---------------------------------------------------------------------------------- */

/* "Camille Martin": the last word is the birth name, what stands before it the first names. */
static void
split_name (LivretPerson *person)
{
  const char *space = strrchr (person->name, ' ');

  if (*person->first_names == '\0')
    {
      g_free (person->first_names);
      person->first_names =
          space != NULL ? g_strndup (person->name, space - person->name) : g_strdup (person->name);
    }
  if (*person->birth_name == '\0' && space != NULL)
    {
      g_free (person->birth_name);
      person->birth_name = g_strdup (space + 1);
    }
}

static gboolean
check_person (const LivretPerson *person, GError **error)
{
  LivretDate born;

  if (*person->name == '\0')
    {
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                           _ ("A person needs a name."));
      return FALSE;
    }
  if (strchr ("FMX", person->sex) == NULL || person->sex == '\0')
    {
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                           _ ("The sex is F, M or X (other or unknown)."));
      return FALSE;
    }
  if (*person->birth_date != '\0' && !livret_date_parse (person->birth_date, NULL, &born, error))
    return FALSE;
  if (*person->birth_date != '\0' && born.earliest > livret_clock_now ())
    {
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                           _ ("The birth date lies in the future."));
      return FALSE;
    }
  return TRUE;
}

/* Who lies in the bin may be put back: their name is not free either. */
static gboolean
name_is_free (LivretDb *db, const LivretPerson *person, const char *folded, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT removed != 0 FROM everybody WHERE name_folded = ?1 AND id IS NOT ?2");
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_text (s, 1, folded);
  livret_statement_bind_text (s, 2, person->id);
  if (livret_statement_step (s, &failed))
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                 livret_statement_int (s, 0)
                     ? _ ("“%s” was taken out of the household and lies in the bin: put them back "
                          "there, or choose another name.")
                     : _ ("The household already has somebody called “%s”."),
                 person->name);
  else if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    return TRUE;
  return FALSE;
}

/* The same parameters for INSERT and UPDATE. */
static void
bind_person (LivretStatement *s, const LivretPerson *person, const char *folded)
{
  LivretDate born = { 0 };

  if (*person->birth_date != '\0')
    livret_date_parse (person->birth_date, NULL, &born, NULL);
  livret_statement_bind_text (s, 1, person->id);
  livret_statement_bind_text (s, 2, person->name);
  livret_statement_bind_text (s, 3, folded);
  livret_statement_bind_text (s, 4, person->birth_name);
  livret_statement_bind_text (s, 5, person->used_name);
  livret_statement_bind_text (s, 6, person->first_names);
  livret_statement_bind_text (s, 7, born.text);
  {
    char sex[2] = { person->sex, '\0' };
    livret_statement_bind_text (s, 8, sex);
  }
  livret_statement_bind_text (s, 9, person->birth_place);
  livret_statement_bind_text (s, 10, person->ins);
  livret_statement_bind_int (s, 11, person->colour);
  livret_statement_bind_int (s, 12, person->self);
}

static void
make_line (char **text)
{
  char *line = livret_text_line (*text);

  g_free (*text);
  *text = line;
}

/* A copy as it is kept. */
static LivretPerson *
cleaned (const LivretPerson *from)
{
  LivretPerson *person = livret_person_copy (from);

  make_line (&person->name);
  make_line (&person->birth_name);
  make_line (&person->used_name);
  make_line (&person->first_names);
  make_line (&person->birth_place);
  make_line (&person->ins);
  return person;
}

static gboolean
write_person (
    LivretDb *db, const char *sql, const LivretPerson *person, const char *event, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, sql);
  g_autofree char *folded = livret_text_fold (person->name, -1);
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  bind_person (s, person, folded);
  if (!check_person (person, error) || !livret_db_transaction_begin (&t, db, error) ||
      !name_is_free (db, person, folded, error) || !livret_statement_run (s, error))
    return FALSE;
  if (livret_db_changes (db) != 1)
    {
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                           _ ("This person is not in the household."));
      return FALSE;
    }
  return livret_journal_append (db, event, person->id, NULL, NULL, error) &&
         livret_db_transaction_commit (&t, error);
}

static gboolean
count_people (LivretDb *db, gint64 *count, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "SELECT count(*) FROM person");

  if (!livret_statement_step (s, error))
    return FALSE;
  *count = livret_statement_int (s, 0);
  return TRUE;
}

static gboolean
find_row (LivretDb *db, LivretPerson *person, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "SELECT row FROM person WHERE id = ?1");

  livret_statement_bind_text (s, 1, person->id);
  if (!livret_statement_step (s, error))
    return FALSE;
  person->row = livret_statement_int (s, 0);
  return TRUE;
}

/* What the caller is told of the person that is kept. */
static void
tell (LivretPerson *person, const LivretPerson *kept)
{
  g_set_str (&person->id, kept->id);
  g_set_str (&person->name, kept->name);
  g_set_str (&person->birth_name, kept->birth_name);
  g_set_str (&person->first_names, kept->first_names);
  person->row = kept->row;
  person->colour = kept->colour;
}

gboolean
livret_people_add (LivretDb *db, LivretPerson *person, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretPerson) kept = cleaned (person);
  gint64 count;

  if (!livret_db_transaction_begin (&t, db, error) || !count_people (db, &count, error))
    return FALSE;
  kept->colour = count % COLOURS;
  g_free (kept->id);
  kept->id = livret_uuid_new ();
  split_name (kept);
  if (!write_person (
          db,
          "INSERT INTO everybody (id, name, name_folded, birth_name, used_name, first_names,"
          " birth_date, sex, birth_place, ins, colour, self)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
          kept, "person-added", error) ||
      !find_row (db, kept, error) || !livret_db_transaction_commit (&t, error))
    return FALSE;
  tell (person, kept);
  return TRUE;
}

static gboolean
check_leaves_nothing (LivretDb *db, const LivretPerson *person, GError **error)
{
  gboolean recorded;
  gint64 count;

  if (!count_people (db, &count, error) ||
      !livret_people_is_recorded (db, person->row, &recorded, error))
    return FALSE;
  if (recorded)
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                 _ ("Something is recorded of %s by now: they stay in the household."),
                 person->name);
  else if (count < 2)
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                 _ ("%s is the only person of the household, and stays in it."), person->name);
  return !recorded && count > 1;
}

gboolean
livret_people_take_back (LivretDb *db, const char *id, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "DELETE FROM everybody WHERE id = ?1");
  g_autoptr (LivretPerson) person = NULL;

  if (!livret_db_transaction_begin (&t, db, error) ||
      (person = livret_people_find (db, id, error)) == NULL ||
      !check_leaves_nothing (db, person, error))
    return FALSE;
  livret_statement_bind_text (s, 1, person->id);
  return livret_statement_run (s, error) &&
         livret_journal_append (db, "person-removed", person->id, person->name, NULL, error) &&
         livret_db_transaction_commit (&t, error);
}

gboolean
livret_people_update (LivretDb *db, const LivretPerson *person, GError **error)
{
  g_autoptr (LivretPerson) kept = cleaned (person);

  return write_person (
      db,
      "UPDATE everybody SET name = ?2, name_folded = ?3, birth_name = ?4, used_name = ?5,"
      " first_names = ?6, birth_date = ?7, sex = ?8, birth_place = ?9, ins = ?10,"
      " colour = ?11, self = ?12 WHERE id = ?1 AND removed = 0",
      kept, "person-changed", error);
}

static LivretPerson *
person_from_row (LivretStatement *s)
{
  LivretPerson *person = g_new0 (LivretPerson, 1);

  person->row = livret_statement_int (s, 0);
  person->id = livret_statement_dup_text (s, 1);
  person->name = livret_statement_dup_text (s, 2);
  person->birth_name = livret_statement_dup_text (s, 3);
  person->used_name = livret_statement_dup_text (s, 4);
  person->first_names = livret_statement_dup_text (s, 5);
  person->birth_date = livret_statement_dup_text (s, 6);
  person->sex = livret_statement_text (s, 7)[0];
  person->birth_place = livret_statement_dup_text (s, 8);
  person->ins = livret_statement_dup_text (s, 9);
  person->colour = livret_statement_int (s, 10);
  person->self = livret_statement_int (s, 11);
  return person;
}

GPtrArray *
livret_people_list (LivretDb *db, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_person_free);
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT row, id, name, birth_name, used_name, first_names, birth_date, sex,"
          " birth_place, ins, colour, self FROM person ORDER BY self DESC, row");

  while (livret_statement_step (s, &failed))
    g_ptr_array_add (list, person_from_row (s));
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static gboolean
first_word_is (const char *folded, const char *word)
{
  gsize n = strlen (word);

  return strncmp (folded, word, n) == 0 && (folded[n] == ' ' || folded[n] == '\0');
}

LivretPerson *
livret_people_find (LivretDb *db, const char *name_or_id, GError **error)
{
  g_autoptr (GPtrArray) list = livret_people_list (db, error);
  g_autofree char *wanted = livret_text_fold (name_or_id, -1);
  LivretPerson *found = NULL;
  guint n_found = 0;

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < list->len; i++)
    {
      LivretPerson *person = list->pdata[i];
      g_autofree char *folded = livret_text_fold (person->name, -1);

      if (strcmp (person->id, name_or_id) == 0 || strcmp (folded, wanted) == 0)
        return livret_person_copy (person);
      if (first_word_is (folded, wanted))
        {
          found = person;
          n_found++;
        }
    }
  if (n_found == 1)
    return livret_person_copy (found);
  g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
               n_found > 1
                   ? _ ("Several people of the household are called “%s”; give the whole name.")
                   : _ ("Nobody in the household is called “%s”."),
               name_or_id);
  return NULL;
}
