/* bench-cli.c: the programs at work as a person has them work, looked at from outside.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-cli.h"

#include <glib-unix.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define LOOK_US 5000
/* Every so many looks at what is shared: it takes longer. */
#define SHARED_LOOKS 10

void
bench_check (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

void
bench_place_init (BenchPlace *place)
{
  g_autoptr (GError) error = NULL;

  place->folder = g_dir_make_tmp ("livret-bench-XXXXXX", &error);
  bench_check (error);
  place->vault = g_build_filename (place->folder, "vault", NULL);
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
  g_free (place->vault);
}

void
bench_generate (const char *generator, const char *const *words)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int status;

  g_ptr_array_add (argv, (gpointer) "python3");
  g_ptr_array_add (argv, (gpointer) "-B");
  g_ptr_array_add (argv, (gpointer) generator);
  for (gsize i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);
  if (g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                    &status, &error))
    g_spawn_check_wait_status (status, &error);
  bench_check (error);
}

static char *
proc_file (GPid pid, const char *name)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/%s", pid, name);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static double
peak_mib (GPid pid)
{
  g_autofree char *status = proc_file (pid, "status");
  const char *line = status != NULL ? strstr (status, "VmHWM:") : NULL;

  return line != NULL ? (double) g_ascii_strtoll (line + 6, NULL, 10) / 1024 : 0;
}

/* Of a page that several processes have each counts its share. */
double
bench_share_mib (GPid pid)
{
  g_autofree char *rollup = proc_file (pid, "smaps_rollup");
  const char *line = rollup != NULL ? strstr (rollup, "\nPss:") : NULL;

  return line != NULL ? (double) g_ascii_strtoll (line + 5, NULL, 10) / 1024 : 0;
}

/* utime and stime, the twelfth and thirteenth words behind the program's name. */
static double
cpu_so_far (GPid pid)
{
  g_autofree char *stat = proc_file (pid, "stat");
  const char *behind = stat != NULL ? strrchr (stat, ')') : NULL;
  g_auto (GStrv) words = behind != NULL ? g_strsplit (behind, " ", 15) : NULL;

  if (words == NULL || g_strv_length (words) < 14)
    return 0;
  return (g_ascii_strtod (words[12], NULL) + g_ascii_strtod (words[13], NULL)) /
         (double) sysconf (_SC_CLK_TCK);
}

/* A process that a thread started stands among the children of that thread alone. */
static void
look_at_readers (GPid pid, gboolean shares, BenchRun *out)
{
  g_autofree char *folder = g_strdup_printf ("/proc/%d/task", pid);
  g_autoptr (GDir) threads = g_dir_open (folder, 0, NULL);
  const char *thread;
  double mib = 0, cpu = 0, share = shares ? bench_share_mib (pid) : 0;

  while (threads != NULL && (thread = g_dir_read_name (threads)) != NULL)
    {
      g_autofree char *name = g_strdup_printf ("task/%s/children", thread);
      g_autofree char *children = proc_file (pid, name);
      g_auto (GStrv) readers = g_strsplit (children != NULL ? children : "", " ", -1);

      for (gsize i = 0; readers[i] != NULL; i++)
        if (*readers[i] != '\0')
          {
            GPid reader = (GPid) g_ascii_strtoll (readers[i], NULL, 10);

            mib += peak_mib (reader);
            cpu += cpu_so_far (reader);
            share += shares ? bench_share_mib (reader) : 0;
          }
    }
  out->reader_mib = MAX (out->reader_mib, mib);
  out->reader_cpu_s = MAX (out->reader_cpu_s, cpu);
  out->all_mib = MAX (out->all_mib, share);
}

static double
seconds (const struct rusage *usage)
{
  return (double) usage->ru_utime.tv_sec + (double) usage->ru_stime.tv_sec +
         (double) (usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e6;
}

/* What it wrote so far, so that it never waits for us. */
static void
drain (int from, GString *answer)
{
  char piece[4096];
  gssize n;

  while ((n = read (from, piece, sizeof piece)) > 0)
    g_string_append_len (answer, piece, n);
}

/* Waits for @pid and for what it left behind, looking at their memory. */
static int
await (GPid pid, int from, GString *answer, BenchRun *out)
{
  struct rusage usage;
  int status = 0;
  guint looks = 0;
  GPid done;

  while ((done = wait4 (pid, &status, WNOHANG, &usage)) == 0)
    {
      out->cli_mib = MAX (out->cli_mib, peak_mib (pid));
      look_at_readers (pid, looks++ % SHARED_LOOKS == 0, out);
      drain (from, answer);
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

char *
bench_call (const BenchPlace *place, const char *const *words, BenchRun *out)
{
  g_auto (GStrv) env = environment (place);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);
  const char *const before[] = { place->cli,          "--json", "--vault", place->vault,
                                 "--passphrase-file", "-" };
  int in, from;
  GPid pid;
  gint64 begun = g_get_monotonic_time ();

  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    g_ptr_array_add (argv, (gpointer) before[i]);
  for (gsize i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_async_with_pipes (NULL, (char **) argv->pdata, env, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &pid, &in, &from, NULL, &error);
  bench_check (error);
  g_unix_set_fd_nonblocking (from, TRUE, NULL);
  if (write (in, BENCH_PHRASE "\n", strlen (BENCH_PHRASE "\n")) < 0 || close (in) < 0 ||
      await (pid, from, answer, out) != 0)
    g_error ("livret-cli %s failed", words[0]);
  out->wall_s = (double) (g_get_monotonic_time () - begun) / 1e6;
  drain (from, answer);
  close (from);
  return g_string_free (g_steal_pointer (&answer), FALSE);
}

double
bench_number_after (const char *json, const char *key)
{
  const char *found = strstr (json, key);

  return found != NULL ? g_ascii_strtod (found + strlen (key), NULL) : -1;
}

void
bench_new_vault (const BenchPlace *place)
{
  static const char *const create[] = { "vault", "create", "--no-recovery", NULL };
  static const char *const person[] = { "person", "add", BENCH_PERSON, NULL };
  BenchRun unused = { 0 };

  remove_all (place->vault);
  g_free (bench_call (place, create, &unused));
  g_free (bench_call (place, person, &unused));
}

void
bench_import_files (const BenchPlace *place, const char *const *paths, BenchRun *out)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *record = g_build_filename (place->vault, "record.db", NULL);
  g_autofree char *answer = NULL;
  GStatBuf info;

  g_ptr_array_add (words, (gpointer) "import");
  for (gsize i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (words, (gpointer) paths[i]);
  g_ptr_array_add (words, (gpointer) "--person");
  g_ptr_array_add (words, (gpointer) BENCH_PERSON);
  g_ptr_array_add (words, NULL);
  *out = (BenchRun) { 0 };
  answer = bench_call (place, (const char *const *) words->pdata, out);
  out->stored = bench_number_after (answer, "\"stored\": ");
  out->mb = g_stat (record, &info) == 0 ? (double) info.st_size / 1e6 : 0;
}

LivretSession *
bench_session (const BenchPlace *place, double *ms)
{
  g_autoptr (LivretSecret) phrase = livret_secret_new (BENCH_PHRASE, strlen (BENCH_PHRASE));
  g_autoptr (GError) error = NULL;
  LivretSession *session;
  LivretVault *vault;
  gint64 begun;

  g_setenv ("LIVRET_TEST_KDF", "1", TRUE);
  g_setenv ("LIVRET_READER", place->reader, TRUE);
  vault = livret_vault_open (place->vault, phrase, &error);
  bench_check (error);
  begun = g_get_monotonic_time ();
  session = livret_session_open (vault, &error);
  if (ms != NULL)
    *ms = (double) (g_get_monotonic_time () - begun) / 1e3;
  bench_check (error);
  return session;
}
