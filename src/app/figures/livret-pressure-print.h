/* livret-pressure-print.h: prints the page of a series of pressures, for own use.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-household.h"
#include "figures/livret-pressure-series.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** livret_pressure_print: asks for a printer, notes it in the journal, then hands the page over.
 * @series is copied. */
void livret_pressure_print (GtkWidget *from,
                            LivretHousehold *household,
                            const char *person,
                            const LivretPressureSeries *series,
                            const LivretKind *kind,
                            const char *unit);

G_END_DECLS
