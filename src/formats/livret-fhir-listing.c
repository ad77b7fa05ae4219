/* livret-fhir-listing.c: what a file without a narrative of its own holds, as people read it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-date.h"
#include "formats/livret-fhir.h"
#include "record/livret-kind.h"

/* What one reads through, and what a search looks through. */
#define TEXT_MAX (1024 * 1024)
#define PARTS_MAX 100

typedef struct
{
  char *heading;
  GString *lines;
} Part;

typedef struct
{
  const LivretKind *kind;
  char *unit;
} Series;

struct _LivretFhirListing
{
  LivretSink sink;
  GArray *series; /* Series */
  GPtrArray *parts;
  gsize size;
  guint n_documents;
};

static const struct
{
  const char *section;
  const char *heading;
} headings[] = {
  { "treatments", N_ ("Treatments") },
  { "allergies", N_ ("Allergies") },
  { "conditions", N_ ("Conditions") },
  { "vaccinations", N_ ("Vaccinations") },
  { "devices", N_ ("Implants and devices") },
  { "procedures", N_ ("Operations and hospital stays") },
  { "family", N_ ("Family history") },
  { "habits", N_ ("Habits") },
  { "pregnancies", N_ ("Pregnancies") },
  { "disabilities", N_ ("Disabilities") },
  { "wishes", N_ ("Wishes and advance directives") },
  { "results", N_ ("Other results") },
};

static const char *
heading_of (const char *section)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (strcmp (headings[i].section, section) == 0)
      return _ (headings[i].heading);
  return section;
}

static GString *
lines_of (LivretFhirListing *self, const char *heading)
{
  Part *part;

  for (guint i = 0; i < self->parts->len; i++)
    {
      part = self->parts->pdata[i];
      if (strcmp (part->heading, heading) == 0 || i + 1 == PARTS_MAX)
        return part->lines;
    }
  part = g_new0 (Part, 1);
  part->heading = g_strdup (heading);
  part->lines = g_string_new (NULL);
  g_ptr_array_add (self->parts, part);
  return part->lines;
}

void
livret_fhir_listing_add (LivretFhirListing *self, const char *heading, const char *line)
{
  if (self->size > TEXT_MAX)
    return;
  g_string_append_printf (lines_of (self, heading), "• %s\n", line);
  self->size += strlen (line);
}

/* --- The sink -----------------------------------------------------------------------------------
 */

static gboolean
on_series (LivretSink *sink, guint16 id, const LivretSinkSeries *series)
{
  LivretFhirListing *self = (LivretFhirListing *) sink;
  Series row = { livret_kind_by_id (series->kind), g_strdup (series->unit) };

  g_array_append_val (self->series, row);
  return TRUE;
}

static gboolean
on_readings (LivretSink *sink, const LivretSinkReading *rows, gsize n_rows)
{
  LivretFhirListing *self = (LivretFhirListing *) sink;

  for (gsize i = 0; i < n_rows; i++)
    {
      const Series *series = &g_array_index (self->series, Series, rows[i].series);
      gint64 local = rows[i].time +
                     (rows[i].offset_min != LIVRET_OFFSET_UNKNOWN ? rows[i].offset_min * 60 : 0);
      double values[LIVRET_COMPONENTS_MAX];
      g_autofree char *number = NULL;
      g_autofree char *value = NULL;
      g_autofree char *line = NULL;
      char day[16];

      if (!livret_kind_values_to_canonical (series->kind, rows[i].values, series->unit, values))
        continue;
      number = livret_kind_format (series->kind, values, NULL);
      value = livret_limit_before (livret_limit_of (rows[i].flags, rows[i].written), number);
      line = g_strdup_printf ("%s\u00a0: %s, %s", livret_kind_label (series->kind), value,
                              livret_day_iso ((int) (local / 86400 - (local % 86400 < 0)), day));
      livret_fhir_listing_add (self, _ ("Measurements"), line);
    }
  return self->size <= TEXT_MAX;
}

static gboolean
on_entry (LivretSink *sink, const LivretSinkEntry *entry)
{
  LivretFhirListing *self = (LivretFhirListing *) sink;
  g_autoptr (GString) line = g_string_new (entry->none ? _ ("None") : entry->text);

  if (entry->from != NULL)
    g_string_append_printf (line, ", %s", entry->from);
  if (entry->until != NULL)
    g_string_append_printf (line, " – %s", entry->until);
  if (entry->comment != NULL)
    g_string_append_printf (line, " (%s)", entry->comment);
  livret_fhir_listing_add (self, heading_of (entry->section), line->str);
  return self->size <= TEXT_MAX;
}

static gboolean
on_document (LivretSink *sink, const LivretSinkDocument *document)
{
  LivretFhirListing *self = (LivretFhirListing *) sink;

  self->n_documents++;
  livret_fhir_listing_add (self, _ ("Documents"),
                           document->title != NULL  ? document->title
                           : document->name != NULL ? document->name
                                                    : document->media_type);
  return TRUE;
}

static gboolean
on_set_aside (LivretSink *sink, const char *where, const char *reason)
{
  return TRUE;
}

static const LivretSinkInterface writing = {
  .series = on_series,
  .readings = on_readings,
  .document = on_document,
  .entry = on_entry,
  .set_aside = on_set_aside,
};

/* --- Beginning and end --------------------------------------------------------------------------
 */

static void
clear_series (gpointer data)
{
  g_free (((Series *) data)->unit);
}

static void
free_part (gpointer data)
{
  Part *part = data;

  g_free (part->heading);
  g_string_free (part->lines, TRUE);
  g_free (part);
}

LivretFhirListing *
livret_fhir_listing_new (void)
{
  LivretFhirListing *self = g_new0 (LivretFhirListing, 1);

  self->sink.interface = &writing;
  self->series = g_array_new (FALSE, FALSE, sizeof (Series));
  g_array_set_clear_func (self->series, clear_series);
  self->parts = g_ptr_array_new_with_free_func (free_part);
  return self;
}

LivretSink *
livret_fhir_listing_sink (LivretFhirListing *self)
{
  return &self->sink;
}

GString *
livret_fhir_listing_free (LivretFhirListing *self, guint *n_documents)
{
  GString *text = g_string_new (NULL);

  *n_documents = self->n_documents;
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = self->parts->pdata[i];

      g_string_append_printf (text, "%s%s\n%s", i > 0 ? "\n" : "", part->heading, part->lines->str);
    }
  g_ptr_array_unref (self->parts);
  g_array_unref (self->series);
  g_free (self);
  return text;
}
