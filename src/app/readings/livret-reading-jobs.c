/* livret-reading-jobs.c: adding, correcting, deleting and moving readings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/readings/livret-reading-jobs.h"

#include <glib/gi18n.h>

#include "app/measures/livret-measure-words.h"
#include "app/readings/livret-reading-state.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-clock.h"

LivretReadingWork *
livret_reading_work_new (const char *person, const LivretKind *kind)
{
  LivretReadingWork *work = g_new0 (LivretReadingWork, 1);

  work->person = g_strdup (person);
  work->kind = kind;
  work->keys = g_array_new (FALSE, FALSE, sizeof (LivretReadingKey));
  return work;
}

LivretReadingWork *
livret_reading_work_of (const char *person, const LivretReadingKey *key)
{
  LivretReadingWork *work = livret_reading_work_new (person, NULL);

  g_array_append_vals (work->keys, key, 1);
  return work;
}

void
livret_reading_work_free (LivretReadingWork *work)
{
  g_free (work->person);
  g_array_unref (work->keys);
  g_free (work);
}

/* Jobs ------------------------------------------------------------------------ */

gpointer
livret_reading_add (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const LivretReadingWork *work = data;
  g_autofree LivretReadingKey *key = g_new0 (LivretReadingKey, 1);

  if (!livret_readings_add (db, work->person, work->kind, work->when, work->offset_min,
                            work->values, work->unit, key, error))
    return NULL;
  return g_steal_pointer (&key);
}

gpointer
livret_reading_edit (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const LivretReadingWork *work = data;

  return GINT_TO_POINTER (
      livret_readings_edit (db, &g_array_index (work->keys, LivretReadingKey, 0),
                            work->has_values ? work->values : NULL, work->when, error));
}

static gpointer
mark_all (LivretDb *db, const LivretReadingWork *work, gboolean deleted, GError **error)
{
  g_auto (LivretDbTransaction) transaction = LIVRET_DB_TRANSACTION_INIT;

  if (!livret_db_transaction_begin (&transaction, db, error))
    return NULL;
  for (guint i = 0; i < work->keys->len; i++)
    if (!livret_readings_delete (db, &g_array_index (work->keys, LivretReadingKey, i), deleted,
                                 error))
      return NULL;
  return GINT_TO_POINTER (livret_db_transaction_commit (&transaction, error));
}

gpointer
livret_reading_delete (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return mark_all (db, data, TRUE, error);
}

gpointer
livret_reading_restore (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return mark_all (db, data, FALSE, error);
}

gpointer
livret_reading_move (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const LivretReadingWork *work = data;

  return GINT_TO_POINTER (livret_readings_move (
      db, &g_array_index (work->keys, LivretReadingKey, 0), work->person, error));
}

/* Deleting and moving, with undo ---------------------------------------------- */

/* Takes @work and @back. */
static void
run_with_undo (LivretHousehold *household,
               const char *message,
               LivretStoreFunc func,
               LivretReadingWork *work,
               LivretStoreFunc undo,
               LivretReadingWork *back)
{
  livret_household_change (
      household, func, work, (GDestroyNotify) livret_reading_work_free,
      (LivretUndo) { message, undo, back, (GDestroyNotify) livret_reading_work_free }, NULL, NULL);
}

void
livret_reading_do_delete (LivretHousehold *household,
                          const char *person,
                          const LivretReading *reading)
{
  g_autofree char *text = livret_measure_text (reading->kind, reading->values);
  g_autofree char *message = g_strdup_printf (_ ("%s deleted"), text);

  run_with_undo (household, message, livret_reading_delete,
                 livret_reading_work_of (person, &reading->key), livret_reading_restore,
                 livret_reading_work_of (person, &reading->key));
}

void
livret_reading_do_move (LivretHousehold *household,
                        const char *person,
                        const LivretReading *reading,
                        const LivretPerson *to)
{
  g_autofree char *text = livret_measure_text (reading->kind, reading->values);
  g_autofree char *name = livret_wording_given_name (to);
  /* Translators: a value was moved to somebody's record: "72.4 kg moved to Louis". */
  g_autofree char *message = g_strdup_printf (_ ("%s moved to %s"), text, name);

  run_with_undo (household, message, livret_reading_move,
                 livret_reading_work_of (to->id, &reading->key), livret_reading_move,
                 livret_reading_work_of (person, &reading->key));
}

/* Habits ---------------------------------------------------------------------- */

static gboolean
find_unit (
    LivretDb *db, const char *person, const LivretKind *kind, const char **unit, GError **error)
{
  LivretReadingQuery query = {
    .person = person,
    .kind = kind,
    .from = G_MININT64,
    .until = G_MAXINT64,
    .limit = 1,
    .newest_first = TRUE,
  };
  g_autoptr (GArray) readings = NULL;

  *unit = NULL;
  if (kind->units[0] == NULL || kind->units[1] == NULL)
    return TRUE;
  readings = livret_readings_list (db, &query, error);
  if (readings == NULL)
    return FALSE;
  if (readings->len > 0)
    *unit = livret_reading_unit_of (kind, g_array_index (readings, LivretReading, 0).written);
  return TRUE;
}

/* Days within which it was typed: a height of years ago is nobody's habit, what each quarter's
 * laboratory says is. */
#define HABIT 100

/* What was typed last, then what was typed most: on a day of pressure and weight it is the pressure
 * of every day. What only devices bring comes after it, however often they do. */
static int
compare_habits (gconstpointer a, gconstpointer b)
{
  const LivretReadingHabit *x = a;
  const LivretReadingHabit *y = b;

  if (x->last_day != y->last_day)
    return x->last_day > y->last_day ? -1 : 1;
  if (x->typed != y->typed)
    return x->typed > y->typed ? -1 : 1;
  return x->count != y->count ? (x->count > y->count ? -1 : 1) : x->kind->number - y->kind->number;
}

static void
note_typed (LivretReadingHabit *habit, const GArray *typed)
{
  int since = livret_clock_today () - HABIT;

  habit->last_day = G_MININT;
  for (guint i = 0; i < typed->len; i++)
    {
      const LivretKindPresence *presence = &g_array_index (typed, LivretKindPresence, i);

      if (presence->kind != habit->kind || presence->last_day < since)
        continue;
      habit->typed = presence->count;
      habit->last_day = presence->last_day;
    }
}

gpointer
livret_reading_habits (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) kinds = livret_readings_kinds (db, data, error);
  g_autoptr (GArray) typed = kinds != NULL ? livret_readings_typed (db, data, error) : NULL;
  g_autoptr (GArray) habits = g_array_new (FALSE, TRUE, sizeof (LivretReadingHabit));

  if (typed == NULL)
    return NULL;
  for (guint i = 0; i < kinds->len; i++)
    {
      const LivretKindPresence *presence = &g_array_index (kinds, LivretKindPresence, i);
      LivretReadingHabit habit = { .kind = presence->kind, .count = presence->count };

      note_typed (&habit, typed);
      if (!find_unit (db, data, presence->kind, &habit.unit, error))
        return NULL;
      g_array_append_val (habits, habit);
    }
  g_array_sort (habits, compare_habits);
  return g_steal_pointer (&habits);
}
