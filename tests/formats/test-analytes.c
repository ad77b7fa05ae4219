/* test-analytes.c: what laboratories write, by LOINC code and unit, comes to the right number of
 * the right kind, and nothing else does. SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "base/livret-quantity.h"
#include "record/livret-kind.h"
#include "record/livret-loinc.h"

/* @canonical: worked out apart from Livret, of atomic weights and of what the units are, to six
 * digits. */
static const struct
{
  const char *loinc;
  double value;
  const char *unit;
  const char *kind;
  double canonical;
} results[] = {
  { "3016-3", 2.05, "mUI/L", "tsh", 2.05 },
  { "11579-0", 4.21, "mcIU/mL", "tsh", 4.21 },
  { "3016-3", 1.95, "µU/mL", "tsh", 1.95 },
  { "3024-7", 7.67, "pg/mL", "free-t4", 9.87293 },
  { "14920-3", 15.2, "pmol/L", "free-t4", 15.2 },
  { "3024-7", 1.1, "ng/dL", "free-t4", 14.1593 },
  { "3051-0", 3.1, "pg/mL", "free-t3", 4.76208 },
  { "22664-7", 5.8, "mmol/L", "urea", 5.8 },
  { "3091-6", 0.35, "g/L", "urea", 5.82789 },
  { "3094-0", 14, "mg/dL", "urea-nitrogen", 14 },
  { "3084-1", 60, "mg/L", "uric-acid", 356.905 },
  { "3084-1", 6, "mg/dL", "uric-acid", 356.905 },
  { "14933-6", 357, "µmol/L", "uric-acid", 357 },
  { "2951-2", 139, "mMol/L", "sodium", 139 },
  { "6298-4", 3.9, "mmol/l", "potassium", 3.9 },
  { "2075-0", 102, "mmol/L", "chloride", 102 },
  { "1963-8", 24, "mmol/L", "bicarbonate", 24 },
  { "17861-6", 9.6, "mg/dL", "calcium", 2.39533 },
  { "17861-6", 96, "mg/L", "calcium", 2.39533 },
  { "2777-1", 3.1, "mg/dL", "phosphate", 1.00084 },
  { "19123-9", 2, "mg/dL", "magnesium", 0.822876 },
  { "2498-4", 100, "µg/dL", "iron", 17.9067 },
  { "2498-4", 1, "mg/L", "iron", 17.9067 },
  { "2276-4", 48, "ng/mL", "ferritin", 48 },
  { "2502-3", 31, "%", "transferrin-saturation", 31 },
  { "3034-6", 245, "mg/dL", "transferrin", 2.45 },
  { "718-7", 13.7, "G/DL", "haemoglobin", 13.7 },
  { "718-7", 137, "g/L", "haemoglobin", 13.7 },
  { "4544-3", 0.42, "L/L", "haematocrit", 42 },
  { "20570-8", 41.5, "%", "haematocrit", 41.5 },
  { "789-8", 4.5, "MILL/MCL", "erythrocytes", 4.5 },
  { "789-8", 4.7, "T/L", "erythrocytes", 4.7 },
  { "789-8", 4700000, "/mm3", "erythrocytes", 4.7 },
  { "6690-2", 6.8, "THOUS/MCL", "leukocytes", 6.8 },
  { "6690-2", 6800, "/mm³", "leukocytes", 6.8 },
  { "26464-8", 6.8, "Giga/L", "leukocytes", 6.8 },
  { "6690-2", 8.9, "x10E3/uL", "leukocytes", 8.9 },
  { "777-3", 250, "G/L", "platelets", 250 },
  { "777-3", 250000, "/mm3", "platelets", 250 },
  { "787-2", 90, "fL", "mcv", 90 },
  { "787-2", 90, "µm3", "mcv", 90 },
  { "785-6", 30, "PG", "mch", 30 },
  { "786-4", 335, "g/L", "mchc", 33.5 },
  { "751-8", 2852, "CELLS/MCL", "neutrophils", 2.852 },
  { "26511-6", 58.5, "%", "neutrophils-share", 58.5 },
  { "731-0", 2.1, "10*9/L", "lymphocytes", 2.1 },
  { "26450-7", 2.5, "%", "eosinophils-share", 2.5 },
  { "788-0", 13.4, "%", "rdw", 13.4 },
  { "4537-7", 12, "mm/h", "esr", 12 },
  { "30341-2", 12, "mm/1h", "esr", 12 },
  { "1988-5", 0.8, "mg/dL", "crp", 8 },
  { "2885-2", 7.2, "g/dL", "total-protein", 72 },
  { "1751-7", 4.2, "g/dL", "albumin", 42 },
  { "1742-6", 49, "UI/L", "alat", 49 },
  { "1920-8", 45, "[IU]/L", "asat", 45 },
  { "2324-2", 1, "µkat/L", "ggt", 60 },
  { "6768-6", 80, "U/L", "alkaline-phosphatase", 80 },
  { "2532-0", 180, "IU/L", "ldh", 180 },
  { "1975-2", 1.0, "mg/dL", "bilirubin-total", 17.1036 },
  { "14629-0", 3, "µmol/L", "bilirubin-conjugated", 3 },
  { "62238-1", 88, "mL/min/1,73m²", "egfr", 88 },
  { "98979-8", 88, "mL/min/{1.73_m2}", "egfr", 88 },
  { "9318-7", 3, "mg/mmol", "albumin-creatinine", 26.5205 },
  { "14959-1", 287, "mgAlb/gCre", "albumin-creatinine", 287 },
  { "14957-5", 2.4, "mg/dL", "urine-albumin", 24 },
  { "2857-1", 1.25, "µg/L", "psa", 1.25 },
  { "1989-3", 30, "ng/mL", "vitamin-d", 74.8789 },
  { "14635-7", 75, "nmol/L", "vitamin-d", 75 },
  { "2132-9", 400, "pg/mL", "vitamin-b12", 295.118 },
  { "2284-8", 8, "ng/mL", "folate", 18.124 },
  { "3255-7", 310, "mg/dL", "fibrinogen", 3.1 },
  { "5894-1", 92, "%", "prothrombin", 92 },
  { "48065-7", 0.35, "mg/L FEU", "d-dimer", 350 },
  { "48065-7", 420, "ng{FEU}/mL", "d-dimer", 420 },
  { "67151-1", 0.014, "ng/mL", "troponin-t", 14 },
  { "33762-6", 125, "pg/mL", "nt-probnp", 125 },
  { "6301-6", 2.4, "{INR}", "inr", 2.4 },
  { "4548-4", 48, "mmol/mol", "hba1c", 6.54304 },
  { "17856-6", 6.5, "%", "hba1c", 6.5 },
  { "14682-9", 80, "µmol/L", "creatinine", 0.90496 },
};

/* The unit as documents write it, and the number in the kind's own. */
static gboolean
take (const char *loinc, double value, const char *unit, double *out)
{
  const LivretKind *kind = livret_kind_by_loinc (loinc);
  const char *known = kind != NULL ? livret_kind_unit_written (kind, unit) : NULL;

  return known != NULL && livret_kind_to_canonical (kind, value, known, out);
}

static void
test_taken (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      double found = NAN;

      g_test_message ("%s in %s", results[i].loinc, results[i].unit);
      g_assert_nonnull (livret_kind_by_loinc (results[i].loinc));
      g_assert_cmpstr (livret_kind_by_loinc (results[i].loinc)->id, ==, results[i].kind);
      g_assert_true (take (results[i].loinc, results[i].value, results[i].unit, &found));
      g_assert_cmpfloat_with_epsilon (found, results[i].canonical, 2e-5 * results[i].canonical);
    }
}

/* Another dimension, another scale, another analyte, another specimen. */
static void
test_refused (void)
{
  static const struct
  {
    const char *loinc;
    const char *unit;
  } rows[] = {
    { "3016-3", "mmol/L" },     { "3016-3", "ng/mL" },
    { "3016-3", "µkat/L" },     { "2951-2", "mg/L" },
    { "2951-2", "mEq/L" },      { "6690-2", "g/L" },
    { "6690-2", "%" },          { "6690-2", "ul" },
    { "6690-2", "X_10-3/uL" },  { "770-8", "10*9/L" },
    { "718-7", "mmol/L" },      { "718-7", "%" },
    { "4537-7", "mm" },         { "1751-7", "%" },
    { "62238-1", "mL/min" },    { "62238-1", "1" },
    { "48065-7", "ng/mL DDU" }, { "48065-7", "nmol/L" },
    { "1742-6", "mg/L" },       { "1742-6", "ng/mL" },
    { "2857-1", "UI/L" },       { "1988-5", "nmol/L" },
    { "3094-0", "mmol/L" },     { "5894-1", "s" },
    { "3255-7", "s" },          { "14979-9", "%" },
    { "67151-1", "UI/L" },      { "4548-4", "g/L" },
    { "20570-8", "mmol/mol" },  { "2276-4", "pmol/L" },
    { "787-2", "pg" },          { "785-6", "fL" },
    { "777-3", "fL" },          { "22664-7", "U/L" },
    { "35674-1", "mg/dL" },     { "30405-5", "/uL" },
    { "48066-5", "ng/mL" },     { "33914-3", "mL/min/{1.73_m2}" },
    { "14805-6", "U/L" },       { "13980-8", "%" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double found;

      g_test_message ("%s in %s", rows[i].loinc, rows[i].unit);
      g_assert_false (take (rows[i].loinc, 1, rows[i].unit, &found));
    }
}

/* One kind a code and the unit that France reads most comes first. */
static void
test_shown (void)
{
  static const struct
  {
    const char *kind;
    const char *unit;
  } rows[] = {
    { "tsh", "m[iU]/L" },          { "free-t4", "pmol/L" },
    { "haemoglobin", "g/dL" },     { "leukocytes", "10*9/L" },
    { "erythrocytes", "10*12/L" }, { "creatinine", "umol/L" },
    { "urea", "mmol/L" },          { "albumin-creatinine", "mg/mmol" },
    { "ferritin", "ug/L" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (livret_kind_by_id (rows[i].kind)->units[0], ==, rows[i].unit);
}

/* Laboratories' own ranges stand beside each point: Livret's are few. */
static void
test_ranges (void)
{
  for (const LivretKind *const *kind = livret_kinds (); *kind != NULL; kind++)
    {
      const LivretComponent *value = &(*kind)->components[0];

      if (!g_str_equal ((*kind)->group, "laboratory"))
        continue;
      g_test_message ("%s", (*kind)->id);
      g_assert_cmpint ((*kind)->aggregate, ==, LIVRET_AGGREGATE_LAST);
      g_assert_true (livret_kind_by_loinc ((*kind)->loinc) == *kind);
      g_assert_cmpint (!isnan (value->reference_low) || !isnan (value->reference_high), ==,
                       value->reference_source != NULL);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analytes/taken", test_taken);
  g_test_add_func ("/analytes/refused", test_refused);
  g_test_add_func ("/analytes/shown", test_shown);
  g_test_add_func ("/analytes/ranges", test_ranges);
  return g_test_run ();
}
