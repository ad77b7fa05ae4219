/* livret-foreign-parents.h: what rows of a parent table say about rows that belong to them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  gint64 time; /* seconds, 0 if it tells none */
  guint16 origin;
  gint16 offset_min;
  guint8 flags;
} LivretForeignParentRow;

/** livret_foreign_parents_new: (transfer full): to be filled by g_array_append_val(). */
GArray *livret_foreign_parents_new (void);
/** livret_foreign_parents_sort: when all are there. */
void livret_foreign_parents_sort (GArray *parents);
/** livret_foreign_parents_find: (nullable) */
const LivretForeignParentRow *livret_foreign_parents_find (GArray *parents, gint64 id);

G_END_DECLS
