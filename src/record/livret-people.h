/* livret-people.h: the people of the household.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-db.h"

G_BEGIN_DECLS

/**
 * LivretPerson: whose record it is, with the identity traits of the French INS.
 * @name: how the person is called in the household: "Camille", "Camille Martin"
 * @birth_date: partial date text, "" if unknown
 * @sex: 'F', 'M', 'X' (other or unknown)
 * @birth_place: town, or INSEE code
 * @ins: 15 digits or ""
 * @self: the person who keeps the vault (a greeting, "you")
 * Strings are never %NULL.
 */
typedef struct
{
  char *id;
  gint64 row;
  char *name;
  char *birth_name;
  char *used_name;
  char *first_names;
  char *birth_date;
  char sex;
  char *birth_place;
  char *ins;
  int colour;
  gboolean self;
} LivretPerson;

LivretPerson *livret_person_new (const char *name);
LivretPerson *livret_person_copy (const LivretPerson *person);
void livret_person_free (LivretPerson *person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretPerson, livret_person_free)

/** livret_person_equal: whether all that is known of them is the same. */
gboolean livret_person_equal (const LivretPerson *one, const LivretPerson *other);

/** livret_person_age: whole years at day number @today, -1 if unknown. */
int livret_person_age (const LivretPerson *person, int today);
/** livret_person_initials: (transfer full): one letter, two where @others (element-type
 * LivretPerson) clash. */
char *livret_person_initials (const LivretPerson *person, GPtrArray *others);

/**
 * livret_people_add: gives the person an id; the name must be new in the household. Journalled.
 * Empty birth_name/first_names are taken from @name ("Camille Martin").
 */
gboolean livret_people_add (LivretDb *db, LivretPerson *person, GError **error);
/** livret_people_take_back: undoes livret_people_add(): the person is not of the household any
 * more. LIVRET_RECORD_ERROR_INVALID once anything is recorded of them (livret_people_remove()
 * then), or if nobody else is left. Journalled. */
gboolean livret_people_take_back (LivretDb *db, const char *id, GError **error);
gboolean livret_people_update (LivretDb *db, const LivretPerson *person, GError **error);
/** livret_people_list: (transfer container) (element-type LivretPerson). */
GPtrArray *livret_people_list (LivretDb *db, GError **error);
/** livret_people_find: by id, or by name as livret_text_fold() compares (whole, or a first name
 * that is unique). */
LivretPerson *livret_people_find (LivretDb *db, const char *name_or_id, GError **error);

G_END_DECLS
