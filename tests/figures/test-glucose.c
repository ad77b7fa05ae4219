/* test-glucose.c: time in range, profile and episodes, against figures computed independently.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/livret-glucose-lows.h"
#include "figures/livret-glucose-profile.h"
#include "figures/livret-glucose-range.h"

#include <math.h>

#define MINUTE 60
#define DAY 86400
#define MADE 1440

/* Fifteen days of a made-up sensor; a Python script of ten lines made the same. */
static double
make_value (guint32 *state)
{
  *state = (*state * 1103515245u + 12345u) & 0x7fffffff;
  return 45 + (*state >> 16) % 240;
}

static const LivretKind *
sensor (void)
{
  return livret_kind_by_id ("sensor-glucose");
}

static void
test_bands (void)
{
  static const struct
  {
    double value;
    LivretGlucoseBand band;
  } table[] = {
    { 53.9, LIVRET_GLUCOSE_VERY_LOW }, { 54, LIVRET_GLUCOSE_LOW },
    { 69.9, LIVRET_GLUCOSE_LOW },      { 70, LIVRET_GLUCOSE_IN_RANGE },
    { 180, LIVRET_GLUCOSE_IN_RANGE },  { 180.1, LIVRET_GLUCOSE_HIGH },
    { 250, LIVRET_GLUCOSE_HIGH },      { 250.1, LIVRET_GLUCOSE_VERY_HIGH },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (livret_glucose_band (table[i].value), ==, table[i].band);
}

static void
test_range (void)
{
  static const int counts[] = { 46, 94, 651, 416, 233 };
  LivretGlucoseRange range;
  guint32 state = 7;

  livret_glucose_range_init (&range);
  for (int i = 0; i < MADE; i++)
    livret_glucose_range_add (&range, i * 15 * MINUTE, make_value (&state));
  livret_glucose_range_finish (&range);
  for (int band = 0; band < LIVRET_GLUCOSE_BANDS; band++)
    g_assert_cmpfloat_with_epsilon (livret_glucose_range_share (&range, band),
                                    counts[band] / (double) MADE, 1e-12);
  g_assert_cmpint (range.n, ==, MADE);
  g_assert_cmpint (range.days, ==, 15);
  g_assert_cmpfloat_with_epsilon (range.mean, 167.818056, 1e-6);
  g_assert_cmpfloat_with_epsilon (livret_glucose_range_variation (&range), 0.413841, 1e-6);
  g_assert_cmpfloat_with_epsilon (livret_glucose_range_active (&range), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (livret_glucose_gmi (range.mean), 7.324208, 1e-6);
  g_assert_true (livret_glucose_range_enough (&range));
}

/* A value weighs by the time it stands for: until the next, 15 minutes at most. */
static void
test_weights (void)
{
  LivretGlucoseRange range;

  livret_glucose_range_init (&range);
  g_assert_true (isnan (livret_glucose_range_share (&range, LIVRET_GLUCOSE_LOW)));
  livret_glucose_range_add (&range, 0, 100);
  livret_glucose_range_add (&range, 5 * MINUTE, 200);
  livret_glucose_range_add (&range, 5 * MINUTE, 200); /* the same moment twice */
  livret_glucose_range_add (&range, 65 * MINUTE, 60); /* after a gap: the one before has 15 */
  livret_glucose_range_finish (&range);
  g_assert_cmpfloat (range.covered, ==, 35 * MINUTE);
  g_assert_cmpfloat_with_epsilon (range.mean, (5 * 100 + 15 * 200 + 15 * 60) / 35.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (livret_glucose_range_share (&range, LIVRET_GLUCOSE_LOW),
                                  15 / 35.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (livret_glucose_range_active (&range), 35 / 80.0, 1e-12);
  g_assert_false (livret_glucose_range_enough (&range));
}

static void
test_profile (void)
{
  static const struct
  {
    guint slot;
    double lines[LIVRET_PROFILE_LINES];
  } table[] = {
    { 0, { 64.6, 116, 177, 235, 274.4 } },
    { 30, { 54.2, 112, 178, 206, 274.8 } },
    { 95, { 64.6, 130, 166, 232, 270.4 } },
  };
  g_auto (LivretGlucoseProfile) profile = { 0 };
  guint32 state = 7;

  livret_glucose_profile_init (&profile);
  for (int i = 0; i < MADE; i++)
    livret_glucose_profile_add (&profile, i * 15 * MINUTE, make_value (&state));
  livret_glucose_profile_finish (&profile);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    for (int line = 0; line < LIVRET_PROFILE_LINES; line++)
      g_assert_cmpfloat_with_epsilon (profile.percentiles[table[i].slot][line],
                                      table[i].lines[line], 1e-9);
}

/* Four readings around a quarter are too few, five are enough; before 1970 and past any table too.
 */
static void
test_profile_few (void)
{
  g_auto (LivretGlucoseProfile) profile = { 0 };
  g_autofree char *spoken = NULL;

  livret_glucose_profile_init (&profile);
  for (int i = 0; i < 4; i++)
    livret_glucose_profile_add (&profile, -DAY + 8 * 3600 + i, 5000);
  livret_glucose_profile_finish (&profile);
  g_assert_true (isnan (profile.percentiles[32][2]));
  livret_glucose_profile_add (&profile, 8 * 3600 + 20 * MINUTE, 100);
  livret_glucose_profile_finish (&profile);
  g_assert_cmpfloat (profile.percentiles[32][2], ==, 1000);
  g_assert_cmpfloat (profile.percentiles[32][0], ==, 280);
  g_assert_true (isnan (profile.percentiles[30][2]));
  spoken = livret_glucose_profile_spoken (&profile, sensor (), "mg/dL", 30);
  g_assert_cmpstr (spoken, ==, "07:30: too few readings");
}

/* Readings as "minute value" pairs; what is expected as "from until lowest" with 2 and + marks. */
static const struct
{
  const char *what;
  int minutes[12];
  double values[12];
  int n;
  const char *expected;
} lows_table[] = {
  { "one reading of a 15 minute sensor", { 0, 15, 30, 45 }, { 90, 65, 80, 90 }, 4, "15-30:65 " },
  { "too short", { 0, 5, 10, 15, 20, 25, 30 }, { 90, 65, 66, 80, 85, 90, 90 }, 7, "" },
  { "the limit is not below", { 0, 15, 30 }, { 70, 70, 70 }, 3, "" },
  { "back for ten minutes only",
    { 0, 5, 10, 15, 20, 25, 30, 35, 40, 45 },
    { 65, 65, 72, 72, 60, 60, 75, 75, 75, 75 },
    10,
    "0-30:60 " },
  { "very low for 15 minutes", { 0, 5, 10, 15, 20, 35 }, { 60, 53, 50, 53, 60, 90 }, 6, "" },
  { "very low, and back",
    { 0, 5, 10, 15, 20, 35, 50 },
    { 60, 53, 50, 53, 60, 90, 90 },
    7,
    "0-35:50(2) " },
  { "very low for ten minutes",
    { 0, 5, 10, 15, 30, 45 },
    { 60, 53, 53, 60, 90, 90 },
    6,
    "0-30:53 " },
  { "longer than two hours",
    { 0, 30, 60, 90, 120, 135, 150 },
    { 65, 64, 63, 62, 61, 90, 90 },
    7,
    "0-135:61+ " },
  { "silence ends it after what the last reading stands for",
    { 0, 15, 120, 135 },
    { 65, 66, 90, 90 },
    4,
    "0-30:65 " },
  { "silence while it was over", { 0, 15, 20, 120 }, { 65, 66, 80, 60 }, 4, "0-20:65 120-135:60 " },
};

static char *
list_lows (int row, gboolean cut)
{
  g_auto (LivretGlucoseLows) lows = { 0 };
  GString *text = g_string_new (NULL);

  livret_glucose_lows_init (&lows);
  for (int i = 0; i < lows_table[row].n; i++)
    livret_glucose_lows_add (&lows, 1000 * DAY + lows_table[row].minutes[i] * MINUTE,
                             lows_table[row].values[i]);
  if (!cut)
    livret_glucose_lows_finish (&lows);
  for (guint i = 0; i < lows.episodes->len; i++)
    {
      const LivretGlucoseLow *low = &g_array_index (lows.episodes, LivretGlucoseLow, i);

      g_string_append_printf (text, "%d-%d:%.0f%s%s ", (int) (low->from % DAY) / MINUTE,
                              (int) (low->until % DAY) / MINUTE, low->lowest,
                              low->level2 ? "(2)" : "", low->extended ? "+" : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_lows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lows_table); i++)
    {
      /* The fifth is still going on when its last reading comes. */
      g_autofree char *found = list_lows ((int) i, i == 4);

      g_test_message ("%s", lows_table[i].what);
      g_assert_cmpstr (found, ==, lows_table[i].expected);
    }
}

static void
test_lows_many (void)
{
  g_auto (LivretGlucoseLows) lows = { 0 };
  guint32 state = 7;
  guint level2 = 0;

  livret_glucose_lows_init (&lows);
  for (int i = 0; i < MADE; i++)
    livret_glucose_lows_add (&lows, i * 15 * MINUTE, make_value (&state));
  livret_glucose_lows_finish (&lows);
  for (guint i = 0; i < lows.episodes->len; i++)
    level2 += g_array_index (lows.episodes, LivretGlucoseLow, i).level2;
  g_assert_cmpint (lows.episodes->len, ==, 109);
  g_assert_cmpint (level2, ==, 40);
  g_assert_cmpint (g_array_index (lows.episodes, LivretGlucoseLow, 1).from, ==, 19 * 900);
  g_assert_cmpint (g_array_index (lows.episodes, LivretGlucoseLow, 1).until, ==, 21 * 900);
}

/* Each figure says how it is computed, from what; an estimate is refused of too little. */
static void
test_words (void)
{
  g_autoptr (GPtrArray) figures = NULL;
  LivretGlucoseRange range;

  livret_glucose_range_init (&range);
  for (int i = 0; i < 96; i++)
    livret_glucose_range_add (&range, i * 15 * MINUTE, i < 72 ? 100 : 200);
  livret_glucose_range_finish (&range);
  figures = livret_glucose_range_figures (&range, sensor (), "g/L");
  for (guint i = 0; i < figures->len; i++)
    {
      const LivretFigure *figure = figures->pdata[i];

      g_assert_cmpstr (figure->formula, !=, "");
      g_assert_cmpstr (figure->inputs, ==, "96 readings, from 1 Jan 1970 to 1 Jan 1970");
    }
  g_assert_cmpstr (livret_figures_find (figures, "time-in-range")->title, ==,
                   "In range, from 0.70 to 1.80\302\240g/L");
  g_assert_cmpstr (livret_figures_find (figures, "time-in-range")->value, ==, "75 %");
  g_assert_cmpstr (livret_figures_find (figures, "mean-glucose")->value, ==, "1.25\302\240g/L");
  g_assert_cmpstr (livret_figures_find (figures, "gmi")->value, ==, "not computed");
  g_assert_true (isnan (livret_figures_find (figures, "gmi")->number));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/glucose/bands", test_bands);
  g_test_add_func ("/figures/glucose/range", test_range);
  g_test_add_func ("/figures/glucose/weights", test_weights);
  g_test_add_func ("/figures/glucose/profile", test_profile);
  g_test_add_func ("/figures/glucose/profile-few", test_profile_few);
  g_test_add_func ("/figures/glucose/lows", test_lows);
  g_test_add_func ("/figures/glucose/lows-many", test_lows_many);
  g_test_add_func ("/figures/glucose/words", test_words);
  return g_test_run ();
}
