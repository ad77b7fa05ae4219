/* livret-title-below.c: the name of a page below its buttons, on a phone with large letters.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-title-below.h"

#include "app/window/livret-household.h"

struct _LivretTitleBelow
{
  GtkBox parent_instance;

  GtkWidget *title;
  GtkWidget *subtitle;

  AdwWindowTitle *of;         /* owned */
  LivretHousehold *household; /* owned */
  gboolean crowded;
};

enum
{
  PROP_OF = 1,
  PROP_HOUSEHOLD,
  PROP_CROWDED,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (LivretTitleBelow, livret_title_below, GTK_TYPE_BOX)

static void
place (LivretTitleBelow *self)
{
  gboolean below;

  if (self->of == NULL || self->household == NULL)
    return;
  below = (self->crowded ? livret_household_get_narrow (self->household)
                         : livret_household_get_cramped (self->household)) &&
          (adw_window_title_get_title (self->of)[0] != '\0' ||
           adw_window_title_get_subtitle (self->of)[0] != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self), below);
  gtk_widget_set_visible (GTK_WIDGET (self->of), !below);
}

static void
say (LivretTitleBelow *self)
{
  const char *subtitle = adw_window_title_get_subtitle (self->of);

  gtk_label_set_label (GTK_LABEL (self->title), adw_window_title_get_title (self->of));
  gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle);
  gtk_widget_set_visible (self->subtitle, subtitle[0] != '\0');
  place (self);
}

static void
take_title (LivretTitleBelow *self, AdwWindowTitle *of)
{
  g_set_object (&self->of, of);
  if (of == NULL)
    return;
  g_signal_connect_object (of, "notify::title", G_CALLBACK (say), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (of, "notify::subtitle", G_CALLBACK (say), self, G_CONNECT_SWAPPED);
  say (self);
}

static void
take_household (LivretTitleBelow *self, LivretHousehold *household)
{
  if (!g_set_object (&self->household, household) || household == NULL)
    return;
  g_signal_connect_object (household, "notify::tight", G_CALLBACK (place), self, G_CONNECT_SWAPPED);
  place (self);
}

static void
livret_title_below_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LivretTitleBelow *self = LIVRET_TITLE_BELOW (object);

  if (id == PROP_OF)
    g_value_set_object (value, self->of);
  else if (id == PROP_HOUSEHOLD)
    g_value_set_object (value, self->household);
  else if (id == PROP_CROWDED)
    g_value_set_boolean (value, self->crowded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
livret_title_below_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LivretTitleBelow *self = LIVRET_TITLE_BELOW (object);

  if (id == PROP_OF)
    take_title (self, g_value_get_object (value));
  else if (id == PROP_HOUSEHOLD)
    take_household (self, g_value_get_object (value));
  else if (id == PROP_CROWDED)
    self->crowded = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
livret_title_below_dispose (GObject *object)
{
  LivretTitleBelow *self = LIVRET_TITLE_BELOW (object);

  g_clear_object (&self->of);
  g_clear_object (&self->household);
  G_OBJECT_CLASS (livret_title_below_parent_class)->dispose (object);
}

static void
livret_title_below_class_init (LivretTitleBelowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = livret_title_below_get_property;
  object_class->set_property = livret_title_below_set_property;
  object_class->dispose = livret_title_below_dispose;
  props[PROP_OF] = g_param_spec_object ("of", NULL, NULL, ADW_TYPE_WINDOW_TITLE,
                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_HOUSEHOLD] = g_param_spec_object ("household", NULL, NULL, LIVRET_TYPE_HOUSEHOLD,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_CROWDED] =
      g_param_spec_boolean ("crowded", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static GtkWidget *
add_line (LivretTitleBelow *self, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self), label);
  return label;
}

static void
livret_title_below_init (LivretTitleBelow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "title-below");
  self->title = add_line (self, "title");
  self->subtitle = add_line (self, "caption");
  gtk_widget_add_css_class (self->subtitle, "dimmed");
}
