/* livret-reading-jobs.h: adding, correcting, deleting and moving readings, as jobs of the store.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-household.h"
#include "record/livret-readings.h"

G_BEGIN_DECLS

/** LivretReadingWork: what a job is given; each job uses what it needs. @values are canonical,
 * but for adding: in @unit. */
typedef struct
{
  char *person;
  const LivretKind *kind;
  const char *unit;
  gint64 when;
  int offset_min;
  double values[LIVRET_COMPONENTS_MAX];
  gboolean has_values;
  GArray *keys; /* LivretReadingKey */
} LivretReadingWork;

LivretReadingWork *livret_reading_work_new (const char *person, const LivretKind *kind);
/** livret_reading_work_of: on one reading. */
LivretReadingWork *livret_reading_work_of (const char *person, const LivretReadingKey *key);
void livret_reading_work_free (LivretReadingWork *work);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretReadingWork, livret_reading_work_free)

/* The jobs, each a LivretStoreFunc on a LivretReadingWork. */

/** livret_reading_add: (transfer full): the new reading's #LivretReadingKey. */
gpointer
livret_reading_add (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);
/** livret_reading_edit: @values if @has_values, @when if not 0. */
gpointer
livret_reading_edit (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);
/** livret_reading_delete: all of @keys, or none. */
gpointer
livret_reading_delete (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer
livret_reading_restore (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);
/** livret_reading_move: to @person. */
gpointer
livret_reading_move (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);

/* What people do, each with its undo offered. */

/** livret_reading_do_delete: at once: what can be undone need not be asked. */
void livret_reading_do_delete (LivretHousehold *household,
                               const char *person,
                               const LivretReading *reading);
/** livret_reading_do_move: from @person to another one. */
void livret_reading_do_move (LivretHousehold *household,
                             const char *person,
                             const LivretReading *reading,
                             const LivretPerson *to);

/** LivretReadingHabit: a kind that is read, how often, the last day it was typed by hand, and the
 * unit it was typed in last. */
typedef struct
{
  const LivretKind *kind;
  gint64 count;
  gint64 typed;     /* of @count, by hand */
  int last_day;     /* on which it was typed; G_MININT: not of late */
  const char *unit; /* static; NULL: none was typed */
} LivretReadingHabit;
/** livret_reading_habits: a #LivretStoreFunc on a person's id: (transfer full) (element-type
 * LivretReadingHabit): the usual one first: those typed by hand of late, latest first, before those
 * that devices bring. */
gpointer
livret_reading_habits (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
