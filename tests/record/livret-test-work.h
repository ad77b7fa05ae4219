/* livret-test-work.h: a row of changes to a vault, each committed on its own, and a check that all
 * that were told as done are there, for tests that stop them half-way.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "livret-test-vault.h"

#define TEST_WORK_STEPS 12

/** test_work_step: adds one entry, document or version. Says %FALSE and why when it was not done.
 */
gboolean test_work_step (LivretSession *session, int number, GError **error);
/** test_work_count: how many steps the record holds. */
int test_work_count (TestVault *vault);
/** test_work_check: every page, the journal's chain and every document's bytes are sound. */
void test_work_check (TestVault *vault);

/** test_copy_folder: the files of @from in place of those of @to. */
void test_copy_folder (const char *from, const char *to);
