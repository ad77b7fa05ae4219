/* test-timeline-state.c: the lines of the timeline in words, and where they lead.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/today/livret-timeline-state.h"

#define TODAY 20778 /* 2026-11-21 */

/* Numbers of data/kinds.json. */
static int one[] = { 6, 0 }, two[] = { 1, 6, 0 }, five[] = { 1, 2, 3, 6, 23, 0 };
static const struct
{
  LivretTimelineItem item;
  const char *title;
  const char *subtitle;
  const char *page;
  const char *target;
} lines[] = {
  { { LIVRET_TIMELINE_DOCUMENTS, 0, TODAY, (char *) "id", (char *) "Louis", (char *) "Blood test",
      (char *) "11502-2" },
    "Blood test",
    "21 Nov · %s",
    "documents",
    "id" },
  { { LIVRET_TIMELINE_READINGS,
      0,
      TODAY - 1,
      (char *) "p",
      (char *) "Louis",
      (char *) "",
      (char *) "",
      { "" },
      one,
      1 },
    "Weight",
    "20 Nov · 1 reading",
    "measures",
    "weight" },
  { { LIVRET_TIMELINE_READINGS,
      0,
      TODAY - 400,
      (char *) "p",
      (char *) "Louis",
      (char *) "",
      (char *) "",
      { "" },
      two,
      12 },
    "Blood pressure, Weight",
    "17 Oct 2025 · 12 readings",
    "measures",
    NULL },
  { { LIVRET_TIMELINE_READINGS,
      0,
      TODAY,
      (char *) "p",
      (char *) "Louis",
      (char *) "",
      (char *) "",
      { "" },
      five,
      900 },
    "Blood pressure, Heart rate, Oxygen saturation and 2 more measures",
    "21 Nov · 900 readings",
    "measures",
    NULL },
  { { LIVRET_TIMELINE_ENTRIES, 0, TODAY, (char *) "e", (char *) "Louis", (char *) "Pollen",
      (char *) "allergies" },
    "Pollen",
    "21 Nov · Allergies",
    "profile",
    NULL },
  { { LIVRET_TIMELINE_ENTRIES, 0, TODAY, (char *) "e", (char *) "Louis", (char *) "",
      (char *) "allergies" },
    "No known allergy",
    "21 Nov · Allergies",
    "profile",
    NULL },
  { { LIVRET_TIMELINE_ENDS, 0, TODAY, (char *) "e", (char *) "Louis", (char *) "Aspirine",
      (char *) "treatments" },
    "End of treatment: Aspirine",
    "21 Nov · Treatments",
    "profile",
    NULL },
  { { LIVRET_TIMELINE_NOTES, 0, TODAY, (char *) "n", (char *) "Louis", (char *) "New shoes",
      (char *) "weight" },
    "New shoes",
    "21 Nov · Note · Weight",
    "measures",
    "weight" },
  { { LIVRET_TIMELINE_NOTES, 0, TODAY, (char *) "n", (char *) "Louis", (char *) "Flu",
      (char *) "" },
    "Flu",
    "21 Nov · Note",
    "measures",
    NULL },
  { { LIVRET_TIMELINE_SHARES, 0, TODAY, (char *) "g", (char *) "Louis", (char *) "Dr Benali",
      (char *) "care" },
    "Shared with Dr Benali",
    "21 Nov · “care”",
    "shares",
    "g" },
};

static void
test_lines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const LivretTimelineItem *item = &lines[i].item;
      g_autofree char *title = livret_timeline_title (item);
      g_autofree char *subtitle = livret_timeline_subtitle (item, FALSE, TODAY);
      g_autofree char *whose = livret_timeline_subtitle (item, TRUE, TODAY);

      g_assert_cmpstr (title, ==, lines[i].title);
      if (strstr (lines[i].subtitle, "%s") == NULL)
        g_assert_cmpstr (subtitle, ==, lines[i].subtitle);
      else
        g_assert_true (g_str_has_prefix (subtitle, "21 Nov · "));
      g_assert_true (g_str_has_prefix (whose, subtitle));
      g_assert_true (g_str_has_suffix (whose, " · Louis"));
      g_assert_cmpstr (livret_timeline_row (item->kind)->page, ==, lines[i].page);
      g_assert_cmpstr (livret_timeline_target (item), ==, lines[i].target);
    }
}

/* What is known to the year or the month alone claims no day. */
static void
test_partial_dates (void)
{
  static const struct
  {
    const char *date;
    const char *said;
  } cases[] = {
    { "2019", "2019 · Allergies" },
    { "2019-05", "May 2019 · Allergies" },
    { "2026-11-20", "20 Nov · Allergies" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LivretTimelineItem item = {
        LIVRET_TIMELINE_ENTRIES, 0, TODAY - 1, (char *) "e", (char *) "Louis", (char *) "Pollen",
        (char *) "allergies"
      };
      g_autofree char *said = NULL;

      g_assert_true (livret_date_parse (cases[i].date, NULL, &item.date, NULL));
      said = livret_timeline_subtitle (&item, FALSE, TODAY);
      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/lines", test_lines);
  g_test_add_func ("/timeline/partial-dates", test_partial_dates);
  return g_test_run ();
}
