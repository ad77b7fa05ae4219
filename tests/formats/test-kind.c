/* test-kind.c: the table of kinds is sound: units convert, codes are well formed, numbers print.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "base/livret-quantity.h"
#include "record/livret-kind.h"

static void
test_table (void)
{
  static const char *const groups[] = { "heart",      "body",  "glucose", "activity",
                                        "laboratory", "other", NULL };
  guint n = 0;

  for (gsize i = 0; livret_kinds ()[i] != NULL; i++, n++)
    {
      const LivretKind *kind = livret_kinds ()[i];

      g_test_message ("%s", kind->id);
      g_assert_true (livret_kind_by_id (kind->id) == kind);
      g_assert_true (livret_kind_by_number (kind->number) == kind);
      g_assert_true (g_strv_contains (groups, kind->group));
      g_assert_cmpuint (kind->n_components, >=, 1);
      g_assert_cmpuint (kind->n_components, <=, LIVRET_COMPONENTS_MAX);
      for (guint c = 0; c < kind->n_components; c++)
        {
          const LivretComponent *component = &kind->components[c];

          g_assert_cmpfloat (component->plausible_low, <, component->plausible_high);
          if (!isnan (component->reference_high))
            {
              g_assert_nonnull (component->reference_source);
              g_assert_cmpfloat (component->reference_high, <=, component->plausible_high);
            }
          g_assert_nonnull (component->plausible_source);
          g_assert_cmpstr (component->plausible_source, !=, "");
          g_assert_nonnull (livret_unit_from_written (component->unit));
        }
    }
  g_assert_cmpuint (n, >=, 20);
  g_assert_null (livret_kind_by_id ("aura"));
  g_assert_null (livret_kind_by_number (0));
}

/* The fourteen measures of Mon espace santé, by their codes. */
static void
test_mon_espace_sante (void)
{
  static const char *const codes[] = { "29463-7", "8302-2",  "39156-5", "8280-0",  "8287-5",
                                       "8867-4",  "85354-9", "8310-5",  "72514-3", "41950-7",
                                       "2345-7",  "MED-969", "4548-4",  "MED-972" };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      gboolean found = FALSE;

      for (gsize k = 0; livret_kinds ()[k] != NULL; k++)
        found = found || strcmp (livret_kinds ()[k]->loinc, codes[i]) == 0;
      g_test_message ("%s", codes[i]);
      g_assert_true (found);
    }
}

/* Every offered unit goes there and back. */
static void
test_units (void)
{
  for (gsize i = 0; livret_kinds ()[i] != NULL; i++)
    {
      const LivretKind *kind = livret_kinds ()[i];

      for (gsize u = 0; kind->units[u] != NULL; u++)
        {
          double value = kind->components[0].plausible_high, shown, back;

          g_test_message ("%s in %s", kind->id, kind->units[u]);
          g_assert_true (livret_kind_from_canonical (kind, value, kind->units[u], &shown));
          g_assert_true (livret_kind_to_canonical (kind, shown, kind->units[u], &back));
          g_assert_cmpfloat_with_epsilon (back, value, 1e-6);
        }
    }
}

static void
test_values (void)
{
  const LivretKind *pressure = livret_kind_by_id ("blood-pressure");
  const LivretKind *glucose = livret_kind_by_id ("glucose");
  double values[3] = { 12.8, 7.9, 61 }, out[3];

  g_assert_true (livret_kind_values_to_canonical (pressure, values, "cm[Hg]", out));
  g_assert_cmpfloat (out[0], ==, 128);
  g_assert_cmpfloat (out[1], ==, 79);
  /* The pulse is in beats a minute whatever the pressure is in. */
  g_assert_cmpfloat (out[2], ==, 61);

  values[1] = values[2] = NAN;
  values[0] = 5.5;
  g_assert_true (livret_kind_values_to_canonical (glucose, values, "mmol/L", out));
  g_assert_cmpfloat_with_epsilon (out[0], 99.0858, 1e-9);
  g_assert_true (isnan (out[1]));
  g_assert_false (livret_kind_values_to_canonical (glucose, values, "kg", out));
  values[0] = INFINITY;
  g_assert_false (livret_kind_values_to_canonical (glucose, values, "mg/dL", out));
}

/* Pounds of an app and kilograms of the same app give one key. */
static void
test_canonical_rounding (void)
{
  const LivretKind *weight = livret_kind_by_id ("weight");
  double a, b;

  g_assert_true (livret_kind_to_canonical (weight, 71.9, "kg", &a));
  g_assert_true (livret_kind_to_canonical (weight, 71900, "g", &b));
  g_assert_true (a == b);
  g_assert_true (livret_kind_to_canonical (weight, -0.0, "kg", &a));
  g_assert_false (signbit (a));
}

/* IFCC and NGSP: what is written in one is the same again after a way through the other, and no
 * other kind knows the way. */
static void
test_scale (void)
{
  static const struct
  {
    double ifcc;
    double ngsp;
    const char *shown;
  } rows[] = {
    { 0, 2.152, "0" },        { 20, 3.9816, "20" },  { 39, 5.71972, "39" },
    { 42, 5.99416, "42" },    { 48, 6.54304, "48" }, { 53, 7.00044, "53" },
    { 59, 7.54932, "59" },    { 75, 9.013, "75" },   { 108.5, 12.07758, "109" },
    { 249, 24.93052, "249" },
  };
  const LivretKind *hba1c = livret_kind_by_id ("hba1c");
  g_autofree char *words = livret_kind_scale_words (hba1c);
  g_autofree char *own = livret_kind_unit_name (hba1c, "%");
  g_autofree char *other = livret_kind_unit_name (livret_kind_by_id ("weight"), "kg");
  double out;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double values[3] = { rows[i].ngsp, NAN, NAN };
      g_autofree char *text = livret_kind_format (hba1c, values, "mmol/mol");
      g_autofree char *expected = g_strconcat (rows[i].shown, "\302\240mmol/mol", NULL);

      g_assert_true (livret_kind_to_canonical (hba1c, rows[i].ifcc, "mmol/mol", &out));
      g_assert_cmpfloat (out, ==, rows[i].ngsp);
      g_assert_true (livret_kind_from_canonical (hba1c, out, "mmol/mol", &out));
      g_assert_cmpfloat (out, ==, rows[i].ifcc);
      g_assert_cmpstr (text, ==, expected);
    }
  /* As published, of differences: 10.93 mmol/mol a percent, and nothing is added. */
  g_assert_true (livret_kind_difference (hba1c, 1, "mmol/mol", &out));
  g_assert_cmpfloat_with_epsilon (out, 10.93, 0.005);
  g_assert_true (livret_kind_difference (hba1c, 0, "mmol/mol", &out));
  g_assert_cmpfloat (out, ==, 0);
  g_assert_true (livret_kind_difference (livret_kind_by_id ("temperature"), 1.5, "[degF]", &out));
  g_assert_cmpfloat (out, ==, 2.7);
  g_assert_false (livret_kind_difference (hba1c, 1, "kg", &out));
  g_assert_cmpstr (words, ==, "% (NGSP) = 0.09148 × mmol/mol (IFCC) + 2.152");
  g_assert_cmpstr (own, ==, "% (NGSP)");
  g_assert_cmpstr (other, ==, "kg");
  for (const LivretKind *const *kind = livret_kinds (); *kind != NULL; kind++)
    if (*kind != hba1c)
      {
        g_test_message ("%s", (*kind)->id);
        g_assert_null ((*kind)->scale.unit);
        g_assert_null (livret_kind_scale_words (*kind));
        g_assert_false (livret_kind_to_canonical (*kind, 48, "mmol/mol", &out));
      }
}

/* Of what was computed the digits are those of the unit, not of the kind's own. */
static void
test_computed (void)
{
  static const struct
  {
    const char *kind;
    double values[3];
    const char *unit;
    const char *text;
  } table[] = {
    { "hba1c", { 7.54932, NAN, NAN }, "mmol/mol", "59\302\240mmol/mol" },
    { "temperature", { 37.04, NAN, NAN }, "[degF]", "98.7\302\240°F" },
    { "blood-pressure", { 130.5, 74.5, NAN }, NULL, "131/75\302\240mmHg" },
    { "weight", { 72.25, NAN, NAN }, NULL, "72.3\302\240kg" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = livret_kind_format_computed (livret_kind_by_id (table[i].kind),
                                                           table[i].values, table[i].unit);

      g_assert_cmpstr (text, ==, table[i].text);
    }
}

static void
test_format (void)
{
  static const struct
  {
    const char *kind;
    double values[3];
    const char *unit;
    const char *text;
  } table[] = {
    { "blood-pressure", { 128, 79, 61 }, NULL, "128/79\302\240mmHg" },
    { "blood-pressure", { 128, 79, NAN }, "cm[Hg]", "12.8/7.9\302\240cmHg" },
    { "weight", { 72.44, NAN, NAN }, NULL, "72.4\302\240kg" },
    { "glucose", { 95, NAN, NAN }, "g/L", "0.95\302\240g/L" },
    { "glucose", { 95, NAN, NAN }, "mmol/L", "5.3\302\240mmol/L" },
    { "glucose", { 95, NAN, NAN }, "kg", "95\302\240mg/dL" },
    { "height", { 172, NAN, NAN }, "m", "1.72\302\240m" },
    { "height", { 52.5, NAN, NAN }, NULL, "52.5\302\240cm" },
    { "height", { 172, NAN, NAN }, NULL, "172\302\240cm" },
    { "pain", { 3, NAN, NAN }, NULL, "3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text =
          livret_kind_format (livret_kind_by_id (table[i].kind), table[i].values, table[i].unit);

      g_assert_cmpstr (text, ==, table[i].text);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kind/table", test_table);
  g_test_add_func ("/kind/mon-espace-sante", test_mon_espace_sante);
  g_test_add_func ("/kind/units", test_units);
  g_test_add_func ("/kind/values", test_values);
  g_test_add_func ("/kind/canonical-rounding", test_canonical_rounding);
  g_test_add_func ("/kind/scale", test_scale);
  g_test_add_func ("/kind/computed", test_computed);
  g_test_add_func ("/kind/format", test_format);
  return g_test_run ();
}
