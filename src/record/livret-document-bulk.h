/* livret-document-bulk.h: one change to many documents at once, and its way back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-documents.h"

G_BEGIN_DECLS

/**
 * LivretBulkSort:
 * @LIVRET_BULK_CATEGORY: @text: code
 * @LIVRET_BULK_PERSON: @text: id; what leaves a person leaves their folders
 * @LIVRET_BULK_DATE: @text: as typed, "" for none
 * @LIVRET_BULK_FOLDER: @text: id, "" for none; documents of other people stay where they are
 * @LIVRET_BULK_HIDDEN, @LIVRET_BULK_PINNED, @LIVRET_BULK_BIN: @on
 */
typedef enum
{
  LIVRET_BULK_CATEGORY,
  LIVRET_BULK_PERSON,
  LIVRET_BULK_DATE,
  LIVRET_BULK_FOLDER,
  LIVRET_BULK_HIDDEN,
  LIVRET_BULK_PINNED,
  LIVRET_BULK_BIN,
} LivretBulkSort;

/** LivretBulk: what is to change, and of whom it is asked; afterwards also what was there before.
 */
typedef struct
{
  LivretBulkSort sort;
  char *text;
  gboolean on;
  GPtrArray *ids;    /* of documents */
  GPtrArray *before; /* of LivretDocument: those that changed */
} LivretBulk;

/** livret_bulk_new: (transfer full): @ids: (transfer full) (element-type utf8). */
LivretBulk *livret_bulk_new (LivretBulkSort sort, const char *text, gboolean on, GPtrArray *ids);
LivretBulk *livret_bulk_ref (LivretBulk *bulk);
void livret_bulk_unref (LivretBulk *bulk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretBulk, livret_bulk_unref)

/** livret_bulk_run: all in one transaction, each journalled as if it was alone; what is like that
 * already is not touched, nor is what was erased since it was chosen. Errors: as for
 * livret_documents_update(), a date that is none. */
gboolean livret_bulk_run (LivretDb *db, LivretBulk *bulk, GError **error);
/** livret_bulk_take_back: each of those that changed is in this one thing what it was before; a
 * document that was moved to another person stands in its folder again. */
gboolean livret_bulk_take_back (LivretDb *db, const LivretBulk *bulk, GError **error);

G_END_DECLS
