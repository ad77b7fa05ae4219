/* livret-foreign-plan.h: which columns of one foreign table are read, and what each of them is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-foreign-map.h"

G_BEGIN_DECLS

#define LIVRET_FOREIGN_CELLS 96

/** LivretForeignCell: a value in a row, by the places of its columns; -1: no such column. */
typedef struct
{
  const LivretForeignRow *row;
  int value;
  int others[2];
  int selector;
} LivretForeignCell;

/** LivretForeignPlan: the places of all columns that are asked for. */
typedef struct
{
  const char *columns[LIVRET_FOREIGN_COLUMNS];
  guint n_columns;
  int time;
  int end;
  int offset;
  int duration;
  int manual;
  int link;
  int keys[2];
  LivretForeignCell cells[LIVRET_FOREIGN_CELLS];
  guint n_cells;
  const LivretForeignRow *whole; /* the table is set aside, or a carrier, by this row */
  const LivretForeignParent *parent;
} LivretForeignPlan;

void livret_foreign_plan (LivretForeignPlan *plan,
                          LivretForeignDb *db,
                          const LivretForeignLayout *layout,
                          const char *table);

G_END_DECLS
