/* livret-share-state.c: what a share says of itself on its envelope.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-share-state.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-wording.h"
#include "base/livret-date.h"
#include "sharing/livret-grant.h"

static char *
say_ended (const LivretGrantTerms *terms)
{
  g_autofree char *day =
      livret_day_display (livret_wording_day_of (terms->ended ? terms->ended : terms->until));

  if (g_str_equal (terms->state, "ended"))
    return g_strdup_printf (_ ("Closed on %s"), day);
  if (g_str_equal (terms->state, "expired"))
    return g_strdup_printf (_ ("Past its date since %s"), day);
  return g_strdup ("");
}

LivretShareState *
livret_share_state_new (const LivretGrantTerms *terms)
{
  LivretShareState *state = g_new0 (LivretShareState, 1);
  g_autofree char *until = livret_day_display (livret_wording_day_of (terms->until));

  state->route = livret_route_by_id (terms->route);
  state->live = g_str_equal (terms->state, "active") || g_str_equal (terms->state, "draft");
  state->recipient = g_strdup (terms->recipient);
  state->profession = g_strdup (terms->profession);
  state->purpose = g_strdup_printf (_ ("“%s”"), terms->purpose);
  state->contents = livret_grant_contents_words (terms);
  state->until = g_strdup_printf (_ ("Until %s"), until);
  state->ended = say_ended (terms);
  state->state = state->route ? livret_route_state (state->route, terms->state) : "";
  state->end_action = state->route && state->live ? _ (state->route->end_action) : NULL;
  state->end_words = state->route ? _ (state->route->end_words) : "";
  state->spoken = livret_wording_join (terms->recipient, state->purpose, state->contents,
                                       state->until, state->state, NULL);
  return state;
}

void
livret_share_state_free (LivretShareState *state)
{
  g_free (state->recipient);
  g_free (state->profession);
  g_free (state->purpose);
  g_free (state->contents);
  g_free (state->until);
  g_free (state->ended);
  g_free (state->spoken);
  g_free (state);
}
