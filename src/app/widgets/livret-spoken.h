/* livret-spoken.h: what a screen reader says of GTK's own widgets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * livret_spoken_name: the name of a widget, in place of the words that stand on it.
 *
 * A button with a label is named by it ("Add"), whatever its accessible label is: this one wins
 * ("Add an Allergy").
 */
void livret_spoken_name (GtkWidget *widget, const char *name);

/** livret_spoken_drop_down: what it is, and what is chosen; GTK itself says only the choice. */
void livret_spoken_drop_down (GtkDropDown *drop_down, const char *name);

/**
 * livret_spoken_menu: gives the items of a button's menu their names whenever it opens.
 *
 * GTK 4.18 labels them by a widget that is itself hidden from screen readers: they would be
 * nameless.
 */
void livret_spoken_menu (GtkMenuButton *button);

/** livret_spoken_items: the same once, for a menu that no button opens. */
void livret_spoken_items (GtkWidget *menu);

/**
 * livret_spoken_say: what happened at @widget without the focus having moved there.
 *
 * It is the window that says it: of a widget that no screen reader has looked at yet, GTK 4.18
 * drops the words.
 */
void livret_spoken_say (GtkWidget *widget,
                        const char *words,
                        GtkAccessibleAnnouncementPriority priority);

/** livret_spoken_found: how many a search or a filter of the page @widget left; silent on a page
 * that is not shown. */
void livret_spoken_found (GtkWidget *widget, guint found);

G_END_DECLS
