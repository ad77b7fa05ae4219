/* test-create-state.c: what the first pages judge: phrases, birth dates, codes, the time left.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "app/welcome/livret-create-state.h"

#define TODAY 20778 /* 2026-11-21 */

static void
test_strength (void)
{
  static const struct
  {
    const char *phrase;
    LivretStrength strength;
  } rows[] = {
    { "", LIVRET_STRENGTH_EMPTY },
    { "lune", LIVRET_STRENGTH_TOO_SHORT },
    { "a b c d e f g", LIVRET_STRENGTH_TOO_SHORT }, /* spaces do not count */
    { "motdepasse", LIVRET_STRENGTH_WEAK },
    { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", LIVRET_STRENGTH_WEAK }, /* long, but one letter */
    { "cerise tambour neige", LIVRET_STRENGTH_FAIR },
    { "bateau lune cerise tambour neige", LIVRET_STRENGTH_STRONG },
    { "bateau-lune-cerise-tambour-neige", LIVRET_STRENGTH_STRONG },
    { "Élan d’été à Noël, œuf brûlé", LIVRET_STRENGTH_STRONG },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].phrase);
      g_assert_cmpint (livret_create_strength (rows[i].phrase), ==, rows[i].strength);
    }
  g_assert_cmpstr (livret_create_strength_words (LIVRET_STRENGTH_EMPTY), ==, "");
  g_assert_cmpstr (livret_create_strength_words (LIVRET_STRENGTH_STRONG), ==, "Strong.");
}

static void
test_born (void)
{
  static const struct
  {
    const char *typed;
    const char *kept; /* NULL: refused */
  } rows[] = {
    { "", "" },
    { "  14/03/1968 ", "1968-03-14" },
    { "1968", "1968" },
    { "03/1968", "1968-03" },
    { "21/11/2026", "2026-11-21" }, /* today */
    { "30/02/1968", NULL },
    { "14/03/2027", NULL }, /* still to come */
    { "yesterday", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LivretDate date;
      const char *wrong = livret_create_born_error (rows[i].typed, TODAY, &date);

      g_test_message ("%s", rows[i].typed);
      g_assert_cmpint (wrong == NULL, ==, rows[i].kept != NULL);
      if (rows[i].kept != NULL)
        g_assert_cmpstr (date.text, ==, rows[i].kept);
    }
}

static void
test_code (void)
{
  static const char code[] = "HKZD-2YM9-JBAX-DWPV-CDJT-02S2-EZQG-V29V";
  g_autofree char *third = livret_create_code_group (code, 2);
  g_autofree char *ninth = livret_create_code_group (code, 8);

  g_assert_cmpstr (third, ==, "JBAX");
  g_assert_null (ninth);
  g_assert_true (livret_create_code_matches (code, 0, "hkzd"));
  g_assert_true (livret_create_code_matches (code, 7, " V2 9V "));
  g_assert_false (livret_create_code_matches (code, 1, "HKZD"));
  g_assert_false (livret_create_code_matches (code, 0, ""));
  g_assert_false (livret_create_code_matches (code, 8, ""));
}

static void
test_folder (void)
{
  g_autofree char *top = g_dir_make_tmp ("livret-test-XXXXXX", NULL);
  g_autofree char *wanted = g_build_filename (top, "vault", NULL);
  g_autofree char *second = g_build_filename (top, "vault-2", NULL);
  g_autofree char *first = livret_create_folder (wanted);
  g_autofree char *next = NULL;

  g_assert_cmpstr (first, ==, wanted);
  g_assert_cmpint (g_mkdir (wanted, 0700), ==, 0);
  next = livret_create_folder (wanted);
  g_assert_cmpstr (next, ==, second);
  g_rmdir (wanted);
  g_rmdir (top);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/create-state/strength", test_strength);
  g_test_add_func ("/create-state/born", test_born);
  g_test_add_func ("/create-state/code", test_code);
  g_test_add_func ("/create-state/folder", test_folder);
  return g_test_run ();
}
