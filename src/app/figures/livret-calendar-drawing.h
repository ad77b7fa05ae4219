/* livret-calendar-drawing.h: a calendar of shades as a drawing: a column a week, a row a weekday.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/livret-calendar.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** livret_calendar_view_new: as many weeks as there is room for, the last ones; the keys go back
 * further. */
GtkWidget *livret_calendar_view_new (const LivretCalendar *calendar, const char *unit, int today);
/** livret_calendar_legend_new: the shades and what they stand for. */
GtkWidget *livret_calendar_legend_new (const LivretCalendar *calendar, const char *unit);

G_END_DECLS
