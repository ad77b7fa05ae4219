/* livret-exits.h: the one table of the ways by which anything of the record leaves Livret.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-record.h"

G_BEGIN_DECLS

/**
 * LivretExitKind:
 * @LIVRET_EXIT_VIEWING: shown to who sits in front of the program
 * @LIVRET_EXIT_OWN_USE: for the person's own use; journalled
 * @LIVRET_EXIT_GRANT: only under a grant
 * @LIVRET_EXIT_CIPHERTEXT: leaves encrypted under the vault's own keys
 * @LIVRET_EXIT_STATE: holds nothing of the record (window size, journal head)
 */
typedef enum
{
  LIVRET_EXIT_VIEWING,
  LIVRET_EXIT_OWN_USE,
  LIVRET_EXIT_GRANT,
  LIVRET_EXIT_CIPHERTEXT,
  LIVRET_EXIT_STATE,
} LivretExitKind;

/** LivretExit: @source: the one source file whose object code may write outside this way. */
typedef struct
{
  const char *id;
  LivretExitKind kind;
  const char *source;
  const char *what;
} LivretExit;

/** livret_exits: ended by a NULL id. A test compares it with the symbols of the object files. */
extern const LivretExit livret_exits[];

G_END_DECLS
