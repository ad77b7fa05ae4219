/* livret-opening.h: opening, making and closing a vault away from the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/welcome/livret-unlock-state.h"
#include "record/livret-people.h"
#include "record/livret-session.h"

G_BEGIN_DECLS

/** livret_opening_unlock_async: by a passphrase or the recovery code. */
void livret_opening_unlock_async (const char *folder,
                                  LivretSecret *phrase,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/** livret_opening_passing_async: the same, of a vault that is erased soon: nothing of it is
 * remembered outside its folder. */
void livret_opening_passing_async (const char *folder,
                                   LivretSecret *phrase,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/** livret_opening_offer_async: what the login keyring can do for the vault in @folder. Asks nobody.
 */
void livret_opening_offer_async (const char *folder,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
LivretKeyringOffer livret_opening_offer_finish (GAsyncResult *result);

/** livret_opening_keyring_async: by this computer's login; the desktop may ask for its password. */
void livret_opening_keyring_async (const char *folder,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/**
 * livret_opening_create_async: makes a vault with its first phrase and its first person.
 * @person: (transfer full)
 */
void livret_opening_create_async (const char *folder,
                                  LivretSecret *phrase,
                                  LivretPerson *person,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/** livret_opening_finish: (transfer full): of all four. */
LivretSession *livret_opening_finish (GAsyncResult *result, GError **error);

/** livret_opening_close_async: @session: (transfer full): closed, its key wiped, then let go. */
void livret_opening_close_async (LivretSession *session,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean livret_opening_close_finish (GAsyncResult *result, GError **error);

/** livret_opening_close_now: waits for it: the program is about to end. */
void livret_opening_close_now (LivretSession *session);

/** livret_secret_from_editable: (transfer full): what was typed; the field is emptied. */
LivretSecret *livret_secret_from_editable (GtkEditable *editable);

G_END_DECLS
