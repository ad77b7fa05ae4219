/* livret-document-choices.c: what the list of documents can be narrowed to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-choices.h"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

GStrv
livret_document_choices (const char *all, GPtrArray *tallies, gboolean by_name)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < tallies->len; i++)
    {
      LivretDocumentTally *tally = tallies->pdata[i];

      if (*tally->key != '\0')
        g_ptr_array_add (keys, tally->key);
    }
  if (by_name)
    g_ptr_array_sort (keys, compare_names);
  g_strv_builder_add (builder, all);
  for (guint i = 0; i < keys->len; i++)
    g_strv_builder_add (builder, keys->pdata[i]);
  return g_strv_builder_end (builder);
}

guint
livret_document_choice_place (const char *const *choices, const char *chosen)
{
  /* The first means all, whatever it is called. */
  for (guint i = 1; chosen != NULL && choices[0] != NULL && choices[i] != NULL; i++)
    if (g_str_equal (choices[i], chosen))
      return i;
  return 0;
}
