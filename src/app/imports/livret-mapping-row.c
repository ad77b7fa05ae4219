/* livret-mapping-row.c: a column of a table: its title, some of its cells, what it holds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-mapping-row.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-drop-down.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-unroll.h"

/* Letters of a choice that a phone with large letters has room for; the list below shows it whole.
 */
#define USE_CHARS 11
#define UNIT_CHARS 8

struct _LivretMappingRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *box;
  GtkWidget *fields;
  GtkLabel *title;
  GtkLabel *samples;
  GtkDropDown *use;
  GtkDropDown *unit;
  GStrv units;
  gboolean filling;
};

enum
{
  USE_CHOSEN,
  UNIT_CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretMappingRow, livret_mapping_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_use_chosen (LivretMappingRow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->use);

  if (!self->filling && chosen != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[USE_CHOSEN], 0, chosen);
}

static void
on_unit_chosen (LivretMappingRow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->unit);

  if (!self->filling && self->units != NULL && chosen < g_strv_length (self->units))
    g_signal_emit (self, signals[UNIT_CHOSEN], 0, self->units[chosen]);
}

static void
show_units (LivretMappingRow *self, const LivretCsvMapped *column)
{
  g_auto (GStrv) units = livret_mapping_units (column);
  gboolean same = units != NULL && self->units != NULL &&
                  g_strv_equal ((const char *const *) units, (const char *const *) self->units);

  gtk_widget_set_visible (GTK_WIDGET (self->unit), units != NULL);
  if (units != NULL && !same)
    {
      g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

      for (gsize i = 0; units[i] != NULL; i++)
        gtk_string_list_append (labels, livret_mapping_unit_label (units[i]));
      gtk_drop_down_set_model (self->unit, G_LIST_MODEL (labels));
    }
  for (guint i = 0; units != NULL && units[i] != NULL; i++)
    if (strcmp (units[i], column->unit) == 0)
      gtk_drop_down_set_selected (self->unit, i);
  g_strfreev (self->units);
  self->units = g_steal_pointer (&units);
}

void
livret_mapping_row_show (LivretMappingRow *self, const LivretCsvMapped *column, guint choice)
{
  g_autofree char *holds = g_strdup_printf (_ ("What “%s” holds"), column->title);
  g_autofree char *unit = g_strdup_printf (_ ("Unit of “%s”"), column->title);

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->use, choice);
  show_units (self, column);
  livret_spoken_drop_down (self->use, holds);
  livret_spoken_drop_down (self->unit, unit);
  self->filling = FALSE;
}

void
livret_mapping_row_set_compact (LivretMappingRow *self, gboolean compact)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  compact ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->fields),
                                  compact ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->box), compact ? 6 : 14);
  gtk_widget_set_hexpand (GTK_WIDGET (self->use), compact);
}

GtkWidget *
livret_mapping_row_new (const char *title, const char *samples, GListModel *labels)
{
  LivretMappingRow *self = g_object_new (LIVRET_TYPE_MAPPING_ROW, "activatable", FALSE, NULL);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", title, samples);

  gtk_label_set_label (self->title, *title != '\0' ? title : _ ("Without a title"));
  gtk_label_set_label (self->samples, samples);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->use, labels);
  self->filling = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_WIDGET (self);
}

static void
livret_mapping_row_finalize (GObject *object)
{
  g_strfreev (LIVRET_MAPPING_ROW (object)->units);
  G_OBJECT_CLASS (livret_mapping_row_parent_class)->finalize (object);
}

static void
livret_mapping_row_class_init (LivretMappingRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = livret_mapping_row_finalize;
  signals[USE_CHOSEN] = g_signal_new ("use-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[UNIT_CHOSEN] = g_signal_new ("unit-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkLabel *
add_label (GtkWidget *box, const char *const *classes)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                    "lines", 3, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_set_css_classes (label, (const char **) classes);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkDropDown *
add_drop_down (LivretMappingRow *self, int width, GCallback chosen)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  gtk_widget_set_size_request (drop_down, width, -1);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (drop_down, "notify::selected", chosen, self);
  gtk_box_append (GTK_BOX (self->fields), drop_down);
  return GTK_DROP_DOWN (drop_down);
}

static void
livret_mapping_row_init (LivretMappingRow *self)
{
  static const char *const caption[] = { "caption", "dimmed", NULL };
  static const char *const plain[] = { NULL };
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autoptr (GtkExpression) label =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->filling = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  self->fields = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->title = add_label (words, plain);
  self->samples = add_label (words, caption);
  self->use = add_drop_down (self, 210, G_CALLBACK (on_use_chosen));
  self->unit = add_drop_down (self, 110, G_CALLBACK (on_unit_chosen));
  gtk_drop_down_set_expression (self->use, label);
  gtk_drop_down_set_enable_search (self->use, TRUE);
  gtk_drop_down_set_search_match_mode (self->use, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  /* After the expression, which takes the rows' own factories away. */
  livret_drop_down_shorten (self->use, USE_CHARS);
  livret_drop_down_shorten (self->unit, UNIT_CHARS);
  g_object_set (words, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  g_object_set (self->box, "margin-top", 8, "margin-bottom", 8, "margin-start", 14, "margin-end",
                14, NULL);
  gtk_box_append (GTK_BOX (self->box), words);
  gtk_box_append (GTK_BOX (self->box), self->fields);
  livret_wrap_early (self->box);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
  self->filling = FALSE;
}
