/* livret-chart-speech.c: what a chart says to who does not see it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/charts/livret-chart-speech.h"

#include <glib/gi18n.h>

#include "app/charts/livret-chart-callout.h"

#define HOUR 3600
#define DAY (24 * HOUR)

char *
livret_chart_speech_whole (const LivretChartSubject *subject, const LivretChartLayout *layout)
{
  g_autofree char *summary = livret_chart_summary (layout);
  g_autofree char *limits = livret_measure_range_words (&subject->rule.kind);

  if (layout->figures.count == 0)
    return g_strdup (_ ("Nothing was read in this period."));
  if (limits == NULL)
    return g_strdup_printf (_ ("%s The arrow keys read it point by point."), summary);
  /* Translators: a sentence on a chart, then its limits: "Below 135/85 mmHg". */
  return g_strdup_printf (subject->rule.target
                              ? _ ("%s Target: %s. The arrow keys read it point by point.")
                              : _ ("%s Usual range: %s. The arrow keys read it point by point."),
                          summary, limits);
}

static const char *
name_source (const LivretChartSubject *subject, guint source)
{
  const char *name = subject->sources->pdata[source];

  if (name == NULL)
    return _ ("Other sources");
  return name[0] != '\0' ? name : _ ("Typed by hand");
}

/* (transfer full): where several sources are told apart: " Omron."; "" else. */
static char *
say_source (const LivretChartSubject *subject, const LivretChartLayout *layout, guint place)
{
  const LivretChartMark *mark = &g_array_index (layout->marks, LivretChartMark, place);

  if (layout->sources < 2 || subject->sources == NULL || mark->source >= subject->sources->len)
    return g_strdup ("");
  return g_strdup_printf (" %s.", name_source (subject, mark->source));
}

/* The last mark before this one that the same source left; -1: none. */
static int
find_before (const LivretChartLayout *layout, guint mark)
{
  guint source = g_array_index (layout->marks, LivretChartMark, mark).source;
  int before = (int) mark - 1;

  while (before >= 0 && g_array_index (layout->marks, LivretChartMark, before).source != source)
    before--;
  return before;
}

/* (transfer full) (nullable): what is a gap to the eyes: "Nothing for 23 days before it." */
static char *
say_gap (const LivretChartSubject *subject, const LivretChartLayout *layout, guint mark)
{
  int before = find_before (layout, mark);
  const LivretChartMark *last;
  gint64 ended, begins, seconds;
  int n;

  if (before < 0 || subject->rule.kind.aggregate == LIVRET_AGGREGATE_SUM)
    return NULL;
  last = &g_array_index (layout->marks, LivretChartMark, before);
  ended = g_array_index (subject->points, LivretChartPoint, last->first + last->count - 1).wall;
  begins = g_array_index (subject->points, LivretChartPoint,
                          g_array_index (layout->marks, LivretChartMark, mark).first)
               .wall;
  seconds = begins - ended;
  if (seconds <= layout->gaps[last->source])
    return NULL;
  n = (int) (seconds / (seconds < 2 * DAY ? HOUR : DAY));
  if (n == 0)
    return NULL;
  return seconds < 2 * DAY ? g_strdup_printf (ngettext ("Nothing for %d hour before it.",
                                                        "Nothing for %d hours before it.", n),
                                              n)
                           : g_strdup_printf (ngettext ("Nothing for %d day before it.",
                                                        "Nothing for %d days before it.", n),
                                              n);
}

char *
livret_chart_speech_mark (const LivretChartSubject *subject,
                          const LivretChartLayout *layout,
                          guint mark)
{
  g_autoptr (LivretChartCallout) callout = livret_chart_callout_new (layout, subject->points, mark);
  g_autofree char *gap = say_gap (subject, layout, mark);
  g_autofree char *source = say_source (subject, layout, mark);
  GString *words = g_string_new (callout->spoken);

  g_string_append (words, source);
  if (gap != NULL)
    g_string_append_printf (words, " %s", gap);
  return g_string_free (words, FALSE);
}

char *
livret_chart_speech_beside (const LivretChartSubject *subject,
                            const LivretChartLayout *layout,
                            guint mark)
{
  g_autoptr (LivretChartCallout) callout = livret_chart_callout_new (layout, subject->points, mark);

  /* Translators: of a chart below another one: a measure, its value, its date. */
  return g_strdup_printf (C_ ("chart", "%s: %s, %s."), livret_kind_label (&subject->rule.kind),
                          callout->told, callout->when);
}

char *
livret_chart_speech_event (const LivretChartEvent *event)
{
  /* Translators: what happened, on the axis of a chart, and when. */
  return g_strdup_printf (C_ ("chart", "%s. %s."), event->words, event->when);
}
