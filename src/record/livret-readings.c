/* livret-readings.c: reading readings out, with corrections applied.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-readings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/livret-quantity.h"
#include "record/livret-readings-people.h"
#include "record/livret-readings-series.h"
#include "record/livret-readings-stored.h"
#include "record/livret-readings-written.h"
#include "record/livret-source-rule.h"

/* Around a change of the clock rows of one wall-clock series are out of order by this much. */
#define OUT_OF_ORDER 7200
#define DAY 86400

void
livret_reading_clear (LivretReading *reading)
{
  g_clear_pointer (&reading->written, g_free);
  g_clear_pointer (&reading->source, g_free);
}

static void
clear_reading (gpointer data)
{
  livret_reading_clear (data);
}

/* --- Keys ---------------------------------------------------------------------------------------
 */

char *
livret_reading_key_to_id (const LivretReadingKey *key)
{
  char value[G_ASCII_DTOSTR_BUF_SIZE];

  livret_decimal_print (key->value, -1, FALSE, value);
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%s:%d",
                          key->series, key->time, key->duration, value, key->code);
}

static gboolean
parse_int (const char *text, gint64 *out)
{
  return g_ascii_string_to_signed (text, 10, G_MININT64 + 1, G_MAXINT64, out, NULL);
}

gboolean
livret_reading_key_from_id (const char *id, LivretReadingKey *key, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (id, ":", 6);
  gint64 code = 0;
  char *end = NULL;

  if (g_strv_length (parts) == 5 && *parts[3] != '\0' && !g_ascii_isspace (*parts[3]) &&
      parse_int (parts[0], &key->series) && parse_int (parts[1], &key->time) &&
      parse_int (parts[2], &key->duration) && parse_int (parts[4], &code))
    key->value = g_ascii_strtod (parts[3], &end);
  key->code = (int) code;
  if (end != NULL && *end == '\0' && isfinite (key->value) && key->code == code)
    return TRUE;
  g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
               _ ("“%s” does not name a reading."), id);
  return FALSE;
}

/* --- Listing ------------------------------------------------------------------------------------
 */

/* @unit_names: UCUM codes by number, as they are met; @count and @each: where @out is NULL */
typedef struct
{
  LivretDb *db;
  LivretZone *home;
  const LivretReadingQuery *query;
  gint64 person;
  GHashTable *winners;
  GArray *out;
  gint64 count;
  LivretReadingFunc each;
  gpointer each_data;
  gboolean retimed;
  gboolean moved;
  int taken;
  gint64 edge;
  char *unit_names[LIVRET_UNIT_UNKNOWN];
  GError *error;
} Listing;

static void
clear_listing (Listing *listing)
{
  livret_zone_free (listing->home);
  g_clear_pointer (&listing->winners, g_hash_table_unref);
  for (guint i = 0; i < LIVRET_UNIT_UNKNOWN; i++)
    g_free (listing->unit_names[i]);
  g_clear_error (&listing->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listing, clear_listing)

static const char *
find_unit (Listing *listing, const LivretKind *kind, guint number)
{
  if (number == 0)
    return kind->unit;
  if (listing->unit_names[number] == NULL)
    listing->unit_names[number] = livret_unit_name (listing->db, kind, number, &listing->error);
  return listing->unit_names[number];
}

/* Of two roads one counts. */
static gboolean
is_left_out (const Listing *listing,
             const LivretSeries *series,
             const LivretStored *stored,
             const LivretCounted *counted)
{
  return !series->counts || livret_counted_is_twin (series, stored, counted) ||
         (listing->winners != NULL &&
          !livret_source_winners_has (listing->winners, series, counted->day));
}

static gboolean
fill_reading (Listing *listing,
              LivretReading *out,
              const LivretSeries *series,
              const LivretStored *stored,
              const LivretOverride *override,
              const LivretCounted *counted)
{
  const char *unit = find_unit (listing, series->kind, livret_packed_unit (stored->packed));

  if (unit == NULL)
    return FALSE;
  out->key.series = series->row;
  out->key.time = stored->time;
  out->key.duration = stored->duration;
  out->key.value = stored->values[0];
  out->key.code = stored->code;
  out->kind = series->kind;
  out->time = counted->utc;
  out->duration = stored->duration;
  out->offset_min = (int) ((counted->local - counted->utc) / 60);
  out->day = counted->day;
  memcpy (out->values, counted->values, sizeof out->values);
  out->flags = (guint8) (livret_packed_flags (stored->packed) & ~LIVRET_READING_IMPLAUSIBLE);
  /* What a person typed is the value, whatever the device could not measure. */
  if (override != NULL && override->edited)
    out->flags &= (guint8) ~(LIVRET_READING_BELOW | LIVRET_READING_ABOVE);
  if (counted->ambiguous)
    out->flags |= LIVRET_READING_AMBIGUOUS;
  if (counted->implausible)
    out->flags |= LIVRET_READING_IMPLAUSIBLE;
  out->corrected =
      override != NULL && (override->edited || override->has_time ||
                           (override->person != 0 && override->person != series->person));
  out->counts = !is_left_out (listing, series, stored, counted);
  out->import = stored->import;
  out->written = livret_reading_written (series->kind, stored, unit);
  out->source = g_strdup (series->source);
  return TRUE;
}

/* A reading is met once: where its original time lies, unless a person gave it another time or
 * moved it here from somebody else's series. */
static gboolean
is_wanted (const Listing *listing,
           const LivretSeries *series,
           const LivretOverride *override,
           const LivretCounted *counted)
{
  const LivretReadingQuery *query = listing->query;

  if ((override != NULL && override->deleted) ||
      (query->series != 0 && query->series != series->row))
    return FALSE;
  if (listing->moved ? series->person == listing->person
                     : (override != NULL && override->has_time) != listing->retimed)
    return FALSE;
  return counted->person == listing->person && counted->utc >= query->from &&
         counted->utc <= query->until && (query->kind == NULL || query->kind == series->kind);
}

static void
glance (Listing *listing,
        const LivretSeries *series,
        const LivretStored *stored,
        const LivretCounted *counted)
{
  LivretReadingGlance glance = { series->row,     series->rank,         counted->local,
                                 counted->values, counted->implausible, stored->duration };

  listing->each (&glance, listing->each_data);
}

static gboolean
take_reading (const LivretSeries *series,
              const LivretStored *stored,
              const LivretOverride *override,
              gpointer data)
{
  Listing *listing = data;
  int limit = listing->query->limit;
  LivretReading reading;
  LivretCounted counted;

  if (limit > 0 && listing->taken >= limit && !listing->moved && !listing->retimed &&
      ABS (stored->time - listing->edge) > OUT_OF_ORDER)
    return FALSE;
  livret_count_reading (series, listing->home, stored, override, &counted);
  if (!is_wanted (listing, series, override, &counted) ||
      (listing->query->plausible && counted.implausible) ||
      (!listing->query->all && is_left_out (listing, series, stored, &counted)))
    return TRUE;
  listing->count++;
  if (listing->each != NULL)
    glance (listing, series, stored, &counted);
  if (listing->out == NULL)
    return TRUE;
  if (++listing->taken == limit)
    listing->edge = stored->time;
  if (!fill_reading (listing, &reading, series, stored, override, &counted))
    return FALSE;
  g_array_append_val (listing->out, reading);
  return TRUE;
}

static int
compare_keys (const LivretReadingKey *a, const LivretReadingKey *b)
{
  if (a->series != b->series)
    return a->series < b->series ? -1 : 1;
  if (a->duration != b->duration)
    return a->duration < b->duration ? -1 : 1;
  if (a->value != b->value)
    return a->value < b->value ? -1 : 1;
  return a->code - b->code;
}

static int
compare_oldest_first (gconstpointer a, gconstpointer b)
{
  const LivretReading *x = a;
  const LivretReading *y = b;

  if (x->time != y->time)
    return x->time < y->time ? -1 : 1;
  return compare_keys (&x->key, &y->key);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return compare_oldest_first (b, a);
}

static void
sort_and_cut (Listing *listing)
{
  guint limit = (guint) listing->query->limit;

  g_array_sort (listing->out,
                listing->query->newest_first ? compare_newest_first : compare_oldest_first);
  if (limit > 0 && listing->out->len > limit)
    g_array_set_size (listing->out, limit);
}

static gboolean
scan_one_series (Listing *listing, const LivretSeries *series, GError **error)
{
  const LivretReadingQuery *query = listing->query;
  gint64 margin = series->wall_clock ? DAY : 0;
  gint64 from = query->from < G_MININT64 + margin ? G_MININT64 : query->from - margin;
  gint64 until = query->until > G_MAXINT64 - margin ? G_MAXINT64 : query->until + margin;

  listing->taken = 0;
  listing->retimed = FALSE;
  if (!livret_stored_scan (listing->db, series, from, until, query->newest_first, take_reading,
                           listing, error))
    return FALSE;
  listing->retimed = TRUE;
  if (!livret_stored_scan_retimed (listing->db, series, query->from, query->until, take_reading,
                                   listing, error))
    return FALSE;
  /* Kept short while many series are gone through. */
  if (query->limit > 0 && listing->out != NULL)
    sort_and_cut (listing);
  return TRUE;
}

static gboolean
scan_all_series (Listing *listing, GError **error)
{
  g_autoptr (GArray) rows =
      livret_readings_series_of (listing->db, listing->person, listing->query->kind, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len && listing->error == NULL; i++)
    {
      g_auto (LivretSeries) series = { 0 };
      gint64 row = g_array_index (rows, gint64, i);

      if (listing->query->series != 0 && listing->query->series != row)
        continue;
      if (!livret_series_get (listing->db, row, &series, error) ||
          !scan_one_series (listing, &series, error))
        return FALSE;
    }
  listing->moved = TRUE;
  listing->retimed = FALSE;
  return livret_stored_scan_moved (listing->db, listing->person, take_reading, listing, error);
}

static gboolean
find_winners (Listing *listing, GError **error)
{
  const LivretReadingQuery *query = listing->query;

  listing->winners = livret_source_winners (listing->db, listing->person, query->kind, query->from,
                                            query->until, error);
  return listing->winners != NULL;
}

static gboolean
scan (Listing *listing, GError **error)
{
  if (!livret_readings_person (listing->db, listing->query->person, &listing->person, error) ||
      (listing->home = livret_readings_home_zone (listing->db, error)) == NULL ||
      !find_winners (listing, error) || !scan_all_series (listing, error))
    return FALSE;
  if (listing->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&listing->error));
  return FALSE;
}

GArray *
livret_readings_list (LivretDb *db, const LivretReadingQuery *query, GError **error)
{
  g_autoptr (GArray) out = g_array_new (FALSE, TRUE, sizeof (LivretReading));
  g_auto (Listing) listing = { .db = db, .query = query, .out = out };

  g_array_set_clear_func (out, clear_reading);
  if (!scan (&listing, error))
    return NULL;
  sort_and_cut (&listing);
  return g_steal_pointer (&out);
}

gboolean
livret_readings_each (LivretDb *db,
                      const LivretReadingQuery *query,
                      LivretReadingFunc func,
                      gpointer data,
                      GError **error)
{
  LivretReadingQuery all = *query;
  g_auto (Listing) listing = { .db = db, .query = &all, .each = func, .each_data = data };

  all.limit = 0;
  return scan (&listing, error);
}

static gboolean
count_by_days (LivretDb *db, gint64 person, const LivretKind *kind, gint64 *count, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, kind != NULL
              ? "SELECT sum (n + left_out) FROM summary_day WHERE person = ?1 AND kind = ?2"
              : "SELECT sum (n + left_out) FROM summary_day WHERE person = ?1 AND ?2 = 0");

  livret_statement_bind_int (s, 1, person);
  livret_statement_bind_int (s, 2, kind != NULL ? kind->number : 0);
  if (!livret_statement_step (s, error))
    return FALSE;
  *count = livret_statement_int (s, 0);
  return TRUE;
}

gint64
livret_readings_count (LivretDb *db, const LivretReadingQuery *query, GError **error)
{
  g_auto (Listing) listing = { .db = db, .query = query };
  gint64 count;

  if (query->from > G_MININT64 || query->until < G_MAXINT64)
    return scan (&listing, error) ? listing.count : -1;
  return livret_readings_person (db, query->person, &listing.person, error) &&
                 count_by_days (db, listing.person, query->kind, &count, error)
             ? count
             : -1;
}

/* --- One reading --------------------------------------------------------------------------------
 */

typedef struct
{
  Listing listing;
  LivretReading *reading;
  gboolean filled;
} Found;

static gboolean
take_found (const LivretSeries *series,
            const LivretStored *stored,
            const LivretOverride *override,
            gpointer data)
{
  Found *found = data;
  LivretCounted counted;
  g_autofree char *person = NULL;

  livret_count_reading (series, found->listing.home, stored, override, &counted);
  /* Of somebody who was taken out of the household there is none. */
  person = livret_readings_person_id (found->listing.db, counted.person, &found->listing.error);
  found->filled = person != NULL && fill_reading (&found->listing, found->reading, series, stored,
                                                  override, &counted);
  return FALSE;
}

gboolean
livret_readings_get (LivretDb *db,
                     const LivretReadingKey *key,
                     LivretReading *reading,
                     GError **error)
{
  g_auto (LivretSeries) series = { 0 };
  Found found = { .listing = { .db = db }, .reading = reading };
  g_autoptr (GError) failed = NULL;

  found.listing.home = livret_readings_home_zone (db, error);
  if (found.listing.home == NULL)
    return FALSE;
  if (livret_series_get (db, key->series, &series, &failed))
    livret_stored_find (db, &series, key->time, key->duration, key->value, key->code, take_found,
                        &found, &failed);
  if (failed == NULL && found.listing.error != NULL)
    failed = g_steal_pointer (&found.listing.error);
  clear_listing (&found.listing);
  if (failed == NULL && !found.filled)
    g_set_error_literal (&failed, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                         _ ("There is no such reading."));
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}
