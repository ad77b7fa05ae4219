/* livret-unlock-state.c: what the page that unlocks a vault shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/welcome/livret-unlock-state.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-error-text.h"
#include "record/livret-record.h"

static char *
say_error (const LivretUnlockInput *input)
{
  if (input->error == NULL || input->busy || livret_error_is_cancelled (input->error))
    return g_strdup ("");
  if (input->recovery &&
      g_error_matches (input->error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_WRONG_KEY))
    return g_strdup (
        _ ("This code does not open this vault. Compare it with your sheet, group by group."));
  if (input->by_keyring &&
      g_error_matches (input->error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_WRONG_KEY))
    return g_strdup (_ ("This computer’s login no longer opens this vault. Type your phrase."));
  return livret_error_text (input->error);
}

static const char *
say_note (const LivretUnlockInput *input)
{
  if (input->recovery)
    return "";
  if (input->offer == LIVRET_KEYRING_OFFER_USED)
    return _ ("This computer’s login opens the vault once, after you log in. Now it takes the "
              "phrase.");
  if (input->offer == LIVRET_KEYRING_OFFER_ABSENT)
    return _ ("This computer’s login keyring has no key for this vault or does not answer. Type "
              "your phrase.");
  return "";
}

/* Never without a press: a vault does not open by itself in front of whoever is there. */
static void
fill_keyring (LivretUnlockState *state, const LivretUnlockInput *input)
{
  gboolean ready = input->offer == LIVRET_KEYRING_OFFER_READY && !input->recovery;

  state->keyring = g_strdup (!ready          ? ""
                             : input->asking ? _ ("Asking the login keyring…")
                                             : _ ("Open with this computer’s login"));
  state->can_ask = ready && !input->asking && !input->busy && !input->closing;
  state->note = g_strdup (say_note (input));
  state->promise = g_strdup (
      input->offer == LIVRET_KEYRING_OFFER_NONE
          ? _ ("This vault is encrypted on this computer. Nobody opens it without the phrase.")
          : _ ("This vault is encrypted on this computer. The phrase opens it, and this computer’s "
               "login once."));
}

LivretUnlockState *
livret_unlock_state_new (const LivretUnlockInput *input)
{
  LivretUnlockState *state = g_new0 (LivretUnlockState, 1);
  gboolean labelled = input->label != NULL && input->label[0] != '\0';

  state->title = g_strdup (labelled ? input->label : _ ("My vault"));
  state->subtitle = g_strdup (input->busy      ? _ ("Opening, about a second…")
                              : input->closing ? _ ("Closing the vault…")
                                               : _ ("Vault locked"));
  state->field = g_strdup (input->recovery ? _ ("Recovery code") : _ ("Phrase"));
  state->error = say_error (input);
  state->can_open = input->typed && !input->busy && !input->closing;
  state->can_type = !input->busy;
  state->spinning = input->busy;
  state->caps_lock = input->caps_lock && !input->recovery;
  state->other_way = g_strdup (input->recovery ? _ ("Use my phrase") : _ ("I have lost my phrase"));
  fill_keyring (state, input);
  return state;
}

void
livret_unlock_state_free (LivretUnlockState *state)
{
  g_free (state->title);
  g_free (state->subtitle);
  g_free (state->field);
  g_free (state->error);
  g_free (state->other_way);
  g_free (state->keyring);
  g_free (state->note);
  g_free (state->promise);
  g_free (state);
}
