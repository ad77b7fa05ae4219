/* livret-list-place.c: where in a list the keyboard is, kept while its rows are made anew.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-list-place.h"

/* Buttons (also the one of a drop-down) and switches, in their order; what a popover holds is none.
 */
static void
add_controls (GtkWidget *widget, GPtrArray *controls)
{
  if (GTK_IS_BUTTON (widget) || GTK_IS_SWITCH (widget))
    {
      g_ptr_array_add (controls, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      add_controls (child, controls);
}

static GPtrArray *
list_controls (GtkWidget *row)
{
  GPtrArray *controls = g_ptr_array_new ();

  add_controls (row, controls);
  return controls;
}

static gboolean
holds (GtkWidget *widget, GtkWidget *focus)
{
  return focus == widget || gtk_widget_is_ancestor (focus, widget);
}

/* The list of a drop-down stands beside its button, in the drop-down. */
static gboolean
holds_control (GtkWidget *control, GtkWidget *focus)
{
  GtkWidget *drop_down = gtk_widget_get_ancestor (control, GTK_TYPE_DROP_DOWN);

  return holds (drop_down != NULL ? drop_down : control, focus);
}

/* Let go before its row goes: else GTK takes it away once more in the next frame, from whoever was
 * given it meanwhile. */
LivretListPlace
livret_list_place_take (GtkListBox *list)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = NULL;
  LivretListPlace place = { -1, -1 };
  g_autoptr (GPtrArray) controls = NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (list)))
    return place;
  for (int i = 0; place.row < 0; i++)
    {
      row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, i));
      if (row == NULL)
        return place;
      if (holds (row, focus))
        place.row = i;
    }
  controls = list_controls (row);
  for (guint i = 0; i < controls->len; i++)
    if (holds_control (controls->pdata[i], focus))
      place.control = (int) i;
  gtk_root_set_focus (root, NULL);
  return place;
}

static gboolean
can_be_used (GtkWidget *control)
{
  return gtk_widget_is_sensitive (control) && gtk_widget_get_visible (control);
}

/* (nullable): the control of the row that is nearest to @wanted, of those that can be used. */
static GtkWidget *
find_control (GtkWidget *row, int wanted)
{
  g_autoptr (GPtrArray) controls = list_controls (row);
  GtkWidget *best = NULL;
  int distance = G_MAXINT;

  for (guint i = 0; i < controls->len; i++)
    if (can_be_used (controls->pdata[i]) && ABS ((int) i - wanted) < distance)
      {
        best = controls->pdata[i];
        distance = ABS ((int) i - wanted);
      }
  return best;
}

static GtkWidget *
get_row (GtkListBox *list, int index)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (list, index));
}

static GtkWidget *
find_near (GtkListBox *list, LivretListPlace place)
{
  GtkWidget *found = NULL;

  for (int i = place.row; found == NULL && get_row (list, i) != NULL; i++)
    found = find_control (get_row (list, i), place.control);
  for (int i = place.row - 1; found == NULL && i >= 0; i--)
    found = find_control (get_row (list, i), place.control);
  return found;
}

gboolean
livret_list_place_give (GtkListBox *list, LivretListPlace place)
{
  GtkWidget *found = NULL;

  if (place.row < 0)
    return TRUE;
  while (place.row > 0 && get_row (list, place.row) == NULL)
    place.row--;
  if (get_row (list, place.row) == NULL)
    return FALSE;
  if (place.control >= 0)
    found = find_near (list, place);
  gtk_widget_grab_focus (found != NULL ? found : get_row (list, place.row));
  return TRUE;
}
