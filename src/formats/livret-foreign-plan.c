/* livret-foreign-plan.c: which columns of one foreign table are read, and what each of them is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-foreign-plan.h"

#include <string.h>

static gboolean
has_column (LivretForeignDb *db, const char *table, const char *column)
{
  const char *columns[] = { column, NULL };

  return column != NULL && livret_foreign_db_has_columns (db, table, columns);
}

/* Its place among those asked for; -1: the table has none of that name, or there are too many. */
static int
add_column (LivretForeignPlan *plan, LivretForeignDb *db, const char *table, const char *column)
{
  for (guint i = 0; column != NULL && i < plan->n_columns; i++)
    if (strcmp (plan->columns[i], column) == 0)
      return i;
  if (plan->n_columns == LIVRET_FOREIGN_COLUMNS || !has_column (db, table, column))
    return -1;
  plan->columns[plan->n_columns] = column;
  return plan->n_columns++;
}

static int
add_one_of (LivretForeignPlan *plan,
            LivretForeignDb *db,
            const char *table,
            const char *const names[LIVRET_FOREIGN_NAMES])
{
  int place = -1;

  for (guint i = 0; place < 0 && i < LIVRET_FOREIGN_NAMES && names[i] != NULL; i++)
    place = add_column (plan, db, table, names[i]);
  return place;
}

static gboolean
is_whole (const LivretForeignRow *row)
{
  return row->column == NULL &&
         (row->use == LIVRET_FOREIGN_ASIDE || row->use == LIVRET_FOREIGN_CARRIER);
}

static void
add_cell (LivretForeignPlan *plan,
          LivretForeignDb *db,
          const char *table,
          const LivretForeignRow *row)
{
  LivretForeignCell cell = { row, add_column (plan, db, table, row->column), { -1, -1 }, -1 };

  if (cell.value < 0 || plan->n_cells == LIVRET_FOREIGN_CELLS)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (row->others); i++)
    cell.others[i] = add_column (plan, db, table, row->others[i]);
  cell.selector = add_column (plan, db, table, row->selector);
  if (row->selector == NULL || cell.selector >= 0)
    plan->cells[plan->n_cells++] = cell;
}

/* A column is what the first row that fits says, unless a selector tells rows apart. */
static gboolean
is_taken (const LivretForeignPlan *plan, const LivretForeignRow *row)
{
  for (guint i = 0; i < plan->n_cells; i++)
    if (strcmp (plan->cells[i].row->column, row->column) == 0 &&
        plan->cells[i].row->selector == NULL)
      return TRUE;
  return FALSE;
}

static void
add_cells (LivretForeignPlan *plan,
           LivretForeignDb *db,
           const LivretForeignRow *rows,
           const char *table)
{
  for (; rows->table != NULL; rows++)
    {
      if (!g_pattern_match_simple (rows->table, table))
        continue;
      if (is_whole (rows))
        {
          plan->whole = plan->n_cells == 0 ? rows : NULL;
          return;
        }
      if (!is_taken (plan, rows))
        add_cell (plan, db, table, rows);
    }
}

void
livret_foreign_plan (LivretForeignPlan *plan,
                     LivretForeignDb *db,
                     const LivretForeignLayout *layout,
                     const char *table)
{
  memset (plan, 0, sizeof *plan);
  for (const LivretForeignParent *p = layout->parents; p != NULL && p->table != NULL; p++)
    if (strcmp (p->table, table) == 0)
      plan->parent = p;
  plan->link = add_column (plan, db, table, plan->parent != NULL ? plan->parent->link : NULL);
  plan->time = add_one_of (plan, db, table, layout->times);
  plan->end = add_one_of (plan, db, table, layout->ends);
  plan->offset = add_one_of (plan, db, table, layout->offsets);
  plan->duration = add_column (plan, db, table, layout->duration);
  plan->manual = add_column (plan, db, table, layout->manual);
  for (guint i = 0; i < G_N_ELEMENTS (plan->keys); i++)
    plan->keys[i] = add_column (plan, db, table, layout->keys[i]);
  if (plan->time >= 0 || plan->link >= 0)
    add_cells (plan, db, layout->rows, table);
}
