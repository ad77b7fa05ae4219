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

static gboolean
send_rows (LivretWireSink *self, const LivretSinkReading *rows, gsize n_rows)
{
  g_auto (LivretWireFrame) frame = { 0 };

  livret_wire_frame_init (&frame, LIVRET_WIRE_READINGS);
  livret_wire_put_u32 (&frame, n_rows);
  for (gsize i = 0; i < n_rows; i++)
    {
      LivretWireRow row = { rows[i].time,
                            { rows[i].values[0], rows[i].values[1], rows[i].values[2] },
                            rows[i].duration,
                            rows[i].where,
                            rows[i].series,
                            rows[i].code,
                            rows[i].offset_min,
                            rows[i].decimals,
                            rows[i].flags,
                            written_size (rows[i].written),
                            { 0 } };

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

static gboolean
put_document_fds (LivretWireSink *self, LivretWireFrame *frame, const LivretSinkDocument *document)
{
  gboolean done;
  int text;

  if (document->fd >= 0 && !livret_wire_put_fd (frame, document->fd, &self->error))
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
  on_identity, on_set_aside, on_progress, on_withheld,
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
