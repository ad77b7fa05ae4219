/* test-json.c: canonical JSON and the bounds of the parser.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-base.h"
#include "base/livret-json.h"

#include <string.h>

static const struct
{
  const char *what;
  const char *input;
  const char *expected;
} canonical_rows[] = {
  { "empty object", "{}", "{}" },
  { "nesting, spaces", " { \"b\" : [ 1 , true , null, false ] , \"a\" : { } } ",
    "{\"a\":{},\"b\":[1,true,null,false]}" },
  { "order of members is by code unit", "{\"b\":1,\"a\":2,\"B\":3,\"\":4,\"aa\":5}",
    "{\"\":4,\"B\":3,\"a\":2,\"aa\":5,\"b\":1}" },
  /* RFC 8785 §3.2.3: U+1F600 (surrogates D83D…) sorts before U+FB33. */
  { "RFC 8785 sorting",
    "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With "
    "Dagesh\","
    "\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\","
    "\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}",
    "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\302\200\":\"Control\","
    "\"\303\266\":\"Latin Small Letter O With Diaeresis\",\"\342\202\254\":\"Euro Sign\","
    "\"\360\237\230\200\":\"Emoji: Grinning Face\",\"\357\254\263\":\"Hebrew Letter Dalet With "
    "Dagesh\"}" },
  { "astral after the surrogates' lower neighbours", "{\"\\ud83d\\ude00\":1,\"\\ud7ff\":2}",
    "{\"\355\237\277\":2,\"\360\237\230\200\":1}" },
  { "escapes", "[\"\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\\\/\\u007f\\u00e9\\u2028\"]",
    "[\"\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\/\177\303\251\342\200\250\"]" },
  { "integers", "[0,-1,9007199254740993,-9223372036854775808,9223372036854775807]",
    "[0,-1,9007199254740993,-9223372036854775808,9223372036854775807]" },
  /* RFC 8785 appendix B and §3.2.2.3 */
  { "doubles", "[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001]",
    "[333333333.3333333,1e+30,4.5,0.002,1e-27]" },
  { "doubles at the edges of notation",
    "[1e21,1e20,123456789012345680000.0,1e-6,1e-7,-0.0,5e-324,1.7976931348623157e308,-1.5]",
    "[1e+21,100000000000000000000,123456789012345680000,0.000001,1e-7,0,5e-324,1.7976931348623157e+"
    "308,-1.5]" },
  { "a bare string", "\"x\"", "\"x\"" },
};

static void
test_canonical (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (canonical_rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = livret_json_parse (canonical_rows[i].input, -1, 4096, &error);
      g_autofree char *found = NULL;

      g_test_message ("%s", canonical_rows[i].what);
      g_assert_no_error (error);
      found = livret_json_canonical (node);
      g_assert_cmpstr (found, ==, canonical_rows[i].expected);
    }
}

static const struct
{
  const char *what;
  const char *input;
} refused_rows[] = {
  { "nothing", "" },
  { "spaces alone", "  \n" },
  { "unclosed", "{\"a\":[1" },
  { "closed twice", "[]]" },
  { "two values", "{} {}" },
  { "a comma too many", "[1,]" },
  { "comment", "/* [[[ */ []" },
  { "line comment", "[] // x" },
  { "single quotes", "{'a':1}" },
  { "assignment", "var x = {};" },
  { "no quotes", "{a:1}" },
  { "newline in a string", "[\"a\nb\"]" },
  { "unknown escape", "[\"\\x41\"]" },
  { "escape at the end", "[\"\\" },
  { "NUL in a string", "[\"a\\u0000b\"]" },
  { "half of a pair", "[\"\\ud83d\"]" },
  { "second half alone", "[\"\\ude00\"]" },
  { "pair that is none", "[\"\\ud83d\\u0041\"]" },
  { "short escape", "[\"\\u12\"]" },
  { "not UTF-8", "[\"\xff\"]" },
  { "quote that hides brackets", "[\"\\\\\"[\"]" },
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused_rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refused_rows[i].what);
      g_assert_null (livret_json_parse (refused_rows[i].input, -1, 4096, &error));
      g_assert_error (error, LIVRET_BASE_ERROR, LIVRET_BASE_ERROR_INVALID);
    }
}

/* @depth arrays in each other. */
static char *
nest (int depth)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < depth; i++)
    g_string_append_c (text, '[');
  for (int i = 0; i < depth; i++)
    g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

static void
test_bounds (void)
{
  static const struct
  {
    int depth;
    gssize limit;
    gboolean accepted;
  } rows[] = {
    { 32, 64, TRUE }, { 32, 63, FALSE },           { 33, 4096, FALSE },
    { 1, 2, TRUE },   { 1000000, 4000000, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = nest (rows[i].depth);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = livret_json_parse (text, -1, rows[i].limit, &error);

      g_assert_cmpint (node != NULL, ==, rows[i].accepted);
      if (!rows[i].accepted)
        g_assert_error (error, LIVRET_BASE_ERROR, LIVRET_BASE_ERROR_INVALID);
    }
}

/* The text need not end with a NUL. */
static void
test_length (void)
{
  g_autofree char *bytes = g_memdup2 ("[1,2]", 5);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = livret_json_parse (bytes, 5, 5, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = livret_json_canonical (node);
  g_assert_cmpstr (found, ==, "[1,2]");
  g_assert_null (livret_json_parse (bytes, 4, 5, NULL));
}

static void
test_members (void)
{
  g_autoptr (JsonNode) node = livret_json_parse (
      "{\"s\":\"text\",\"i\":5,\"d\":1.5,\"n\":null,\"b\":true,\"o\":{}}", -1, 4096, NULL);
  JsonObject *object = json_node_get_object (node);

  g_assert_cmpstr (livret_json_get_string (object, "s"), ==, "text");
  g_assert_null (livret_json_get_string (object, "i"));
  g_assert_null (livret_json_get_string (object, "n"));
  g_assert_null (livret_json_get_string (object, "o"));
  g_assert_null (livret_json_get_string (object, "missing"));
  g_assert_null (livret_json_get_string (NULL, "s"));
  g_assert_cmpint (livret_json_get_int (object, "i", -1), ==, 5);
  g_assert_cmpint (livret_json_get_int (object, "d", -1), ==, -1);
  g_assert_cmpint (livret_json_get_int (object, "s", -1), ==, -1);
  g_assert_cmpint (livret_json_get_int (object, "b", -1), ==, -1);
  g_assert_cmpint (livret_json_get_int (object, "missing", 7), ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/json/canonical", test_canonical);
  g_test_add_func ("/base/json/refused", test_refused);
  g_test_add_func ("/base/json/bounds", test_bounds);
  g_test_add_func ("/base/json/length", test_length);
  g_test_add_func ("/base/json/members", test_members);
  return g_test_run ();
}
