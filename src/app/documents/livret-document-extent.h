/* livret-document-extent.h: what documents there are, and by what they can be narrowed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-folders.h"
#include "record/livret-store.h"

G_BEGIN_DECLS

/** LivretDocumentAsked: @person: (nullable): all; @hidden: who wrote what is hidden is told too. */
typedef struct
{
  char *person;
  gboolean hidden;
} LivretDocumentAsked;
LivretDocumentAsked *livret_document_asked_new (const char *person, gboolean hidden);
void livret_document_asked_free (LivretDocumentAsked *asked);

/**
 * LivretDocumentExtent:
 * @some: whether there are any, be they hidden or in the bin
 * @years, @authors: choices of drop-downs, the first means all
 * @folders: (element-type LivretFolder)
 */
typedef struct
{
  gboolean some;
  GStrv years;
  GStrv authors;
  GPtrArray *folders;
} LivretDocumentExtent;
void livret_document_extent_free (LivretDocumentExtent *extent);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretDocumentExtent, livret_document_extent_free)

/** livret_document_extent_read: a #LivretStoreFunc; @data: a #LivretDocumentAsked; answers a
 * #LivretDocumentExtent. */
gpointer livret_document_extent_read (LivretDb *db,
                                      gpointer data,
                                      GCancellable *cancellable,
                                      GError **error);

/** livret_document_folder_choices: (transfer full): @all, then the folders, each moved in under the
 * one it stands in; with whose they are where they are of @several people. Pure. */
GStrv livret_document_folder_choices (const char *all, const GPtrArray *folders, gboolean several);
/** livret_document_folder_place: the place of a folder's choice; 0 where it is gone. */
guint livret_document_folder_place (const GPtrArray *folders, const char *id);

G_END_DECLS
