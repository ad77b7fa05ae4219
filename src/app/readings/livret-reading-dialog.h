/* livret-reading-dialog.h: types a reading, or corrects one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "record/livret-readings.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_READING_DIALOG (livret_reading_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LivretReadingDialog, livret_reading_dialog, LIVRET, READING_DIALOG, AdwDialog)

/**
 * livret_reading_dialog_new:
 * @person: (nullable): %NULL: asked for where there are several
 * @kind: (nullable): %NULL: the one read most
 */
LivretReadingDialog *
livret_reading_dialog_new (LivretHousehold *household, const char *person, const LivretKind *kind);
/** livret_reading_dialog_new_edit: @reading is copied. */
LivretReadingDialog *livret_reading_dialog_new_edit (LivretHousehold *household,
                                                     const char *person,
                                                     const LivretReading *reading);

G_END_DECLS
