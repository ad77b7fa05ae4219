/* livret-exits.c: the table of exits. Adding one = one row here, and a reason that stands a review.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-exits.h"

#include <glib/gi18n-lib.h>

const LivretExit livret_exits[] = {
  { .id = "screen",
    .kind = LIVRET_EXIT_VIEWING,
    .source = "app/livret-window.c",
    .what = N_ ("what the window shows while the vault is open") },
  { .id = "output",
    .kind = LIVRET_EXIT_VIEWING,
    .source = "cli/livret-cli-output.c",
    .what = N_ ("what the command line prints") },
  { .id = "terminal",
    .kind = LIVRET_EXIT_STATE,
    .source = "cli/livret-cli-passphrase.c",
    .what = N_ ("the question for a passphrase on the terminal") },
  { .id = "saved-document",
    .kind = LIVRET_EXIT_OWN_USE,
    .source = "cli/livret-cli-save.c",
    .what = N_ ("a document that the command line writes to a file") },
  { .id = "key-file",
    .kind = LIVRET_EXIT_CIPHERTEXT,
    .source = "record/livret-keyfile.c",
    .what = N_ ("the wrapped keys in keys.json") },
  { .id = "journal-head",
    .kind = LIVRET_EXIT_STATE,
    .source = "record/livret-head.c",
    .what = N_ ("the hash of the journal's last entry, to notice a changed or older record") },
  { NULL, 0, NULL, NULL },
};
