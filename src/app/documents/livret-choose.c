/* livret-choose.c: one of a list, in a sheet that has room for long words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-choose.h"

#include "app/widgets/livret-begin-at.h"

struct _LivretChoices
{
  GtkListBox *rows;
  GtkWidget *parent;
  AdwDialog *dialog;
  LivretChosen chosen;
};

LivretChoices *
livret_choices_new (void)
{
  LivretChoices *choices = g_new0 (LivretChoices, 1);

  choices->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (choices->rows, GTK_SELECTION_NONE);
  gtk_widget_set_valign (GTK_WIDGET (choices->rows), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (choices->rows), "boxed-list");
  return choices;
}

void
livret_choices_add (LivretChoices *choices, const char *id, const char *label)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  gtk_list_box_append (choices->rows, row);
}

static void
choices_free (gpointer data, GClosure *closure)
{
  LivretChoices *choices = data;

  g_object_unref (choices->parent);
  g_free (choices);
}

/* What follows may ask something more: not below this sheet. */
static void
on_row_activated (LivretChoices *choices, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));
  g_autoptr (GtkWidget) parent = g_object_ref (choices->parent);
  LivretChosen chosen = choices->chosen;

  adw_dialog_force_close (choices->dialog);
  chosen (parent, id);
}

void
livret_choices_ask (LivretChoices *choices,
                    GtkWidget *parent,
                    const char *heading,
                    LivretChosen chosen)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *rows = GTK_WIDGET (choices->rows);

  choices->parent = g_object_ref (parent);
  choices->chosen = chosen;
  choices->dialog = adw_dialog_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  gtk_widget_set_margin_start (rows, 14);
  gtk_widget_set_margin_end (rows, 14);
  gtk_widget_set_margin_top (rows, 4);
  gtk_widget_set_margin_bottom (rows, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), rows);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), window);
  adw_dialog_set_title (choices->dialog, heading);
  adw_dialog_set_content_width (choices->dialog, 380);
  adw_dialog_set_child (choices->dialog, view);
  livret_begin_at (choices->dialog, GTK_WIDGET (gtk_list_box_get_row_at_index (choices->rows, 0)));
  g_signal_connect_data (choices->rows, "row-activated", G_CALLBACK (on_row_activated), choices,
                         choices_free, G_CONNECT_SWAPPED);
  adw_dialog_present (choices->dialog, parent);
}
