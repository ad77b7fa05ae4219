/* livret-document-filter.h: by what the list of documents is narrowed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-documents.h"

G_BEGIN_DECLS

/** LivretDocumentFilter: @year 0: all; strings %NULL: all. */
typedef struct
{
  char *person;
  char *search;
  char *category;
  char *author;
  char *folder; /* id */
  int year;
  gboolean hidden;
  gboolean bin;
} LivretDocumentFilter;

LivretDocumentFilter *livret_document_filter_new (void);
LivretDocumentFilter *livret_document_filter_copy (const LivretDocumentFilter *filter);
void livret_document_filter_free (LivretDocumentFilter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretDocumentFilter, livret_document_filter_free)

/** livret_document_filter_query: what the record is asked, in the order of the list. @year: where
 * the query's dates point, as long as it is used. */
LivretDocumentQuery livret_document_filter_query (const LivretDocumentFilter *filter,
                                                  LivretDate *year);
/** livret_document_filter_searches: whether words are looked for. */
gboolean livret_document_filter_searches (const LivretDocumentFilter *filter);
/** livret_document_filter_narrows: whether anything but whose documents they are. */
gboolean livret_document_filter_narrows (const LivretDocumentFilter *filter);

G_END_DECLS
