/* livret-share-steps.c: the row of discs above a share: which page of which.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-share-steps.h"

void
livret_share_steps_fill (GtkBox *box,
                         const LivretShareWay *way,
                         LivretShareStep step,
                         gboolean narrow)
{
  guint at = livret_share_way_place (way, step);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < way->n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      GtkWidget *disc =
          i < at ? gtk_image_new_from_icon_name ("livret-check-symbolic") : gtk_label_new (number);

      gtk_widget_set_valign (disc, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (disc, "step");
      gtk_widget_add_css_class (disc, i < at ? "done" : i == at ? "current" : "coming");
      if (i > 0)
        {
          GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

          gtk_widget_set_size_request (line, narrow ? 14 : 22, -1);
          gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
          gtk_box_append (box, line);
        }
      gtk_box_append (box, disc);
      if (!narrow)
        {
          GtkWidget *label = gtk_label_new (livret_share_step_title (way->steps[i]));

          gtk_widget_add_css_class (label, i == at ? "heading" : "dimmed");
          gtk_box_append (box, label);
        }
    }
}
