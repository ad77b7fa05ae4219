/* test-share-draft.c: a share being prepared: what is missing, what is ticked, and what the
 * envelope says. SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-share-draft.h"
#include "app/shares/livret-share-review.h"
#include "app/shares/livret-share-state.h"

#define TODAY 20778 /* 2026-11-21 */

static LivretShareDraft *
make_draft (gboolean self)
{
  g_autoptr (LivretPerson) person = livret_person_new ("Louis");
  g_autoptr (LivretPerson) keeper = livret_person_new ("Camille");

  g_set_str (&person->id, "louis");
  person->self = self;
  return livret_share_draft_new (person, keeper);
}

static void
test_missing (void)
{
  g_autoptr (LivretShareDraft) draft = make_draft (TRUE);

  g_assert_nonnull (livret_share_draft_missing (draft, LIVRET_STEP_WHOM));
  g_set_str (&draft->recipient, "Dr Benali");
  g_assert_null (livret_share_draft_missing (draft, LIVRET_STEP_WHOM));
  g_assert_nonnull (livret_share_draft_missing (draft, LIVRET_STEP_WHAT));
  livret_share_draft_set_item (draft, "allergies", TRUE);
  g_assert_null (livret_share_draft_missing (draft, LIVRET_STEP_WHAT));
  g_assert_null (livret_share_draft_missing (draft, LIVRET_STEP_WHY)); /* care, 30 days */
  g_set_str (&draft->purpose, "");
  g_assert_nonnull (livret_share_draft_missing (draft, LIVRET_STEP_WHY));
  g_assert_nonnull (livret_share_draft_missing (draft, LIVRET_STEP_HOW));
  g_set_str (&draft->route, "carrier-pigeon");
  g_assert_nonnull (livret_share_draft_missing (draft, LIVRET_STEP_HOW));
  g_set_str (&draft->route, "html");
  g_assert_null (livret_share_draft_missing (draft, LIVRET_STEP_HOW));
}

static void
test_another (void)
{
  g_autoptr (LivretShareDraft) draft = make_draft (FALSE);

  g_assert_cmpstr (draft->by, ==, "Camille");
  g_assert_cmpstr (draft->capacity, ==, "agreed");
  g_set_str (&draft->recipient, "Dr Benali");
  g_set_str (&draft->by, "");
  g_assert_nonnull (livret_share_draft_missing (draft, LIVRET_STEP_WHOM));
}

static void
test_items (void)
{
  g_autoptr (LivretShareDraft) draft = make_draft (TRUE);

  livret_share_draft_set_item (draft, "doc-1", TRUE);
  livret_share_draft_set_item (draft, "doc-1", TRUE);
  g_assert_cmpuint (draft->items->len, ==, 1);
  livret_share_draft_set_kind (draft, "weight", 42, TODAY);
  g_assert_true (livret_share_draft_has_item (draft, "weight@2026-10-11..2026-11-21"));
  livret_share_draft_set_kind (draft, "weight", 0, TODAY);
  g_assert_true (livret_share_draft_has_item (draft, "weight"));
  g_assert_cmpuint (draft->items->len, ==, 2);
  g_assert_true (livret_share_draft_has_kind (draft, "weight"));
  g_assert_false (livret_share_draft_has_kind (draft, "wei")); /* not by its beginning */
  livret_share_draft_set_kind (draft, "weight", -1, TODAY);
  g_assert_false (livret_share_draft_has_kind (draft, "weight"));
  livret_share_draft_set_item (draft, "doc-1", FALSE);
  g_assert_cmpuint (draft->items->len, ==, 0);
}

static void
test_json (void)
{
  g_autoptr (LivretShareDraft) draft = make_draft (FALSE);
  g_autoptr (LivretShareDraft) again = NULL;
  g_autofree char *json = NULL;

  g_set_str (&draft->recipient, "Dr “Benali”\nNantes");
  livret_share_draft_set_item (draft, "doc-1", TRUE);
  livret_share_draft_set_item (draft, "weight@2026-05-01..2026-11-21", TRUE);
  json = livret_share_draft_to_json (draft);
  again = livret_share_draft_from_json (json);
  g_assert_nonnull (again);
  g_assert_cmpstr (again->recipient, ==, draft->recipient);
  g_assert_cmpstr (again->capacity, ==, "agreed");
  g_assert_cmpuint (again->items->len, ==, 2);
  g_assert_true (livret_share_draft_has_item (again, "weight@2026-05-01..2026-11-21"));
  g_assert_null (livret_share_draft_from_json ("[1, 2]"));
  g_assert_null (livret_share_draft_from_json ("{"));
}

static void
test_until (void)
{
  g_autoptr (LivretShareDraft) draft = make_draft (TRUE);
  g_autofree char *thirty = livret_share_draft_until (draft, TODAY);
  g_autofree char *day = NULL;
  g_autofree char *nonsense = NULL;

  g_assert_cmpstr (thirty, ==, "21 Dec 2026");
  g_set_str (&draft->until, "31/12/2026");
  day = livret_share_draft_until (draft, TODAY);
  g_assert_nonnull (strstr (day, "31"));
  g_set_str (&draft->until, "soon");
  nonsense = livret_share_draft_until (draft, TODAY);
  g_assert_cmpstr (nonsense, ==, "");
}

static LivretGrantTerms *
make_terms (const char *state)
{
  LivretGrantTerms *terms = livret_grant_terms_new ();

  g_set_str (&terms->recipient, "Dr Benali");
  g_set_str (&terms->purpose, "Care");
  g_set_str (&terms->route, "paper");
  g_set_str (&terms->state, state);
  terms->until = 1798671599; /* 2026-12-30 in UTC */
  g_ptr_array_add (terms->items, livret_grant_item_new ("document", "doc-1"));
  return terms;
}

static void
test_envelope (void)
{
  g_autoptr (LivretGrantTerms) active = make_terms ("active");
  g_autoptr (LivretGrantTerms) ended = make_terms ("ended");
  g_autoptr (LivretShareState) live = livret_share_state_new (active);
  g_autoptr (LivretShareState) over = NULL;

  ended->ended = 1798671599;
  over = livret_share_state_new (ended);
  /* Paper cannot be taken back: the word of the route says so. */
  g_assert_cmpstr (live->end_action, ==, "Close Share");
  g_assert_cmpstr (live->state, ==, "Handed over");
  g_assert_true (live->live);
  g_assert_cmpstr (live->ended, ==, "");
  g_assert_null (over->end_action);
  g_assert_false (over->live);
  g_assert_cmpstr (over->ended, !=, "");
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share-draft/missing", test_missing);
  g_test_add_func ("/share-draft/another", test_another);
  g_test_add_func ("/share-draft/items", test_items);
  g_test_add_func ("/share-draft/json", test_json);
  g_test_add_func ("/share-draft/until", test_until);
  g_test_add_func ("/share-state/envelope", test_envelope);
  return g_test_run ();
}
