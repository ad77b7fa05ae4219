/* livret-device-slots.c: whose the readings of a shared device are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-device-slots.h"

#include <glib/gi18n-lib.h>

#include "base/livret-clock.h"
#include "record/livret-journal.h"
#include "record/livret-readings-given.h"
#include "record/livret-readings-people.h"

void
livret_device_slot_free (LivretDeviceSlot *slot)
{
  if (slot == NULL)
    return;
  g_free (slot->name);
  g_free (slot->device);
  g_free (slot->slot);
  g_free (slot->person);
  g_free (slot);
}

LivretSlotChoice *
livret_slot_choice_new (const char *name, const char *device, const char *person)
{
  LivretSlotChoice *choice = g_new0 (LivretSlotChoice, 1);

  choice->name = g_strdup (name);
  choice->device = g_strdup (device);
  choice->person = g_strdup (person);
  return choice;
}

void
livret_slot_choice_free (LivretSlotChoice *choice)
{
  if (choice == NULL)
    return;
  g_free (choice->name);
  g_free (choice->device);
  g_free (choice->person);
  g_free (choice);
}

gboolean
livret_slot_choice_fits (const LivretSlotChoice *choice, const char *name, const char *device)
{
  const char *mark = strchr (device, '#');
  g_autofree char *by_source = mark != NULL ? g_strconcat (name, mark, NULL) : NULL;

  if (choice->name != NULL && strcmp (choice->name, name) != 0)
    return FALSE;
  return strcmp (choice->device, device) == 0 ||
         (choice->name == NULL && g_strcmp0 (choice->device, by_source) == 0);
}

/* --- Nobody -------------------------------------------------------------------------------------
 */

/* The row of "everybody" whose readings wait; 0 if there is none yet and @create is FALSE. */
static gboolean
find_nobody (LivretDb *db, gboolean create, gint64 *row, GError **error)
{
  g_autoptr (LivretStatement) find =
      livret_db_prepare (db, "SELECT row FROM everybody WHERE erased = 3");
  g_autoptr (LivretStatement) add = livret_db_prepare (
      db, "INSERT INTO everybody (id, name, name_folded, birth_name, used_name, first_names,"
          " birth_date, sex, birth_place, ins, colour, self, removed, erased)"
          " VALUES (?1, '', ?1, '', '', '', '', 'X', '', '', 0, 0, 1, 3)");
  g_autofree char *id = NULL;
  g_autoptr (GError) failed = NULL;

  *row = livret_statement_step (find, &failed) ? livret_statement_int (find, 0) : 0;
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (*row != 0 || !create)
    return TRUE;
  id = livret_uuid_new ();
  livret_statement_bind_text (add, 1, id);
  if (!livret_statement_run (add, error))
    return FALSE;
  *row = livret_db_last_rowid (db);
  return TRUE;
}

/* --- Listing ------------------------------------------------------------------------------------
 */

/* What waits was imported for somebody of the household. */
#define WAITING                                                                                    \
  "SELECT o.name, o.device, sum (d.n + d.left_out) AS n, min (d.day) AS first, max (d.day) AS "    \
  "last"                                                                                           \
  " FROM everybody w JOIN series e ON e.person = w.row JOIN person p ON p.row = e.owner"           \
  " JOIN source o ON o.row = e.source"                                                             \
  " JOIN summary_day d ON d.person = w.row AND d.kind = e.kind AND d.series = e.row"               \
  " WHERE w.erased = 3 GROUP BY o.name, o.device"

static LivretDeviceSlot *
read_slot (LivretStatement *s)
{
  LivretDeviceSlot *slot = g_new0 (LivretDeviceSlot, 1);
  const char *mark;

  slot->name = livret_statement_dup_text (s, 0);
  slot->device = livret_statement_dup_text (s, 1);
  mark = strchr (slot->device, '#');
  slot->slot = g_strdup (mark != NULL ? mark + 1 : slot->device);
  slot->waiting = livret_statement_int (s, 2);
  slot->first_day = (int) livret_statement_int (s, 3);
  slot->last_day = (int) livret_statement_int (s, 4);
  slot->person = livret_statement_is_null (s, 5) ? NULL : livret_statement_dup_text (s, 5);
  return slot;
}

GPtrArray *
livret_device_slots_list (LivretDb *db, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "WITH waiting AS (" WAITING ")"
                             " SELECT name, device, n AS number, first, last, NULL FROM waiting"
                             " UNION ALL SELECT t.name, t.device, 0, 0, -1, p.id FROM device_slot t"
                             " JOIN person p ON p.row = t.person"
                             " WHERE NOT EXISTS (SELECT 1 FROM waiting w WHERE w.name = t.name"
                             "                   AND w.device = t.device)"
                             " ORDER BY 3 DESC, 1, 2");
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_device_slot_free);
  g_autoptr (GError) failed = NULL;

  while (livret_statement_step (s, &failed))
    g_ptr_array_add (list, read_slot (s));
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/* --- After an import ----------------------------------------------------------------------------
 */

/* The series that only this import knows, of sources that are slots. */
#define NEW_SERIES                                                                                 \
  " FROM import_series i JOIN series e ON e.row = i.series JOIN source o ON o.row = e.source"      \
  " WHERE i.import = ?1 AND instr (o.device, '#') > 0 AND NOT EXISTS"                              \
  " (SELECT 1 FROM import_series j WHERE j.series = i.series AND j.import != ?1)"

/* Whose: by the rule; as what came of the slot before; 0 if the device has another slot; -1: it
 * stays with whom it was imported for. */
#define WHOSE                                                                                      \
  "coalesce ((SELECT t.person FROM device_slot t JOIN person p ON p.row = t.person"                \
  "           WHERE t.name = o.name AND t.device = o.device),"                                     \
  " (SELECT f.person FROM series f JOIN person p ON p.row = f.person"                              \
  "  WHERE f.source = e.source AND EXISTS (SELECT 1 FROM import_series j"                          \
  "                                        WHERE j.series = f.row AND j.import != ?1)),"           \
  " (SELECT 0 FROM source other WHERE other.name = o.name AND other.device != o.device"            \
  "  AND substr (other.device, 1, instr (o.device, '#')) ="                                        \
  "      substr (o.device, 1, instr (o.device, '#'))), -1)"

/* The same questions of a slot that is not in the record yet. */
gboolean
livret_device_slot_whose (LivretDb *db,
                          const char *name,
                          const char *device,
                          gboolean alone,
                          const char *otherwise,
                          char **person,
                          GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT coalesce ((SELECT p.id FROM device_slot t JOIN person p ON p.row = t.person"
          "  WHERE t.name = ?1 AND t.device = ?2),"
          " (SELECT p.id FROM source o JOIN series f ON f.source = o.row"
          "  JOIN person p ON p.row = f.person WHERE o.name = ?1 AND o.device = ?2"
          "  AND EXISTS (SELECT 1 FROM import_series j WHERE j.series = f.row))),"
          " EXISTS (SELECT 1 FROM source o WHERE o.name = ?1 AND o.device != ?2"
          "  AND substr (o.device, 1, instr (?2, '#')) = substr (?2, 1, instr (?2, '#')))");

  livret_statement_bind_text (s, 1, name);
  livret_statement_bind_text (s, 2, device);
  *person = NULL;
  if (!livret_statement_step (s, error))
    return FALSE;
  if (!livret_statement_is_null (s, 0))
    *person = livret_statement_dup_text (s, 0);
  else if (alone && livret_statement_int (s, 1) == 0)
    *person = g_strdup (otherwise);
  return TRUE;
}

gboolean
livret_device_slots_settle (LivretDb *db, gint64 import, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT e.row, " WHOSE NEW_SERIES " ORDER BY e.row");
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (LivretSeriesOwner));
  g_autoptr (GError) failed = NULL;
  gint64 nobody = 0;

  livret_statement_bind_int (s, 1, import);
  while (livret_statement_step (s, &failed))
    {
      LivretSeriesOwner owner = { .series = livret_statement_int (s, 0),
                                  .person = livret_statement_int (s, 1),
                                  .counts = TRUE };

      if (owner.person == 0 && nobody == 0 && !find_nobody (db, TRUE, &nobody, &failed))
        break;
      if (owner.person == 0)
        owner.person = nobody;
      if (owner.person > 0)
        g_array_append_val (owners, owner);
    }
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  return livret_series_give (db, owners, error);
}

/* --- Saying whose a slot is ---------------------------------------------------------------------
 */

static gboolean
write_rule (LivretDb *db, const char *name, const char *device, gint64 person, GError **error)
{
  g_autoptr (LivretStatement) set = livret_db_prepare (
      db, "INSERT OR REPLACE INTO device_slot (name, device, person) VALUES (?1, ?2, ?3)");
  g_autoptr (LivretStatement) clear =
      livret_db_prepare (db, "DELETE FROM device_slot WHERE name = ?1 AND device = ?2");
  LivretStatement *s = person != 0 ? set : clear;

  livret_statement_bind_text (s, 1, name);
  livret_statement_bind_text (s, 2, device);
  if (person != 0)
    livret_statement_bind_int (s, 3, person);
  return livret_statement_run (s, error);
}

/* Of all its series, as they are. */
static gboolean
load_before (LivretDb *db, LivretGiven *given, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT e.row, e.person, e.rank, e.counts,"
          " (SELECT coalesce (sum (n + left_out), 0) FROM summary_day d"
          "  WHERE d.person = e.person AND d.kind = e.kind AND d.series = e.row)"
          " FROM series e JOIN source o ON o.row = e.source"
          " JOIN everybody w ON w.row = e.person AND (w.removed = 0 OR w.erased = 3)"
          " WHERE o.name = ?1 AND o.device = ?2 ORDER BY e.row");
  g_autoptr (LivretStatement) rule =
      livret_db_prepare (db, "SELECT person FROM device_slot WHERE name = ?1 AND device = ?2");
  g_autoptr (GError) failed = NULL;

  for (int i = 0; i < 2; i++)
    {
      livret_statement_bind_text (i == 0 ? s : rule, 1, given->name);
      livret_statement_bind_text (i == 0 ? s : rule, 2, given->device);
    }
  while (livret_statement_step (s, &failed))
    {
      LivretSeriesOwner owner = { livret_statement_int (s, 0), livret_statement_int (s, 1),
                                  (int) livret_statement_int (s, 2),
                                  livret_statement_int (s, 3) != 0 };

      given->count += livret_statement_int (s, 4);
      g_array_append_val (given->series, owner);
    }
  if (failed == NULL && livret_statement_step (rule, &failed))
    given->rule = livret_statement_int (rule, 0);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
give_all (LivretDb *db, const LivretGiven *given, gint64 person, GError **error)
{
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (LivretSeriesOwner));

  for (guint i = 0; i < given->series->len; i++)
    {
      LivretSeriesOwner owner = { g_array_index (given->series, LivretSeriesOwner, i).series,
                                  person, 0, TRUE };

      g_array_append_val (owners, owner);
    }
  return livret_series_give (db, owners, error);
}

/* @person: NULL: nobody. */
static gboolean
journal_slot (LivretDb *db, const LivretGiven *given, const char *person, GError **error)
{
  const char *mark = strchr (given->device, '#');
  g_autofree char *words =
      g_strdup_printf ("%s #%s", given->name, mark != NULL ? mark + 1 : given->device);

  return livret_journal_append_simple (db, error, person != NULL ? "slot-given" : "slot-waits",
                                       person, words, NULL);
}

LivretGiven *
livret_device_slot_assign (
    LivretDb *db, const char *name, const char *device, const char *person, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretGiven) given = livret_given_new (name, device);
  gint64 row = 0;

  if (!livret_db_transaction_begin (&t, db, error) ||
      (person != NULL ? !livret_readings_person (db, person, &row, error)
                      : !find_nobody (db, TRUE, &row, error)) ||
      !load_before (db, given, error))
    return NULL;
  if (given->series->len == 0 && given->rule == 0)
    {
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                           _ ("Nothing came of this device."));
      return NULL;
    }
  return write_rule (db, name, device, person != NULL ? row : 0, error) &&
                 give_all (db, given, row, error) && journal_slot (db, given, person, error) &&
                 livret_db_transaction_commit (&t, error)
             ? g_steal_pointer (&given)
             : NULL;
}

gboolean
livret_given_take_back (LivretDb *db, const LivretGiven *given, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autofree char *person = NULL;

  if (given->name == NULL)
    return livret_given_return_readings (db, given, error);
  if (given->rule != 0 && (person = livret_readings_person_id (db, given->rule, error)) == NULL)
    return FALSE;
  return livret_db_transaction_begin (&t, db, error) &&
         write_rule (db, given->name, given->device, given->rule, error) &&
         livret_series_give (db, given->series, error) && journal_slot (db, given, person, error) &&
         livret_db_transaction_commit (&t, error);
}
