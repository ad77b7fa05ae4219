/* livret-chart-speech.c: what a chart says to who does not see it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/charts/livret-chart-speech.h"

#include <glib/gi18n.h>

#include "app/charts/livret-chart-callout.h"

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

/* (nullable): where several are told apart: "Omron". */
static const char *
find_source (const LivretChartSubject *subject, const LivretChartLayout *layout, guint mark)
{
  guint source = g_array_index (layout->marks, LivretChartMark, mark).source;
  const char *name;

  if (layout->sources < 2 || subject->sources == NULL || source >= subject->sources->len ||
      layout->figures.grouped)
    return NULL;
  name = subject->sources->pdata[source];
  return name == NULL || name[0] != '\0' ? name : _ ("Typed by hand");
}

char *
livret_chart_speech_mark (const LivretChartSubject *subject,
                          const LivretChartLayout *layout,
                          guint mark)
{
  g_autoptr (LivretChartCallout) callout = livret_chart_callout_new (layout, subject->points, mark);
  const char *source = find_source (subject, layout, mark);

  return source != NULL ? g_strdup_printf ("%s %s.", callout->spoken, source)
                        : g_strdup (callout->spoken);
}

char *
livret_chart_speech_beside (const LivretChartSubject *subject,
                            const LivretChartLayout *layout,
                            guint mark)
{
  g_autoptr (LivretChartCallout) callout = livret_chart_callout_new (layout, subject->points, mark);

  /* Translators: of a chart below another one: a measure, its value, its date. */
  return g_strdup_printf (C_ ("chart", "%s: %s, %s."), livret_kind_label (&subject->rule.kind),
                          callout->value, callout->when);
}

char *
livret_chart_speech_event (const LivretChartEvent *event)
{
  /* Translators: what happened, on the axis of a chart, and when. */
  return g_strdup_printf (C_ ("chart", "%s. %s."), event->words, event->when);
}
