/* livret-measure-panel.h: the chart of a measure with what belongs to it: legend, sentence, events,
 * another measure to compare with. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/measures/livret-measure-data.h"
#include "app/window/livret-household.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_MEASURE_PANEL (livret_measure_panel_get_type ())
G_DECLARE_FINAL_TYPE (LivretMeasurePanel, livret_measure_panel, LIVRET, MEASURE_PANEL, GtkBox)

/*
 * Signal "asked": another span is shown, or another kind compared: the page is to read them. While
 * one moves the panel itself reads what comes into sight, in the store's thread.
 */

/** livret_measure_panel_set: @data is the page's until the next call. */
void livret_measure_panel_set (LivretMeasurePanel *self,
                               LivretHousehold *household,
                               const char *person,
                               const LivretMeasureData *data);
/** livret_measure_panel_set_small: the legend stands under its chart. */
void livret_measure_panel_set_small (LivretMeasurePanel *self, gboolean small);
const LivretChartSpan *livret_measure_panel_get_span (LivretMeasurePanel *self);
/** livret_measure_panel_get_beside: (nullable): the kind to compare with. */
const LivretKind *livret_measure_panel_get_beside (LivretMeasurePanel *self);
/** livret_measure_panel_forget: of the data, too; nothing is compared any more. */
void livret_measure_panel_forget (LivretMeasurePanel *self);

G_END_DECLS
