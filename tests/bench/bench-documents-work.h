/* bench-documents-work.h: what is measured of many documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench-cli.h"

G_BEGIN_DECLS

/** BenchLean: poppler's own text extraction and the hash of the same files, and nothing else.
 * @mib: resident at most; @share_mib: resident at the end, as bench_share_mib() has it */
typedef struct
{
  double wall_s;
  double cpu_s;
  double mib;
  double share_mib;
  double pages;
} BenchLean;

/** bench_papers_lean: the files that stand in the list, a line each; in a process of its own. */
void bench_papers_lean (const char *list, BenchLean *out);

/**
 * BenchSearch: words typed letter by letter.
 * @keystrokes: how many there were
 * @p95_ms, @lean_p95_ms: the list's first page and the count, of the record and of a plain SQLite
 * database with the same text in FTS5
 * @ratio: all of the one against all of the other
 * @longest_ms: with @longest, what was typed then
 */
typedef struct
{
  int keystrokes;
  double p95_ms;
  double lean_p95_ms;
  double ratio;
  double longest_ms;
  char longest[64];
} BenchSearch;

/** bench_papers_search: @words: what is typed. */
void bench_papers_search (const BenchPlace *place, char **words, BenchSearch *out);

/** BenchShelf: @list_ms: the first page of all documents and their number; @originals,
 * @contents: bytes of the files and of what the record keeps them in, index apart. */
typedef struct
{
  double documents;
  double list_ms;
  double originals;
  double contents;
} BenchShelf;

void bench_papers_shelf (const BenchPlace *place, BenchShelf *out);

G_END_DECLS
