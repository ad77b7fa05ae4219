/* livret-figure.c: a figure that was computed, with its formula, its inputs and its source.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/livret-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/livret-date.h"
#include "base/livret-quantity.h"

#define DAY 86400
#define NBSP "\302\240"

static void
free_figure (LivretFigure *figure)
{
  g_free (figure->title);
  g_free (figure->value);
  g_free (figure->note);
  g_free (figure->formula);
  g_free (figure->inputs);
  g_free (figure->source);
  g_free (figure);
}

GPtrArray *
livret_figures_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) free_figure);
}

LivretFigure *
livret_figures_add (GPtrArray *figures,
                    const char *id,
                    const char *title,
                    char *value,
                    double number,
                    const char *unit)
{
  LivretFigure *figure = g_new0 (LivretFigure, 1);

  figure->id = id;
  figure->title = g_strdup (title);
  figure->value = value;
  figure->number = number;
  figure->unit = unit;
  figure->formula = g_strdup ("");
  figure->inputs = g_strdup ("");
  g_ptr_array_add (figures, figure);
  return figure;
}

void
livret_figure_explain (LivretFigure *figure,
                       const char *formula,
                       const char *inputs,
                       const char *source)
{
  g_set_str (&figure->formula, formula);
  g_set_str (&figure->inputs, inputs != NULL ? inputs : "");
  g_set_str (&figure->source, source);
}

const LivretFigure *
livret_figures_find (const GPtrArray *figures, const char *id)
{
  for (guint i = 0; i < figures->len; i++)
    if (strcmp (((const LivretFigure *) figures->pdata[i])->id, id) == 0)
      return figures->pdata[i];
  return NULL;
}

int
livret_figure_wall_day (gint64 wall)
{
  return (int) (wall >= 0 ? wall / DAY : -((-wall + DAY - 1) / DAY));
}

char *
livret_figure_inputs (gint64 n, gint64 from_wall, gint64 until_wall)
{
  g_autofree char *count = livret_decimal_display ((double) n, 0);
  g_autofree char *from = livret_day_display (livret_figure_wall_day (from_wall));
  g_autofree char *until = livret_day_display (livret_figure_wall_day (until_wall));

  /* Translators: what a figure was computed from: "1,344 readings, from 8 November 2026 to 21
   * November 2026". */
  return g_strdup_printf (
      ngettext ("%s reading, from %s to %s", "%s readings, from %s to %s", (gulong) n), count, from,
      until);
}

char *
livret_figure_days (guint n, int from_day, int until_day)
{
  g_autofree char *count = livret_decimal_display (n, 0);
  g_autofree char *from = livret_day_display (from_day);
  g_autofree char *until = livret_day_display (until_day);

  return g_strdup_printf (
      ngettext ("%s day with readings, from %s to %s", "%s days with readings, from %s to %s", n),
      count, from, until);
}

char *
livret_figure_percent (double share)
{
  double percent = 100 * share;
  g_autofree char *number = NULL;

  if (isnan (share))
    return g_strdup ("–");
  number = livret_decimal_display (percent, percent > 0 && percent < 10 ? 1 : 0);
  return g_strdup_printf (_ ("%s %%"), number);
}

/* @value in @unit. */
static char *
write_amount (const LivretKind *kind, double value, const char *unit, int decimals)
{
  const char *symbol = livret_unit_display (unit);
  g_autofree char *number =
      livret_decimal_display (value, livret_kind_decimals (kind, unit) + decimals);

  return *symbol != '\0' ? g_strconcat (number, NBSP, symbol, NULL) : g_steal_pointer (&number);
}

char *
livret_figure_amount (const LivretKind *kind, double canonical, const char *unit, int decimals)
{
  double value = canonical;

  if (isnan (canonical))
    return g_strdup ("–");
  livret_kind_from_canonical (kind, canonical, unit, &value);
  return write_amount (kind, value, unit, decimals);
}

char *
livret_figure_difference (const LivretKind *kind, double difference, const char *unit)
{
  double value = difference;

  livret_kind_difference (kind, difference, unit, &value);
  return write_amount (kind, value, unit, 0);
}
