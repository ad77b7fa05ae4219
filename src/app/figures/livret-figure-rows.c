/* livret-figure-rows.c: figures as rows, each of which tells how it is computed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/figures/livret-figure-rows.h"

#include <glib/gi18n.h>

#include "app/figures/livret-figures-panel.h"
#include "app/measures/livret-measure-figures.h"
#include "app/measures/livret-measure-how.h"
#include "app/window/livret-cramped.h"

/* What a row tells when it is asked. */
typedef struct
{
  char *of;
  GPtrArray *rows; /* LivretMeasureRow */
} How;

static void
free_how (gpointer data, GClosure *closure)
{
  How *how = data;

  g_free (how->of);
  g_ptr_array_unref (how->rows);
  g_free (how);
}

static void
free_row (gpointer data)
{
  LivretMeasureRow *row = data;

  g_free (row->title);
  g_free (row->value);
  g_free (row->note);
  g_free (row);
}

static void
add (GPtrArray *rows, const char *title, const char *value)
{
  LivretMeasureRow *row;

  if (value == NULL || *value == '\0')
    return;
  row = g_new0 (LivretMeasureRow, 1);
  row->title = g_strdup (title);
  row->value = g_strdup (value);
  g_ptr_array_add (rows, row);
}

static How *
how_new (const LivretFigure *figure)
{
  How *how = g_new0 (How, 1);

  /* Translators: a figure and its value: "Mean glucose: 1,52 g/L". */
  how->of = g_strdup_printf (C_ ("figure", "%s: %s"), figure->title, figure->value);
  how->rows = g_ptr_array_new_with_free_func (free_row);
  add (how->rows, _ ("Formula"), figure->formula);
  add (how->rows, _ ("Computed from"), figure->inputs);
  add (how->rows, C_ ("figure", "Note"), figure->note);
  add (how->rows, C_ ("figure", "Source"), figure->source);
  return how;
}

static void
on_activated (GtkWidget *row, How *how)
{
  GtkWidget *panel = gtk_widget_get_ancestor (row, LIVRET_TYPE_FIGURES_PANEL);
  g_autofree char *whose = livret_figures_panel_whose (LIVRET_FIGURES_PANEL (panel));

  adw_dialog_present (livret_measure_how_new (how->rows, how->of, whose), row);
}

AdwPreferencesGroup *
livret_figure_group_new (const char *title, const char *words)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  if (words != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (words, -1);

      adw_preferences_group_set_description (group, escaped);
    }
  return group;
}

/* Its title alone would be what is heard of a row: the value stands in a label at its end. */
static void
name_row (GtkWidget *row, const char *title, const char *value)
{
  /* Translators: a figure and its value: "Mean glucose: 1,52 g/L". */
  g_autofree char *spoken = g_strdup_printf (C_ ("figure", "%s: %s"), title, value);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

GtkWidget *
livret_figure_plain_row_new (const char *title,
                             const char *subtitle,
                             const char *value,
                             LivretHousehold *household)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (value != NULL)
    {
      GtkWidget *label = gtk_label_new (value);

      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (label, "reading-value");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      name_row (row, title, value);
    }
  livret_cramped_fold (row, household);
  return row;
}

GtkWidget *
livret_figure_row_new (const LivretFigure *figure, LivretHousehold *household)
{
  GtkWidget *row =
      livret_figure_plain_row_new (figure->title, figure->note, figure->value, household);
  GtkWidget *icon = gtk_image_new_from_icon_name ("livret-info-symbolic");

  gtk_widget_add_css_class (icon, "dimmed");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("How is this computed?"));
  g_signal_connect_data (row, "activated", G_CALLBACK (on_activated), how_new (figure), free_how,
                         0);
  return row;
}

void
livret_figure_group_add (AdwPreferencesGroup *group,
                         const GPtrArray *figures,
                         LivretHousehold *household)
{
  for (guint i = 0; i < figures->len; i++)
    adw_preferences_group_add (group, livret_figure_row_new (figures->pdata[i], household));
}

GtkWidget *
livret_figure_card (GtkWidget *view, GtkWidget *legend)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "chart-card");
  gtk_box_append (GTK_BOX (card), view);
  if (legend != NULL)
    gtk_box_append (GTK_BOX (card), legend);
  return card;
}

/* A group shows what is no row below its rows, so that a drawing has one of its own. */
void
livret_figure_append (GtkBox *box, AdwPreferencesGroup *drawing, AdwPreferencesGroup *rows)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (both), GTK_WIDGET (drawing));
  gtk_box_append (GTK_BOX (both), GTK_WIDGET (rows));
  gtk_box_append (box, both);
}

/* Tables ------------------------------------------------------------------------ */

typedef struct
{
  LivretRowsFunc func;
  gpointer data;
  GDestroyNotify data_free;
  gboolean filled;
} Table;

static void
free_table (gpointer data, GClosure *closure)
{
  Table *table = data;

  if (table->data_free != NULL)
    table->data_free (table->data);
  g_free (table);
}

static void
on_expanded (AdwExpanderRow *row, GParamSpec *property, Table *table)
{
  if (table->filled)
    return;
  table->filled = TRUE;
  table->func (row, table->data);
}

GtkWidget *
livret_figure_table_new (const char *title,
                         const char *subtitle,
                         LivretRowsFunc func,
                         gpointer data,
                         GDestroyNotify data_free)
{
  GtkWidget *row = adw_expander_row_new ();
  Table *table = g_new0 (Table, 1);

  table->func = func;
  table->data = data;
  table->data_free = data_free;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  /* libadwaita names the row's head, and not the row that holds it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (subtitle != NULL)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  g_signal_connect_data (row, "notify::expanded", G_CALLBACK (on_expanded), table, free_table, 0);
  return row;
}
