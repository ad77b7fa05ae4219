/* livret-selection-bar.c: what can be done to the documents that are selected.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-selection-bar.h"

#include <glib/gi18n.h>

#include "app/documents/livret-bulk-state.h"
#include "app/documents/livret-document-extent.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"
#include "record/livret-documents.h"

struct _LivretSelectionBar
{
  AdwBin parent_instance;

  GtkWidget *count;
  GtkMenuButton *change_button;
  GtkWidget *bin_button;
  GtkWidget *restore_button;
};

G_DEFINE_FINAL_TYPE (LivretSelectionBar, livret_selection_bar, ADW_TYPE_BIN)

static void
append (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action,
                                           target != NULL ? g_variant_new_string (target) : NULL);
  g_menu_append_item (menu, item);
}

static GMenuModel *
list_categories (void)
{
  GMenu *menu = g_menu_new ();

  for (const LivretCategory *category = livret_categories (); category->code != NULL; category++)
    append (menu, livret_category_label (category->code), "documents.category", category->code);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
list_people (LivretHousehold *household)
{
  GPtrArray *people = livret_household_get_people (household);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < people->len; i++)
    append (menu, ((LivretPerson *) people->pdata[i])->name, "documents.person",
            ((LivretPerson *) people->pdata[i])->id);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
list_folders (LivretHousehold *household, const GPtrArray *folders)
{
  gboolean several = livret_household_get_person (household) == NULL;
  g_auto (GStrv) names = livret_document_folder_choices ("", folders, several);
  g_autoptr (GMenu) there = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < folders->len; i++)
    append (there, names[i + 1], "documents.folder", ((LivretFolder *) folders->pdata[i])->id);
  append (others, _ ("No Folder"), "documents.folder", "");
  if (!several)
    append (others, _ ("New Folder…"), "documents.new-folder", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (there));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return G_MENU_MODEL (menu);
}

static void
append_submenu (GMenu *menu, const char *label, GMenuModel *submenu)
{
  g_menu_append_submenu (menu, label, submenu);
  g_object_unref (submenu);
}

static GMenuModel *
make_menu (LivretHousehold *household, const GPtrArray *folders)
{
  g_autoptr (GMenu) filing = g_menu_new ();
  g_autoptr (GMenu) marks = g_menu_new ();
  GMenu *menu = g_menu_new ();

  append_submenu (filing, _ ("Category"), list_categories ());
  append_submenu (filing, _ ("Folder"), list_folders (household, folders));
  if (livret_household_get_people (household)->len > 1)
    append_submenu (filing, _ ("Person"), list_people (household));
  append (filing, _ ("Date…"), "documents.date", NULL);
  append (marks, _ ("Pin"), "documents.pin", NULL);
  append (marks, _ ("No Longer Pin"), "documents.unpin", NULL);
  append (marks, _ ("Hide"), "documents.hide", NULL);
  append (marks, _ ("Show Again"), "documents.show-again", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (filing));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (marks));
  return G_MENU_MODEL (menu);
}

void
livret_selection_bar_offer (LivretSelectionBar *self,
                            LivretHousehold *household,
                            const GPtrArray *folders,
                            gboolean bin)
{
  g_autoptr (GMenuModel) menu = make_menu (household, folders);

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
