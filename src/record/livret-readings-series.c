/* livret-readings-series.c: converting the values of a series, and finding it in the record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-readings-series.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/livret-quantity.h"

/* Canonical values are kept to a millionth, see livret_kind_to_canonical(). */
#define CANONICAL_SCALE 1e6
#define CANONICAL_DECIMALS 6

static void
set_conversion (LivretBatchSeries *self)
{
  const LivretKind *kind = self->series.kind;
  double zero;
  double one;

  self->convertible = kind != NULL &&
                      livret_kind_convert (kind, 0, self->unit, kind->unit, &zero) &&
                      livret_kind_convert (kind, 1, self->unit, kind->unit, &one);
  if (!self->convertible)
    return;
  self->shift = zero;
  self->factor = one - zero;
  self->decimals_max =
      CLAMP (CANONICAL_DECIMALS + (int) floor (log10 (fabs (self->factor)) - 1e-9), 0, 14);
  if (strcmp (self->unit, kind->unit) == 0)
    self->decimals_max = CANONICAL_DECIMALS;
}

void
livret_batch_series_init (LivretBatchSeries *self, const LivretSinkSeries *found)
{
  *self = (LivretBatchSeries) { .first = G_MAXINT64, .last = G_MININT64 };
  self->series.kind = livret_kind_by_id (found->kind);
  self->series.counts = TRUE;
  self->series.wall_clock = found->wall_clock != FALSE;
  self->kind_id = g_strdup (found->kind);
  self->source = g_strdup (found->source);
  self->device = g_strdup (found->device);
  self->unit = g_strdup (found->unit);
  set_conversion (self);
}

void
livret_batch_series_clear (LivretBatchSeries *self)
{
  livret_series_clear (&self->series);
  g_free (self->kind_id);
  g_free (self->source);
  g_free (self->device);
  g_free (self->unit);
}

gboolean
livret_batch_series_same (const LivretBatchSeries *a, const LivretBatchSeries *b)
{
  return a->series.wall_clock == b->series.wall_clock && strcmp (a->kind_id, b->kind_id) == 0 &&
         strcmp (a->source, b->source) == 0 && strcmp (a->device, b->device) == 0;
}

void
livret_batch_series_convert (const LivretBatchSeries *self,
                             const double values[LIVRET_COMPONENTS_MAX],
                             double out[LIVRET_COMPONENTS_MAX])
{
  const LivretKind *kind = self->series.kind;

  for (guint i = 0; i < LIVRET_COMPONENTS_MAX; i++)
    {
      double value = i < kind->n_components ? values[i] : NAN;

      out[i] = NAN;
      if (!isfinite (value))
        continue;
      if (strcmp (kind->components[i].unit, kind->unit) == 0)
        value = value * self->factor + self->shift;
      out[i] = round (value * CANONICAL_SCALE) / CANONICAL_SCALE + 0.0;
    }
}

gboolean
livret_kind_is_plausible (const LivretKind *kind, const double values[LIVRET_COMPONENTS_MAX])
{
  for (guint i = 0; i < kind->n_components; i++)
    if (values[i] < kind->components[i].plausible_low ||
        values[i] > kind->components[i].plausible_high)
      return FALSE;
  return TRUE;
}

/* Minutes east of UTC where a time is UTC and nothing more is known: those of this computer. */
static int
local_offset (gint64 utc)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (utc);

  return local != NULL ? (int) (g_date_time_get_utc_offset (local) / G_TIME_SPAN_MINUTE) : 0;
}

char *
livret_batch_series_place (const LivretBatchSeries *series, gint64 time, int offset_min)
{
  const LivretKind *kind = series->series.kind;
  const char *label = kind != NULL ? livret_kind_label (kind) : series->kind_id;
  g_autofree char *moment = NULL;
  LivretDate date;

  if (series->series.wall_clock)
    offset_min = 0;
  else if (offset_min == LIVRET_OFFSET_UNKNOWN)
    offset_min = local_offset (time);
  livret_date_from_instant (time, offset_min, &date);
  moment = livret_date_display (&date);
  return *moment == '\0' ? g_strdup (label)
                         : g_strdup_printf (C_ ("place", "%s, %s"), label, moment);
}

/* --- Units --------------------------------------------------------------------------------------
 */

gboolean
livret_unit_number (LivretDb *db,
                    const LivretKind *kind,
                    const char *ucum,
                    gboolean create,
                    guint *number,
                    GError **error)
{
  g_autoptr (LivretStatement) add =
      livret_db_prepare (db, "INSERT OR IGNORE INTO unit (ucum) VALUES (?1)");
  g_autoptr (LivretStatement) find = livret_db_prepare (db, "SELECT row FROM unit WHERE ucum = ?1");
  g_autoptr (GError) failed = NULL;

  *number = strcmp (ucum, kind->unit) == 0 ? 0 : LIVRET_UNIT_UNKNOWN;
  if (*number == 0)
    return TRUE;
  livret_statement_bind_text (add, 1, ucum);
  if (create && !livret_statement_run (add, error))
    return FALSE;
  livret_statement_bind_text (find, 1, ucum);
  if (livret_statement_step (find, &failed))
    {
      gint64 row = livret_statement_int (find, 0);

      if (row < LIVRET_UNIT_UNKNOWN)
        *number = (guint) row;
      else
        g_set_error (&failed, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED,
                     _ ("The record holds too many units to take in %s."), ucum);
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

char *
livret_unit_name (LivretDb *db, const LivretKind *kind, guint number, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "SELECT ucum FROM unit WHERE row = ?1");

  if (number == 0)
    return g_strdup (kind->unit);
  livret_statement_bind_int (s, 1, number);
  return livret_statement_step (s, error) ? livret_statement_dup_text (s, 0) : NULL;
}

double
livret_unit_rounding (const LivretKind *kind, const char *ucum, int decimals)
{
  double zero;
  double one;

  if (decimals >= LIVRET_DECIMALS_UNKNOWN ||
      !livret_kind_convert (kind, 0, ucum, kind->unit, &zero) ||
      !livret_kind_convert (kind, 1, ucum, kind->unit, &one))
    return 0;
  return 0.5 * pow (10, -decimals) * fabs (one - zero);
}

/* --- In the record ------------------------------------------------------------------------------
 */

static gboolean
add_source (LivretBatchSeries *self, LivretDb *db, gint64 owner, GError **error)
{
  g_autoptr (LivretStatement) source =
      livret_db_prepare (db, "INSERT OR IGNORE INTO source (name, device) VALUES (?1, ?2)");
  g_autoptr (LivretStatement) series = livret_db_prepare (
      db, "INSERT OR IGNORE INTO series (kind, source, wall_clock, owner, person)"
          " SELECT ?1, row, ?2, ?3, ?3 FROM source WHERE name = ?4 AND device = ?5");

  livret_statement_bind_text (source, 1, self->source);
  livret_statement_bind_text (source, 2, self->device);
  livret_statement_bind_int (series, 1, self->series.kind->number);
  livret_statement_bind_int (series, 2, self->series.wall_clock);
  livret_statement_bind_int (series, 3, owner);
  livret_statement_bind_text (series, 4, self->source);
  livret_statement_bind_text (series, 5, self->device);
  return livret_statement_run (source, error) && livret_statement_run (series, error);
}

static gboolean
find_series (LivretBatchSeries *self, LivretDb *db, gint64 owner, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT e.row, e.person, e.rank FROM series e JOIN source o ON o.row = e.source"
          " WHERE e.kind = ?1 AND e.wall_clock = ?2 AND e.owner = ?3 AND o.name = ?4"
          " AND o.device = ?5");
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_int (s, 1, self->series.kind->number);
  livret_statement_bind_int (s, 2, self->series.wall_clock);
  livret_statement_bind_int (s, 3, owner);
  livret_statement_bind_text (s, 4, self->source);
  livret_statement_bind_text (s, 5, self->device);
  if (livret_statement_step (s, &failed))
    {
      self->series.row = livret_statement_int (s, 0);
      self->series.person = livret_statement_int (s, 1);
      self->series.rank = (int) livret_statement_int (s, 2);
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
note_unit (LivretBatchSeries *self, LivretDb *db, gboolean create, GError **error)
{
  g_autoptr (LivretStatement) others = livret_db_prepare (
      db, "SELECT EXISTS (SELECT 1 FROM series_unit WHERE series = ?1 AND unit != ?2)");
  g_autoptr (LivretStatement) add =
      livret_db_prepare (db, "INSERT OR IGNORE INTO series_unit VALUES (?1, ?2)");

  livret_statement_bind_int (others, 1, self->series.row);
  livret_statement_bind_int (others, 2, self->unit_number);
  if (!livret_statement_step (others, error))
    return FALSE;
  self->near = livret_statement_int (others, 0) != 0;
  livret_statement_bind_int (add, 1, self->series.row);
  livret_statement_bind_int (add, 2, self->unit_number);
  return !create || livret_statement_run (add, error);
}

gboolean
livret_batch_series_resolve (
    LivretBatchSeries *self, LivretDb *db, gint64 owner, gboolean create, GError **error)
{
  if (self->resolved || !self->convertible)
    return TRUE;
  if ((create && !add_source (self, db, owner, error)) || !find_series (self, db, owner, error) ||
      !livret_unit_number (db, self->series.kind, self->unit, create, &self->unit_number, error))
    return FALSE;
  if (self->series.row != 0 && !note_unit (self, db, create, error))
    return FALSE;
  self->resolved = TRUE;
  return TRUE;
}
