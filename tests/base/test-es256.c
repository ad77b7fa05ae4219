/* test-es256.c: the example of RFC 7515, A.3, and what must not pass for it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-es256.h"
#include "base/livret-text.h"

#include <string.h>

#define X "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"
#define Y "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"
#define TEXT                                                                                       \
  "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNv"  \
  "bS9pc19yb290Ijp0cnVlfQ"
#define SIGNATURE                                                                                  \
  "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"

/* Which byte of what is changed; -1: none. */
static const struct
{
  const char *path;
  int x, y, text, signature;
  gboolean good;
} cases[] = {
  { "as-it-is", -1, -1, -1, -1, TRUE },          { "another-key", 31, -1, -1, -1, FALSE },
  { "not-on-the-curve", -1, 31, -1, -1, FALSE }, { "another-text", -1, -1, 80, -1, FALSE },
  { "another-r", -1, -1, -1, 0, FALSE },         { "another-s", -1, -1, -1, 63, FALSE },
};

static guint8 *
decode (const char *text, gsize expected)
{
  gsize size = 0;
  guint8 *bytes = livret_base64url_parse (text, expected, &size);

  g_assert_nonnull (bytes);
  g_assert_cmpuint (size, ==, expected);
  return bytes;
}

static void
test_case (gconstpointer data)
{
  int i = GPOINTER_TO_INT (data);
  g_autofree guint8 *x = decode (X, LIVRET_ES256_COORDINATE);
  g_autofree guint8 *y = decode (Y, LIVRET_ES256_COORDINATE);
  g_autofree guint8 *signature = decode (SIGNATURE, LIVRET_ES256_SIGNATURE);
  g_autofree char *text = g_strdup (TEXT);

  if (cases[i].x >= 0)
    x[cases[i].x] ^= 1;
  if (cases[i].y >= 0)
    y[cases[i].y] ^= 1;
  if (cases[i].text >= 0)
    text[cases[i].text] ^= 1;
  if (cases[i].signature >= 0)
    signature[cases[i].signature] ^= 1;
  g_assert_cmpint (livret_es256_verify (x, y, text, strlen (text), signature), ==, cases[i].good);
}

/* Zeros, and the order of the curve in place of both numbers, sign nothing (CVE-2022-21449). */
static void
test_degenerate (void)
{
  static const char order[] = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
  g_autofree guint8 *x = decode (X, LIVRET_ES256_COORDINATE);
  g_autofree guint8 *y = decode (Y, LIVRET_ES256_COORDINATE);
  guint8 signature[LIVRET_ES256_SIGNATURE] = { 0 };

  g_assert_false (livret_es256_verify (x, y, TEXT, strlen (TEXT), signature));
  g_assert_true (livret_hex_parse (order, signature, 32));
  g_assert_true (livret_hex_parse (order, signature + 32, 32));
  g_assert_false (livret_es256_verify (x, y, TEXT, strlen (TEXT), signature));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  livret_es256_prepare ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/es256/%s", cases[i].path);

      g_test_add_data_func (path, GINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/es256/degenerate", test_degenerate);
  return g_test_run ();
}
