/* livret-bin.h: all that was deleted and can be put back, of whatever kind.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-documents.h"
#include "record/livret-entries.h"
#include "record/livret-people-bin.h"
#include "record/livret-readings.h"

G_BEGIN_DECLS

typedef enum
{
  LIVRET_BIN_DOCUMENT,
  LIVRET_BIN_ENTRY,
  LIVRET_BIN_READING,
  LIVRET_BIN_PERSON,
} LivretBinKind;

/**
 * LivretBinItem:
 * @id: of the document, the statement or the person; of a reading as livret_reading_key_to_id()
 * @person: whose it is; of a person the same as @id
 * @title: of a document, or a statement's words; a person's name; "" for a reading and for a "none"
 * @group: a document's category, a statement's section, a reading's kind; "" for a person
 * @held: what is recorded of a person
 * @none: a section's dated "none"
 * @reading: of a reading
 * @deleted: Unix seconds
 * @until: when it may be erased for good; 0: a deleted reading stays noted, so that no import
 * brings it back, until its import is undone
 */
typedef struct
{
  LivretBinKind kind;
  char *id;
  char *person;
  char *person_name;
  char *title;
  char *group;
  gboolean none;
  LivretReading *reading;
  LivretPersonHeld held;
  gint64 deleted;
  gint64 until;
} LivretBinItem;
void livret_bin_item_free (LivretBinItem *item);

/* Most deleted readings that are listed, the last ones. */
#define LIVRET_BIN_READINGS_MAX 500

/** livret_bin_list: (transfer full) (element-type LivretBinItem): people, then documents, hidden
 * ones too, then statements, then readings; last deleted first. @person: (nullable): of the
 * household; theirs alone, and nobody. */
GPtrArray *livret_bin_list (LivretDb *db, const char *person, GError **error);
/** livret_bin_list_people: (transfer full) (element-type LivretBinItem): who was taken out of the
 * household; what they have in the bin is not listed on its own. */
GPtrArray *livret_bin_list_people (LivretDb *db, GError **error);
/** livret_bin_find: (transfer full): what of the bin has that id; LIVRET_RECORD_ERROR_NOT_FOUND. */
LivretBinItem *livret_bin_find (LivretDb *db, const char *id, GError **error);
/** livret_bin_restore: back where it was. Journalled. */
gboolean livret_bin_restore (LivretDb *db, LivretBinKind kind, const char *id, GError **error);
/**
 * livret_bin_erase: for ever. Journalled. Of a person see livret_people_erase().
 *
 * Only what is in the bin; a reading is LIVRET_RECORD_ERROR_INVALID.
 */
gboolean livret_bin_erase (LivretDb *db, LivretBinKind kind, const char *id, GError **error);
/** livret_bin_shares: how many shares named it when they were handed over, or were made for the
 * person; -1 on error. */
int livret_bin_shares (LivretDb *db, LivretBinKind kind, const char *id, GError **error);

G_END_DECLS
