/* test-document-choices.c: what the drop-downs of the documents' filters offer, and what stays
 * chosen. SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-choices.h"

#include <locale.h>

static char *
offer (const char *keys, gboolean by_name)
{
  g_auto (GStrv) split = g_strsplit (keys, "|", -1);
  g_autoptr (GPtrArray) tallies =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_document_tally_free);
  g_auto (GStrv) choices = NULL;

  for (guint i = 0; split[i] != NULL; i++)
    {
      LivretDocumentTally *tally = g_new0 (LivretDocumentTally, 1);

      tally->key = g_strdup (split[i]);
      g_ptr_array_add (tallies, tally);
    }
  choices = livret_document_choices ("All", tallies, by_name);
  return g_strjoinv ("|", choices);
}

static void
test_offered (void)
{
  static const struct
  {
    const char *keys;
    gboolean by_name;
    const char *offered;
  } rows[] = {
    { "2026|2024|2019", FALSE, "All|2026|2024|2019" },
    { "2026|", FALSE, "All|2026" }, /* without a date */
    { "Laboratoire|Dr Benali|Dr Azoulay", TRUE, "All|Dr Azoulay|Dr Benali|Laboratoire" },
    { "", TRUE, "All" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *offered = offer (rows[i].keys, rows[i].by_name);

      g_assert_cmpstr (offered, ==, rows[i].offered);
    }
}

static void
test_place (void)
{
  static const char *const choices[] = { "Author", "Dr Azoulay", "Author", NULL };
  static const char *const nothing[] = { NULL };

  g_assert_cmpuint (livret_document_choice_place (choices, "Dr Azoulay"), ==, 1);
  /* Somebody who is called like the word for all of them. */
  g_assert_cmpuint (livret_document_choice_place (choices, "Author"), ==, 2);
  g_assert_cmpuint (livret_document_choice_place (choices, "Dr Benali"), ==, 0);
  g_assert_cmpuint (livret_document_choice_place (choices, NULL), ==, 0);
  g_assert_cmpuint (livret_document_choice_place (nothing, "Dr Azoulay"), ==, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-choices/offered", test_offered);
  g_test_add_func ("/document-choices/place", test_place);
  return g_test_run ();
}
