/* livret-csv-mapping.c: what a person says that the columns of a table hold.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-csv-mapping.h"

#include <glib/gi18n-lib.h>

#include "base/livret-crypto.h"
#include "base/livret-json.h"
#include "base/livret-text.h"

static const char *const use_ids[LIVRET_CSV_N_USES] = {
  "none",  "date", "time",   "value", "pressure", "systolic", "diastolic",
  "pulse", "kind", "number", "unit",  "source",   "device",
};
static const char *const dates_ids[LIVRET_CSV_N_DATES] = { "auto", "day-first", "month-first" };
static const char *const decimals_ids[LIVRET_CSV_N_DECIMALS] = { "auto", "comma", "point" };
static const char *const clock_ids[] = { "wall", "utc" };

/* The value ---------------------------------------------------------------------- */

static void
mapped_free (gpointer data)
{
  LivretCsvMapped *column = data;

  g_free (column->title);
  g_free (column->kind);
  g_free (column->unit);
  g_free (column);
}

LivretCsvMapping *
livret_csv_mapping_new (void)
{
  LivretCsvMapping *mapping = g_new0 (LivretCsvMapping, 1);

  mapping->columns = g_ptr_array_new_with_free_func (mapped_free);
  return mapping;
}

void
livret_csv_mapping_free (LivretCsvMapping *mapping)
{
  if (mapping == NULL)
    return;
  g_ptr_array_unref (mapping->columns);
  g_free (mapping);
}

LivretCsvMapped *
livret_csv_mapping_add (LivretCsvMapping *mapping, const char *title)
{
  LivretCsvMapped *column = g_new0 (LivretCsvMapped, 1);
  gsize size = strlen (title);

  if (size > LIVRET_CSV_TITLE_MAX)
    for (size = LIVRET_CSV_TITLE_MAX; size > 0 && ((guchar) title[size] & 0xc0) == 0x80;)
      size--;
  column->title = g_strndup (title, size);
  column->kind = g_strdup ("");
  column->unit = g_strdup ("");
  g_ptr_array_add (mapping->columns, column);
  return column;
}

LivretCsvMapping *
livret_csv_mapping_copy (const LivretCsvMapping *mapping)
{
  LivretCsvMapping *copy = livret_csv_mapping_new ();

  copy->dates = mapping->dates;
  copy->decimals = mapping->decimals;
  copy->utc = mapping->utc;
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const LivretCsvMapped *column = livret_csv_mapping_column (mapping, i);
      LivretCsvMapped *same = livret_csv_mapping_add (copy, column->title);

      same->use = column->use;
      g_set_str (&same->kind, column->kind);
      g_set_str (&same->unit, column->unit);
    }
  return copy;
}

gboolean
livret_csv_mapping_equal (const LivretCsvMapping *one, const LivretCsvMapping *other)
{
  g_autofree char *first = livret_csv_mapping_to_json (one);
  g_autofree char *second = livret_csv_mapping_to_json (other);

  return strcmp (first, second) == 0;
}

const char *
livret_csv_use_id (LivretCsvUse use)
{
  return use_ids[use];
}

const LivretKind *
livret_csv_mapped_kind (const LivretCsvMapped *column)
{
  switch (column->use)
    {
    case LIVRET_CSV_USE_VALUE:
      return livret_kind_by_id (column->kind);
    case LIVRET_CSV_USE_PRESSURE:
    case LIVRET_CSV_USE_SYSTOLIC:
    case LIVRET_CSV_USE_DIASTOLIC:
      return livret_kind_by_id ("blood-pressure");
    case LIVRET_CSV_USE_PULSE:
      return livret_kind_by_id ("heart-rate");
    default:
      return NULL;
    }
}

/* Whether it can be read --------------------------------------------------------- */

static guint
count_uses (const LivretCsvMapping *mapping, LivretCsvUse use)
{
  guint count = 0;

  for (guint i = 0; i < mapping->columns->len; i++)
    count += livret_csv_mapping_column (mapping, i)->use == use;
  return count;
}

static gboolean
fail (GError **error, const char *sentence)
{
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
check_column (const LivretCsvMapped *column, GError **error)
{
  const LivretKind *kind = livret_csv_mapped_kind (column);
  double one;

  if (column->use == LIVRET_CSV_USE_VALUE && (kind == NULL || kind->n_components > 1))
    {
      g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                   _ ("Column “%s”: what it holds is not a kind of reading that Livret keeps."),
                   column->title);
      return FALSE;
    }
  if (kind != NULL && *column->unit != '\0' && column->use != LIVRET_CSV_USE_PULSE &&
      !livret_kind_to_canonical (kind, 1, column->unit, &one))
    {
      g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                   _ ("Column “%s”: the unit is none of “%s”."), column->title,
                   livret_kind_label (kind));
      return FALSE;
    }
  return TRUE;
}

/* One column each, but for those of numbers. */
static gboolean
check_doubles (const LivretCsvMapping *mapping, GError **error)
{
  for (LivretCsvUse use = LIVRET_CSV_USE_DATE; use < LIVRET_CSV_N_USES; use++)
    for (guint i = 0, seen = 0; use != LIVRET_CSV_USE_VALUE && i < mapping->columns->len; i++)
      {
        const LivretCsvMapped *column = livret_csv_mapping_column (mapping, i);

        if (column->use != use || seen++ == 0)
          continue;
        g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                     _ ("Column “%s”: another column holds the same already."), column->title);
        return FALSE;
      }
  return TRUE;
}

gboolean
livret_csv_mapping_check (const LivretCsvMapping *mapping, GError **error)
{
  guint systolic = count_uses (mapping, LIVRET_CSV_USE_SYSTOLIC);
  guint kind = count_uses (mapping, LIVRET_CSV_USE_KIND);
  guint values = count_uses (mapping, LIVRET_CSV_USE_VALUE) +
                 count_uses (mapping, LIVRET_CSV_USE_PRESSURE) +
                 count_uses (mapping, LIVRET_CSV_USE_PULSE) + systolic;

  for (guint i = 0; i < mapping->columns->len; i++)
    if (!check_column (livret_csv_mapping_column (mapping, i), error))
      return FALSE;
  if (!check_doubles (mapping, error))
    return FALSE;
  if (count_uses (mapping, LIVRET_CSV_USE_DATE) == 0)
    return fail (error, _ ("Say which column holds the date."));
  if (systolic != count_uses (mapping, LIVRET_CSV_USE_DIASTOLIC))
    return fail (error, _ ("Of a blood pressure, say both columns: the high and the low one."));
  if (kind != count_uses (mapping, LIVRET_CSV_USE_NUMBER))
    return fail (error, _ ("Where a row names its kind of reading, say both columns: the kind and "
                           "its value."));
  if (kind > 0 && values > 0)
    return fail (error, _ ("Either each row names its kind of reading, or each column holds one: "
                           "not both."));
  if (count_uses (mapping, LIVRET_CSV_USE_UNIT) > 0 && kind == 0)
    return fail (error, _ ("A column of units goes with the columns of the kind and its value."));
  if (kind + values == 0)
    return fail (error, _ ("Say which column holds readings."));
  return TRUE;
}

/* Its header --------------------------------------------------------------------- */

char *
livret_csv_title_fold (const char *title)
{
  g_autofree char *folded = livret_text_fold (title, -1);

  return g_strdup (g_strstrip (folded));
}

char *
livret_csv_mapping_print (const LivretCsvMapping *mapping)
{
  g_autoptr (LivretSha256) sum = livret_sha256_new ();
  guint8 hash[32];

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      g_autofree char *title =
          livret_csv_title_fold (livret_csv_mapping_column (mapping, i)->title);

      livret_sha256_update (sum, title, strlen (title) + 1);
    }
  livret_sha256_finish (sum, hash);
  return livret_hex (hash, sizeof hash);
}

/* JSON --------------------------------------------------------------------------- */

static JsonNode *
column_to_json (const LivretCsvMapped *column)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "title", column->title);
  json_object_set_string_member (object, "use", use_ids[column->use]);
  if (column->use == LIVRET_CSV_USE_VALUE)
    json_object_set_string_member (object, "kind", column->kind);
  if (*column->unit != '\0')
    json_object_set_string_member (object, "unit", column->unit);
  json_node_take_object (node, object);
  return node;
}

char *
livret_csv_mapping_to_json (const LivretCsvMapping *mapping)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *columns = json_array_new ();

  for (guint i = 0; i < mapping->columns->len; i++)
    json_array_add_element (columns, column_to_json (livret_csv_mapping_column (mapping, i)));
  json_object_set_array_member (object, "columns", columns);
  json_object_set_string_member (object, "dates", dates_ids[mapping->dates]);
  json_object_set_string_member (object, "decimals", decimals_ids[mapping->decimals]);
  json_object_set_string_member (object, "clock", clock_ids[mapping->utc != FALSE]);
  json_node_take_object (node, object);
  return livret_json_canonical (node);
}

/* The place of a member's text in a list of ids; the first without one. */
static gboolean
find_id (JsonObject *object, const char *member, const char *const *ids, guint n_ids, guint *at)
{
  const char *text = livret_json_get_string (object, member);

  *at = 0;
  if (text == NULL)
    return !json_object_has_member (object, member);
  while (*at < n_ids && strcmp (ids[*at], text) != 0)
    ++*at;
  return *at < n_ids;
}

static gboolean
column_from_json (LivretCsvMapping *mapping, JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *title = object != NULL ? livret_json_get_string (object, "title") : NULL;
  const char *kind;
  const char *unit;
  LivretCsvMapped *column;
  guint use;

  if (title == NULL || !find_id (object, "use", use_ids, LIVRET_CSV_N_USES, &use))
    return FALSE;
  column = livret_csv_mapping_add (mapping, title);
  column->use = use;
  kind = livret_json_get_string (object, "kind");
  unit = livret_json_get_string (object, "unit");
  if (kind != NULL && column->use == LIVRET_CSV_USE_VALUE)
    g_set_str (&column->kind, kind);
  if (unit != NULL)
    g_set_str (&column->unit, unit);
  return TRUE;
}

static gboolean
take_json (LivretCsvMapping *mapping, JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *columns = object != NULL ? json_object_get_member (object, "columns") : NULL;
  JsonArray *array;
  guint dates, decimals, clock;

  if (columns == NULL || !JSON_NODE_HOLDS_ARRAY (columns) ||
      !find_id (object, "dates", dates_ids, LIVRET_CSV_N_DATES, &dates) ||
      !find_id (object, "decimals", decimals_ids, LIVRET_CSV_N_DECIMALS, &decimals) ||
      !find_id (object, "clock", clock_ids, G_N_ELEMENTS (clock_ids), &clock))
    return FALSE;
  mapping->dates = dates;
  mapping->decimals = decimals;
  mapping->utc = clock == 1;
  array = json_node_get_array (columns);
  if (json_array_get_length (array) > LIVRET_CSV_MAPPED_MAX)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!column_from_json (mapping, json_array_get_element (array, i)))
      return FALSE;
  return TRUE;
}

LivretCsvMapping *
livret_csv_mapping_from_json (const char *text, gssize size, GError **error)
{
  g_autoptr (JsonNode) node = livret_json_parse (text, size, LIVRET_CSV_MAPPING_JSON_MAX, NULL);
  g_autoptr (LivretCsvMapping) mapping = livret_csv_mapping_new ();

  if (node != NULL && take_json (mapping, node))
    return g_steal_pointer (&mapping);
  fail (error, _ ("The description of the columns is not one that Livret reads."));
  return NULL;
}

/* The table ---------------------------------------------------------------------- */

LivretCsvTable *
livret_csv_table_new (void)
{
  LivretCsvTable *table = g_new0 (LivretCsvTable, 1);

  table->mapping = livret_csv_mapping_new ();
  table->samples = g_ptr_array_new_with_free_func (g_free);
  return table;
}

void
livret_csv_table_free (LivretCsvTable *table)
{
  if (table == NULL)
    return;
  livret_csv_mapping_free (table->mapping);
  g_ptr_array_unref (table->samples);
  g_free (table);
}
