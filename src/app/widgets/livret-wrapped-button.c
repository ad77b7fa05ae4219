/* livret-wrapped-button.c: buttons whose words take several lines where there is little room.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-wrapped-button.h"

void
livret_wrap_button (GtkWidget *button)
{
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

void
livret_wrap_buttons (GtkWidget *box)
{
  GtkWidget *child = gtk_widget_get_first_child (box);

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      livret_wrap_button (child);
}
