/* livret-cli-passphrase.c: phrases from a file, standard input or the terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-passphrase.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "cli/livret-cli-output.h"

#define PHRASE_MAX 1024

static volatile sig_atomic_t caught_signal;

static void
on_signal_caught (int number)
{
  caught_signal = number;
}

/* Reads one line byte by byte: what follows it on standard input is for others. */
static LivretSecret *
read_line (int fd, GError **error)
{
  g_autoptr (LivretSecret) line = livret_secret_new_zeroed (PHRASE_MAX);
  guint8 *bytes = livret_secret_data_mutable (line);
  gsize size = 0;

  for (;;)
    {
      ssize_t n = read (fd, bytes + size, 1);

      if (n < 0 && errno == EINTR && caught_signal == 0)
        continue;
      if (n < 0)
        {
          livret_cli_fail (error, _ ("The passphrase could not be read: %s."), g_strerror (errno));
          return NULL;
        }
      if (n == 0 || bytes[size] == '\n')
        break;
      if (++size == PHRASE_MAX)
        {
          livret_cli_fail (error, _ ("The passphrase is longer than %d bytes."), PHRASE_MAX - 1);
          return NULL;
        }
    }
  if (size > 0 && bytes[size - 1] == '\r')
    size--;
  return livret_secret_new (bytes, size);
}

static LivretSecret *
read_file (const char *name, GError **error)
{
  LivretSecret *phrase;
  int fd;

  if (strcmp (name, "-") == 0)
    return read_line (STDIN_FILENO, error);
  fd = g_open (name, O_RDONLY | O_CLOEXEC | O_NOCTTY, 0);
  if (fd < 0)
    {
      livret_cli_fail (error, _ ("The passphrase file cannot be opened: %s."), g_strerror (errno));
      return NULL;
    }
  phrase = read_line (fd, error);
  close (fd);
  return phrase;
}

/* Asks without echo. A signal that comes meanwhile is answered after the terminal is as before. */
static LivretSecret *
ask (int terminal, const char *prompt, GError **error)
{
  static const int numbers[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
  struct sigaction before[G_N_ELEMENTS (numbers)];
  struct sigaction action = { .sa_handler = on_signal_caught };
  struct termios shown, silent;
  LivretSecret *phrase;

  caught_signal = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    sigaction (numbers[i], &action, &before[i]);
  tcgetattr (terminal, &shown);
  silent = shown;
  silent.c_lflag &= ~(tcflag_t) (ECHO | ECHOE | ECHOK | ECHONL);
  tcsetattr (terminal, TCSAFLUSH, &silent);
  livret_cli_prompt (terminal, prompt);
  phrase = read_line (terminal, error);
  livret_cli_prompt (terminal, "\n");
  tcsetattr (terminal, TCSAFLUSH, &shown);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    sigaction (numbers[i], &before[i], NULL);
  if (caught_signal != 0)
    raise (caught_signal);
  return phrase;
}

static LivretSecret *
ask_terminal (const char *option, const char *prompt, gboolean twice, GError **error)
{
  g_autoptr (LivretSecret) phrase = NULL;
  g_autoptr (LivretSecret) again = NULL;
  int terminal = open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);

  if (terminal < 0)
    {
      livret_cli_usage (error, _ ("There is no terminal to ask on: give the option --%s."), option);
      return NULL;
    }
  phrase = ask (terminal, prompt, error);
  if (phrase != NULL && twice)
    again = ask (terminal, _ ("Once more: "), error);
  close (terminal);
  if (phrase == NULL || (twice && again == NULL))
    return NULL;
  if (twice && !livret_secret_equal (phrase, again))
    {
      livret_cli_fail (error, _ ("The two phrases are not the same."));
      return NULL;
    }
  return g_steal_pointer (&phrase);
}

LivretSecret *
livret_cli_read_phrase (
    LivretCli *cli, const char *option, const char *prompt, gboolean twice, GError **error)
{
  const char *name = livret_cli_option (cli, option);

  if (name != NULL)
    return read_file (name, error);
  if (isatty (STDIN_FILENO))
    return ask_terminal (option, prompt, twice, error);
  livret_cli_usage (error, _ ("There is no terminal to ask on: give the option --%s."), option);
  return NULL;
}
