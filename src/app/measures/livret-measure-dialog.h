/* livret-measure-dialog.h: sets target and note of a measure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "record/livret-measure-choices.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_MEASURE_DIALOG (livret_measure_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LivretMeasureDialog, livret_measure_dialog, LIVRET, MEASURE_DIALOG, AdwDialog)

/** livret_measure_dialog_new: @choice: as it is now, copied; @at_note: begins at the note. */
LivretMeasureDialog *livret_measure_dialog_new (LivretHousehold *household,
                                                const LivretMeasureChoice *choice,
                                                gboolean at_note);

/** livret_measure_dialog_open: reads what holds now, then shows the dialog above @parent. */
void livret_measure_dialog_open (GtkWidget *parent,
                                 LivretHousehold *household,
                                 const char *person,
                                 const LivretKind *kind);

G_END_DECLS
