/* livret-share-summary.c: the envelope beside the assistant: what is said so far.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-share-summary.h"

#include <glib/gi18n.h>

#include "app/shares/livret-flap.h"
#include "base/livret-clock.h"
#include "sharing/livret-routes.h"

struct _LivretShareSummary
{
  AdwBin parent_instance;

  GtkWidget *recipient;
  GtkWidget *profession;
  GtkWidget *lines[4];
};

G_DEFINE_FINAL_TYPE (LivretShareSummary, livret_share_summary, ADW_TYPE_BIN)

static const struct
{
  const char *icon;
  const char *label;
} line_rows[] = {
  { "livret-document-symbolic", N_ ("What") },
  { "livret-heart-symbolic", N_ ("Why") },
  { "livret-calendar-symbolic", N_ ("Until") },
  { "livret-envelope-symbolic", N_ ("How") },
};

GtkWidget *
livret_envelope_card_new (GtkWidget *content, int seal)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *flap = livret_flap_new (seal);

  gtk_widget_set_margin_top (content, LIVRET_FLAP_TEXT);
  gtk_widget_set_valign (flap, GTK_ALIGN_START);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), content);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), flap);
  gtk_widget_set_can_target (flap, FALSE);
  gtk_widget_set_overflow (overlay, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (overlay, "card");
  gtk_widget_add_css_class (overlay, "envelope");
  return overlay;
}

static GtkWidget *
build_line (LivretShareSummary *self, guint i)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *label = gtk_label_new (_ (line_rows[i].label));
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", line_rows[i].icon, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign", GTK_ALIGN_START,
                                  "margin-top", 3, NULL);

  self->lines[i] = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_label_set_xalign (GTK_LABEL (self->lines[i]), 0);
  gtk_label_set_wrap (GTK_LABEL (self->lines[i]), TRUE);
  gtk_box_append (GTK_BOX (words), label);
  gtk_box_append (GTK_BOX (words), self->lines[i]);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), words);
  return row;
}

void
livret_share_summary_show (LivretShareSummary *self,
                           LivretHousehold *household,
                           const LivretShareDraft *draft)
{
  const LivretRoute *route = livret_route_by_id (draft->route);
  g_autofree char *until = livret_share_draft_until (draft, livret_clock_today ());
  g_autofree char *what = g_strdup_printf (
      ngettext ("%u thing ticked", "%u things ticked", draft->items->len), draft->items->len);
  const char *texts[] = {
    draft->items->len > 0 ? what : "…",
    draft->purpose[0] != '\0' ? draft->purpose : "…",
    until[0] != '\0' ? until : "…",
    route ? _ (route->title) : "…",
  };

  gtk_label_set_label (GTK_LABEL (self->recipient),
                       draft->recipient[0] != '\0' ? draft->recipient : _ ("To whom?"));
  gtk_label_set_label (GTK_LABEL (self->profession), draft->profession);
  gtk_widget_set_visible (self->profession, draft->profession[0] != '\0');
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    gtk_label_set_label (GTK_LABEL (self->lines[i]), texts[i]);
}

GtkWidget *
livret_share_summary_new (void)
{
  return g_object_new (LIVRET_TYPE_SHARE_SUMMARY, NULL);
}

static void
livret_share_summary_class_init (LivretShareSummaryClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
livret_share_summary_init (LivretShareSummary *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->recipient = gtk_label_new ("");
  self->profession = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (self->recipient), 0);
  gtk_label_set_wrap (GTK_LABEL (self->recipient), TRUE);
  gtk_widget_add_css_class (self->recipient, "envelope-name");
  gtk_label_set_xalign (GTK_LABEL (self->profession), 0);
  gtk_label_set_wrap (GTK_LABEL (self->profession), TRUE);
  gtk_widget_add_css_class (self->profession, "dimmed");
  gtk_box_append (GTK_BOX (box), self->recipient);
  gtk_box_append (GTK_BOX (box), self->profession);
  for (guint i = 0; i < G_N_ELEMENTS (line_rows); i++)
    gtk_box_append (GTK_BOX (box), build_line (self, i));
  gtk_widget_add_css_class (box, "envelope-content");
  adw_bin_set_child (ADW_BIN (self), livret_envelope_card_new (box, LIVRET_SEAL_OPEN));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The share so far"), -1);
}
