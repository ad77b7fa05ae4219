/* livret-figure-rows.h: figures as rows, each of which tells how it is computed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "figures/livret-figure.h"

G_BEGIN_DECLS

/** livret_figure_group_new: a group with a heading; @words: (nullable): below it. */
AdwPreferencesGroup *livret_figure_group_new (const char *title, const char *words);
/** livret_figure_row_new: @figure is copied as far as it is needed. */
GtkWidget *livret_figure_row_new (const LivretFigure *figure, LivretHousehold *household);
/** livret_figure_group_add: a row each. @figures: (element-type LivretFigure) */
void livret_figure_group_add (AdwPreferencesGroup *group,
                              const GPtrArray *figures,
                              LivretHousehold *household);
/** livret_figure_plain_row_new: words and a value that explain themselves; both nullable but
 * @title. */
GtkWidget *livret_figure_plain_row_new (const char *title,
                                        const char *subtitle,
                                        const char *value,
                                        LivretHousehold *household);
/** livret_figure_card: @view in a card of its own. */
GtkWidget *livret_figure_card (GtkWidget *view, GtkWidget *legend);

/** livret_figure_append: a drawing under its heading, then its rows. */
void livret_figure_append (GtkBox *box, AdwPreferencesGroup *drawing, AdwPreferencesGroup *rows);

/** LivretRowsFunc: adds its rows to @row when it is opened for the first time. */
typedef void (*LivretRowsFunc) (AdwExpanderRow *row, gpointer data);
/** livret_figure_table_new: a row that opens; what stands in it is made then. */
GtkWidget *livret_figure_table_new (const char *title,
                                    const char *subtitle,
                                    LivretRowsFunc func,
                                    gpointer data,
                                    GDestroyNotify data_free);

G_END_DECLS
