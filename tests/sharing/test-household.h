/* test-household.h: a vault with two people and what they may share, for tests of grants and
 * packages. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "livret-test-vault.h"
#include "sharing/livret-package.h"

/**
 * TestHousehold: ids of what was put in. Each thing's words hold its own canary, so that a test can
 * tell what is in a package.
 * @documents: a PDF, a TIFF, a HEIC, an RTF, a text of Camille's
 * @hidden: a hidden document of Camille's; @theirs: one of Louis's
 */
typedef struct
{
  TestVault vault;
  char *camille;
  char *louis;
  char *documents[5];
  char *hidden;
  char *theirs;
  char *penicillin;
  char *metformin;
  char *their_allergy;
} TestHousehold;

#define CANARY_GRANTED "CANARI-REMIS"
#define CANARY_KEPT "CANARI-GARDE"
#define CANARY_HIDDEN "CANARI-MASQUE"
#define CANARY_THEIRS "CANARI-AUTRUI"

void test_household_init (TestHousehold *household);
void test_household_clear (TestHousehold *household);

/** test_draft: terms of Camille's for Dr Benali by @route, 30 days, with @items (NULL-terminated).
 */
LivretGrantTerms *
test_draft (TestHousehold *household, const char *route, const char *const *items);
/** test_add_item: tries to add @item; @error as livret_grant_draft_add_item(). */
gboolean
test_add_item (TestHousehold *household, LivretGrantTerms *draft, const char *item, GError **error);
/** test_seal: (transfer full): seals @draft; the test fails on an error unless @error is given. */
LivretGrant *test_seal (TestHousehold *household, LivretGrantTerms *draft, GError **error);
/** test_state: (transfer full): the grant as kept now. */
LivretGrantTerms *test_kept (TestHousehold *household, LivretGrant *grant);
void test_end (TestHousehold *household, LivretGrant *grant);
/** test_edit_entry: changes an entry's words after a grant named it. */
void test_edit_entry (TestHousehold *household, const char *id, const char *text);
