/* test-mapping-state.c: the choices of the mapping page, its draft, and the rows it shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-mapping-state.h"

#include <math.h>

static LivretCsvMapping *
make_mapping (void)
{
  LivretCsvMapping *mapping = livret_csv_mapping_new ();

  livret_csv_mapping_add (mapping, "Wann");
  livret_csv_mapping_add (mapping, "Gewicht");
  return mapping;
}

/* Each use can be chosen, each kind of one number once, and what is chosen is found again. */
static void
test_choices (void)
{
  g_autoptr (GPtrArray) choices = livret_mapping_choices ();
  g_autoptr (LivretCsvMapping) mapping = make_mapping ();
  LivretCsvMapped *column = livret_csv_mapping_column (mapping, 0);
  guint uses[LIVRET_CSV_N_USES] = { 0 };
  guint kinds = 0;

  for (guint i = 0; i < choices->len; i++)
    {
      const LivretMappingChoice *choice = choices->pdata[i];

      uses[choice->use]++;
      g_assert_cmpstr (choice->label, !=, "");
      column->use = choice->use;
      g_set_str (&column->kind, choice->kind);
      g_assert_cmpuint (livret_mapping_choice_of (choices, column), ==, i);
    }
  for (gsize i = 0; livret_kinds ()[i] != NULL; i++)
    kinds += livret_kinds ()[i]->n_components == 1;
  for (LivretCsvUse use = 0; use < LIVRET_CSV_N_USES; use++)
    g_assert_cmpuint (uses[use], ==, use == LIVRET_CSV_USE_VALUE ? kinds : 1);
  /* What this Livret does not know is not kept. */
  column->use = LIVRET_CSV_USE_VALUE;
  g_set_str (&column->kind, "of-a-newer-livret");
  g_assert_cmpuint (livret_mapping_choice_of (choices, column), ==, 0);
}

static void
test_units (void)
{
  static const struct
  {
    LivretCsvUse use;
    const char *kind;
    const char *units; /* joined; NULL: nothing to choose */
  } table[] = {
    { LIVRET_CSV_USE_NONE, "", NULL },
    { LIVRET_CSV_USE_DATE, "", NULL },
    { LIVRET_CSV_USE_PULSE, "", NULL },
    { LIVRET_CSV_USE_VALUE, "steps", NULL },
    { LIVRET_CSV_USE_VALUE, "glucose", "|g/L|mg/dL|mmol/L" },
    { LIVRET_CSV_USE_SYSTOLIC, "", "|mm[Hg]|cm[Hg]|kPa" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      LivretCsvMapped column = { (char *) "", table[i].use, (char *) table[i].kind, (char *) "" };
      g_auto (GStrv) units = livret_mapping_units (&column);
      g_autofree char *joined = units != NULL ? g_strjoinv ("|", units) : NULL;

      g_assert_cmpstr (joined, ==, table[i].units);
    }
}

static void
test_draft (void)
{
  g_autoptr (LivretCsvMapping) mapping = make_mapping ();
  LivretMappingDraft *draft = livret_mapping_draft_new (mapping);
  const LivretMappingChoice weight = { LIVRET_CSV_USE_VALUE, "weight", NULL };
  const LivretMappingChoice glucose = { LIVRET_CSV_USE_VALUE, "glucose", NULL };

  g_assert_false (livret_mapping_draft_can_undo (draft));
  g_assert_true (livret_mapping_draft_set_use (draft, 1, &weight));
  g_assert_false (livret_mapping_draft_set_use (draft, 1, &weight));
  g_assert_true (livret_mapping_draft_set_unit (draft, 1, "kg"));
  g_assert_true (livret_mapping_draft_set_dates (draft, LIVRET_CSV_DATES_DAY_FIRST));
  g_assert_true (livret_mapping_draft_set_decimals (draft, LIVRET_CSV_DECIMALS_COMMA));
  g_assert_true (livret_mapping_draft_set_utc (draft, TRUE));
  g_assert_false (livret_mapping_draft_set_utc (draft, TRUE));
  /* Another kind has other units. */
  g_assert_true (livret_mapping_draft_set_use (draft, 1, &glucose));
  g_assert_cmpstr (livret_csv_mapping_column (livret_mapping_draft_get (draft), 1)->unit, ==, "");
  g_assert_true (livret_mapping_draft_undo (draft));
  g_assert_cmpstr (livret_csv_mapping_column (livret_mapping_draft_get (draft), 1)->unit, ==, "kg");
  for (guint i = 0; i < 5; i++)
    g_assert_true (livret_mapping_draft_undo (draft));
  g_assert_true (livret_csv_mapping_equal (livret_mapping_draft_get (draft), mapping));
  g_assert_false (livret_mapping_draft_undo (draft));
  livret_mapping_draft_free (draft);
}

static void
add_row (GPtrArray *rows, guint line, const char *kind, double value, const char *unit)
{
  LivretTableRow *row = g_new0 (LivretTableRow, 1);

  row->line = line;
  row->kind = livret_kind_by_id (kind);
  row->values[0] = value;
  row->values[1] = row->values[2] = NAN;
  row->unit = g_strdup (unit);
  row->wall_clock = TRUE;
  row->time = 1775201400; /* 3 April 2026, 07:30 */
  g_ptr_array_add (rows, row);
}

static void
test_lines (void)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_table_row_free);
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *words = NULL;
  LivretTableRow *aside = g_new0 (LivretTableRow, 1);
  const LivretMappingLine *line;

  aside->where = g_strdup ("line 4, Wann");
  aside->reason = g_strdup ("The row has no date.");
  g_ptr_array_add (rows, aside);
  add_row (rows, 3, "weight", 72.1, "kg");
  add_row (rows, 2, "weight", 71.9, "kg");
  add_row (rows, 3, "glucose", 1.05, "g/L");
  lines = livret_mapping_lines (rows);
  words = livret_mapping_lines_words (lines);
  g_assert_cmpuint (lines->len, ==, 3);
  line = lines->pdata[0];
  g_assert_cmpstr (line->title, ==, "3 Apr 2026 · 07:30");
  g_assert_cmpstr (line->detail, ==, "Weight 71.9\302\240kg");
  line = lines->pdata[1];
  g_assert_cmpstr (line->detail, ==, "Weight 72.1\302\240kg · Blood glucose 1.05\302\240g/L");
  g_assert_false (line->aside);
  line = lines->pdata[2];
  g_assert_true (line->aside);
  g_assert_cmpstr (line->title, ==, "Line 4, Wann");
  g_assert_cmpstr (words, ==, "2 rows would be kept · 1 set aside");
}

static void
test_samples (void)
{
  g_autoptr (LivretCsvTable) table = livret_csv_table_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *words = NULL;
  static const char *const cells[] = { "71,9", "72,1", "", "", "", "" };

  livret_csv_mapping_free (table->mapping);
  table->mapping = make_mapping ();
  table->rows = 1200;
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    g_ptr_array_add (table->samples, g_strdup (cells[i]));
  first = livret_mapping_samples (table, 0);
  second = livret_mapping_samples (table, 1);
  words = livret_mapping_table_words (table);
  g_assert_cmpstr (first, ==, "71,9 · 72,1");
  g_assert_cmpstr (second, ==, "Empty");
  g_assert_cmpstr (words, ==, "1200 rows · 2 columns");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/mapping/choices", test_choices);
  g_test_add_func ("/app/mapping/units", test_units);
  g_test_add_func ("/app/mapping/draft", test_draft);
  g_test_add_func ("/app/mapping/lines", test_lines);
  g_test_add_func ("/app/mapping/samples", test_samples);
  return g_test_run ();
}
