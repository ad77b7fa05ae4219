/* livret-share-card.c: a share as an envelope.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-share-card.h"

#include <glib/gi18n.h>

#include "app/shares/livret-flap.h"
#include "app/shares/livret-share-how.h"
#include "app/shares/livret-share-state.h"
#include "app/shares/livret-share-summary.h"
#include "app/widgets/livret-spoken.h"

struct _LivretShareCard
{
  AdwBin parent_instance;
};

enum
{
  END,
  RENEW,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretShareCard, livret_share_card, ADW_TYPE_BIN)

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_line (GtkWidget *box, const char *icon, const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (image, "dimmed");
  gtk_box_append (GTK_BOX (line), image);
  add_label (line, text, NULL);
  gtk_box_append (GTK_BOX (box), line);
}

static GtkWidget *
build_chip (const LivretRoute *route)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image =
      g_object_new (GTK_TYPE_IMAGE, "icon-name", livret_share_how_icon (route), "pixel-size", 14,
                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_box_append (GTK_BOX (chip), image);
  gtk_box_append (GTK_BOX (chip), g_object_new (GTK_TYPE_LABEL, "label", _ (route->title), "wrap",
                                                TRUE, "xalign", 0.0, NULL));
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  return chip;
}

static void
on_end_clicked (LivretShareCard *self)
{
  g_signal_emit (self, signals[END], 0);
}

static void
on_renew_clicked (LivretShareCard *self)
{
  g_signal_emit (self, signals[RENEW], 0);
}

static void
add_button (LivretShareCard *self,
            GtkWidget *box,
            const char *label,
            const char *recipient,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", label, recipient);

  gtk_widget_add_css_class (button, "flat");
  livret_spoken_name (button, spoken);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_wrap_box_append (ADW_WRAP_BOX (box), button);
}

static void
add_foot (LivretShareCard *self, GtkWidget *content, const LivretShareState *state)
{
  GtkWidget *foot = g_object_new (ADW_TYPE_WRAP_BOX, "justify", ADW_JUSTIFY_SPREAD,
                                  "justify-last-line", TRUE, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *buttons = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 4, NULL);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", "livret-check-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_box_append (GTK_BOX (line), image);
  add_label (line, state->state, NULL);
  adw_wrap_box_append (ADW_WRAP_BOX (foot), line);
  add_button (self, buttons, _ ("Renew"), state->recipient, G_CALLBACK (on_renew_clicked));
  if (state->end_action != NULL)
    add_button (self, buttons, state->end_action, state->recipient, G_CALLBACK (on_end_clicked));
  adw_wrap_box_append (ADW_WRAP_BOX (foot), buttons);
  gtk_widget_set_margin_top (foot, 4);
  gtk_box_append (GTK_BOX (content), foot);
}

/* The chip goes below a name that needs the whole width. */
static GtkWidget *
build_head (const LivretShareState *state)
{
  GtkWidget *head = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 8, "line-spacing", 4,
                                  "justify", ADW_JUSTIFY_SPREAD, NULL);
  GtkWidget *name = gtk_label_new (state->recipient);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_add_css_class (name, "envelope-name");
  adw_wrap_box_append (ADW_WRAP_BOX (head), name);
  if (state->route != NULL)
    adw_wrap_box_append (ADW_WRAP_BOX (head), build_chip (state->route));
  return head;
}

static GtkWidget *
build (const LivretGrantTerms *terms, gboolean quiet, gboolean flat)
{
  LivretShareCard *self = g_object_new (LIVRET_TYPE_SHARE_CARD, NULL);
  g_autoptr (LivretShareState) state = livret_share_state_new (terms);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_box_append (GTK_BOX (content), build_head (state));
  if (state->profession[0] != '\0')
    add_label (content, state->profession, "dimmed");
  add_label (content, state->purpose, NULL);
  add_line (content, "livret-document-symbolic", state->contents);
  add_line (content, "livret-calendar-symbolic", state->until);
  if (!quiet)
    add_foot (self, content, state);
  gtk_widget_add_css_class (content, "envelope-content");
  if (flat)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "card");
      gtk_widget_add_css_class (GTK_WIDGET (self), "envelope");
      gtk_widget_set_margin_top (content, 16);
      adw_bin_set_child (ADW_BIN (self), content);
    }
  else
    adw_bin_set_child (
        ADW_BIN (self),
        livret_envelope_card_new (content, state->live ? LIVRET_SEAL_LIVE : LIVRET_SEAL_ENDED));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state->spoken, -1);
  return GTK_WIDGET (self);
}

GtkWidget *
livret_share_card_new (const LivretGrantTerms *terms, gboolean flat)
{
  return build (terms, FALSE, flat);
}

GtkWidget *
livret_share_card_new_quiet (const LivretGrantTerms *terms)
{
  return build (terms, TRUE, FALSE);
}

static void
livret_share_card_class_init (LivretShareCardClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[END] = g_signal_new ("end", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RENEW] =
      g_signal_new ("renew", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
livret_share_card_init (LivretShareCard *self)
{
}
