/* test-meter.c: the time that is left in words, and stretches of a whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-meter.h"

static void
test_left (void)
{
  static const struct
  {
    double done, seconds;
    const char *words;
  } rows[] = {
    { 0, 0, "" },
    { 0, 60, "" },    /* nothing is known yet */
    { 0.5, 0.4, "" }, /* over in a moment */
    { 0.01, 5, "" },
    { 0.25, 4, "12 seconds left" },
    { 0.5, 4.2, "5 seconds left" },
    { 0.9, 9, "" }, /* one second */
    { 0.5, 89, "89 seconds left" },
    { 0.5, 90, "2 minutes left" },
    { 0.1, 600, "90 minutes left" },
    { 1, 12, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = livret_time_left_words (rows[i].done, rows[i].seconds);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_gauge (void)
{
  g_autoptr (LivretGauge) gauge = livret_gauge_new ();
  const LivretProgress whole = LIVRET_PROGRESS_INIT (livret_gauge_tell, gauge);
  const LivretProgress half = livret_progress_part (&whole, 0.5, 1);
  const LivretProgress quarter = livret_progress_part (&half, 0.5, 1);
  const LivretProgress nobody = livret_progress_part (NULL, 0, 1);

  g_assert_cmpfloat (livret_gauge_get (gauge), ==, 0);
  livret_progress_tell (&half, 0);
  g_assert_cmpfloat_with_epsilon (livret_gauge_get (gauge), 0.5, 1e-4);
  livret_progress_tell (&quarter, 0.5);
  g_assert_cmpfloat_with_epsilon (livret_gauge_get (gauge), 0.875, 1e-4);
  livret_progress_tell (&quarter, 7);
  g_assert_cmpfloat_with_epsilon (livret_gauge_get (gauge), 1, 1e-4);
  livret_progress_tell (&nobody, 0.5);
  livret_progress_tell (NULL, 0.5);
  g_assert_cmpfloat_with_epsilon (livret_gauge_get (gauge), 1, 1e-4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/meter/left", test_left);
  g_test_add_func ("/app/meter/gauge", test_gauge);
  return g_test_run ();
}
