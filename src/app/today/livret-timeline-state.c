/* livret-timeline-state.c: the lines of the timeline in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/today/livret-timeline-state.h"

#include <glib/gi18n.h>

#include "app/measures/livret-measure-events.h"
#include "app/widgets/livret-wording.h"
#include "record/livret-documents.h"
#include "record/livret-entries.h"
#include "record/livret-kind.h"

/* Kinds named in a line; the rest is counted. */
#define NAMED 3

static const LivretTimelineRow rows[] = {
  { LIVRET_TIMELINE_DOCUMENTS, N_ ("Documents"), "livret-document-symbolic", "documents" },
  { LIVRET_TIMELINE_READINGS | LIVRET_TIMELINE_NOTES, N_ ("Measures"), "livret-pulse-symbolic",
    "measures" },
  { LIVRET_TIMELINE_ENTRIES | LIVRET_TIMELINE_ENDS, N_ ("Health profile"), "livret-heart-symbolic",
    "profile" },
  { LIVRET_TIMELINE_SHARES, N_ ("Shares"), "livret-envelope-symbolic", "shares" },
  { 0, NULL, NULL, NULL },
};

const LivretTimelineRow *
livret_timeline_rows (void)
{
  return rows;
}

const LivretTimelineRow *
livret_timeline_row (LivretTimelineKind kind)
{
  for (const LivretTimelineRow *row = rows; row->title != NULL; row++)
    if ((row->kinds & kind) != 0)
      return row;
  g_return_val_if_reached (rows);
}

const char *
livret_timeline_icon (const LivretTimelineItem *item)
{
  return item->kind == LIVRET_TIMELINE_NOTES ? "livret-pencil-symbolic"
                                             : livret_timeline_row (item->kind)->icon;
}

static char *
name_kinds (const int *kinds)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (; kinds[n] != 0; n++)
    {
      const LivretKind *kind = livret_kind_by_number (kinds[n]);

      if (n < NAMED && kind != NULL)
        g_string_append_printf (text, "%s%s", n > 0 ? ", " : "", livret_kind_label (kind));
    }
  if (n > NAMED)
    {
      g_autofree char *named = g_string_free (text, FALSE);

      return g_strdup_printf (
          ngettext ("%s and %u more measure", "%s and %u more measures", n - NAMED), named,
          n - NAMED);
    }
  return g_string_free (text, FALSE);
}

char *
livret_timeline_title (const LivretTimelineItem *item)
{
  switch (item->kind)
    {
    case LIVRET_TIMELINE_READINGS:
      return name_kinds (item->kinds);
    case LIVRET_TIMELINE_SHARES:
      return g_strdup_printf (_ ("Shared with %s"), item->title);
    case LIVRET_TIMELINE_ENTRIES:
      return g_strdup (*item->title != '\0' ? item->title
                                            : _ (livret_section_by_id (item->detail)->none));
    case LIVRET_TIMELINE_ENDS:
      return livret_measure_event_words (item->detail, TRUE, item->title);
    default:
      return g_strdup (item->title);
    }
}

static char *
say_what (const LivretTimelineItem *item)
{
  const LivretKind *kind;

  switch (item->kind)
    {
    case LIVRET_TIMELINE_READINGS:
      return g_strdup_printf (ngettext ("%'ld reading", "%'ld readings", (gulong) item->n),
                              (long) item->n);
    case LIVRET_TIMELINE_SHARES:
      return g_strdup_printf (_ ("“%s”"), item->detail);
    case LIVRET_TIMELINE_NOTES:
      kind = *item->detail != '\0' ? livret_kind_by_id (item->detail) : NULL;
      return livret_wording_join (_ ("Note"), kind != NULL ? livret_kind_label (kind) : NULL, NULL);
    case LIVRET_TIMELINE_ENTRIES:
    case LIVRET_TIMELINE_ENDS:
      return g_strdup (_ (livret_section_by_id (item->detail)->label));
    default:
      return g_strdup (livret_category_label (item->detail));
    }
}

/* The day, unless only a month or a year is known. */
static char *
say_when (const LivretTimelineItem *item, int today)
{
  if (livret_date_is_set (&item->date) && item->date.latest - item->date.earliest > 86400)
    return livret_date_display (&item->date);
  return livret_wording_short_day (item->day, today);
}

char *
livret_timeline_subtitle (const LivretTimelineItem *item, gboolean several, int today)
{
  g_autofree char *when = say_when (item, today);
  g_autofree char *what = say_what (item);

  return livret_wording_join (when, what, several ? item->person_name : NULL, NULL);
}

const char *
livret_timeline_target (const LivretTimelineItem *item)
{
  if (item->kind == LIVRET_TIMELINE_DOCUMENTS || item->kind == LIVRET_TIMELINE_SHARES)
    return item->id;
  if (item->kind == LIVRET_TIMELINE_READINGS && item->kinds[0] != 0 && item->kinds[1] == 0)
    return livret_kind_by_number (item->kinds[0])->id;
  if (item->kind == LIVRET_TIMELINE_NOTES && *item->detail != '\0')
    return item->detail;
  return NULL;
}
