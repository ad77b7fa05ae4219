/* livret-initials.c: a person's initials on a disc of their colour.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-initials.h"

static const char *const colour_classes[] = { "person-0", "person-1", "person-2", "person-3" };

const char *
livret_initials_class (int colour)
{
  return colour_classes[(guint) colour % G_N_ELEMENTS (colour_classes)];
}

static void
dress (GtkWidget *widget, int size)
{
  gtk_widget_set_size_request (widget, size, size);
  gtk_widget_set_halign (widget, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (widget, "initials");
  gtk_widget_add_css_class (widget, size >= 40 ? "large" : size <= 24 ? "small" : "medium");
}

GtkWidget *
livret_initials_new (const LivretPerson *person, GPtrArray *people, int size)
{
  g_autofree char *text = livret_person_initials (person, people);
  /* The name always stands beside: the letters are a picture. */
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  dress (label, size);
  gtk_widget_add_css_class (label, livret_initials_class (person->colour));
  return label;
}

GtkWidget *
livret_initials_everybody (int size)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", "livret-house-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  dress (image, size);
  return image;
}
