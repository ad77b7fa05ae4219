/* livret-reading-row.c: a reading in a list, with what can be done to it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/readings/livret-reading-row.h"

#include <glib/gi18n.h>

#include "app/measures/livret-measure-words.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"

struct _LivretReadingRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *columns;
  GtkWidget *when;
  GtkWidget *value;
  GtkWidget *others;
  GtkWidget *position;
  GtkWidget *laboratory;
  GtkWidget *origin;
  GtkMenuButton *menu;

  LivretReadingItem *item;
  gboolean movable;
  gboolean has_others;
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
  if (livret_reading_item_get_found (self->item) != NULL)
    append (menu, _ ("_Open the Document"), "readings.document", id);
  if (self->movable)
    append (menu, _ ("_Move to Another Person…"), "readings.move", id);
  append (menu, _ ("_Delete"), "readings.delete", id);
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

/* Columns as wide as what usually stands in them; in a small window date and value on two lines,
 * and the origin where the reading is corrected. */
static void
apply_narrow (LivretReadingRow *self, LivretHousehold *household)
{
  gboolean narrow = livret_household_get_tight (household);
  gboolean others = self->has_others;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->columns), narrow ? 2 : 16);
  gtk_label_set_width_chars (GTK_LABEL (self->when), narrow ? -1 : 24);
  gtk_label_set_width_chars (GTK_LABEL (self->value), narrow ? -1 : 13);
  gtk_label_set_width_chars (GTK_LABEL (self->others), narrow || !others ? -1 : 8);
  gtk_label_set_width_chars (GTK_LABEL (self->position), narrow ? -1 : 12);
  gtk_widget_set_visible (self->others, others);
  gtk_widget_set_visible (self->origin, !narrow);
  if (narrow)
    gtk_widget_add_css_class (self->when, "caption");
  else
    gtk_widget_remove_css_class (self->when, "caption");
}

static void
on_narrow (LivretHousehold *household, GParamSpec *pspec, LivretReadingRow *self)
{
  apply_narrow (self, household);
}

static void
set_words (GtkWidget *label, const char *words)
{
  gtk_label_set_label (GTK_LABEL (label), words);
}

GtkWidget *
livret_reading_row_new (LivretReadingItem *item, int today, LivretHousehold *household)
{
  LivretReadingRow *self = g_object_new (LIVRET_TYPE_READING_ROW, NULL);
  const LivretKind *kind = livret_reading_item_get (item)->kind;
  g_autoptr (LivretReadingWords) words = livret_reading_words_new (
      livret_reading_item_get (item), livret_reading_item_get_target (item), today);
  g_autofree char *menu = g_strdup_printf (_ ("What to do with %s"), words->value);

  livret_reading_words_found (words, kind, livret_reading_item_get_found (item));
  self->item = g_object_ref (item);
  self->movable = livret_household_get_people (household)->len > 1;
  self->has_others =
      kind->n_components > 1 && !livret_measure_shares_unit (kind, kind->n_components - 1);
  set_words (self->when, words->when);
  set_words (self->value, words->value);
  set_words (self->others, words->others);
  set_words (self->position, words->position);
  set_words (self->laboratory, words->laboratory);
  gtk_widget_set_visible (self->laboratory, *words->laboratory != '\0');
  set_words (self->origin, words->origin);
  gtk_menu_button_set_create_popup_func (self->menu, create_menu, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, menu,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words->spoken, -1);
  g_signal_connect_object (household, "notify::tight", G_CALLBACK (on_narrow), self, 0);
  apply_narrow (self, household);
  return GTK_WIDGET (self);
}

static void
livret_reading_row_dispose (GObject *object)
{
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_READING_ROW);
  g_clear_object (&LIVRET_READING_ROW (object)->item);
  G_OBJECT_CLASS (livret_reading_row_parent_class)->dispose (object);
}

static void
livret_reading_row_class_init (LivretReadingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_reading_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-reading-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretReadingRow, columns);
  gtk_widget_class_bind_template_child (widget_class, LivretReadingRow, when);
  gtk_widget_class_bind_template_child (widget_class, LivretReadingRow, value);
  gtk_widget_class_bind_template_child (widget_class, LivretReadingRow, others);
  gtk_widget_class_bind_template_child (widget_class, LivretReadingRow, position);
  gtk_widget_class_bind_template_child (widget_class, LivretReadingRow, laboratory);
  gtk_widget_class_bind_template_child (widget_class, LivretReadingRow, origin);
  gtk_widget_class_bind_template_child (widget_class, LivretReadingRow, menu);
}

static void
livret_reading_row_init (LivretReadingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  livret_spoken_menu (self->menu);
}
