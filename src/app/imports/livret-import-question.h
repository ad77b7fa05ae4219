/* livret-import-question.h: whose is this file? Asked when it names somebody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "app/imports/livret-import-state.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_IMPORT_QUESTION (livret_import_question_get_type ())
G_DECLARE_FINAL_TYPE (LivretImportQuestion, livret_import_question, LIVRET, IMPORT_QUESTION, AdwBin)

/* Signal: "answered". */

/** livret_import_question_new: @file: borrowed, outlives the question; the answer is written there.
 */
GtkWidget *livret_import_question_new (LivretHousehold *household, LivretImportFile *file);

G_END_DECLS
