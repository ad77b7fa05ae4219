/* livret-sink.c: the calls of the sink protocol, checked before they reach the implementation.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-sink.h"

#define SERIES_MAX 4096

gboolean
livret_sink_format (LivretSink *sink, const char *format_id)
{
  return sink->interface->format == NULL || sink->interface->format (sink, format_id);
}

gboolean
livret_sink_series (LivretSink *sink, const LivretSinkSeries *series, guint16 *id)
{
  g_return_val_if_fail (series->kind != NULL && series->source != NULL, FALSE);
  g_return_val_if_fail (series->device != NULL && series->unit != NULL, FALSE);

  if (sink->n_series >= SERIES_MAX)
    return FALSE;
  *id = sink->n_series++;
  return sink->interface->series == NULL || sink->interface->series (sink, *id, series);
}

gboolean
livret_sink_readings (LivretSink *sink, const LivretSinkReading *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    g_return_val_if_fail (rows[i].series < sink->n_series, FALSE);
  return n_rows == 0 || sink->interface->readings (sink, rows, n_rows);
}

gboolean
livret_sink_document (LivretSink *sink, const LivretSinkDocument *document)
{
  g_return_val_if_fail (document->media_type != NULL, FALSE);
  g_return_val_if_fail (document->n_parts <= LIVRET_PARTS_MAX, FALSE);
  g_return_val_if_fail (document->n_parts == 0 || document->paper != NULL, FALSE);

  return sink->interface->document == NULL || sink->interface->document (sink, document);
}

gboolean
livret_sink_entry (LivretSink *sink, const LivretSinkEntry *entry)
{
  g_return_val_if_fail (entry->section != NULL && (entry->none || entry->text != NULL), FALSE);

  return sink->interface->entry == NULL || sink->interface->entry (sink, entry);
}

gboolean
livret_sink_identity (LivretSink *sink, const LivretSinkIdentity *identity)
{
  return sink->interface->identity == NULL || sink->interface->identity (sink, identity);
}

gboolean
livret_sink_set_aside (LivretSink *sink, const char *where, const char *reason)
{
  g_return_val_if_fail (where != NULL && reason != NULL, FALSE);

  return sink->interface->set_aside (sink, where, reason);
}

gboolean
livret_sink_result (LivretSink *sink,
                    const LivretSinkReading *reading,
                    const LivretSinkFinding *finding)
{
  g_return_val_if_fail (reading->series < sink->n_series, FALSE);

  return sink->interface->result == NULL ? sink->interface->readings (sink, reading, 1)
                                         : sink->interface->result (sink, reading, finding);
}

gboolean
livret_sink_progress (LivretSink *sink, guint64 done, guint64 total)
{
  return sink->interface->progress == NULL || sink->interface->progress (sink, done, total);
}

gboolean
livret_sink_withheld (LivretSink *sink, guint64 n_readings)
{
  return n_readings == 0 || sink->interface->withheld == NULL ||
         sink->interface->withheld (sink, n_readings);
}
