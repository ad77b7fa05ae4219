/* test-zone.c: offsets, hours that occur twice or never, and the cost of a million look-ups.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-date.h"

#define DAY 86400

/* "YYYY-MM-DDThh:mm:ssZ" as seconds; wall times are written so too. */
static gint64
seconds (const char *text)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (date);
  return g_date_time_to_unix (date);
}

static void
test_offsets (void)
{
  static const struct
  {
    const char *zone;
    const char *utc;
    int offset;
  } rows[] = {
    { "Europe/Paris", "2026-01-15T12:00:00Z", 3600 },
    { "Europe/Paris", "2026-07-15T12:00:00Z", 7200 },
    { "Europe/Paris", "2026-03-29T00:59:59Z", 3600 },
    { "Europe/Paris", "2026-03-29T01:00:00Z", 7200 },
    { "Europe/Paris", "2026-10-25T00:59:59Z", 7200 },
    { "Europe/Paris", "2026-10-25T01:00:00Z", 3600 },
    { "Europe/Paris", "2050-07-01T00:00:00Z", 7200 },
    { "Europe/Paris", "1942-07-01T00:00:00Z", 7200 },
    { "Asia/Kathmandu", "2026-01-01T00:00:00Z", 20700 },
    { "America/St_Johns", "2026-01-01T00:00:00Z", -12600 },
    { "Australia/Lord_Howe", "2026-01-01T00:00:00Z", 39600 },
    { "UTC", "2026-07-01T00:00:00Z", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LivretZone) zone = livret_zone_new (rows[i].zone);

      g_test_message ("%s %s", rows[i].zone, rows[i].utc);
      g_assert_nonnull (zone);
      g_assert_cmpstr (livret_zone_get_identifier (zone), ==, rows[i].zone);
      g_assert_cmpint (livret_zone_offset_at (zone, seconds (rows[i].utc)), ==, rows[i].offset);
    }
}

static const struct
{
  const char *what;
  const char *zone;
  const char *wall;
  const char *first;
  const char *second; /* with the fold */
  gboolean ambiguous;
} wall_rows[] = {
  { "winter", "Europe/Paris", "2026-01-15T07:46:00Z", "2026-01-15T06:46:00Z",
    "2026-01-15T06:46:00Z", FALSE },
  { "summer", "Europe/Paris", "2026-07-15T07:46:00Z", "2026-07-15T05:46:00Z",
    "2026-07-15T05:46:00Z", FALSE },
  { "before the gap", "Europe/Paris", "2026-03-29T01:59:59Z", "2026-03-29T00:59:59Z",
    "2026-03-29T00:59:59Z", FALSE },
  { "in the gap: the offset before", "Europe/Paris", "2026-03-29T02:00:00Z", "2026-03-29T01:00:00Z",
    "2026-03-29T01:00:00Z", TRUE },
  { "end of the gap", "Europe/Paris", "2026-03-29T02:59:59Z", "2026-03-29T01:59:59Z",
    "2026-03-29T01:59:59Z", TRUE },
  { "after the gap", "Europe/Paris", "2026-03-29T03:00:00Z", "2026-03-29T01:00:00Z",
    "2026-03-29T01:00:00Z", FALSE },
  { "before the fold", "Europe/Paris", "2026-10-25T01:59:59Z", "2026-10-24T23:59:59Z",
    "2026-10-24T23:59:59Z", FALSE },
  { "first second of the fold", "Europe/Paris", "2026-10-25T02:00:00Z", "2026-10-25T00:00:00Z",
    "2026-10-25T01:00:00Z", TRUE },
  { "last second of the fold", "Europe/Paris", "2026-10-25T02:59:59Z", "2026-10-25T00:59:59Z",
    "2026-10-25T01:59:59Z", TRUE },
  { "after the fold", "Europe/Paris", "2026-10-25T03:00:00Z", "2026-10-25T02:00:00Z",
    "2026-10-25T02:00:00Z", FALSE },
  { "half an hour", "Australia/Lord_Howe", "2026-04-05T01:45:00Z", "2026-04-04T14:45:00Z",
    "2026-04-04T15:15:00Z", TRUE },
  { "a day that never was", "Pacific/Apia", "2011-12-30T12:00:00Z", "2011-12-30T22:00:00Z",
    "2011-12-30T22:00:00Z", TRUE },
};

static void
test_wall (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wall_rows); i++)
    {
      g_autoptr (LivretZone) zone = livret_zone_new (wall_rows[i].zone);
      g_autoptr (GTimeZone) glib = g_time_zone_new_identifier (wall_rows[i].zone);
      gint64 wall = seconds (wall_rows[i].wall);
      gboolean ambiguous = -1;

      g_test_message ("%s", wall_rows[i].what);
      g_assert_cmpint (livret_zone_resolve_wall (zone, wall, FALSE, &ambiguous), ==,
                       seconds (wall_rows[i].first));
      g_assert_cmpint (ambiguous, ==, wall_rows[i].ambiguous);
      g_assert_cmpint (livret_zone_resolve_wall (zone, wall, TRUE, NULL), ==,
                       seconds (wall_rows[i].second));
      g_assert_cmpint (livret_wall_to_utc (glib, wall, FALSE), ==, seconds (wall_rows[i].first));
      g_assert_cmpint (livret_wall_to_utc (glib, wall, TRUE), ==, seconds (wall_rows[i].second));
    }
}

/* The cache answers as GLib does, from whichever side an interval is met first. */
static void
test_agrees_with_glib (void)
{
  static const char *const zones[] = { "Europe/Paris", "Africa/Casablanca", "America/New_York",
                                       "Asia/Tehran", "Australia/Lord_Howe" };
  gint64 from = seconds ("1890-01-01T00:00:00Z");
  gint64 to = seconds ("2100-01-01T00:00:00Z");

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (LivretZone) zone = livret_zone_new (zones[i]);
      g_autoptr (GTimeZone) glib = g_time_zone_new_identifier (zones[i]);
      g_autoptr (GRand) rand = g_rand_new_with_seed (7);

      for (int n = 0; n < 20000; n++)
        {
          gint64 at = from + (gint64) (g_rand_double (rand) * (double) (to - from));
          int interval = g_time_zone_find_interval (glib, G_TIME_TYPE_UNIVERSAL, at);

          g_assert_cmpint (livret_zone_offset_at (zone, at), ==,
                           g_time_zone_get_offset (glib, interval));
        }
    }
}

/* Around every change of two years, to the second. */
static void
test_edges (void)
{
  g_autoptr (LivretZone) zone = livret_zone_new ("Europe/Paris");
  g_autoptr (GTimeZone) glib = g_time_zone_new_identifier ("Europe/Paris");
  static const char *const changes[] = { "2025-03-30T01:00:00Z", "2025-10-26T01:00:00Z",
                                         "2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z" };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    for (int n = -90; n < 90; n++)
      {
        gint64 at = seconds (changes[i]) + n;
        int interval = g_time_zone_find_interval (glib, G_TIME_TYPE_UNIVERSAL, at);

        g_assert_cmpint (livret_zone_offset_at (zone, at), ==,
                         g_time_zone_get_offset (glib, interval));
      }
}

/* A million, shuffled over ten years. The bound is generous: it tells a cache from none. */
static void
test_million (void)
{
  g_autoptr (LivretZone) zone = livret_zone_new ("Europe/Paris");
  g_autoptr (GTimer) timer = g_timer_new ();
  guint32 state = 1;
  gint64 sum = 0;

  for (int n = 0; n < 1000000; n++)
    {
      state = state * 1664525 + 1013904223;
      sum += livret_zone_resolve_wall (zone, 1500000000 + state / 14, FALSE, NULL) & 1;
    }
  g_test_message ("%.3f s (%" G_GINT64_FORMAT ")", g_timer_elapsed (timer, NULL), sum);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 5.0);
}

static void
test_local_and_unknown (void)
{
  g_autoptr (LivretZone) local = livret_zone_new (NULL);

  g_assert_nonnull (local);
  g_assert_cmpint (livret_zone_offset_at (local, seconds ("2026-07-15T12:00:00Z")), ==, 7200);
  g_assert_null (livret_zone_new ("Europe/Atlantis"));
  livret_zone_free (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/zone/offsets", test_offsets);
  g_test_add_func ("/base/zone/wall", test_wall);
  g_test_add_func ("/base/zone/agrees-with-glib", test_agrees_with_glib);
  g_test_add_func ("/base/zone/edges", test_edges);
  g_test_add_func ("/base/zone/million", test_million);
  g_test_add_func ("/base/zone/local-and-unknown", test_local_and_unknown);
  return g_test_run ();
}
