/* livret-foreign-origins.h: whence the rows of a foreign database are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-foreign-map.h"

G_BEGIN_DECLS

typedef struct _LivretForeignOrigins LivretForeignOrigins;

/** livret_foreign_origins_new: (transfer full): as @layout tells them, which gets @data. */
LivretForeignOrigins *livret_foreign_origins_new (const LivretForeignLayout *layout, gpointer data);
void livret_foreign_origins_free (LivretForeignOrigins *self);

/** livret_foreign_origins_find: @place of the origin of a row with @keys (-1: not told). %FALSE
 * when there are too many. */
gboolean
livret_foreign_origins_find (LivretForeignOrigins *self, const gint64 keys[2], guint *place);

/** livret_foreign_origins_get: (transfer none) */
const LivretForeignOrigin *livret_foreign_origins_get (const LivretForeignOrigins *self,
                                                       guint place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretForeignOrigins, livret_foreign_origins_free)

G_END_DECLS
