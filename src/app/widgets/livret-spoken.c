/* livret-spoken.c: what a screen reader says of GTK's own widgets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-spoken.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-wording.h"

void
livret_spoken_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Drop-downs ------------------------------------------------------------------ */

#define NAME "livret-spoken-name"

static void
say_choice (GtkDropDown *drop_down)
{
  GObject *item = gtk_drop_down_get_selected_item (drop_down);
  const char *choice =
      GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (GTK_STRING_OBJECT (item)) : NULL;
  g_autofree char *spoken =
      livret_wording_join (g_object_get_data (G_OBJECT (drop_down), NAME), choice, NULL);

  livret_spoken_name (GTK_WIDGET (drop_down), spoken);
}

void
livret_spoken_drop_down (GtkDropDown *drop_down, const char *name)
{
  gboolean first = g_object_get_data (G_OBJECT (drop_down), NAME) == NULL;

  g_object_set_data_full (G_OBJECT (drop_down), NAME, g_strdup (name), g_free);
  if (first)
    g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (say_choice), NULL);
  say_choice (drop_down);
}

/* Menus ----------------------------------------------------------------------- */

/* The items are of a private type of GTK's, known by its name and its property "text". */
void
livret_spoken_items (GtkWidget *widget)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    {
      g_autofree char *text = NULL;

      g_object_get (widget, "text", &text, NULL);
      livret_spoken_name (widget, text ? text : "");
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    livret_spoken_items (child);
}

static void
on_menu_opened (GtkMenuButton *button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (popover != NULL && gtk_menu_button_get_active (button))
    livret_spoken_items (GTK_WIDGET (popover));
}

void
livret_spoken_menu (GtkMenuButton *button)
{
  g_signal_connect (button, "notify::active", G_CALLBACK (on_menu_opened), NULL);
}

void
livret_spoken_say (GtkWidget *widget, const char *words, GtkAccessibleAnnouncementPriority priority)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (root), words, priority);
}

void
livret_spoken_found (GtkWidget *widget, guint found)
{
  g_autofree char *words =
      found == 0 ? g_strdup (_ ("Nothing found"))
                 : g_strdup_printf (ngettext ("%'u found", "%'u found", found), found);

  if (gtk_widget_get_mapped (widget))
    livret_spoken_say (widget, words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
