/* test-measure-order.c: order and landmarks of the measures, targets in words and as typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-order.h"
#include "app/measures/livret-target-state.h"

#include "base/livret-date.h"

#include <math.h>

#define NBSP "\302\240"
#define TODAY 20000

static const LivretKind *
kind (const char *id)
{
  const LivretKind *found = livret_kind_by_id (id);

  g_assert_nonnull (found);
  return found;
}

/* Order
 * --------------------------------------------------------------------------------------------- */

static void
add_tile (GPtrArray *tiles, const char *person, const char *id, int place, gboolean hidden)
{
  g_autoptr (GArray) days = g_array_new (FALSE, TRUE, sizeof (LivretDaySummary));
  LivretDaySummary day = { .day = TODAY, .kind = kind (id), .count = 1, .mean = { 50, NAN, NAN } };
  LivretReading last = { .kind = kind (id), .time = TODAY * G_GINT64_CONSTANT (86400) };
  LivretMeasureChoice choice = { .kind = kind (id), .place = place, .landmark = -1 };

  choice.hidden = hidden;
  choice.note = (char *) "";
  last.values[0] = 50;
  last.values[1] = last.values[2] = NAN;
  g_array_append_val (days, day);
  g_ptr_array_add (tiles, livret_measure_tile_new (person, kind (id), &choice, days, &last, TODAY));
}

static GPtrArray *
build_tiles (void)
{
  GPtrArray *tiles = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_measure_tile_free);

  add_tile (tiles, "camille", "heart-rate", -1, FALSE);
  add_tile (tiles, "camille", "pain", -1, FALSE);
  add_tile (tiles, "camille", "weight", 2, FALSE);
  add_tile (tiles, "camille", "height", -1, FALSE);
  add_tile (tiles, "camille", "bmi", 0, TRUE);
  add_tile (tiles, "camille", "body-fat", 1, FALSE);
  add_tile (tiles, "louis", "weight", -1, FALSE);
  livret_measure_tiles_sort (tiles);
  return tiles;
}

static char *
join_kinds (const GPtrArray *kinds)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < kinds->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            ((const LivretKind *) kinds->pdata[i])->id);
  return g_string_free (text, FALSE);
}

static void
test_sorted (void)
{
  static const char *const expected[] = { "heart-rate", "bmi",  "body-fat", "weight",
                                          "height",     "pain", "weight" };
  g_autoptr (GPtrArray) tiles = build_tiles ();

  g_assert_cmpuint (tiles->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < tiles->len; i++)
    g_assert_cmpstr (((LivretMeasureTile *) tiles->pdata[i])->kind->id, ==, expected[i]);
  g_assert_cmpstr (((LivretMeasureTile *) tiles->pdata[6])->person, ==, "louis");
}

static void
test_moved (void)
{
  static const struct
  {
    const char *kind;
    int by;
    const char *order;
  } cases[] = {
    { "weight", 1, "heart-rate bmi body-fat height weight pain" },
    { "weight", -1, "heart-rate bmi weight body-fat height pain" },
    { "weight", -1000, "heart-rate bmi weight body-fat height pain" },
    { "body-fat", 2, "heart-rate bmi weight height body-fat pain" },
    { "body-fat", 9, "heart-rate bmi weight height body-fat pain" },
    /* At the end already, hidden, or alone in its group. */
    { "body-fat", -1, NULL },
    { "height", 1, NULL },
    { "bmi", 1, NULL },
    { "pain", -1, NULL },
  };
  g_autoptr (GPtrArray) tiles = build_tiles ();
  guint of;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) kinds =
          livret_measure_tiles_moved (tiles, "camille", kind (cases[i].kind), cases[i].by);
      g_autofree char *order = kinds != NULL ? join_kinds (kinds) : NULL;

      g_assert_cmpstr (order, ==, cases[i].order);
    }
  g_assert_cmpuint (livret_measure_tiles_place (tiles, "camille", kind ("weight"), &of), ==, 2);
  g_assert_cmpuint (of, ==, 3);
}

/* Landmarks
 * -------------------------------------------------------------------------------------------- */

static void
add_kind (GArray *kinds, const char *id, int days_ago)
{
  LivretKindPresence presence = { kind (id), 1, TODAY - days_ago, TODAY - days_ago };

  g_array_append_val (kinds, presence);
}

static LivretMeasureChoice *
add_choice (GPtrArray *choices, const char *id)
{
  LivretMeasureChoice *choice = g_new0 (LivretMeasureChoice, 1);

  choice->person = g_strdup ("camille");
  choice->kind = kind (id);
  choice->place = choice->landmark = -1;
  choice->note = g_strdup ("");
  g_ptr_array_add (choices, choice);
  return choice;
}

static void
assert_landmarks (const GArray *kinds, const GPtrArray *choices, const char *expected)
{
  g_autoptr (GPtrArray) landmarks = livret_measure_landmarks (kinds, choices, TODAY);
  g_autofree char *text = join_kinds (landmarks);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_landmarks (void)
{
  g_autoptr (GArray) kinds = g_array_new (FALSE, TRUE, sizeof (LivretKindPresence));
  g_autoptr (GPtrArray) choices =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_measure_choice_free);

  assert_landmarks (kinds, choices, "");
  add_kind (kinds, "blood-pressure", 2);
  add_kind (kinds, "oxygen-saturation", 90);
  add_kind (kinds, "weight", 1);
  add_kind (kinds, "height", 1200);
  add_kind (kinds, "bmi", 1);
  add_kind (kinds, "hba1c", 80);
  add_kind (kinds, "steps", 0);
  /* A height of long ago is no news; a blood test of this year is. */
  assert_landmarks (kinds, choices, "blood-pressure weight hba1c bmi");
  add_choice (choices, "weight")->hidden = TRUE;
  add_choice (choices, "steps")->target = livret_measure_target_new ();
  assert_landmarks (kinds, choices, "steps blood-pressure hba1c bmi");
  /* What was chosen counts alone, old or hidden; what has no readings has no tile. */
  add_choice (choices, "height")->landmark = 0;
  add_choice (choices, "glucose")->landmark = 1;
  add_choice (choices, "bmi")->landmark = 2;
  assert_landmarks (kinds, choices, "height bmi");
}

static void
test_landmarks_with (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) one = livret_measure_landmarks_with (none, kind ("weight"), TRUE);
  g_autoptr (GPtrArray) two = livret_measure_landmarks_with (one, kind ("bmi"), TRUE);
  g_autoptr (GPtrArray) back = livret_measure_landmarks_with (two, kind ("weight"), FALSE);
  g_autofree char *both = join_kinds (two);
  g_autofree char *left = join_kinds (back);

  g_assert_cmpstr (both, ==, "weight bmi");
  g_assert_cmpstr (left, ==, "bmi");
}

/* Targets
 * --------------------------------------------------------------------------------------------- */

static void
test_rule (void)
{
  g_autoptr (LivretMeasureTarget) target = livret_measure_target_new ();
  const LivretKind *pressure = kind ("blood-pressure");
  double values[LIVRET_COMPONENTS_MAX] = { 132, 79, 160 };
  LivretMeasureRule rule;
  g_autofree char *words = NULL;

  livret_measure_rule_init (&rule, pressure, NULL);
  g_assert_false (rule.target);
  g_assert_cmpint (livret_measure_position (&rule.kind, values), ==, LIVRET_MEASURE_WITHIN);
  target->high[0] = 130;
  livret_measure_rule_init (&rule, pressure, target);
  g_assert_true (rule.target);
  g_assert_cmpint (livret_measure_position (&rule.kind, values), ==, LIVRET_MEASURE_ABOVE);
  g_assert_cmpstr (livret_measure_position_words (LIVRET_MEASURE_ABOVE, TRUE), ==,
                   "above the target");
  words = livret_measure_range_words (&rule.kind);
  g_assert_cmpstr (words, ==, "Systolic: below 130" NBSP "mmHg");
  /* The usual range is out of play, for the diastolic one too. */
  values[0] = 120;
  values[1] = 99;
  g_assert_cmpint (livret_measure_position (&rule.kind, values), ==, LIVRET_MEASURE_WITHIN);
}

/* A day that goes on may still reach its target. */
static void
test_day_that_goes_on (void)
{
  g_autoptr (LivretMeasureTarget) target = livret_measure_target_new ();
  double steps[LIVRET_COMPONENTS_MAX] = { 900, NAN, NAN };
  LivretMeasureRule rule;

  target->low[0] = 6000;
  livret_measure_rule_init (&rule, kind ("steps"), target);
  g_assert_cmpint (livret_measure_position_now (&rule, steps, TODAY, TODAY), ==,
                   LIVRET_MEASURE_NO_RANGE);
  g_assert_cmpint (livret_measure_position_now (&rule, steps, TODAY - 1, TODAY), ==,
                   LIVRET_MEASURE_BELOW);
  steps[0] = 7000;
  g_assert_cmpint (livret_measure_position_now (&rule, steps, TODAY, TODAY), ==,
                   LIVRET_MEASURE_WITHIN);
}

static void
test_origin (void)
{
  static const struct
  {
    const char *by;
    const char *since;
    const char *words;
  } cases[] = {
    { "", "", "A wish of one’s own" },
    { "Dr Benali", "", "Dr Benali" },
    { "Dr Benali", "2026", "Dr Benali, since 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LivretMeasureTarget) target = livret_measure_target_new ();
      g_autofree char *words = NULL;

      g_set_str (&target->set_by, cases[i].by);
      g_set_str (&target->since, cases[i].since);
      words = livret_measure_target_origin (target);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_typed (void)
{
  static const struct
  {
    const char *what;
    const char *kind;
    const char *unit;
    const char *low, *high, *high2;
    gboolean practitioner;
    const char *by, *since;
    gboolean can_save, limits_error, origin_error;
    const char *words;
  } cases[] = {
    { "nothing", "weight", "kg", "", "", "", FALSE, "", "", TRUE, FALSE, FALSE, NULL },
    { "one limit", "weight", "kg", "", "68,5", "", FALSE, "", "", TRUE, FALSE, FALSE,
      "Below 68.5" NBSP "kg" },
    { "two numbers", "blood-pressure", "mm[Hg]", "", "130", "80", TRUE, "Dr Benali", "05/2026",
      TRUE, FALSE, FALSE, "Below 130/80" NBSP "mmHg" },
    { "another unit", "glucose", "mg/dL", "80", "130", "", FALSE, "", "2026", TRUE, FALSE, FALSE,
      "From 80 to 130" NBSP "mg/dL" },
    { "no number", "weight", "kg", "abc", "", "", FALSE, "", "", FALSE, TRUE, FALSE, NULL },
    { "the wrong way round", "weight", "kg", "70", "60", "", FALSE, "", "", FALSE, TRUE, FALSE,
      NULL },
    { "whose target?", "weight", "kg", "60", "", "", TRUE, " ", "", FALSE, FALSE, TRUE,
      "Above 60.0" NBSP "kg" },
    { "no date", "weight", "kg", "60", "", "", FALSE, "", "31/02/2026", FALSE, FALSE, TRUE,
      "Above 60.0" NBSP "kg" },
    { "to come", "weight", "kg", "60", "", "", FALSE, "", "2031", FALSE, FALSE, TRUE,
      "Above 60.0" NBSP "kg" },
    /* Who and when say nothing where there is no target. */
    { "no target, no name", "weight", "kg", "", "", "", TRUE, "", "2031", TRUE, FALSE, FALSE,
      NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LivretTargetInput input = { .kind = kind (cases[i].kind),
                                  .unit = cases[i].unit,
                                  .low = { cases[i].low },
                                  .high = { cases[i].high, cases[i].high2 },
                                  .by_practitioner = cases[i].practitioner,
                                  .set_by = cases[i].by,
                                  .since = cases[i].since,
                                  .note = "",
                                  .now = G_GINT64_CONSTANT (1795262400) };
      g_autoptr (LivretTargetState) state = livret_target_state_new (&input);

      g_test_message ("%s", cases[i].what);
      g_assert_cmpint (state->can_save, ==, cases[i].can_save);
      g_assert_cmpint (state->limits_error != NULL, ==, cases[i].limits_error);
      g_assert_cmpint (state->origin_error != NULL, ==, cases[i].origin_error);
      g_assert_cmpstr (state->words, ==, cases[i].words);
    }
}

/* What the record would refuse is said while it is typed: after saving it would be gone. */
static void
test_too_long (void)
{
  static const struct
  {
    guint name, note;
    gboolean can_save;
  } cases[] = {
    { LIVRET_MEASURE_NAME_MAX, LIVRET_MEASURE_NOTE_MAX, TRUE },
    { LIVRET_MEASURE_NAME_MAX + 1, 0, FALSE },
    { 5, LIVRET_MEASURE_NOTE_MAX + 1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) note = g_string_new (" ");
      g_autofree char *name = g_strnfill (cases[i].name, 'x');
      LivretTargetInput input = { .kind = kind ("weight"),
                                  .unit = "kg",
                                  .high = { "70" },
                                  .by_practitioner = TRUE,
                                  .set_by = name,
                                  .since = "",
                                  .now = G_GINT64_CONSTANT (1795262400) };
      g_autoptr (LivretTargetState) state = NULL;

      for (guint n = 0; n < cases[i].note; n++)
        g_string_append (note, "é");
      input.note = note->str;
      state = livret_target_state_new (&input);
      g_assert_cmpint (state->can_save, ==, cases[i].can_save);
      g_assert_cmpint (state->origin_error != NULL, ==, cases[i].name > LIVRET_MEASURE_NAME_MAX);
      g_assert_cmpint (state->note_error != NULL, ==, cases[i].note > LIVRET_MEASURE_NOTE_MAX);
    }
}

static void
test_fields (void)
{
  g_autofree char *weight = livret_target_field (kind ("weight"), 0, FALSE, "kg");
  g_autofree char *diastolic = livret_target_field (kind ("blood-pressure"), 1, TRUE, "mm[Hg]");
  g_autofree char *pain = livret_target_field (kind ("pain"), 0, TRUE, "1");

  g_assert_cmpstr (weight, ==, "At least, in kg");
  g_assert_cmpstr (diastolic, ==, "Diastolic at most, in mmHg");
  g_assert_cmpstr (pain, ==, "At most");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/measure-order/sorted", test_sorted);
  g_test_add_func ("/app/measure-order/moved", test_moved);
  g_test_add_func ("/app/measure-order/landmarks", test_landmarks);
  g_test_add_func ("/app/measure-order/landmarks-with", test_landmarks_with);
  g_test_add_func ("/app/target/rule", test_rule);
  g_test_add_func ("/app/target/day-that-goes-on", test_day_that_goes_on);
  g_test_add_func ("/app/target/origin", test_origin);
  g_test_add_func ("/app/target/typed", test_typed);
  g_test_add_func ("/app/target/too-long", test_too_long);
  g_test_add_func ("/app/target/fields", test_fields);
  return g_test_run ();
}
