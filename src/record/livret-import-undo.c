/* livret-import-undo.c: readings, documents and entries of an import go, or pass to the next one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-import-undo.h"

#include "record/livret-documents.h"
#include "record/livret-papers.h"
#include "record/livret-readings-sighting.h"
#include "record/livret-readings-tally.h"
#include "record/livret-readings-twins.h"

/* A reading counts at most so many days from the one of its time as found. */
#define MARGIN_DAYS 2
#define STEP_FIRST 20000
#define STEP_MIN 1000
#define STEP_MAX 100000
#define STEP_TARGET_US 100000

static gboolean
run_for_import (LivretDb *db, const char *sql, gint64 import, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, sql);

  livret_statement_bind_int (s, 1, import);
  return livret_statement_run (s, error);
}

/* --- Readings -----------------------------------------------------------------------------------
 */

/* A stretch of whole days (of the time as found) of one series. */
typedef struct
{
  LivretDb *db;
  LivretZone *home;
  gint64 import;
  LivretSeries series;
  gint64 last;     /* of the series */
  gint64 from_day; /* of the stretch */
  gint64 to_day;
  gint64 step; /* rows */
} Stretch;

static void
clear_stretch (Stretch *stretch)
{
  livret_zone_free (stretch->home);
  livret_series_clear (&stretch->series);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stretch, clear_stretch)

/* A reading of the import that another one saw too. */
typedef struct
{
  gint64 time;
  gint64 duration;
  double value;
  int code;
} OwnRow;

static void
bind_stretch (Stretch *stretch, LivretStatement *s)
{
  livret_statement_bind_int (s, 1, stretch->series.row);
  livret_statement_bind_int (s, 2, stretch->from_day * 86400);
  livret_statement_bind_int (s, 3, stretch->to_day * 86400 + 86399);
  livret_statement_bind_int (s, 4, stretch->import);
}

/* Days that have sightings of later imports. */
static GArray *
find_seen_days (Stretch *stretch, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (stretch->db, "SELECT DISTINCT day FROM sighting WHERE series = ?1"
                                      " AND day BETWEEN ?2 AND ?3 AND import > ?4 ORDER BY day");
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_int (s, 1, stretch->series.row);
  livret_statement_bind_int (s, 2, stretch->from_day);
  livret_statement_bind_int (s, 3, stretch->to_day);
  livret_statement_bind_int (s, 4, stretch->import);
  while (livret_statement_step (s, &failed))
    {
      gint64 day = livret_statement_int (s, 0);

      g_array_append_val (days, day);
    }
  if (failed == NULL)
    return g_steal_pointer (&days);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static GArray *
load_own_rows (Stretch *stretch, gint64 day, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      stretch->db, "SELECT time, duration, value, code FROM readings WHERE series = ?1"
                   " AND time BETWEEN ?2 AND ?3 AND import = ?4");
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (OwnRow));
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_int (s, 1, stretch->series.row);
  livret_statement_bind_int (s, 2, day * 86400);
  livret_statement_bind_int (s, 3, day * 86400 + 86399);
  livret_statement_bind_int (s, 4, stretch->import);
  while (livret_statement_step (s, &failed))
    {
      OwnRow row = { livret_statement_int (s, 0), livret_statement_int (s, 1),
                     livret_statement_double (s, 2), (int) livret_statement_int (s, 3) };

      g_array_append_val (rows, row);
    }
  if (failed == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static gboolean
hand_on_row (Stretch *stretch, const OwnRow *row, gint64 heir, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      stretch->db, "UPDATE readings SET import = ?6 WHERE series = ?1 AND time = ?2"
                   " AND duration = ?3 AND value = ?4 AND code = ?5");

  livret_statement_bind_int (s, 1, stretch->series.row);
  livret_statement_bind_int (s, 2, row->time);
  livret_statement_bind_int (s, 3, row->duration);
  livret_statement_bind_double (s, 4, row->value);
  livret_statement_bind_int (s, 5, row->code);
  livret_statement_bind_int (s, 6, heir);
  return livret_statement_run (s, error);
}

static gboolean
hand_on_rows (Stretch *stretch, gint64 day, LivretWitnesses *witnesses, GError **error)
{
  g_autoptr (GArray) rows = load_own_rows (stretch, day, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const OwnRow *row = &g_array_index (rows, OwnRow, i);
      guint32 hash = livret_key_hash (row->time, row->duration, row->value, row->code);
      gint64 heir = livret_witnesses_find (witnesses, hash);

      if (heir != 0 && !hand_on_row (stretch, row, heir, error))
        return FALSE;
    }
  return rows != NULL;
}

static gboolean
hand_on_whole_day (Stretch *stretch, gint64 day, gint64 heir, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      stretch->db, "UPDATE readings SET import = ?5 WHERE series = ?1 AND time BETWEEN ?2 AND ?3"
                   " AND import = ?4");

  livret_statement_bind_int (s, 1, stretch->series.row);
  livret_statement_bind_int (s, 2, day * 86400);
  livret_statement_bind_int (s, 3, day * 86400 + 86399);
  livret_statement_bind_int (s, 4, stretch->import);
  livret_statement_bind_int (s, 5, heir);
  return livret_statement_run (s, error);
}

static gboolean
hand_on_day (Stretch *stretch, gint64 day, GError **error)
{
  g_autoptr (LivretWitnesses) witnesses =
      livret_witnesses_load (stretch->db, stretch->series.row, day, stretch->import, error);
  gint64 heir;

  if (witnesses == NULL)
    return FALSE;
  heir = livret_witnesses_get_heir (witnesses);
  return heir != 0 ? hand_on_whole_day (stretch, day, heir, error)
                   : hand_on_rows (stretch, day, witnesses, error);
}

static gboolean
hand_on (Stretch *stretch, GError **error)
{
  g_autoptr (GArray) days = find_seen_days (stretch, error);

  for (guint i = 0; days != NULL && i < days->len; i++)
    if (!hand_on_day (stretch, g_array_index (days, gint64, i), error))
      return FALSE;
  return days != NULL;
}

/* @removed: whether a reading went: if none did, the sums stay. */
static gboolean
remove_rest (Stretch *stretch, gboolean *removed, GError **error)
{
  g_autoptr (LivretStatement) readings = livret_db_prepare (
      stretch->db,
      "DELETE FROM readings WHERE series = ?1 AND time BETWEEN ?2 AND ?3 AND import = ?4");
  g_autoptr (LivretStatement) sightings = livret_db_prepare (
      stretch->db, "DELETE FROM sighting WHERE series = ?1 AND day BETWEEN ?2 AND ?3"
                   " AND import = ?4");

  bind_stretch (stretch, readings);
  livret_statement_bind_int (sightings, 1, stretch->series.row);
  livret_statement_bind_int (sightings, 2, stretch->from_day);
  livret_statement_bind_int (sightings, 3, stretch->to_day);
  livret_statement_bind_int (sightings, 4, stretch->import);
  if (!livret_statement_run (readings, error))
    return FALSE;
  *removed = livret_db_changes (stretch->db) > 0;
  return livret_statement_run (sightings, error);
}

/* The days whose original times lie in the stretch; and, as a reading that a person gave another
 * time may count on any day, those one by one. */
static gboolean
recount (Stretch *stretch, GArray *overrides, GError **error)
{
  if (!livret_tally_recount (stretch->db, stretch->home, &stretch->series,
                             (int) stretch->from_day - MARGIN_DAYS,
                             (int) stretch->to_day + MARGIN_DAYS, error))
    return FALSE;
  for (guint i = 0; i < overrides->len; i++)
    {
      const LivretOverride *o = &g_array_index (overrides, LivretOverride, i);
      int day = livret_day_of (o->new_time);

      if (o->has_time && !livret_tally_recount (stretch->db, stretch->home, &stretch->series,
                                                day - MARGIN_DAYS, day + MARGIN_DAYS, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_back_stretch (Stretch *stretch, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (GArray) overrides = NULL;
  gboolean removed;

  if (!livret_db_transaction_begin (&t, stretch->db, error))
    return FALSE;
  overrides = livret_overrides_load (stretch->db, stretch->series.row, stretch->from_day * 86400,
                                     stretch->to_day * 86400 + 86399, error);
  return overrides != NULL && hand_on (stretch, error) && remove_rest (stretch, &removed, error) &&
         (!removed || recount (stretch, overrides, error)) &&
         livret_db_transaction_commit (&t, error);
}

/* Finds the next whole days that hold about @step rows. %FALSE without error: no more rows. */
static gboolean
find_stretch (Stretch *stretch, gint64 from, GError **error)
{
  g_autoptr (LivretStatement) first = livret_db_prepare (
      stretch->db, "SELECT time FROM readings WHERE series = ?1 AND time BETWEEN ?2 AND ?3"
                   " ORDER BY time LIMIT 1");
  g_autoptr (LivretStatement) next = livret_db_prepare (
      stretch->db, "SELECT time FROM readings WHERE series = ?1 AND time BETWEEN ?2 AND ?3"
                   " ORDER BY time LIMIT 1 OFFSET ?4");
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_int (first, 1, stretch->series.row);
  livret_statement_bind_int (first, 2, from);
  livret_statement_bind_int (first, 3, stretch->last);
  if (!livret_statement_step (first, error))
    return FALSE;
  stretch->from_day = livret_day_of (livret_statement_int (first, 0));
  livret_statement_bind_int (next, 1, stretch->series.row);
  livret_statement_bind_int (next, 2, from);
  livret_statement_bind_int (next, 3, stretch->last);
  livret_statement_bind_int (next, 4, stretch->step);
  stretch->to_day = livret_day_of (stretch->last);
  if (livret_statement_step (next, &failed))
    stretch->to_day = MAX (stretch->from_day, livret_day_of (livret_statement_int (next, 0)) - 1);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
take_back_series (Stretch *stretch, gint64 first, GError **error)
{
  g_autoptr (GError) failed = NULL;
  gint64 from = first;

  while (find_stretch (stretch, from, &failed))
    {
      gint64 begun = g_get_monotonic_time ();
      double factor;

      if (!take_back_stretch (stretch, error))
        return FALSE;
      factor = (double) STEP_TARGET_US / (double) MAX (g_get_monotonic_time () - begun, 1);
      stretch->step =
          CLAMP ((gint64) (stretch->step * CLAMP (factor, 0.25, 2)), STEP_MIN, STEP_MAX);
      from = (stretch->to_day + 1) * 86400;
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* The next series after @series; %FALSE without error: no more. */
static gboolean
find_series (
    LivretDb *db, gint64 import, gint64 *series, gint64 *first, gint64 *last, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT series, first, last FROM import_series WHERE import = ?1 AND series > ?2"
          " ORDER BY series LIMIT 1");

  livret_statement_bind_int (s, 1, import);
  livret_statement_bind_int (s, 2, *series);
  if (!livret_statement_step (s, error))
    return FALSE;
  *series = livret_statement_int (s, 0);
  *first = livret_statement_int (s, 1);
  *last = livret_statement_int (s, 2);
  return TRUE;
}

static gboolean
take_back_readings (LivretDb *db, gint64 import, GError **error)
{
  g_autoptr (GError) failed = NULL;
  gint64 series = 0;
  gint64 first;
  gint64 last;

  while (find_series (db, import, &series, &first, &last, &failed))
    {
      g_auto (Stretch) stretch = { .db = db, .import = import, .step = STEP_FIRST };

      stretch.home = livret_readings_home_zone (db, error);
      if (stretch.home == NULL || !livret_series_get (db, series, &stretch.series, error))
        return FALSE;
      stretch.last = last;
      if (!take_back_series (&stretch, first, error))
        return FALSE;
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* --- Documents ----------------------------------------------------------------------------------
 */

static gboolean
hand_on_document (LivretDb *db, gint64 document, gint64 import, gint64 heir, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "UPDATE document SET import = ?3 WHERE row = ?1 AND import = ?2");

  livret_statement_bind_int (s, 1, document);
  livret_statement_bind_int (s, 2, import);
  livret_statement_bind_int (s, 3, heir);
  return livret_statement_run (s, error) &&
         livret_papers_hand_on (db, document, import, heir, error);
}

/* The import's next document, and the first other import that saw it (0: none). */
static gboolean
find_document (LivretDb *db, gint64 import, gint64 *document, gint64 *heir, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT d.row, coalesce ((SELECT min (import) FROM document_sighting"
          " WHERE document = d.row AND import != ?1), 0) FROM document d WHERE d.import = ?1"
          " LIMIT 1");

  livret_statement_bind_int (s, 1, import);
  if (!livret_statement_step (s, error))
    return FALSE;
  *document = livret_statement_int (s, 0);
  *heir = livret_statement_int (s, 1);
  return TRUE;
}

static gboolean
take_back_document (LivretDb *db, gint64 import, gint64 document, gint64 heir, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  return livret_db_transaction_begin (&t, db, error) &&
         (heir != 0 ? hand_on_document (db, document, import, heir, error)
                    : livret_documents_remove_rows (db, document, error)) &&
         livret_db_transaction_commit (&t, error);
}

static gboolean
take_back_documents (LivretDb *db, gint64 import, GError **error)
{
  g_autoptr (GError) failed = NULL;
  gint64 document;
  gint64 heir;

  while (find_document (db, import, &document, &heir, &failed))
    if (!take_back_document (db, import, document, heir, error))
      return FALSE;
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* --- The rest -----------------------------------------------------------------------------------
 */

/* Series, sources and units that nothing speaks of any more, not even a correction. */
static gboolean
tidy_up (LivretDb *db, gint64 import, GError **error)
{
  return run_for_import (
             db,
             "DELETE FROM series WHERE row IN (SELECT series FROM import_series WHERE import = ?1)"
             " AND NOT EXISTS (SELECT 1 FROM readings r WHERE r.series = series.row)"
             " AND NOT EXISTS (SELECT 1 FROM reading_override o WHERE o.series = series.row)"
             " AND NOT EXISTS (SELECT 1 FROM import_series i WHERE i.series = series.row"
             "                 AND i.import != ?1)",
             import, error) &&
         run_for_import (db, "DELETE FROM import_series WHERE import = ?1", import, error) &&
         livret_db_exec (db,
                         "DELETE FROM source WHERE row NOT IN (SELECT source FROM series);"
                         "DELETE FROM unit WHERE row NOT IN (SELECT unit FROM series_unit);",
                         error);
}

static gboolean
set_open (LivretDb *db, gint64 import, GError **error)
{
  return run_for_import (db, "UPDATE import SET state = 'open' WHERE row = ?1", import, error);
}

/* To the next import that found it, with where that one did; else it goes. */
#define HAND_ON_ENTRIES                                                                            \
  "UPDATE entry SET import = s.import, document = s.document, place = s.place"                     \
  " FROM entry_sighting s WHERE entry.import = ?1 AND s.entry = entry.row AND s.import ="          \
  "  (SELECT min (n.import) FROM entry_sighting n WHERE n.entry = entry.row)"

static gboolean
take_back_entries (LivretDb *db, gint64 import, GError **error)
{
  return run_for_import (db, "DELETE FROM entry_sighting WHERE import = ?1", import, error) &&
         run_for_import (db, HAND_ON_ENTRIES, import, error) &&
         run_for_import (db, "DELETE FROM entry WHERE import = ?1", import, error);
}

static gboolean
take_back_rest (LivretDb *db, gint64 import, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  return livret_db_transaction_begin (&t, db, error) && take_back_entries (db, import, error) &&
         run_for_import (db, "DELETE FROM reading_found WHERE import = ?1", import, error) &&
         livret_papers_take_back (db, import, error) &&
         run_for_import (db, "DELETE FROM document_sighting WHERE import = ?1", import, error) &&
         run_for_import (db, "UPDATE version SET import = NULL WHERE import = ?1", import, error) &&
         tidy_up (db, import, error) && livret_db_transaction_commit (&t, error);
}

/* What was the twin of a reading that went counts again. */
static gboolean
renew_twins (LivretDb *db, gint64 import, GError **error)
{
  g_autoptr (GArray) kinds = livret_twins_of_import (db, import, TRUE, error);

  for (guint i = 0; kinds != NULL && i < kinds->len; i++)
    if (!livret_twins_renew (&g_array_index (kinds, LivretTwins, i), db, error))
      return FALSE;
  return kinds != NULL;
}

gboolean
livret_import_take_back (LivretDb *db, gint64 import, GError **error)
{
  return set_open (db, import, error) && take_back_readings (db, import, error) &&
         renew_twins (db, import, error) && take_back_documents (db, import, error) &&
         take_back_rest (db, import, error);
}

gboolean
livret_import_forget (LivretDb *db, gint64 import, GError **error)
{
  return run_for_import (db, "DELETE FROM import WHERE row = ?1", import, error);
}
