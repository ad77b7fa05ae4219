/* livret-cli-save.h: bytes into a file that the person named.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/livret-cli.h"

G_BEGIN_DECLS

/**
 * livret_cli_save: writes the bytes as @path, readable by the user alone, whole or not at all. What
 * stands there and is no file (a pipe, a device) is written to; "-" is standard output.
 */
gboolean livret_cli_save (const char *path, gconstpointer data, gsize size, GError **error);

/** livret_cli_make_folder: makes a folder readable by the user alone; fails if it is not empty. */
gboolean livret_cli_make_folder (const char *path, GError **error);

G_END_DECLS
