/* livret-chart-words.c: a chart in words: its labels, and the sentence under it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-chart-layout.h"

#include "base/livret-date.h"
#include "base/livret-quantity.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define DAY 86400
#define HOUR 3600

static int
day_of (gint64 wall)
{
  return (int) floor ((double) wall / DAY);
}

char *
livret_chart_time_label (const LivretChartTime *time)
{
  static const char *const formats[] = {
    [LIVRET_CHART_TICK_HOUR] = "%H:%M",
    [LIVRET_CHART_TICK_DAY] = "%-d",
    [LIVRET_CHART_TICK_DAY_MONTH] = NULL,
    [LIVRET_CHART_TICK_MONTH] = "%b",
    [LIVRET_CHART_TICK_MONTH_YEAR] = "%b\302\240%Y",
    [LIVRET_CHART_TICK_YEAR] = "%Y",
  };
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time->wall);
  const char *format = formats[time->form];

  /* Translators: day and abbreviated month below a chart, as for g_date_time_format(). */
  return g_date_time_format (date, format != NULL ? format : _ ("%-d\302\240%b"));
}

double
livret_chart_value_shown (const LivretChartLayout *layout, double value, int *decimals)
{
  double shown = value;

  *decimals = layout->decimals;
  livret_kind_from_canonical (layout->kind, value, layout->unit, &shown);
  return shown;
}

char *
livret_chart_value_label (const LivretChartLayout *layout, double value)
{
  int decimals;
  double shown = livret_chart_value_shown (layout, value, &decimals);

  return livret_decimal_display (shown, decimals);
}

/* "128/79 mmHg": means, to the digits people read. */
static char *
mean_words (const LivretChartLayout *layout)
{
  double values[LIVRET_COMPONENTS_MAX];

  memcpy (values, layout->figures.mean, sizeof values);
  /* The pulse is no part of the mean pressure. */
  for (guint c = 1; c < layout->kind->n_components; c++)
    if (g_strcmp0 (layout->kind->components[c].unit, layout->kind->unit) != 0)
      values[c] = NAN;
  return livret_kind_format_computed (layout->kind, values, layout->unit);
}

/* What all hours come to: "On 21 Nov 2026: 5400 steps, in 9 hours." */
static char *
hours_words (const LivretChartLayout *layout, const char *first, const char *last)
{
  const LivretChartFigures *figures = &layout->figures;
  double total[LIVRET_COMPONENTS_MAX] = { figures->mean[0] * figures->count, NAN, NAN };
  g_autofree char *sum = NULL;

  sum = livret_kind_format_computed (layout->kind, total, layout->unit);
  if (strcmp (first, last) == 0)
    return g_strdup_printf (
        ngettext ("On %s: %s, in %u hour.", "On %s: %s, in %u hours.", figures->count), first, sum,
        figures->count);
  return g_strdup_printf (ngettext ("From %s to %s: %s, in %u hour.",
                                    "From %s to %s: %s, in %u hours.", figures->count),
                          first, last, sum, figures->count);
}

static char *
count_words (const LivretChartLayout *layout)
{
  const LivretChartFigures *figures = &layout->figures;
  g_autofree char *first = livret_day_display (day_of (figures->first_wall));
  g_autofree char *last = livret_day_display (day_of (figures->last_wall));
  g_autofree char *mean = mean_words (layout);

  if (layout->kind->aggregate == LIVRET_AGGREGATE_SUM && layout->bar == HOUR)
    return hours_words (layout, first, last);
  if (layout->kind->aggregate == LIVRET_AGGREGATE_SUM && figures->count == 1)
    return g_strdup_printf (_ ("On %s: one day, %s."), first, mean);
  if (layout->kind->aggregate == LIVRET_AGGREGATE_SUM)
    return g_strdup_printf (ngettext ("From %s to %s: %u day, mean of a day %s.",
                                      "From %s to %s: %u days, mean of a day %s.", figures->count),
                            first, last, figures->count, mean);
  if (figures->count == 1)
    return g_strdup_printf (_ ("On %s: one reading, %s."), first, mean);
  return g_strdup_printf (ngettext ("From %s to %s: %u reading, mean %s.",
                                    "From %s to %s: %u readings, mean %s.", figures->count),
                          first, last, figures->count, mean);
}

/* Any of what is drawn on the value axis. */
static gboolean
has_reference (const LivretKind *kind)
{
  for (guint c = 0; c < kind->n_components; c++)
    if (g_strcmp0 (kind->components[c].unit, kind->unit) == 0 &&
        (!isnan (kind->components[c].reference_low) || !isnan (kind->components[c].reference_high)))
      return TRUE;
  return FALSE;
}

/* "6 above the target." */
static char *
above_words (const LivretChartLayout *layout)
{
  guint n = layout->figures.above;

  if (layout->target)
    return g_strdup_printf (ngettext ("%u above the target.", "%u above the target.", n), n);
  return g_strdup_printf (ngettext ("%u above the usual range.", "%u above the usual range.", n),
                          n);
}

static char *
below_words (const LivretChartLayout *layout)
{
  guint n = layout->figures.below;

  if (layout->target)
    return g_strdup_printf (ngettext ("%u below the target.", "%u below the target.", n), n);
  return g_strdup_printf (ngettext ("%u below the usual range.", "%u below the usual range.", n),
                          n);
}

static void
append_positions (GString *summary, const LivretChartLayout *layout)
{
  g_autofree char *above = above_words (layout);
  g_autofree char *below = below_words (layout);

  if (layout->figures.above > 0)
    g_string_append_printf (summary, " %s", above);
  if (layout->figures.below > 0)
    g_string_append_printf (summary, " %s", below);
  if (layout->figures.above == 0 && layout->figures.below == 0)
    g_string_append_printf (summary, " %s",
                            layout->target ? _ ("All within the target.")
                                           : _ ("All within the usual range."));
}

static void
append_implausible (GString *summary, guint n)
{
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u hardly possible reading is left out.",
                                 "%u hardly possible readings are left out.", n),
                       n);

  g_string_append_printf (summary, "%s%s", summary->len > 0 ? " " : "", words);
}

char *
livret_chart_summary (const LivretChartLayout *layout)
{
  GString *summary = g_string_new (NULL);
  g_autofree char *count = NULL;

  if (layout->figures.count > 0)
    {
      count = count_words (layout);
      g_string_append (summary, count);
      if (has_reference (layout->kind) && !layout->figures.grouped)
        append_positions (summary, layout);
    }
  if (layout->figures.implausible > 0)
    append_implausible (summary, layout->figures.implausible);
  return g_string_free (summary, FALSE);
}
