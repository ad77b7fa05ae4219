/* livret-bulk-state.h: what was done to many documents, as a sentence. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-document-bulk.h"

G_BEGIN_DECLS

/** livret_bulk_sentence: (transfer full): of @count documents; @name: (nullable): of the category,
 * the person or the folder, or the date as it is read. */
char *livret_bulk_sentence (LivretBulkSort sort, gboolean on, guint count, const char *name);
/** livret_bulk_selected: (transfer full): "3 selected". */
char *livret_bulk_selected (guint count);

G_END_DECLS
