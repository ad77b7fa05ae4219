/* test-health-scan.c: the scanner of HealthKit exports gives what libxml2 gives, in whatever pieces
 * the file comes, and stands what libxml2 does not.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <libxml/xmlreader.h>
#include <string.h>

#include "formats/livret-health-scan.h"
#include "formats/livret-health-values.h"

/* --- A text in pieces ---------------------------------------------------------------------------
 */

typedef struct
{
  const char *text;
  gsize size;
  gsize at;
  GRand *rand; /* NULL: pieces of @piece bytes */
  gsize piece;
  gboolean fails; /* at the end */
} Source;

static gssize
read_source (gpointer data, gpointer buffer, gsize size)
{
  Source *source = data;
  gsize n = source->rand != NULL ? (gsize) g_rand_int_range (source->rand, 1, 200) : source->piece;

  n = MIN (MIN (n, size), source->size - source->at);
  if (n == 0 && source->fails)
    return -1;
  if (n > 0)
    memcpy (buffer, source->text + source->at, n);
  source->at += n;
  return n;
}

static const char *const ends[] = { "finished", "cut", "absent", "failed" };

static void
describe_start (LivretHealthScan *scan, GString *value, GString *out)
{
  g_string_append_printf (out, "%u <%.*s\n", scan->depth - (scan->empty ? 0 : 1),
                          (int) scan->name.size, scan->name.text);
  for (guint i = 0; i < scan->n_attributes; i++)
    {
      livret_health_decode (scan->attributes[i].value, value);
      g_string_append_printf (out, "  %.*s=%s\n", (int) scan->attributes[i].name.size,
                              scan->attributes[i].name.text, value->str);
    }
}

static char *
scan_source (Source *source, gboolean with_ends)
{
  g_autoptr (LivretHealthScan) scan = livret_health_scan_new (read_source, source);
  g_autoptr (GString) value = g_string_new (NULL);
  GString *out = g_string_new (NULL);
  LivretHealthEvent event;

  while ((event = livret_health_scan_next (scan)) <= LIVRET_HEALTH_END)
    if (event == LIVRET_HEALTH_START)
      describe_start (scan, value, out);
    else if (with_ends)
      g_string_append_printf (out, "%u >%.*s\n", scan->depth, (int) scan->name.size,
                              scan->name.text);
  g_assert_true (livret_health_scan_next (scan) == event);
  if (with_ends)
    g_string_append_printf (out, "%s, version %d, %u controls, %u faults\n",
                            ends[event - LIVRET_HEALTH_FINISHED], scan->export_version,
                            (guint) scan->n_controls, (guint) scan->n_faults);
  return g_string_free (out, FALSE);
}

static char *
scan_text (const char *text, gsize size)
{
  Source source = { .text = text, .size = size, .piece = G_MAXSSIZE };

  return scan_source (&source, TRUE);
}

/* --- The fixtures -------------------------------------------------------------------------------
 */

typedef void (*WithFixture) (const char *name, const char *text, gsize size);

static void
for_each_fixture (WithFixture call)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "apple-health", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      gsize size;

      if (!g_str_has_suffix (name, ".xml"))
        continue;
      g_assert_true (g_file_get_contents (path, &text, &size, NULL));
      call (name, text, size);
    }
}

/* --- Against libxml2 ----------------------------------------------------------------------------
 */

static void
describe_node (xmlTextReaderPtr reader, GString *out)
{
  g_string_append_printf (out, "%d <%s\n", xmlTextReaderDepth (reader),
                          (const char *) xmlTextReaderConstName (reader));
  while (xmlTextReaderMoveToNextAttribute (reader) == 1)
    g_string_append_printf (out, "  %s=%s\n", (const char *) xmlTextReaderConstName (reader),
                            (const char *) xmlTextReaderConstValue (reader));
}

/* NULL when the text is not well-formed. */
static char *
read_with_libxml2 (const char *text, gsize size)
{
  int options = XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET;
  xmlTextReaderPtr reader = xmlReaderForMemory (text, (int) size, NULL, NULL, options);
  g_autoptr (GString) out = g_string_new (NULL);
  int more;

  while ((more = xmlTextReaderRead (reader)) == 1)
    if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT)
      describe_node (reader, out);
  xmlFreeTextReader (reader);
  return more == 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static guint n_compared = 0;

static void
compare_fixture (const char *name, const char *text, gsize size)
{
  Source source = { .text = text, .size = size, .piece = G_MAXSSIZE };
  g_autofree char *theirs = read_with_libxml2 (text, size);
  g_autofree char *ours = NULL;

  g_test_message ("%s: %s", name, theirs != NULL ? "well-formed" : "not well-formed");
  if (theirs == NULL)
    return;
  ours = scan_source (&source, FALSE);
  g_assert_cmpstr (ours, ==, theirs);
  n_compared++;
}

static void
test_differential (void)
{
  for_each_fixture (compare_fixture);
  g_assert_cmpuint (n_compared, >=, 2);
}

/* What is well-formed in odd ways, made by chance. */
static void
append_odd_value (GRand *rand, GString *out, char quote)
{
  static const char *const pieces[] = {
    "&lt;", "&amp;", "&#183;", "&#xB7;", "&quot;", "&apos;", "&gt;", ">",
    "=",    "/>",    "\n",     "\t",     "\r\n",   "\r",     "é",    "\u202f",
    "a b",  "&#10;", "&#x9;",  "]]>",    "--",     "1.5",    "’",    "&amp;lt;"
  };

  g_string_append_c (out, quote);
  for (int i = g_rand_int_range (rand, 0, 6); i > 0; i--)
    g_string_append (out, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  g_string_append_c (out, quote);
}

static void
append_odd_element (GRand *rand, GString *out, int depth)
{
  static const char *const between[] = {
    "", "\n ", "<!-- <Record a=\"1\"> - >-->", "<![CDATA[<Record>]>]]]>", "<?x <Record ?>", "text",
  };
  static const char *const names[] = { "Record", "a", "Métadonnée", "x:y", "_z.1-2" };
  const char *name = names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))];
  gboolean empty = depth > 6 || g_rand_boolean (rand);

  g_string_append (out, between[g_rand_int_range (rand, 0, G_N_ELEMENTS (between) - 2)]);
  g_string_append_printf (out, "<%s", name);
  for (int i = g_rand_int_range (rand, 0, 5); i > 0; i--)
    {
      g_string_append_printf (out, "%sat%d%s=%s", g_rand_boolean (rand) ? " " : "\n\t", i,
                              g_rand_boolean (rand) ? " " : "", g_rand_boolean (rand) ? "" : "\n");
      append_odd_value (rand, out, '"');
    }
  g_string_append (out, g_rand_boolean (rand) ? "" : " ");
  g_string_append (out, empty ? "/>" : ">");
  for (int i = empty ? 0 : g_rand_int_range (rand, 0, 4); i > 0; i--)
    append_odd_element (rand, out, depth + 1);
  if (!empty)
    g_string_append_printf (out, "%s</%s%s>",
                            between[g_rand_int_range (rand, 0, G_N_ELEMENTS (between))], name,
                            g_rand_boolean (rand) ? "" : " \n");
}

static void
test_differential_odd (void)
{
  for (guint32 seed = 1; seed <= 300; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GString) text = g_string_new ("<?xml version=\"1.0\"?><!-- <HealthData> -->"
                                               "<HealthData locale='fr_FR'>");
      g_autofree char *theirs = NULL;
      g_autofree char *ours = NULL;
      Source source = { .piece = G_MAXSSIZE };

      for (int i = 0; i < 5; i++)
        append_odd_element (rand, text, 1);
      g_string_append (text, "</HealthData>\n");
      source.text = text->str;
      source.size = text->len;
      theirs = read_with_libxml2 (text->str, text->len);
      g_assert_nonnull (theirs);
      ours = scan_source (&source, FALSE);
      g_assert_cmpstr (ours, ==, theirs);
    }
}

/* --- In pieces ----------------------------------------------------------------------------------
 */

static void
compare_pieces (const char *name, const char *text, gsize size)
{
  static const gsize pieces[] = { 1, 2, 3, 7, 64, 4096 };
  g_autofree char *whole = scan_text (text, size);

  g_test_message ("%s", name);
  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      Source source = { .text = text, .size = size, .piece = pieces[i] };
      g_autofree char *found = scan_source (&source, TRUE);

      g_assert_cmpstr (found, ==, whole);
    }
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      Source source = { .text = text, .size = size, .rand = rand };
      g_autofree char *found = scan_source (&source, TRUE);

      g_assert_cmpstr (found, ==, whole);
    }
}

static void
test_pieces (void)
{
  for_each_fixture (compare_pieces);
}

/* Cut anywhere: no crash, and what stood before is what the whole begins with. */
static void
compare_cut (const char *name, const char *text, gsize size)
{
  Source all = { .text = text, .size = size, .piece = G_MAXSSIZE };
  g_autofree char *whole = scan_source (&all, FALSE);
  gsize step = MAX (size / 500, 1);

  for (gsize length = 0; length < size; length += step)
    {
      Source source = { .text = text, .size = length, .piece = G_MAXSSIZE };
      g_autofree char *found = scan_source (&source, FALSE);

      g_assert_true (g_str_has_prefix (whole, found));
    }
}

static void
test_cut (void)
{
  for_each_fixture (compare_cut);
}

/* --- What libxml2 does not stand ----------------------------------------------------------------
 */

static const struct
{
  const char *about;
  const char *text;
  const char *expected;
} oddities[] = {
  { "no root", "<html><body/></html>", "absent, version 0, 0 controls, 0 faults\n" },
  { "nothing", "", "absent, version 0, 0 controls, 0 faults\n" },
  { "a root of another name", "<HealthDataset/>", "absent, version 0, 0 controls, 0 faults\n" },
  { "a root in a comment", "<!-- <HealthData> -->", "absent, version 0, 0 controls, 0 faults\n" },
  { "an empty root", "<HealthData/>",
    "0 <HealthData\nfinished, version 0, 0 controls, 0 faults\n" },
  { "trap: malformed DTD, first variant: a list of attributes that is never closed",
    "<!DOCTYPE HealthData [<!-- HealthKit Export Version: 12 --><!ATTLIST VisionPrescription\n"
    " brand CDATA #IMPLIED\n<!ELEMENT RightEye EMPTY>]><HealthData><Me/></HealthData>",
    "0 <HealthData\n1 <Me\n0 >HealthData\nfinished, version 12, 0 controls, 0 faults\n" },
  { "trap: malformed DTD, second variant: a stray line",
    "<!DOCTYPE HealthData [<!-- HealthKit Export Version: 12 --><!ATTLIST LeftEye a CDATA #IMPLIED>"
    "\n device CDATA #IMPLIED\n<!ELEMENT MetadataEntry EMPTY>]><HealthData><Me/></HealthData>",
    "0 <HealthData\n1 <Me\n0 >HealthData\nfinished, version 12, 0 controls, 0 faults\n" },
  { "trap: malformed DTD, third variant: one > too many",
    "<!DOCTYPE HealthData [<!-- HealthKit Export Version: 12 --><!ATTLIST M key CDATA #IMPLIED>>]>"
    "<HealthData><Me/></HealthData>",
    "0 <HealthData\n1 <Me\n0 >HealthData\nfinished, version 12, 0 controls, 0 faults\n" },
  { "trap: U+000B", "<HealthData><Record a=\"x\013y\001\"/></HealthData>",
    "0 <HealthData\n1 <Record\n  a=x y \n0 >HealthData\nfinished, version 0, 2 controls, 0 "
    "faults\n" },
  { "a control by number", "<HealthData><Record a=\"x&#11;y\"/></HealthData>",
    "0 <HealthData\n1 <Record\n  a=x y\n0 >HealthData\nfinished, version 0, 0 controls, 0 "
    "faults\n" },
  { "trap: duplicate attribute", "<HealthData><Record a=\"1\" a=\"2\"/></HealthData>",
    "0 <HealthData\n1 <Record\n  a=1\n  a=2\n0 >HealthData\n"
    "finished, version 0, 0 controls, 0 faults\n" },
  { "attribute names with spaces",
    "<HealthData><R Health Mate App Version=\"3\" b=\"2\"/></HealthData>",
    "0 <HealthData\n1 <R\n  Health Mate App Version=3\n  b=2\n0 >HealthData\n"
    "finished, version 0, 0 controls, 0 faults\n" },
  { "an ampersand alone", "<HealthData><R a=\"x & y &bogus; &#xD800;\"/></HealthData>",
    "0 <HealthData\n1 <R\n  a=x & y &bogus; &#xD800;\n0 >HealthData\n"
    "finished, version 0, 0 controls, 0 faults\n" },
  { "not UTF-8", "<HealthData><R a=\"\xe9t\xe9\"/></HealthData>",
    "0 <HealthData\n1 <R\n  a=\357\277\275t\357\277\275\n0 >HealthData\n"
    "finished, version 0, 0 controls, 0 faults\n" },
  { "cut in a tag", "<HealthData><R a=\"1\"/><R a=\"2",
    "0 <HealthData\n1 <R\n  a=1\ncut, version 0, 0 controls, 0 faults\n" },
  { "cut between tags", "<HealthData><R a=\"1\"/>",
    "0 <HealthData\n1 <R\n  a=1\ncut, version 0, 0 controls, 0 faults\n" },
  { "an end that is missing", "<HealthData><C><R></C><R/></HealthData>",
    "0 <HealthData\n1 <C\n2 <R\n2 >R\n1 >C\n1 <R\n0 >HealthData\n"
    "finished, version 0, 0 controls, 1 faults\n" },
  { "an end too many", "<HealthData></C><R/></HealthData>",
    "0 <HealthData\n1 <R\n0 >HealthData\nfinished, version 0, 0 controls, 1 faults\n" },
  { "a tag in a tag", "<HealthData><R a=\"1\" <R b=\"2\"/></HealthData>",
    "0 <HealthData\n1 <R\n  b=2\n0 >HealthData\nfinished, version 0, 0 controls, 1 faults\n" },
  { "a less-than sign in the text", "<HealthData>1 < 2<R/></HealthData>",
    "0 <HealthData\n1 <R\n0 >HealthData\nfinished, version 0, 0 controls, 1 faults\n" },
  { "a damaged root", "<HealthData locale=x><R/></HealthData>",
    "1 <R\n0 >HealthData\nfinished, version 0, 0 controls, 1 faults\n" },
};

static void
test_oddities (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (oddities); i++)
    {
      /* Without a NUL behind it. */
      gsize size = strlen (oddities[i].text);
      g_autofree char *text = g_memdup2 (oddities[i].text, size);
      g_autofree char *found = scan_text (text, size);

      g_test_message ("%s", oddities[i].about);
      g_assert_cmpstr (found, ==, oddities[i].expected);
      compare_pieces (oddities[i].about, text, size);
    }
}

/* --- Bounds -------------------------------------------------------------------------------------
 */

static void
test_bounds (void)
{
  g_autoptr (GString) text = g_string_new ("<HealthData><R long=\"");
  g_autofree char *long_value = NULL;
  g_autofree char *deep = NULL;
  g_autofree char *late = NULL;

  for (int i = 0; i < LIVRET_HEALTH_TAG_MAX; i++)
    g_string_append_c (text, 'a');
  g_string_append (text, "\"/><R/></HealthData>");
  long_value = scan_text (text->str, text->len);
  g_assert_cmpstr (
      long_value, ==,
      "0 <HealthData\n1 <R\n0 >HealthData\nfinished, version 0, 0 controls, 1 faults\n");

  g_string_assign (text, "<HealthData>");
  for (int i = 0; i < 1000; i++)
    g_string_append_printf (text, "<a%d>", i);
  deep = scan_text (text->str, text->len);
  g_assert_true (g_str_has_suffix (deep, "cut, version 0, 0 controls, 985 faults\n"));

  g_string_assign (text, "<!-- ");
  for (int i = 0; i < LIVRET_HEALTH_PROLOG_MAX; i++)
    g_string_append_c (text, ' ');
  g_string_append (text, "--><HealthData/>");
  late = scan_text (text->str, text->len);
  g_assert_cmpstr (late, ==, "absent, version 0, 0 controls, 0 faults\n");
}

static void
test_failed (void)
{
  const char *text = "<HealthData><R/>";
  Source source = { .text = text, .size = strlen (text), .piece = 5, .fails = TRUE };
  g_autofree char *found = scan_source (&source, TRUE);

  g_assert_cmpstr (found, ==, "0 <HealthData\n1 <R\nfailed, version 0, 0 controls, 0 faults\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/health-scan/differential", test_differential);
  g_test_add_func ("/health-scan/differential-odd", test_differential_odd);
  g_test_add_func ("/health-scan/pieces", test_pieces);
  g_test_add_func ("/health-scan/cut", test_cut);
  g_test_add_func ("/health-scan/oddities", test_oddities);
  g_test_add_func ("/health-scan/bounds", test_bounds);
  g_test_add_func ("/health-scan/failed", test_failed);
  return g_test_run ();
}
