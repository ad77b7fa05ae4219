/* livret-entries.h: health statements: treatments, allergies, conditions, vaccinations, contacts…
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-date.h"
#include "record/livret-db.h"

G_BEGIN_DECLS

/**
 * LivretSection: a section of the health profile.
 * @id: "treatments", "allergies", "conditions", "vaccinations", "contacts", "devices", "blood"
 * (text as of livret_blood_group(), comment: how it is known), "procedures", "family", "habits",
 * "pregnancies", "disabilities", "wishes", "results" (what is no reading: "group A", "positive")
 * @label, @none: English, in the catalogue: "Allergies", "No known allergy"
 * @loinc: section code of the IPS, NULL where it has none
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *none;
  const char *loinc;
} LivretSection;
/** livret_sections: ended by a NULL id. */
const LivretSection *livret_sections (void);
const LivretSection *livret_section_by_id (const char *id);

/**
 * LivretEntry: a statement, or the dated negative one of its section (@none: "no known allergy",
 * declared on @from). Strings are never %NULL.
 */
typedef struct
{
  char *id;
  gint64 row;
  char *person;
  char *person_name;
  char *section;
  char *text;
  char *comment;
  LivretDate from;
  LivretDate until;
  gboolean none;
  gboolean hidden;
  char *origin;   /* "" typed by hand, else id of the import */
  char *document; /* id of the document it was found in, "" if none */
  char *place;    /* title of the section there */
  char *code;     /* "system|code" as found */
  gint64 added;
  gint64 deleted;
  char *ended; /* after livret_entries_add(): id of the "none" that it ended, else "" */
} LivretEntry;

LivretEntry *livret_entry_new (void);
LivretEntry *livret_entry_copy (const LivretEntry *entry);
void livret_entry_free (LivretEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretEntry, livret_entry_free)

/** livret_entries_add: gives an id. A statement that goes on ends the section's "none" (into the
 * bin, journalled); a "none" is refused while statements stand. The text is kept as one line. */
gboolean livret_entries_add (LivretDb *db, LivretEntry *entry, gint64 import_row, GError **error);
/** livret_entries_check: whether livret_entries_add() would take it now. */
gboolean livret_entries_check (LivretDb *db, const LivretEntry *entry, GError **error);
/** livret_entries_take_back: undoes livret_entries_add() in one transaction: @entry goes into the
 * bin, and the "none" that it ended stands again, unless something was said since that contradicts
 * it, or it was erased. Journalled. */
gboolean livret_entries_take_back (LivretDb *db, const LivretEntry *entry, GError **error);
gboolean livret_entries_update (LivretDb *db, const LivretEntry *entry, GError **error);
/** livret_entries_delete: into the bin, or back out of it. Journalled; nothing if it is there. */
gboolean livret_entries_delete (LivretDb *db, const char *id, gboolean deleted, GError **error);
/** livret_entries_erase: for ever, with the journal's words of it. Journalled. */
gboolean livret_entries_erase (LivretDb *db, const char *id, GError **error);
/** livret_entries_purge_bin: as livret_documents_purge_bin(). Returns how many, -1 on error. */
int livret_entries_purge_bin (LivretDb *db, GError **error);
LivretEntry *livret_entries_get (LivretDb *db, const char *id, GError **error);
/** livret_entries_list: (transfer container) (element-type LivretEntry): @person, @section NULL:
 * all. */
GPtrArray *
livret_entries_list (LivretDb *db, const char *person, const char *section, GError **error);

/** livret_entries_list_bin: (transfer container) (element-type LivretEntry): last deleted first. */
GPtrArray *livret_entries_list_bin (LivretDb *db, const char *person, GError **error);

G_END_DECLS
