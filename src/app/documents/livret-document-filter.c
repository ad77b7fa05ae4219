/* livret-document-filter.c: by what the list of documents is narrowed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-filter.h"

#include <string.h>

LivretDocumentFilter *
livret_document_filter_new (void)
{
  return g_new0 (LivretDocumentFilter, 1);
}

LivretDocumentFilter *
livret_document_filter_copy (const LivretDocumentFilter *from)
{
  LivretDocumentFilter *filter = g_memdup2 (from, sizeof *from);

  filter->person = g_strdup (from->person);
  filter->search = g_strdup (from->search);
  filter->category = g_strdup (from->category);
  filter->author = g_strdup (from->author);
  filter->folder = g_strdup (from->folder);
  return filter;
}

void
livret_document_filter_free (LivretDocumentFilter *filter)
{
  g_free (filter->person);
  g_free (filter->search);
  g_free (filter->category);
  g_free (filter->author);
  g_free (filter->folder);
  g_free (filter);
}

LivretDocumentQuery
livret_document_filter_query (const LivretDocumentFilter *filter, LivretDate *year)
{
  LivretDocumentQuery query = {
    .person = filter->person,
    .search = filter->search,
    .category = filter->category,
    .author = filter->author,
    .folder = filter->folder,
    .pinned_first = !filter->bin,
    .include_hidden = filter->hidden,
    .only_deleted = filter->bin,
  };

  if (filter->year != 0)
    {
      g_autofree char *text = g_strdup_printf ("%d", filter->year);

      if (livret_date_parse (text, NULL, year, NULL))
        query.from = query.until = year;
    }
  return query;
}

gboolean
livret_document_filter_searches (const LivretDocumentFilter *filter)
{
  return filter->search != NULL && filter->search[strspn (filter->search, " \t")] != '\0';
}

gboolean
livret_document_filter_narrows (const LivretDocumentFilter *filter)
{
  return (filter->search != NULL && *filter->search != '\0') || filter->category != NULL ||
         filter->author != NULL || filter->folder != NULL || filter->year != 0 || filter->hidden ||
         filter->bin;
}
