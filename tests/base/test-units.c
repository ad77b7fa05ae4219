/* test-units.c: written units, display, conversions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-quantity.h"
#include "base/livret-units.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>

static const struct
{
  const char *written;
  const char *ucum;
} written_rows[] = {
  { "mmHg", "mm[Hg]" },
  { "MMHG", "mm[Hg]" },
  { "mm Hg", "mm[Hg]" },
  { "mm[Hg]", "mm[Hg]" },
  { "mm\302\240Hg", "mm[Hg]" },
  { "cmHg", "cm[Hg]" },
  { "bpm", "/min" },
  { "BPM", "/min" },
  { "count/min", "/min" },
  { "battements/min", "/min" },
  { "batt./min", "/min" },
  { "/min", "/min" },
  { "lb", "[lb_av]" },
  { "lbs", "[lb_av]" },
  { "livres", "[lb_av]" },
  { "st", "[stone_av]" },
  { "kg", "kg" },
  { "Kg", "kg" },
  { "KG", "kg" },
  { "g/L", "g/L" },
  { "g/l", "g/L" },
  { "G/L", "10*9/L" },
  { "T/L", "10*12/L" },
  { "Giga/L", "10*9/L" },
  { "10^9/L", "10*9/L" },
  { "10⁹/L", "10*9/L" },
  { "/mm³", "/mm3" },
  { "mg/dL", "mg/dL" },
  { "mg/dl", "mg/dL" },
  { "MG/DL", "mg/dL" },
  { "mmol/l", "mmol/L" },
  { "mmol<180.1558800000541>/L", "mmol/L" },
  { "µmol/L", "umol/L" },
  { "μmol/l", "umol/L" },
  { "umol/L", "umol/L" },
  { "µg/l", "ug/L" },
  { "mcg/L", "ug/L" },
  { "°C", "Cel" },
  { "degC", "Cel" },
  { "C", "Cel" },
  { "℃", "Cel" },
  { "°F", "[degF]" },
  { "degF", "[degF]" },
  { "F", "[degF]" },
  { "Cal", "kcal" },
  { "kcal", "kcal" },
  { "kJ", "kJ" },
  { "KJ", "kJ" },
  { "cal", "cal" },
  { "%", "%" },
  { "percent", "%" },
  { "m", "m" },
  { "ft", "[ft_i]" },
  { "in", "[in_i]" },
  { "mi", "[mi_i]" },
  { "km", "km" },
  { "km/hr", "km/h" },
  { "mi/hr", "[mi_i]/h" },
  { "hr", "h" },
  { "min", "min" },
  { "mn", "min" },
  { "ms", "ms" },
  { "IU", "[iU]" },
  { "UI/L", "[iU]/L" },
  { "mUI/L", "m[iU]/L" },
  { "µUI/mL", "u[iU]/mL" },
  { "U/L", "U/L" },
  { "mL/min·kg", "mL/min/kg" },
  { "kcal/hr·kg", "kcal/h/kg" },
  { "dBASPL", "dB[SPL]" },
  { "mcS", "uS" },
  { "µV", "uV" },
  { "fl_oz_us", "[foz_us]" },
  { "count", "1" },
  { "pas", "{steps}" },
  { "{steps}", "{steps}" },
  { "étages", "{flights}" },
  { "poussées", "{pushes}" },
  { "j", "d" },
  { "sem.", "wk" },
  { "mois", "mo" },
  { "an", "a" },
  { "kcal/j", "kcal/d" },
  { "kg/m²", "kg/m2" },
  { "kg/m2", "kg/m2" },
  { "mL/min/1,73 m²", "mL/min/{1.73_m2}" },
  { "mL/mn/1.73m2", "mL/min/{1.73_m2}" },
  { "g/24h", "g/d" },
  { "mg/24 h", "mg/d" },
  { "mEq/L", "meq/L" },
  { " kg ", "kg" },
  { "S", "S" },
  { "s", "s" },
  { "pH", "[pH]" },
  { "cc", "mL" },
  /* none */
  { "", NULL },
  { " ", NULL },
  { "foo", NULL },
  { "kgx", NULL },
  { "mmol<180", NULL },
  { "\xff", NULL },
  { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NULL },
};

static void
test_written (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (written_rows); i++)
    {
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (livret_unit_from_written (written_rows[i].written), ==,
                       written_rows[i].ucum);
    }
  g_assert_null (livret_unit_from_written (NULL));
}

static void
test_displayed (void)
{
  static const struct
  {
    const char *ucum;
    const char *display;
  } rows[] = {
    { "mm[Hg]", "mmHg" },   { "Cel", "°C" },
    { "[degF]", "°F" },     { "kg/m2", "kg/m²" },
    { "kg", "kg" },         { "1", "" },
    { "10*9/L", "G/L" },    { "unheard-of", "unheard-of" },
    { "{steps}", "steps" }, { "[iU]/L", "IU/L" },
    { "a", "yr" },          { "{score}", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (livret_unit_display (rows[i].ucum), ==, rows[i].display);
}

/* A catalogue of one phrase, as msgfmt would make it. */
static void
write_catalogue (const char *folder, const char *words, const char *translated)
{
  g_autofree char *places = g_build_filename (folder, "fr", "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (places, GETTEXT_PACKAGE ".mo", NULL);
  guint32 first = 11 * sizeof (guint32), second = first + strlen (words) + 1;
  guint32 head[11] = { 0x950412de,
                       0,
                       1,
                       7 * sizeof (guint32),
                       9 * sizeof (guint32),
                       0,
                       0,
                       strlen (words),
                       first,
                       strlen (translated),
                       second };
  g_autoptr (GByteArray) file = g_byte_array_new ();

  g_byte_array_append (file, (guint8 *) head, sizeof head);
  g_byte_array_append (file, (const guint8 *) words, strlen (words) + 1);
  g_byte_array_append (file, (const guint8 *) translated, strlen (translated) + 1);
  g_assert_cmpint (g_mkdir_with_parents (places, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, (char *) file->data, file->len, NULL));
}

static void
remove_catalogue (const char *folder)
{
  g_autofree char *language = g_build_filename (folder, "fr", NULL);
  g_autofree char *places = g_build_filename (language, "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (places, GETTEXT_PACKAGE ".mo", NULL);

  g_unlink (path);
  g_rmdir (places);
  g_rmdir (language);
  g_rmdir (folder);
}

/* Units that are words, or that languages abbreviate differently, come from the catalogue; what
 * has no word is not looked up: the translation of "" is the catalogue's head. */
static void
test_translated (void)
{
  g_autofree char *folder = NULL;

  g_unsetenv ("LANGUAGE");
  if (setlocale (LC_MESSAGES, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("fr_FR.UTF-8 is not installed");
      return;
    }
  folder = g_dir_make_tmp ("livret-units-XXXXXX", NULL);
  g_assert_nonnull (folder);
  write_catalogue (folder, "unit\004steps", "pas");
  bindtextdomain (GETTEXT_PACKAGE, folder);
  g_assert_cmpstr (livret_unit_display ("{steps}"), ==, "pas");
  g_assert_cmpstr (livret_unit_display ("{flights}"), ==, "floors");
  g_assert_cmpstr (livret_unit_display ("1"), ==, "");
  g_assert_cmpstr (livret_unit_from_written ("steps"), ==, "{steps}");
  setlocale (LC_MESSAGES, "C");
  remove_catalogue (folder);
}

/* The table holds together: no code twice, aliases lead to a code, codes and what is shown for them
 * are read back (but where two codes are shown alike). */
static void
test_table (void)
{
  for (gsize i = 0; i < livret_n_units; i++)
    {
      g_test_message ("%s", livret_units[i].ucum);
      g_assert_true (livret_units[i].factor > 0);
      g_assert_cmpstr (livret_unit_from_written (livret_units[i].ucum), ==, livret_units[i].ucum);
      for (gsize j = 0; j < i; j++)
        g_assert_cmpstr (livret_units[i].ucum, !=, livret_units[j].ucum);
      if (livret_units[i].display != NULL && livret_units[i].display[0] != '\0')
        g_assert_cmpstr (livret_unit_display (livret_unit_from_written (livret_units[i].display)),
                         ==, livret_units[i].display);
    }
  for (gsize i = 0; i < livret_n_unit_aliases; i++)
    {
      g_test_message ("%s", livret_unit_aliases[i].written);
      g_assert_cmpstr (livret_unit_from_written (livret_unit_aliases[i].ucum), ==,
                       livret_unit_aliases[i].ucum);
      g_assert_cmpstr (livret_unit_from_written (livret_unit_aliases[i].written), ==,
                       livret_unit_aliases[i].ucum);
    }
  for (gsize i = 0; i < livret_n_unit_exact_aliases; i++)
    g_assert_cmpstr (livret_unit_from_written (livret_unit_exact_aliases[i].written), ==,
                     livret_unit_exact_aliases[i].ucum);
}

static const struct
{
  double value;
  const char *from;
  const char *to;
  double molar_mass;
  double expected;
} convert_rows[] = {
  { 1, "[lb_av]", "kg", 0, 0.45359237 },
  { 154.3, "[lb_av]", "kg", 0, 69.989302691 },
  { 11, "[stone_av]", "kg", 0, 69.85322498 },
  { 16, "[oz_av]", "[lb_av]", 0, 1 },
  { 3900, "g", "kg", 0, 3.9 },
  { 100, "[degF]", "Cel", 0, 37.77777777777778 },
  { 98.6, "[degF]", "Cel", 0, 37 },
  { 32, "[degF]", "Cel", 0, 0 },
  { -40, "[degF]", "Cel", 0, -40 },
  { 37, "Cel", "[degF]", 0, 98.6 },
  { 0, "Cel", "K", 0, 273.15 },
  { 16, "kPa", "mm[Hg]", 0, 120.01020086706771 },
  { 12, "cm[Hg]", "mm[Hg]", 0, 120 },
  { 120, "mm[Hg]", "kPa", 0, 15.99864 },
  { 418.4, "kJ", "kcal", 0, 100 },
  { 2, "m", "cm", 0, 200 },
  { 6, "[ft_i]", "cm", 0, 182.88 },
  { 10, "[in_i]", "cm", 0, 25.4 },
  { 1, "[mi_i]", "m", 0, 1609.344 },
  { 36, "km/h", "m/s", 0, 10 },
  { 1, "[mi_i]/h", "m/s", 0, 0.44704 },
  { 1.2, "/s", "/min", 0, 72 },
  { 0.97, "1", "%", 0, 97 },
  { 0.05, "s", "ms", 0, 50 },
  { 1, "g/L", "mg/dL", 0, 100 },
  { 1.1, "g/L", "mg/dL", 0, 110 },
  { 126, "mg/dL", "g/L", 0, 1.26 },
  { 5.5, "mmol/L", "mg/dL", 180.156, 99.0858 },
  { 1, "g/L", "mmol/L", 180.156, 5.550744909967 },
  { 126, "mg/dL", "mmol/L", 180.156, 6.993938586558 },
  { 1e-3, "kg/L", "mg/dL", 0, 100 }, /* glucose meters */
  { 80, "umol/L", "mg/L", 113.12, 9.0496 },
  { 30, "mg/g", "mg/mmol", 113.12, 3.3936 },
  { 3, "mg/mmol", "mg/g", 113.12, 26.52050919377652 },
  { 7500, "/mm3", "10*9/L", 0, 7.5 },
  { 4.5, "10*6/mm3", "10*12/L", 0, 4.5 },
  { 2.5, "u[iU]/mL", "m[iU]/L", 0, 2.5 },
  { 8, "[foz_us]", "mL", 0, 236.5882365 },
  { 1, "mL/kg/min", "mL/min/kg", 0, 1 },
  { 60, "U/L", "ukat/L", 0, 1 },
};

static void
assert_close (double found, double expected)
{
  g_assert_cmpfloat_with_epsilon (found, expected, MAX (1e-12, fabs (expected) * 1e-13));
}

static void
test_convert (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (convert_rows); i++)
    {
      double found = NAN;
      double back = NAN;

      g_test_message ("%s to %s", convert_rows[i].from, convert_rows[i].to);
      g_assert_true (livret_unit_convert (convert_rows[i].value, convert_rows[i].from,
                                          convert_rows[i].to, convert_rows[i].molar_mass, &found));
      g_assert_cmpfloat_with_epsilon (found, convert_rows[i].expected,
                                      MAX (1e-12, fabs (convert_rows[i].expected) * 1e-12));
      g_assert_true (livret_unit_convert (found, convert_rows[i].to, convert_rows[i].from,
                                          convert_rows[i].molar_mass, &back));
      assert_close (back, convert_rows[i].value);
    }
}

/* What people write in round figures comes out in round figures, to the last bit. */
static void
test_convert_exactly (void)
{
  static const struct
  {
    double value;
    const char *from;
    const char *to;
    const char *expected;
  } rows[] = {
    { 98.6, "[degF]", "Cel", "37" },
    { 1.1, "g/L", "mg/dL", "110" },
    { 0.97, "1", "%", "97" },
    { 1.85, "m", "cm", "185" },
    { 7, "[in_i]", "cm", "17.78" },
    { 72.3, "kg", "g", "72300" },
    { 150, "[lb_av]", "kg", "68.0388555" },
    { 0.295, "1", "%", "29.5" },
    { 101.3, "[degF]", "Cel", "38.5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double found = NAN;
      char buffer[LIVRET_DECIMAL_MAX];

      g_assert_true (livret_unit_convert (rows[i].value, rows[i].from, rows[i].to, 0, &found));
      g_assert_cmpstr (livret_decimal_print (found, -1, FALSE, buffer), ==, rows[i].expected);
    }
}

static void
test_convert_refuses (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    double molar_mass;
  } rows[] = {
    { "kg", "m", 0 },
    { "kg", "foo", 0 },
    { "foo", "kg", 0 },
    { "foo", "foo", 0 },
    { "g/L", "mmol/L", 0 },
    { "g/L", "mmol/L", -1 },
    { "g/L", "mmol/L", NAN },
    { "kg", "mmol/L", 180.156 },
    { "mmol/mol", "%", 0 }, /* of HbA1c alone: livret_kind_convert() */
    { "{steps}", "{flights}", 0 },
    { "{score}", "{ratio}", 0 },
    { "{score}", "1", 100 },
    { "kg", NULL, 0 },
    { NULL, "kg", 0 },
    { "[iU]/L", "U/L", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double found = 99;

      g_assert_false (
          livret_unit_convert (1, rows[i].from, rows[i].to, rows[i].molar_mass, &found));
      g_assert_cmpfloat (found, ==, 99);
    }
}

static void
test_convert_to_itself (void)
{
  double found = 0;

  for (gsize i = 0; i < livret_n_units; i++)
    {
      g_assert_true (
          livret_unit_convert (36.6, livret_units[i].ucum, livret_units[i].ucum, 0, &found));
      g_assert_cmpfloat (found, ==, 36.6);
    }
}

/* Words of one's own in braces: their own unit and nothing else. */
static void
test_annotations (void)
{
  double found = 0;

  g_assert_cmpstr (livret_unit_display ("{points of mood}"), ==, "points of mood");
  g_assert_cmpstr (livret_unit_display ("{}"), ==, "");
  g_assert_true (livret_unit_convert (7, "{points}", "{points}", 0, &found));
  g_assert_cmpfloat (found, ==, 7);
  g_assert_false (livret_unit_convert (7, "{points}", "{Points}", 0, &found));
  g_assert_false (livret_unit_convert (7, "{points}", "1", 0, &found));
  g_assert_false (livret_unit_convert (7, "{points}", NULL, 0, &found));
  g_assert_false (livret_unit_convert (7, "points", "points", 0, &found));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/units/written", test_written);
  g_test_add_func ("/base/units/displayed", test_displayed);
  g_test_add_func ("/base/units/translated", test_translated);
  g_test_add_func ("/base/units/table", test_table);
  g_test_add_func ("/base/units/convert", test_convert);
  g_test_add_func ("/base/units/convert-exactly", test_convert_exactly);
  g_test_add_func ("/base/units/convert-refuses", test_convert_refuses);
  g_test_add_func ("/base/units/convert-to-itself", test_convert_to_itself);
  g_test_add_func ("/base/units/annotations", test_annotations);
  return g_test_run ();
}
