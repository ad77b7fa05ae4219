/* livret-measure-hidden.c: the measures that somebody hid, at the end of the page of tiles.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-hidden.h"

#include <glib/gi18n.h>

#include "app/measures/livret-measure-change.h"
#include "app/measures/livret-measure-page.h"
#include "app/widgets/livret-wording.h"
#include "app/window/livret-page.h"

void
livret_measure_hidden_set (LivretHousehold *household,
                           const LivretMeasureTile *tile,
                           gboolean hidden)
{
  g_autofree char *message =
      g_strdup_printf (hidden ? _ ("%s is hidden") : _ ("%s is shown again"), tile->title);

  livret_measure_change_do (
      household, livret_measure_change_hidden (tile->person, tile->kind, hidden), message);
}

static const LivretMeasureTile *
tile_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "tile");
}

static LivretHousehold *
household_of (GtkWidget *row)
{
  return livret_page_get_household (LIVRET_PAGE (gtk_widget_get_ancestor (row, LIVRET_TYPE_PAGE)));
}

static void
on_show_clicked (GtkWidget *row, GtkButton *button)
{
  livret_measure_hidden_set (household_of (row), tile_of (row), FALSE);
}

static void
on_activated (GtkWidget *row)
{
  const LivretMeasureTile *tile = tile_of (row);

  livret_page_push (row, ADW_NAVIGATION_PAGE (livret_measure_page_new (household_of (row),
                                                                       tile->person, tile->kind)));
}

static GtkWidget *
build_row (LivretMeasureTile *tile, const char *whose)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new ();
  g_autofree char *value = g_strdup_printf ("%s\302\240%s", tile->number, tile->unit);
  g_autofree char *words = livret_wording_join (whose, g_strchomp (value), tile->when, NULL);
  g_autofree char *spoken = g_strdup_printf (_ ("Show %s"), tile->title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tile->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), gtk_label_new (C_ ("a hidden measure", "Show")));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "tile", livret_measure_tile_ref (tile),
                          (GDestroyNotify) livret_measure_tile_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_activated), NULL);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_show_clicked), row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

void
livret_measure_hidden_fill (AdwExpanderRow *expander,
                            GPtrArray *rows,
                            LivretHousehold *household,
                            const GPtrArray *tiles,
                            gboolean everybody)
{
  g_autofree char *title = NULL;

  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_remove (expander, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
  for (guint i = 0; i < tiles->len; i++)
    {
      LivretMeasureTile *tile = tiles->pdata[i];
      const LivretPerson *person =
          everybody ? livret_household_find (household, tile->person) : NULL;

      if (!tile->hidden)
        continue;
      g_ptr_array_add (rows, build_row (tile, person != NULL ? person->name : ""));
      adw_expander_row_add_row (expander, rows->pdata[rows->len - 1]);
    }
  title = g_strdup_printf (_ ("Hidden measures (%u)"), rows->len);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}
