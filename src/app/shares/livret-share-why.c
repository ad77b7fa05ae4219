/* livret-share-why.c: a share's third page: why, and until when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-share-why.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wrapped-button.h"
#include "base/livret-clock.h"

struct _LivretShareWhy
{
  AdwBin parent_instance;

  GtkWidget *purpose_row;
  AdwWrapBox *purposes;
  AdwToggleGroup *period;
  GtkWidget *date_group;
  GtkWidget *date_row;
  GtkWidget *until_label;

  LivretShareDraft *draft;
  gboolean filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretShareWhy, livret_share_why, ADW_TYPE_BIN)

static const char *const usual_purposes[] = {
  N_ ("Care"),
  N_ ("Second opinion"),
  N_ ("Before an operation"),
  N_ ("Follow-up of a long illness"),
  N_ ("Travel"),
};

static void
show_until (LivretShareWhy *self)
{
  g_autofree char *until = livret_share_draft_until (self->draft, livret_clock_today ());
  g_autofree char *words = until[0] != '\0'
                               ? g_strdup_printf (_ ("Until %s included."), until)
                               : g_strdup (_ ("Write the last day as day/month/year."));

  gtk_label_set_label (GTK_LABEL (self->until_label), words);
}

static void
on_changed (LivretShareWhy *self)
{
  const char *name = adw_toggle_group_get_active_name (self->period);
  gboolean by_date = g_strcmp0 (name, "date") == 0;

  if (self->filling || self->draft == NULL)
    return;
  g_free (self->draft->purpose);
  self->draft->purpose =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->purpose_row))));
  gtk_widget_set_visible (self->date_group, by_date);
  g_set_str (&self->draft->until, by_date ? gtk_editable_get_text (GTK_EDITABLE (self->date_row))
                                  : name  ? name
                                          : "");
  show_until (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_period_chosen (LivretShareWhy *self)
{
  on_changed (self);
  if (!self->filling && gtk_widget_get_visible (self->date_group))
    gtk_widget_grab_focus (self->date_row);
}

static void
on_purpose_clicked (GtkWidget *button, LivretShareWhy *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->purpose_row),
                         gtk_button_get_label (GTK_BUTTON (button)));
}

void
livret_share_why_set_draft (LivretShareWhy *self, LivretShareDraft *draft)
{
  gboolean by_date;

  self->draft = draft;
  if (draft == NULL)
    return;
  by_date = draft->until[0] != '+';
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->purpose_row), draft->purpose);
  adw_toggle_group_set_active_name (self->period, by_date ? "date" : draft->until);
  gtk_widget_set_visible (self->date_group, by_date);
  gtk_editable_set_text (GTK_EDITABLE (self->date_row), by_date ? draft->until : "");
  self->filling = FALSE;
  show_until (self);
}

static void
livret_share_why_dispose (GObject *object)
{
  LIVRET_SHARE_WHY (object)->draft = NULL;
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_SHARE_WHY);
  G_OBJECT_CLASS (livret_share_why_parent_class)->dispose (object);
}

static void
livret_share_why_class_init (LivretShareWhyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_share_why_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-share-why.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhy, purpose_row);
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhy, purposes);
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhy, period);
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhy, date_group);
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhy, date_row);
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhy, until_label);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_period_chosen);
}

static void
livret_share_why_init (LivretShareWhy *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (usual_purposes); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (usual_purposes[i]));

      livret_wrap_button (button);
      gtk_widget_add_css_class (button, "filter");
      g_signal_connect (button, "clicked", G_CALLBACK (on_purpose_clicked), self);
      adw_wrap_box_append (self->purposes, button);
    }
  self->filling = FALSE;
}
