/* livret-cli-photographs.h: several photographs as one document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/livret-cli.h"

G_BEGIN_DECLS

/** livret_cli_compose: a memfd with one PDF, a page a photograph, titled by --title; -1 on error.
 */
int livret_cli_compose (LivretCli *cli, const int *fds, gsize n_files, GError **error);

G_END_DECLS
