/* livret-layout-report.h: tells tests where things stand in the window, and how long frames take.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Only in builds with -Dtest_hooks=true. */
#if LIVRET_TEST_HOOKS

/**
 * livret_layout_report_start:
 * @application: the program, which is on the session's bus
 *
 * Where the environment has LIVRET_TEST_LAYOUT, answers on the session's bus, at
 * /org/livretsante/Livret/layout, what livret-layout-report.c lists: what stands where in the
 * window shown, and frames and times.
 */
void livret_layout_report_start (GApplication *application);

/**
 * livret_layout_describe:
 * @application: the program
 *
 * What stands where in its windows, popovers included, as the widgets themselves know it.
 *
 * Returns: (transfer full): JSON: an array of nodes, parents before their children
 */
char *livret_layout_describe (GtkApplication *application);

/** livret_layout_report_key: notes that a vault's key is known: an opening is measured from there.
 * Any thread. */
void livret_layout_report_key (void);

#endif

G_END_DECLS
