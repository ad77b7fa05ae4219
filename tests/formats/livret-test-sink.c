/* livret-test-sink.c: a sink that writes down every call as a line of JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "livret-test-sink.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <unistd.h>

#include "base/livret-quantity.h"

#define SELF(sink) ((LivretTestSink *) (sink))

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static JsonBuilder *
begin (const char *call)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_text (builder, "call", call);
  return builder;
}

/* Takes @builder. */
static gboolean
finish (LivretSink *sink, JsonBuilder *builder)
{
  LivretTestSink *self = SELF (sink);
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *line = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  line = json_to_string (root, FALSE);
  g_string_append_printf (self->lines, "%s\n", line);
  g_object_unref (builder);
  self->n_calls++;
  return self->refuse_after == 0 || self->n_calls < self->refuse_after;
}

static gboolean
on_format (LivretSink *sink, const char *format_id)
{
  JsonBuilder *builder = begin ("format");

  add_text (builder, "id", format_id);
  return finish (sink, builder);
}

static gboolean
on_series (LivretSink *sink, guint16 id, const LivretSinkSeries *series)
{
  JsonBuilder *builder = begin ("series");

  add_int (builder, "id", id);
  add_text (builder, "kind", series->kind);
  add_text (builder, "unit", series->unit);
  add_text (builder, "source", series->source);
  add_text (builder, "device", series->device);
  add_int (builder, "wall", series->wall_clock);
  return finish (sink, builder);
}

static void
add_reading (JsonBuilder *builder, const LivretSinkReading *row)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_unix_utc (row->time);
  g_autofree char *time = g_date_time_format (instant, "%Y-%m-%d %H:%M:%S");
  char buffer[LIVRET_DECIMAL_MAX];

  add_int (builder, "series", row->series);
  add_text (builder, "time", time);
  if (row->duration != 0)
    add_int (builder, "duration", row->duration);
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < 3; i++)
    if (!isnan (row->values[i]))
      json_builder_add_string_value (builder,
                                     livret_decimal_print (row->values[i], -1, FALSE, buffer));
    else if (i < 2 && !isnan (row->values[i + 1]))
      json_builder_add_null_value (builder);
  json_builder_end_array (builder);
  add_int (builder, "decimals", row->decimals);
  if (row->code != 0)
    add_int (builder, "code", row->code);
  if (row->offset_min != LIVRET_OFFSET_UNKNOWN)
    add_int (builder, "offset", row->offset_min);
  if (row->flags != 0)
    add_int (builder, "flags", row->flags);
  add_text (builder, "written", row->written);
  add_int (builder, "where", row->where);
}

static gboolean
on_reading (LivretSink *sink, const LivretSinkReading *row)
{
  JsonBuilder *builder = begin ("reading");

  add_reading (builder, row);
  SELF (sink)->n_readings++;
  return finish (sink, builder);
}

static void
add_limit (JsonBuilder *builder, const char *name, double limit)
{
  char buffer[LIVRET_DECIMAL_MAX];

  if (!isnan (limit))
    add_text (builder, name, livret_decimal_print (limit, -1, FALSE, buffer));
}

static gboolean
on_result (LivretSink *sink, const LivretSinkReading *row, const LivretSinkFinding *finding)
{
  JsonBuilder *builder = begin ("result");

  add_reading (builder, row);
  add_text (builder, "place", finding->place);
  if (finding->page != 0)
    add_int (builder, "page", finding->page);
  add_limit (builder, "low", finding->low);
  add_limit (builder, "high", finding->high);
  add_text (builder, "range", finding->range);
  add_text (builder, "meaning", finding->meaning);
  SELF (sink)->n_readings++;
  return finish (sink, builder);
}

static gboolean
on_readings (LivretSink *sink, const LivretSinkReading *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    if (!on_reading (sink, &rows[i]))
      return FALSE;
  return TRUE;
}

static void
add_fd (JsonBuilder *builder, int fd)
{
  if (fd < 0)
    add_int (builder, "fd", fd);
  else
    add_int (builder, "bytes", lseek (fd, 0, SEEK_END));
}

static void
add_paper (JsonBuilder *builder, const LivretSinkDocument *document)
{
  const LivretSinkPaper *paper = document->paper;

  if (paper == NULL)
    return;
  add_text (builder, "type", paper->type);
  add_text (builder, "unique_id", paper->unique_id);
  add_text (builder, "set_id", paper->set_id);
  add_int (builder, "set_version", paper->set_version);
  add_text (builder, "replaces", paper->replaces);
  add_text (builder, "restrictions", paper->restrictions);
  for (guint i = 0; i < document->n_parts; i++)
    {
      json_builder_set_member_name (builder, document->parts[i].role);
      json_builder_begin_object (builder);
      add_fd (builder, document->parts[i].fd);
      add_text (builder, "media_type", document->parts[i].media_type);
      add_text (builder, "name", document->parts[i].name);
      json_builder_end_object (builder);
    }
}

static gboolean
on_document (LivretSink *sink, const LivretSinkDocument *document)
{
  JsonBuilder *builder = begin ("document");

  add_fd (builder, document->fd);
  add_text (builder, "media_type", document->media_type);
  add_text (builder, "name", document->name);
  add_text (builder, "title", document->title);
  add_text (builder, "author", document->author);
  add_text (builder, "establishment", document->establishment);
  add_text (builder, "category", document->category);
  add_text (builder, "date", document->date);
  if (document->standing != NULL)
    add_text (builder, "standing", document->standing);
  add_int (builder, "pages", document->pages);
  add_text (builder, "text", document->text);
  add_paper (builder, document);
  SELF (sink)->n_documents++;
  return finish (sink, builder);
}

static gboolean
on_entry (LivretSink *sink, const LivretSinkEntry *entry)
{
  JsonBuilder *builder = begin ("entry");

  add_text (builder, "section", entry->section);
  add_text (builder, "text", entry->text);
  add_text (builder, "from", entry->from);
  add_text (builder, "until", entry->until);
  add_text (builder, "comment", entry->comment);
  add_int (builder, "none", entry->none);
  add_text (builder, "place", entry->place);
  add_text (builder, "code", entry->code);
  return finish (sink, builder);
}

static gboolean
on_identity (LivretSink *sink, const LivretSinkIdentity *identity)
{
  JsonBuilder *builder = begin ("identity");

  add_text (builder, "name", identity->name);
  add_text (builder, "birth_date", identity->birth_date);
  add_text (builder, "ins", identity->ins);
  return finish (sink, builder);
}

static gboolean
on_set_aside (LivretSink *sink, const char *where, const char *reason)
{
  JsonBuilder *builder = begin ("set_aside");

  add_text (builder, "where", where);
  add_text (builder, "reason", reason);
  SELF (sink)->n_set_aside++;
  return finish (sink, builder);
}

static gboolean
on_withheld (LivretSink *sink, guint64 n_readings)
{
  JsonBuilder *builder = begin ("withheld");

  add_int (builder, "readings", (gint64) n_readings);
  return finish (sink, builder);
}

static const LivretSinkInterface test_interface = {
  on_format,   on_series,    on_readings, on_document, on_entry,
  on_identity, on_set_aside, NULL,        on_withheld, on_result,
};

void
livret_test_sink_init (LivretTestSink *self)
{
  *self = (LivretTestSink) { .sink = { &test_interface, 0 }, .lines = g_string_new (NULL) };
}

void
livret_test_sink_clear (LivretTestSink *self)
{
  if (self->lines != NULL)
    g_string_free (self->lines, TRUE);
  self->lines = NULL;
}
