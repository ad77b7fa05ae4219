/* test-text-pages.c: on which page of a text the words of a search stand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-text-pages.h"

static void
test_pages (void)
{
  static const struct
  {
    const char *text;
    const char *words;
    int page;
    const char *start; /* of that page */
  } table[] = {
    { "Compte rendu\fLes \303\251toiles\fFerritine 12", "ferritine", 3, "Ferritine 12" },
    { "Compte rendu\fL'\303\251toile\fFerritine", "etoile", 2, "L'\303\251toile\fFerritine" },
    /* Where all stand together comes before where one stands first. */
    { "acide folique\furique\facide urique", "acide urique", 3, "acide urique" },
    /* The last word may be a beginning, the others not. */
    { "ferritine\fferr de 12", "ferr 12", 2, "ferr de 12" },
    /* On no page together: where one of them is. */
    { "rien\furique\facide", "acide urique", 2, "urique\facide" },
    { "rien\frien", "ferritine", 0, "rien\frien" },
    { "\f\fFerritine", "ferritine", 3, "Ferritine" },
    { "Ferritine\f", "ferritine", 1, "Ferritine\f" },
    /* Without pages nothing is known of them. */
    { "Ferritine", "ferritine", 0, "Ferritine" },
    { "", "ferritine", 0, "" },
    { "a\fb", "", 0, "a\fb" },
    { "a\xff\f\xff ferritine", "ferritine", 2, "\xff ferritine" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const char *start = NULL;

      g_test_message ("%s in %s", table[i].words, table[i].text);
      g_assert_cmpint (livret_text_page (table[i].text, table[i].words, &start), ==, table[i].page);
      g_assert_cmpstr (start, ==, table[i].start);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/text-pages", test_pages);
  return g_test_run ();
}
