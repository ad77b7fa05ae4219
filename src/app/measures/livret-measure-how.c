/* livret-measure-how.c: the dialog that explains the figures of a measure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-how.h"

#include <glib/gi18n.h>

#include "app/measures/livret-measure-figures.h"

static GtkWidget *
build_label (const char *text, const char *style, GtkAccessibleRole role)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0,
                       "accessible-role", role, "css-classes", (const char *[]) { style, NULL },
                       NULL);
}

static GtkWidget *
build_row (const LivretMeasureRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *title = build_label (row->title, "heading", GTK_ACCESSIBLE_ROLE_HEADING);

  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), build_label (row->value, "body", GTK_ACCESSIBLE_ROLE_LABEL));
  if (row->note != NULL)
    {
      GtkWidget *note = build_label (row->note, "caption", GTK_ACCESSIBLE_ROLE_LABEL);

      gtk_widget_add_css_class (note, "dimmed");
      gtk_box_append (GTK_BOX (box), note);
    }
  return box;
}

AdwDialog *
livret_measure_how_new (const GPtrArray *rows, const char *of, const char *whose)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 20);
  GtkWidget *scroller =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                    "propagate-natural-height", TRUE, "child", box, NULL);

  gtk_widget_add_css_class (box, "page-content");
  gtk_box_append (GTK_BOX (box), build_label (of, "title-4", GTK_ACCESSIBLE_ROLE_HEADING));
  for (guint i = 0; i < rows->len; i++)
    gtk_box_append (GTK_BOX (box), build_row (rows->pdata[i]));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_ ("How is this computed?"), whose));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  adw_dialog_set_title (dialog, _ ("How is this computed?"));
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_content_width (dialog, 520);
  return dialog;
}
