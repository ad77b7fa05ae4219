/* livret-entry-documents.h: the documents of a statement: where it was found, beside which it lies.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "record/livret-entries.h"

G_BEGIN_DECLS

/** livret_entry_documents_fill: gives @group, of a dialog, a row for each, which leads there;
 * hidden documents with a hidden statement alone. Without any the group is not shown. */
void livret_entry_documents_fill (AdwPreferencesGroup *group,
                                  LivretHousehold *household,
                                  const LivretEntry *entry);

G_END_DECLS
