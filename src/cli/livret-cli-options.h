/* livret-cli-options.h: from the words of a command line to a verb, its options and operands.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/livret-cli.h"

G_BEGIN_DECLS

/**
 * livret_cli_parse:
 * @words: without the program's name
 *
 * Options may stand anywhere, as "--name VALUE" or "--name=VALUE"; "--" ends them. Checks what the
 * verb's row asks for, unless --help is among them. #LIVRET_CLI_ERROR_USAGE otherwise.
 */
gboolean livret_cli_parse (LivretCli *cli, const char *const *words, GError **error);

/**
 * livret_cli_help:
 * @group: (nullable): words of a verb, or the first words of several
 * Returns: (transfer full): help on that verb, those verbs or all
 */
char *livret_cli_help (const char *group);

/** livret_cli_synopsis: (transfer full): "livret-cli person add NAME [--born DATE]…". */
char *livret_cli_synopsis (const LivretCliVerb *verb);

G_END_DECLS
