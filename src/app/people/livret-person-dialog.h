/* livret-person-dialog.h: adds a person to the household, or corrects one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_PERSON_DIALOG (livret_person_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LivretPersonDialog, livret_person_dialog, LIVRET, PERSON_DIALOG, AdwDialog)

/** livret_person_dialog_new: @person: (nullable): %NULL: a new one. */
LivretPersonDialog *livret_person_dialog_new (LivretHousehold *household,
                                              const LivretPerson *person);

G_END_DECLS
