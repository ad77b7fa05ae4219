/* livret-health-series.h: the series of a HealthKit export, and their readings on the way out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-health-tally.h"
#include "formats/livret-health-types.h"

G_BEGIN_DECLS

/* As many rows as go through the wire at once. */
#define LIVRET_HEALTH_BATCH 1024

/**
 * LivretHealthStream: records of one type, unit, source and device.
 * @type: (nullable): NULL: no kind here
 * @unit: (nullable): UCUM
 * @source: as people read it; @device: its model
 * @ids: by kind: of the sink's series, once there is one; a night has several kinds
 */
typedef struct
{
  const LivretHealthType *type;
  char *name;
  const char *unit;
  char *source;
  char *device;
  struct
  {
    const char *kind;
    const char *unit;
    guint16 id;
  } ids[3];
  guint n_ids;
  gboolean too_many;
} LivretHealthStream;

/* What a record calls its stream by, as written. */
typedef struct
{
  LivretHealthSlice type;
  LivretHealthSlice unit;
  LivretHealthSlice source;
  LivretHealthSlice device;
} LivretHealthCall;

typedef struct _LivretHealthSeries LivretHealthSeries;

LivretHealthSeries *livret_health_series_new (LivretSink *sink);
void livret_health_series_free (LivretHealthSeries *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretHealthSeries, livret_health_series_free)

/** livret_health_series_find: the stream of a record. */
LivretHealthStream *livret_health_series_find (LivretHealthSeries *self,
                                               const LivretHealthCall *call);
/**
 * livret_health_series_add: gives a reading, whose series is set here.
 * @taken: (out): %FALSE if there are too many series for another one
 *
 * Returns: %FALSE when the sink wants no more
 */
gboolean livret_health_series_add (LivretHealthSeries *self,
                                   LivretHealthStream *stream,
                                   const char *kind,
                                   const char *unit,
                                   const LivretSinkReading *reading,
                                   gboolean *taken);
gboolean livret_health_series_flush (LivretHealthSeries *self);
guint64 livret_health_series_get_count (LivretHealthSeries *self);

G_END_DECLS
