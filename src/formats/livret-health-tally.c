/* livret-health-tally.c: what of a HealthKit export is not taken, one line a type and reason.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-health-tally.h"

#include <glib/gi18n-lib.h>

/* A file may invent as many types as it likes. */
#define LINES_MAX 1000

typedef struct
{
  LivretHealthReason reason;
  guint count;
  char what[];
} Line;

static guint
hash_line (gconstpointer data)
{
  const Line *line = data;

  return g_str_hash (line->what) * 31 + line->reason;
}

static gboolean
equal_lines (gconstpointer a, gconstpointer b)
{
  const Line *x = a;
  const Line *y = b;

  return x->reason == y->reason && strcmp (x->what, y->what) == 0;
}

void
livret_health_tally_init (LivretHealthTally *self)
{
  self->lines = g_hash_table_new (hash_line, equal_lines);
  self->order = g_ptr_array_new_with_free_func (g_free);
  self->last = NULL;
  self->withheld = 0;
}

void
livret_health_tally_clear (LivretHealthTally *self)
{
  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_clear_pointer (&self->order, g_ptr_array_unref);
}

static Line *
line_new (const char *what, LivretHealthReason reason)
{
  gsize size = strlen (what) + 1;
  Line *line = g_malloc (sizeof *line + size);

  line->reason = reason;
  line->count = 0;
  memcpy (line->what, what, size);
  return line;
}

static Line *
find_line (LivretHealthTally *self, const char *what, LivretHealthReason reason)
{
  g_autofree Line *wanted = line_new (what, reason);
  Line *line = g_hash_table_lookup (self->lines, wanted);

  if (line == NULL && self->order->len >= LINES_MAX)
    line = g_ptr_array_index (self->order, LINES_MAX - 1);
  if (line != NULL)
    return line;
  line = g_steal_pointer (&wanted);
  g_hash_table_add (self->lines, line);
  g_ptr_array_add (self->order, line);
  return line;
}

void
livret_health_tally_add (LivretHealthTally *self,
                         const char *what,
                         LivretHealthReason reason,
                         guint64 n)
{
  Line *line = self->last;

  if (n == 0)
    return;
  if (line == NULL || line->reason != reason || strcmp (line->what, what) != 0)
    line = find_line (self, what, reason);
  self->last = line;
  line->count = (guint) MIN (line->count + n, G_MAXINT);
}

static char *
sentence (LivretHealthReason reason, guint n)
{
  switch (reason)
    {
    case LIVRET_HEALTH_NO_KIND:
      return g_strdup_printf (ngettext ("%u record is not taken: Livret keeps no such kind.",
                                        "%u records are not taken: Livret keeps no such kind.", n),
                              n);
    case LIVRET_HEALTH_NOT_ASKED:
      return g_strdup_printf (
          ngettext ("%u record is not taken: what is so private is not imported unasked.",
                    "%u records are not taken: what is so private is not imported unasked.", n),
          n);
    case LIVRET_HEALTH_NO_NUMBER:
      return g_strdup_printf (ngettext ("%u notice without a number is not taken.",
                                        "%u notices without a number are not taken.", n),
                              n);
    case LIVRET_HEALTH_NO_VALUE:
      return g_strdup_printf (ngettext ("%u record has no value that makes sense.",
                                        "%u records have no value that makes sense.", n),
                              n);
    case LIVRET_HEALTH_NO_UNIT:
      return g_strdup_printf (
          ngettext ("%u record is in a unit that does not go with its kind.",
                    "%u records are in a unit that does not go with their kind.", n),
          n);
    case LIVRET_HEALTH_NO_DATE:
      return g_strdup_printf (ngettext ("%u record has no date that makes sense.",
                                        "%u records have no date that makes sense.", n),
                              n);
    case LIVRET_HEALTH_HALF:
      return g_strdup_printf (
          ngettext ("%u value is half of a blood pressure: the other half is missing.",
                    "%u values are half of a blood pressure: the other half is missing.", n),
          n);
    case LIVRET_HEALTH_BEATS:
      return g_strdup_printf (
          ngettext ("%u single heartbeat is not taken; the variability made of it is.",
                    "%u single heartbeats are not taken; the variability made of them is.", n),
          n);
    case LIVRET_HEALTH_SUMMARY:
      return g_strdup_printf (
          ngettext ("%u daily total is not taken: Livret adds up the readings themselves.",
                    "%u daily totals are not taken: Livret adds up the readings themselves.", n),
          n);
    case LIVRET_HEALTH_ELSEWHERE:
      return g_strdup_printf (
          ngettext ("%u entry only names a document, which stands in the export’s archive.",
                    "%u entries only name documents, which stand in the export’s archive.", n),
          n);
    case LIVRET_HEALTH_TOO_MANY:
      return g_strdup_printf (
          ngettext ("%u record is not taken: there are too many of its like in this file.",
                    "%u records are not taken: there are too many of their like in this file.", n),
          n);
    case LIVRET_HEALTH_EMPTY:
      return g_strdup_printf (ngettext ("%u row holds nothing that was measured.",
                                        "%u rows hold nothing that was measured.", n),
                              n);
    case LIVRET_HEALTH_REMOVED:
      return g_strdup_printf (
          ngettext ("%u record is not taken: it was removed in the app that kept it.",
                    "%u records are not taken: they were removed in the app that kept them.", n),
          n);
    default:
      return g_strdup_printf (
          ngettext ("The file is damaged at %u place; what could be read around it was read.",
                    "The file is damaged at %u places; what could be read around them was read.",
                    n),
          n);
    }
}

gboolean
livret_health_tally_tell (LivretHealthTally *self, LivretSink *sink)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      const Line *line = g_ptr_array_index (self->order, i);
      g_autofree char *reason = sentence (line->reason, line->count);

      if (!livret_sink_set_aside (sink, line->what, reason))
        return FALSE;
    }
  return livret_sink_withheld (sink, self->withheld);
}
