/* livret-template.c: letting go of what a template made.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-template.h"

/* The one place of a container that a template fills: "content" of a window, else "child". */
static const char *const places[] = { "content", "child" };

/* GTK unparents a bound child that stands directly in the widget. Bins, pages and dialogs are not
 * told, and would unparent it once more when they are disposed of: they let it go first. */
void
livret_template_dispose (GtkWidget *widget, GType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), places[i]) != NULL)
      {
        g_object_set (widget, places[i], NULL, NULL);
        break;
      }
  gtk_widget_dispose_template (widget, type);
}
