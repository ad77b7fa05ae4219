/* livret-selection-bar.c: what can be done to the documents that are selected.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-selection-bar.h"

#include <glib/gi18n.h>

#include "app/documents/livret-bulk-state.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"

struct _LivretSelectionBar
{
  AdwBin parent_instance;

  GtkWidget *count;
  GtkMenuButton *change_button;
  GtkWidget *bin_button;
  GtkWidget *restore_button;
};

G_DEFINE_FINAL_TYPE (LivretSelectionBar, livret_selection_bar, ADW_TYPE_BIN)

static GMenuModel *
make_menu (LivretHousehold *household)
{
  g_autoptr (GMenu) filing = g_menu_new ();
  g_autoptr (GMenu) marks = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_menu_append (filing, _ ("Category…"), "documents.category");
  g_menu_append (filing, _ ("Folder…"), "documents.folder");
  if (livret_household_get_people (household)->len > 1)
    g_menu_append (filing, _ ("Person…"), "documents.person");
  g_menu_append (filing, _ ("Date…"), "documents.date");
  g_menu_append (marks, _ ("Pin"), "documents.pin");
  g_menu_append (marks, _ ("No Longer Pin"), "documents.unpin");
  g_menu_append (marks, _ ("Hide"), "documents.hide");
  g_menu_append (marks, _ ("Show Again"), "documents.show-again");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (filing));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (marks));
  return G_MENU_MODEL (menu);
}

void
livret_selection_bar_offer (LivretSelectionBar *self, LivretHousehold *household, gboolean bin)
{
  g_autoptr (GMenuModel) menu = make_menu (household);

  gtk_menu_button_set_menu_model (self->change_button, menu);
  gtk_widget_set_visible (GTK_WIDGET (self->change_button), !bin);
  gtk_widget_set_visible (self->bin_button, !bin);
  gtk_widget_set_visible (self->restore_button, bin);
}

void
livret_selection_bar_count (LivretSelectionBar *self, guint count)
{
  g_autofree char *words = livret_bulk_selected (count);

  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->count)), words) == 0)
    return;
  gtk_label_set_label (GTK_LABEL (self->count), words);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    livret_spoken_say (GTK_WIDGET (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
livret_selection_bar_dispose (GObject *object)
{
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_SELECTION_BAR);
  G_OBJECT_CLASS (livret_selection_bar_parent_class)->dispose (object);
}

static void
livret_selection_bar_class_init (LivretSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_selection_bar_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretSelectionBar, count);
  gtk_widget_class_bind_template_child (widget_class, LivretSelectionBar, change_button);
  gtk_widget_class_bind_template_child (widget_class, LivretSelectionBar, bin_button);
  gtk_widget_class_bind_template_child (widget_class, LivretSelectionBar, restore_button);
}

static void
livret_selection_bar_init (LivretSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  livret_spoken_menu (self->change_button);
}
