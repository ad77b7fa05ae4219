/* livret-hours.c: what was counted in each hour of the local clock.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/livret-hours.h"

#include <math.h>

#define DAY 86400
#define HOUR 3600

/* What was counted in an hour, so far. */
typedef struct
{
  double sum;
  guint readings;
} Count;

typedef struct
{
  gint64 first; /* hour since the epoch of @counts' first */
  GArray *counts;
  gint64 shown_from, shown_until;
  gboolean coarse;
} Reader;

/* A reading that lasted goes to the hours it lay in, each its share. */
static void
take_reading (const LivretReadingGlance *glance, gpointer data)
{
  Reader *reader = data;
  gint64 end = glance->wall + MAX (glance->duration, 1);

  if (!glance->implausible && glance->duration > HOUR && glance->wall < reader->shown_until &&
      end > reader->shown_from)
    reader->coarse = TRUE;
  if (glance->duration > HOUR || isnan (glance->values[0]) || glance->implausible)
    return;
  for (gint64 at = glance->wall; at < end;)
    {
      gint64 hour = (gint64) floor ((double) at / HOUR);
      gint64 next = MIN ((hour + 1) * HOUR, end);
      gint64 place = hour - reader->first;

      if (place >= 0 && place < reader->counts->len)
        {
          Count *into = &g_array_index (reader->counts, Count, place);

          into->sum += glance->values[0] * (double) (next - at) / (double) (end - glance->wall);
          into->readings++;
        }
      at = next;
    }
}

static GArray *
sum_up (const Reader *reader)
{
  GArray *hours = g_array_new (FALSE, TRUE, sizeof (LivretHour));

  for (guint i = 0; i < reader->counts->len; i++)
    {
      const Count *count = &g_array_index (reader->counts, Count, i);
      LivretHour hour = { (reader->first + i) * HOUR, count->sum };

      if (count->readings > 0)
        g_array_append_val (hours, hour);
    }
  return hours;
}

/* Readings count by their own clocks: those a day around by this one's are looked at. */
GArray *
livret_hours_read (LivretDb *db,
                   const char *person,
                   const LivretKind *kind,
                   gint64 from,
                   gint64 until,
                   gint64 shown_from,
                   gint64 shown_until,
                   gboolean *known,
                   GError **error)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (Count));
  Reader reader = { .coarse = kind->nights,
                    .first = (gint64) floor ((double) from / HOUR),
                    .counts = counts,
                    .shown_from = shown_from,
                    .shown_until = shown_until };
  LivretReadingQuery query = {
    .person = person, .kind = kind, .from = from - DAY, .until = until + DAY
  };

  g_array_set_size (counts, until > from ? (guint) ((until - from) / HOUR + 1) : 0);
  if (!livret_readings_each (db, &query, take_reading, &reader, error))
    return NULL;
  *known = !reader.coarse;
  if (reader.coarse)
    g_array_set_size (counts, 0);
  return sum_up (&reader);
}
