/* livret-folder-jobs.h: what is done to a folder, from the window, each with its way back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-household.h"
#include "record/livret-folders.h"

G_BEGIN_DECLS

/** livret_folder_do_add: @parent: id, "" for none. */
void livret_folder_do_add (LivretHousehold *household,
                           const char *person,
                           const char *parent,
                           const char *name);
/** livret_folder_do_change: another name, another place. */
void livret_folder_do_change (LivretHousehold *household,
                              const LivretFolder *folder,
                              const char *name,
                              const char *parent);
void livret_folder_do_delete (LivretHousehold *household, const LivretFolder *folder);

G_END_DECLS
