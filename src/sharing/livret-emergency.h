/* livret-emergency.h: what an emergency sheet says of a person, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-entries.h"
#include "record/livret-people.h"
#include "sharing/livret-sharing.h"

G_BEGIN_DECLS

/** What stands on the sheet, in the order in which a rescuer reads. */
typedef enum
{
  LIVRET_EMERGENCY_ALLERGIES,
  LIVRET_EMERGENCY_BLOOD,
  LIVRET_EMERGENCY_DEVICES,
  LIVRET_EMERGENCY_TREATMENTS,
  LIVRET_EMERGENCY_CONDITIONS,
  LIVRET_EMERGENCY_CONTACTS,
  LIVRET_EMERGENCY_PARTS,
} LivretEmergencyPartId;

/** LivretEmergencyLine: @text: "Penicillin", "A+", a contact's name; @detail: what is known of it;
 * @telephone: of a contact, else "". */
typedef struct
{
  char *text;
  char *detail;
  char *telephone;
} LivretEmergencyLine;

/**
 * LivretEmergencyPart:
 * @title: in the current language, static
 * @instead: (nullable): what stands in place of lines: "No known allergy, declared on …", "Not
 * filled in"; never a "none" that nobody declared
 * @declared: whether @instead is a person's own statement
 * @partial: hidden statements are left out, which is said
 */
typedef struct
{
  const char *title;
  char *instead;
  gboolean declared;
  gboolean partial;
  GPtrArray *lines; /* LivretEmergencyLine */
} LivretEmergencyPart;

/**
 * LivretEmergency:
 * @read_over: when somebody last confirmed to have read it over, 0 never
 * @changed: it says something else since
 * @hash: of what it says, whatever the language
 */
typedef struct
{
  LivretPerson *person;
  LivretEmergencyPart parts[LIVRET_EMERGENCY_PARTS];
  gint64 made;
  gint64 read_over;
  gboolean changed;
  char *hash;
} LivretEmergency;

/** livret_emergency_read: what goes on today and is not hidden. @person: id. */
LivretEmergency *livret_emergency_read (LivretDb *db, const char *person, GError **error);
void livret_emergency_free (LivretEmergency *emergency);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretEmergency, livret_emergency_free)

/** livret_emergency_confirm: that @emergency was read over now. Journalled. Refused where the
 * record says something else meanwhile. */
gboolean livret_emergency_confirm (LivretDb *db, const LivretEmergency *emergency, GError **error);

/** livret_emergency_note: the journal's entry that the sheet leaves, written before it does.
 * @event: "emergency-printed" or "emergency-saved". */
gboolean livret_emergency_note (LivretDb *db,
                                const LivretEmergency *emergency,
                                const char *event,
                                GError **error);

/* --- Words, in the current language ------------------------------------------------------ */

/** livret_emergency_identity: (transfer full): lines of who it is: names, birth, sex. */
char **livret_emergency_identity (const LivretEmergency *emergency);
/** livret_emergency_age: (transfer full): "58 years old", "" if unknown. */
char *livret_emergency_age (const LivretEmergency *emergency);
/** livret_emergency_origin: (transfer full): "Self-declared, read over on 3 October 2026." */
char *livret_emergency_origin (const LivretEmergency *emergency);
/** livret_emergency_more: (transfer full): "and 3 more: see the record". */
char *livret_emergency_more (guint n);

typedef struct
{
  const char *number;
  const char *meaning; /* English, in the catalogue */
} LivretEmergencyNumber;
/** livret_emergency_numbers: ended by a %NULL number. */
extern const LivretEmergencyNumber livret_emergency_numbers[];

/**
 * livret_emergency_cut: one line less, where it is missed least.
 * @shown: lines shown of each part; made one less in one of them
 * Returns: %FALSE where nothing is left to be cut
 */
gboolean livret_emergency_cut (guint shown[LIVRET_EMERGENCY_PARTS]);
/** livret_emergency_count: all lines of each part. */
void livret_emergency_count (const LivretEmergency *emergency, guint shown[LIVRET_EMERGENCY_PARTS]);

/**
 * livret_emergency_text: (transfer full): the sheet as plain text, a line a statement.
 * @max_bytes: no longer than this: details go first, then lines, which is said
 * @shortened: (out) (optional): whether anything is missing
 */
char *
livret_emergency_text (const LivretEmergency *emergency, gsize max_bytes, gboolean *shortened);

/** livret_emergency_telephone: the last telephone number in @text, with what is left of it in
 * @rest (transfer full). (transfer full): "" if there is none. */
char *livret_emergency_telephone (const char *text, char **rest);

G_END_DECLS
