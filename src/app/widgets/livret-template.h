/* livret-template.h: letting go of what a template made.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * livret_template_dispose: for dispose(), in place of gtk_widget_dispose_template(): members bound
 * to the template are %NULL afterwards, which callbacks that come late may ask for. May be called
 * again.
 * @type: the class whose template it is
 */
void livret_template_dispose (GtkWidget *widget, GType type);

G_END_DECLS
