/* livret-standing.h: how a signed health card stands: who signed it, and whether it still holds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Cards of one file. */
#define LIVRET_STANDINGS_MAX 50

typedef enum
{
  LIVRET_STANDING_VALID,
  LIVRET_STANDING_EXPIRED,
  LIVRET_STANDING_EARLY, /* it holds from a later day on */
  LIVRET_STANDING_REVOKED,
  LIVRET_STANDING_UNKNOWN_ISSUER,
  LIVRET_STANDING_UNKNOWN_KEY, /* of an issuer that is known */
  LIVRET_STANDING_WRONG,       /* the signature, or what it is made with */
  LIVRET_STANDING_BROKEN,      /* cannot be read */
  LIVRET_N_STANDINGS,
} LivretStandingState;

/** livret_standing_id: as the command line names it: "valid", "unknown-issuer"… */
const char *livret_standing_id (LivretStandingState state);

/** LivretStanding: of one card. @words: a sentence for people, in the current language */
typedef struct
{
  LivretStandingState state;
  char *words;
} LivretStanding;

/** livret_standings_new: (transfer full) (element-type LivretStanding): none yet. */
GPtrArray *livret_standings_new (void);
/** livret_standings_add: @words: (transfer full) */
void livret_standings_add (GPtrArray *standings, LivretStandingState state, char *words);
/** livret_standings_words: (transfer full): the sentences, one a line. */
char *livret_standings_words (GPtrArray *standings);

G_END_DECLS
