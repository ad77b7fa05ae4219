/* livret-health-pressure.c: the halves of blood pressures in a HealthKit export, put together once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-health-pressure.h"

#include <math.h>
#include <string.h>

#define HALVES_MAX 200000

typedef enum
{
  PAIRED_SYSTOLIC, /* in a correlation, given already */
  PAIRED_DIASTOLIC,
  SYSTOLIC,
  DIASTOLIC,
} Role;

typedef struct
{
  gint64 time;
  double value;
  LivretHealthStream *stream;
  guint32 where;
  gint16 offset_min;
  guint8 role;
  guint8 decimals;
  guint8 flags;
} Half;

struct _LivretHealthPressure
{
  GArray *halves;
  Half systolic; /* of the correlation */
  Half diastolic;
};

LivretHealthPressure *
livret_health_pressure_new (void)
{
  LivretHealthPressure *self = g_new0 (LivretHealthPressure, 1);

  self->halves = g_array_new (FALSE, FALSE, sizeof (Half));
  return self;
}

void
livret_health_pressure_free (LivretHealthPressure *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->halves);
  g_free (self);
}

static Half
half_of (LivretHealthStream *stream, const LivretSinkReading *reading)
{
  Role role = stream->type->use == LIVRET_HEALTH_SYSTOLIC ? SYSTOLIC : DIASTOLIC;

  return (Half) { reading->time,     reading->values[0],  stream,
                  reading->where,    reading->offset_min, role,
                  reading->decimals, reading->flags };
}

gboolean
livret_health_pressure_add (LivretHealthPressure *self,
                            LivretHealthStream *stream,
                            const LivretSinkReading *reading)
{
  Half half = half_of (stream, reading);

  if (self->halves->len >= HALVES_MAX)
    return FALSE;
  g_array_append_val (self->halves, half);
  return TRUE;
}

void
livret_health_pressure_begin (LivretHealthPressure *self)
{
  self->systolic.stream = self->diastolic.stream = NULL;
}

void
livret_health_pressure_note (LivretHealthPressure *self,
                             LivretHealthStream *stream,
                             const LivretSinkReading *reading)
{
  Half half = half_of (stream, reading);

  if (half.role == SYSTOLIC)
    self->systolic = half;
  else
    self->diastolic = half;
}

static gboolean
give (const Half *systolic,
      const Half *diastolic,
      LivretHealthSeries *series,
      LivretHealthTally *tally)
{
  LivretSinkReading reading = { .time = systolic->time,
                                .values = { systolic->value, diastolic->value, NAN },
                                .where = systolic->where,
                                .offset_min = systolic->offset_min,
                                .decimals = systolic->decimals,
                                .flags = systolic->flags | diastolic->flags };
  gboolean taken;

  if (!livret_health_series_add (series, systolic->stream, systolic->stream->type->kind,
                                 systolic->stream->unit, &reading, &taken))
    return FALSE;
  if (!taken)
    livret_health_tally_add (tally, systolic->stream->name, LIVRET_HEALTH_TOO_MANY, 1);
  return TRUE;
}

static gboolean
same_units (const Half *a, const Half *b)
{
  return a->stream->unit == b->stream->unit;
}

gboolean
livret_health_pressure_end (LivretHealthPressure *self,
                            LivretHealthSeries *series,
                            LivretHealthTally *tally)
{
  Half systolic = self->systolic;
  Half diastolic = self->diastolic;

  livret_health_pressure_begin (self);
  if (systolic.stream == NULL || diastolic.stream == NULL || !same_units (&systolic, &diastolic) ||
      self->halves->len + 2 > 2 * HALVES_MAX)
    return TRUE;
  if (!give (&systolic, &diastolic, series, tally))
    return FALSE;
  systolic.role = PAIRED_SYSTOLIC;
  diastolic.role = PAIRED_DIASTOLIC;
  g_array_append_val (self->halves, systolic);
  g_array_append_val (self->halves, diastolic);
  return TRUE;
}

/* --- What no correlation named ------------------------------------------------------------------
 */

/* Whose and when; the two halves have streams of their own. */
static int
compare_groups (const Half *x, const Half *y)
{
  int order = (x->time > y->time) - (x->time < y->time);

  if (order == 0)
    order = strcmp (x->stream->source, y->stream->source);
  if (order == 0)
    order = strcmp (x->stream->device, y->stream->device);
  return order;
}

static int
compare_halves (gconstpointer a, gconstpointer b)
{
  const Half *x = a;
  const Half *y = b;
  int order = compare_groups (x, y);

  if (order == 0)
    order = (int) x->role - (int) y->role;
  return order != 0 ? order : (x->where > y->where) - (x->where < y->where);
}

/* Strikes what correlations gave already; each struck half strikes one. */
static void
strike (Half *halves, guint n, Role paired, Role role)
{
  for (guint i = 0; i < n && halves[i].role <= PAIRED_DIASTOLIC; i++)
    for (guint j = i + 1; halves[i].role == paired && j < n; j++)
      if (halves[j].role == role && halves[j].value == halves[i].value && halves[j].stream != NULL)
        {
          halves[j].stream = NULL;
          break;
        }
}

static Half *
next_of (Half *halves, guint n, Role role, guint *at)
{
  while (*at < n)
    {
      Half *half = &halves[(*at)++];

      if (half->role == role && half->stream != NULL)
        return half;
    }
  return NULL;
}

/* Halves of one moment and source: in the file's order, one to one. */
static gboolean
finish_group (Half *halves, guint n, LivretHealthSeries *series, LivretHealthTally *tally)
{
  guint s = 0;
  guint d = 0;
  Half *systolic, *diastolic;

  strike (halves, n, PAIRED_SYSTOLIC, SYSTOLIC);
  strike (halves, n, PAIRED_DIASTOLIC, DIASTOLIC);
  for (;;)
    {
      systolic = next_of (halves, n, SYSTOLIC, &s);
      diastolic = next_of (halves, n, DIASTOLIC, &d);
      if (systolic == NULL && diastolic == NULL)
        return TRUE;
      if (systolic != NULL && diastolic != NULL && same_units (systolic, diastolic))
        {
          if (!give (systolic, diastolic, series, tally))
            return FALSE;
          continue;
        }
      if (systolic != NULL)
        livret_health_tally_add (tally, systolic->stream->name, LIVRET_HEALTH_HALF, 1);
      if (diastolic != NULL)
        livret_health_tally_add (tally, diastolic->stream->name, LIVRET_HEALTH_HALF, 1);
    }
}

gboolean
livret_health_pressure_finish (LivretHealthPressure *self,
                               LivretHealthSeries *series,
                               LivretHealthTally *tally)
{
  Half *halves = (Half *) self->halves->data;
  guint n = self->halves->len;

  g_array_sort (self->halves, compare_halves);
  for (guint start = 0, end; start < n; start = end)
    {
      for (end = start + 1; end < n && compare_groups (&halves[start], &halves[end]) == 0; end++)
        ;
      if (!finish_group (halves + start, end - start, series, tally))
        return FALSE;
    }
  g_array_set_size (self->halves, 0);
  return TRUE;
}
