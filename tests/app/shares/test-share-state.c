/* test-share-state.c: what a share says of itself on its envelope.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-share-state.h"

/* 2026-11-21 12:00 UTC. */
#define NOON G_GINT64_CONSTANT (1795262400)
#define DAY 86400

static void
test_envelope (void)
{
  static const struct
  {
    const char *state;
    gboolean live;
    const char *ended;
  } cases[] = {
    { "draft", TRUE, "" },
    { "active", TRUE, "" },
    { "expired", FALSE, "Past its date since 21 Nov 2026" },
    { "ended", FALSE, "Closed on 20 Nov 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (const LivretRoute *route = livret_routes (); route->id != NULL; route++)
      {
        g_autoptr (LivretGrantTerms) terms = livret_grant_terms_new ();
        g_autoptr (LivretShareState) state = NULL;

        g_set_str (&terms->route, route->id);
        g_set_str (&terms->state, cases[i].state);
        g_set_str (&terms->recipient, "Dr Benali");
        g_set_str (&terms->purpose, "care");
        terms->until = NOON;
        terms->ended = g_str_equal (cases[i].state, "ended") ? NOON - DAY : 0;
        state = livret_share_state_new (terms);
        g_assert_true (state->route == route);
        g_assert_cmpint (state->live, ==, cases[i].live);
        g_assert_cmpstr (state->until, ==, "Until 21 Nov 2026");
        g_assert_cmpstr (state->ended, ==, cases[i].ended);
        g_assert_cmpstr (state->purpose, ==, "“care”");
        /* What is over has no button that ends it, and its route's own word. */
        g_assert_cmpint (state->end_action != NULL, ==, cases[i].live);
        g_assert_cmpstr (state->state, ==, livret_route_state (route, cases[i].state));
        g_assert_nonnull (strstr (state->spoken, "Dr Benali"));
        g_assert_nonnull (strstr (state->spoken, state->state));
      }
}

/* A share of a route that this version does not know is still listed, and cannot be ended here. */
static void
test_unknown_route (void)
{
  g_autoptr (LivretGrantTerms) terms = livret_grant_terms_new ();
  g_autoptr (LivretShareState) state = NULL;

  g_set_str (&terms->route, "pigeon");
  g_set_str (&terms->state, "active");
  state = livret_share_state_new (terms);
  g_assert_null (state->route);
  g_assert_null (state->end_action);
  g_assert_cmpstr (state->state, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/envelope", test_envelope);
  g_test_add_func ("/share/unknown-route", test_unknown_route);
  return g_test_run ();
}
