/* livret-clock.c: the time and fresh identifiers, both fixed in tests.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-clock.h"
#include "base/livret-crypto.h"
#include "base/livret-date.h"

static _Atomic gint64 fixed_now;
static _Atomic guint64 next_uuid;

gint64
livret_clock_now (void)
{
  gint64 fixed = fixed_now;

  return fixed != 0 ? fixed : g_get_real_time () / G_USEC_PER_SEC;
}

int
livret_clock_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (livret_clock_now ());

  if (now == NULL)
    return 0;
  return livret_days_from_civil (g_date_time_get_year (now), g_date_time_get_month (now),
                                 g_date_time_get_day_of_month (now));
}

void
livret_clock_fix (gint64 unix_s)
{
  fixed_now = unix_s;
}

char *
livret_uuid_new (void)
{
  guint8 b[16];
  guint64 count = next_uuid;

  if (count != 0)
    {
      count = next_uuid++;
      return g_strdup_printf ("00000000-0000-4000-8000-%012" G_GINT64_MODIFIER "x",
                              count & G_GUINT64_CONSTANT (0xffffffffffff));
    }
  /* Not g_uuid_string_random(): its generator may be guessed, and a grant's id must not be. */
  if (!livret_random (b, sizeof b, NULL))
    g_error ("The system's random number generator does not answer");
  b[6] = (b[6] & 0x0f) | 0x40;
  b[8] = (b[8] & 0x3f) | 0x80;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11],
                          b[12], b[13], b[14], b[15]);
}

void
livret_uuid_fix (guint64 seed)
{
  next_uuid = seed;
}

void
livret_test_hooks_from_environment (void)
{
#if LIVRET_TEST_HOOKS
  const char *clock = g_getenv ("LIVRET_TEST_CLOCK");
  const char *uuid = g_getenv ("LIVRET_TEST_UUID");

  if (clock != NULL)
    livret_clock_fix (g_ascii_strtoll (clock, NULL, 10));
  if (uuid != NULL)
    livret_uuid_fix (g_ascii_strtoull (uuid, NULL, 10));
#endif
}
