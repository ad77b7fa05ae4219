/* livret-readings-given.c: giving series, or many readings, to somebody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-readings-given.h"

#include <glib/gi18n-lib.h>

#include "base/livret-clock.h"
#include "record/livret-journal.h"
#include "record/livret-readings-people.h"
#include "record/livret-readings-tally.h"
#include "record/livret-readings-twins.h"

/* No local clock is farther from UTC, nor a wall clock from another one. */
#define MARGIN_DAYS 2

LivretGiven *
livret_given_new (const char *name, const char *device)
{
  LivretGiven *given = g_new0 (LivretGiven, 1);

  given->name = g_strdup (name);
  given->device = g_strdup (device);
  given->series = g_array_new (FALSE, FALSE, sizeof (LivretSeriesOwner));
  given->readings = g_array_new (FALSE, FALSE, sizeof (LivretGivenReading));
  return given;
}

void
livret_given_free (LivretGiven *given)
{
  if (given == NULL)
    return;
  g_free (given->name);
  g_free (given->device);
  g_free (given->owner);
  g_array_unref (given->series);
  g_array_unref (given->readings);
  g_free (given);
}

gint64
livret_given_count (const LivretGiven *given)
{
  return given->count;
}

/* --- Whole series -------------------------------------------------------------------------------
 */

/* The days of the readings as found; %FALSE without error: there are none. */
static gboolean
find_days (LivretDb *db, gint64 series, int *first, int *last, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT (SELECT min (time) FROM readings WHERE series = ?1),"
                             " (SELECT max (time) FROM readings WHERE series = ?1)");

  livret_statement_bind_int (s, 1, series);
  if (!livret_statement_step (s, error) || livret_statement_is_null (s, 0))
    return FALSE;
  *first = livret_day_of (livret_statement_int (s, 0)) - MARGIN_DAYS;
  *last = livret_day_of (livret_statement_int (s, 1)) + MARGIN_DAYS;
  return TRUE;
}

static gboolean
write_owner (LivretDb *db, const LivretSeriesOwner *owner, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "UPDATE series SET person = ?2, rank = ?3, counts = ?4 WHERE row = ?1");

  livret_statement_bind_int (s, 1, owner->series);
  livret_statement_bind_int (s, 2, owner->person);
  livret_statement_bind_int (s, 3, owner->place);
  livret_statement_bind_int (s, 4, owner->counts);
  return livret_statement_run (s, error);
}

/* Where single readings went their own way the sums cannot just change hands. */
static gboolean
was_moved (LivretDb *db, gint64 series, gboolean *moved, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT EXISTS (SELECT 1 FROM reading_override WHERE series = ?1"
                             " AND (person IS NOT NULL OR new_time IS NOT NULL))");

  livret_statement_bind_int (s, 1, series);
  if (!livret_statement_step (s, error))
    return FALSE;
  *moved = livret_statement_int (s, 0) != 0;
  return TRUE;
}

static gboolean
hand_over_sums (LivretDb *db, const LivretSeries *series, gint64 person, GError **error)
{
  g_autoptr (LivretStatement) days = livret_db_prepare (
      db, "UPDATE summary_day SET person = ?2 WHERE person = ?3 AND kind = ?4 AND series = ?1");
  g_autoptr (LivretStatement) quarters =
      livret_db_prepare (db, "UPDATE summary_quarter SET person = ?2 WHERE series = ?1"
                             " AND person = ?3");

  livret_statement_bind_int (days, 1, series->row);
  livret_statement_bind_int (days, 2, person);
  livret_statement_bind_int (days, 3, series->person);
  livret_statement_bind_int (days, 4, series->kind->number);
  livret_statement_bind_int (quarters, 1, series->row);
  livret_statement_bind_int (quarters, 2, person);
  livret_statement_bind_int (quarters, 3, series->person);
  return livret_statement_run (days, error) && livret_statement_run (quarters, error);
}

static gboolean
recount_all (LivretDb *db, gint64 row, GError **error)
{
  g_auto (LivretSeries) series = { 0 };
  LivretZone *home = livret_readings_home_zone (db, error);
  gboolean done = home != NULL && livret_series_get (db, row, &series, error) &&
                  livret_tally_recount (db, home, &series, -100000, 100000, error);

  livret_zone_free (home);
  return done;
}

static gboolean
renew_twins (
    LivretDb *db, gint64 person, const LivretKind *kind, int first, int last, GError **error)
{
  LivretTwins twins;

  livret_twins_init (&twins, person, kind, first, last, TRUE);
  twins.alone = TRUE;
  return livret_twins_renew (&twins, db, error);
}

static gboolean
give_series (LivretDb *db, const LivretSeriesOwner *owner, GError **error)
{
  g_auto (LivretSeries) before = { 0 };
  g_autoptr (GError) failed = NULL;
  gboolean moved;
  int first, last;

  if (!livret_series_get (db, owner->series, &before, error))
    return FALSE;
  if (before.person == owner->person)
    return TRUE;
  if (!was_moved (db, owner->series, &moved, error) || !write_owner (db, owner, error) ||
      !(moved ? recount_all (db, owner->series, error)
              : hand_over_sums (db, &before, owner->person, error)))
    return FALSE;
  if (find_days (db, owner->series, &first, &last, &failed))
    return renew_twins (db, before.person, before.kind, first, last, error) &&
           renew_twins (db, owner->person, before.kind, first, last, error);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

gboolean
livret_series_give (LivretDb *db, GArray *owners, GError **error)
{
  for (guint i = 0; i < owners->len; i++)
    if (!give_series (db, &g_array_index (owners, LivretSeriesOwner, i), error))
      return FALSE;
  return TRUE;
}

/* --- Many readings ------------------------------------------------------------------------------
 */

typedef struct
{
  LivretZone *home;
  gint64 person;
  const LivretGiveQuery *query;
  LivretGiven *given;
  int first; /* local days, to be summed anew */
  int last;
} Gathering;

static gboolean
gather (const LivretSeries *series,
        const LivretStored *stored,
        const LivretOverride *override,
        gpointer data)
{
  Gathering *self = data;
  LivretCounted counted;
  LivretGivenReading reading = {
    .key = { series->row, stored->time, stored->duration, stored->values[0], stored->code },
    .person = override != NULL ? override->person : 0,
  };

  livret_count_reading (series, self->home, stored, override, &counted);
  if (counted.person != self->person || counted.utc < self->query->from ||
      counted.utc > self->query->until || (override != NULL && override->deleted))
    return TRUE;
  self->first = MIN (self->first, counted.day);
  self->last = MAX (self->last, counted.day);
  self->given->count++;
  g_array_append_val (self->given->readings, reading);
  return TRUE;
}

static gboolean
set_person (LivretDb *db, const LivretReadingKey *key, gint64 person, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "INSERT INTO reading_override (series, time, duration, value, code, person, changed)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
          " ON CONFLICT DO UPDATE SET person = excluded.person, changed = excluded.changed");
  g_autoptr (LivretStatement) tidy = livret_db_prepare (
      db, "DELETE FROM reading_override WHERE series = ?1 AND time = ?2 AND duration = ?3"
          " AND value = ?4 AND code = ?5 AND deleted = 0 AND person IS NULL AND new_time IS NULL"
          " AND edited = 0");

  for (int i = 0; i < 2; i++)
    {
      LivretStatement *each = i == 0 ? s : tidy;

      livret_statement_bind_int (each, 1, key->series);
      livret_statement_bind_int (each, 2, key->time);
      livret_statement_bind_int (each, 3, key->duration);
      livret_statement_bind_double (each, 4, key->value);
      livret_statement_bind_int (each, 5, key->code);
    }
  if (person != 0)
    livret_statement_bind_int (s, 6, person);
  livret_statement_bind_int (s, 7, livret_clock_now ());
  return livret_statement_run (s, error) && (person != 0 || livret_statement_run (tidy, error));
}

/* The series whose readings may be meant, each in its turn; its source is the one asked for. */
static GArray *
find_series (LivretDb *db, const LivretGiveQuery *query, gint64 person, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT e.row FROM series e WHERE (?2 = 0 OR e.kind = ?2)"
          " AND (?3 = 0 OR e.source = (SELECT source FROM series WHERE row = ?3))"
          " AND (e.person = ?1 OR EXISTS (SELECT 1 FROM reading_override o"
          "                               WHERE o.series = e.row AND o.person = ?1))"
          " ORDER BY e.row");
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_int (s, 1, person);
  livret_statement_bind_int (s, 2, query->kind != NULL ? query->kind->number : 0);
  livret_statement_bind_int (s, 3, query->series);
  while (livret_statement_step (s, &failed))
    {
      gint64 row = livret_statement_int (s, 0);

      g_array_append_val (rows, row);
    }
  if (failed == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static gboolean
give_readings (LivretDb *db, Gathering *self, const LivretSeries *series, gint64 to, GError **error)
{
  GArray *readings = self->given->readings;
  gint64 margin = MARGIN_DAYS * 86400;
  gint64 from = MAX (self->query->from, -86400 * (gint64) 100000) - margin;
  gint64 until = MIN (self->query->until, 86400 * (gint64) 100000) + margin;
  guint begin = readings->len;

  self->first = G_MAXINT;
  self->last = G_MININT;
  if (!livret_stored_scan (db, series, from, until, FALSE, gather, self, error))
    return FALSE;
  for (guint i = begin; i < readings->len; i++)
    if (!set_person (db, &g_array_index (readings, LivretGivenReading, i).key,
                     to == series->person ? 0 : to, error))
      return FALSE;
  return begin == readings->len ||
         livret_tally_recount (db, self->home, series, self->first, self->last, error);
}

static gboolean
give_each (LivretDb *db, Gathering *self, gint64 to, GError **error)
{
  g_autoptr (GArray) rows = find_series (db, self->query, self->person, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_auto (LivretSeries) series = { 0 };
      g_autoptr (GError) failed = NULL;

      if (!livret_series_get (db, g_array_index (rows, gint64, i), &series, &failed))
        {
          /* A kind that a newer Livret brought in is left alone. */
          if (g_error_matches (failed, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND))
            continue;
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
      if (!give_readings (db, self, &series, to, error))
        return FALSE;
    }
  return rows != NULL;
}

/* "12 readings". */
static gboolean
journal (LivretDb *db, const char *person, gint64 count, GError **error)
{
  g_autofree char *words =
      g_strdup_printf (ngettext ("%'ld reading", "%'ld readings", (gulong) count), (long) count);

  return livret_journal_append_simple (db, error, "readings-given", person, words, NULL);
}

LivretGiven *
livret_readings_give (LivretDb *db, const LivretGiveQuery *query, const char *to, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretGiven) given = livret_given_new (NULL, NULL);
  Gathering self = { .query = query, .given = given };
  gboolean done = FALSE;
  gint64 row;

  given->owner = g_strdup (query->person);
  if (!livret_db_transaction_begin (&t, db, error) ||
      !livret_readings_person (db, query->person, &self.person, error) ||
      !livret_readings_person (db, to, &row, error) ||
      (self.home = livret_readings_home_zone (db, error)) == NULL)
    return NULL;
  done = row == self.person || (give_each (db, &self, row, error) &&
                                (given->count == 0 || journal (db, to, given->count, error)));
  livret_zone_free (self.home);
  return done && livret_db_transaction_commit (&t, error) ? g_steal_pointer (&given) : NULL;
}

/* --- Taken back ---------------------------------------------------------------------------------
 */

/* From @begin on the readings of one series; @end: the first of the next one. */
static gboolean
return_series (LivretDb *db, const LivretGiven *given, guint begin, guint *end, GError **error)
{
  gint64 row = g_array_index (given->readings, LivretGivenReading, begin).key.series;
  guint i = begin;

  for (; i < given->readings->len; i++)
    {
      const LivretGivenReading *reading = &g_array_index (given->readings, LivretGivenReading, i);

      if (reading->key.series != row)
        break;
      if (!set_person (db, &reading->key, reading->person, error))
        return FALSE;
    }
  *end = i;
  return recount_all (db, row, error);
}

gboolean
livret_given_return_readings (LivretDb *db, const LivretGiven *given, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  if (given->count == 0)
    return TRUE;
  if (!livret_db_transaction_begin (&t, db, error))
    return FALSE;
  for (guint i = 0; i < given->readings->len;)
    if (!return_series (db, given, i, &i, error))
      return FALSE;
  return journal (db, given->owner, given->count, error) &&
         livret_db_transaction_commit (&t, error);
}
