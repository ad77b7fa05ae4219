/* livret-figure.h: a figure that was computed, with its formula, its inputs and its source.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-kind.h"

G_BEGIN_DECLS

/**
 * LivretFigure:
 * @id: stable, for the command line: "time-in-range"
 * @value: as people read it, with its unit
 * @number: the same as a number, %NAN where there is none; in @unit
 * @unit: UCUM, "" without
 * @note: (nullable): what it is compared with, or why there is none
 * @formula: how it is computed, in sentences
 * @inputs: what it was computed from: how many readings, from when to when
 * @source: (nullable): whose formula or limit it is
 */
typedef struct
{
  const char *id;
  char *title;
  char *value;
  double number;
  const char *unit;
  char *note;
  char *formula;
  char *inputs;
  char *source;
} LivretFigure;

/** livret_figures_new: (transfer full) (element-type LivretFigure): empty. */
GPtrArray *livret_figures_new (void);
/**
 * livret_figures_add:
 * @id: static
 * @title: copied, as @formula, @inputs, @source
 * @value: (transfer full)
 * @unit: static
 *
 * Returns: (transfer none): so that a note can be added
 */
LivretFigure *livret_figures_add (GPtrArray *figures,
                                  const char *id,
                                  const char *title,
                                  char *value,
                                  double number,
                                  const char *unit);
/** livret_figure_explain: all but @formula may be %NULL. */
void livret_figure_explain (LivretFigure *figure,
                            const char *formula,
                            const char *inputs,
                            const char *source);
/** livret_figures_find: (nullable): by id. */
const LivretFigure *livret_figures_find (const GPtrArray *figures, const char *id);

/** livret_figure_inputs: (transfer full): "1,344 readings, from 8 November 2026 to 21 November
 * 2026"; walls are seconds of the local clock as if UTC. */
char *livret_figure_inputs (gint64 n, gint64 from_wall, gint64 until_wall);
/** livret_figure_days: (transfer full): the same of days with readings. */
char *livret_figure_days (guint n, int from_day, int until_day);
/** livret_figure_percent: (transfer full): a share from 0 to 1 as "72 %", to a tenth below 10 %. */
char *livret_figure_percent (double share);
/** livret_figure_amount: (transfer full): one component in @unit: "7,8 mmol/L". @decimals are added
 * to those people read. */
char *
livret_figure_amount (const LivretKind *kind, double canonical, const char *unit, int decimals);
/** livret_figure_difference: (transfer full): the same of a difference between two values. */
char *livret_figure_difference (const LivretKind *kind, double difference, const char *unit);
/** livret_figure_wall_day: the day number of a wall. */
int livret_figure_wall_day (gint64 wall);

G_END_DECLS
