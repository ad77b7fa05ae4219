/* livret-reading-row.c: a reading in a list, with what can be done to it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/livret-reading-row.h"

#include <glib/gi18n.h>

struct _LivretReadingRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *value;
  GtkWidget *others;
  GtkWidget *detail;
  GtkWidget *position;
  GtkMenuButton *menu;

  LivretReadingItem *item;
  gboolean movable;
};

G_DEFINE_FINAL_TYPE (LivretReadingRow, livret_reading_row, GTK_TYPE_LIST_BOX_ROW)

LivretReadingItem *
livret_reading_row_get_item (LivretReadingRow *self)
{
  return self->item;
}

static void
append (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

/* Made when it is opened: most rows' menus never are. */
static void
create_menu (GtkMenuButton *button, gpointer user_data)
{
  LivretReadingRow *self = user_data;
  g_autofree char *id = livret_reading_key_to_id (&livret_reading_item_get (self->item)->key);
  g_autoptr (GMenu) menu = g_menu_new ();

  append (menu, _ ("_Correct…"), "readings.edit", id);
  if (self->movable)
    append (menu, _ ("_Move to Another Person…"), "readings.move", id);
  append (menu, _ ("_Delete"), "readings.delete", id);
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
set_words (GtkWidget *label, const char *words)
{
  gtk_label_set_label (GTK_LABEL (label), words);
  gtk_widget_set_visible (label, words[0] != '\0');
}

GtkWidget *
livret_reading_row_new (LivretReadingItem *item, int today, gboolean movable)
{
  LivretReadingRow *self = g_object_new (LIVRET_TYPE_READING_ROW, NULL);
  g_autoptr (LivretReadingWords) words =
      livret_reading_words_new (livret_reading_item_get (item), today);
  g_autofree char *menu = g_strdup_printf (_ ("What to do with %s"), words->value);

  self->item = g_object_ref (item);
  self->movable = movable;
  set_words (self->value, words->value);
  set_words (self->others, words->others);
  set_words (self->detail, words->detail);
  set_words (self->position, words->position);
  gtk_menu_button_set_create_popup_func (self->menu, create_menu, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, menu,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words->spoken, -1);
  return GTK_WIDGET (self);
}

static void
livret_reading_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIVRET_TYPE_READING_ROW);
  g_clear_object (&LIVRET_READING_ROW (object)->item);
  G_OBJECT_CLASS (livret_reading_row_parent_class)->dispose (object);
}

static void
livret_reading_row_class_init (LivretReadingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_reading_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-reading-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretReadingRow, value);
  gtk_widget_class_bind_template_child (widget_class, LivretReadingRow, others);
  gtk_widget_class_bind_template_child (widget_class, LivretReadingRow, detail);
  gtk_widget_class_bind_template_child (widget_class, LivretReadingRow, position);
  gtk_widget_class_bind_template_child (widget_class, LivretReadingRow, menu);
}

static void
livret_reading_row_init (LivretReadingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
