/* bench-measurements-work.c: exports are made, and imported by livret-cli as a person would.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-measurements-work.h"

#include <stdlib.h>
#include <string.h>

static void
generate (const BenchExport *export, const char *target, guint records, guint seed)
{
  g_autofree char *count = g_strdup_printf ("%u", records);
  g_autofree char *sown = g_strdup_printf ("%u", seed);
  const char *const words[] = { count, target, "--seed", sown, NULL };

  bench_generate (export->generator, words);
}

void
bench_export_init (BenchExport *export, const BenchPlace *place, guint records, gboolean with_zip)
{
  export->xml = g_build_filename (place->folder, "export.xml", NULL);
  export->zip = g_build_filename (place->folder, "export.zip", NULL);
  generate (export, export->xml, records, 1);
  if (with_zip)
    generate (export, export->zip, records, 1);
}

void
bench_export_clear (BenchExport *export)
{
  g_free (export->xml);
  g_free (export->zip);
}

void
bench_import (const BenchPlace *place, const char *path, BenchRun *first, BenchRun *again)
{
  const char *const paths[] = { path, NULL };

  bench_new_vault (place);
  bench_import_files (place, paths, first);
  if (again != NULL)
    bench_import_files (place, paths, again);
}

void
bench_import_more (const BenchPlace *place, const BenchExport *export, guint records)
{
  const char *const paths[] = { export->xml, NULL };
  BenchRun unused;

  generate (export, export->xml, records, 2);
  bench_import_files (place, paths, &unused);
}

/* --- Opening ------------------------------------------------------------------------------------
 */

static gpointer
count_readings (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "SELECT count (*) FROM readings");

  if (!livret_statement_step (s, error))
    return NULL;
  *(double *) data = (double) livret_statement_int (s, 0);
  return data;
}

static double
open_once (const BenchPlace *place, double *readings)
{
  g_autoptr (GError) error = NULL;
  double ms;
  g_autoptr (LivretSession) session = bench_session (place, &ms);

  if (readings != NULL)
    livret_store_run (livret_session_get_store (session), LIVRET_DB_READ, count_readings, readings,
                      NULL, &error);
  bench_check (error);
  livret_session_close (session, &error);
  bench_check (error);
  return ms;
}

double
bench_open (const BenchPlace *place, double *readings)
{
  double fastest = G_MAXDOUBLE;

  for (int i = 0; i < 5; i++)
    fastest = MIN (fastest, open_once (place, i == 0 ? readings : NULL));
  return fastest;
}
