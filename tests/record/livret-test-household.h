/* livret-test-household.h: two people with something of every sort in their records, one of whom
 * goes. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "livret-test-paper.h"

#define TEST_SHARED_BYTES "%PDF the letter that was sent to both"

/** TestHousehold: Louis, who goes, and Camille, who stays; of each something that the other gave
 * them. */
typedef struct
{
  TestVault v;
  char *camille;
  char *louis;
  char *grant;   /* open, of Louis */
  char *reading; /* of Louis */
  Paper letter;  /* of Camille, the same bytes as one of Louis's */
} TestHousehold;

void test_household_init (TestHousehold *scene);
void test_household_clear (TestHousehold *scene);
