/* livret-zone.c: a time zone whose intervals are found once, for millions of look-ups.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-date.h"

#define DAY 86400
/* How far an interval is followed: beyond, the rules repeat and a few more rows do no harm. */
#define REACH ((gint64) 400 * DAY)

typedef struct
{
  gint64 from; /* first second */
  gint64 to;   /* last second */
  int offset;
} Interval;

struct _LivretZone
{
  GTimeZone *zone;
  GArray *known; /* of Interval: sorted, apart from each other */
  Interval last; /* empty at first: from > to */
};

LivretZone *
livret_zone_new (const char *identifier)
{
  GTimeZone *found =
      identifier != NULL ? g_time_zone_new_identifier (identifier) : g_time_zone_new_local ();
  LivretZone *zone;

  if (found == NULL)
    return NULL;
  zone = g_new0 (LivretZone, 1);
  zone->zone = found;
  zone->known = g_array_new (FALSE, FALSE, sizeof (Interval));
  zone->last.from = 1;
  return zone;
}

void
livret_zone_free (LivretZone *zone)
{
  if (zone == NULL)
    return;
  g_time_zone_unref (zone->zone);
  g_array_unref (zone->known);
  g_free (zone);
}

const char *
livret_zone_get_identifier (LivretZone *zone)
{
  g_return_val_if_fail (zone != NULL, NULL);
  return g_time_zone_get_identifier (zone->zone);
}

static int
find (GTimeZone *zone, gint64 utc_s)
{
  return g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc_s);
}

/* The farthest second from @at, before or after it (@sign), that is of the same interval. */
static gint64
follow (GTimeZone *zone, gint64 at, int interval, int sign)
{
  gint64 inside = 0;
  gint64 outside = DAY;

  while (outside < REACH && find (zone, at + sign * outside) == interval)
    {
      inside = outside;
      outside *= 2;
    }
  if (outside >= REACH)
    return at + sign * inside;
  while (outside - inside > 1)
    {
      gint64 middle = inside + (outside - inside) / 2;

      if (find (zone, at + sign * middle) == interval)
        inside = middle;
      else
        outside = middle;
    }
  return at + sign * inside;
}

/* The place of the first known interval that ends at @utc_s or later. */
static guint
search_known (LivretZone *zone, gint64 utc_s)
{
  guint low = 0;
  guint high = zone->known->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (zone->known, Interval, middle).to < utc_s)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* GLib walks all transitions at each question and does not tell where they lie, so each interval is
 * asked for once and kept. Two followed from different seconds may overlap: they are cut apart. */
static Interval
learn (LivretZone *zone, gint64 utc_s, guint place)
{
  int number = find (zone->zone, utc_s);
  Interval new = { follow (zone->zone, utc_s, number, -1), follow (zone->zone, utc_s, number, 1),
                   g_time_zone_get_offset (zone->zone, number) };

  if (place > 0)
    new.from = MAX (new.from, g_array_index (zone->known, Interval, place - 1).to + 1);
  if (place < zone->known->len)
    new.to = MIN (new.to, g_array_index (zone->known, Interval, place).from - 1);
  g_array_insert_val (zone->known, place, new);
  return new;
}

int
livret_zone_offset_at (LivretZone *zone, gint64 utc_s)
{
  g_return_val_if_fail (zone != NULL, 0);
  if (utc_s < zone->last.from || utc_s > zone->last.to)
    {
      guint place = search_known (zone, utc_s);

      zone->last =
          place < zone->known->len && g_array_index (zone->known, Interval, place).from <= utc_s
              ? g_array_index (zone->known, Interval, place)
              : learn (zone, utc_s, place);
    }
  return zone->last.offset;
}

static int
offset_by_zone (gpointer zone, gint64 utc_s)
{
  return livret_zone_offset_at (zone, utc_s);
}

static int
offset_by_glib (gpointer zone, gint64 utc_s)
{
  return g_time_zone_get_offset (zone, find (zone, utc_s));
}

/* Asks for the offsets of the day before and the day after, and which of them the wall time fits.
 */
static gint64
resolve (int (*offset_at) (gpointer, gint64),
         gpointer zone,
         gint64 wall_s,
         gboolean fold,
         gboolean *ambiguous)
{
  int before = offset_at (zone, wall_s - DAY);
  int after = offset_at (zone, wall_s + DAY);
  gboolean fits_before;
  gboolean fits_after;

  if (ambiguous != NULL)
    *ambiguous = FALSE;
  if (before == after)
    return wall_s - before;
  fits_before = offset_at (zone, wall_s - before) == before;
  fits_after = offset_at (zone, wall_s - after) == after;
  if (fits_before != fits_after)
    return wall_s - (fits_before ? before : after);
  if (ambiguous != NULL)
    *ambiguous = TRUE;
  /* An hour that was left out is what a clock shows that was not yet set: by the offset before. */
  return wall_s - (!fits_before || !fold ? before : after);
}

gint64
livret_zone_resolve_wall (LivretZone *zone, gint64 wall_s, gboolean fold, gboolean *ambiguous)
{
  g_return_val_if_fail (zone != NULL, wall_s);
  return resolve (offset_by_zone, zone, wall_s, fold, ambiguous);
}

gint64
livret_wall_to_utc (GTimeZone *zone, gint64 wall_s, gboolean fold)
{
  g_return_val_if_fail (zone != NULL, wall_s);
  return resolve (offset_by_glib, zone, wall_s, fold, NULL);
}
