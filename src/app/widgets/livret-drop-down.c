/* livret-drop-down.c: drop-downs that do not grow with their longest word.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-drop-down.h"

/* Of the choice where there is room; and of the list, before it takes several lines: a list wider than a phone's screen would not be shown
 * at all. As in AdwComboRow. */
#define LIST_CHARS 20

static void
set_up (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (user_data != NULL)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), LIST_CHARS);
      gtk_label_set_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (user_data));
    }
  else
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_max_width_chars (GTK_LABEL (label), LIST_CHARS);
    }
  gtk_list_item_set_child (item, label);
}

static void
bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
  gtk_list_item_set_accessible_label (item, text);
}

static GtkListItemFactory *
make_factory (int chars)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up), GINT_TO_POINTER (chars));
  g_signal_connect (factory, "bind", G_CALLBACK (bind), NULL);
  return factory;
}

void
livret_drop_down_shorten (GtkDropDown *drop_down, int chars)
{
  g_autoptr (GtkListItemFactory) chosen = make_factory (chars);
  g_autoptr (GtkListItemFactory) list = make_factory (0);

  gtk_drop_down_set_factory (drop_down, chosen);
  gtk_drop_down_set_list_factory (drop_down, list);
}
