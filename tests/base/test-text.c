/* test-text.c: folding, typed phrases, encodings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-text.h"

#include <string.h>

static const struct
{
  const char *input;
  const char *expected;
} fold_rows[] = {
  { "", "" },
  { "Œdème", "oedeme" },
  { "œdème", "oedeme" },
  { "oe\314\200deme", "oedeme" }, /* a combining grave */
  { "OEDÈME", "oedeme" },
  { "cæcum", "caecum" },
  { "Ǽ", "ae" },
  { "Straße", "strasse" },
  { "STRAẞE", "strasse" },
  { "ΣΊΣΥΦΟΣ", "σισυφοσ" },
  { "ς", "σ" },
  { "ﬁbrose ﬄ", "fibrose ffl" },
  { "H₂O m² ½", "h2o m2 1⁄2" },
  { "Ｆｕｌｌ", "full" },
  { "l’œil l´oeil lʼoeil", "l'oeil l'oeil l'oeil" },
  { "compte\342\200\221rendu a\342\200\223b \342\210\2225", "compte-rendu a-b -5" },
  { "a\302\240b\342\200\257c\t\n d", "a b c d" },
  { "  x  ", " x " },
  { "hyper\302\255tension a\342\200\213b\357\273\277", "hypertension ab" },
  { "Łódź Ørsted ıİ", "lodz orsted ii" },
  { "Tiếng Việt", "tieng viet" },
  { "\xff"
    "a\xc3",
    "\357\277\275a\357\277\275" },
  { "한", "\341\204\222\341\205\241\341\206\253" },
};

static void
test_fold (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fold_rows); i++)
    {
      g_autofree char *found = livret_text_fold (fold_rows[i].input, -1);
      g_autofree char *again = livret_text_fold (found, -1);

      g_assert_true (g_utf8_validate (found, -1, NULL));
      g_assert_cmpstr (again, ==, found);
      g_assert_cmpstr (found, ==, fold_rows[i].expected);
    }
}

static void
test_fold_length (void)
{
  g_autofree char *input = g_memdup2 ("Été?", 5); /* no NUL after it */
  g_autofree char *found = livret_text_fold (input, 5);
  g_autofree char *cut = livret_text_fold (input, 4); /* within the second é */

  g_assert_cmpstr (found, ==, "ete");
  g_assert_cmpstr (cut, ==, "et\357\277\275");
}

/* No character folds to more than the buffer holds, and folded text stays folded. */
static void
test_fold_all_characters (void)
{
  for (gunichar c = 1; c < 0x30000; c++)
    {
      gunichar out[LIVRET_CHAR_FOLD_MAX];
      guint count = livret_char_fold (c, out);

      g_assert_cmpuint (count, <=, LIVRET_CHAR_FOLD_MAX);
      for (guint i = 0; i < count; i++)
        g_assert_false (g_unichar_ismark (out[i]));
    }
}

static void
test_phrase (void)
{
  static const struct
  {
    const char *input;
    const char *expected;
  } rows[] = {
    { "pomme-lavande-bateau-fusil-melon", "pommelavandebateaufusilmelon" },
    { " Pomme  LAVANDE\342\200\221bateau, fusil—melon. ", "pommelavandebateaufusilmelon" },
    { "L’Œuf à la coque n°5", "loeufalacoquen5" },
    { "", "" },
    { "--- !", "" },
    { "Ｐ１²", "p12" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = livret_phrase_canonical (rows[i].input);

      g_assert_cmpstr (found, ==, rows[i].expected);
    }
}

static void
test_to_utf8 (void)
{
  static const struct
  {
    const char *input;
    gsize size;
    const char *expected;
    gsize expected_size;
  } rows[] = {
    { "", 0, "", 0 },
    { "d\303\251j\303\240", 6, "déjà", 6 },
    { "\357\273\277d\303\251", 6, "dé", 3 },
    { "\357\273\277", 3, "", 0 },
    { "d\351j\340 \200\223\201", 8, "déjà €“\357\277\275", 16 },
    { "\377\376A\0\351\0", 6, "Aé", 3 },
    { "\376\377\0A\0\351", 6, "Aé", 3 },
    { "\377\376\075\330\000\336", 6, "😀", 4 },
    { "\376\377\330\075\336\000", 6, "😀", 4 },
    { "\376\377\330\075\0A", 6, "\357\277\275A", 4 }, /* half of a pair */
    { "\376\377\336\000", 4, "\357\277\275", 3 },
    { "\376\377\0A\0", 5, "A\357\277\275", 4 }, /* an odd byte */
    { "\377\376", 2, "", 0 },
    { "a\0\303\251", 4, "a\0é", 4 }, /* a NUL is kept and does not hide the UTF-8 */
    { "a\303", 2, "aÃ", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize size = 12345;
      g_autofree char *bytes = g_malloc (rows[i].size + 1);
      g_autofree char *exact = NULL;
      g_autofree char *found = NULL;

      memcpy (bytes, rows[i].input, rows[i].size);
      exact = rows[i].size > 0 ? g_memdup2 (bytes, rows[i].size) : NULL;
      found = livret_text_to_utf8 (exact, rows[i].size, &size);
      g_assert_cmpmem (found, size, rows[i].expected, rows[i].expected_size);
      g_assert_cmpint (found[size], ==, '\0');
    }
}

static void
test_hex (void)
{
  static const guint8 bytes[] = { 0x00, 0x7f, 0xab, 0xff };
  guint8 out[4] = { 0 };
  g_autofree char *hex = livret_hex (bytes, sizeof bytes);
  g_autofree char *none = livret_hex (NULL, 0);

  g_assert_cmpstr (hex, ==, "007fabff");
  g_assert_cmpstr (none, ==, "");
  g_assert_true (livret_hex_parse ("007FabFF", out, 4));
  g_assert_cmpmem (out, 4, bytes, 4);
  g_assert_false (livret_hex_parse ("007fab", out, 4));
  g_assert_false (livret_hex_parse ("007fabff00", out, 4));
  g_assert_false (livret_hex_parse ("007fabfg", out, 4));
  g_assert_false (livret_hex_parse ("", out, 4));
  g_assert_false (livret_hex_parse (NULL, out, 4));
}

static void
test_base64url (void)
{
  /* RFC 4648 §10, without padding; and the two letters of the url alphabet. */
  static const struct
  {
    const char *plain;
    const char *encoded;
  } rows[] = {
    { "", "" },
    { "f", "Zg" },
    { "fo", "Zm8" },
    { "foo", "Zm9v" },
    { "foob", "Zm9vYg" },
    { "fooba", "Zm9vYmE" },
    { "foobar", "Zm9vYmFy" },
    { "\xfb\xff\xfe", "-__-" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize size = strlen (rows[i].plain);
      gsize found_size = 99;
      g_autofree char *encoded = livret_base64url ((const guint8 *) rows[i].plain, size);
      g_autofree guint8 *decoded = livret_base64url_parse (rows[i].encoded, size, &found_size);

      g_assert_cmpstr (encoded, ==, rows[i].encoded);
      g_assert_nonnull (decoded);
      g_assert_cmpmem (decoded, found_size, rows[i].plain, size);
      if (size > 0)
        g_assert_null (livret_base64url_parse (rows[i].encoded, size - 1, &found_size));
    }
}

static void
test_base64url_refuses (void)
{
  static const char *const rows[] = { "A",  "Zg==", "Zm9+",      "Zm9/", "Zm 9v",
                                      "Zh", "Zm9",  "Zm9vYmE\n", "é" };
  gsize size;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_null (livret_base64url_parse (rows[i], 100, &size));
  g_assert_null (livret_base64url_parse (NULL, 100, &size));
}

static void
test_line (void)
{
  static const struct
  {
    const char *text;
    const char *line;
  } rows[] = {
    { "Bilan sanguin", "Bilan sanguin" },
    { "  Bilan\r\n\tsanguin \n", "Bilan sanguin" },
    { "a\033[31mred", "a [31mred" },
    { "photo\342\200\256gpj.exe", "photo gpj.exe" },
    { "21\302\240nov. 2026", "21\302\240nov. 2026" },
    { "caf\351", "caf\357\277\275" },
    { "\302\205\342\200\250", "" },
    { "", "" },
    { NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = livret_text_line (rows[i].text);

      g_assert_cmpstr (line, ==, rows[i].line);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/fold", test_fold);
  g_test_add_func ("/base/text/fold-length", test_fold_length);
  g_test_add_func ("/base/text/fold-all-characters", test_fold_all_characters);
  g_test_add_func ("/base/text/phrase", test_phrase);
  g_test_add_func ("/base/text/to-utf8", test_to_utf8);
  g_test_add_func ("/base/text/line", test_line);
  g_test_add_func ("/base/text/hex", test_hex);
  g_test_add_func ("/base/text/base64url", test_base64url);
  g_test_add_func ("/base/text/base64url-refuses", test_base64url_refuses);
  return g_test_run ();
}
