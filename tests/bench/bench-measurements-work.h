/* bench-measurements-work.h: what is measured of an import of many readings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench-cli.h"

/** BenchExport: the made-up export, and an archive of it. */
typedef struct
{
  const char *generator;
  char *xml;
  char *zip;
} BenchExport;

void
bench_export_init (BenchExport *export, const BenchPlace *place, guint records, gboolean with_zip);
void bench_export_clear (BenchExport *export);

/** bench_lean: the leanest loop: our scanner, one clustered table, a statement a row. To be called
 * in a process of its own. */
void bench_lean (const char *xml, const char *folder, BenchRun *out);
/** bench_inflate: the archive's export, inflated and forgotten. */
void bench_inflate (const char *zip, BenchRun *out);
/** bench_import: a new vault, @path imported into it by livret-cli, and once more. */
void bench_import (const BenchPlace *place, const char *path, BenchRun *first, BenchRun *again);

/** bench_import_more: other readings beside those that are there. */
void bench_import_more (const BenchPlace *place, const BenchExport *export, guint records);
/** bench_open: from the key to a session that is ready, in ms; the fastest of five. @readings: how
 * many the vault holds. */
double bench_open (const BenchPlace *place, double *readings);

#define BENCH_PERIODS 6

/**
 * BenchPeriod: the chart of one period, read and laid out.
 * @warm_ms: once more on the same connection
 * @cold_ms: as the first thing on a new one
 */
typedef struct
{
  const char *name;
  int days;
  double warm_ms, cold_ms;
} BenchPeriod;

/**
 * BenchCharts:
 * @scan_ms: a week of readings every five seconds, by a statement over the table
 * @pan_ms: the slowest frame of a movement, laid out
 */
typedef struct
{
  guint readings;
  double scan_ms, pan_ms;
  BenchPeriod periods[BENCH_PERIODS];
} BenchCharts;

void bench_charts (BenchCharts *out);
