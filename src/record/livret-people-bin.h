/* livret-people-bin.h: somebody taken out of the household with their record, put back, erased.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-people.h"

G_BEGIN_DECLS

/**
 * LivretPersonHeld: what is recorded of a person, be they in the household or in the bin.
 * @documents, @entries: hidden ones too; not what lies in the bin on its own
 * @readings: those that count
 * @open_shares: that still hold
 * @shares: that were handed over, ended ones too
 */
typedef struct
{
  gint64 documents;
  gint64 entries;
  gint64 readings;
  gint64 open_shares;
  gint64 shares;
} LivretPersonHeld;

/** livret_people_held: LIVRET_RECORD_ERROR_NOT_FOUND where @id is neither in the household nor in
 * the bin. */
gboolean livret_people_held (LivretDb *db, const char *id, LivretPersonHeld *held, GError **error);
/** livret_people_is_recorded: whether anything refers to the person, be it in the bin, in a share
 * or in an import that was undone. */
gboolean livret_people_is_recorded (LivretDb *db, gint64 row, gboolean *recorded, GError **error);

/**
 * livret_people_remove: takes a person out of the household with all that is recorded of them.
 *
 * They are found nowhere but in the bin; their open shares end for ever. Journalled.
 * LIVRET_RECORD_ERROR_INVALID for the last person, and while something is imported for them.
 */
gboolean livret_people_remove (LivretDb *db, const char *id, GError **error);
/** livret_people_restore: back in the household, with all that was recorded; the shares that ended
 * stay ended. Nothing happens to who is in it. Journalled. */
gboolean livret_people_restore (LivretDb *db, const char *id, GError **error);
/**
 * livret_people_erase: erases for ever who lies in the bin, with all that was recorded of them and
 * the words that the journal had of it.
 *
 * Their words go first, in one transaction, from which there is no way back; their readings and the
 * rest follow in several, so that none is long. What was cut off is finished by the next call, and
 * by livret_people_purge_bin(). Journalled. Not inside a transaction of the caller's.
 */
gboolean livret_people_erase (LivretDb *db, const char *id, GError **error);
/** livret_people_purge_bin: erases who has lain in the bin for LIVRET_BIN_DAYS, and finishes what
 * was cut off; how many, or -1. */
int livret_people_purge_bin (LivretDb *db, GError **error);

G_END_DECLS
