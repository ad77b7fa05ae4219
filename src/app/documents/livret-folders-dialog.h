/* livret-folders-dialog.h: the folders of documents: made, renamed, moved, deleted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_FOLDERS_DIALOG (livret_folders_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LivretFoldersDialog, livret_folders_dialog, LIVRET, FOLDERS_DIALOG, AdwDialog)

/* Signal: "chosen" (string: id of a folder): its documents are to be shown. */

LivretFoldersDialog *livret_folders_dialog_new (LivretHousehold *household);

G_END_DECLS
