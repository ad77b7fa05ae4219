/* test-entry-state.c: what the dialog of a health statement says, and a statement in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/profile/livret-entry-state.h"

static void
test_typed (void)
{
  static const struct
  {
    LivretEntryInput input;
    gboolean can_save;
    const char *error; /* words in it; NULL for none */
  } cases[] = {
    { { "", "", "" }, FALSE, NULL },
    { { " \t\n", "", "" }, FALSE, NULL },
    { { "Pollen", "", "" }, TRUE, NULL },
    { { "Pollen", "2019", "" }, TRUE, NULL },
    { { "Pollen", "12/05/2019", "06/2020" }, TRUE, NULL },
    { { "Pollen", "last year", "" }, FALSE, "first date" },
    { { "Pollen", "30/02/2020", "" }, FALSE, "first date" },
    { { "Pollen", "", "soon" }, FALSE, "last date" },
    { { "Pollen", "2021", "2020" }, FALSE, "before the beginning" },
    /* Within one year, which came first is not known: not wrong. */
    { { "Pollen", "06/2020", "2020" }, TRUE, NULL },
    { { "", "never", "" }, FALSE, "first date" },
    { { "A+", "2019", "", "blood" }, TRUE, NULL },
    { { "ab rh neg", "", "", "blood" }, TRUE, NULL },
    { { "A", "", "", "blood" }, FALSE, "blood group" },
    { { "", "", "", "blood" }, FALSE, NULL },
    { { "A", "", "", "conditions" }, TRUE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LivretEntryState state = livret_entry_state (&cases[i].input);

      g_test_message ("%u", i);
      g_assert_cmpint (state.can_save, ==, cases[i].can_save);
      g_assert_cmpint (state.error != NULL, ==, cases[i].error != NULL);
      if (cases[i].error != NULL)
        g_assert_nonnull (strstr (state.error, cases[i].error));
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *section;
    const char *text;
    const char *comment;
    const char *from;
    const char *until;
    gboolean none;
    const char *title;
    const char *subtitle;
  } cases[] = {
    { "treatments", "Metformin", "evenings", "2019", "", FALSE, "Metformin",
      "since 2019 · evenings" },
    { "treatments", "Metformin", "", "2019", "2021", FALSE, "Metformin", "from 2019 to 2021" },
    { "treatments", "Metformin", "", "", "2021", FALSE, "Metformin", "until 2021" },
    { "treatments", "Metformin", "", "", "", FALSE, "Metformin", "" },
    { "conditions", "Asthma", "", "2025-04-09", "", FALSE, "Asthma", "since 9 April 2025" },
    { "blood", "A+", "", "2009", "", FALSE, "A+", "2009 · origin not noted" },
    { "blood", "A+", "", "", "", FALSE, "A+", "origin not noted" },
    { "blood", "A+", "laboratory’s card", "2009", "", FALSE, "A+", "2009 · laboratory’s card" },
    { "blood", "", "", "2009", "", TRUE, "Blood group not known", "declared in 2009" },
    { "conditions", "Asthma", "as a child", "", "", FALSE, "Asthma", "as a child" },
    { "vaccinations", "Influenza", "", "2025-10", "", FALSE, "Influenza", "October 2025" },
    { "allergies", "", "", "2026-11", "", TRUE, "No known allergy", "declared in November 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LivretEntry entry = { .section = (char *) cases[i].section,
                            .text = (char *) cases[i].text,
                            .comment = (char *) cases[i].comment,
                            .none = cases[i].none };
      g_autofree char *subtitle = NULL;

      g_assert_true (livret_date_parse (cases[i].from, NULL, &entry.from, NULL));
      g_assert_true (livret_date_parse (cases[i].until, NULL, &entry.until, NULL));
      subtitle = livret_entry_state_subtitle (&entry);
      g_assert_cmpstr (livret_entry_state_title (&entry), ==, cases[i].title);
      g_assert_cmpstr (subtitle, ==, cases[i].subtitle);
    }
}

/* Two groups that contradict each other are said to; the same one twice, and "not known", are not.
 */
static void
test_warning (void)
{
  static const struct
  {
    const char *sections[3];
    const char *texts[3];
    gboolean none[3];
    gboolean warns;
  } cases[] = {
    { { "blood", "blood", "allergies" }, { "A+", "A+", "O−" }, { 0 }, FALSE },
    { { "blood", "allergies", "blood" }, { "A+", "Pollen", "O−" }, { 0 }, TRUE },
    { { "blood", "blood", "allergies" }, { "A+", "", "" }, { FALSE, TRUE, FALSE }, FALSE },
    { { "allergies", "allergies", "results" }, { "A+", "O−", "B+" }, { 0 }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) entries = g_ptr_array_new ();
      LivretEntry made[3] = { 0 };

      for (guint e = 0; e < 3; e++)
        {
          made[e].section = (char *) cases[i].sections[e];
          made[e].text = (char *) cases[i].texts[e];
          made[e].none = cases[i].none[e];
          g_ptr_array_add (entries, &made[e]);
        }
      g_assert_cmpint (livret_entry_state_warning (entries, "blood") != NULL, ==, cases[i].warns);
      g_assert_null (livret_entry_state_warning (entries, "allergies"));
    }
}

/* Statements are counted, a declared "none" is not one. */
static void
test_headings (void)
{
  static const struct
  {
    const char *section;
    const char *heading;
  } cases[] = {
    { "treatments", "Treatments · 2" },
    { "allergies", "Allergies" },
    { "conditions", "Conditions" },
  };
  LivretEntry made[] = {
    { .section = (char *) "treatments" },
    { .section = (char *) "treatments" },
    { .section = (char *) "allergies", .none = TRUE },
  };
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    g_ptr_array_add (entries, &made[i]);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *heading =
          livret_entry_state_heading (entries, livret_section_by_id (cases[i].section));

      g_assert_cmpstr (heading, ==, cases[i].heading);
    }
}

/* Every section has words of its own. */
static void
test_sections (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (const LivretSection *section = livret_sections (); section->id != NULL; section++)
    {
      g_assert_true (g_hash_table_add (seen, (gpointer) livret_entry_state_add (section->id)));
      g_assert_true (g_hash_table_add (seen, (gpointer) livret_entry_state_hint (section->id)));
    }
}

/* What is chosen is kept as words, and words that were kept are found again. */
static void
test_origins (void)
{
  static const struct
  {
    const char *comment;
    const char *shown;
    const char *kept;
  } cases[] = {
    { "", "Not noted", "" },
    { " ", "Not noted", "" },
    { "laboratory’s card", "Laboratory’s card", "laboratory’s card" },
    { "Told by the Person", "Told by the person", "told by the person" },
    { "not noted", "Something else", "not noted" },
    { "bracelet of 2019", "Something else", "bracelet of 2019" },
  };
  g_auto (GStrv) origins = livret_entry_state_origins ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint place = livret_entry_state_origin (cases[i].comment);
      g_autofree char *kept = livret_entry_state_origin_comment (place, cases[i].comment);

      g_assert_cmpstr (origins[place], ==, cases[i].shown);
      g_assert_cmpstr (kept, ==, cases[i].kept);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entry/typed", test_typed);
  g_test_add_func ("/entry/words", test_words);
  g_test_add_func ("/entry/warning", test_warning);
  g_test_add_func ("/entry/sections", test_sections);
  g_test_add_func ("/entry/headings", test_headings);
  g_test_add_func ("/entry/origins", test_origins);
  return g_test_run ();
}
