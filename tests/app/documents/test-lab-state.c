/* test-lab-state.c: results read in a text, in words, and written otherwise; what is kept of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-lab-state.h"

#include <math.h>

#include "record/livret-sink.h"
#include "results/livret-lab-text.h"

#define TEXT                                                                                       \
  "Prélevé le 12/03/2024 à 08h15\n"                                                                \
  "Glycémie à jeun 1,12 g/L (0,70 - 1,10) 1,05\n"                                                  \
  "TSH < 0,01 ▼ mUI/L 0,40 à 4,00\n"                                                               \
  "\fDFG 75 mL/min > 60\n"                                                                         \
  "INR 2,4\n"

static void
free_proposal (gpointer data)
{
  LivretLabProposal *proposal = data;

  livret_lab_result_free (proposal->result);
  g_free (proposal);
}

static GPtrArray *
propose (const char *text)
{
  g_autoptr (GPtrArray) results = livret_lab_text_read (text, -1, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func (free_proposal);

  while (results->len > 0)
    {
      LivretLabProposal *proposal = g_new0 (LivretLabProposal, 1);

      proposal->result = g_ptr_array_steal_index (results, 0);
      g_ptr_array_add (list, proposal);
    }
  return list;
}

static void
test_words (void)
{
  static const char *const rows[] = {
    "1.12\302\240g/L · Laboratory: 0.70–1.10\302\240g/L · 12 Mar 2024 at 08:15 · page 1",
    "less than 0.01\302\240mIU/L · Laboratory: 0.40–4.00\302\240mIU/L, below · 12 Mar 2024 at "
    "08:15 "
    "· "
    "page 1",
    "75\302\240mL/min/1.73 m² · Laboratory: >\302\24060\302\240mL/min/1.73 m² · 12 Mar 2024 at "
    "08:15 · page 2",
    "2.4 · 12 Mar 2024 at 08:15 · page 2",
  };
  g_autoptr (GPtrArray) list = propose (TEXT);

  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *words = livret_lab_words (list->pdata[i], 2);

      g_assert_cmpstr (words, ==, rows[i]);
    }
}

static void
test_questions (void)
{
  g_autoptr (GPtrArray) sure = propose (TEXT);
  g_autoptr (GPtrArray) open = propose ("DFG 75 mL/min\nPlaquettes 250.000 /mm3");
  const LivretLabProposal *none = sure->pdata[0], *unit = open->pdata[0], *value = open->pdata[1];
  g_autofree char *nothing = livret_lab_questions (none->result);
  g_autofree char *first = livret_lab_questions (unit->result);
  g_autofree char *second = livret_lab_questions (value->result);

  g_assert_null (nothing);
  g_assert_cmpstr (first, ==,
                   "The text does not say of which day: write it here.\n"
                   "The unit may stand for another: is it mL/min/1.73 m²?");
  g_assert_cmpstr (second, ==,
                   "The text does not say of which day: write it here.\n"
                   "The number may be read otherwise: compare it with the page.");
}

static void
test_counts (void)
{
  g_autofree char *one = livret_lab_banner (1);
  g_autofree char *five = livret_lab_banner (5);
  g_autofree char *keep = livret_lab_keep (2);

  g_assert_cmpstr (one, ==, "1 result read in the text, to be checked");
  g_assert_cmpstr (five, ==, "5 results read in the text, to be checked");
  g_assert_cmpstr (keep, ==, "_Keep 2 Results");
}

static void
test_otherwise (void)
{
  g_autoptr (GPtrArray) list = propose (TEXT);
  LivretLabResult *result = ((LivretLabProposal *) list->pdata[0])->result;
  g_autofree char *value = livret_lab_value_text (result);
  g_autofree char *day = livret_lab_day_text (result);
  g_autofree char *other = NULL;

  g_assert_cmpstr (value, ==, "1,12");
  g_assert_cmpstr (day, ==, "12/03/2024 08:15");
  g_assert_false (livret_lab_set_value (result, "1,1x"));
  g_assert_false (livret_lab_set_value (result, ""));
  g_assert_false (livret_lab_set_value (result, "-1"));
  g_assert_cmpfloat (result->value, ==, 1.12);
  g_assert_true (livret_lab_set_value (result, "1.2"));
  g_assert_cmpfloat (result->value, ==, 1.2);
  g_assert_cmpint (result->decimals, ==, 1);
  g_assert_false (livret_lab_set_day (result, "31/02/2024"));
  g_assert_false (livret_lab_set_day (result, "12/03/2024 and more"));
  g_assert_true (livret_lab_set_day (result, " 13/03/2024 "));
  other = livret_lab_day_text (result);
  g_assert_cmpstr (other, ==, "13/03/2024");
}

typedef struct
{
  const char *name;
  LivretKeptResult kept;
  const char *expected; /* of the proposals: new, kept, deleted */
} Kept;

static void
test_kept (void)
{
  const LivretKind *glucose = livret_kind_by_id ("glucose");
  const Kept rows[] = {
    { "the same", { glucose, 112, 19794, 1, FALSE, FALSE }, "knnn" },
    { "deleted since", { glucose, 112, 19794, 1, TRUE, TRUE }, "dnnn" },
    { "another day", { glucose, 112, 19795, 1, FALSE, FALSE }, "nnnn" },
    { "another value of a file", { glucose, 120, 19794, 1, FALSE, FALSE }, "nnnn" },
    { "written otherwise before it was kept", { glucose, 120, 19795, 1, TRUE, FALSE }, "knnn" },
    { "of another page", { glucose, 120, 19794, 2, TRUE, FALSE }, "nnnn" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) list = propose (TEXT);
      g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (LivretKeptResult));
      char states[8] = "";

      g_test_message ("%s", rows[i].name);
      g_array_append_val (kept, rows[i].kept);
      livret_lab_proposals_match (list, kept);
      for (guint j = 0; j < list->len; j++)
        states[j] = "nkd"[((LivretLabProposal *) list->pdata[j])->state];
      g_assert_cmpstr (states, ==, rows[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lab-state/words", test_words);
  g_test_add_func ("/lab-state/questions", test_questions);
  g_test_add_func ("/lab-state/counts", test_counts);
  g_test_add_func ("/lab-state/otherwise", test_otherwise);
  g_test_add_func ("/lab-state/kept", test_kept);
  return g_test_run ();
}
