/* test-chart-axis.c: where the lines of a value axis stand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-chart-axis.h"

#include <locale.h>

/* Lines stand at round numbers of the unit that is shown, also where its zero is another one; none
 * of what is shown lies beyond them. */
static void
test_round_lines (void)
{
  static const struct
  {
    const char *kind;
    const char *unit;
    double low, high;
    const char *lines;
  } rows[] = {
    { "hba1c", "%", 6.5, 7.6, "6.4 6.6 6.8 7.0 7.2 7.4 7.6" },
    { "hba1c", "mmol/mol", 6.54304, 7.54932, "48 50 52 54 56 58 60" },
    { "temperature", "Cel", 37, 39, "37.0 37.5 38.0 38.5 39.0" },
    { "temperature", "[degF]", 37, 39, "98.5 99.0 99.5 100.0 100.5 101.0 101.5 102.0 102.5" },
    { "glucose", "g/L", 72, 180, "0.60 0.80 1.00 1.20 1.40 1.60 1.80" },
    { "glucose", "mmol/L", 72, 180, "3.0 4.0 5.0 6.0 7.0 8.0 9.0 10.0" },
    { "blood-pressure", "cm[Hg]", 118, 142, "11.5 12.0 12.5 13.0 13.5 14.0 14.5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const LivretKind *kind = livret_kind_by_id (rows[i].kind);
      g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (double));
      GString *words = g_string_new (NULL);
      g_autofree char *found = NULL;
      double low = rows[i].low, high = rows[i].high;
      int decimals;

      livret_chart_axis_lines (kind, rows[i].unit, 8, &low, &high, &decimals, lines);
      for (guint l = 0; l < lines->len; l++)
        {
          double shown;

          g_assert_true (livret_kind_from_canonical (kind, g_array_index (lines, double, l),
                                                     rows[i].unit, &shown));
          g_string_append_printf (words, "%s%.*f", l > 0 ? " " : "", decimals, shown);
        }
      found = g_string_free (words, FALSE);
      g_assert_cmpstr (found, ==, rows[i].lines);
      g_assert_cmpfloat (low, <=, rows[i].low);
      g_assert_cmpfloat (high, >=, rows[i].high);
      g_assert_cmpfloat_with_epsilon (g_array_index (lines, double, 0), low, 1e-6);
      g_assert_cmpfloat_with_epsilon (g_array_index (lines, double, lines->len - 1), high, 1e-6);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sharing/chart-axis/round-lines", test_round_lines);
  return g_test_run ();
}
