/* livret-unlock-page.h: the page of a locked vault: all that the window holds while it is locked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "record/livret-session.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_UNLOCK_PAGE (livret_unlock_page_get_type ())
G_DECLARE_FINAL_TYPE (LivretUnlockPage, livret_unlock_page, LIVRET, UNLOCK_PAGE, AdwBin)

/*
 * Signals: "opened" (LivretSession, boolean: by the recovery code), "opened-late" (LivretSession,
 * after livret_unlock_page_stop()) "other-vault" and
 * "sample-wanted".
 */

/** livret_unlock_page_new: @label: (nullable): shown in place of "My vault". */
LivretUnlockPage *livret_unlock_page_new (const char *folder, const char *label);
/** livret_unlock_page_set_closing: the vault is still being closed; unlocking waits for it. */
void livret_unlock_page_set_closing (LivretUnlockPage *self, gboolean closing);
/** livret_unlock_page_stop: a vault that is just being opened is not to be shown any more. */
void livret_unlock_page_stop (LivretUnlockPage *self);
void livret_unlock_page_focus (LivretUnlockPage *self);

G_END_DECLS
