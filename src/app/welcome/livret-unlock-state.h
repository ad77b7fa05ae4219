/* livret-unlock-state.h: what the page that unlocks a vault shows. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** LivretKeyringOffer: what this computer's login can do for a locked vault. */
typedef enum
{
  LIVRET_KEYRING_OFFER_NONE,   /* the vault has no such key */
  LIVRET_KEYRING_OFFER_READY,  /* the first opening since the login may be by it */
  LIVRET_KEYRING_OFFER_USED,   /* it was opened since: the phrase alone opens it now */
  LIVRET_KEYRING_OFFER_ABSENT, /* the keyring does not answer, or is another computer's */
} LivretKeyringOffer;

/**
 * LivretUnlockInput:
 * @label: (nullable): the vault's own label, if the person chose to show it
 * @typed: something stands in the field
 * @busy: a key is being derived
 * @closing: the vault that was open is still being closed
 * @recovery: the recovery code is asked for
 * @caps_lock: of the keyboard
 * @error: (nullable): of the last attempt
 * @offer: what the login keyring can do
 * @asking: the keyring is asked
 * @by_keyring: the last attempt was by it
 */
typedef struct
{
  const char *label;
  gboolean typed;
  gboolean busy;
  gboolean closing;
  gboolean recovery;
  gboolean caps_lock;
  const GError *error;
  LivretKeyringOffer offer;
  gboolean asking;
  gboolean by_keyring;
} LivretUnlockInput;

/** LivretUnlockState: strings owned. */
typedef struct
{
  char *title;
  char *subtitle;
  char *field;
  char *error; /* "" for none */
  gboolean can_open;
  gboolean can_type;
  gboolean spinning;
  gboolean caps_lock;
  char *other_way; /* the link below */
  char *keyring;   /* what the button says; "": there is none */
  gboolean can_ask;
  char *note;    /* about the keyring; "" for none */
  char *promise; /* what opens this vault, at the foot of the page */
} LivretUnlockState;

LivretUnlockState *livret_unlock_state_new (const LivretUnlockInput *input);
void livret_unlock_state_free (LivretUnlockState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretUnlockState, livret_unlock_state_free)

G_END_DECLS
