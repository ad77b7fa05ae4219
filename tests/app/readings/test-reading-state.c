/* test-reading-state.c: what the dialog of a reading says of what is typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/readings/livret-reading-item.h"
#include "app/readings/livret-reading-state.h"

#include "base/livret-date.h"

#include <math.h>

#define NBSP "\302\240"
/* 2026-11-21 12:00 UTC, 13:00 in Paris. */
#define NOON G_GINT64_CONSTANT (1795262400)

static void
test_times (void)
{
  static const struct
  {
    const char *text;
    int seconds; /* -1: not a time */
  } cases[] = {
    { "7:46", 27960 },
    { "07:46", 27960 },
    { "7h46", 27960 },
    { "7 h 46", 27960 },
    { "7" NBSP "h" NBSP "46", 27960 },
    { " 7.46 ", 27960 },
    { "7h", 25200 },
    { "23:59", 86340 },
    { "0:00", 0 },
    { "24:00", -1 },
    { "7:60", -1 },
    { "7:4", -1 },
    { "7:", -1 },
    { "746", -1 },
    { "", -1 },
    { "h46", -1 },
    { "7:46:12", -1 },
    { "noon", -1 },
    { "123:00", -1 },
    { "-7:46", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int seconds = -1;
      gboolean read = livret_reading_parse_time (cases[i].text, &seconds);

      g_test_message ("“%s”", cases[i].text);
      g_assert_true (read == (cases[i].seconds >= 0));
      if (read)
        g_assert_cmpint (seconds, ==, cases[i].seconds);
    }
}

typedef struct
{
  const char *what;
  const char *kind;
  const char *unit;
  const char *values[LIVRET_COMPONENTS_MAX];
  const char *day;
  const char *time;
  gboolean can_save;
  gboolean value_error;
  gboolean when_error;
  gboolean warning;
} Case;

static const Case cases[] = {
  { "complete", "weight", "kg", { "72,4" }, "21/11/2026", "7:46", TRUE },
  { "nothing yet", "weight", "kg", { "" }, "21/11/2026", "7:46", FALSE },
  { "only spaces", "weight", "kg", { "  " }, "21/11/2026", "7:46", FALSE },
  { "words", "weight", "kg", { "much" }, "21/11/2026", "7:46", FALSE, TRUE },
  { "below zero", "weight", "kg", { "-3" }, "21/11/2026", "7:46", FALSE, TRUE },
  { "a comma forgotten",
    "weight",
    "kg",
    { "724" },
    "21/11/2026",
    "7:46",
    TRUE,
    FALSE,
    FALSE,
    TRUE },
  { "the right unit for it", "weight", "g", { "72400" }, "21/11/2026", "7:46", TRUE },
  { "pressure", "blood-pressure", "mm[Hg]", { "128", "79", "" }, "21/11/2026", "7:46", TRUE },
  { "with pulse", "blood-pressure", "mm[Hg]", { "128", "79", "62" }, "21/11/2026", "7:46", TRUE },
  { "half of it", "blood-pressure", "mm[Hg]", { "128", "", "62" }, "21/11/2026", "7:46", FALSE },
  { "upside down", "blood-pressure", "mm[Hg]", { "79", "128" }, "21/11/2026", "7:46", FALSE, TRUE },
  { "as the French say it",
    "blood-pressure",
    "cm[Hg]",
    { "12,8", "7,9" },
    "21/11/2026",
    "7:46",
    TRUE },
  { "so in millimetres",
    "blood-pressure",
    "mm[Hg]",
    { "12,8", "7,9" },
    "21/11/2026",
    "7:46",
    TRUE,
    FALSE,
    FALSE,
    TRUE },
  { "tomorrow", "weight", "kg", { "72" }, "22/11/2026", "7:46", FALSE, FALSE, TRUE },
  { "in an hour", "weight", "kg", { "72" }, "21/11/2026", "14:00", FALSE, FALSE, TRUE },
  { "in a minute", "weight", "kg", { "72" }, "21/11/2026", "13:01", TRUE },
  { "a year alone", "weight", "kg", { "72" }, "2026", "7:46", FALSE, FALSE, TRUE },
  { "no such day", "weight", "kg", { "72" }, "31/02/2026", "7:46", FALSE, FALSE, TRUE },
  { "as computers write it", "weight", "kg", { "72" }, "2026-11-21", "7:46", TRUE },
  { "no such time", "weight", "kg", { "72" }, "21/11/2026", "25:00", FALSE, FALSE, TRUE },
  { "no time", "weight", "kg", { "72" }, "21/11/2026", "", FALSE },
};

static void
test_input (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  LivretReadingInput input = { .kind = livret_kind_by_id (c->kind),
                               .unit = c->unit,
                               .day = c->day,
                               .time = c->time,
                               .now = NOON,
                               .zone = paris };
  g_autoptr (LivretReadingState) state = NULL;

  memcpy (input.values, c->values, sizeof input.values);
  state = livret_reading_state_new (&input);
  g_assert_true (state->can_save == c->can_save);
  g_assert_true ((state->value_error != NULL) == c->value_error);
  g_assert_true ((state->when_error != NULL) == c->when_error);
  g_assert_true ((state->warning != NULL) == c->warning);
}

/* Values in the unit they were typed in, the time with the offset of that day. */
static void
test_what_is_kept (void)
{
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  LivretReadingInput input = { .kind = livret_kind_by_id ("blood-pressure"),
                               .unit = "cm[Hg]",
                               .values = { "12,8", "7.9", NULL },
                               .day = "21/07/2026",
                               .time = "7 h 46",
                               .now = NOON,
                               .zone = paris };
  g_autoptr (LivretReadingState) state = livret_reading_state_new (&input);

  g_assert_true (state->can_save);
  g_assert_cmpfloat (state->values[0], ==, 12.8);
  g_assert_cmpfloat (state->values[1], ==, 7.9);
  g_assert_true (isnan (state->values[2]));
  g_assert_cmpint (state->offset_min, ==, 120);
  /* 2026-07-21 05:46 UTC */
  g_assert_cmpint (state->when, ==,
                   livret_days_from_civil (2026, 7, 21) * (gint64) 86400 + 5 * 3600 + 46 * 60);
}

static void
test_units (void)
{
  static const struct
  {
    const char *kind;
    const char *written;
    const char *unit;
  } written[] = {
    { "weight", "72,4" NBSP "kg", "kg" },
    { "weight", "159.6 lb", "[lb_av]" },
    { "glucose", "112 mg/dL", "mg/dL" },
    { "glucose", "1,12 g/L", "g/L" },
    { "blood-pressure", "128/79 mmHg", "mm[Hg]" },
    { "weight", "72", NULL },
    { "weight", "72 mmHg", NULL },
    { "weight", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    g_assert_cmpstr (
        livret_reading_unit_of (livret_kind_by_id (written[i].kind), written[i].written), ==,
        written[i].unit);
}

static void
test_fields (void)
{
  const LivretKind *pressure = livret_kind_by_id ("blood-pressure");
  g_autofree char *systolic = livret_reading_field (pressure, 0, "mm[Hg]");
  g_autofree char *pulse = livret_reading_field (pressure, 2, "mm[Hg]");
  g_autofree char *weight = livret_reading_field (livret_kind_by_id ("weight"), 0, "kg");
  g_autofree char *pain = livret_reading_field (livret_kind_by_id ("pain"), 0, "1");

  g_assert_cmpstr (systolic, ==, "Systolic, in mmHg");
  g_assert_cmpstr (pulse, ==, "Pulse, in /min, if known");
  g_assert_cmpstr (weight, ==, "Weight, in kg");
  g_assert_cmpstr (pain, ==, "Pain level");
  g_assert_true (livret_reading_needs (pressure, 1));
  g_assert_false (livret_reading_needs (pressure, 2));
}

static void
test_texts (void)
{
  const LivretKind *weight = livret_kind_by_id ("weight");
  g_autofree char *plain = livret_reading_value_text (weight, 0, 72.4, "kg");
  g_autofree char *pounds = livret_reading_value_text (weight, 0, 72.4, "[lb_av]");
  g_autofree char *absent = livret_reading_value_text (weight, 0, NAN, "kg");
  g_autofree char *typed = livret_reading_day_text (livret_days_from_civil (2026, 3, 4));

  g_assert_cmpstr (plain, ==, "72.4");
  g_assert_cmpstr (pounds, ==, "159.615");
  g_assert_cmpstr (absent, ==, "");
  g_assert_cmpstr (typed, ==, "04/03/2026");
}

/* A row of the list. */
static void
test_row (void)
{
  LivretReading reading = { .kind = livret_kind_by_id ("blood-pressure"),
                            .counts = TRUE,
                            .time = NOON,
                            .offset_min = 60,
                            .values = { 138, 79, 62 },
                            .corrected = TRUE,
                            .source = (char *) "Omron" };
  int today = livret_days_from_civil (2026, 11, 21);
  g_autoptr (LivretReadingWords) words = livret_reading_words_new (&reading, NULL, today);

  g_assert_cmpstr (words->when, ==, "Today at 13:00 · corrected");
  g_assert_cmpstr (words->value, ==, "138/79" NBSP "mmHg");
  g_assert_cmpstr (words->others, ==, "62" NBSP "/min");
  g_assert_cmpstr (words->position, ==, "↑ above");
  g_assert_cmpstr (words->origin, ==, "Omron");
  g_assert_cmpstr (words->spoken, ==,
                   "138/79" NBSP "mmHg · 62" NBSP "/min · above the usual range · Today at 13:00 · "
                   "corrected · Omron");
}

/* A person's target counts in place of the usual range. */
static void
test_row_with_target (void)
{
  LivretReading reading = { .kind = livret_kind_by_id ("blood-pressure"),
                            .counts = TRUE,
                            .time = NOON,
                            .values = { 138, 79, 62 },
                            .source = (char *) "" };
  int today = livret_days_from_civil (2026, 11, 21);
  g_autoptr (LivretMeasureTarget) target = livret_measure_target_new ();
  g_autoptr (LivretReadingWords) within = NULL;
  g_autoptr (LivretReadingWords) above = NULL;

  target->high[0] = 140;
  target->high[1] = 90;
  within = livret_reading_words_new (&reading, target, today);
  g_assert_cmpstr (within->position, ==, "");
  g_assert_nonnull (strstr (within->spoken, "within the target"));
  target->high[1] = 78;
  above = livret_reading_words_new (&reading, target, today);
  g_assert_cmpstr (above->position, ==, "↑ above");
  g_assert_nonnull (strstr (above->spoken, "above the target"));
}

static void
test_row_by_hand (void)
{
  LivretReading reading = { .kind = livret_kind_by_id ("glucose"),
                            .counts = TRUE,
                            .time = NOON,
                            .values = { 400, NAN, NAN },
                            .flags = LIVRET_READING_ABOVE,
                            .source = (char *) "" };
  g_autoptr (LivretReadingWords) words =
      livret_reading_words_new (&reading, NULL, livret_days_from_civil (2026, 11, 21));

  g_assert_cmpstr (words->value, ==, "at least 4.00" NBSP "g/L");
  g_assert_cmpstr (words->others, ==, "");
  g_assert_cmpstr (words->origin, ==, "Typed by hand");
}

/* What a laboratory says of a value, beside what Livret does. */
static void
test_row_found (void)
{
  static const struct
  {
    double low, high;
    const char *range;
    const char *meaning;
    const char *place;
    const char *laboratory;
    const char *origin;
  } table[] = {
    { 70, 110, "", "H", "BIOCHIMIE", "Laboratory: 0.70–1.10" NBSP "g/L, above",
      "In: Bilan, BIOCHIMIE" },
    { NAN, 110, "", "", "", "Laboratory: ≤" NBSP "1.10" NBSP "g/L", "In: Bilan" },
    { NAN, 110, "<", "", "", "Laboratory: <" NBSP "1.10" NBSP "g/L", "In: Bilan" },
    { 70, NAN, ">", "", "", "Laboratory: >" NBSP "0.70" NBSP "g/L", "In: Bilan" },
    { 70, NAN, "", "LL", "", "Laboratory: ≥" NBSP "0.70" NBSP "g/L, far below", "In: Bilan" },
    { NAN, NAN, "normal si à jeun", "N", "", "Laboratory: normal si à jeun, within", "In: Bilan" },
    { NAN, NAN, "", "A", "", "Laboratory: unusual", "In: Bilan" },
    { NAN, NAN, "", "IND", "", "", "In: Bilan" },
  };
  const LivretKind *kind = livret_kind_by_id ("glucose");

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      LivretReading reading = { .kind = kind,
                                .counts = TRUE,
                                .time = NOON,
                                .values = { 132, NAN, NAN },
                                .source = (char *) "" };
      LivretReadingFound found = { .title = (char *) "Bilan",
                                   .place = (char *) table[i].place,
                                   .low = table[i].low,
                                   .high = table[i].high,
                                   .range = (char *) table[i].range,
                                   .meaning = (char *) table[i].meaning };
      g_autoptr (LivretReadingWords) words =
          livret_reading_words_new (&reading, NULL, livret_days_from_civil (2026, 11, 21));

      livret_reading_words_found (words, kind, &found);
      g_assert_cmpstr (words->laboratory, ==, table[i].laboratory);
      g_assert_cmpstr (words->origin, ==, table[i].origin);
      g_assert_nonnull (strstr (words->spoken, table[i].laboratory));
      g_assert_nonnull (strstr (words->spoken, table[i].origin));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/reading/times", test_times);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/reading/input/%s", cases[i].what);

      g_test_add_data_func (path, &cases[i], test_input);
    }
  g_test_add_func ("/app/reading/what-is-kept", test_what_is_kept);
  g_test_add_func ("/app/reading/units", test_units);
  g_test_add_func ("/app/reading/fields", test_fields);
  g_test_add_func ("/app/reading/texts", test_texts);
  g_test_add_func ("/app/reading/row", test_row);
  g_test_add_func ("/app/reading/row-with-target", test_row_with_target);
  g_test_add_func ("/app/reading/row-by-hand", test_row_by_hand);
  g_test_add_func ("/app/reading/row-found", test_row_found);
  return g_test_run ();
}
