/* test-share-way.c: the pages a share goes through, and what is ticked from what a page shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-share-way.h"

#define TODAY 20778 /* 2026-11-21 */

static void
check_walk (LivretShareWay *way, const LivretShareStep *steps, guint n)
{
  LivretShareStep step = steps[0];

  g_assert_cmpuint (way->n, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (step, ==, steps[i]);
      g_assert_cmpuint (livret_share_way_place (way, step), ==, i);
      step = livret_share_way_next (way, step);
    }
  g_assert_cmpint (step, ==, steps[n - 1]); /* the end leads nowhere */
  for (guint i = n; i > 0; i--)
    {
      g_assert_cmpint (step, ==, steps[i - 1]);
      step = livret_share_way_previous (way, step);
    }
  g_assert_cmpint (step, ==, steps[0]);
}

static void
test_full (void)
{
  static const LivretShareStep steps[] = { LIVRET_STEP_WHOM, LIVRET_STEP_WHAT, LIVRET_STEP_WHY,
                                           LIVRET_STEP_HOW, LIVRET_STEP_REVIEW };
  LivretShareWay way;

  livret_share_way_init (&way, FALSE);
  check_walk (&way, steps, G_N_ELEMENTS (steps));
  livret_share_way_insert_what (&way); /* it has its place */
  check_walk (&way, steps, G_N_ELEMENTS (steps));
}

static void
test_brief (void)
{
  static const LivretShareStep brief[] = { LIVRET_STEP_BRIEF, LIVRET_STEP_HOW, LIVRET_STEP_REVIEW };
  static const LivretShareStep longer[] = { LIVRET_STEP_BRIEF, LIVRET_STEP_WHAT, LIVRET_STEP_HOW,
                                            LIVRET_STEP_REVIEW };
  LivretShareWay way;

  livret_share_way_init (&way, TRUE);
  check_walk (&way, brief, G_N_ELEMENTS (brief));
  livret_share_way_insert_what (&way);
  check_walk (&way, longer, G_N_ELEMENTS (longer));
  livret_share_way_insert_what (&way);
  check_walk (&way, longer, G_N_ELEMENTS (longer));
}

static void
test_brief_missing (void)
{
  g_autoptr (LivretPerson) person = livret_person_new ("Camille");
  g_autoptr (LivretShareDraft) draft = NULL;

  person->self = TRUE;
  draft = livret_share_draft_new (person, person);
  g_assert_nonnull (livret_share_draft_missing (draft, LIVRET_STEP_BRIEF)); /* nothing ticked */
  livret_share_draft_set_item (draft, "allergies", TRUE);
  g_assert_nonnull (livret_share_draft_missing (draft, LIVRET_STEP_BRIEF)); /* to nobody */
  g_set_str (&draft->recipient, "Dr Benali");
  g_assert_null (livret_share_draft_missing (draft, LIVRET_STEP_BRIEF)); /* a name is enough */
  g_set_str (&draft->until, "");
  g_assert_nonnull (livret_share_draft_missing (draft, LIVRET_STEP_BRIEF));
}

static void
test_words_kept (void)
{
  g_autoptr (LivretPerson) person = livret_person_new ("Camille");
  g_autoptr (LivretShareDraft) before = livret_share_draft_new (person, person);
  g_autoptr (LivretShareDraft) draft = livret_share_draft_new (person, person);

  g_set_str (&before->recipient, "Dr Benali");
  g_set_str (&before->purpose, "Travel");
  livret_share_draft_set_item (before, "allergies", TRUE);
  livret_share_draft_set_item (draft, "doc-1", TRUE);
  livret_share_draft_take_words (draft, before);
  g_assert_cmpstr (draft->recipient, ==, "Dr Benali");
  g_assert_cmpstr (draft->purpose, ==, "Travel");
  g_assert_true (livret_share_draft_has_item (draft, "doc-1"));
  g_assert_false (livret_share_draft_has_item (draft, "allergies"));
  livret_share_draft_set_all (draft, before);
  g_assert_false (livret_share_draft_has_item (draft, "doc-1"));
  g_assert_true (livret_share_draft_has_item (draft, "allergies"));
}

static void
test_periods (void)
{
  static const struct
  {
    int age; /* of the last reading, days */
    int days;
  } rows[] = { { 0, 92 }, { 91, 92 }, { 92, 366 }, { 365, 366 }, { 366, 0 }, { 4000, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint period = livret_share_period_for (TODAY - rows[i].age, TODAY);

      g_assert_cmpint (livret_share_periods[period].days, ==, rows[i].days);
      g_assert_true (livret_share_period_holds (period, TODAY - rows[i].age, TODAY));
    }
}

static void
test_kind_days (void)
{
  static const int rows[] = { 7, 30, 42, 92, 366, 0, -1 };
  g_autoptr (LivretPerson) person = livret_person_new ("Camille");
  g_autoptr (LivretShareDraft) draft = livret_share_draft_new (person, person);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      livret_share_draft_set_kind (draft, "weight", rows[i], TODAY);
      g_assert_cmpint (livret_share_draft_kind_days (draft, "weight"), ==, rows[i]);
      g_assert_cmpint (livret_share_draft_kind_days (draft, "wei"), ==, -1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/share-way/full", test_full);
  g_test_add_func ("/app/share-way/brief", test_brief);
  g_test_add_func ("/app/share-way/brief-missing", test_brief_missing);
  g_test_add_func ("/app/share-way/words-kept", test_words_kept);
  g_test_add_func ("/app/share-way/periods", test_periods);
  g_test_add_func ("/app/share-way/kind-days", test_kind_days);
  return g_test_run ();
}
