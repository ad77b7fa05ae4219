/* livret-health-tally.h: what of a HealthKit export is not taken, one line a type and reason.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-sink.h"

G_BEGIN_DECLS

typedef enum
{
  LIVRET_HEALTH_NO_KIND,   /* no kind of reading here */
  LIVRET_HEALTH_NOT_ASKED, /* private */
  LIVRET_HEALTH_NO_NUMBER, /* an event */
  LIVRET_HEALTH_NO_VALUE,  /* missing, or not one of the values of its type */
  LIVRET_HEALTH_NO_UNIT,
  LIVRET_HEALTH_NO_DATE,
  LIVRET_HEALTH_HALF, /* of a blood pressure */
  LIVRET_HEALTH_BEATS,
  LIVRET_HEALTH_SUMMARY,
  LIVRET_HEALTH_ELSEWHERE, /* its document stands beside, in the archive */
  LIVRET_HEALTH_TOO_MANY,
  LIVRET_HEALTH_EMPTY,   /* a row in which nothing was measured */
  LIVRET_HEALTH_REMOVED, /* in the app, by the person */
  LIVRET_HEALTH_DAMAGED,
  LIVRET_HEALTH_N_REASONS,
} LivretHealthReason;

typedef struct
{
  GHashTable *lines; /* owned by @order */
  GPtrArray *order;
  gpointer last;
  guint64 withheld; /* of the private ones those that could be taken */
} LivretHealthTally;

void livret_health_tally_init (LivretHealthTally *self);
void livret_health_tally_clear (LivretHealthTally *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretHealthTally, livret_health_tally_clear)
/** livret_health_tally_add: @n more of @what ("MenstrualFlow") that are not taken. */
void livret_health_tally_add (LivretHealthTally *self,
                              const char *what,
                              LivretHealthReason reason,
                              guint64 n);
/** livret_health_tally_tell: sets all aside, one line each, in the order they were met, and says
 * how many could be asked for. */
gboolean livret_health_tally_tell (LivretHealthTally *self, LivretSink *sink);

G_END_DECLS
