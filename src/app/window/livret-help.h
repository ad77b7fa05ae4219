/* livret-help.h: short help, the guide to Mon espace santé, and about Livret.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** livret_help_dialog_new: (transfer floating). */
AdwDialog *livret_help_dialog_new (void);
/** livret_guide_dialog_new: (transfer floating): how to bring one's documents from Mon espace
 * santé. */
AdwDialog *livret_guide_dialog_new (void);
/** livret_about_dialog_new: (transfer floating). */
AdwDialog *livret_about_dialog_new (void);

/** livret_text_dialog_new: (transfer floating): titles with a paragraph each, ended by %NULL. */
AdwDialog *livret_text_dialog_new (const char *title, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
