/* test-unlock-state.c: what the page of a locked vault shows, and what it keeps to itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/welcome/livret-unlock-state.h"
#include "record/livret-record.h"

static void
test_label (void)
{
  LivretUnlockInput input = { .label = NULL };
  g_autoptr (LivretUnlockState) plain = livret_unlock_state_new (&input);
  g_autoptr (LivretUnlockState) named = NULL;

  g_assert_cmpstr (plain->title, ==, "My vault");
  g_assert_false (plain->can_open);
  input.label = "Famille Martin";
  named = livret_unlock_state_new (&input);
  g_assert_cmpstr (named->title, ==, "Famille Martin");
}

static void
test_busy (void)
{
  g_autoptr (GError) error =
      g_error_new_literal (LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_WRONG_KEY, "wrong");
  LivretUnlockInput input = { .typed = TRUE, .busy = TRUE, .error = error };
  g_autoptr (LivretUnlockState) state = livret_unlock_state_new (&input);

  g_assert_true (state->spinning);
  g_assert_false (state->can_open);
  g_assert_false (state->can_type);
  g_assert_cmpstr (state->error, ==, ""); /* the last error goes while the next try runs */
}

static void
test_closing (void)
{
  LivretUnlockInput input = { .typed = TRUE, .closing = TRUE };
  g_autoptr (LivretUnlockState) state = livret_unlock_state_new (&input);

  g_assert_false (state->can_open);
  g_assert_true (state->can_type);
  g_assert_false (state->spinning);
}

static void
test_error (void)
{
  g_autoptr (GError) wrong =
      g_error_new_literal (LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_WRONG_KEY, "wrong");
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "gone");
  LivretUnlockInput input = { .error = wrong };
  g_autoptr (LivretUnlockState) phrase = livret_unlock_state_new (&input);
  g_autoptr (LivretUnlockState) code = NULL;
  g_autoptr (LivretUnlockState) quiet = NULL;

  g_assert_nonnull (strstr (phrase->error, "phrase"));
  input.recovery = TRUE;
  code = livret_unlock_state_new (&input);
  g_assert_nonnull (strstr (code->error, "code"));
  g_assert_cmpstr (code->field, ==, "Recovery code");
  input.error = cancelled;
  quiet = livret_unlock_state_new (&input);
  g_assert_cmpstr (quiet->error, ==, "");
}

static void
test_caps_lock (void)
{
  LivretUnlockInput input = { .caps_lock = TRUE };
  g_autoptr (LivretUnlockState) phrase = livret_unlock_state_new (&input);
  g_autoptr (LivretUnlockState) code = NULL;

  g_assert_true (phrase->caps_lock);
  input.recovery = TRUE; /* a code is in capitals anyway */
  code = livret_unlock_state_new (&input);
  g_assert_false (code->caps_lock);
}

/* What this computer's login offers is never more than a button, and never in another's place. */
static void
test_keyring (void)
{
  static const struct
  {
    LivretUnlockInput input;
    gboolean button;
    gboolean can_ask;
    gboolean note;
  } cases[] = {
    { { .offer = LIVRET_KEYRING_OFFER_NONE }, FALSE, FALSE, FALSE },
    { { .offer = LIVRET_KEYRING_OFFER_READY }, TRUE, TRUE, FALSE },
    { { .offer = LIVRET_KEYRING_OFFER_READY, .closing = TRUE }, TRUE, FALSE, FALSE },
    { { .offer = LIVRET_KEYRING_OFFER_READY, .busy = TRUE }, TRUE, FALSE, FALSE },
    { { .offer = LIVRET_KEYRING_OFFER_READY, .asking = TRUE }, TRUE, FALSE, FALSE },
    { { .offer = LIVRET_KEYRING_OFFER_READY, .recovery = TRUE }, FALSE, FALSE, FALSE },
    { { .offer = LIVRET_KEYRING_OFFER_USED }, FALSE, FALSE, TRUE },
    { { .offer = LIVRET_KEYRING_OFFER_ABSENT }, FALSE, FALSE, TRUE },
    { { .offer = LIVRET_KEYRING_OFFER_ABSENT, .recovery = TRUE }, FALSE, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LivretUnlockState) state = livret_unlock_state_new (&cases[i].input);
      gboolean alone = strstr (state->promise, "Nobody opens it without the phrase") != NULL;

      g_assert_cmpint (state->keyring[0] != '\0', ==, cases[i].button);
      g_assert_cmpint (state->can_ask, ==, cases[i].can_ask);
      g_assert_cmpint (state->note[0] != '\0', ==, cases[i].note);
      g_assert_cmpint (alone, ==, cases[i].input.offer == LIVRET_KEYRING_OFFER_NONE);
    }
}

/* The keyring's wrong key is not the person's wrong phrase; while it is asked the phrase goes on.
 */
static void
test_keyring_error (void)
{
  g_autoptr (GError) wrong =
      g_error_new_literal (LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_WRONG_KEY, "wrong");
  LivretUnlockInput input = { .offer = LIVRET_KEYRING_OFFER_READY,
                              .error = wrong,
                              .by_keyring = TRUE };
  LivretUnlockInput asking = { .offer = LIVRET_KEYRING_OFFER_READY, .asking = TRUE, .typed = TRUE };
  g_autoptr (LivretUnlockState) state = livret_unlock_state_new (&input);
  g_autoptr (LivretUnlockState) typing = livret_unlock_state_new (&asking);

  g_assert_nonnull (strstr (state->error, "login"));
  g_assert_true (typing->can_type);
  g_assert_true (typing->can_open);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unlock-state/label", test_label);
  g_test_add_func ("/unlock-state/busy", test_busy);
  g_test_add_func ("/unlock-state/closing", test_closing);
  g_test_add_func ("/unlock-state/error", test_error);
  g_test_add_func ("/unlock-state/caps-lock", test_caps_lock);
  g_test_add_func ("/unlock-state/keyring", test_keyring);
  g_test_add_func ("/unlock-state/keyring-error", test_keyring_error);
  return g_test_run ();
}
