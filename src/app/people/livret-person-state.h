/* livret-person-state.h: what the dialog of a person says of what is typed. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-people-bin.h"

G_BEGIN_DECLS

/** LivretPersonInput: as typed. */
typedef struct
{
  const char *name;
  const char *birth_date;
  const char *ins;
} LivretPersonInput;

/**
 * LivretPersonState:
 * @birth_error: (nullable): forbids saving
 * @ins_warning: (nullable): does not
 */
typedef struct
{
  gboolean can_save;
  const char *birth_error;
  const char *ins_warning;
} LivretPersonState;

LivretPersonState livret_person_state (const LivretPersonInput *input, int today);

/**
 * livret_person_ins_warning: (nullable): what looks wrong with an INS or social security number: it
 * has 15 digits, the last two of them 97 minus the remainder of the others by 97 (2A and 2B count
 * as 19 and 18). Spaces do not matter.
 */
const char *livret_person_ins_warning (const char *typed);

/** livret_person_held_words: (transfer full): "12 documents · 9 health statements · 2,340
 * readings";
 * "" where nothing is recorded. */
char *livret_person_held_words (const LivretPersonHeld *held);
/** livret_person_removal_words: (transfer full): what it means to take @person out of the
 * household, before it is done. */
char *livret_person_removal_words (const LivretPerson *person, const LivretPersonHeld *held);

G_END_DECLS
