/* livret-foreign-parents.c: what rows of a parent table say about rows that belong to them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sorted array and not a join: no index of the file is trusted, and years of heart rate have
 * hundreds of thousands of parents.
 */
#include "formats/livret-foreign-parents.h"

GArray *
livret_foreign_parents_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (LivretForeignParentRow));
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = ((const LivretForeignParentRow *) a)->id;
  gint64 y = ((const LivretForeignParentRow *) b)->id;

  return x < y ? -1 : x > y;
}

void
livret_foreign_parents_sort (GArray *parents)
{
  g_array_sort (parents, compare);
}

const LivretForeignParentRow *
livret_foreign_parents_find (GArray *parents, gint64 id)
{
  LivretForeignParentRow wanted = { .id = id };
  guint at;

  if (!g_array_binary_search (parents, &wanted, compare, &at))
    return NULL;
  return &g_array_index (parents, LivretForeignParentRow, at);
}
