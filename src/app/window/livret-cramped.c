/* livret-cramped.c: what a widget does otherwise on a phone with large letters.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-cramped.h"

#define LINES 3

static void
on_width (LivretHousehold *household, GParamSpec *pspec, GtkWidget *widget)
{
  LivretCrampedFunc apply = g_object_get_data (G_OBJECT (widget), "livret-cramped-func");

  apply (widget, livret_household_get_cramped (household));
}

void
livret_cramped_follow (GtkWidget *widget, LivretHousehold *household, LivretCrampedFunc apply)
{
  g_object_set_data (G_OBJECT (widget), "livret-cramped-func", apply);
  g_signal_connect_object (household, "notify::tight", G_CALLBACK (on_width), widget, 0);
  apply (widget, livret_household_get_cramped (household));
}

/* A row's child is the box of what is before, its words, and what is at the end. */
static void
fold (GtkWidget *row, gboolean cramped)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box),
                                  cramped ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (gtk_widget_get_last_child (box), cramped ? GTK_ALIGN_END : GTK_ALIGN_FILL);
}

void
livret_cramped_fold (GtkWidget *row, LivretHousehold *household)
{
  livret_cramped_follow (row, household, fold);
}

static void
show_sign (GtkWidget *button, gboolean cramped)
{
  gpointer part = g_object_get_data (G_OBJECT (button),
                                     cramped ? "livret-cramped-sign" : "livret-cramped-words");

  gtk_button_set_child (GTK_BUTTON (button), part);
  if (cramped)
    gtk_widget_add_css_class (button, "image-button");
  else
    gtk_widget_remove_css_class (button, "image-button");
}

void
livret_cramped_icon (GtkWidget *button, const char *icon, LivretHousehold *household)
{
  GtkWidget *sign = g_object_ref_sink (gtk_image_new_from_icon_name (icon));
  GtkWidget *words = g_object_ref (gtk_button_get_child (GTK_BUTTON (button)));

  g_object_set_data_full (G_OBJECT (button), "livret-cramped-sign", sign, g_object_unref);
  g_object_set_data_full (G_OBJECT (button), "livret-cramped-words", words, g_object_unref);
  livret_cramped_follow (button, household, show_sign);
}

static void
hide (GtkWidget *widget, gboolean cramped)
{
  gtk_widget_set_visible (widget, !cramped);
}

void
livret_cramped_hide (GtkWidget *widget, LivretHousehold *household)
{
  livret_cramped_follow (widget, household, hide);
}

static void
wrap (GtkWidget *widget, gboolean cramped)
{
  GtkLabel *label = GTK_LABEL (widget);

  gtk_label_set_wrap (label, cramped);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (label, cramped ? LINES : -1);
}

void
livret_cramped_wrap (GtkWidget *label, LivretHousehold *household)
{
  livret_cramped_follow (label, household, wrap);
}
