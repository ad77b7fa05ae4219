/* livret-cli-map.h: files to be read in, and what the columns of tables hold.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/livret-cli.h"
#include "record/livret-csv-mapping.h"

G_BEGIN_DECLS

/** livret_cli_open_file: a file for reading; -1 for what is none. */
int livret_cli_open_file (const char *path, GError **error);
/** livret_cli_map_load: (out) (nullable): the mapping that --map names. */
gboolean livret_cli_map_load (LivretCli *cli, LivretCsvMapping **mapping, GError **error);

G_END_DECLS
