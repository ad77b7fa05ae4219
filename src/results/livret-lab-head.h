/* livret-lab-head.h: the heads of a table's columns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-wire-cells.h"
#include "results/livret-lab-line.h"

G_BEGIN_DECLS

#define LIVRET_LAB_COLUMNS_MAX 16
#define LIVRET_LAB_UNIT_MAX 24

/** LivretLabPart: what a column has, in the order in which a line is read. */
typedef enum
{
  LIVRET_LAB_NAME,
  LIVRET_LAB_VALUE,
  LIVRET_LAB_UNIT,
  LIVRET_LAB_RANGE,
  LIVRET_LAB_EARLIER, /* results of another day */
  LIVRET_LAB_DATED,   /* those of @day; which part that is, is settled with all heads */
} LivretLabPart;

typedef struct
{
  LivretLabPart part;
  guint left;
  guint right;
  gint64 day; /* since 1970 */
} LivretLabColumn;

/**
 * LivretLabHead: the heads that hold for the rows below.
 * @unit: of values without one; "": none
 */
typedef struct
{
  LivretLabColumn columns[LIVRET_LAB_COLUMNS_MAX];
  guint n;
  char unit[LIVRET_LAB_UNIT_MAX];
} LivretLabHead;

/**
 * livret_lab_head_take: whether the row of @cells has heads, which then take the place of those
 * before, or with @more stand beside them: heads may have two lines.
 */
gboolean livret_lab_head_take (LivretLabHead *head,
                               const LivretPageCell *const *cells,
                               guint n,
                               gboolean more);
/** livret_lab_head_settle: which of the days is that of the results: @day (nullable), that of the
 * sample, else the newest where no other column has them. */
void livret_lab_head_settle (LivretLabHead *head, const gint64 *day);
/** livret_lab_head_has: whether there is such a column. */
gboolean livret_lab_head_has (const LivretLabHead *head, LivretLabPart part);
/** livret_lab_head_part: what @cell is, by the head that it stands under, or nearest to; a value
 * where there is none. */
LivretLabPart livret_lab_head_part (const LivretLabHead *head, const LivretPageCell *cell);

/** livret_lab_unit_told: “Ionogramme (mmol/L)”, “Résultats en g/L”: the unit of what follows, into
 * @unit. */
gboolean livret_lab_unit_told (const char *text, char unit[LIVRET_LAB_UNIT_MAX]);

G_END_DECLS
