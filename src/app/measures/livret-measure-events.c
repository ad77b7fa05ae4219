/* livret-measure-events.c: what of a person's record stands on the axis of a chart.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-events.h"

#include <glib/gi18n.h>
#include <string.h>

#define DAY 86400

static void
clear_event (gpointer data)
{
  LivretChartEvent *event = data;

  g_free (event->words);
  g_free (event->when);
  g_free (event->note);
}

GArray *
livret_measure_events_new (void)
{
  GArray *events = g_array_new (FALSE, TRUE, sizeof (LivretChartEvent));

  g_array_set_clear_func (events, clear_event);
  return events;
}

/* The middle of the day, of a month its first one; %FALSE of a year, which is nowhere on an axis.
 */
static gboolean
find_wall (const LivretDate *date, gint64 *wall)
{
  g_autofree char *day = NULL;
  int number;

  if (strlen (date->text) < strlen ("2026-10"))
    return FALSE;
  day = strlen (date->text) == strlen ("2026-10") ? g_strconcat (date->text, "-01", NULL)
                                                  : g_strndup (date->text, 10);
  if (!livret_day_parse (day, &number, NULL))
    return FALSE;
  *wall = number * (gint64) DAY + DAY / 2;
  return TRUE;
}

/* (nullable): %NULL where there is nowhere to mark it. */
static LivretChartEvent *
add (GArray *events, const LivretDate *date, const char *format, const char *text)
{
  LivretChartEvent event = { 0 };
  GString *words;

  if (format == NULL || !find_wall (date, &event.wall))
    return NULL;
  words = g_string_new (format);
  g_string_replace (words, "%s", text, 1);
  event.words = g_string_free (words, FALSE);
  event.when = livret_date_display (date);
  g_array_append_val (events, event);
  return &g_array_index (events, LivretChartEvent, events->len - 1);
}

void
livret_measure_events_add_entry (GArray *events, const LivretEntry *entry)
{
  static const struct
  {
    const char *section;
    const char *begins;
    const char *ends;
  } rows[] = {
    { "treatments", N_ ("New treatment: %s"), N_ ("End of treatment: %s") },
    { "conditions", N_ ("Condition: %s"), N_ ("No longer: %s") },
    { "vaccinations", N_ ("Vaccination: %s"), NULL },
    { "devices", N_ ("Implant or device: %s"), N_ ("Implant or device taken away: %s") },
  };

  if (entry->none)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (rows[i].section, entry->section) == 0)
      {
        add (events, &entry->from, _ (rows[i].begins), entry->text);
        if (rows[i].ends != NULL)
          add (events, &entry->until, _ (rows[i].ends), entry->text);
      }
}

void
livret_measure_events_add_report (GArray *events, const LivretDocument *document)
{
  /* Translators: a document on the axis of a chart: "Report: stay in hospital". */
  add (events, &document->date, _ ("Report: %s"), document->title);
}

void
livret_measure_events_add_note (GArray *events, const LivretDayNote *note)
{
  LivretChartEvent *event;
  LivretDate date;
  char day[16];

  if (!livret_date_parse (livret_day_iso (note->day, day), NULL, &date, NULL))
    return;
  /* Translators: what a person noted on a day, on the axis of a chart: "Note: changed shoes". */
  event = add (events, &date, _ ("Note: %s"), note->text);
  if (event != NULL)
    event->note = g_strdup (note->id);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const LivretChartEvent *x = a;
  const LivretChartEvent *y = b;

  if (x->wall != y->wall)
    return x->wall < y->wall ? -1 : 1;
  return g_strcmp0 (x->words, y->words);
}

GArray *
livret_measure_events_read (LivretDb *db,
                            const char *person,
                            const GPtrArray *notes,
                            GError **error)
{
  LivretDocumentQuery query = { .person = person, .category = "CPT_REND" };
  g_autoptr (GArray) events = livret_measure_events_new ();
  g_autoptr (GPtrArray) entries = livret_entries_list (db, person, NULL, error);
  g_autoptr (GPtrArray) reports = entries ? livret_documents_list (db, &query, error) : NULL;

  if (reports == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    livret_measure_events_add_entry (events, entries->pdata[i]);
  for (guint i = 0; i < reports->len; i++)
    livret_measure_events_add_report (events, reports->pdata[i]);
  for (guint i = 0; i < notes->len; i++)
    livret_measure_events_add_note (events, notes->pdata[i]);
  g_array_sort (events, compare_events);
  return g_steal_pointer (&events);
}
