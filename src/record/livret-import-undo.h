/* livret-import-undo.h: taking back what an import brought.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-db.h"

G_BEGIN_DECLS

/**
 * livret_import_take_back: in sorted transactions of bounded size, removes what only this import
 * brought; what later imports saw too passes to the first of these. Leaves the row of the import,
 * in the state "open": cut off, it is taken up again by livret_imports_undo_open().
 */
gboolean livret_import_take_back (LivretDb *db, gint64 import, GError **error);
/** livret_import_forget: after livret_import_take_back(): the row of the import goes too. */
gboolean livret_import_forget (LivretDb *db, gint64 import, GError **error);

G_END_DECLS
