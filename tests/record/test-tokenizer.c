/* test-tokenizer.c: what the search finds, and that no text or query breaks it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-tokenizer.h"

#include <sqlcipher/sqlite3.h>
#include <string.h>

static sqlite3 *
open_search (void)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (
          db,
          "CREATE VIRTUAL TABLE search USING fts5 (contents, content = '', contentless_delete = 1,"
          " tokenize = \"unicode61 remove_diacritics 0 tokenchars '.'\", prefix = '2 3')",
          NULL, NULL, NULL),
      ==, SQLITE_OK);
  return db;
}

static void
insert (sqlite3 *db, const char *text, gsize size)
{
  sqlite3_stmt *statement = NULL;
  g_autofree char *copy = g_strndup (text, size);
  g_autofree char *tokens = livret_search_tokens (copy);

  g_assert_cmpint (sqlite3_prepare_v2 (db, "INSERT INTO search VALUES (?1)", -1, &statement, NULL),
                   ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, tokens, -1, SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

/* The number of rows that match; fails on any error. */
static int
count_matches (sqlite3 *db, const char *query)
{
  sqlite3_stmt *statement = NULL;
  int count = 0;
  int rc;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT rowid FROM search WHERE search MATCH ?1", -1,
                                       &statement, NULL),
                   ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, query, -1, SQLITE_TRANSIENT);
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    count++;
  if (rc != SQLITE_DONE)
    g_test_message ("%s", sqlite3_errmsg (db));
  g_assert_cmpint (rc, ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  return count;
}

static const struct
{
  const char *text;
  const char *words;
  gboolean found;
} find_rows[] = {
  /* the two the record promises */
  { "Œdème des chevilles", "oedeme", TRUE },
  { "Vos résultats d'analyses", "resultat", TRUE },
  /* accents, case, ligatures, both ways */
  { "oedeme", "Œdème", TRUE },
  { "OEDÈME", "œdème", TRUE },
  { "oe\314\200deme e\314\201le\314\201ve\314\201", "élevé", TRUE },
  { "cæcum", "caecum", TRUE },
  { "ﬁbrillation", "fibrillation", TRUE },
  { "hyper\302\255tension", "hypertension", TRUE },
  /* elision, possessive */
  { "l'œdème", "oedeme", TRUE },
  { "L’hypertension", "hypertension", TRUE },
  { "jusqu’à l’hôpital", "hopital", TRUE },
  { "un œdème", "l'œdème", TRUE },
  { "il faut qu'elle vienne", "elle", TRUE },
  { "the patient's weight", "patient weight", TRUE },
  { "the patient’s weight", "patients", TRUE },
  { "aujourd'hui", "aujourd'hui", TRUE },
  { "vitamine 'D'", "vitamine d", TRUE },
  { "hépatite D", "d", TRUE },
  /* plurals of both languages */
  { "les chevaux", "cheval", TRUE },
  { "le cheval", "chevaux", TRUE },
  { "signes anormaux", "anormal", TRUE },
  { "des maux de tête", "mal", TRUE },
  { "deux tuyaux", "tuyau", TRUE },
  { "les eaux", "eau", TRUE },
  { "les genoux", "genou", TRUE },
  { "cheveux", "cheveu", TRUE },
  { "allergies", "allergie", TRUE },
  { "allergy", "allergie", TRUE },
  { "allergies", "allergy", TRUE },
  { "biopsies", "biopsy", TRUE },
  { "blood tests", "test", TRUE },
  { "blood test", "tests", TRUE },
  { "stress", "stress", TRUE },
  { "virus", "virus", TRUE },
  { "abcès", "abces", TRUE },
  { "index", "inde", TRUE }, /* by its beginning */
  /* what the light plurals keep apart, asked for both ways, whole words too */
  { "box of gloves", "boxes gloves", TRUE },
  { "boxes of gloves", "box gloves", TRUE },
  { "deux abscesses drained", "abscess drained", TRUE },
  { "diagnoses confirmed", "diagnosis confirmed", TRUE },
  { "diagnosis confirmed", "diagnoses confirmed", TRUE },
  { "analyse d’urine", "analysis urine", TRUE },
  { "virus found", "viruses found", TRUE },
  { "yeux rouges", "œil rouge", TRUE },
  { "œil rouge", "yeux rouges", TRUE },
  { "children under six", "child six", TRUE },
  { "teeth and gums", "tooth gum", TRUE },
  { "les patches posés", "patch pose", TRUE },
  { "la taxe", "taxi la", FALSE },
  { "presse", "prose", FALSE },
  /* numbers */
  { "créatinine 12,5 mg/L", "12.5", TRUE },
  { "créatinine 12.5 mg/L", "12,5", TRUE },
  { "créatinine 12,5 mg/L", "5", FALSE },
  { "créatinine 12,5 mg/L", "12,6", FALSE },
  { "le 21.11.2026", "21.11.2026", TRUE },
  { "douze (12), treize", "12 treize", TRUE },
  { "fini en 12.", "12", TRUE },
  { "HbA1c", "hba1c", TRUE },
  { "CA-125", "ca125", FALSE },
  { "CA-125", "ca-125", TRUE },
  { "vitamine B12", "b12", TRUE },
  { "10⁹ m²", "109 m2", TRUE },
  /* all words, the last by its beginning */
  { "compte rendu de radiologie", "radio", TRUE },
  { "compte rendu de radiologie", "rendu radio", TRUE },
  { "compte rendu de radiologie", "rend radiologie", FALSE },
  { "compte rendu de radiologie", "radio scanner", FALSE },
  { "compte-rendu", "compte rendu", TRUE },
  /* a word half typed is no plural yet */
  { "jaunisse", "jau", TRUE },
  { "jaunisse", "j", TRUE },
  { "vautour", "vau", TRUE },
  { "polypes", "poly", TRUE },
  { "résultats", "résulta", TRUE },
  { "résultats", "résultats", TRUE },
  { "chevaux", "chevau", TRUE },
  /* words of the query language are words */
  { "NOT OR AND NEAR", "not or and near", TRUE },
  { "poids", "NOT poids", FALSE },
  { "contents", "contents:x", FALSE },
  { "a b", "a* b*", TRUE },
  { "x", "\"x\" ^ ( ) { } - + : x", TRUE },
  /* other scripts */
  { "Анализ крови", "анализ", TRUE },
  { "血圧測定", "血圧", TRUE },
  { "ΣΊΣΥΦΟΣ", "σίσυφος", TRUE },
  /* nothing to look for */
  { "anything", "", FALSE },
  { "anything", " \t\n", FALSE },
  { "anything", "!!! \"'\" ...", FALSE },
};

static void
test_find (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (find_rows); i++)
    {
      sqlite3 *db = open_search ();
      g_autofree char *query = livret_search_query (find_rows[i].words);

      insert (db, find_rows[i].text, strlen (find_rows[i].text));
      g_test_message ("%s: %s", find_rows[i].text, query);
      g_assert_cmpint (count_matches (db, query), ==, find_rows[i].found);
      sqlite3_close (db);
    }
}

static void
test_query_text (void)
{
  static const struct
  {
    const char *words;
    const char *query;
  } rows[] = {
    { "", "\"\"" },
    { "œdème", "\"oedeme\" *" },
    { "l'œdèmes  cheville", "\"oedeme\" AND \"cheville\" *" },
    { "jau", "\"jau\" *" },
    { "chevaux", "(\"cheval\" * OR \"chevaux\" *)" },
    { "œil rouge", "(\"oeil\" OR \"yeu\") AND \"rouge\" *" },
    { "diagnoses", "(\"diagnose\" * OR \"diagnoses\" * OR \"diagnosi\" *)" },
    { "a\"b", "\"a\" AND \"b\" *" },
    { "12,5 mg", "\"12.5\" AND \"mg\" *" },
    { "12, 5", "\"12\" AND \"5\" *" },
    { "\xff\xfe"
      "abc\x80",
      "\"abc\" *" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *query = livret_search_query (rows[i].words);

      g_assert_cmpstr (query, ==, rows[i].query);
    }
}

/* Bytes of any kind, as text and as query: no error, no crash, valid UTF-8 out. */
static void
test_any_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  sqlite3 *db = open_search ();
  static const char *const pieces[] = {
    "'", "\"",   "*",  "(",        ")",        "^",        "l'",
    "’", "12,",  ".5", "\xe2\x80", "\xf0\x9f", "é",        "aux",
    "s", "\xff", " ",  "AND",      "NEAR(",    "\xcc\x81", "\xef\xb7\xba",
  };

  for (int n = 0; n < 3000; n++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *exact = NULL;
      g_autofree char *query = NULL;

      for (int length = g_rand_int_range (rand, 0, 40); length > 0; length--)
        if (g_rand_boolean (rand))
          g_string_append_c (text, (char) g_rand_int_range (rand, 1, 256));
        else
          g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      exact = g_memdup2 (text->str, text->len + 1);
      insert (db, exact, text->len);
      query = livret_search_query (exact);
      g_assert_true (g_utf8_validate (query, -1, NULL));
      count_matches (db, query);
    }
  g_assert_cmpint (
      sqlite3_exec (db, "INSERT INTO search (search) VALUES ('integrity-check')", NULL, NULL, NULL),
      ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_snippet (void)
{
  static const struct
  {
    const char *text;
    const char *words;
    const char *snippet;
  } rows[] = {
    { "un deux trois quatre cinq six sept", "quatre", "trois quatre cinq six" },
    { "Pas d’œdème des chevilles.", "oedeme", "Pas d’œdème des chevilles." },
    { "un deux\ntrois", "tro", "deux trois" },
    { "un deux", "dix", NULL },
    { "", "dix", NULL },
    { "un deux", "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *snippet = livret_search_snippet (rows[i].text, rows[i].words, 15);

      g_assert_cmpstr (snippet, ==, rows[i].snippet);
    }
}

/* What stands in no index is found by the same words, wherever they stand together. */
static void
test_match (void)
{
  static const char *const texts[] = { "Œdèmes des chevilles", "depuis l’été", NULL };
  static const struct
  {
    const char *words;
    gboolean found;
  } rows[] = {
    { "oedeme", TRUE },    { "cheville ete", TRUE },    { "l'ete chev", TRUE },
    { "chev ete", FALSE }, { "cheville hiver", FALSE }, { "", FALSE },
    { " !", FALSE },       { "d’œdème", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LivretSearchWords) words = livret_search_words_new (rows[i].words);

      g_test_message ("%s", rows[i].words);
      g_assert_cmpint (livret_search_words_match (words, texts), ==, rows[i].found);
    }
  /* As many words as count. */
  {
    g_autofree char *many = g_strnfill (100, ' ');
    g_autoptr (LivretSearchWords) words = NULL;

    for (int i = 0; i < 50; i++)
      many[i * 2] = 'a';
    words = livret_search_words_new (many);
    g_assert_true (livret_search_words_match (words, (const char *const[]) { "un a", NULL }));
    g_assert_false (livret_search_words_match (words, texts));
  }
}

static void
test_hits (void)
{
  static const struct
  {
    const char *text;
    const char *words;
    const char *marked;
  } rows[] = {
    { "Pas d’œdème des chevilles", "oedeme cheville", "Pas d’[œdème] des [chevilles]" },
    { "fer, ferritine", "fer", "[fer], [ferritine]" },
    { "fer, ferritine", "fer x", "[fer], ferritine" },
    { "rien", "fer", "rien" },
    { "", "fer", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) hits = livret_search_hits (rows[i].text, rows[i].words);
      g_autoptr (GString) marked = g_string_new (rows[i].text);

      for (guint h = hits->len; h > 0; h--)
        {
          g_string_insert (marked, g_array_index (hits, LivretSearchHit, h - 1).end, "]");
          g_string_insert (marked, g_array_index (hits, LivretSearchHit, h - 1).start, "[");
        }
      g_assert_cmpstr (marked->str, ==, rows[i].marked);
    }
}

/* A word without an end is searched by its beginning; many words by the first ones. */
static void
test_long (void)
{
  sqlite3 *db = open_search ();
  g_autofree char *word = g_strnfill (3000000, 'a');
  g_autofree char *accents = NULL;
  GString *many = g_string_new (NULL);
  g_autofree char *query = livret_search_query (word);
  g_autofree char *query_accents = NULL;
  g_autofree char *query_many = NULL;

  insert (db, word, 3000000);
  g_assert_cmpuint (strlen (query), <, 1000);
  g_assert_cmpint (count_matches (db, query), ==, 1);
  for (int i = 0; i < 100000; i++)
    g_string_append (many, "é");
  accents = g_string_free (many, FALSE);
  query_accents = livret_search_query (accents);
  g_assert_true (g_utf8_validate (query_accents, -1, NULL));
  insert (db, accents, strlen (accents));
  g_assert_cmpint (count_matches (db, query_accents), ==, 1);
  many = g_string_new (NULL);
  for (int i = 0; i < 100000; i++)
    g_string_append (many, "mot ");
  insert (db, many->str, many->len);
  query_many = livret_search_query (many->str);
  g_assert_cmpint (count_matches (db, query_many), ==, 1);
  g_string_free (many, TRUE);
  sqlite3_close (db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/tokenizer/find", test_find);
  g_test_add_func ("/record/tokenizer/query-text", test_query_text);
  g_test_add_func ("/record/tokenizer/any-bytes", test_any_bytes);
  g_test_add_func ("/record/tokenizer/snippet", test_snippet);
  g_test_add_func ("/record/tokenizer/match", test_match);
  g_test_add_func ("/record/tokenizer/hits", test_hits);
  g_test_add_func ("/record/tokenizer/long", test_long);
  return g_test_run ();
}
