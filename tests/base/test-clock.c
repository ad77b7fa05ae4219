/* test-clock.c: the clock and the identifiers, real and fixed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-clock.h"
#include "base/livret-date.h"

#include <string.h>

static void
test_real (void)
{
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;
  gint64 now = livret_clock_now ();

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, before + 60);
}

/* The day is the local one: 23:30 UTC is the next day in Paris. */
static void
test_fixed (void)
{
  livret_clock_fix (1795822200); /* 2026-11-27T23:30:00Z */
  g_assert_cmpint (livret_clock_now (), ==, 1795822200);
  g_assert_cmpint (livret_clock_today (), ==, livret_days_from_civil (2026, 11, 28));
  livret_clock_fix (0);
  g_assert_cmpint (livret_clock_now (), !=, 1795822200);
}

static void
test_uuid (void)
{
  g_autofree char *a = livret_uuid_new ();
  g_autofree char *b = livret_uuid_new ();

  g_assert_true (g_uuid_string_is_valid (a));
  g_assert_cmpint (a[14], ==, '4');
  g_assert_nonnull (strchr ("89ab", a[19]));
  g_assert_cmpstr (a, !=, b);
}

static void
test_uuid_fixed (void)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *c = NULL;

  livret_uuid_fix (255);
  a = livret_uuid_new ();
  b = livret_uuid_new ();
  livret_uuid_fix (0);
  c = livret_uuid_new ();
  g_assert_cmpstr (a, ==, "00000000-0000-4000-8000-0000000000ff");
  g_assert_cmpstr (b, ==, "00000000-0000-4000-8000-000000000100");
  g_assert_true (g_uuid_string_is_valid (b));
  g_assert_false (g_str_has_prefix (c, "00000000-0000-4000-8000-"));
}

/* The environment counts only where the program was configured for it. */
static void
test_hooks (void)
{
  g_setenv ("LIVRET_TEST_CLOCK", "1000000000", TRUE);
  livret_test_hooks_from_environment ();
  if (LIVRET_TEST_HOOKS)
    g_assert_cmpint (livret_clock_now (), ==, 1000000000);
  else
    g_assert_cmpint (livret_clock_now (), >, 1700000000);
  livret_clock_fix (0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/clock/real", test_real);
  g_test_add_func ("/base/clock/fixed", test_fixed);
  g_test_add_func ("/base/clock/uuid", test_uuid);
  g_test_add_func ("/base/clock/uuid-fixed", test_uuid_fixed);
  g_test_add_func ("/base/clock/hooks", test_hooks);
  return g_test_run ();
}
