/* bench-documents.c: how fast many papers come in and are found again.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ten thousand made-up papers go through livret-cli and livret-reader a thousand at a time, in turn
 * with a program that does nothing but let poppler read and hash the same thousand, so that a busy
 * machine strikes both alike.
 */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-documents-work.h"
#include "bench-table.h"

#define PAPERS 10000
#define SLICE 1000

/* What all slices took. */
typedef struct
{
  BenchLean lean;
  BenchRun livret;
} Sums;

/* --- Papers -------------------------------------------------------------------------------------
 */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Makes them, and the list of words that are typed; answers their paths. */
static GPtrArray *
make_papers (const BenchPlace *place, guint count)
{
  g_autofree char *folder = g_build_filename (place->folder, "papers", NULL);
  g_autofree char *words = g_build_filename (place->folder, "words", NULL);
  g_autofree char *number = g_strdup_printf ("%u", count);
  const char *const asked[] = { number, folder, words, NULL };
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_mkdir (folder, 0700);
  bench_generate (BENCH_GENERATOR, asked);
  dir = g_dir_open (folder, 0, &error);
  bench_check (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);
  return paths;
}

/* --- Coming in ----------------------------------------------------------------------------------
 */

/* In a process of its own: what it caches and keeps is its own. */
static void
run_lean (const BenchPlace *place, const char *const *paths, BenchLean *out)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *list = g_build_filename (place->folder, "list", NULL);
  g_autofree char *joined = g_strjoinv ("\n", (char **) paths);
  char *argv[] = { program, (char *) "lean", list, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int status;

  g_file_set_contents (list, joined, -1, &error);
  bench_check (error);
  if (!g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("lean: %s", error->message);
  sscanf (text, "%lf %lf %lf %lf %lf", &out->wall_s, &out->cpu_s, &out->mib, &out->share_mib,
          &out->pages);
}

static int
do_lean (const char *list)
{
  BenchLean lean;

  bench_papers_lean (list, &lean);
  printf ("%.17g %.17g %.17g %.17g %.17g", lean.wall_s, lean.cpu_s, lean.mib, lean.share_mib,
          lean.pages);
  return 0;
}

static void
run_slice (const BenchPlace *place, const char *const *paths, Sums *sums)
{
  BenchLean lean = { 0 };
  BenchRun livret = { 0 };

  run_lean (place, paths, &lean);
  bench_import_files (place, paths, &livret);
  sums->lean.wall_s += lean.wall_s;
  sums->lean.cpu_s += lean.cpu_s;
  sums->lean.pages += lean.pages;
  sums->lean.mib = MAX (sums->lean.mib, lean.mib);
  sums->lean.share_mib = MAX (sums->lean.share_mib, lean.share_mib);
  sums->livret.wall_s += livret.wall_s;
  sums->livret.cpu_s += livret.cpu_s;
  sums->livret.reader_cpu_s += livret.reader_cpu_s;
  sums->livret.stored += livret.stored;
  sums->livret.cli_mib = MAX (sums->livret.cli_mib, livret.cli_mib);
  sums->livret.reader_mib = MAX (sums->livret.reader_mib, livret.reader_mib);
  sums->livret.all_mib = MAX (sums->livret.all_mib, livret.all_mib);
}

static void
run_all (const BenchPlace *place, GPtrArray *papers, Sums *sums)
{
  bench_new_vault (place);
  for (guint from = 0; from < papers->len; from += SLICE)
    {
      guint n = MIN (SLICE, papers->len - from);
      g_autofree const char **paths = g_new0 (const char *, n + 1);

      memcpy (paths, papers->pdata + from, n * sizeof (char *));
      fprintf (stderr, "\r%u of %u", from, papers->len);
      run_slice (place, paths, sums);
    }
  fprintf (stderr, "\r%20s\r", "");
}

/* --- The table ----------------------------------------------------------------------------------
 */

static void
print_import (const Sums *sums, guint count)
{
  printf ("%u papers of %.0f pages, a thousand at a time.\n\n", count, sums->lean.pages);
  bench_head ();
  bench_line ("poppler and SHA-256 alone: wall", "s", sums->lean.wall_s, BENCH_NO_LIMIT);
  bench_line ("import: wall", "s", sums->livret.wall_s, BENCH_NO_LIMIT);
  bench_line ("import: wall against poppler and SHA-256", "times",
              sums->livret.wall_s / sums->lean.wall_s, 1.3);
  bench_line ("import: CPU against poppler and SHA-256", "times",
              sums->livret.cpu_s / sums->lean.cpu_s, BENCH_NO_LIMIT);
  bench_line ("import: papers that are not in the record", "", count - sums->livret.stored, 0);
  bench_line ("of that livret-reader's", "times", sums->livret.reader_cpu_s / sums->lean.cpu_s,
              BENCH_NO_LIMIT);
  bench_line ("poppler and SHA-256 alone: resident at most", "MiB", sums->lean.mib, BENCH_NO_LIMIT);
  bench_line ("livret-cli: resident at most", "MiB", sums->livret.cli_mib, BENCH_NO_LIMIT);
  bench_line ("all of livret-reader: resident at most", "MiB", sums->livret.reader_mib,
              BENCH_NO_LIMIT);
  /* Two of them read at once. What all have of the same libraries counts once here, each time. */
  bench_line ("poppler and SHA-256 alone: what it shares in parts", "MiB", sums->lean.share_mib,
              BENCH_NO_LIMIT);
  bench_line ("livret-cli and livret-reader: the same", "MiB", sums->livret.all_mib,
              BENCH_NO_LIMIT);
  bench_line ("both together, beyond poppler's own", "MiB",
              sums->livret.all_mib - sums->lean.share_mib, 64);
}

static void
print_found (const BenchPlace *place)
{
  g_autofree char *path = g_build_filename (place->folder, "words", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;
  BenchSearch search;
  BenchShelf shelf;

  g_file_get_contents (path, &text, NULL, &error);
  bench_check (error);
  words = g_strsplit (g_strchomp (text), "\n", -1);
  bench_papers_search (place, words, &search);
  bench_papers_shelf (place, &shelf);
  printf ("\n%d keystrokes in %.0f documents; the longest answer to “%s”: %.1f ms.\n\n",
          search.keystrokes, shelf.documents, search.longest, search.longest_ms);
  bench_line ("plain FTS5 of the same text: p95 of a keystroke", "ms", search.lean_p95_ms,
              BENCH_NO_LIMIT);
  bench_line ("search: p95 of a keystroke", "ms", search.p95_ms, 20);
  bench_line ("search: all keystrokes against plain FTS5", "times", search.ratio, 2);
  bench_line ("first page of all documents, and their number", "ms", shelf.list_ms, 100);
  bench_line ("contents against the originals", "times", shelf.contents / shelf.originals, 1.03);
}

int
main (int argc, char **argv)
{
  BenchPlace place = { BENCH_CLI, BENCH_READER, NULL, NULL };
  g_autoptr (GPtrArray) papers = NULL;
  Sums sums = { 0 };
  int count = argc > 1 ? atoi (argv[1]) : PAPERS;

  if (argc == 3 && strcmp (argv[1], "lean") == 0)
    return do_lean (argv[2]);
  if (argc > 2 || count < 1)
    {
      fprintf (stderr, "usage: bench-documents [PAPERS]\n");
      return 2;
    }
  bench_place_init (&place);
  papers = make_papers (&place, count);
  run_all (&place, papers, &sums);
  print_import (&sums, papers->len);
  print_found (&place);
  bench_place_clear (&place);
  return bench_status ();
}
