/* bench-measurements-work.c: exports are made, and imported by livret-cli as a person would.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-measurements-work.h"
#include "record/livret-session.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define PHRASE "lune-tasse-jardin-velo-pain\n"
#define LOOK_US 5000

static void
check (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

void
bench_place_init (BenchPlace *place)
{
  g_autoptr (GError) error = NULL;

  place->folder = g_dir_make_tmp ("livret-bench-XXXXXX", &error);
  check (error);
  place->xml = g_build_filename (place->folder, "export.xml", NULL);
  place->zip = g_build_filename (place->folder, "export.zip", NULL);
  /* A reader whose parent did not wait for it is counted too. */
  prctl (PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir =
      g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_all (inner);
    }
  g_remove (path);
}

void
bench_place_clear (BenchPlace *place)
{
  remove_all (place->folder);
  g_free (place->folder);
  g_free (place->xml);
  g_free (place->zip);
}

static void
generate (BenchPlace *place, const char *target, guint records, guint seed)
{
  g_autofree char *count = g_strdup_printf ("%u", records);
  g_autofree char *sown = g_strdup_printf ("%u", seed);
  const char *argv[] = { "python3", "-B", place->generator, count, target, "--seed", sown, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  if (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                    &status, &error))
    g_spawn_check_wait_status (status, &error);
  check (error);
}

void
bench_generate (BenchPlace *place, guint records, guint seed, gboolean with_zip)
{
  generate (place, place->xml, records, seed);
  if (with_zip)
    generate (place, place->zip, records, seed);
}

/* --- livret-cli ---------------------------------------------------------------------------------
 */

static double
peak_mib (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", pid);
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents (path, &status, NULL, NULL);
  line = status != NULL ? strstr (status, "VmHWM:") : NULL;
  return line != NULL ? (double) g_ascii_strtoll (line + 6, NULL, 10) / 1024 : 0;
}

static GPid
child_of (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/task/%d/children", pid, pid);
  g_autofree char *children = NULL;

  g_file_get_contents (path, &children, NULL, NULL);
  return children != NULL ? (GPid) g_ascii_strtoll (children, NULL, 10) : 0;
}

static double
seconds (const struct rusage *usage)
{
  return (double) usage->ru_utime.tv_sec + (double) usage->ru_stime.tv_sec +
         (double) (usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e6;
}

/* Waits for @pid and for what it left behind, looking at their memory. */
static int
await (GPid pid, BenchRun *out)
{
  struct rusage usage;
  int status = 0;
  GPid done;

  while ((done = wait4 (pid, &status, WNOHANG, &usage)) == 0)
    {
      GPid reader = child_of (pid);

      out->cli_mib = MAX (out->cli_mib, peak_mib (pid));
      if (reader != 0)
        out->reader_mib = MAX (out->reader_mib, peak_mib (reader));
      g_usleep (LOOK_US);
    }
  if (done == pid)
    out->cpu_s = seconds (&usage);
  while (wait4 (-1, NULL, 0, &usage) > 0)
    out->cpu_s += seconds (&usage);
  return status;
}

static char **
environment (const BenchPlace *place)
{
  static const char *const folders[] = { "HOME",           "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                                         "XDG_CACHE_HOME", "XDG_STATE_HOME",  "XDG_RUNTIME_DIR" };
  char **env = g_get_environ ();

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    env = g_environ_setenv (env, folders[i], place->folder, TRUE);
  env = g_environ_setenv (env, "LIVRET_READER", place->reader, TRUE);
  env = g_environ_setenv (env, "LIVRET_TEST_KDF", "1", TRUE);
  env = g_environ_setenv (env, "TZ", "Europe/Paris", TRUE);
  return g_environ_setenv (env, "LC_ALL", "C.UTF-8", TRUE);
}

/* What it answers on standard output, as JSON. */
static char *
call (const BenchPlace *place, const char *const *words, BenchRun *out)
{
  g_autofree char *vault = g_build_filename (place->folder, "vault", NULL);
  g_auto (GStrv) env = environment (place);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);
  const char *const before[] = { place->cli, "--json", "--vault", vault, "--passphrase-file", "-" };
  char piece[4096];
  int in, from;
  GPid pid;
  gint64 begun = g_get_monotonic_time ();
  gssize n;

  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    g_ptr_array_add (argv, (gpointer) before[i]);
  for (gsize i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_async_with_pipes (NULL, (char **) argv->pdata, env, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &pid, &in, &from, NULL, &error);
  check (error);
  if (write (in, PHRASE, strlen (PHRASE)) < 0 || close (in) < 0 || await (pid, out) != 0)
    g_error ("livret-cli %s failed", words[0]);
  out->wall_s = (double) (g_get_monotonic_time () - begun) / 1e6;
  while ((n = read (from, piece, sizeof piece)) > 0)
    g_string_append_len (answer, piece, n);
  close (from);
  return g_string_free (g_steal_pointer (&answer), FALSE);
}

static double
number_after (const char *json, const char *key)
{
  const char *found = strstr (json, key);

  return found != NULL ? g_ascii_strtod (found + strlen (key), NULL) : -1;
}

static void
import_once (const BenchPlace *place, const char *path, BenchRun *out)
{
  const char *const words[] = { "import", path, "--person", "Camille Martin", NULL };
  g_autofree char *record = g_build_filename (place->folder, "vault", "record.db", NULL);
  g_autofree char *answer = NULL;
  GStatBuf info;

  *out = (BenchRun) { 0 };
  answer = call (place, words, out);
  out->stored = number_after (answer, "\"stored\": ");
  out->mb = g_stat (record, &info) == 0 ? (double) info.st_size / 1e6 : 0;
}

void
bench_import (const BenchPlace *place, const char *path, BenchRun *first, BenchRun *again)
{
  static const char *const create[] = { "vault", "create", "--no-recovery", NULL };
  static const char *const person[] = { "person", "add", "Camille Martin", NULL };
  g_autofree char *vault = g_build_filename (place->folder, "vault", NULL);
  BenchRun unused = { 0 };

  remove_all (vault);
  g_free (call (place, create, &unused));
  g_free (call (place, person, &unused));
  import_once (place, path, first);
  if (again != NULL)
    import_once (place, path, again);
}

void
bench_import_more (const BenchPlace *place, BenchRun *out)
{
  import_once (place, place->xml, out);
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
open_once (const char *folder, LivretSecret *phrase, double *readings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretSession) session = NULL;
  LivretVault *vault = livret_vault_open (folder, phrase, &error);
  gint64 begun;
  double ms;

  check (error);
  begun = g_get_monotonic_time ();
  session = livret_session_open (vault, &error);
  ms = (double) (g_get_monotonic_time () - begun) / 1e3;
  check (error);
  if (readings != NULL)
    livret_store_run (livret_session_get_store (session), LIVRET_DB_READ, count_readings, readings,
                      NULL, &error);
  check (error);
  livret_session_close (session, &error);
  check (error);
  return ms;
}

double
bench_open (const BenchPlace *place, double *readings)
{
  g_autofree char *folder = g_build_filename (place->folder, "vault", NULL);
  /* Without the end of the line, which the command line takes away. */
  g_autoptr (LivretSecret) phrase = livret_secret_new (PHRASE, strlen (PHRASE) - 1);
  double fastest = G_MAXDOUBLE;

  g_setenv ("LIVRET_TEST_KDF", "1", TRUE);
  g_setenv ("LIVRET_READER", place->reader, TRUE);
  for (int i = 0; i < 5; i++)
    fastest = MIN (fastest, open_once (folder, phrase, i == 0 ? readings : NULL));
  return fastest;
}
