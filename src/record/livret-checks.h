/* livret-checks.h: the check digits of French identifiers. They warn; nothing is refused for them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LivretCheck:
 * @LIVRET_CHECK_OK: the form and the key are right (which does not prove that the number exists)
 * @LIVRET_CHECK_WRONG_KEY: the form is right, the key is not: most likely a typing mistake
 * @LIVRET_CHECK_MALFORMED: no such identifier: too short, too long, letters, an impossible month
 */
typedef enum
{
  LIVRET_CHECK_OK,
  LIVRET_CHECK_WRONG_KEY,
  LIVRET_CHECK_MALFORMED,
} LivretCheck;

/**
 * livret_check_ins: an INS or NIR: 13 characters and a key of 2 digits (97 − number mod 97, with 2A
 * counted as 19 and 2B as 18). Spaces anywhere, also U+00A0 and U+202F.
 */
LivretCheck livret_check_ins (const char *text);

/** livret_check_rpps: a professional's number: 11 digits that pass Luhn's rule. Spaces anywhere. */
LivretCheck livret_check_rpps (const char *text);

G_END_DECLS
