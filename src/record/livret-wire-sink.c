/* livret-wire-sink.c: the reader's side of the sink protocol: calls become frames.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-wire-sink.h"

#include <unistd.h>

#include "record/livret-reader.h"
#include "record/livret-wire-row.h"

#define SELF(sink) ((LivretWireSink *) (sink))

static gboolean
send_frame (LivretWireSink *self, LivretWireFrame *frame)
{
  if (self->alarm_seconds > 0)
    alarm (self->alarm_seconds);
  return livret_wire_send (self->socket, frame, self->error == NULL ? &self->error : NULL);
}

static gboolean
on_format (LivretSink *sink, const char *format_id)
{
  g_auto (LivretWireFrame) frame = { 0 };

  livret_wire_frame_init (&frame, LIVRET_WIRE_FORMAT);
  livret_wire_put_text (&frame, format_id);
  return send_frame (SELF (sink), &frame);
}

static gboolean
on_series (LivretSink *sink, guint16 id, const LivretSinkSeries *series)
{
  g_auto (LivretWireFrame) frame = { 0 };

  livret_wire_frame_init (&frame, LIVRET_WIRE_SERIES);
  livret_wire_put_u32 (&frame, id);
  livret_wire_put_u32 (&frame, series->wall_clock);
  livret_wire_put_text (&frame, series->kind);
  livret_wire_put_text (&frame, series->source);
  livret_wire_put_text (&frame, series->device);
  livret_wire_put_text (&frame, series->unit);
  return send_frame (SELF (sink), &frame);
}

static guint8
written_size (const char *written)
{
  gsize size;

  if (written == NULL)
    return LIVRET_WIRE_WRITTEN_NONE;
  size = strnlen (written, LIVRET_WIRE_WRITTEN_MAX);
  while (size > 0 && ((guchar) written[size] & 0xc0) == 0x80)
    size--;
  return size;
}

/* As many of the rows as one frame holds. */
static gsize
count_fitting (const LivretSinkReading *rows, gsize n_rows)
{
  gsize size = sizeof (guint32);

  for (gsize i = 0; i < n_rows; i++)
    {
      size += sizeof (LivretWireRow);
      if (rows[i].written != NULL)
        size += written_size (rows[i].written);
      if (size > LIVRET_WIRE_FRAME_MAX)
        return i;
    }
  return n_rows;
}

static LivretWireRow
pack_row (const LivretSinkReading *reading)
{
  return (LivretWireRow) { reading->time,
                           { reading->values[0], reading->values[1], reading->values[2] },
                           reading->duration,
                           reading->where,
                           reading->series,
                           reading->code,
                           reading->offset_min,
                           reading->decimals,
                           reading->flags,
                           written_size (reading->written),
                           { 0 } };
}

static gboolean
send_rows (LivretWireSink *self, const LivretSinkReading *rows, gsize n_rows)
{
  g_auto (LivretWireFrame) frame = { 0 };

  livret_wire_frame_init (&frame, LIVRET_WIRE_READINGS);
  livret_wire_put_u32 (&frame, n_rows);
  for (gsize i = 0; i < n_rows; i++)
    {
      LivretWireRow row = pack_row (&rows[i]);

      livret_wire_put (&frame, &row, sizeof row);
    }
  for (gsize i = 0; i < n_rows; i++)
    if (rows[i].written != NULL)
      livret_wire_put (&frame, rows[i].written, written_size (rows[i].written));
  return send_frame (self, &frame);
}

static gboolean
on_readings (LivretSink *sink, const LivretSinkReading *rows, gsize n_rows)
{
  while (n_rows > 0)
    {
      gsize n = count_fitting (rows, n_rows);

      if (!send_rows (SELF (sink), rows, n))
        return FALSE;
      rows += n;
      n_rows -= n;
    }
  return TRUE;
}

/* Codes and identifiers are short; together they must not outgrow the frame. */
#define SHORT_MAX 512

static void
put_short (LivretWireFrame *frame, const char *text)
{
  g_autofree char *cut = NULL;

  if (text != NULL && strlen (text) > SHORT_MAX)
    cut = g_strndup (text, g_utf8_find_prev_char (text, text + SHORT_MAX) - text);
  livret_wire_put_text (frame, cut != NULL ? cut : text);
}

static void
put_paper (LivretWireFrame *frame, const LivretSinkDocument *document)
{
  const LivretSinkPaper *paper = document->paper;

  livret_wire_put_u32 (frame, paper != NULL);
  if (paper == NULL)
    return;
  put_short (frame, paper->type);
  put_short (frame, paper->unique_id);
  put_short (frame, paper->set_id);
  livret_wire_put_u32 (frame, paper->set_version);
  put_short (frame, paper->replaces);
  put_short (frame, paper->restrictions);
  livret_wire_put_u32 (frame, document->n_parts);
  for (guint i = 0; i < document->n_parts; i++)
    {
      put_short (frame, document->parts[i].role);
      livret_wire_put_u32 (frame, document->parts[i].fd >= 0);
      put_short (frame, document->parts[i].media_type);
      put_short (frame, document->parts[i].name);
    }
}

static gboolean
put_document_fds (LivretWireSink *self, LivretWireFrame *frame, const LivretSinkDocument *document)
{
  gboolean done;
  int text;

  if (document->fd >= 0 && !livret_wire_put_fd (frame, document->fd, &self->error))
    return FALSE;
  for (guint i = 0; i < document->n_parts; i++)
    if (document->parts[i].fd >= 0 &&
        !livret_wire_put_fd (frame, document->parts[i].fd, &self->error))
      return FALSE;
  if (document->text == NULL)
    return TRUE;
  text = livret_memfd_new ("text", document->text, strlen (document->text), &self->error);
  if (text < 0)
    return FALSE;
  done = livret_wire_put_fd (frame, text, &self->error);
  close (text);
  return done;
}

static gboolean
on_document (LivretSink *sink, const LivretSinkDocument *document)
{
  g_auto (LivretWireFrame) frame = { 0 };

  livret_wire_frame_init (&frame, LIVRET_WIRE_DOCUMENT);
  livret_wire_put_u32 (&frame, document->fd >= 0);
  livret_wire_put_u32 (&frame, document->text != NULL);
  livret_wire_put_u32 (&frame, document->pages);
  livret_wire_put_text (&frame, document->media_type);
  livret_wire_put_text (&frame, document->name);
  livret_wire_put_text (&frame, document->title);
  livret_wire_put_text (&frame, document->author);
  livret_wire_put_text (&frame, document->establishment);
  livret_wire_put_text (&frame, document->category);
  livret_wire_put_text (&frame, document->date);
  livret_wire_put_text (&frame, document->standing);
  put_paper (&frame, document);
  return put_document_fds (SELF (sink), &frame, document) && send_frame (SELF (sink), &frame);
}

static gboolean
on_entry (LivretSink *sink, const LivretSinkEntry *entry)
{
  g_auto (LivretWireFrame) frame = { 0 };

  livret_wire_frame_init (&frame, LIVRET_WIRE_ENTRY);
  livret_wire_put_u32 (&frame, entry->none);
  livret_wire_put_text (&frame, entry->section);
  livret_wire_put_text (&frame, entry->text);
  livret_wire_put_text (&frame, entry->from);
  livret_wire_put_text (&frame, entry->until);
  livret_wire_put_text (&frame, entry->comment);
  livret_wire_put_text (&frame, entry->place);
  livret_wire_put_text (&frame, entry->code);
  return send_frame (SELF (sink), &frame);
}

static gboolean
on_identity (LivretSink *sink, const LivretSinkIdentity *identity)
{
  g_auto (LivretWireFrame) frame = { 0 };

  livret_wire_frame_init (&frame, LIVRET_WIRE_IDENTITY);
  livret_wire_put_text (&frame, identity->name);
  livret_wire_put_text (&frame, identity->birth_date);
  livret_wire_put_text (&frame, identity->ins);
  return send_frame (SELF (sink), &frame);
}

static gboolean
on_set_aside (LivretSink *sink, const char *where, const char *reason)
{
  g_auto (LivretWireFrame) frame = { 0 };

  livret_wire_frame_init (&frame, LIVRET_WIRE_SET_ASIDE);
  livret_wire_put_text (&frame, where);
  livret_wire_put_text (&frame, reason);
  return send_frame (SELF (sink), &frame);
}

static gboolean
on_result (LivretSink *sink, const LivretSinkReading *reading, const LivretSinkFinding *finding)
{
  g_auto (LivretWireFrame) frame = { 0 };
  LivretWireRow row = pack_row (reading);

  livret_wire_frame_init (&frame, LIVRET_WIRE_RESULT);
  livret_wire_put (&frame, &row, sizeof row);
  if (reading->written != NULL)
    livret_wire_put (&frame, reading->written, row.written_size);
  livret_wire_put (&frame, &finding->low, sizeof finding->low);
  livret_wire_put (&frame, &finding->high, sizeof finding->high);
  livret_wire_put_u32 (&frame, finding->page);
  livret_wire_put_text (&frame, finding->place);
  livret_wire_put_text (&frame, finding->range);
  livret_wire_put_text (&frame, finding->meaning);
  return send_frame (SELF (sink), &frame);
}

static gboolean
on_progress (LivretSink *sink, guint64 done, guint64 total)
{
  g_auto (LivretWireFrame) frame = { 0 };

  livret_wire_frame_init (&frame, LIVRET_WIRE_PROGRESS);
  livret_wire_put_u64 (&frame, done);
  livret_wire_put_u64 (&frame, total);
  return send_frame (SELF (sink), &frame);
}

static gboolean
on_withheld (LivretSink *sink, guint64 n_readings)
{
  g_auto (LivretWireFrame) frame = { 0 };

  livret_wire_frame_init (&frame, LIVRET_WIRE_WITHHELD);
  livret_wire_put_u64 (&frame, n_readings);
  return send_frame (SELF (sink), &frame);
}

static const LivretSinkInterface wire_interface = {
  on_format,   on_series,    on_readings, on_document, on_entry,
  on_identity, on_set_aside, on_progress, on_withheld, on_result,
};

void
livret_wire_sink_init (LivretWireSink *self, int socket)
{
  *self = (LivretWireSink) { { &wire_interface, 0 }, socket, 0, NULL };
}

void
livret_wire_sink_clear (LivretWireSink *self)
{
  g_clear_error (&self->error);
}
