/* livret-blood.h: the eight blood groups (ABO and Rh D), as they are kept and as they are said.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * livret_blood_group: (nullable): the group that @text names, as it is kept: "A+", "O−" (with a
 * minus sign), static. Reads "a +", "AB Rh-", "0 neg", "O négatif"; %NULL for anything else.
 */
const char *livret_blood_group (const char *text);

/* The question, in LOINC: ABO and Rh group. */
#define LIVRET_BLOOD_LOINC "882-1"

/**
 * livret_blood_group_tell: adds to @group (in-out, %NULL at first) what a document states.
 * @code: (nullable): of SNOMED CT (the French value set “GroupeRhesus”); others tell nothing
 * @words: (nullable): "A+", "groupe sanguin A positif", "Blood group A Rh(D) positive"; others tell
 * nothing
 *
 * Returns: %FALSE if two of these contradict each other, and nothing is to be believed
 */
gboolean livret_blood_group_tell (const char **group, const char *code, const char *words);

/** livret_blood_group_origin: (transfer full): how a group is known that stands in a document:
 * "document of Laboratoire des Lilas"; @who: (nullable): who says so there. */
char *livret_blood_group_origin (const char *who);

/** livret_blood_group_spoken: "A positive", in the current language, static; @group as it is kept:
 * a sign alone is easily overlooked. "" if it is none. */
const char *livret_blood_group_spoken (const char *group);

G_END_DECLS
