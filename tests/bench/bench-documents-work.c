/* bench-documents-work.c: a lean reading of papers, and the search in what the record made of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-documents-work.h"

#include <poppler.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/livret-crypto.h"
#include "bench-table.h"
#include "record/livret-documents.h"
#include "record/livret-tokenizer.h"

/* What the window asks for at once. */
#define PAGE 100
#define KEYSTROKES_MAX 4096

static double
since_ms (gint64 begun)
{
  return (double) (g_get_monotonic_time () - begun) / 1e3;
}

/* --- Reading, and nothing else ------------------------------------------------------------------
 */

static double
read_paper (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);
  g_autoptr (GBytes) bytes = NULL;
  PopplerDocument *document;
  guint8 hash[32];
  int pages;

  bench_check (error);
  bytes = g_mapped_file_get_bytes (file);
  livret_sha256 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), hash);
  document = poppler_document_new_from_bytes (bytes, NULL, &error);
  bench_check (error);
  pages = poppler_document_get_n_pages (document);
  for (int i = 0; i < pages; i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);

      g_free (poppler_page_get_text (page));
      g_object_unref (page);
    }
  g_object_unref (document);
  return pages;
}

void
bench_papers_lean (const char *list, BenchLean *out)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) paths = NULL;
  gint64 begun = g_get_monotonic_time ();
  struct rusage usage;

  *out = (BenchLean) { 0 };
  g_file_get_contents (list, &text, NULL, &error);
  bench_check (error);
  paths = g_strsplit (g_strchomp (text), "\n", -1);
  for (gsize i = 0; paths[i] != NULL; i++)
    out->pages += read_paper (paths[i]);
  getrusage (RUSAGE_SELF, &usage);
  out->wall_s = since_ms (begun) / 1e3;
  out->cpu_s = (double) usage.ru_utime.tv_sec + (double) usage.ru_stime.tv_sec +
               (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  out->mib = (double) usage.ru_maxrss / 1024;
  out->share_mib = bench_share_mib (getpid ());
}

/* --- The same text in a plain database ----------------------------------------------------------
 */

static void
run_sql (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

typedef struct
{
  sqlite3 *plain;
  const LivretDocumentQuery *query;
  double value;
} Ask;

static gpointer
copy_text (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT d.row, d.title, d.date, t.text, d.date_earliest FROM document d"
          " JOIN document_text t ON t.document = d.row");
  sqlite3_stmt *paper, *words;

  run_sql (ask->plain, "CREATE TABLE paper (row INTEGER PRIMARY KEY, title, date, earliest)");
  run_sql (ask->plain, "CREATE VIRTUAL TABLE words USING fts5 (title, text, prefix = '2 3')");
  run_sql (ask->plain, "BEGIN");
  sqlite3_prepare_v2 (ask->plain, "INSERT INTO paper VALUES (?, ?, ?, ?)", -1, &paper, NULL);
  sqlite3_prepare_v2 (ask->plain, "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", -1,
                      &words, NULL);
  while (livret_statement_step (s, error))
    {
      sqlite3_bind_int64 (paper, 1, livret_statement_int (s, 0));
      sqlite3_bind_text (paper, 2, livret_statement_text (s, 1), -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (paper, 3, livret_statement_text (s, 2), -1, SQLITE_TRANSIENT);
      sqlite3_bind_int64 (paper, 4, livret_statement_int (s, 4));
      sqlite3_bind_int64 (words, 1, livret_statement_int (s, 0));
      sqlite3_bind_text (words, 2, livret_statement_text (s, 1), -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (words, 3, livret_statement_text (s, 3), -1, SQLITE_TRANSIENT);
      sqlite3_step (paper);
      sqlite3_reset (paper);
      sqlite3_step (words);
      sqlite3_reset (words);
    }
  sqlite3_finalize (paper);
  sqlite3_finalize (words);
  run_sql (ask->plain, "CREATE INDEX by_day ON paper (earliest)");
  run_sql (ask->plain, "COMMIT");
  return data;
}

#define FOUND " FROM paper WHERE row IN (SELECT rowid FROM words WHERE words MATCH ?1)"

static double
ask_plain (sqlite3 *db, const char *typed)
{
  static const char *const asked[] = { "SELECT row, title, date" FOUND
                                       " ORDER BY earliest DESC LIMIT 100",
                                       "SELECT count (*)" FOUND };
  g_autofree char *match = g_strdup_printf ("\"%s\" *", typed);
  gint64 begun = g_get_monotonic_time ();

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      sqlite3_stmt *s;

      sqlite3_prepare_v2 (db, asked[i], -1, &s, NULL);
      sqlite3_bind_text (s, 1, match, -1, SQLITE_STATIC);
      while (sqlite3_step (s) == SQLITE_ROW)
        continue;
      sqlite3_finalize (s);
    }
  return since_ms (begun);
}

/* --- The record ---------------------------------------------------------------------------------
 */

static gpointer
list_first (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Ask *ask = data;

  return livret_documents_list (db, ask->query, error);
}

static gpointer
count_all (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;

  ask->value = livret_documents_count (db, ask->query, error);
  return data;
}

static double
ask_record (LivretStore *store, const char *typed, double *count)
{
  LivretDocumentQuery query = { .search = typed, .limit = PAGE };
  Ask ask = { .query = &query };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  gint64 begun = g_get_monotonic_time ();

  list = livret_store_run (store, LIVRET_DB_READ, list_first, &ask, NULL, &error);
  bench_check (error);
  livret_store_run (store, LIVRET_DB_READ, count_all, &ask, NULL, &error);
  bench_check (error);
  if (count != NULL)
    *count = ask.value;
  return since_ms (begun);
}

/* The longest beginning of @word that ends with its letter number @letters. */
static char *
typed_so_far (const char *word, glong letters)
{
  return g_utf8_substring (word, 0, letters);
}

void
bench_papers_search (const BenchPlace *place, char **words, BenchSearch *out)
{
  static double record[KEYSTROKES_MAX], lean[KEYSTROKES_MAX];
  g_autofree char *path = g_build_filename (place->folder, "plain.db", NULL);
  g_autoptr (LivretSession) session = bench_session (place, NULL);
  LivretStore *store = livret_session_get_store (session);
  g_autoptr (GError) error = NULL;
  double sums[2] = { 0, 0 };
  Ask ask = { 0 };

  *out = (BenchSearch) { 0 };
  if (sqlite3_open (path, &ask.plain) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (ask.plain));
  livret_store_run (store, LIVRET_DB_READ, copy_text, &ask, NULL, &error);
  bench_check (error);
  for (gsize w = 0; words[w] != NULL; w++)
    for (glong n = 1; n <= g_utf8_strlen (words[w], -1) && out->keystrokes < KEYSTROKES_MAX; n++)
      {
        g_autofree char *typed = typed_so_far (words[w], n);
        int k = out->keystrokes++;

        record[k] = ask_record (store, typed, NULL);
        lean[k] = ask_plain (ask.plain, typed);
        sums[0] += record[k];
        sums[1] += lean[k];
        if (record[k] > out->longest_ms)
          {
            out->longest_ms = record[k];
            g_strlcpy (out->longest, typed, sizeof out->longest);
          }
      }
  out->p95_ms = bench_part (record, out->keystrokes, 0.95);
  out->lean_p95_ms = bench_part (lean, out->keystrokes, 0.95);
  out->ratio = sums[0] / sums[1];
  sqlite3_close (ask.plain);
  livret_session_close (session, &error);
  bench_check (error);
}

/* The first number of the answer. */
static double
number_of (LivretDb *db, const char *sql, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, sql);

  return livret_statement_step (s, error) ? (double) livret_statement_int (s, 0) : 0;
}

/* The pages that the contents leave free when they go, which is taken back at once. */
static gpointer
measure_contents (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (LivretDbTransaction) transaction = LIVRET_DB_TRANSACTION_INIT;
  BenchShelf *shelf = data;
  double before;

  shelf->originals = number_of (db, "SELECT sum (size) FROM content", error);
  before = number_of (db, "PRAGMA freelist_count", error);
  if (!livret_db_transaction_begin (&transaction, db, error) ||
      !livret_db_exec (db, "DELETE FROM chunk", error))
    return NULL;
  shelf->contents = (number_of (db, "PRAGMA freelist_count", error) - before) *
                    number_of (db, "PRAGMA page_size", error);
  return data;
}

void
bench_papers_shelf (const BenchPlace *place, BenchShelf *out)
{
  g_autoptr (LivretSession) session = bench_session (place, NULL);
  LivretStore *store = livret_session_get_store (session);
  g_autoptr (GError) error = NULL;

  out->list_ms = ask_record (store, NULL, &out->documents);
  livret_store_run (store, LIVRET_DB_WRITE, measure_contents, out, NULL, &error);
  bench_check (error);
  livret_session_close (session, &error);
  bench_check (error);
}
