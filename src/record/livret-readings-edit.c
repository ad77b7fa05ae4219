/* livret-readings-edit.c: readings typed by hand, corrected, deleted, moved; all of it journalled.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was found is never changed: a correction is a row of reading_override under the reading's
 * key, so that no import brings back what was corrected.
 */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>

#include "base/livret-clock.h"
#include "base/livret-quantity.h"
#include "record/livret-journal.h"
#include "record/livret-readings.h"
#include "record/livret-readings-people.h"
#include "record/livret-readings-series.h"
#include "record/livret-readings-tally.h"
#include "record/livret-readings-twins.h"

/* 1800 to 2200, as livret_date_parse() takes them. */
#define TIME_MIN G_GINT64_CONSTANT (-5364662400)
#define TIME_MAX G_GINT64_CONSTANT (7289654400)

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID, why);
  return FALSE;
}

/* --- One reading and its correction -------------------------------------------------------------
 */

/* Of the reading that is worked on: as found, and as it counts at the moment. */
typedef struct
{
  LivretDb *db;
  LivretZone *home;
  LivretSeries series;
  LivretReadingKey key;
  LivretOverride override; /* all zero if there is none */
  double found[LIVRET_COMPONENTS_MAX];
  gint64 utc;
  int day;
  gint64 person;
  double values[LIVRET_COMPONENTS_MAX];
  gboolean exists;
} Subject;

static void
clear_subject (Subject *subject)
{
  livret_zone_free (subject->home);
  livret_series_clear (&subject->series);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Subject, clear_subject)

static gboolean
take_subject (const LivretSeries *series,
              const LivretStored *stored,
              const LivretOverride *override,
              gpointer data)
{
  Subject *subject = data;
  LivretCounted counted;

  livret_count_reading (series, subject->home, stored, override, &counted);
  subject->utc = counted.utc;
  subject->day = counted.day;
  subject->person = counted.person;
  memcpy (subject->values, counted.values, sizeof subject->values);
  memcpy (subject->found, stored->values, sizeof subject->found);
  if (override != NULL)
    subject->override = *override;
  subject->exists = TRUE;
  return FALSE;
}

/* %FALSE without error when there is no such reading. */
static gboolean
find_subject (Subject *subject, GError **error)
{
  const LivretReadingKey *key = &subject->key;

  subject->exists = FALSE;
  memset (&subject->override, 0, sizeof subject->override);
  return livret_stored_find (subject->db, &subject->series, key->time, key->duration, key->value,
                             key->code, take_subject, subject, error);
}

static gboolean
load_subject (Subject *subject, LivretDb *db, const LivretReadingKey *key, GError **error)
{
  g_autoptr (GError) failed = NULL;

  subject->db = db;
  subject->key = *key;
  subject->home = livret_readings_home_zone (db, error);
  if (subject->home == NULL || !livret_series_get (db, key->series, &subject->series, error))
    return FALSE;
  if (find_subject (subject, &failed))
    return TRUE;
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                         _ ("There is no such reading."));
  return FALSE;
}

static void
bind_key (LivretStatement *s, const LivretReadingKey *key)
{
  livret_statement_bind_int (s, 1, key->series);
  livret_statement_bind_int (s, 2, key->time);
  livret_statement_bind_int (s, 3, key->duration);
  livret_statement_bind_double (s, 4, key->value);
  livret_statement_bind_int (s, 5, key->code);
}

static gboolean
drop_override (LivretDb *db, const LivretReadingKey *key, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "DELETE FROM reading_override WHERE series = ?1 AND time = ?2 AND duration = ?3"
          " AND value = ?4 AND code = ?5");

  bind_key (s, key);
  return livret_statement_run (s, error);
}

static gboolean
write_override (LivretDb *db,
                const LivretReadingKey *key,
                const LivretOverride *override,
                GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "INSERT OR REPLACE INTO reading_override (series, time, duration, value, code, deleted,"
          " person, new_time, edited, new_value, new_value2, new_value3, changed)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");

  if (!override->deleted && override->person == 0 && !override->has_time && !override->edited)
    return drop_override (db, key, error);
  bind_key (s, key);
  livret_statement_bind_int (s, 6, override->deleted);
  if (override->person != 0)
    livret_statement_bind_int (s, 7, override->person);
  if (override->has_time)
    livret_statement_bind_int (s, 8, override->new_time);
  livret_statement_bind_int (s, 9, override->edited);
  for (int i = 0; override->edited && i < LIVRET_COMPONENTS_MAX; i++)
    livret_statement_bind_double (s, 10 + i, override->values[i]);
  livret_statement_bind_int (s, 13, livret_clock_now ());
  return livret_statement_run (s, error);
}

/* --- Journal ------------------------------------------------------------------------------------
 */

/* "Weight: 72.4 kg, 21 Nov 2026". */
static char *
describe (const Subject *subject)
{
  g_autofree char *value = livret_kind_format (subject->series.kind, subject->values, NULL);
  g_autofree char *day = livret_day_display (subject->day);

  return g_strdup_printf (_ ("%s: %s, %s"), livret_kind_label (subject->series.kind), value, day);
}

static gboolean
journal (const Subject *subject, const char *event, gint64 person, GError **error)
{
  g_autofree char *words = describe (subject);
  g_autofree char *id = livret_readings_person_id (subject->db, person, error);

  return id != NULL && livret_journal_append_simple (subject->db, error, event, id, words, "kind",
                                                     subject->series.kind->id, NULL);
}

/* --- Changing -----------------------------------------------------------------------------------
 */

/* Writes the correction, sums the days anew it was and is counted in, and journals it. */
static gboolean
apply (Subject *subject, const LivretOverride *override, const char *event, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  int before = subject->day;

  return livret_db_transaction_begin (&t, subject->db, error) &&
         write_override (subject->db, &subject->key, override, error) &&
         find_subject (subject, error) &&
         livret_tally_recount (subject->db, subject->home, &subject->series, before, before,
                               error) &&
         (subject->day == before ||
          livret_tally_recount (subject->db, subject->home, &subject->series, subject->day,
                                subject->day, error)) &&
         journal (subject, event, subject->person, error) &&
         livret_db_transaction_commit (&t, error);
}

static gboolean
check_values (const LivretKind *kind, const double *values, GError **error)
{
  if (!isfinite (values[0]))
    return refuse (error, _ ("A reading needs a value."));
  for (guint i = 1; i < LIVRET_COMPONENTS_MAX; i++)
    if (isinf (values[i]) || (i >= kind->n_components && !isnan (values[i])))
      return refuse (error, _ ("The value is not one of this kind of reading."));
  return TRUE;
}

static gboolean
check_time (gint64 when, GError **error)
{
  return (when >= TIME_MIN && when <= TIME_MAX) ||
         refuse (error, _ ("The date lies outside of the years 1800 to 2200."));
}

gboolean
livret_readings_edit (
    LivretDb *db, const LivretReadingKey *key, const double *values, gint64 when, GError **error)
{
  g_auto (Subject) subject = { 0 };
  LivretOverride override;

  if (!load_subject (&subject, db, key, error))
    return FALSE;
  if (subject.override.deleted)
    return refuse (error, _ ("This reading is deleted; put it back before correcting it."));
  if (values != NULL && !check_values (subject.series.kind, values, error))
    return FALSE;
  if (when != 0 && !check_time (when, error))
    return FALSE;
  override = subject.override;
  if (values != NULL)
    {
      override.edited = TRUE;
      memcpy (override.values, values, sizeof override.values);
    }
  if (when != 0)
    {
      override.has_time = TRUE;
      override.new_time = when;
    }
  return apply (&subject, &override, "reading-edited", error);
}

gboolean
livret_readings_delete (LivretDb *db, const LivretReadingKey *key, gboolean deleted, GError **error)
{
  g_auto (Subject) subject = { 0 };
  LivretOverride override;

  if (!load_subject (&subject, db, key, error))
    return FALSE;
  if (subject.override.deleted == (deleted != FALSE))
    return TRUE;
  override = subject.override;
  override.deleted = deleted != FALSE;
  return apply (&subject, &override, deleted ? "reading-deleted" : "reading-restored", error);
}

gboolean
livret_readings_move (LivretDb *db, const LivretReadingKey *key, const char *person, GError **error)
{
  g_auto (Subject) subject = { 0 };
  LivretOverride override;
  gint64 row;

  if (!load_subject (&subject, db, key, error) || !livret_readings_person (db, person, &row, error))
    return FALSE;
  if (subject.override.deleted)
    return refuse (error, _ ("This reading is deleted; put it back before moving it."));
  if (subject.person == row)
    return TRUE;
  override = subject.override;
  override.person = row == subject.series.person ? 0 : row;
  return apply (&subject, &override, "reading-moved", error);
}

/* --- By hand ------------------------------------------------------------------------------------
 */

static int
count_decimals (double value)
{
  char buffer[LIVRET_DECIMAL_MAX];
  const char *point = strchr (livret_decimal_print (value, -1, FALSE, buffer), '.');
  gsize decimals = point != NULL ? strlen (point + 1) : 0;

  return decimals < 7 ? (int) decimals : LIVRET_DECIMALS_UNKNOWN;
}

static gboolean
insert (LivretDb *db,
        const LivretReadingKey *key,
        const double values[LIVRET_COMPONENTS_MAX],
        guint32 packed,
        GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "INSERT INTO readings (series, time, duration, value, code, import, packed, more)"
          " VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, ?7)");
  g_autofree char *more = livret_more_build (values, NULL);

  bind_key (s, key);
  livret_statement_bind_int (s, 6, packed);
  livret_statement_bind_text (s, 7, more);
  return livret_statement_run (s, error);
}

static gboolean
same_values (const double *a, const double *b)
{
  for (guint i = 0; i < LIVRET_COMPONENTS_MAX; i++)
    if (isnan (a[i]) != isnan (b[i]) || (!isnan (a[i]) && a[i] != b[i]))
      return FALSE;
  return TRUE;
}

/* What is typed again after it was deleted is put back, with what was typed now. */
static gboolean
add_again (Subject *subject, const double *values, GError **error)
{
  LivretOverride override = { 0 };

  override.edited = !same_values (subject->found, values);
  memcpy (override.values, values, sizeof override.values);
  return apply (subject, &override, "reading-restored", error);
}

/* What is typed may have come from a device too. */
static gboolean
renew_twins (Subject *subject, gint64 person, GError **error)
{
  LivretTwins twins;

  livret_twins_init (&twins, person, subject->series.kind, subject->day, subject->day, FALSE);
  return livret_twins_renew (&twins, subject->db, error);
}

static gboolean
add_new (Subject *subject,
         const double values[LIVRET_COMPONENTS_MAX],
         guint32 packed,
         gint64 person,
         GError **error)
{
  return insert (subject->db, &subject->key, values, packed, error) &&
         find_subject (subject, error) &&
         livret_tally_recount (subject->db, subject->home, &subject->series, subject->day,
                               subject->day, error) &&
         renew_twins (subject, person, error) && journal (subject, "reading-added", person, error);
}

/* Two blood pressures of one minute may share the systolic one: the second is put a second later.
 * @subject is left at a key that is free, or at a deleted reading to put back. */
static gboolean
find_place (Subject *subject, const double *values, GError **error)
{
  for (int tries = 0; tries < 60; tries++)
    {
      g_autoptr (GError) failed = NULL;

      if (!find_subject (subject, &failed))
        {
          if (failed == NULL)
            return TRUE;
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
      if (subject->override.deleted)
        return TRUE;
      if (same_values (subject->found, values))
        break;
      subject->key.time++;
    }
  return refuse (error, _ ("A reading of this moment with this value is already there."));
}

static guint32
pack_typed (const LivretBatchSeries *series, const double *typed, const double *values, int offset)
{
  guint flags = LIVRET_READING_MANUAL;

  if (livret_locale_is_french (LC_NUMERIC))
    flags |= LIVRET_READING_COMMA;
  if (!livret_kind_is_plausible (series->series.kind, values))
    flags |= LIVRET_READING_IMPLAUSIBLE;
  return livret_packed (count_decimals (typed[0]), offset, flags, series->unit_number);
}

gboolean
livret_readings_add (LivretDb *db,
                     const char *person,
                     const LivretKind *kind,
                     gint64 when,
                     int offset_min,
                     const double *values,
                     const char *unit,
                     LivretReadingKey *key,
                     GError **error)
{
  LivretSinkSeries by_hand = { kind->id, "", "", unit, FALSE };
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_auto (LivretBatchSeries) series;
  g_auto (Subject) subject = { .db = db };
  double canonical[LIVRET_COMPONENTS_MAX];
  gint64 row;

  livret_batch_series_init (&series, &by_hand);
  if (!check_values (kind, values, error) || !check_time (when, error))
    return FALSE;
  if (!livret_kind_values_to_canonical (kind, values, unit, canonical))
    return refuse (error, _ ("This unit is not one of this kind of reading."));
  if (!livret_db_transaction_begin (&t, db, error) ||
      !livret_readings_person (db, person, &row, error) ||
      !livret_batch_series_resolve (&series, db, row, TRUE, error) ||
      !livret_series_get (db, series.series.row, &subject.series, error) ||
      (subject.home = livret_readings_home_zone (db, error)) == NULL)
    return FALSE;
  subject.key = (LivretReadingKey) { series.series.row, when, 0, canonical[0], 0 };
  if (!find_place (&subject, canonical, error))
    return FALSE;
  *key = subject.key;
  return (subject.exists
              ? add_again (&subject, canonical, error)
              : add_new (&subject, canonical, pack_typed (&series, values, canonical, offset_min),
                         row, error)) &&
         livret_db_transaction_commit (&t, error);
}
