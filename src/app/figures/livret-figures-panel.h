/* livret-figures-panel.h: what is computed of a measure's readings, below its chart: time in range,
 * a series of pressures, body mass, a calendar. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "record/livret-kind.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_FIGURES_PANEL (livret_figures_panel_get_type ())
G_DECLARE_FINAL_TYPE (LivretFiguresPanel, livret_figures_panel, LIVRET, FIGURES_PANEL, AdwBin)

/**
 * livret_figures_panel_load: reads and shows the figures of a period; nothing for a kind of which
 * there are none.
 * @kind: one of livret_kinds()
 * @unit: to show in; one of the kind's
 * @from_day, @until_day: local days, inclusive
 */
void livret_figures_panel_load (LivretFiguresPanel *self,
                                LivretHousehold *household,
                                const char *person,
                                const LivretKind *kind,
                                const char *unit,
                                int from_day,
                                int until_day);

/** livret_figures_panel_whose: (transfer full): as livret_household_title_of(). */
char *livret_figures_panel_whose (LivretFiguresPanel *self);

G_END_DECLS
