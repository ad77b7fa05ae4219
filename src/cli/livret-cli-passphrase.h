/* livret-cli-passphrase.h: phrases from a file, standard input or the terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/livret-cli.h"

G_BEGIN_DECLS

/**
 * livret_cli_read_phrase:
 * @option: the option that names the file: "passphrase-file"
 * @prompt: what is asked on the terminal where the option is not given
 * @twice: asks a second time and compares
 *
 * A phrase is one line, read straight into locked memory without what ends it. "-" takes the next
 * line of standard input, so several phrases may come in a row.
 */
LivretSecret *livret_cli_read_phrase (
    LivretCli *cli, const char *option, const char *prompt, gboolean twice, GError **error);

G_END_DECLS
