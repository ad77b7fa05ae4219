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

/* @text in the place of the "%s" of @format, which came out of a table. */
static char *
fill_in (const char *format, const char *text)
{
  GString *words = g_string_new (format);

  g_string_replace (words, "%s", text, 1);
  return g_string_free (words, FALSE);
}

/* (nullable): %NULL where there is nowhere to mark it. @words: (transfer full) (nullable) */
static LivretChartEvent *
add (GArray *events, const LivretDate *date, char *words)
{
  LivretChartEvent event = { .words = words };

  if (words == NULL || !find_wall (date, &event.wall))
    {
      g_free (words);
      return NULL;
    }
  event.when = livret_date_display (date);
  g_array_append_val (events, event);
  return &g_array_index (events, LivretChartEvent, events->len - 1);
}

char *
livret_measure_event_words (const char *section, gboolean ends, const char *text)
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

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (rows[i].section, section) == 0)
      {
        const char *format = ends ? rows[i].ends : rows[i].begins;

        return format != NULL ? fill_in (_ (format), text) : NULL;
      }
  return NULL;
}

void
livret_measure_events_add_entry (GArray *events, const LivretEntry *entry)
{
  if (entry->none)
    return;
  add (events, &entry->from, livret_measure_event_words (entry->section, FALSE, entry->text));
  add (events, &entry->until, livret_measure_event_words (entry->section, TRUE, entry->text));
}

void
livret_measure_events_add_report (GArray *events, const LivretDocument *document)
{
  /* Translators: a document on the axis of a chart: "Report: stay in hospital". */
  add (events, &document->date, fill_in (_ ("Report: %s"), document->title));
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
  event = add (events, &date, fill_in (_ ("Note: %s"), note->text));
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
