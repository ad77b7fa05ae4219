/* livret-wire-csv.c: mappings and what tables look like, in frames.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-wire-csv.h"

#define NONE G_MAXUINT32

static void
put_columns (LivretWireFrame *frame, const LivretCsvMapping *mapping)
{
  livret_wire_put_u32 (frame, mapping->columns->len);
  livret_wire_put_u32 (frame, mapping->dates);
  livret_wire_put_u32 (frame, mapping->decimals);
  livret_wire_put_u32 (frame, mapping->utc);
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const LivretCsvMapped *column = livret_csv_mapping_column (mapping, i);

      livret_wire_put_text (frame, column->title);
      livret_wire_put_u32 (frame, column->use);
      livret_wire_put_text (frame, column->kind);
      livret_wire_put_text (frame, column->unit);
    }
}

void
livret_wire_put_mapping (LivretWireFrame *frame, const LivretCsvMapping *mapping)
{
  if (mapping != NULL)
    put_columns (frame, mapping);
  else
    livret_wire_put_u32 (frame, NONE);
}

/* A unit of the column's kind, or none. */
static gboolean
is_unit (const LivretCsvMapped *column)
{
  const LivretKind *kind = livret_csv_mapped_kind (column);
  double one;

  return *column->unit == '\0' ||
         (kind != NULL && livret_kind_to_canonical (kind, 1, column->unit, &one));
}

/* A kind that is known and a unit it has, or nothing: the other side may say anything. */
static gboolean
take_column (LivretWireFrame *frame, LivretCsvMapping *mapping)
{
  g_autofree char *title = livret_wire_take_text (frame);
  guint32 use = livret_wire_take_u32 (frame);
  g_autofree char *kind = livret_wire_take_text (frame);
  g_autofree char *unit = livret_wire_take_text (frame);
  LivretCsvMapped *column;

  if (title == NULL || kind == NULL || unit == NULL || use >= LIVRET_CSV_N_USES ||
      strlen (title) > LIVRET_CSV_TITLE_MAX || (*kind != '\0' && livret_kind_by_id (kind) == NULL))
    return FALSE;
  column = livret_csv_mapping_add (mapping, title);
  column->use = use;
  g_set_str (&column->kind, kind);
  g_set_str (&column->unit, unit);
  return is_unit (column);
}

LivretCsvMapping *
livret_wire_take_mapping (LivretWireFrame *frame)
{
  g_autoptr (LivretCsvMapping) mapping = livret_csv_mapping_new ();
  guint32 n = livret_wire_take_u32 (frame);
  gboolean good;

  if (n == NONE || frame->damaged)
    return NULL;
  mapping->dates = livret_wire_take_u32 (frame);
  mapping->decimals = livret_wire_take_u32 (frame);
  mapping->utc = livret_wire_take_u32 (frame) != 0;
  good = n <= LIVRET_CSV_MAPPED_MAX && mapping->dates < LIVRET_CSV_N_DATES &&
         mapping->decimals < LIVRET_CSV_N_DECIMALS;
  for (guint32 i = 0; good && i < n; i++)
    good = take_column (frame, mapping);
  if (good && !frame->damaged)
    return g_steal_pointer (&mapping);
  frame->damaged = TRUE;
  return NULL;
}

void
livret_wire_put_table (LivretWireFrame *frame, const LivretCsvTable *table)
{
  livret_wire_put_u32 (frame, (guchar) table->delimiter);
  livret_wire_put_u32 (frame, table->rows);
  livret_wire_put_mapping (frame, table->mapping);
  for (guint i = 0; i < table->samples->len; i++)
    livret_wire_put_text (frame, table->samples->pdata[i]);
}

LivretCsvTable *
livret_wire_take_table (LivretWireFrame *frame)
{
  g_autoptr (LivretCsvTable) table = livret_csv_table_new ();
  guint32 delimiter = livret_wire_take_u32 (frame);
  gboolean good = delimiter < 0x80;

  table->delimiter = delimiter;
  table->rows = livret_wire_take_u32 (frame);
  livret_csv_mapping_free (table->mapping);
  table->mapping = livret_wire_take_mapping (frame);
  good = good && table->mapping != NULL;
  for (guint i = 0; good && i < table->mapping->columns->len * LIVRET_CSV_SAMPLES; i++)
    {
      char *sample = livret_wire_take_text (frame);

      good = sample != NULL && strlen (sample) <= LIVRET_CSV_SAMPLE_MAX;
      g_ptr_array_add (table->samples, sample);
    }
  if (good)
    return g_steal_pointer (&table);
  frame->damaged = TRUE;
  return NULL;
}
