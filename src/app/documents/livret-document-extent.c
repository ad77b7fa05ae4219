/* livret-document-extent.c: what documents there are, and by what they can be narrowed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-extent.h"

#include <glib/gi18n.h>

#include "app/documents/livret-document-choices.h"
#include "app/widgets/livret-wording.h"

LivretDocumentAsked *
livret_document_asked_new (const char *person, gboolean hidden)
{
  LivretDocumentAsked *asked = g_new0 (LivretDocumentAsked, 1);

  asked->person = g_strdup (person);
  asked->hidden = hidden;
  return asked;
}

void
livret_document_asked_free (LivretDocumentAsked *asked)
{
  g_free (asked->person);
  g_free (asked);
}

void
livret_document_extent_free (LivretDocumentExtent *extent)
{
  g_strfreev (extent->years);
  g_strfreev (extent->authors);
  g_clear_pointer (&extent->folders, g_ptr_array_unref);
  g_free (extent);
}

gpointer
livret_document_extent_read (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const LivretDocumentAsked *asked = data;
  LivretDocumentQuery all = { .person = asked->person, .include_hidden = TRUE };
  LivretDocumentQuery shown = { .person = asked->person, .include_hidden = asked->hidden };
  g_autoptr (GPtrArray) years = NULL;
  g_autoptr (GPtrArray) authors = NULL;
  g_autoptr (LivretDocumentExtent) extent = g_new0 (LivretDocumentExtent, 1);
  int count = livret_documents_count (db, &all, error);

  if (count == 0)
    {
      all.only_deleted = TRUE;
      count = livret_documents_count (db, &all, error);
    }
  if (count < 0 ||
      (years = livret_documents_tally (db, &shown, LIVRET_TALLY_YEAR, error)) == NULL ||
      (authors = livret_documents_tally (db, &shown, LIVRET_TALLY_AUTHOR, error)) == NULL ||
      (extent->folders = livret_folders_list (db, asked->person, error)) == NULL)
    return NULL;
  extent->some = count > 0;
  extent->years = livret_document_choices (_ ("Year"), years, FALSE);
  extent->authors = livret_document_choices (_ ("Author"), authors, TRUE);
  return g_steal_pointer (&extent);
}

/* Moved in by wide spaces, which no screen reader is told of. */
#define INDENT "\342\200\203"

GStrv
livret_document_folder_choices (const char *all, const GPtrArray *folders, gboolean several)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, all);
  for (guint i = 0; i < folders->len; i++)
    {
      const LivretFolder *folder = folders->pdata[i];
      g_autoptr (GString) choice = g_string_new (NULL);
      g_autofree char *name = several && folder->depth == 0
                                  ? livret_wording_join (folder->name, folder->person_name, NULL)
                                  : g_strdup (folder->name);

      for (int level = 0; level < folder->depth; level++)
        g_string_append (choice, INDENT);
      g_string_append (choice, name);
      g_strv_builder_add (builder, choice->str);
    }
  return g_strv_builder_end (builder);
}

guint
livret_document_folder_place (const GPtrArray *folders, const char *id)
{
  for (guint i = 0; id != NULL && i < folders->len; i++)
    if (g_str_equal (((LivretFolder *) folders->pdata[i])->id, id))
      return i + 1;
  return 0;
}
