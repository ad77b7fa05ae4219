/* livret-chart-moves.h: moving a chart through time, with the pointer, the fingers and the keys.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/charts/livret-chart-view.h"

G_BEGIN_DECLS

/*
 * Dragging moves; scrolling sideways, or with Shift, too; with Ctrl, and with two fingers, it comes
 * nearer or goes away. Shift or Ctrl with Left and Right: a quarter of the period; Ctrl with Home
 * and End: the first and the last readings; plus and minus: nearer and away.
 */

void livret_chart_moves_attach (LivretChartView *view);
/** livret_chart_moves_key: whether the key moves it. */
gboolean livret_chart_moves_key (LivretChartView *view, guint keyval, GdkModifierType modifiers);

G_END_DECLS
