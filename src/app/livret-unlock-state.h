/* livret-unlock-state.h: what the page that unlocks a vault shows. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LivretUnlockInput:
 * @label: (nullable): the vault's own label, if the person chose to show it
 * @typed: something stands in the field
 * @busy: a key is being derived
 * @closing: the vault that was open is still being closed
 * @recovery: the recovery code is asked for
 * @caps_lock: of the keyboard
 * @error: (nullable): of the last attempt
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
} LivretUnlockState;

LivretUnlockState *livret_unlock_state_new (const LivretUnlockInput *input);
void livret_unlock_state_free (LivretUnlockState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretUnlockState, livret_unlock_state_free)

G_END_DECLS
