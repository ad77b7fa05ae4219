/* test-fhir.c: FHIR: values, references, what is taken and what is not, files that mean harm.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <locale.h>
#include <string.h>

#include "formats/livret-fhir.h"
#include "formats/livret-formats.h"
#include "livret-test-sink.h"

/* --- Reading ------------------------------------------------------------------------------------
 */

/* Every call the text gives, one a line; "error: …" behind them. */
static char *
read_text (const char *text, gssize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, size < 0 ? strlen (text) : (gsize) size);
  g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, "a.json");
  const LivretImportOptions options = { .language = "fr" };
  g_auto (LivretTestSink) sink = { 0 };
  g_autoptr (GError) error = NULL;

  livret_test_sink_init (&sink);
  if (!livret_format_import (input, "fhir", &options, &sink.sink, &error))
    g_string_append_printf (sink.lines, "error: %s\n",
                            error != NULL ? error->message : "the sink wanted no more");
  return g_strdup (sink.lines->str);
}

static guint
count_of (const char *lines, const char *words)
{
  guint n = 0;

  for (const char *at = strstr (lines, words); at != NULL; at = strstr (at + 1, words))
    n++;
  return n;
}

/* A dated collection of one resource, or of entries. */
static char *
collect (const char *words)
{
  gboolean entries = g_str_has_prefix (words, "{\"resource\":");

  return g_strconcat ("{\"resourceType\":\"Bundle\",\"type\":\"collection\","
                      "\"timestamp\":\"2026-03-09\",\"entry\":[",
                      entries ? "" : "{\"resource\":", words, entries ? "" : "}", "]}", NULL);
}

/* --- Values -------------------------------------------------------------------------------------
 */

static void
test_moments (void)
{
  static const struct
  {
    const char *text;
    gboolean good;
    gint64 time;
    gint16 offset;
    gboolean wall;
  } cases[] = {
    { "2026-03-01", TRUE, 1772323200, LIVRET_OFFSET_UNKNOWN, TRUE },
    { "2026-03-01T07:12:30+01:00", TRUE, 1772345550, 60, FALSE },
    { "2026-03-01T07:12:30.250-04:30", TRUE, 1772365350, -270, FALSE },
    { "2026-03-01T07:12:30Z", TRUE, 1772349150, LIVRET_OFFSET_UNKNOWN, FALSE },
    { "2026-03-01T07:12:30+00:00", TRUE, 1772349150, 0, FALSE },
    { "2026-03-01T07:12:30-00:00", TRUE, 1772349150, LIVRET_OFFSET_UNKNOWN, FALSE },
    { "2026-03-01T07:12:30", TRUE, 1772349150, LIVRET_OFFSET_UNKNOWN, TRUE },
    { "2026-03-01T07:12:30+23:59", FALSE, 0, 0, FALSE },
    { "2026-03", FALSE, 0, 0, FALSE },
    { "2026", FALSE, 0, 0, FALSE },
    { "2026-02-30", FALSE, 0, 0, FALSE },
    { "2026-03-01T25:00:00Z", FALSE, 0, 0, FALSE },
    { "01/03/2026", FALSE, 0, 0, FALSE },
    { "", FALSE, 0, 0, FALSE },
    { NULL, FALSE, 0, 0, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LivretFhirMoment moment;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (livret_fhir_moment (cases[i].text, &moment), ==, cases[i].good);
      if (!cases[i].good)
        continue;
      g_assert_cmpint (moment.time, ==, cases[i].time);
      g_assert_cmpint (moment.offset_min, ==, cases[i].offset);
      g_assert_cmpint (moment.wall_clock, ==, cases[i].wall);
    }
}

static void
test_narratives (void)
{
  static const struct
  {
    const char *xhtml;
    const char *text;
  } cases[] = {
    { "<div>un <b>mot</b></div>", "un mot\n" },
    { "<p>un</p>\n <p>deux<br/>trois</p>", "un\ndeux\ntrois\n" },
    { "<ul><li>un</li><li> deux</li></ul>", "• un\n• deux\n" },
    { "<table><tr><th>a</th><td>b </td></tr><tr><td>c</td></tr></table>", "a\tb\nc\n" },
    { "a &lt; b &amp;&#233;&#xe9;&nbsp;c", "a < b &éé\302\240c\n" },
    { "&#0;&unknown;&", "&#0;&unknown;&\n" },
    { "avant<!-- < > --> après", "avant après\n" },
    { "avant<script", "avant\n" },
    { "avant<!-- sans fin", "avant\n" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      livret_fhir_narrative (cases[i].xhtml, out);
      g_assert_cmpstr (out->str, ==, cases[i].text);
    }
}

static void
test_base64 (void)
{
  static const struct
  {
    const char *string;
    const char *bytes;
  } cases[] = {
    { "\"YWJj\"", "abc" },       { "\"Pz8/Pw==\"", "????" }, { "\"Pz8\\/Pw==\"", "????" },
    { "\"YW\\r\\nJj\"", "abc" }, { "\"YW Jj\"", "abc" },     { "\"\"", "" },
    { "\"####\"", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LivretFhirSpan span = { cases[i].string, strlen (cases[i].string) };
      g_autoptr (GBytes) bytes = livret_fhir_base64 (span);
      gsize size;
      const char *data = g_bytes_get_data (bytes, &size);

      g_assert_cmpmem (data, size, cases[i].bytes, strlen (cases[i].bytes));
    }
}

/* --- What is taken ------------------------------------------------------------------------------
 */

#define VALUE(code, quantity)                                                                      \
  "{\"resourceType\":\"Observation\",\"code\":{\"coding\":[{\"code\":\"" code                      \
  "\",\"display\":\"x\"}]},\"effectiveDateTime\":\"2026-03-01\",\"valueQuantity\":{" quantity "}}"

/* One resource each, and words that the calls hold; with a minus in front: that they do not. */
static const struct
{
  const char *resource;
  const char *holds;
} cases[] = {
  /* Units: the code counts, people's words stand in. */
  { VALUE ("29463-7", "\"value\":70,\"code\":\"kg\",\"unit\":\"livres\""), "\"unit\":\"kg\"" },
  { VALUE ("29463-7", "\"value\":70,\"unit\":\"kg\""), "\"unit\":\"kg\"" },
  { VALUE ("29463-7", "\"value\":70"), "\"text\":\"x : 70\"" },
  { VALUE ("29463-7", "\"value\":70,\"code\":\"mmol/L\""), "\"call\":\"entry\"" },
  { VALUE ("8867-4", "\"value\":70,\"code\":\"{beats}/min\""), "\"unit\":\"/min\"" },
  { VALUE ("41950-7", "\"value\":70,\"code\":\"1/(24.h)\""), "\"duration\":86400" },
  { VALUE ("41950-7", "\"value\":70,\"code\":\"kg\""), "\"call\":\"entry\"" },
  { VALUE ("72514-3", "\"value\":7,\"code\":\"{score}\""), "\"kind\":\"pain\"" },
  { VALUE ("MED-972", "\"value\":6.3,\"code\":\"%\""), "\"kind\":\"gmi\"" },
  /* As written. */
  { VALUE ("29463-7", "\"value\":70.50,\"code\":\"kg\""), "\"decimals\":2" },
  { VALUE ("29463-7", "\"value\":7.05e1,\"code\":\"kg\""), "\"70.5\"],\"decimals\":15" },
  { VALUE ("29463-7", "\"value\":-0,\"code\":\"kg\""), "\"call\":\"result\"" },
  { VALUE ("29463-7", "\"value\":true,\"code\":\"kg\""), "-\"call\":\"result\"" },
  { VALUE ("2571-8", "\"value\":0.3,\"comparator\":\"<\",\"code\":\"g/L\""), "\"flags\":16" },
  { VALUE ("2571-8", "\"value\":9,\"comparator\":\">=\",\"code\":\"g/L\""), "\"flags\":32" },
  { VALUE ("2571-8", "\"value\":9,\"comparator\":\"ad\",\"code\":\"g/L\""), "ad 9 g/L" },
  /* None, not known, one sort alone. */
  { "{\"resourceType\":\"AllergyIntolerance\",\"code\":{\"coding\":[{\"code\":\"716186003\"}]}}",
    "\"none\":1" },
  { "{\"resourceType\":\"AllergyIntolerance\",\"code\":{\"coding\":[{\"code\":\"429625007\"}]}}",
    "-\"call\":\"entry\"" },
  { "{\"resourceType\":\"AllergyIntolerance\",\"code\":{\"coding\":[{\"code\":\"no-allergy-info\"}"
    "]}}",
    "nothing is known" },
  { "{\"resourceType\":\"MedicationStatement\",\"medicationCodeableConcept\":{\"coding\":[{"
    "\"code\":\"no-known-medications\"}]}}",
    "\"section\":\"treatments\",\"from\":\"2026-03-09\",\"none\":1" },
  { "{\"resourceType\":\"Condition\",\"code\":{\"coding\":[{\"code\":\"no-known-problems\"}]}}",
    "\"section\":\"conditions\",\"from\":\"2026-03-09\",\"none\":1" },
  /* What is not so. */
  { "{\"resourceType\":\"Immunization\",\"status\":\"entered-in-error\",\"vaccineCode\":{\"text\":"
    "\"BCG\"}}",
    "entered in error" },
  { "{\"resourceType\":\"Procedure\",\"status\":\"not-done\",\"code\":{\"text\":\"IRM\"}}",
    "-\"call\":\"entry\"" },
  { "{\"resourceType\":\"MedicationRequest\",\"doNotPerform\":true,\"medicationCodeableConcept\":{"
    "\"text\":\"Aspirine\"}}",
    "-\"call\":\"entry\"" },
  { "{\"resourceType\":\"MedicationStatement\",\"status\":\"not-taken\","
    "\"medicationCodeableConcept\":{\"text\":\"Aspirine\"}}",
    "-\"call\":\"entry\"" },
  { "{\"resourceType\":\"DeviceUseStatement\",\"status\":\"active\",\"device\":{\"display\":"
    "\"Pacemaker\"}}",
    "\"section\":\"devices\",\"text\":\"Pacemaker\"" },
  { "{\"resourceType\":\"Device\",\"deviceName\":[{\"name\":\"Stent\"}],\"patient\":{\"reference\":"
    "\"Patient/1\"}}",
    "\"section\":\"devices\",\"text\":\"Stent\"" },
  { "{\"resourceType\":\"Device\",\"deviceName\":[{\"name\":\"Balance\"}]}",
    "-\"call\":\"entry\"" },
  { "{\"resourceType\":\"Consent\",\"status\":\"active\",\"scope\":{\"coding\":[{\"code\":"
    "\"patient-privacy\"}]},\"category\":[{\"text\":\"Partage\"}]}",
    "-\"call\":\"entry\"" },
  /* What is not certain, what stands twice, what is hidden inside. */
  { "{\"resourceType\":\"Condition\",\"verificationStatus\":{\"coding\":[{\"code\":"
    "\"provisional\"}]},\"code\":{\"text\":\"Migraine\"}}",
    "\"comment\":\"not confirmed\"" },
  { "{\"resource\":{\"resourceType\":\"Composition\",\"title\":\"Un\"}},{\"resource\":{"
    "\"resourceType\":\"Composition\",\"title\":\"Deux\"}}",
    "\"where\":\"Documents\"" },
  { "{\"resourceType\":\"DocumentReference\",\"securityLabel\":[{\"coding\":[{\"code\":\"N\"},{"
    "\"code\":\"R\"}]},{\"coding\":[{\"code\":\"MASQUE_PS\"}]}],\"content\":[{}]}",
    "\"restrictions\":\"N R MASQUE_PS\"" },
  /* Answers of other sorts. */
  { "{\"resourceType\":\"Observation\",\"code\":{\"text\":\"Germe\"},\"valueBoolean\":false}",
    "\"text\":\"Germe : non\"" },
  { "{\"resourceType\":\"Observation\",\"code\":{\"text\":\"Titre\"},\"valueRatio\":{\"numerator\":"
    "{\"value\":1},\"denominator\":{\"value\":128}}}",
    "\"text\":\"Titre : 1 / 128\"" },
  { "{\"resourceType\":\"Observation\",\"code\":{\"text\":\"Âge\"},\"valueRange\":{\"low\":{"
    "\"value\":20},\"high\":{\"value\":30}}}",
    "\"text\":\"Âge : 20 – 30\"" },
  { "{\"resourceType\":\"Observation\",\"code\":{\"coding\":[{\"code\":\"82810-3\",\"display\":"
    "\"Grossesse\"}]},\"valueCodeableConcept\":{\"text\":\"non\"}}",
    "\"section\":\"pregnancies\"" },
  { "{\"resourceType\":\"Observation\",\"code\":{\"text\":\"x\"},\"issued\":"
    "\"2026-03-02T10:00:00Z\",\"valueString\":\"absent\"}",
    "\"from\":\"2026-03-02\"" },
};

static void
test_taken (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = collect (cases[i].resource);
      g_autofree char *lines = read_text (text, -1);
      gboolean absent = *cases[i].holds == '-';

      g_test_message ("%s\n%s", cases[i].resource, lines);
      g_assert_cmpint (strstr (lines, cases[i].holds + absent) == NULL, ==, absent);
      g_assert_null (strstr (lines, "error:"));
    }
}

static void
test_empty_sections (void)
{
  static const struct
  {
    const char *reason;
    gboolean none;
  } reasons[] = {
    { "nilknown", TRUE },     { "notasked", FALSE },   { "withheld", FALSE },
    { "unavailable", FALSE }, { "notstarted", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autofree char *resource = g_strdup_printf (
          "{\"resourceType\":\"Composition\",\"date\":\"2026-03-01\",\"section\":[{\"title\":\"A\","
          "\"code\":{\"coding\":[{\"code\":\"48765-2\"}]},\"emptyReason\":{\"coding\":[{\"code\":"
          "\"%s\"}]}}]}",
          reasons[i].reason);
      g_autofree char *text = collect (resource);
      g_autofree char *lines = read_text (text, -1);

      g_assert_cmpuint (count_of (lines, "\"none\":1"), ==, reasons[i].none);
      g_assert_cmpuint (count_of (lines, "does not say that there is nothing"), ==,
                        !reasons[i].none);
    }
}

/* What a person reads: the narrative, else what there is. */
static void
test_words (void)
{
  static const struct
  {
    const char *resource;
    const char *words;
  } texts[] = {
    { "{\"resourceType\":\"Composition\",\"title\":\"Synthèse\",\"section\":[{\"title\":\"A\","
      "\"text\":{\"div\":\"<div>un<br/>deux</div>\"}}]}",
      "Synthèse\n\nA\nun\ndeux\n" },
    { "{\"resourceType\":\"CarePlan\",\"title\":\"Marcher\",\"created\":\"2026-03\"}",
      "Care plans\n• Marcher, 2026-03\n" },
    { "{\"resourceType\":\"Practitioner\",\"name\":[{\"family\":\"QUÉRÉ\"}]}",
      "Practitioners\n• QUÉRÉ\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = collect (texts[i].resource);
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
      g_autofree char *words = livret_fhir_words_of (bytes, NULL);

      g_assert_cmpstr (words, ==, texts[i].words);
    }
}

/* --- References ---------------------------------------------------------------------------------
 */

static void
test_references (void)
{
  static const struct
  {
    const char *reference;
    const char *name; /* NULL: not found */
  } references[] = {
    { "Medication/1", "Un" },
    { "https://serveur.test/fhir/Medication/1", "Un" },
    { "https://serveur.test/fhir/Medication/1/_history/4", "Un" },
    { "Medication/1/_history/4", "Un" },
    { "urn:uuid:deux", "Deux" },
    { "#trois", "Trois" },
    { "#quatre", NULL },
    { "Medication/9", NULL },
    { "MedicationStatement/s", NULL },
    { "/", NULL },
    { "//", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autofree char *resources = g_strdup_printf (
          "{\"resource\":{\"resourceType\":\"MedicationStatement\",\"id\":\"s\",\"contained\":[{"
          "\"resourceType\":\"Medication\",\"id\":\"trois\",\"code\":{\"text\":\"Trois\"}}],"
          "\"medicationReference\":{\"reference\":\"%s\"}}},"
          "{\"resource\":{\"resourceType\":\"Medication\",\"id\":\"1\",\"code\":{\"text\":\"Un\"}}}"
          ","
          "{\"fullUrl\":\"urn:uuid:deux\",\"resource\":{\"resourceType\":\"Medication\",\"code\":{"
          "\"text\":\"Deux\"}}}",
          references[i].reference);
      g_autofree char *text = collect (resources);
      g_autofree char *lines = read_text (text, -1);
      g_autofree char *expected =
          g_strdup_printf ("\"section\":\"treatments\",\"text\":\"%s\"", references[i].name);

      g_test_message ("%s\n%s", references[i].reference, lines);
      g_assert_cmpuint (count_of (lines, "\"section\":\"treatments\""), ==,
                        references[i].name != NULL);
      if (references[i].name != NULL)
        g_assert_nonnull (strstr (lines, expected));
    }
}

/* --- Size and harm ------------------------------------------------------------------------------
 */

static void
append_times (GString *text, const char *words, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (text, words);
}

/* A scan larger than a value may be that is parsed, in a bundle larger still. */
static void
test_large_attachment (void)
{
  g_autoptr (GString) text = g_string_new (
      "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":{"
      "\"resourceType\":\"DocumentReference\",\"content\":[{\"attachment\":{\"contentType\":"
      "\"text/plain\",\"title\":\"Long\",\"data\":\"");
  g_autofree char *lines = NULL;

  append_times (text, "QUJD", 2 * 1024 * 1024);
  g_string_append (text, "\"}}]}},{\"resource\":{\"resourceType\":\"Condition\",\"code\":{\"text\":"
                         "\"Migraine\"}}}]}");
  lines = read_text (text->str, (gssize) text->len);
  g_assert_nonnull (strstr (lines, "\"bytes\":6291456"));
  g_assert_nonnull (strstr (lines, "Migraine"));
}

/* Too many words, too many levels, too many sources: each is said, what follows is read. */
static void
test_harm (void)
{
  g_autoptr (GString) text = g_string_new ("{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":"
                                           "{\"resourceType\":\"Condition\",\"extension\":[");
  g_autofree char *lines = NULL;

  append_times (text, "\"mots\",", 700 * 1024);
  g_string_append (text, "1]}},{\"resource\":{\"resourceType\":\"Procedure\",\"extension\":");
  append_times (text, "[", 1000000);
  append_times (text, "]", 1000000);
  g_string_append (text, "}}");
  for (guint i = 0; i < 4200; i++)
    g_string_append_printf (text,
                            ",{\"resource\":{\"resourceType\":\"Observation\",\"code\":{\"coding\":"
                            "[{\"code\":\"29463-7\",\"display\":\"Poids\"}]},\"device\":{"
                            "\"display\":\"Balance %u\"},\"effectiveDateTime\":\"2026-03-01\","
                            "\"valueQuantity\":{\"value\":70,\"code\":\"kg\"}}}",
                            i);
  g_string_append (text, "]}");
  lines = read_text (text->str, (gssize) text->len);
  g_assert_cmpuint (count_of (lines, "too large to be read"), ==, 2);
  g_assert_cmpuint (count_of (lines, "\"call\":\"result\""), ==, 4096);
  g_assert_cmpuint (count_of (lines, "\"text\":\"Poids : 70 kg\""), ==, 104);
  g_assert_null (strstr (lines, "error:"));
}

/* A file in a file in a file…: some levels are opened, the rest is kept where it is. */
static void
test_nested_files (void)
{
  g_autofree char *inner =
      g_strdup ("{\"resourceType\":\"Condition\",\"code\":{\"text\":\"Fond\"}}");
  g_autofree char *lines = NULL;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *data = g_base64_encode ((const guchar *) inner, strlen (inner));

      g_free (inner);
      inner = g_strdup_printf ("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{"
                               "\"resource\":{\"resourceType\":\"DocumentReference\",\"content\":[{"
                               "\"attachment\":{\"title\":\"%u\",\"data\":\"%s\"}}]}}]}",
                               i, data);
    }
  lines = read_text (inner, -1);
  g_assert_cmpuint (count_of (lines, "\"call\":\"document\""), ==, 4);
  g_assert_cmpuint (count_of (lines, "of no sort that Livret reads"), ==, 1);
}

static void
test_refused (void)
{
  static const char *const bad[] = {
    "{}",
    "{\"resourceType\":7}",
    "[]",
    "{\"resourceType\":\"Bundle\"",
    "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\"}}",
    "{\"resourceType\":\"Patient\",\"id\":\"a",
    "",
    "\"resourceType\"",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *lines = read_text (bad[i], -1);

      g_test_message ("%s\n%s", bad[i], lines);
      g_assert_nonnull (strstr (lines, "error:"));
      g_assert_null (strstr (lines, "\"call\":\"document\""));
    }
}

static void
test_known (void)
{
  static const struct
  {
    const char *text;
    gboolean known;
  } texts[] = {
    { "{\"resourceType\":\"Patient\"}", TRUE },
    { "\357\273\277 [ {\"resourceType\":\"Patient\"} ]", TRUE },
    { "{\"id\":\"1\",\"resourceType\":\"Patient\"}\n{\"id\":\"2\",\"resourceType\":\"Patient\"}",
      TRUE },
    { "{\"entry\":[{\"resource\":{\"resourceType\":\"Patient\"}}],\"type\":\"collection\"}", TRUE },
    { "{\"header\":{\"resourceType\":\"Patient\"}}", FALSE },
    { "{\"a\":\"\\\"resourceType\\\"\"}", FALSE },
    { "\"resourceType\"", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i].text, strlen (texts[i].text));
      g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, NULL);
      const LivretFormat *format = livret_format_detect (input, NULL);

      g_test_message ("%s", texts[i].text);
      g_assert_cmpint (format != NULL && strcmp (format->id, "fhir") == 0, ==, texts[i].known);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fhir/moments", test_moments);
  g_test_add_func ("/fhir/narratives", test_narratives);
  g_test_add_func ("/fhir/base64", test_base64);
  g_test_add_func ("/fhir/taken", test_taken);
  g_test_add_func ("/fhir/empty-sections", test_empty_sections);
  g_test_add_func ("/fhir/words", test_words);
  g_test_add_func ("/fhir/references", test_references);
  g_test_add_func ("/fhir/large-attachment", test_large_attachment);
  g_test_add_func ("/fhir/harm", test_harm);
  g_test_add_func ("/fhir/nested-files", test_nested_files);
  g_test_add_func ("/fhir/refused", test_refused);
  g_test_add_func ("/fhir/known", test_known);
  return g_test_run ();
}
