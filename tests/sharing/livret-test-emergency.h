/* livret-test-emergency.h: people of whom something is stated, and their emergency sheets; for
 * tests. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "livret-test-vault.h"
#include "sharing/livret-emergency.h"

/* 21 November 2026, 23:26 in Paris: when every sheet is made. */
#define TEST_EMERGENCY_NOW G_GINT64_CONSTANT (1795300000)
/* More of each section than a sheet has room for. */
#define TEST_STATEMENTS_MANY 40

typedef struct
{
  const char *section;
  const char *text; /* NULL: "none", declared */
  const char *comment;
  const char *from;
  const char *until;
  gboolean hidden;
} TestStatement;

/** TestStated: @statements: (nullable): ended by a %NULL section. */
typedef struct
{
  const char *name;
  const char *birth_date;
  char sex;
  const TestStatement *statements;
} TestStated;

/** test_emergency_make_of: (transfer full): the sheet of a new person. */
LivretEmergency *test_emergency_make_of (TestVault *vault, const TestStated *stated);
/** test_emergency_make: (transfer full): of one who was born on 14 March 1968. */
LivretEmergency *
test_emergency_make (TestVault *vault, const char *name, const TestStatement *statements);
/** test_emergency_read: (transfer full): a person's sheet once more. */
LivretEmergency *test_emergency_read (TestVault *vault, const char *person);
/** test_statements_many: (transfer full): texts in French, with a telephone; @n of each section. */
TestStatement *test_statements_many (guint n);
void test_statements_free (TestStatement *statements);
