/* livret-lab-result.h: a laboratory's result as it stands on a line of a page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-limit.h"
#include "results/livret-lab-line.h"

G_BEGIN_DECLS

/** LivretLabDoubts: what has to be asked before a result is taken. */
typedef enum
{
  LIVRET_LAB_DOUBT_DAY = 1 << 0,   /* no day of the sample, or several */
  LIVRET_LAB_DOUBT_UNIT = 1 << 1,  /* what is written may stand for another unit */
  LIVRET_LAB_DOUBT_VALUE = 1 << 2, /* the number may be another; or two do not agree */
} LivretLabDoubts;

/**
 * LivretLabResult: Strings are never %NULL.
 * @value: in @unit (UCUM, static); @decimals as written; @limit: what stands before it; @flags:
 *   %LIVRET_READING_COMMA
 * @low, @high: the laboratory's own range, in @unit; NAN: open
 * @range: as written, where it is no numbers of a known unit; where it is one, its sign
 * @meaning: "H", "L", or ""; static
 * @page: from 1 on; @line: as it stands there
 * @when: the moment of the sample, if @dated
 * @doubts: #LivretLabDoubts
 */
typedef struct
{
  const LivretKind *kind;
  double value;
  const char *unit;
  int decimals;
  LivretLimit limit;
  guint flags;
  double low;
  double high;
  char *range;
  const char *meaning;
  guint page;
  char *line;
  LivretLabMoment when;
  gboolean dated;
  guint doubts;
} LivretLabResult;
void livret_lab_result_free (LivretLabResult *result);

/**
 * livret_lab_line_results: what @line says, added to @list (element-type LivretLabResult): a name
 * of data/analytes.json at its start, its value, a unit of it; nothing where any of this is not
 * understood. Earlier results on the same line are left where they are.
 * @urine: the part of the page is about urine
 */
void livret_lab_line_results (const LivretLabLine *line, gboolean urine, GPtrArray *list);

/** livret_lab_line_named: the place behind the name of data/analytes.json that begins at @at; 0:
 * there is none. @found: (out) (optional) (nullable): its kind, the first one of several */
guint livret_lab_line_named (const LivretLabLine *line, guint at, const LivretKind **found);

G_END_DECLS
