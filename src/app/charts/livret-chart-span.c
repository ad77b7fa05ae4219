/* livret-chart-span.c: the stretch of time a chart shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/charts/livret-chart-span.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/widgets/livret-wording.h"
#include "base/livret-date.h"

#define HOUR G_GINT64_CONSTANT (3600)
#define DAY (24 * HOUR)
#define SHORTEST HOUR
/* Shorter ones are brought to whole hours. */
#define LEAST_DAYS (2 * DAY)

static int
day_of (gint64 wall)
{
  return (int) floor ((double) wall / DAY);
}

LivretChartSpan
livret_chart_span_days (int first_day, int last_day)
{
  return (LivretChartSpan) { first_day * DAY, (last_day + 1) * DAY };
}

gint64
livret_chart_span_length (const LivretChartSpan *span)
{
  return span->until - span->from;
}

gboolean
livret_chart_span_equal (const LivretChartSpan *a, const LivretChartSpan *b)
{
  return a->from == b->from && a->until == b->until;
}

/* Moving and widening --------------------------------------------------------- */

static LivretChartSpan
keep_within (LivretChartSpan span, const LivretChartSpan *bounds)
{
  gint64 length = livret_chart_span_length (&span);

  if (span.from < bounds->from)
    span = (LivretChartSpan) { bounds->from, bounds->from + length };
  if (span.until > bounds->until)
    span = (LivretChartSpan) { bounds->until - length, bounds->until };
  return span;
}

LivretChartSpan
livret_chart_span_pan (const LivretChartSpan *span, const LivretChartSpan *bounds, gint64 seconds)
{
  return keep_within ((LivretChartSpan) { span->from + seconds, span->until + seconds }, bounds);
}

LivretChartSpan
livret_chart_span_zoom (const LivretChartSpan *span,
                        const LivretChartSpan *bounds,
                        double factor,
                        gint64 at)
{
  double length = (double) livret_chart_span_length (span);
  double longest = MAX (livret_chart_span_length (bounds), SHORTEST);
  double wanted = CLAMP (length * factor, SHORTEST, longest);
  double part = (double) (at - span->from) / length;
  LivretChartSpan zoomed = { at - (gint64) (wanted * part), 0 };

  zoomed.until = zoomed.from + (gint64) wanted;
  return keep_within (zoomed, bounds);
}

static gint64
round_to (gint64 wall, gint64 unit)
{
  return (gint64) floor ((double) wall / unit + 0.5) * unit;
}

static gint64
unit_of (const LivretChartSpan *span)
{
  return livret_chart_span_length (span) < LEAST_DAYS ? HOUR : DAY;
}

LivretChartSpan
livret_chart_span_settle (const LivretChartSpan *span, const LivretChartSpan *bounds)
{
  gint64 unit = unit_of (span);
  gint64 length = MAX (round_to (livret_chart_span_length (span), unit), unit);
  LivretChartSpan settled = { round_to (span->from, unit), 0 };

  settled.until = settled.from + length;
  return keep_within (settled, bounds);
}

/* What is read ---------------------------------------------------------------- */

LivretChartSpan
livret_chart_span_around (const LivretChartSpan *span)
{
  double margin = (double) livret_chart_span_length (span) / 2;
  gint64 unit = unit_of (span);

  return (LivretChartSpan) { (gint64) floor ((span->from - margin) / unit) * unit,
                             (gint64) ceil ((span->until + margin) / unit) * unit };
}

gboolean
livret_chart_span_needs (const LivretChartSpan *span,
                         const LivretChartSpan *around,
                         const LivretChartSpan *bounds)
{
  gint64 length = livret_chart_span_length (span);
  gint64 margin = length / 8;

  if (span->from - margin < around->from && around->from > bounds->from)
    return TRUE;
  if (span->until + margin > around->until && around->until < bounds->until)
    return TRUE;
  return livret_chart_span_length (around) > 4 * length + 2 * unit_of (span);
}

/* In words -------------------------------------------------------------------- */

static GDateTime *
date_of (int day)
{
  return g_date_time_new_from_unix_utc (day * DAY);
}

/* "3–9 November 2026": days of one month. */
static char *
say_days_of_month (int first, int last)
{
  g_autoptr (GDateTime) from = date_of (first);
  g_autoptr (GDateTime) until = date_of (last);
  g_autofree char *month =
      livret_wording_month (g_date_time_get_year (from), g_date_time_get_month (from));

  /* Translators: a first and a last day, then month and year: "3–9 November 2026". */
  return g_strdup_printf (C_ ("span", "%d–%d %s"), g_date_time_get_day_of_month (from),
                          g_date_time_get_day_of_month (until), month);
}

static char *
say_days (int first, int last)
{
  g_autoptr (GDateTime) from = date_of (first);
  g_autoptr (GDateTime) until = date_of (last);
  g_autofree char *start = NULL;
  g_autofree char *end = livret_day_display (last);

  if (g_date_time_get_year (from) != g_date_time_get_year (until))
    start = livret_day_display (first);
  else if (g_date_time_get_month (from) != g_date_time_get_month (until))
    start = livret_wording_short_day (first, first);
  else
    return say_days_of_month (first, last);
  /* Translators: a first and a last day: "23 Oct – 21 Nov 2026". */
  return g_strdup_printf (C_ ("span", "%s – %s"), start, end);
}

/* "Friday 20 November 2026, 08:00 to 14:00". */
static char *
say_hours (const LivretChartSpan *span)
{
  g_autofree char *from = livret_wording_time (span->from);
  g_autofree char *until = livret_wording_time (span->until);
  g_autofree char *day = livret_wording_long_day (day_of (span->from));
  g_autofree char *end = livret_day_display (day_of (span->until - 1));

  if (day_of (span->from) == day_of (span->until - 1))
    /* Translators: a day and two times: "Friday 20 November 2026, 08:00 to 14:00". */
    return g_strdup_printf (C_ ("span", "%s, %s to %s"), day, from, until);
  g_free (day);
  day = livret_day_display (day_of (span->from));
  /* Translators: a day and a time, then others: "19 Nov 2026, 20:00 – 20 Nov 2026, 06:00". */
  return g_strdup_printf (C_ ("span", "%s, %s – %s, %s"), day, from, end, until);
}

char *
livret_chart_span_words (const LivretChartSpan *span)
{
  int first = day_of (span->from);
  int last = day_of (span->until - 1);

  if (span->from % DAY != 0 || span->until % DAY != 0)
    return say_hours (span);
  return first == last ? livret_wording_long_day (first) : say_days (first, last);
}
