/* livret-device-slots.h: whose the readings of a shared device are.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scale or a cuff that several people use tells them apart by slots: "user 2". A source whose
 * device has a '#' is such a slot ("SERIAL#2", "#Louis"). A slot may be somebody's: what it brings
 * is theirs, for whomever the file is imported. What comes of a slot that is nobody's waits, as
 * soon as its device has two: no person's page shows it until somebody says whose it is.
 *
 * Readings that are given to somebody stay theirs, whatever is imported again.
 */
#pragma once

#include "record/livret-db.h"
#include "record/livret-kind.h"

G_BEGIN_DECLS

/**
 * LivretDeviceSlot: a source that is a slot, with readings that wait or a person.
 * @name: of the source; @device: with its slot; @slot: "2", "Louis"
 * @person: (nullable): id of whose it is
 * @waiting: readings that wait, from @first_day to @last_day
 */
typedef struct
{
  char *name;
  char *device;
  char *slot;
  char *person;
  gint64 waiting;
  int first_day;
  int last_day;
} LivretDeviceSlot;
void livret_device_slot_free (LivretDeviceSlot *slot);

/** livret_device_slots_list: (transfer full) (element-type LivretDeviceSlot): those with readings
 * that wait first. */
GPtrArray *livret_device_slots_list (LivretDb *db, GError **error);

/**
 * livret_device_slot_whose: whose what comes of a slot will be, if nobody says anything.
 * @alone: no other user of the device comes with it
 * @person: (out) (nullable) (transfer full): id; %NULL: nobody's, it waits
 *
 * Returns: %TRUE unless @error is set; @person is then @otherwise where no rule speaks
 */
gboolean livret_device_slot_whose (LivretDb *db,
                                   const char *name,
                                   const char *device,
                                   gboolean alone,
                                   const char *otherwise,
                                   char **person,
                                   GError **error);

/**
 * LivretSlotChoice: whose a slot is, as somebody says before its readings come.
 * @name: (nullable): of the source; %NULL: of any
 * @device: with its slot: "S1#2"; where @name is %NULL, what stands before the '#' may be the
 *   source's name: "openScale#Louis"
 * @person: (nullable): id; %NULL: nobody's yet: it waits
 */
typedef struct
{
  char *name;
  char *device;
  char *person;
} LivretSlotChoice;
LivretSlotChoice *livret_slot_choice_new (const char *name, const char *device, const char *person);
void livret_slot_choice_free (LivretSlotChoice *choice);
/** livret_slot_choice_fits: whether it speaks of this slot. */
gboolean
livret_slot_choice_fits (const LivretSlotChoice *choice, const char *name, const char *device);

/** livret_device_slots_settle: when an import's readings are written: gives what came of slots to
 * whose they are, or lets it wait. */
gboolean livret_device_slots_settle (LivretDb *db, gint64 import, GError **error);

/** LivretGiven: what was given to somebody, and whose it was before. */
typedef struct _LivretGiven LivretGiven;
void livret_given_free (LivretGiven *given);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretGiven, livret_given_free)
/** livret_given_count: how many readings. */
gint64 livret_given_count (const LivretGiven *given);

/**
 * livret_device_slot_assign: (transfer full): the slot is @person's from now on, and so is all that
 * came of it. Journalled. @person: (nullable): nobody's: it waits
 */
LivretGiven *livret_device_slot_assign (
    LivretDb *db, const char *name, const char *device, const char *person, GError **error);

/**
 * LivretGiveQuery: many readings of @person: of @kind (NULL: all) and of the source of @series (0:
 * all), from @from to @until, UTC seconds, inclusive.
 */
typedef struct
{
  const char *person;
  const LivretKind *kind;
  gint64 series;
  gint64 from;
  gint64 until;
} LivretGiveQuery;

/** livret_readings_give: (transfer full): those readings are @to's. Journalled. */
LivretGiven *
livret_readings_give (LivretDb *db, const LivretGiveQuery *query, const char *to, GError **error);

/** livret_given_take_back: as it was before. Journalled. */
gboolean livret_given_take_back (LivretDb *db, const LivretGiven *given, GError **error);

G_END_DECLS
