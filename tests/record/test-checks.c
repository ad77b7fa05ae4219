/* test-checks.c: the keys of French identifiers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-checks.h"

typedef struct
{
  const char *text;
  LivretCheck expected;
} Row;

static const Row ins_rows[] = {
  { "277076322082910", LIVRET_CHECK_OK },
  { "2 77 07 63 220 829 10", LIVRET_CHECK_OK },
  { "2\302\24077\302\24007\342\200\25763 220 829 10", LIVRET_CHECK_OK },
  { "279035121518989", LIVRET_CHECK_OK },
  { "180127512345642", LIVRET_CHECK_OK },
  { "1 69 05 2A 004 009 81", LIVRET_CHECK_OK },
  { "1 69 05 2b 004 009 11", LIVRET_CHECK_OK },
  /* the keys of made-up samples */
  { "2 21 04 25 456 114 04", LIVRET_CHECK_WRONG_KEY },
  { "2 21 04 25 456 114 83", LIVRET_CHECK_OK },
  { "2 22 12 75 056 112 01", LIVRET_CHECK_WRONG_KEY },
  { "2 22 12 75 056 112 47", LIVRET_CHECK_OK },
  { "2 24 02 75 115 835 12", LIVRET_CHECK_OK },
  { "1 69 05 2A 004 009 11", LIVRET_CHECK_WRONG_KEY }, /* the key of 2B */
  { "2 77 07 63 220 892 10", LIVRET_CHECK_WRONG_KEY }, /* two digits swapped */
  { "2 77 07 63 220 829 00", LIVRET_CHECK_WRONG_KEY },
  { "2 77 07 63 220 829 99", LIVRET_CHECK_WRONG_KEY },
  /* no such number */
  { "", LIVRET_CHECK_MALFORMED },
  { "2770763220829", LIVRET_CHECK_MALFORMED }, /* without its key */
  { "27707632208291", LIVRET_CHECK_MALFORMED },
  { "2770763220829100", LIVRET_CHECK_MALFORMED },
  { "577076322082910", LIVRET_CHECK_MALFORMED }, /* neither sex */
  { "277006322082910", LIVRET_CHECK_MALFORMED }, /* month 0 */
  { "277136322082910", LIVRET_CHECK_MALFORMED }, /* month 13 */
  { "277072C22082910", LIVRET_CHECK_MALFORMED },
  { "A77076322082910", LIVRET_CHECK_MALFORMED },
  { "277076322O82910", LIVRET_CHECK_MALFORMED }, /* the letter O */
  { "2770763220829-10", LIVRET_CHECK_MALFORMED },
  { "2 77 07 63 220 829 1é", LIVRET_CHECK_MALFORMED },
  { "\xff", LIVRET_CHECK_MALFORMED },
  { NULL, LIVRET_CHECK_MALFORMED },
};

static const Row rpps_rows[] = {
  { "10000336601", LIVRET_CHECK_OK },
  { "10 000 336 601", LIVRET_CHECK_OK },
  { "10000336602", LIVRET_CHECK_WRONG_KEY },
  { "10000336610", LIVRET_CHECK_WRONG_KEY }, /* two digits swapped */
  { "1000033660", LIVRET_CHECK_MALFORMED },
  { "810000336601", LIVRET_CHECK_MALFORMED }, /* with the prefix of PSIdNat */
  { "1000033660A", LIVRET_CHECK_MALFORMED },
  { "", LIVRET_CHECK_MALFORMED },
  { NULL, LIVRET_CHECK_MALFORMED },
};

static void
test_ins (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ins_rows); i++)
    {
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (livret_check_ins (ins_rows[i].text), ==, ins_rows[i].expected);
    }
}

static void
test_rpps (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rpps_rows); i++)
    {
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (livret_check_rpps (rpps_rows[i].text), ==, rpps_rows[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/checks/ins", test_ins);
  g_test_add_func ("/record/checks/rpps", test_rpps);
  return g_test_run ();
}
