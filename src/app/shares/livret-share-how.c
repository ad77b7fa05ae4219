/* livret-share-how.c: a share's fourth page: by which route.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-share-how.h"

#include <glib/gi18n.h>

struct _LivretShareHow
{
  AdwBin parent_instance;

  GPtrArray *checks; /* GtkCheckButton of each route, in the table's order */
  LivretShareDraft *draft;
  gboolean filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretShareHow, livret_share_how, ADW_TYPE_BIN)

const char *
livret_share_how_icon (const LivretRoute *route)
{
  return route->icon;
}

static void
on_toggled (GtkCheckButton *check, LivretShareHow *self)
{
  const LivretRoute *route = g_object_get_data (G_OBJECT (check), "route");

  if (self->filling || self->draft == NULL || !gtk_check_button_get_active (check))
    return;
  g_set_str (&self->draft->route, route->id);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
build_words (const LivretRoute *route)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *texts[] = { route->title, route->needs, route->enforced };
  static const char *const classes[] = { "heading", "body", "dimmed" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = gtk_label_new (_ (texts[i]));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, classes[i]);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static GtkWidget *
build_card (LivretShareHow *self, const LivretRoute *route)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *icon =
      g_object_new (GTK_TYPE_IMAGE, "icon-name", livret_share_how_icon (route), "accessible-role",
                    GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign", GTK_ALIGN_START, NULL);
  g_autofree char *description = g_strdup_printf ("%s %s", _ (route->needs), _ (route->enforced));

  gtk_widget_add_css_class (icon, "tile-icon");
  gtk_widget_add_css_class (icon, "accent");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), build_words (route));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_widget_add_css_class (check, "card");
  gtk_widget_add_css_class (check, "route-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (route->title), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
  g_object_set_data (G_OBJECT (check), "route", (gpointer) route);
  if (self->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->checks->pdata[0]);
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), self);
  g_ptr_array_add (self->checks, check);
  return check;
}

void
livret_share_how_set_draft (LivretShareHow *self, LivretShareDraft *draft)
{
  self->draft = draft;
  if (draft == NULL)
    return;
  self->filling = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    {
      const LivretRoute *route = g_object_get_data (self->checks->pdata[i], "route");

      gtk_check_button_set_active (self->checks->pdata[i], g_str_equal (route->id, draft->route));
    }
  self->filling = FALSE;
}

static void
livret_share_how_finalize (GObject *object)
{
  g_ptr_array_unref (LIVRET_SHARE_HOW (object)->checks);
  G_OBJECT_CLASS (livret_share_how_parent_class)->finalize (object);
}

static void
livret_share_how_class_init (LivretShareHowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = livret_share_how_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
livret_share_how_init (LivretShareHow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->checks = g_ptr_array_new ();
  for (const LivretRoute *route = livret_routes (); route->id != NULL; route++)
    gtk_box_append (GTK_BOX (box), build_card (self, route));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("How"),
                                  -1);
}
