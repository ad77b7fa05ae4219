/* livret-create-state.h: the first pages: phrase, birth date, recovery code. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-date.h"

G_BEGIN_DECLS

typedef enum
{
  LIVRET_STRENGTH_EMPTY,
  LIVRET_STRENGTH_TOO_SHORT,
  LIVRET_STRENGTH_WEAK,
  LIVRET_STRENGTH_FAIR,
  LIVRET_STRENGTH_STRONG,
} LivretStrength;

/** livret_create_strength: of a phrase as typed; from LIVRET_STRENGTH_WEAK on it can be kept. */
LivretStrength livret_create_strength (const char *phrase);
/** livret_create_strength_words: in the current language; "" for an empty phrase. */
const char *livret_create_strength_words (LivretStrength strength);

/** livret_create_born_error: (nullable): what is wrong with a birth date as typed; an empty one is
 * fine. */
const char *livret_create_born_error (const char *typed, int today, LivretDate *out);

/** livret_create_code_group: (transfer full) (nullable): group @index (from 0) of "ABCD-EFGH-…". */
char *livret_create_code_group (const char *code, guint index);
/** livret_create_code_matches: whether @typed is group @index; capitals and spaces do not matter.
 */
gboolean livret_create_code_matches (const char *code, guint index, const char *typed);

/** livret_create_folder: (transfer full): @wanted, or the first of "…-2", "…-3" that is no folder
 * yet. */
char *livret_create_folder (const char *wanted);

G_END_DECLS
