/* livret-share-state.h: what a share says of itself on its envelope. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-grants.h"
#include "sharing/livret-routes.h"

G_BEGIN_DECLS

/**
 * LivretShareState:
 * @purpose: in quotation marks
 * @until: "Until 31 December 2026"; @ended: "Ended on 30 June", "" while it runs
 * @state: the route's word
 * @end_action: the route's button; %NULL once it is over
 */
typedef struct
{
  const LivretRoute *route;
  char *recipient;
  char *profession;
  char *purpose;
  char *contents;
  char *until;
  char *ended;
  const char *state;
  const char *end_action;
  const char *end_words;
  gboolean live;
  char *spoken;
} LivretShareState;

LivretShareState *livret_share_state_new (const LivretGrantTerms *terms);
void livret_share_state_free (LivretShareState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretShareState, livret_share_state_free)

G_END_DECLS
