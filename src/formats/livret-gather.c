/* livret-gather.c: readings on their way to the sink, gathered, with their series.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-gather.h"

void
livret_gather_init (LivretGather *batch, LivretSink *sink)
{
  batch->sink = sink;
  batch->series = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  batch->texts = g_string_chunk_new (1024);
  batch->last = (LivretSinkSeries) { 0 };
  batch->n_rows = 0;
}

void
livret_gather_clear (LivretGather *batch)
{
  g_clear_pointer (&batch->series, g_hash_table_unref);
  g_free ((char *) batch->last.source);
  g_free ((char *) batch->last.device);
  g_clear_pointer (&batch->texts, g_string_chunk_free);
}

/* Kinds and units are names that live for good; source and device stand in the file. */
static gboolean
is_last (LivretGather *batch, const LivretSinkSeries *series)
{
  return batch->last.kind == series->kind && batch->last.unit == series->unit &&
         batch->last.wall_clock == series->wall_clock &&
         strcmp (batch->last.source, series->source) == 0 &&
         strcmp (batch->last.device, series->device) == 0;
}

static void
set_last (LivretGather *batch, const LivretSinkSeries *series, guint16 id)
{
  g_free ((char *) batch->last.source);
  g_free ((char *) batch->last.device);
  batch->last = *series;
  batch->last.source = g_strdup (series->source);
  batch->last.device = g_strdup (series->device);
  batch->last_id = id;
}

static gboolean
find_series (LivretGather *batch, const LivretSinkSeries *series, guint16 *id)
{
  g_autofree char *key = NULL;
  gpointer found;

  if (is_last (batch, series))
    {
      *id = batch->last_id;
      return TRUE;
    }
  key = g_strdup_printf ("%s\t%s\t%s\t%s\t%d", series->kind, series->unit, series->source,
                         series->device, series->wall_clock);
  if (g_hash_table_lookup_extended (batch->series, key, NULL, &found))
    *id = GPOINTER_TO_UINT (found);
  else if (livret_sink_series (batch->sink, series, id))
    g_hash_table_insert (batch->series, g_steal_pointer (&key), GUINT_TO_POINTER (*id));
  else
    return FALSE;
  set_last (batch, series, *id);
  return TRUE;
}

gboolean
livret_gather_flush (LivretGather *batch)
{
  gboolean more = livret_sink_readings (batch->sink, batch->rows, batch->n_rows);

  batch->n_rows = 0;
  g_string_chunk_clear (batch->texts);
  return more;
}

gboolean
livret_gather_add (LivretGather *batch,
                   const LivretSinkSeries *series,
                   const LivretSinkReading *reading)
{
  LivretSinkReading *row = &batch->rows[batch->n_rows];

  *row = *reading;
  if (!find_series (batch, series, &row->series))
    return FALSE;
  if (row->written != NULL)
    row->written = g_string_chunk_insert (batch->texts, row->written);
  batch->n_rows++;
  return batch->n_rows < LIVRET_GATHER_ROWS || livret_gather_flush (batch);
}
