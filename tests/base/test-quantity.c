/* test-quantity.c: decimals read and written exactly.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-quantity.h"

#include <locale.h>
#include <math.h>
#include <string.h>

static const struct
{
  const char *input;
  double value;
  int decimals;
  gboolean comma;
} parse_rows[] = {
  { "0", 0, 0, FALSE },
  { "72", 72, 0, FALSE },
  { "72.5", 72.5, 1, FALSE },
  { "72,50", 72.5, 2, TRUE },
  { "-1,5", -1.5, 1, TRUE },
  { "+3.25", 3.25, 2, FALSE },
  { "\342\210\22236,6", -36.6, 1, TRUE }, /* U+2212 */
  { " 36.6\t", 36.6, 1, FALSE },
  { "\302\240120\342\200\257", 120, 0, FALSE },
  { ".5", 0.5, 1, FALSE },
  { "007", 7, 0, FALSE },
  { "0.1", 0.1, 1, FALSE },
  { "0.3", 0.3, 1, FALSE },
  { "999999999999999", 999999999999999, 0, FALSE },
  { "123456789.012345", 123456789.012345, 6, FALSE },
  { "0.000000000000000000001", 1e-21, 21, FALSE },
  { "0.00000000000000000000000000012345", 1.2345e-28, 32, FALSE },
  /* more digits than are exact: read by the longer way */
  { "180.1558800000541", 180.1558800000541, 13, FALSE },
  { "5.380712345678901234567", 5.380712345678901234567, 21, FALSE },
  { "9007199254740993", 9007199254740992, 0, FALSE }, /* half: to even */
  { "9007199254740993,000000000000000000000001", 9007199254740994, 24, TRUE },
  { "1234567890123456789012345678901234567890", 1234567890123456789012345678901234567890.0, 0,
    FALSE },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parse_rows); i++)
    {
      gsize size = strlen (parse_rows[i].input);
      g_autofree char *exact = g_memdup2 (parse_rows[i].input, size); /* no NUL after it */
      double value = -1;
      int decimals = -1;
      gboolean comma = -1;

      g_test_message ("%s", parse_rows[i].input);
      g_assert_true (livret_decimal_parse (exact, (gssize) size, &value, &decimals, &comma));
      g_assert_cmpfloat (value, ==, parse_rows[i].value);
      g_assert_cmpint (decimals, ==, parse_rows[i].decimals);
      g_assert_cmpint (comma, ==, parse_rows[i].comma);
      g_assert_true (livret_decimal_parse (parse_rows[i].input, -1, &value, NULL, NULL));
      g_assert_cmpfloat (value, ==, parse_rows[i].value);
    }
}

static void
test_refused (void)
{
  static const char *const rows[] = {
    "",
    " ",
    "-",
    "+",
    ".",
    ",",
    "5.",
    "5,",
    "1.2.3",
    "1,2,3",
    "1.234,5",
    "1 234",
    "1\342\200\257234",
    "1e5",
    "0x10",
    "nan",
    "NaN",
    "inf",
    "--",
    "--5",
    "+-5",
    "- 5",
    "5-",
    "12a",
    "a12",
    "½",
    "１２",
    "5 kg",
    "LO",
    "HI",
    "12345678901234567890123456789012345678901",
    "\302",
    "\342\210",
    "1\302",
    "-\342\210\2225",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double value = 99;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_false (livret_decimal_parse (rows[i], -1, &value, NULL, NULL));
      g_assert_cmpfloat (value, ==, 99);
    }
  g_assert_false (livret_decimal_parse ("5", 0, &(double) { 0 }, NULL, NULL));
}

/* No "-0" comes in: it would print unlike the 0 it equals. */
static void
test_negative_zero (void)
{
  double value = 1;

  g_assert_true (livret_decimal_parse ("-0.0", -1, &value, NULL, NULL));
  g_assert_false (signbit (value));
}

static void
test_print (void)
{
  static const struct
  {
    double value;
    int decimals;
    gboolean comma;
    const char *expected;
  } rows[] = {
    { 0, -1, FALSE, "0" },
    { 72.5, -1, FALSE, "72.5" },
    { 72.5, -1, TRUE, "72,5" },
    { -36.6, -1, FALSE, "-36.6" },
    { 0.1, -1, FALSE, "0.1" },
    { 0.1 + 0.2, -1, FALSE, "0.30000000000000004" },
    { 1e-7, -1, FALSE, "0.0000001" },
    { 100, -1, FALSE, "100" },
    { 123456789.012345, -1, FALSE, "123456789.012345" },
    { 180.1558800000541, -1, FALSE, "180.1558800000541" },
    { 999999999999999, -1, FALSE, "999999999999999" },
    { 1e15, -1, FALSE, "1000000000000000" },
    { 1e21, -1, FALSE, "1000000000000000000000" },
    { 1.2345e-12, -1, FALSE, "0.0000000000012345" },
    { 1e300, -1, FALSE, "1e+300" },
    { 5e-324, -1, FALSE, "4.94065645841247e-324" },
    { -1.7976931348623157e308, -1, FALSE, "-1.7976931348623157e+308" },
    { NAN, -1, FALSE, "" },
    { INFINITY, 2, FALSE, "" },
    { 72.5, 0, FALSE, "72" }, /* half to even */
    { 73.5, 0, FALSE, "74" },
    { 72.5, 2, TRUE, "72,50" },
    { -0.04, 1, FALSE, "0.0" },
    { -0.4, 0, FALSE, "0" },
    { 1e300, 2, FALSE, "1e+300" },
    { 2.5, 14, FALSE, "2.50000000000000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char buffer[LIVRET_DECIMAL_MAX];

      g_assert_cmpstr (
          livret_decimal_print (rows[i].value, rows[i].decimals, rows[i].comma, buffer), ==,
          rows[i].expected);
    }
}

/* Decimals of up to 15 digits: what was written comes out again, and strtod agrees. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);

  for (int n = 0; n < 200000; n++)
    {
      gint64 mantissa = ((gint64) g_rand_int (rand) << 18 ^ g_rand_int (rand)) %
                        G_GINT64_CONSTANT (1000000000000000);
      int decimals = g_rand_int_range (rand, 0, 10);
      char text[40];
      char buffer[LIVRET_DECIMAL_MAX];
      double value;

      mantissa /= (gint64) pow (10, g_rand_int_range (rand, 0, 14));
      mantissa = mantissa / 10 * 10 + 1 + n % 9; /* no zero at the end */
      g_snprintf (text, sizeof text, "%s%0*" G_GINT64_FORMAT, n & 1 ? "-" : "", decimals + 1,
                  mantissa);
      if (decimals > 0)
        {
          char *point = text + strlen (text) - decimals;

          memmove (point + 1, point, (gsize) decimals + 1);
          *point = '.';
        }
      g_assert_true (livret_decimal_parse (text, -1, &value, NULL, NULL));
      g_assert_cmpfloat (value, ==, g_ascii_strtod (text, NULL));
      g_assert_cmpstr (livret_decimal_print (value, -1, FALSE, buffer), ==, text);
    }
}

/* Any double: the text reads back as the same. */
static void
test_round_trip_doubles (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (43);

  for (int n = 0; n < 100000; n++)
    {
      double value = ldexp (g_rand_double (rand) - 0.5, g_rand_int_range (rand, -60, 60));
      char buffer[LIVRET_DECIMAL_MAX];
      double again;

      if (n & 1) /* as conversions give them */
        value = nearbyint (value * 10) / 10 * 0.45359237;
      livret_decimal_print (value, -1, FALSE, buffer);
      again = g_ascii_strtod (buffer, NULL);
      g_assert_cmpfloat (again, ==, value);
      if (strchr (buffer, 'e') == NULL)
        {
          g_assert_true (livret_decimal_parse (buffer, -1, &again, NULL, NULL));
          g_assert_cmpfloat (again, ==, value);
        }
    }
}

static void
test_display (void)
{
  static const struct
  {
    double value;
    int decimals;
    const char *french;
    const char *plain;
  } rows[] = {
    { 36.6, -1, "36,6", "36.6" },
    { 1284, -1, "1\342\200\257284", "1284" },
    { 1234567.25, 2, "1\342\200\257234\342\200\257567,25", "1234567.25" },
    { -5, 1, "\342\210\2225,0", "\342\210\2225.0" },
    { 999, 0, "999", "999" },
    { -123456, 0, "\342\210\222123\342\200\257456", "\342\210\222123456" },
    { NAN, 0, "", "" },
  };

  for (int french = 0; french < 2; french++)
    {
      if (setlocale (LC_NUMERIC, french ? "fr_FR.UTF-8" : "C") == NULL)
        {
          g_test_skip ("fr_FR.UTF-8 is not installed");
          return;
        }
      for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
        {
          g_autofree char *shown = livret_decimal_display (rows[i].value, rows[i].decimals);
          char buffer[LIVRET_DECIMAL_MAX];

          g_assert_cmpstr (shown, ==, french ? rows[i].french : rows[i].plain);
          /* what is stored does not follow the locale */
          g_assert_cmpstr (livret_decimal_print (36.6, 1, FALSE, buffer), ==, "36.6");
        }
    }
  setlocale (LC_NUMERIC, "C");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/decimal/parse", test_parse);
  g_test_add_func ("/base/decimal/refused", test_refused);
  g_test_add_func ("/base/decimal/negative-zero", test_negative_zero);
  g_test_add_func ("/base/decimal/print", test_print);
  g_test_add_func ("/base/decimal/round-trip", test_round_trip);
  g_test_add_func ("/base/decimal/round-trip-doubles", test_round_trip_doubles);
  g_test_add_func ("/base/decimal/display", test_display);
  return g_test_run ();
}
