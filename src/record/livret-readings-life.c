/* livret-readings-life.c: the time in which readings can have been made.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-readings-life.h"

#include "base/livret-clock.h"
#include "base/livret-date.h"

#define DAY 86400

/* The earliest that it may be; where no date is known, nothing is too early. */
static gboolean
find_birth (LivretDb *db, gint64 person, gint64 *born, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT birth_date FROM everybody WHERE row = ?1");
  g_autoptr (GError) failed = NULL;
  LivretDate date;

  *born = G_MININT64;
  livret_statement_bind_int (s, 1, person);
  if (livret_statement_step (s, &failed) &&
      livret_date_parse (livret_statement_text (s, 0), NULL, &date, NULL) &&
      livret_date_is_set (&date))
    *born = date.earliest;
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* Clocks are within a day of UTC. */
gboolean
livret_slice_mark_impossible (LivretRowSlice *slice, LivretDb *db, gint64 person, GError **error)
{
  gint64 latest = livret_clock_now () + DAY;
  gint64 born;

  if (!find_birth (db, person, &born, error))
    return FALSE;
  for (gsize i = 0; i < slice->n_rows; i++)
    {
      gint64 time = livret_row_time (&slice->rows[i]);

      if (time > latest || (born != G_MININT64 && time < born - DAY))
        livret_row_add_flags (&slice->rows[i], LIVRET_READING_IMPLAUSIBLE);
    }
  return TRUE;
}
