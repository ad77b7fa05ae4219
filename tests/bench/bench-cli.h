/* bench-cli.h: the programs at work as a person has them work, looked at from outside.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-session.h"

G_BEGIN_DECLS

#define BENCH_PHRASE "lune-tasse-jardin-velo-pain"
#define BENCH_PERSON "Camille Martin"

/** BenchPlace: where the programs are, and where there is room. */
typedef struct
{
  const char *cli;
  const char *reader;
  char *folder;
  char *vault;
} BenchPlace;

/**
 * BenchRun: one piece of work.
 * @cpu_s: of all its processes; @reader_cpu_s: of the reading ones that ran at once, seen last
 * @cli_mib: resident at most; @reader_mib: of all reading processes at once, each at its most
 * @all_mib: resident of all processes at once, what they share counted once, as seen at most
 * @stored: what an import said to be new; @mb: the record's file after it
 */
typedef struct
{
  double wall_s;
  double cpu_s;
  double reader_cpu_s;
  double cli_mib;
  double reader_mib;
  double all_mib;
  double stored;
  double mb;
} BenchRun;

/** bench_share_mib: resident memory of a process (PSS): what it shares with others counts in parts.
 */
double bench_share_mib (GPid pid);
/** bench_check: ends the program with the error, if there is one. */
void bench_check (GError *error);
void bench_place_init (BenchPlace *place);
void bench_place_clear (BenchPlace *place);
/** bench_generate: runs a generator, a program in Python. */
void bench_generate (const char *generator, const char *const *words);
/** bench_call: (transfer full): what livret-cli answers, as JSON. */
char *bench_call (const BenchPlace *place, const char *const *words, BenchRun *out);
/** bench_number_after: of an answer; -1: the key is not there. */
double bench_number_after (const char *json, const char *key);
/** bench_new_vault: a vault with BENCH_PERSON in it, in place of the last. */
void bench_new_vault (const BenchPlace *place);
/** bench_import_files: all at once. */
void bench_import_files (const BenchPlace *place, const char *const *paths, BenchRun *out);
/** bench_session: (transfer full): the vault, opened here. @ms: (out) (optional): from the key to
 * the session. */
LivretSession *bench_session (const BenchPlace *place, double *ms);

G_END_DECLS
