/* livret-first-opening.h: whether a vault was opened since somebody logged in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The login keyring opens a vault for the first time after a login, and never after that: who comes
 * to a screen left alone finds a vault that was locked, or left, and needs the phrase. */

/** livret_first_opening_is_due: %FALSE also where it cannot be told. */
gboolean livret_first_opening_is_due (const char *vault_id);
/** livret_first_opening_note: was opened, by whichever key. */
void livret_first_opening_note (const char *vault_id);

G_END_DECLS
