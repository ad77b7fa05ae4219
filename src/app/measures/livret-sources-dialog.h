/* livret-sources-dialog.h: which sources of a measure count, and in which order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "record/livret-kind.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_SOURCES_DIALOG (livret_sources_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LivretSourcesDialog, livret_sources_dialog, LIVRET, SOURCES_DIALOG, AdwDialog)

/** livret_sources_dialog_new: @person: id; what is chosen is written at once, and can be undone. */
AdwDialog *
livret_sources_dialog_new (LivretHousehold *household, const char *person, const LivretKind *kind);

G_END_DECLS
