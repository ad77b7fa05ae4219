/* livret-entry-dialog.h: one health statement, typed or corrected.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "record/livret-entries.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_ENTRY_DIALOG (livret_entry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LivretEntryDialog, livret_entry_dialog, LIVRET, ENTRY_DIALOG, AdwDialog)

/** livret_entry_dialog_new: a new statement of @section for @person. */
LivretEntryDialog *
livret_entry_dialog_new (LivretHousehold *household, const char *person, const char *section);
/** livret_entry_dialog_new_edit: @entry: (transfer full). */
LivretEntryDialog *livret_entry_dialog_new_edit (LivretHousehold *household, LivretEntry *entry);

G_END_DECLS
