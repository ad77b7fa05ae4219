/* livret-document-beside-jobs.h: what is laid beside a document: read, offered, changed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-household.h"
#include "record/livret-folders.h"

G_BEGIN_DECLS

/**
 * LivretBeside:
 * @id: of the document
 * @documents: of #LivretDocument; @entries: of #LivretEntry
 * @folders: of #LivretFolder, of its person
 */
typedef struct
{
  char *id;
  GPtrArray *documents;
  GPtrArray *entries;
  GPtrArray *folders;
} LivretBeside;
void livret_beside_free (LivretBeside *beside);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretBeside, livret_beside_free)

/** LivretBesideAsked: @words: as typed; @hidden: hidden ones too. */
typedef struct
{
  char *id;
  char *person;
  char *words;
  gboolean hidden;
} LivretBesideAsked;
LivretBesideAsked *
livret_beside_asked_new (const char *id, const char *person, const char *words, gboolean hidden);
void livret_beside_asked_free (LivretBesideAsked *asked);

/** livret_beside_read: a #LivretStoreFunc on a #LivretBesideAsked: what is beside the document. */
gpointer
livret_beside_read (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);
/** livret_beside_offer: a #LivretStoreFunc on a #LivretBesideAsked: what could be laid beside it,
 * by words, else the latest documents, and all statements, hospital stays first. */
gpointer
livret_beside_offer (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);

/** livret_beside_do: lays @other beside the document, or takes it away. */
void livret_beside_do (LivretHousehold *household,
                       const char *document,
                       const char *other,
                       gboolean beside);
/** livret_document_do_note: writes the note of a document. @was: what stood there. */
void livret_document_do_note (LivretHousehold *household,
                              const char *document,
                              const char *note,
                              const char *was);

G_END_DECLS
