/* livret-watch-sink.c: hears what the reader says of a file, until it is known what it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/watch/livret-watch-sink.h"

#include "record/livret-kind.h"

/* An archive of so many files that are nothing to us is none of ours. */
#define ASIDE_MAX 100

/* Readings say whose they are in formats alone that hold papers too: there one waits for it. */
static gboolean
is_enough (const LivretWatchSink *self)
{
  const LivretWatchFacts *facts = self->facts;
  gboolean something = facts->readings != NULL || facts->statements || facts->title != NULL;

  if (livret_watch_is_paper (facts->format))
    return something && facts->holder != NULL;
  return facts->readings != NULL || facts->statements;
}

static gboolean
goes_on (LivretWatchSink *self)
{
  return !is_enough (self) && self->aside < ASIDE_MAX && g_get_monotonic_time () < self->deadline;
}

/* The first that is said stays. */
static void
keep (char **member, const char *text)
{
  if (*member == NULL && text != NULL && *text != '\0')
    *member = g_strdup (text);
}

static gboolean
take_format (LivretSink *sink, const char *format_id)
{
  LivretWatchSink *self = (LivretWatchSink *) sink;

  keep (&self->facts->format, format_id);
  return goes_on (self);
}

static gboolean
take_series (LivretSink *sink, guint16 id, const LivretSinkSeries *series)
{
  LivretWatchSink *self = (LivretWatchSink *) sink;
  const LivretKind *kind = livret_kind_by_id (series->kind);

  keep (&self->facts->readings, kind != NULL ? livret_kind_label (kind) : series->kind);
  keep (&self->facts->source, series->source);
  return TRUE;
}

static gboolean
take_readings (LivretSink *sink, const LivretSinkReading *rows, gsize n_rows)
{
  return goes_on ((LivretWatchSink *) sink);
}

static gboolean
take_document (LivretSink *sink, const LivretSinkDocument *document)
{
  LivretWatchSink *self = (LivretWatchSink *) sink;
  GString *text = self->facts->text;
  gsize size = document->text != NULL ? strlen (document->text) : 0;

  keep (&self->facts->title, document->title);
  if (text->len < LIVRET_WATCH_TEXT_MAX && size > 0)
    {
      gsize room = LIVRET_WATCH_TEXT_MAX - text->len;
      const char *end = document->text + size;

      if (size > room)
        end = g_utf8_find_prev_char (document->text, document->text + room);
      g_string_append_c (text, '\n');
      g_string_append_len (text, document->text, end != NULL ? end - document->text : 0);
    }
  return goes_on (self);
}

static gboolean
take_entry (LivretSink *sink, const LivretSinkEntry *entry)
{
  LivretWatchSink *self = (LivretWatchSink *) sink;

  self->facts->statements = TRUE;
  return goes_on (self);
}

static gboolean
take_identity (LivretSink *sink, const LivretSinkIdentity *identity)
{
  LivretWatchSink *self = (LivretWatchSink *) sink;

  keep (&self->facts->holder, identity->name);
  keep (&self->facts->born, identity->birth_date);
  keep (&self->facts->ins, identity->ins);
  return goes_on (self);
}

static gboolean
take_aside (LivretSink *sink, const char *where, const char *reason)
{
  LivretWatchSink *self = (LivretWatchSink *) sink;

  self->aside++;
  return goes_on (self);
}

static gboolean
take_progress (LivretSink *sink, guint64 done, guint64 total)
{
  return goes_on ((LivretWatchSink *) sink);
}

static const LivretSinkInterface interface = {
  .format = take_format,
  .series = take_series,
  .readings = take_readings,
  .document = take_document,
  .entry = take_entry,
  .identity = take_identity,
  .set_aside = take_aside,
  .progress = take_progress,
};

void
livret_watch_sink_init (LivretWatchSink *self, const char *name, guint seconds)
{
  *self = (LivretWatchSink) { .sink = { .interface = &interface } };
  self->facts = livret_watch_facts_new (name);
  self->deadline = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
}

void
livret_watch_sink_clear (LivretWatchSink *self)
{
  g_clear_pointer (&self->facts, livret_watch_facts_free);
}
