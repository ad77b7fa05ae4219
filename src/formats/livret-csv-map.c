/* livret-csv-map.c: tables whose columns a person tells.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-csv-map.h"

#include <glib/gi18n-lib.h>

#include "formats/livret-csv-survey.h"

/* Rows in which samples are looked for. */
#define SAMPLED_ROWS 200

static const struct
{
  LivretCsvRole role;
  LivretCsvUse use;
} uses[] = {
  { LIVRET_CSV_DATE, LIVRET_CSV_USE_DATE },
  { LIVRET_CSV_TIME, LIVRET_CSV_USE_TIME },
  { LIVRET_CSV_VALUE, LIVRET_CSV_USE_VALUE },
  { LIVRET_CSV_PRESSURE, LIVRET_CSV_USE_PRESSURE },
  { LIVRET_CSV_SYSTOLIC, LIVRET_CSV_USE_SYSTOLIC },
  { LIVRET_CSV_DIASTOLIC, LIVRET_CSV_USE_DIASTOLIC },
  { LIVRET_CSV_PULSE, LIVRET_CSV_USE_PULSE },
  { LIVRET_CSV_KIND, LIVRET_CSV_USE_KIND },
  { LIVRET_CSV_NUMBER, LIVRET_CSV_USE_NUMBER },
  { LIVRET_CSV_UNIT, LIVRET_CSV_USE_UNIT },
  { LIVRET_CSV_SOURCE, LIVRET_CSV_USE_SOURCE },
  { LIVRET_CSV_DEVICE, LIVRET_CSV_USE_DEVICE },
};

static LivretCsvRole
role_of_use (LivretCsvUse use)
{
  for (gsize i = 0; i < G_N_ELEMENTS (uses); i++)
    if (uses[i].use == use)
      return uses[i].role;
  return LIVRET_CSV_NOTHING;
}

static LivretCsvUse
use_of_role (LivretCsvRole role)
{
  for (gsize i = 0; i < G_N_ELEMENTS (uses); i++)
    if (uses[i].role == role)
      return uses[i].use;
  return LIVRET_CSV_USE_NONE;
}

/* Reading by a mapping ------------------------------------------------------------ */

/* The record now in @csv is the header that the mapping was made for. */
static gboolean
is_header (LivretCsv *csv, const LivretCsvMapping *mapping)
{
  g_autoptr (LivretCsvMapping) found = livret_csv_mapping_new ();
  g_autofree char *print = NULL;
  g_autofree char *wanted = livret_csv_mapping_print (mapping);

  for (guint i = 0; i < csv->n_fields; i++)
    livret_csv_mapping_add (found, csv->fields[i].text);
  print = livret_csv_mapping_print (found);
  return strcmp (print, wanted) == 0;
}

static void
set_column (LivretCsvPlanColumn *column, const LivretCsvMapped *mapped)
{
  const char *unit = *mapped->unit != '\0' ? g_intern_string (mapped->unit) : NULL;

  if (mapped->use == LIVRET_CSV_USE_PULSE)
    unit = "/min";
  livret_csv_plan_column_set (column, role_of_use (mapped->use), mapped->kind, unit);
}

LivretCsvPlan *
livret_csv_plan_mapped (LivretCsv *csv,
                        const LivretCsvLayout *layout,
                        const LivretCsvMapping *mapping,
                        GError **error)
{
  g_autoptr (GError) local = NULL;
  LivretCsvPlan *plan;

  if (!livret_csv_mapping_check (mapping, &local))
    {
      livret_unreadable (error, "%s", local->message);
      return NULL;
    }
  if (!livret_csv_next (csv, &local) || !is_header (csv, mapping))
    {
      livret_unreadable (error, _ ("The table’s columns are not those that were told."));
      return NULL;
    }
  plan = g_new0 (LivretCsvPlan, 1);
  plan->mapping = mapping;
  plan->own = *layout;
  plan->own.flags = LIVRET_CSV_RAGGED | (mapping->utc ? LIVRET_CSV_UTC : 0);
  plan->layout = &plan->own;
  plan->rows = 1;
  plan->n_columns = csv->n_fields;
  plan->columns = g_new0 (LivretCsvPlanColumn, csv->n_fields);
  for (guint i = 0; i < plan->n_columns; i++)
    {
      plan->columns[i].title = g_strdup (csv->fields[i].text);
      set_column (&plan->columns[i], livret_csv_mapping_column (mapping, i));
    }
  return plan;
}

/* Looking ------------------------------------------------------------------------- */

static char *
cut_sample (const char *cell)
{
  gsize size = strlen (cell);

  if (size > LIVRET_CSV_SAMPLE_MAX)
    for (size = LIVRET_CSV_SAMPLE_MAX; size > 0 && ((guchar) cell[size] & 0xc0) == 0x80;)
      size--;
  return g_strndup (cell, size);
}

/* Samples of one column differ. */
static void
keep_sample (LivretCsvTable *table, guint column, const char *cell)
{
  g_autofree char *sample = cut_sample (cell);

  for (guint i = 0; !livret_csv_is_absent (cell) && i < LIVRET_CSV_SAMPLES; i++)
    {
      char **kept = (char **) &table->samples->pdata[column * LIVRET_CSV_SAMPLES + i];

      if (strcmp (*kept, sample) == 0)
        return;
      if (**kept == '\0')
        {
          g_set_str (kept, sample);
          return;
        }
    }
}

static gboolean
read_rows (LivretCsv *csv, LivretCsvTable *table, GError **error)
{
  g_autoptr (GError) local = NULL;

  while (livret_csv_next (csv, &local))
    {
      table->rows++;
      for (guint i = 0; table->rows <= SAMPLED_ROWS && i < table->mapping->columns->len; i++)
        keep_sample (table, i, livret_csv_field (csv, i));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
propose (LivretCsvTable *table, const LivretCsvPlan *plan)
{
  for (guint i = 0; i < plan->n_columns; i++)
    {
      const LivretCsvPlanColumn *column = &plan->columns[i];
      LivretCsvMapped *mapped = livret_csv_mapping_add (table->mapping, column->title);

      mapped->use = use_of_role (column->role);
      if (mapped->use == LIVRET_CSV_USE_VALUE)
        g_set_str (&mapped->kind, column->kind->id);
      if (livret_csv_mapped_kind (mapped) != NULL && mapped->use != LIVRET_CSV_USE_PULSE &&
          column->unit != NULL && !column->unknown_unit)
        g_set_str (&mapped->unit, column->unit);
      for (guint k = 0; k < LIVRET_CSV_SAMPLES; k++)
        g_ptr_array_add (table->samples, g_strdup (""));
    }
}

/* Whether all samples of a column are dates, or clock times alone. */
static gboolean
holds_times (const LivretCsvTable *table, guint column, gboolean dates)
{
  guint good = 0;

  for (guint i = 0; i < LIVRET_CSV_SAMPLES; i++)
    {
      const char *sample = table->samples->pdata[column * LIVRET_CSV_SAMPLES + i];
      LivretCsvTime time;

      if (*sample == '\0')
        continue;
      if (!livret_csv_time_parse (sample, &time) || time.has_date != dates)
        return FALSE;
      good++;
    }
  return good > 0;
}

/* The first column of dates, or of times, when none is called so. */
static void
propose_times (LivretCsvTable *table, LivretCsvUse use)
{
  LivretCsvMapping *mapping = table->mapping;

  for (guint i = 0; i < mapping->columns->len; i++)
    if (livret_csv_mapping_column (mapping, i)->use == use)
      return;
  for (guint i = 0; i < mapping->columns->len; i++)
    if (livret_csv_mapping_column (mapping, i)->use == LIVRET_CSV_USE_NONE &&
        holds_times (table, i, use == LIVRET_CSV_USE_DATE))
      {
        livret_csv_mapping_column (mapping, i)->use = use;
        return;
      }
}

/* A header of several names, none of which holds what no text has. */
static gboolean
check_header (LivretCsv *csv, GError **error)
{
  if (csv->n_fields < 2)
    return livret_unreadable (error, _ ("The file is no table: its first line has one cell."));
  if (csv->n_fields > LIVRET_CSV_MAPPED_MAX)
    return livret_unreadable (error, _ ("The table has more than %d columns."),
                              LIVRET_CSV_MAPPED_MAX);
  for (guint i = 0; i < csv->n_fields; i++)
    for (const char *p = csv->fields[i].text; *p != '\0'; p++)
      if (g_ascii_iscntrl (*p) && *p != '\n' && *p != '\r' && *p != '\t')
        return livret_unreadable (error,
                                  _ ("The file is not text: it holds bytes that no text has."));
  return TRUE;
}

LivretCsvTable *
livret_csv_describe (LivretInput *input, const LivretCsvLayout *layout, GError **error)
{
  GBytes *bytes = livret_input_bytes (input, error);
  g_autoptr (LivretCsv) csv = bytes != NULL ? livret_csv_new (bytes, error) : NULL;
  g_autoptr (LivretCsvTable) table = livret_csv_table_new ();
  g_autoptr (LivretCsvPlan) plan = NULL;

  if (csv == NULL || !livret_csv_next (csv, error) || !check_header (csv, error))
    {
      livret_unreadable (error, _ ("The file is empty."));
      return NULL;
    }
  table->delimiter = csv->delimiter;
  plan = livret_csv_plan_guess (csv, layout);
  propose (table, plan);
  if (!read_rows (csv, table, error))
    return NULL;
  if (table->rows == 0)
    {
      livret_unreadable (error, _ ("The table holds a header and no row."));
      return NULL;
    }
  propose_times (table, LIVRET_CSV_USE_DATE);
  propose_times (table, LIVRET_CSV_USE_TIME);
  return g_steal_pointer (&table);
}
