/* test-page-find-state.c: which of the words found in a document is looked at, and what is said of
 * it. SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-page-find-state.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* Pages from 1, "!": with all the words, "?": where it stands on its page is not known. */
static GPtrArray *
make_hits (const char *pages)
{
  GPtrArray *hits = livret_page_hits_new ();
  g_auto (GStrv) split = g_strsplit (pages, " ", -1);

  for (guint i = 0; *pages != '\0' && split[i] != NULL; i++)
    {
      LivretPageHit *hit =
          livret_page_hits_add (hits, atoi (split[i]) - 1, g_strdup ("la ferritine basse"));

      hit->all = strchr (split[i], '!') != NULL;
      hit->right = hit->bottom = strchr (split[i], '?') != NULL ? 0 : 100;
    }
  return hits;
}

static void
test_start (void)
{
  static const struct
  {
    const char *pages;
    int page;
    guint start;
  } table[] = {
    { "1 3 3 5", 2, 1 }, { "1 3 3 5", -1, 0 }, { "1 3! 3! 5!", -1, 1 }, { "1 3! 5", 4, 2 },
    { "1 3! 5", 7, 1 },  { "1 3 5", 7, 0 },    { "", -1, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) hits = make_hits (table[i].pages);

      g_test_message ("%s from %d", table[i].pages, table[i].page);
      g_assert_cmpuint (livret_page_hits_start (hits, table[i].page), ==, table[i].start);
    }
}

static void
test_said (void)
{
  static const struct
  {
    const char *pages;
    guint current;
    const char *place;
    const char *spoken;
  } table[] = {
    { "1 3 3 5", 1, "2 of 4, page 3", "2 of 4, page 3: “la ferritine basse”" },
    { "3?", 0, "1 of 1, page 3, read by machine from the picture: “la ferritine basse”",
      "1 of 1, page 3, read by machine from the picture: “la ferritine basse”" },
    { "", 0, "Not found in this document", "Not found in this document" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) hits = make_hits (table[i].pages);
      g_autofree char *place = livret_page_hits_place (hits, table[i].current);
      g_autofree char *spoken = livret_page_hits_spoken (hits, table[i].current);

      g_assert_cmpstr (place, ==, table[i].place);
      g_assert_cmpstr (spoken, ==, table[i].spoken);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/page-find/start", test_start);
  g_test_add_func ("/app/page-find/said", test_said);
  return g_test_run ();
}
