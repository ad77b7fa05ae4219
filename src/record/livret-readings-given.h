/* livret-readings-given.h: giving series, or many readings, to somebody else; shared by the files
 * livret-device-slots.c and livret-readings-given.c. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-device-slots.h"
#include "record/livret-readings.h"

G_BEGIN_DECLS

/** LivretSeriesOwner: a series, whose it is, and how it counts there. @person: row */
typedef struct
{
  gint64 series;
  gint64 person;
  int place;
  gboolean counts;
} LivretSeriesOwner;

/** livret_series_give: (element-type LivretSeriesOwner): each is that person's from now on, in the
 * caller's transaction, with summaries and twins. */
gboolean livret_series_give (LivretDb *db, GArray *owners, GError **error);

/** LivretGivenReading: whose a reading was: 0: its series'. */
typedef struct
{
  LivretReadingKey key;
  gint64 person;
} LivretGivenReading;

/**
 * LivretGiven: either a slot, with all its series as they were, or readings of @owner.
 * @rule: row of whose the slot was, 0: nobody's
 */
struct _LivretGiven
{
  char *name;
  char *device;
  gint64 rule;
  GArray *series;   /* LivretSeriesOwner */
  GArray *readings; /* LivretGivenReading */
  char *owner;
  gint64 count;
};

/** livret_given_new: (transfer full): @name NULL: readings. */
LivretGiven *livret_given_new (const char *name, const char *device);
/** livret_given_return_readings: livret_given_take_back() where it is no slot. */
gboolean livret_given_return_readings (LivretDb *db, const LivretGiven *given, GError **error);

G_END_DECLS
