/* livret-wrapped-button.c: buttons whose words take several lines where there is little room.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-wrapped-button.h"

static void
wrap (GtkLabel *label)
{
  /* A row's own label would sooner end in dots. */
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (label, TRUE);
  /* Not before there is too little room for one line. */
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

static void
wrap_labels (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (GTK_IS_LABEL (widget))
    wrap (GTK_LABEL (widget));
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    wrap_labels (child);
}

void
livret_wrap_button (GtkWidget *button)
{
  wrap_labels (button);
}

void
livret_wrap_buttons (GtkWidget *box)
{
  GtkWidget *child = gtk_widget_get_first_child (box);

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      livret_wrap_button (child);
}

void
livret_wrap_button_rows (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (ADW_IS_BUTTON_ROW (widget))
    wrap_labels (widget);
  else if (ADW_IS_DIALOG (widget) && child == NULL)
    /* Not its child before it is shown. */
    livret_wrap_button_rows (adw_dialog_get_child (ADW_DIALOG (widget)));
  else
    for (; child != NULL; child = gtk_widget_get_next_sibling (child))
      livret_wrap_button_rows (child);
}
