/* livret-cli-sample.c: a made-up household in a vault of its own, to try Livret with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <locale.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

#include "base/livret-base.h"
#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "cli/livret-cli-passphrase.h"
#include "sample/livret-sample.h"
#include "sharing/livret-phrase.h"

static const LivretCliColumn sample_columns[] = {
  { "vault", N_ ("Vault") },
  { NULL },
};
static const LivretCliColumn phrase_column = { "phrase", N_ ("Passphrase") };

static void
show_progress (double done, gpointer user_data)
{
  livret_cli_progress (done);
}

/* For a program that waits. */
static void
write_progress (double done, gpointer user_data)
{
  int *last = user_data;
  int hundredths = (int) (done * 100);

  if (hundredths > *last)
    livret_cli_progress_line (*last = hundredths);
}

/* A phrase of the family's own, unless one is given. */
static LivretSecret *
take_phrase (LivretCli *cli, GError **error)
{
  const char *language = livret_locale_is_french (LC_MESSAGES) ? "fr" : "en";

  return livret_cli_switch (cli, "passphrase-file")
             ? livret_cli_read_phrase (cli, "passphrase-file", "", FALSE, error)
             : livret_phrase_new (language, error);
}

/* The evening of the day that is asked for. */
static gboolean
take_day (LivretCli *cli, gint64 *now, GError **error)
{
  const char *text = livret_cli_option (cli, "day");
  LivretDate date;

  if (text == NULL)
    return TRUE;
  if (!livret_date_parse (text, NULL, &date, error))
    return FALSE;
  *now = date.latest;
  return TRUE;
}

gboolean
livret_cli_sample (LivretCli *cli, LivretDb *db, GError **error)
{
  const char *folder = livret_cli_operand (cli, 0);
  LivretSampleOptions options = { .progress = isatty (STDERR_FILENO) ? show_progress : NULL };
  g_autoptr (LivretSecret) phrase = NULL;
  g_autoptr (JsonObject) answer = NULL;
  gboolean made;
  int seed, last = 0;

  if (livret_cli_switch (cli, "progress"))
    {
      options.progress = write_progress;
      options.progress_data = &last;
    }
  if (!livret_cli_number (cli, "seed", 0, 1, &seed, error) ||
      !take_day (cli, &options.now, error) || (phrase = take_phrase (cli, error)) == NULL)
    return FALSE;
  options.seed = seed;
  made = livret_sample_create (folder, phrase, &options, cli->cancellable, error);
  if (options.progress == show_progress)
    livret_cli_progress (-1);
  if (!made)
    return FALSE;
  answer = livret_cli_object ("vault", folder, NULL);
  if (livret_cli_switch (cli, "passphrase-file"))
    return livret_cli_answer (cli, answer, sample_columns, error);
  return livret_cli_answer_secret (cli, answer, sample_columns, &phrase_column, phrase, error);
}
