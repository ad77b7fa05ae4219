/* livret-heading.c: the heading of a step, which takes the keyboard's focus when the step begins.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-heading.h"

struct _LivretHeading
{
  GtkBox parent_instance;

  GtkWidget *label;
};

enum
{
  PROP_LABEL = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (LivretHeading, livret_heading, GTK_TYPE_BOX)

void
livret_heading_set_label (LivretHeading *self, const char *label)
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->label)), label) == 0)
    return;
  gtk_label_set_label (GTK_LABEL (self->label), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}

static void
livret_heading_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LABEL)
    g_value_set_string (value, gtk_label_get_label (GTK_LABEL (LIVRET_HEADING (object)->label)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
livret_heading_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  const char *label = id == PROP_LABEL ? g_value_get_string (value) : NULL;

  if (id == PROP_LABEL)
    livret_heading_set_label (LIVRET_HEADING (object), label ? label : "");
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
livret_heading_class_init (LivretHeadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = livret_heading_get_property;
  object_class->set_property = livret_heading_set_property;
  props[PROP_LABEL] =
      g_param_spec_string ("label", NULL, NULL, "",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_HEADING);
}

static void
livret_heading_init (LivretHeading *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "hexpand", TRUE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->label, "greeting");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_box_append (GTK_BOX (self), self->label);
}
