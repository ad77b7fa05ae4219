/* test-stories.c: clinical documents (CDA) as pages: what stands on them and in which order, read
 * back with another program's eyes (pdftotext), and what is meant to break the layout.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <unistd.h>

#include "livret-test-pages.h"
#include "record/livret-reader.h"

#define BEFORE                                                                                     \
  "<?xml version='1.0'?><ClinicalDocument xmlns='urn:hl7-org:v3'><title>Titre</title>"             \
  "<component><structuredBody><component><section><title>Section</title><text>"
#define AFTER "</text></section></component></structuredBody></component></ClinicalDocument>"

static LivretReader *reader;

static int
document_of (const char *narrative)
{
  g_autofree char *xml = g_strconcat (BEFORE, narrative, AFTER, NULL);

  return livret_memfd_new ("xml", xml, strlen (xml), NULL);
}

/* The pages as text, a form feed after each. */
static char *
pages_of (int fd, gboolean layout)
{
  g_autoptr (GError) error = NULL;
  g_autofd int pdf =
      livret_reader_rendition (reader, fd, "text/xml", "application/pdf", NULL, &error);
  int status;
  char *text;

  g_assert_no_error (error);
  test_assert_sound_pdf (pdf);
  text = layout ? TEST_RUN (pdf, &status, "pdftotext", "-layout", "{}", "-")
                : TEST_RUN (pdf, &status, "pdftotext", "-raw", "{}", "-");
  g_assert_cmpint (status, ==, 0);
  return text;
}

/* Each of @words, "|" between them, after the one before. */
static void
assert_in_order (const char *text, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);
  const char *at = text;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *found = strstr (at, parts[i]);

      if (found == NULL)
        g_test_message ("“%s” is not where it should be in:\n%s", parts[i], text);
      g_assert_nonnull (found);
      at = found + strlen (parts[i]);
    }
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, word)) != NULL; at += strlen (word))
    n++;
  return n;
}

/* --- Real documents -----------------------------------------------------------------------------
 */

static void
test_documents (void)
{
  static const struct
  {
    const char *name;
    const char *words;
  } table[] = {
    { "cda/analyses.fr.xml",
      "Compte rendu d’analyses|Person|Camille KERBRAT|Born on|1968|Author|Dr Hélène QUÉRÉ|"
      "Establishment|Laboratoire des Grands-Chênes|2026|BIOCHIMIE|Examen|Résultat|Référence|"
      "Glycémie à jeun|1,32 g/L|7,33 mmol/L|0,70 à 1,10|Ferritine|48 ng/mL|Signes vitaux|"
      "•|Poids 78,4 kg|•|Tension 14/9|1 / 1" },
    { "cda/in-a-style-sheet.fr.xml", "1 / 1" },
    { "cda/with-copy.fr.xml", "1 / 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofd int fd = test_open_data (table[i].name);
      g_autofree char *text = pages_of (fd, FALSE);
      g_autoptr (GError) error = NULL;
      g_auto (LivretPixels) pixels = { 0 };

      g_test_message ("%s", table[i].name);
      assert_in_order (text, table[i].words);
      g_assert_null (strstr (text, "<"));
      livret_reader_render (reader, fd, "text/xml", 0, 400, &pixels, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (pixels.height, ==, 566);
      g_assert_cmpint (livret_reader_count_pages (reader, fd, "application/xml", NULL, &error), ==,
                       1);
    }
}

static void
test_text (void)
{
  g_autofd int fd = test_open_data ("cda/analyses.fr.xml");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = livret_reader_text (reader, fd, "text/xml", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==,
                   "BIOCHIMIE\nExamen\tRésultat\tRéférence\n"
                   "Glycémie à jeun\t1,32 g/L\n7,33 mmol/L\t0,70 à 1,10\nFerritine\t48 ng/mL\n"
                   "\nSignes vitaux\n• Poids 78,4 kg\n• Tension 14/9\n");
}

/* --- Narratives ---------------------------------------------------------------------------------
 */

static void
test_narratives (void)
{
  static const struct
  {
    const char *narrative;
    const char *words;
    const char *never;
  } table[] = {
    { "<paragraph>un</paragraph><paragraph>deux</paragraph>", "un\ndeux", NULL },
    { "<content styleCode='Bold Italics'>fort</content><content>  et</content> doux",
      "fort et doux", "<" },
    { "a &lt;b&gt; &amp; c", "a <b> & c",
      "&"
      "amp;" },
    { "<paragraph>un<br/>deux</paragraph>", "un\ndeux", NULL },
    { "<list listType='ordered'><item>un</item><item>deux<list><item>dedans</item></list></item>"
      "</list>",
      "1.|un|2.|deux|•|dedans", NULL },
    { "<list listType='ordered' styleCode='BigRoman'><caption>Quatre</caption><item>a</item>"
      "<item>b</item><item>c</item><item>d</item></list>",
      "Quatre|I.|a|II.|b|III.|c|IV.|d", NULL },
    { "<list styleCode='Disc'><item/><item>seul</item></list>", "•|seul", "•\n•" },
    { "m<sup>2</sup> et H<sub>2</sub>O", "m|2|et H|2|O", NULL },
    { "voir <linkHtml href='https://exemple.fr/x'>ici</linkHtml>",
      "voir ici|(https://exemple.fr/x)", NULL },
    { "<linkHtml href='#n'>ici</linkHtml>", "ici", "#n" },
    { "dose<footnote>à jeun</footnote> 5 mg", "dose|1|5 mg|1|à jeun", NULL },
    { "<content revised='delete'>faux</content> vrai", "faux|vrai", NULL },
    { "<renderMultiMedia referencedObject='nowhere'><caption>Radio</caption></renderMultiMedia>",
      "Radio", NULL },
    { "<table><caption>Bilan</caption><tfoot><tr><td>fin</td></tr></tfoot><thead><tr><th>A</th>"
      "<th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
      "Bilan|A|B|1|2|fin", NULL },
    { "<table><tr><td rowspan='2'>haut</td><td>x</td></tr><tr><td>y</td></tr><tr><td colspan='2'>"
      "large</td></tr></table>",
      "haut|x|y|large", NULL },
    { "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td></tr></table>", "a|b · c",
      NULL },
    { "<table><tr><td><list><item>b</item><item>c</item></list></td></tr></table>", "• b|• c",
      NULL },
    { "<table><tr><td colspan='99999999999'>a</td><td rowspan='-4'>b</td></tr></table>", "a|b",
      NULL },
    { "<table/><table><tr/></table><list/><paragraph/>fin", "fin", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofd int fd = document_of (table[i].narrative);
      g_autofree char *text = pages_of (fd, FALSE);

      g_test_message ("%s", table[i].narrative);
      assert_in_order (text, table[i].words);
      if (table[i].never != NULL)
        g_assert_null (strstr (text, table[i].never));
    }
}

/* --- Pictures -----------------------------------------------------------------------------------
 */

static void
test_picture (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data/png/plain.png", NULL);
  g_autofree char *png = NULL;
  g_autofree char *base64 = NULL;
  g_autofree char *xml = NULL;
  g_autofd int fd = -1;
  g_autofd int pdf = -1;
  g_autofree char *images = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  int status;

  g_file_get_contents (path, &png, &size, &error);
  g_assert_no_error (error);
  base64 = g_base64_encode ((guchar *) png, size);
  xml = g_strconcat (BEFORE,
                     "<renderMultiMedia referencedObject='p'/></text><entry>"
                     "<observationMedia ID='p'><value mediaType='image/png' "
                     "representation='B64'>",
                     base64, "</value></observationMedia></entry><text>", AFTER, NULL);
  fd = livret_memfd_new ("xml", xml, strlen (xml), NULL);
  pdf = livret_reader_rendition (reader, fd, "text/xml", "application/pdf", NULL, &error);
  g_assert_no_error (error);
  images = TEST_RUN (pdf, &status, "pdfimages", "-list", "{}");
  g_assert_nonnull (strstr (images, "   24    16"));
}

/* --- Length and malice --------------------------------------------------------------------------
 */

/* The head of a table stands on each of its pages, and no row is lost. */
static void
test_long_table (void)
{
  g_autoptr (GString) narrative =
      g_string_new ("<table><thead><tr><th>Examen</th><th>Valeur</th></tr></thead><tbody>");
  g_autofd int fd = -1;
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;

  for (int i = 0; i < 120; i++)
    g_string_append_printf (narrative, "<tr><td>Analyse %d.</td><td>%d g</td></tr>", i, i);
  g_string_append (narrative, "</tbody></table>");
  fd = document_of (narrative->str);
  text = pages_of (fd, FALSE);
  pages = g_strsplit (text, "\f", -1);
  g_assert_cmpuint (g_strv_length (pages), >=, 4);
  for (int i = 0; i < 3; i++)
    assert_in_order (pages[i], "Examen|Valeur|Analyse");
  for (int i = 0; i < 120; i++)
    {
      g_autofree char *word = g_strdup_printf ("Analyse %d.", i);

      g_assert_cmpuint (count (text, word), ==, 1);
    }
}

/* A cell that no page holds goes on on the next one. */
static void
test_high_row (void)
{
  g_autoptr (GString) narrative = g_string_new ("<table><tr><td>gauche</td><td>");
  g_autofd int fd = -1;
  g_autofree char *text = NULL;

  for (int i = 0; i < 300; i++)
    g_string_append_printf (narrative, "ligne %d.<br/>", i);
  g_string_append (narrative, "</td></tr></table>");
  fd = document_of (narrative->str);
  text = pages_of (fd, FALSE);
  g_assert_cmpuint (count (text, "\f"), >, 3);
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *word = g_strdup_printf ("ligne %d.", i);

      g_assert_cmpuint (count (text, word), ==, 1);
    }
}

static void
repeat (GString *out, const char *text, int n)
{
  for (int i = 0; i < n; i++)
    g_string_append (out, text);
}

static void
test_hostile (void)
{
  static const struct
  {
    const char *before;
    const char *repeated;
    int times;
    const char *after;
    int pages_max;
  } table[] = {
    { "<table><tr>", "<td>c</td>", 10000, "</tr></table>", 40 },
    { "<table><tr>", "<td colspan='9' rowspan='9'>c</td>", 500, "</tr></table>", 40 },
    { "<table>", "<tr><td rowspan='100000'>r</td></tr>", 500, "</table>", 100 },
    { "", "<table><tr><td>t</td></tr></table>", 1000, "", 100 },
    { "", "<content styleCode='Bold'>", 150, "x", 2 },
    { "", "mot ", 50000, "", 100 },
    { "", "sansblanc", 20000, "", 100 },
    { "<table><tr><td>", "sansblanc", 20000, "</td><td>x</td></tr></table>", 200 },
    { "", "<list><item>i</item></list>", 5000, "", 200 },
    { "", "<footnote>n</footnote>", 2000, "", 200 },
    { "", "<br/>", 10000, "", 1 },
    { "<paragraph>x", "<br/>", 10000, "</paragraph>", 400 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GString) narrative = g_string_new (table[i].before);
      g_autofd int fd = -1;
      g_autoptr (GError) error = NULL;
      int n;

      repeat (narrative, table[i].repeated, table[i].times);
      g_string_append (narrative, table[i].after);
      if (g_str_has_prefix (table[i].repeated, "<content"))
        repeat (narrative, "</content>", table[i].times);
      fd = document_of (narrative->str);
      n = livret_reader_count_pages (reader, fd, "text/xml", NULL, &error);
      g_test_message ("%s: %d pages", table[i].repeated, n);
      g_assert_no_error (error);
      g_assert_cmpint (n, >=, 1);
      g_assert_cmpint (n, <=, table[i].pages_max);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *xml;
    const char *target;
  } table[] = {
    { "<ClinicalDocument>", "application/pdf" },
    { "<!DOCTYPE x []><ClinicalDocument/>", "application/pdf" },
    { "<ClinicalDocument", "text/plain" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofd int fd = livret_memfd_new ("xml", table[i].xml, strlen (table[i].xml), NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", table[i].xml);
      g_assert_cmpint (
          livret_reader_rendition (reader, fd, "text/xml", table[i].target, NULL, &error), ==, -1);
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    GTestFunc test;
  } tests[] = {
    { "/reader/stories/documents", test_documents },
    { "/reader/stories/text", test_text },
    { "/reader/stories/narratives", test_narratives },
    { "/reader/stories/picture", test_picture },
    { "/reader/stories/long-table", test_long_table },
    { "/reader/stories/high-row", test_high_row },
    { "/reader/stories/hostile", test_hostile },
    { "/reader/stories/refused", test_refused },
  };
  int status;

  g_test_init (&argc, &argv, NULL);
  reader = livret_reader_new (g_getenv ("LIVRET_READER_PROGRAM"));
  livret_reader_set_timeout (reader, 60);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_func (tests[i].path, tests[i].test);
  status = g_test_run ();
  livret_reader_free (reader);
  return status;
}
