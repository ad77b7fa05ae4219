/* livret-document-drop-down.c: the drop-downs above the list of documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-drop-down.h"

static void
setup_short (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

/* What stands in something else is moved in by spaces in the list, and needs none on its own. */
static const char *
skip_spaces (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

static void
bind_short (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), skip_spaces (text));
}

static void
name_choice (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_list_item_set_accessible_label (item, skip_spaces (text));
}

void
livret_document_combo_row_set_up (AdwComboRow *row)
{
  g_signal_connect_after (adw_combo_row_get_factory (row), "bind", G_CALLBACK (name_choice), NULL);
}

void
livret_document_drop_down_set_up (GtkWidget *drop_down)
{
  GtkDropDown *self = GTK_DROP_DOWN (drop_down);
  GtkListItemFactory *standard = gtk_drop_down_get_factory (self);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_short), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_short), NULL);
  g_signal_connect_after (standard, "bind", G_CALLBACK (name_choice), NULL);
  gtk_drop_down_set_list_factory (self, standard);
  gtk_drop_down_set_factory (self, factory);
}

void
livret_document_drop_down_fill (GtkWidget *drop_down, const char *const *choices, guint selected)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (choices);

  gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
}

const char *
livret_document_drop_down_get (GtkWidget *drop_down)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));
  gpointer choice = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (drop_down));

  return selected > 0 && choice != NULL ? gtk_string_object_get_string (choice) : NULL;
}
