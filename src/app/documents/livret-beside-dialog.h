/* livret-beside-dialog.h: chooses what is laid beside a document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "record/livret-documents.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_BESIDE_DIALOG (livret_beside_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LivretBesideDialog, livret_beside_dialog, LIVRET, BESIDE_DIALOG, AdwDialog)

LivretBesideDialog *livret_beside_dialog_new (LivretHousehold *household,
                                              const LivretDocument *document);

G_END_DECLS
