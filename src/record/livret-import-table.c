/* livret-import-table.c: tables whose columns a person tells: described, remembered, looked at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-import-table.h"

#include <locale.h>

#include "base/livret-clock.h"
#include "record/livret-reader.h"

/* --- Remembered ---------------------------------------------------------------------------------
 */

gboolean
livret_csv_mappings_remember (LivretDb *db, const LivretCsvMapping *mapping, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "INSERT INTO csv_mapping (header, mapping, time) VALUES (?1, ?2, ?3)"
          " ON CONFLICT (header) DO UPDATE SET mapping = excluded.mapping, time = excluded.time");
  g_autofree char *header = livret_csv_mapping_print (mapping);
  g_autofree char *json = livret_csv_mapping_to_json (mapping);

  livret_statement_bind_text (s, 1, header);
  livret_statement_bind_text (s, 2, json);
  livret_statement_bind_int (s, 3, livret_clock_now ());
  return livret_statement_run (s, error);
}

LivretCsvMapping *
livret_csv_mappings_find (LivretDb *db, const LivretCsvMapping *header, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT mapping FROM csv_mapping WHERE header = ?1");
  g_autofree char *print = livret_csv_mapping_print (header);
  g_autofree char *json = NULL;

  livret_statement_bind_text (s, 1, print);
  if (!livret_statement_step (s, error))
    return NULL;
  json = livret_statement_dup_text (s, 0);
  return livret_csv_mapping_from_json (json, -1, error);
}

typedef struct
{
  LivretCsvTable *table;
  gboolean remembered;
} Lookup;

static gpointer
look_up (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Lookup *self = data;
  g_autoptr (GError) failed = NULL;
  LivretCsvMapping *told = livret_csv_mappings_find (db, self->table->mapping, &failed);

  if (told != NULL)
    {
      livret_csv_mapping_free (self->table->mapping);
      self->table->mapping = told;
      self->remembered = TRUE;
    }
  if (failed == NULL)
    return self;
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

LivretCsvTable *
livret_import_describe_table (
    LivretSession *session, int fd, gboolean *remembered, GCancellable *cancellable, GError **error)
{
  g_autoptr (LivretSessionHold) hold = livret_session_hold (session, error);
  g_autoptr (LivretCsvTable) table = NULL;
  Lookup lookup = { 0 };

  *remembered = FALSE;
  if (hold == NULL)
    return NULL;
  table =
      livret_reader_describe_table (livret_session_get_reader (session), fd, cancellable, error);
  lookup.table = table;
  if (table == NULL || livret_store_run (livret_session_get_store (session), LIVRET_DB_READ,
                                         look_up, &lookup, cancellable, error) == NULL)
    return NULL;
  *remembered = lookup.remembered;
  return g_steal_pointer (&table);
}

/* --- Looked at ----------------------------------------------------------------------------------
 */

void
livret_table_row_free (LivretTableRow *row)
{
  g_free (row->where);
  g_free (row->reason);
  g_free (row->unit);
  g_free (row);
}

typedef struct
{
  const LivretKind *kind;
  char *unit;
  gboolean wall_clock;
} Series;

/* A sink that keeps what it hears in memory. */
typedef struct
{
  LivretSink sink;
  GArray *series;
  GPtrArray *rows;
} Listener;

static void
clear_series (gpointer data)
{
  g_free (((Series *) data)->unit);
}

static gboolean
on_series (LivretSink *sink, guint16 id, const LivretSinkSeries *series)
{
  Listener *self = (Listener *) sink;
  Series kept = { livret_kind_by_id (series->kind), g_strdup (series->unit), series->wall_clock };

  g_array_append_val (self->series, kept);
  return TRUE;
}

static gboolean
on_readings (LivretSink *sink, const LivretSinkReading *readings, gsize n_readings)
{
  Listener *self = (Listener *) sink;

  for (gsize i = 0; i < n_readings; i++)
    {
      const Series *series = &g_array_index (self->series, Series, readings[i].series);
      LivretTableRow *row = g_new0 (LivretTableRow, 1);

      row->line = readings[i].where;
      row->kind = series->kind;
      row->unit = g_strdup (series->unit);
      row->wall_clock = series->wall_clock;
      row->time = readings[i].time;
      row->duration = readings[i].duration;
      for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
        row->values[c] = readings[i].values[c];
      g_ptr_array_add (self->rows, row);
    }
  return TRUE;
}

static gboolean
on_set_aside (LivretSink *sink, const char *where, const char *reason)
{
  LivretTableRow *row = g_new0 (LivretTableRow, 1);

  row->where = g_strdup (where);
  row->reason = g_strdup (reason);
  g_ptr_array_add (((Listener *) sink)->rows, row);
  return TRUE;
}

static gboolean
on_progress (LivretSink *sink, guint64 done, guint64 total)
{
  return TRUE;
}

static gboolean
on_format (LivretSink *sink, const char *format_id)
{
  return TRUE;
}

static const LivretSinkInterface listener_interface = {
  .format = on_format,
  .series = on_series,
  .readings = on_readings,
  .set_aside = on_set_aside,
  .progress = on_progress,
};

GPtrArray *
livret_import_try_table (LivretSession *session,
                         int fd,
                         const LivretCsvMapping *mapping,
                         guint rows,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (LivretSessionHold) hold = livret_session_hold (session, error);
  Listener listener = { .sink = { &listener_interface, 0 } };
  LivretReadOptions options = {
    .format = "csv",
    .language = livret_locale_is_french (LC_MESSAGES) ? "fr" : "en",
    .mapping = mapping,
    .rows = rows,
  };
  gboolean done;

  if (hold == NULL)
    return NULL;
  listener.series = g_array_new (FALSE, FALSE, sizeof (Series));
  g_array_set_clear_func (listener.series, clear_series);
  listener.rows = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_table_row_free);
  done = livret_reader_import (livret_session_get_reader (session), fd, &options, &listener.sink,
                               cancellable, error);
  g_array_unref (listener.series);
  if (done)
    return listener.rows;
  g_ptr_array_unref (listener.rows);
  return NULL;
}
