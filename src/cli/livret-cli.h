/* livret-cli.h: what one run of the command line knows: its verb, its options, the open vault.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-session.h"

G_BEGIN_DECLS

/**
 * LivretCliStatus: the exit status, the same for every verb.
 */
typedef enum
{
  LIVRET_CLI_DONE = 0,
  LIVRET_CLI_FAILED = 1,           /* nothing was changed */
  LIVRET_CLI_USAGE = 2,            /* the command line means nothing */
  LIVRET_CLI_WRONG_PASSPHRASE = 3, /* no hint is given */
  LIVRET_CLI_REFUSED = 4,          /* a grant does not allow it */
} LivretCliStatus;

/**
 * LivretCliError:
 * @LIVRET_CLI_ERROR_USAGE: the command line means nothing
 * @LIVRET_CLI_ERROR_FAILED: anything else, said in the message
 */
typedef enum
{
  LIVRET_CLI_ERROR_USAGE,
  LIVRET_CLI_ERROR_FAILED,
} LivretCliError;

#define LIVRET_CLI_ERROR (livret_cli_error_quark ())
GQuark livret_cli_error_quark (void);

/**
 * LivretCliNeeds: what is opened before a verb runs.
 * @LIVRET_CLI_NEEDS_NOTHING: no vault
 * @LIVRET_CLI_NEEDS_FOLDER: --vault is given, nothing is opened
 * @LIVRET_CLI_NEEDS_SESSION: the vault is open; the verb runs on the main thread, without a
 *   connection
 * @LIVRET_CLI_NEEDS_READ: the verb runs as one reading job of the store
 * @LIVRET_CLI_NEEDS_WRITE: the verb runs as one writing job of the store
 */
typedef enum
{
  LIVRET_CLI_NEEDS_NOTHING,
  LIVRET_CLI_NEEDS_FOLDER,
  LIVRET_CLI_NEEDS_SESSION,
  LIVRET_CLI_NEEDS_READ,
  LIVRET_CLI_NEEDS_WRITE,
} LivretCliNeeds;

/**
 * LivretCliOption: one option of a verb, "--name" or "--name ARGUMENT".
 * @argument: (nullable): what stands after it; %NULL for a switch
 * @help: English, in the message catalogue
 */
typedef struct
{
  const char *name;
  const char *argument;
  const char *help;
  enum
  {
    LIVRET_CLI_OPTIONAL,
    LIVRET_CLI_REQUIRED,
    LIVRET_CLI_REPEATED, /* needed, and may be given several times */
  } use;
} LivretCliOption;

typedef struct _LivretCli LivretCli;

/**
 * LivretCliFunc: what a verb does. @db is %NULL unless the verb needs READ or WRITE. Answers
 * through livret-cli-output.h.
 */
typedef gboolean (*LivretCliFunc) (LivretCli *cli, LivretDb *db, GError **error);

/**
 * LivretCliVerb: a row of the table of verbs.
 * @name: its words: "vault passphrase add"
 * @operands: what stands behind it: "NAME", "FILE...", "[KIND]", ""
 * @help: one line, English, in the message catalogue
 * @options: (nullable): ended by a %NULL name
 */
typedef struct
{
  const char *name;
  const char *operands;
  const char *help;
  LivretCliNeeds needs;
  LivretCliFunc run;
  const LivretCliOption *options;
} LivretCliVerb;

/** livret_cli_verbs: in the order to show them, ended by a %NULL name. */
extern const LivretCliVerb livret_cli_verbs[];
/** livret_cli_global_options: understood with every verb; ended by a %NULL name. */
extern const LivretCliOption livret_cli_global_options[];

/**
 * LivretCli:
 * @verb: (nullable): what is to be done
 * @options: name to #GPtrArray of values; a switch has the value ""
 * @operands: what stands behind the verb
 * @session: (nullable): the open vault, as the verb needs it
 * @phrase: (nullable): what opened it
 * @cancellable: cancelled by Ctrl+C and SIGTERM
 * @status: what the exit status is when nothing goes wrong
 */
struct _LivretCli
{
  const LivretCliVerb *verb;
  GHashTable *options;
  GPtrArray *operands;
  gboolean json;
  LivretSession *session;
  LivretSecret *phrase;
  GCancellable *cancellable;
  LivretCliStatus status;
};

/** livret_cli_main: runs one command line; the arguments are wiped. Returns the exit status. */
int livret_cli_main (int argc, char **argv);

/** livret_cli_option: (nullable): value of an option, the last one if given twice. */
const char *livret_cli_option (LivretCli *cli, const char *name);
/** livret_cli_option_or: the same, @otherwise if it is not given. */
const char *livret_cli_option_or (LivretCli *cli, const char *name, const char *otherwise);
gboolean livret_cli_switch (LivretCli *cli, const char *name);
/** livret_cli_operand: (nullable): operand @index from 0. */
const char *livret_cli_operand (LivretCli *cli, guint index);

/** livret_cli_usage: sets a usage error. Returns FALSE. */
gboolean livret_cli_usage (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
/** livret_cli_fail: sets a failure with a sentence. Returns FALSE. */
gboolean livret_cli_fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/**
 * livret_cli_open_vault: takes the passphrase and opens --vault, for verbs that decide themselves
 * whether they need it. It is closed after the verb.
 */
gboolean livret_cli_open_vault (LivretCli *cli, GError **error);
/** livret_cli_open_with: the same with a phrase that was asked for in another way. */
gboolean livret_cli_open_with (LivretCli *cli, LivretSecret *phrase, GError **error);
/** livret_cli_adopt: takes over a vault that is open already (transfer full). */
gboolean livret_cli_adopt (LivretCli *cli, LivretVault *vault, GError **error);

/** livret_cli_job: runs @func as one job of the open vault's store. */
gboolean
livret_cli_job (LivretCli *cli,
                LivretDbMode mode,
                gboolean (*func) (LivretCli *cli, LivretDb *db, gpointer data, GError **error),
                gpointer data,
                GError **error);

G_END_DECLS
