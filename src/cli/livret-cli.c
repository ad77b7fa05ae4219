/* livret-cli.c: one command line from its words to its exit status.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

#include "cli/livret-cli-options.h"
#include "cli/livret-cli-output.h"
#include "cli/livret-cli-passphrase.h"
#include "sharing/livret-sharing.h"

// clang-format off
G_DEFINE_QUARK (livret_cli_error, livret_cli_error)
// clang-format on

/* --- errors ----------------------------------------------------------------------------------- */

gboolean
livret_cli_usage (GError **error, const char *format, ...)
{
  va_list list;

  va_start (list, format);
  g_propagate_error (error,
                     g_error_new_valist (LIVRET_CLI_ERROR, LIVRET_CLI_ERROR_USAGE, format, list));
  va_end (list);
  return FALSE;
}

gboolean
livret_cli_fail (GError **error, const char *format, ...)
{
  va_list list;

  va_start (list, format);
  g_propagate_error (error,
                     g_error_new_valist (LIVRET_CLI_ERROR, LIVRET_CLI_ERROR_FAILED, format, list));
  va_end (list);
  return FALSE;
}

static LivretCliStatus
status_of (const GError *error)
{
  if (g_error_matches (error, LIVRET_CLI_ERROR, LIVRET_CLI_ERROR_USAGE))
    return LIVRET_CLI_USAGE;
  if (g_error_matches (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_WRONG_KEY))
    return LIVRET_CLI_WRONG_PASSPHRASE;
  if (g_error_matches (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_REFUSED))
    return LIVRET_CLI_REFUSED;
  return LIVRET_CLI_FAILED;
}

/* --- what was asked --------------------------------------------------------------------------- */

const char *
livret_cli_option (LivretCli *cli, const char *name)
{
  GPtrArray *values = g_hash_table_lookup (cli->options, name);

  return values != NULL ? g_ptr_array_index (values, values->len - 1) : NULL;
}

const char *
livret_cli_option_or (LivretCli *cli, const char *name, const char *otherwise)
{
  const char *value = livret_cli_option (cli, name);

  return value != NULL ? value : otherwise;
}

gboolean
livret_cli_switch (LivretCli *cli, const char *name)
{
  return livret_cli_option (cli, name) != NULL;
}

const char *
livret_cli_operand (LivretCli *cli, guint index)
{
  return index < cli->operands->len ? g_ptr_array_index (cli->operands, index) : NULL;
}

/* --- the process ------------------------------------------------------------------------------ */

/* A vault's file must never become a closed standard stream. */
static void
keep_standard_streams (void)
{
  for (int fd = 0; fd <= 2; fd++)
    if (fcntl (fd, F_GETFD) < 0)
      {
        G_GNUC_UNUSED int opened = open ("/dev/null", O_RDONLY);
      }
}

static gpointer
wait_for_signals (gpointer data)
{
  g_autoptr (GCancellable) cancellable = data;
  sigset_t signals;
  int number;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigaddset (&signals, SIGHUP);
  sigwait (&signals, &number);
  g_cancellable_cancel (cancellable);
  sigwait (&signals, &number);
  _exit (LIVRET_CLI_FAILED);
}

/* From here on the first Ctrl+C stops the work in good order, the second the program. A phrase is
 * asked for before. */
static void
take_signals (LivretCli *cli)
{
  sigset_t signals;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigaddset (&signals, SIGHUP);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signals, g_object_ref (cli->cancellable)));
}

/* --- the vault -------------------------------------------------------------------------------- */

typedef struct
{
  LivretCli *cli;
  gboolean (*func) (LivretCli *cli, LivretDb *db, gpointer data, GError **error);
  gpointer data;
} Job;

static gpointer
run_job (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return GINT_TO_POINTER (job->func (job->cli, db, job->data, error));
}

gboolean
livret_cli_job (LivretCli *cli,
                LivretDbMode mode,
                gboolean (*func) (LivretCli *cli, LivretDb *db, gpointer data, GError **error),
                gpointer data,
                GError **error)
{
  Job job = { cli, func, data };

  return livret_store_run (livret_session_get_store (cli->session), mode, run_job, &job,
                           cli->cancellable, error) != NULL;
}

gboolean
livret_cli_adopt (LivretCli *cli, LivretVault *vault, GError **error)
{
  take_signals (cli);
  cli->session = livret_session_open (vault, error);
  if (cli->session == NULL)
    return FALSE;
  if (livret_session_get_head_state (cli->session) == LIVRET_HEAD_DIVERGES)
    livret_cli_complain (
        _ ("The journal does not continue the one last seen on this computer. If you restored a "
           "copy, say so with 'journal --accept-restore'."));
  return TRUE;
}

gboolean
livret_cli_open_with (LivretCli *cli, LivretSecret *phrase, GError **error)
{
  const char *folder = livret_cli_option (cli, "vault");
  LivretVault *vault;

  if (folder == NULL)
    return livret_cli_usage (error, _ ("'%s' needs the option --vault, the folder of the vault."),
                             cli->verb->name);
  g_clear_pointer (&cli->phrase, livret_secret_unref);
  cli->phrase = livret_secret_ref (phrase);
  vault = livret_vault_open (folder, phrase, error);
  return vault != NULL && livret_cli_adopt (cli, vault, error);
}

gboolean
livret_cli_open_vault (LivretCli *cli, GError **error)
{
  g_autoptr (LivretSecret) phrase =
      livret_cli_read_phrase (cli, "passphrase-file", _ ("Passphrase: "), FALSE, error);

  return phrase != NULL && livret_cli_open_with (cli, phrase, error);
}

static gboolean
run_verb_job (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  return cli->verb->run (cli, db, error);
}

static gboolean
run_verb (LivretCli *cli, GError **error)
{
  switch (cli->verb->needs)
    {
    case LIVRET_CLI_NEEDS_SESSION:
      return livret_cli_open_vault (cli, error) && cli->verb->run (cli, NULL, error);
    case LIVRET_CLI_NEEDS_READ:
      return livret_cli_open_vault (cli, error) &&
             livret_cli_job (cli, LIVRET_DB_READ, run_verb_job, NULL, error);
    case LIVRET_CLI_NEEDS_WRITE:
      return livret_cli_open_vault (cli, error) &&
             livret_cli_job (cli, LIVRET_DB_WRITE, run_verb_job, NULL, error);
    default:
      return cli->verb->run (cli, NULL, error);
    }
}

/* --- the run -----------------------------------------------------------------------------------
 */

/* Other programs can read a process's arguments: names and dates do not stay there. */
static char **
take_arguments (int argc, char **argv, GError **error)
{
  char **words = g_new0 (char *, argc + 1);

  for (int i = 1; i < argc; i++)
    {
      words[i - 1] = g_strdup (argv[i]);
      memset (argv[i], 0, strlen (argv[i]));
      if (!g_utf8_validate (words[i - 1], -1, NULL))
        {
          livret_cli_usage (error, _ ("Argument %d is not UTF-8."), i);
          break;
        }
    }
  return words;
}

static gboolean
print_help (LivretCli *cli, GError **error)
{
  g_autofree char *help = NULL;

  if (livret_cli_switch (cli, "version"))
    return livret_cli_print_text ("livret-cli " LIVRET_VERSION, error);
  help = livret_cli_help (cli->verb != NULL ? cli->verb->name : livret_cli_operand (cli, 0));
  return livret_cli_print_text (help, error);
}

/* What the verb did stands, whatever becomes of the closing: the next opening puts that in order.
 */
static void
close_session (LivretCli *cli)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *sentence = NULL;

  if (cli->session == NULL || livret_session_close (cli->session, &reason))
    return;
  sentence = g_strdup_printf (
      _ ("The vault was not closed in good order; the next opening sees to it. %s"),
      reason->message);
  livret_cli_complain (sentence);
}

static gboolean
run (LivretCli *cli, const char *const *words, GError **error)
{
  gboolean done;

  if (!livret_cli_parse (cli, words, error))
    return FALSE;
  if (livret_cli_switch (cli, "help") || livret_cli_switch (cli, "version"))
    return print_help (cli, error);
  done = run_verb (cli, error);
  close_session (cli);
  return done;
}

static void
clear (LivretCli *cli)
{
  g_clear_object (&cli->session);
  g_clear_pointer (&cli->phrase, livret_secret_unref);
  g_clear_pointer (&cli->options, g_hash_table_unref);
  g_clear_pointer (&cli->operands, g_ptr_array_unref);
  g_clear_object (&cli->cancellable);
}

int
livret_cli_main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  LivretCli cli = { 0 };

  umask (0077);
  keep_standard_streams ();
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
  cli.options =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  cli.operands = g_ptr_array_new_with_free_func (g_free);
  cli.cancellable = g_cancellable_new ();
  words = take_arguments (argc, argv, &error);
  if (error == NULL && run (&cli, (const char *const *) words, &error))
    livret_cli_flush (&error);
  if (error != NULL)
    {
      livret_cli_complain (error->message);
      cli.status = status_of (error);
    }
  clear (&cli);
  return (int) cli.status;
}
