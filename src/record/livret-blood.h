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

/** LivretBloodQuestion: what a result answers: the group ("A+"), or a half of it alone: the letters
 * ("A"), the Rh factor ("+", "−"). */
typedef enum
{
  LIVRET_BLOOD_NOT_ASKED,
  LIVRET_BLOOD_GROUP,
  LIVRET_BLOOD_ABO,
  LIVRET_BLOOD_RH,
} LivretBloodQuestion;

/** livret_blood_asked: by a LOINC code (nullable): 882-1, 883-9, 10331-7. */
LivretBloodQuestion livret_blood_asked (const char *loinc);

/**
 * livret_blood_tell: adds to @answer (in-out, %NULL at first, static) what a document states.
 * @code: (nullable): of SNOMED CT (the French value set “GroupeRhesus”, the findings of the halves)
 * or an answer of LOINC; others tell nothing
 * @words: (nullable): "A+", "groupe sanguin A positif", "Blood group A Rh(D) positive", of halves
 * "Groupe A", "Rh positif"; others tell nothing
 *
 * Returns: %FALSE if two of these contradict each other, and nothing is to be believed
 */
gboolean livret_blood_tell (LivretBloodQuestion asked,
                            const char **answer,
                            const char *code,
                            const char *words);

/** livret_blood_part: (nullable): the half of @group (as it is kept) that @asked asks for. */
const char *livret_blood_part (const char *group, LivretBloodQuestion asked);
/** livret_blood_join: (nullable): the group of two halves; %NULL while one of them is %NULL. */
const char *livret_blood_join (const char *abo, const char *rh);

/** livret_blood_half_comment: (transfer full): that a half is no group, and is not completed. */
char *livret_blood_half_comment (LivretBloodQuestion asked);
/** livret_blood_odds_comment: (transfer full): that results of one day contradict each other. */
char *livret_blood_odds_comment (void);

/** livret_blood_group_origin: (transfer full): how a group is known that stands in a document:
 * "document of Laboratoire des Lilas"; @who: (nullable): who says so there. */
char *livret_blood_group_origin (const char *who);

/** livret_blood_group_spoken: "A positive", in the current language, static; @group as it is kept:
 * a sign alone is easily overlooked. "" if it is none. */
const char *livret_blood_group_spoken (const char *group);

G_END_DECLS
