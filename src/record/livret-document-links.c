/* livret-document-links.c: what else came into the record out of the files of a document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-document-links.h"

#include "record/livret-readings-stored.h"

/* The imports that brought ?1 or one of its versions, or saw it again. */
#define IMPORTS                                                                                    \
  "(SELECT d.import FROM document d WHERE d.id = ?1 AND d.import IS NOT NULL"                      \
  " UNION SELECT v.import FROM version v JOIN document d ON d.row = v.document WHERE d.id = ?1"    \
  " AND v.import IS NOT NULL"                                                                      \
  " UNION SELECT s.import FROM document_sighting s JOIN document d ON d.row = s.document"          \
  " WHERE d.id = ?1)"

/* What was moved to somebody else stands in their record alone. */
#define PERSON "(SELECT person FROM document WHERE id = ?1)"

/* Whether the document of the row @row says what stands in it; of others only what came with them
 * is known. */
#define TELLS(row)                                                                                 \
  "(EXISTS (SELECT 1 FROM paper t WHERE t.document = " row ")"                                     \
  " OR EXISTS (SELECT 1 FROM reading_found t WHERE t.document = " row "))"
#define ROW "(SELECT row FROM document WHERE id = ?1)"

static void
clear_value (gpointer data)
{
  LivretDocumentValue *value = data;

  livret_reading_clear (&value->reading);
  g_free (value->place);
}

void
livret_document_origin_free (LivretDocumentOrigin *origin)
{
  g_free (origin->file_name);
  g_free (origin);
}

void
livret_document_links_free (LivretDocumentLinks *links)
{
  if (links == NULL)
    return;
  g_free (links->id);
  g_clear_pointer (&links->versions, g_ptr_array_unref);
  g_clear_pointer (&links->paper, livret_paper_free);
  g_clear_pointer (&links->parts, g_ptr_array_unref);
  g_clear_pointer (&links->origins, g_ptr_array_unref);
  g_clear_pointer (&links->documents, g_ptr_array_unref);
  g_clear_pointer (&links->entries, g_ptr_array_unref);
  g_clear_pointer (&links->values, g_array_unref);
  g_free (links);
}

/* --- Documents and entries
 * ---------------------------------------------------------------------- */

typedef gpointer (*GetFunc) (LivretDb *db, const char *id, GError **error);

/* What the query names, each by its id. */
static GPtrArray *
collect (LivretDb *db, LivretStatement *s, GetFunc get, GDestroyNotify free_func, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_func);
  g_autoptr (GError) failed = NULL;

  while (livret_statement_step (s, &failed))
    {
      gpointer item = get (db, livret_statement_text (s, 0), error);

      if (item == NULL)
        return NULL;
      g_ptr_array_add (list, item);
    }
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static GPtrArray *
list_documents (LivretDb *db, const char *id, gboolean hidden, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT o.id FROM document o WHERE o.id != ?1 AND o.deleted = 0 AND (?2 OR NOT o.hidden)"
          " AND o.person = " PERSON " AND (o.import IN " IMPORTS
          " OR o.row IN (SELECT document FROM document_sighting WHERE import IN " IMPORTS "))"
          " ORDER BY o.date_earliest DESC, o.row DESC");

  livret_statement_bind_text (s, 1, id);
  livret_statement_bind_int (s, 2, hidden);
  return collect (db, s, (GetFunc) livret_documents_get, (GDestroyNotify) livret_document_free,
                  error);
}

static GPtrArray *
list_entries (LivretDb *db, const char *id, gboolean hidden, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT e.id FROM entry e WHERE e.deleted = 0 AND (?2 OR NOT e.hidden)"
          " AND e.person = " PERSON " AND CASE WHEN " TELLS (
              ROW) " THEN e.document = " ROW "  ELSE e.import IN " IMPORTS
                   "   AND (e.document IS NULL OR NOT " TELLS (
                       "e.document") ") END"
                                     " ORDER BY e.section, e.from_earliest DESC, e.row");

  livret_statement_bind_text (s, 1, id);
  livret_statement_bind_int (s, 2, hidden);
  return collect (db, s, (GetFunc) livret_entries_get, (GDestroyNotify) livret_entry_free, error);
}

static GPtrArray *
list_origins (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_document_origin_free);
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT i.file_name, i.time FROM import i WHERE i.row IN " IMPORTS
                             " ORDER BY i.time DESC, i.row DESC");
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_text (s, 1, id);
  while (livret_statement_step (s, &failed))
    {
      LivretDocumentOrigin *origin = g_new0 (LivretDocumentOrigin, 1);

      origin->file_name = livret_statement_dup_text (s, 0);
      origin->time = livret_statement_int (s, 1);
      g_ptr_array_add (list, origin);
    }
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/* --- Readings
 * ----------------------------------------------------------------------------------- */

/* One series of one import gone through, from its newest reading. */
typedef struct
{
  LivretDb *db;
  LivretZone *home;
  gint64 import;
  gint64 person;
  int day; /* whose sighting is known */
  gboolean day_known;
  gboolean saw_all;
  GArray *saw; /* hashes */
  guint found;
  LivretReadingKey key; /* of the newest that counts */
  GError *error;
} Scan;

static gboolean
know_day (Scan *scan, gint64 series, int day)
{
  g_autoptr (LivretStatement) s = NULL;

  if (scan->day_known && scan->day == day)
    return TRUE;
  s = livret_db_prepare (
      scan->db, "SELECT keys FROM sighting WHERE series = ?1 AND day = ?2 AND import = ?3");
  scan->day = day;
  scan->day_known = TRUE;
  scan->saw_all = FALSE;
  g_array_set_size (scan->saw, 0);
  livret_statement_bind_int (s, 1, series);
  livret_statement_bind_int (s, 2, day);
  livret_statement_bind_int (s, 3, scan->import);
  if (livret_statement_step (s, &scan->error))
    {
      gsize size;
      gconstpointer keys = livret_statement_blob (s, 0, &size);

      scan->saw_all = size == 0;
      g_array_append_vals (scan->saw, keys, size / sizeof (guint32));
    }
  return scan->error == NULL;
}

/* Whether the import's file holds it: it brought it, or saw that an earlier one had. */
static gboolean
is_of_file (Scan *scan, gint64 series, const LivretStored *stored)
{
  guint32 hash = livret_key_hash (stored->time, stored->duration, stored->values[0], stored->code);

  if (stored->import == scan->import)
    return TRUE;
  if (stored->import == 0 || stored->import > scan->import ||
      !know_day (scan, series, livret_day_of (stored->time)))
    return FALSE;
  for (guint i = 0; i < scan->saw->len; i++)
    if (g_array_index (scan->saw, guint32, i) == hash)
      return TRUE;
  return scan->saw_all;
}

/* Goes on until it is known whether there is more than one. */
static gboolean
take_newest (const LivretSeries *series,
             const LivretStored *stored,
             const LivretOverride *override,
             gpointer data)
{
  Scan *scan = data;
  LivretCounted counted;

  livret_count_reading (series, scan->home, stored, override, &counted);
  if ((override == NULL || !override->deleted) && counted.person == scan->person &&
      is_of_file (scan, series->row, stored) && ++scan->found == 1)
    scan->key = (LivretReadingKey) { series->row, stored->time, stored->duration, stored->values[0],
                                     stored->code };
  return scan->error == NULL && scan->found < 2;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const LivretDocumentValue *x = a;
  const LivretDocumentValue *y = b;

  return x->reading.kind->number - y->reading.kind->number;
}

static gboolean
is_same (const LivretReadingKey *a, const LivretReadingKey *b)
{
  return a->series == b->series && a->time == b->time && a->duration == b->duration &&
         a->value == b->value && a->code == b->code;
}

/* One a kind: the newer one stays. */
static gboolean
keep_newest (LivretDb *db, const Scan *scan, const char *place, GArray *values, GError **error)
{
  LivretDocumentValue value = { .earlier = scan->found > 1 };

  if (!livret_readings_get (db, &scan->key, &value.reading, error))
    return FALSE;
  value.place = g_strdup (place);
  for (guint i = 0; i < values->len; i++)
    {
      LivretDocumentValue *kept = &g_array_index (values, LivretDocumentValue, i);

      if (kept->reading.kind != value.reading.kind)
        continue;
      if (!is_same (&kept->reading.key, &value.reading.key))
        kept->earlier = value.earlier = TRUE;
      if (value.reading.time > kept->reading.time)
        {
          LivretDocumentValue older = *kept;

          *kept = value;
          value = older;
        }
      kept->earlier |= value.earlier;
      clear_value (&value);
      return TRUE;
    }
  g_array_append_val (values, value);
  return TRUE;
}

static gboolean
scan_series (LivretDb *db, Scan *scan, LivretStatement *row, GArray *values, GError **error)
{
  g_auto (LivretSeries) series = { 0 };

  scan->import = livret_statement_int (row, 0);
  scan->day_known = FALSE;
  scan->found = 0;
  if (!livret_series_get (db, livret_statement_int (row, 1), &series, error) ||
      !livret_stored_scan (db, &series, livret_statement_int (row, 2),
                           livret_statement_int (row, 3), TRUE, take_newest, scan, error))
    return FALSE;
  if (scan->error != NULL)
    g_propagate_error (error, g_steal_pointer (&scan->error));
  else if (scan->found == 0 || keep_newest (db, scan, NULL, values, error))
    return TRUE;
  return FALSE;
}

static gboolean
list_brought (LivretDb *db, const char *id, LivretZone *home, GArray *values, GError **error)
{
  g_autoptr (GArray) saw = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db,
      "SELECT i.import, i.series, i.first, i.last, d.person FROM import_series i"
      " JOIN document d ON d.id = ?1 WHERE i.import IN " IMPORTS " ORDER BY i.series, i.import");
  g_autoptr (GError) failed = NULL;
  Scan scan = { .db = db, .home = home, .saw = saw };

  livret_statement_bind_text (s, 1, id);
  while (livret_statement_step (s, &failed))
    {
      scan.person = livret_statement_int (s, 4);
      if (!scan_series (db, &scan, s, values, error))
        return FALSE;
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* --- Readings that are stated in the document
 * ----------------------------------------------------- */

static gboolean
take_found (const LivretSeries *series,
            const LivretStored *stored,
            const LivretOverride *override,
            gpointer data)
{
  Scan *scan = data;
  LivretCounted counted;

  livret_count_reading (series, scan->home, stored, override, &counted);
  scan->found = (override == NULL || !override->deleted) && counted.person == scan->person;
  return FALSE;
}

static gboolean
add_found (LivretDb *db, Scan *scan, LivretStatement *row, GArray *values, GError **error)
{
  g_auto (LivretSeries) series = { 0 };
  LivretReadingKey key = { livret_statement_int (row, 0), livret_statement_int (row, 1),
                           livret_statement_int (row, 2), livret_statement_double (row, 3),
                           (int) livret_statement_int (row, 4) };

  scan->person = livret_statement_int (row, 6);
  scan->found = 0;
  scan->key = key;
  return livret_series_get (db, key.series, &series, error) &&
         livret_stored_find (db, &series, key.time, key.duration, key.value, key.code, take_found,
                             scan, error) &&
         (scan->found == 0 ||
          keep_newest (db, scan, livret_statement_text (row, 5), values, error));
}

static gboolean
list_found (LivretDb *db, const char *id, LivretZone *home, GArray *values, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT f.series, f.time, f.duration, f.value, f.code, f.place, d.person"
          " FROM reading_found f JOIN document d ON d.row = f.document WHERE d.id = ?1"
          " AND f.series IN (SELECT row FROM series) ORDER BY f.time DESC, f.series");
  Scan scan = { .db = db, .home = home };
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_text (s, 1, id);
  while (livret_statement_step (s, &failed))
    if (!add_found (db, &scan, s, values, error))
      return FALSE;
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* What is stated in it, where that is known, else what came out of its files. */
static GArray *
list_values (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (LivretDocumentValue));
  g_autoptr (LivretZone) home = livret_readings_home_zone (db, error);
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "SELECT " TELLS (ROW));
  g_autoptr (GError) failed = NULL;
  gboolean known;

  g_array_set_clear_func (values, clear_value);
  if (home == NULL)
    return NULL;
  livret_statement_bind_text (s, 1, id);
  known = livret_statement_step (s, &failed) && livret_statement_int (s, 0) != 0;
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  if (!(known ? list_found (db, id, home, values, error)
              : list_brought (db, id, home, values, error)))
    return NULL;
  g_array_sort (values, compare_values);
  return g_steal_pointer (&values);
}

LivretDocumentLinks *
livret_document_links_read (LivretDb *db, const char *id, gboolean hidden, GError **error)
{
  g_autoptr (LivretDocumentLinks) links = g_new0 (LivretDocumentLinks, 1);
  g_autoptr (GError) failed = NULL;

  links->id = g_strdup (id);
  if ((links->versions = livret_documents_list_versions (db, id, error)) == NULL ||
      (links->parts = livret_parts_list (db, id, 0, error)) == NULL ||
      (links->origins = list_origins (db, id, error)) == NULL ||
      (links->documents = list_documents (db, id, hidden, error)) == NULL ||
      (links->entries = list_entries (db, id, hidden, error)) == NULL ||
      (links->values = list_values (db, id, error)) == NULL)
    return NULL;
  links->paper = livret_papers_get (db, id, 0, &failed);
  if (failed == NULL)
    return g_steal_pointer (&links);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}
