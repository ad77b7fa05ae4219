/* livret-measure-own.c: kinds of measures that people added and that have no tile yet.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-own.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/measures/livret-measure-state.h"
#include "app/widgets/livret-list-place.h"

static gboolean
has_tile (const GPtrArray *tiles, const LivretKind *kind)
{
  for (guint i = 0; i < tiles->len; i++)
    if (((const LivretMeasureTile *) tiles->pdata[i])->kind->number == kind->number)
      return TRUE;
  return FALSE;
}

GPtrArray *
livret_measure_own_without (const GPtrArray *tiles)
{
  GPtrArray *kinds = g_ptr_array_new ();

  for (const LivretKind *const *kind = livret_kinds (); *kind != NULL; kind++)
    if ((*kind)->own && !has_tile (tiles, *kind))
      g_ptr_array_add (kinds, (gpointer) *kind);
  return kinds;
}

static const LivretKind *
kind_of (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "kind") : NULL;
}

/* A kind that was changed is another #LivretKind. */
static gboolean
shows (GtkListBox *list, const GPtrArray *kinds)
{
  for (guint i = 0; i < kinds->len; i++)
    if (kind_of (gtk_list_box_get_row_at_index (list, (int) i)) != kinds->pdata[i])
      return FALSE;
  return kind_of (gtk_list_box_get_row_at_index (list, (int) kinds->len)) == NULL;
}

static GtkWidget *
build_row (const LivretKind *kind)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), livret_kind_label (kind));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("No readings yet"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "page.kind");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", kind->id);
  g_object_set_data (G_OBJECT (row), "kind", (gpointer) kind);
  return row;
}

void
livret_measure_own_fill (GtkListBox *list, const GPtrArray *kinds)
{
  LivretListPlace place;
  GtkListBoxRow *row;

  if (shows (list, kinds))
    return;
  place = livret_list_place_take (list);
  while (kind_of (row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < kinds->len; i++)
    gtk_list_box_insert (list, build_row (kinds->pdata[i]), (int) i);
  livret_list_place_give (list, place);
}
