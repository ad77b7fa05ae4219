/* livret-mapping-state.c: what a person says of a table's columns, and what would become of its
 * rows. SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-mapping-state.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-wording.h"
#include "base/livret-quantity.h"

#define DAY 86400

/* Choices --------------------------------------------------------------------- */

static void
choice_free (gpointer data)
{
  g_free (((LivretMappingChoice *) data)->label);
  g_free (data);
}

static void
add_choice (GPtrArray *choices, LivretCsvUse use, const char *kind, const char *label)
{
  LivretMappingChoice *choice = g_new0 (LivretMappingChoice, 1);

  choice->use = use;
  choice->kind = kind;
  choice->label = g_strdup (label);
  g_ptr_array_add (choices, choice);
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const LivretMappingChoice *one = *(LivretMappingChoice *const *) a;
  const LivretMappingChoice *other = *(LivretMappingChoice *const *) b;

  return g_utf8_collate (one->label, other->label);
}

static void
add_kinds (GPtrArray *choices)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();

  for (gsize i = 0; livret_kinds ()[i] != NULL; i++)
    {
      const LivretKind *kind = livret_kinds ()[i];

      if (kind->n_components == 1)
        add_choice (kinds, LIVRET_CSV_USE_VALUE, kind->id, livret_kind_label (kind));
    }
  g_ptr_array_sort (kinds, compare_labels);
  g_ptr_array_extend_and_steal (choices, g_steal_pointer (&kinds));
}

GPtrArray *
livret_mapping_choices (void)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (choice_free);

  add_choice (choices, LIVRET_CSV_USE_NONE, "", _ ("Not kept"));
  add_choice (choices, LIVRET_CSV_USE_DATE, "", _ ("Date (and time)"));
  add_choice (choices, LIVRET_CSV_USE_TIME, "", _ ("Time"));
  add_choice (choices, LIVRET_CSV_USE_PRESSURE, "", _ ("Blood pressure, as 128/79"));
  add_choice (choices, LIVRET_CSV_USE_SYSTOLIC, "", _ ("Blood pressure, high (systolic)"));
  add_choice (choices, LIVRET_CSV_USE_DIASTOLIC, "", _ ("Blood pressure, low (diastolic)"));
  add_choice (choices, LIVRET_CSV_USE_PULSE, "", _ ("Pulse, with the blood pressure"));
  add_kinds (choices);
  add_choice (choices, LIVRET_CSV_USE_SOURCE, "", _ ("Source: app or device"));
  add_choice (choices, LIVRET_CSV_USE_DEVICE, "", _ ("Number of the device"));
  add_choice (choices, LIVRET_CSV_USE_KIND, "", _ ("Name of the kind, one reading a row"));
  add_choice (choices, LIVRET_CSV_USE_NUMBER, "", _ ("Value of the kind named"));
  add_choice (choices, LIVRET_CSV_USE_UNIT, "", _ ("Unit of the value"));
  return choices;
}

guint
livret_mapping_choice_of (GPtrArray *choices, const LivretCsvMapped *column)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const LivretMappingChoice *choice = choices->pdata[i];

      if (choice->use == column->use && strcmp (choice->kind, column->kind) == 0)
        return i;
    }
  return 0;
}

GStrv
livret_mapping_units (const LivretCsvMapped *column)
{
  const LivretKind *kind = livret_csv_mapped_kind (column);
  g_autoptr (GStrvBuilder) units = g_strv_builder_new ();

  if (kind == NULL || kind->units[1] == NULL || column->use == LIVRET_CSV_USE_PULSE)
    return NULL;
  g_strv_builder_add (units, "");
  for (gsize i = 0; kind->units[i] != NULL; i++)
    g_strv_builder_add (units, kind->units[i]);
  return g_strv_builder_end (units);
}

const char *
livret_mapping_unit_label (const char *unit)
{
  return *unit == '\0' ? _ ("As the numbers tell") : livret_unit_display (unit);
}

char *
livret_mapping_samples (const LivretCsvTable *table, guint column)
{
  char **samples = (char **) &table->samples->pdata[column * LIVRET_CSV_SAMPLES];

  if (*samples[0] == '\0')
    return g_strdup (_ ("Empty"));
  return livret_wording_join (samples[0], *samples[1] != '\0' ? samples[1] : NULL,
                              *samples[2] != '\0' ? samples[2] : NULL, NULL);
}

char *
livret_mapping_table_words (const LivretCsvTable *table)
{
  guint columns = table->mapping->columns->len;
  g_autofree char *rows =
      g_strdup_printf (ngettext ("%'u row", "%'u rows", table->rows), table->rows);
  g_autofree char *wide = g_strdup_printf (ngettext ("%u column", "%u columns", columns), columns);

  return livret_wording_join (rows, wide, NULL);
}

/* The draft ------------------------------------------------------------------- */

struct _LivretMappingDraft
{
  LivretCsvMapping *now;
  GPtrArray *past; /* LivretCsvMapping */
};

LivretMappingDraft *
livret_mapping_draft_new (const LivretCsvMapping *mapping)
{
  LivretMappingDraft *draft = g_new0 (LivretMappingDraft, 1);

  draft->now = livret_csv_mapping_copy (mapping);
  draft->past = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_csv_mapping_free);
  return draft;
}

void
livret_mapping_draft_free (LivretMappingDraft *draft)
{
  livret_csv_mapping_free (draft->now);
  g_ptr_array_unref (draft->past);
  g_free (draft);
}

const LivretCsvMapping *
livret_mapping_draft_get (const LivretMappingDraft *draft)
{
  return draft->now;
}

/* What it was goes to the past, unless nothing is different. */
static gboolean
settle (LivretMappingDraft *draft, LivretCsvMapping *before)
{
  if (livret_csv_mapping_equal (before, draft->now))
    {
      livret_csv_mapping_free (before);
      return FALSE;
    }
  g_ptr_array_add (draft->past, before);
  return TRUE;
}

gboolean
livret_mapping_draft_set_use (LivretMappingDraft *draft,
                              guint column,
                              const LivretMappingChoice *choice)
{
  LivretCsvMapping *before = livret_csv_mapping_copy (draft->now);
  LivretCsvMapped *mapped = livret_csv_mapping_column (draft->now, column);

  if (mapped->use != choice->use || strcmp (mapped->kind, choice->kind) != 0)
    {
      mapped->use = choice->use;
      g_set_str (&mapped->kind, choice->kind);
      g_set_str (&mapped->unit, "");
    }
  return settle (draft, before);
}

gboolean
livret_mapping_draft_set_unit (LivretMappingDraft *draft, guint column, const char *unit)
{
  LivretCsvMapping *before = livret_csv_mapping_copy (draft->now);

  g_set_str (&livret_csv_mapping_column (draft->now, column)->unit, unit);
  return settle (draft, before);
}

gboolean
livret_mapping_draft_set_dates (LivretMappingDraft *draft, LivretCsvDates dates)
{
  LivretCsvMapping *before = livret_csv_mapping_copy (draft->now);

  draft->now->dates = dates;
  return settle (draft, before);
}

gboolean
livret_mapping_draft_set_decimals (LivretMappingDraft *draft, LivretCsvDecimals decimals)
{
  LivretCsvMapping *before = livret_csv_mapping_copy (draft->now);

  draft->now->decimals = decimals;
  return settle (draft, before);
}

gboolean
livret_mapping_draft_set_utc (LivretMappingDraft *draft, gboolean utc)
{
  LivretCsvMapping *before = livret_csv_mapping_copy (draft->now);

  draft->now->utc = utc;
  return settle (draft, before);
}

gboolean
livret_mapping_draft_undo (LivretMappingDraft *draft)
{
  if (draft->past->len == 0)
    return FALSE;
  livret_csv_mapping_free (draft->now);
  draft->now = g_ptr_array_steal_index (draft->past, draft->past->len - 1);
  return TRUE;
}

gboolean
livret_mapping_draft_can_undo (const LivretMappingDraft *draft)
{
  return draft->past->len > 0;
}

/* What would be kept ---------------------------------------------------------- */

static void
line_free (gpointer data)
{
  LivretMappingLine *line = data;

  g_free (line->title);
  g_free (line->detail);
  g_free (line);
}

static char *
describe_reading (const LivretTableRow *row)
{
  double values[LIVRET_COMPONENTS_MAX];
  g_autofree char *value = NULL;

  livret_kind_values_to_canonical (row->kind, row->values, row->unit, values);
  value = livret_kind_format (row->kind, values, row->unit);
  /* Translators: a kind of reading and its value: "Weight 71.9 kg". */
  return g_strdup_printf (_ ("%s %s"), livret_kind_label (row->kind), value);
}

static char *
describe_time (const LivretTableRow *row)
{
  gint64 wall = row->wall_clock ? row->time : livret_wording_wall (row->time);
  int day = (int) (wall >= 0 ? wall / DAY : (wall - DAY + 1) / DAY);
  g_autofree char *date = livret_wording_short_day (day, 0);
  g_autofree char *time = row->duration >= DAY ? NULL : livret_wording_time (wall);

  return livret_wording_join (date, time, NULL);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const LivretTableRow *one = *(LivretTableRow *const *) a;
  const LivretTableRow *other = *(LivretTableRow *const *) b;

  return (one->line > other->line) - (one->line < other->line);
}

static LivretMappingLine *
add_line (GPtrArray *lines)
{
  LivretMappingLine *line = g_new0 (LivretMappingLine, 1);

  g_ptr_array_add (lines, line);
  return line;
}

static void
add_reading (GPtrArray *lines, const LivretTableRow *row, guint *last)
{
  g_autofree char *words = describe_reading (row);
  LivretMappingLine *line;
  char *joined;

  if (lines->len > 0 && *last == row->line)
    {
      line = lines->pdata[lines->len - 1];
      joined = g_strdup_printf ("%s · %s", line->detail, words);
      g_free (line->detail);
      line->detail = joined;
      return;
    }
  line = add_line (lines);
  line->title = describe_time (row);
  line->detail = g_steal_pointer (&words);
  *last = row->line;
}

GPtrArray *
livret_mapping_lines (GPtrArray *rows)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GPtrArray) readings = g_ptr_array_new ();
  guint last = 0;

  for (guint i = 0; i < rows->len; i++)
    if (((LivretTableRow *) rows->pdata[i])->kind != NULL)
      g_ptr_array_add (readings, rows->pdata[i]);
  g_ptr_array_sort (readings, compare_lines);
  for (guint i = 0; i < readings->len; i++)
    add_reading (lines, readings->pdata[i], &last);
  for (guint i = 0; i < rows->len; i++)
    {
      const LivretTableRow *row = rows->pdata[i];
      LivretMappingLine *line = row->kind == NULL ? add_line (lines) : NULL;

      if (line == NULL)
        continue;
      line->aside = TRUE;
      line->title = livret_wording_capital (row->where);
      line->detail = g_strdup (row->reason);
    }
  return lines;
}

char *
livret_mapping_lines_words (GPtrArray *lines)
{
  guint aside = 0;
  g_autofree char *kept = NULL;
  g_autofree char *left = NULL;

  for (guint i = 0; i < lines->len; i++)
    aside += ((LivretMappingLine *) lines->pdata[i])->aside;
  kept = g_strdup_printf (
      ngettext ("%u row would be kept", "%u rows would be kept", lines->len - aside),
      lines->len - aside);
  if (aside > 0)
    left = g_strdup_printf (ngettext ("%u set aside", "%u set aside", aside), aside);
  return livret_wording_join (kept, left, NULL);
}
