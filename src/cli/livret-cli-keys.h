/* livret-cli-keys.h: the keys of a vault, as the command line shows and makes them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/livret-cli-output.h"

G_BEGIN_DECLS

/** livret_cli_describe_keys: adds the owners to objects with an "id", by the open vault. */
void livret_cli_describe_keys (LivretCli *cli, JsonArray *keys);
/** livret_cli_list_keys: a table of keys for people. */
gboolean livret_cli_list_keys (LivretCli *cli, JsonArray *keys, GError **error);
/**
 * livret_cli_answer_recovery: makes a recovery code and answers with it, as member
 * "recovery_code". A code that could not be shown is taken back.
 */
gboolean livret_cli_answer_recovery (LivretCli *cli,
                                     JsonObject *answer,
                                     const LivretCliColumn *columns,
                                     GError **error);

G_END_DECLS
