/* livret-document-filing.h: a new folder and the documents that go into it, as one change.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-document-bulk.h"
#include "record/livret-store.h"

G_BEGIN_DECLS

typedef struct _LivretFiling LivretFiling;

/** livret_filing_new: (transfer full): a folder @name of @person for the documents of @bulk
 * (transfer full), whose text is the folder's id once it is there. */
LivretFiling *livret_filing_new (const char *person, const char *name, LivretBulk *bulk);
LivretFiling *livret_filing_ref (LivretFiling *filing);
void livret_filing_unref (LivretFiling *filing);

/** livret_filing_run, livret_filing_take_back: each a #LivretStoreFunc on a #LivretFiling. */
gpointer livret_filing_run (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer
livret_filing_take_back (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
