/* livret-layout-tree.c: the widgets of a window as JSON, for the test of its looks; in builds with
 * test hooks only. SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-layout-report.h"

#if LIVRET_TEST_HOOKS

#include <adwaita.h>
#include <json-glib/json-glib.h>

typedef struct
{
  JsonBuilder *json;
  int n_nodes;
  GtkWidget *native; /* what the next nodes are drawn in */
  double left, top;  /* where that begins in the window */
} Walk;

static void
add_number (JsonBuilder *json, const char *name, double value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_double_value (json, value);
}

static void
add_flag (JsonBuilder *json, const char *name, gboolean value)
{
  if (!value)
    return;
  json_builder_set_member_name (json, name);
  json_builder_add_boolean_value (json, TRUE);
}

static void
add_text (JsonBuilder *json, const char *name, const char *text)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, text != NULL ? text : "");
}

static void
add_box (Walk *walk, const char *name, const graphene_rect_t *box)
{
  json_builder_set_member_name (walk->json, name);
  json_builder_begin_array (walk->json);
  json_builder_add_double_value (walk->json, walk->left + box->origin.x);
  json_builder_add_double_value (walk->json, walk->top + box->origin.y);
  json_builder_add_double_value (walk->json, box->size.width);
  json_builder_add_double_value (walk->json, box->size.height);
  json_builder_end_array (walk->json);
}

/* Where the letters stand, whether they were cut, and the width that they would take in one line.
 */
static void
add_layout (Walk *walk, GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  g_autoptr (PangoLayout) whole = pango_layout_copy (layout);
  graphene_point_t from;
  PangoRectangle drawn;
  int x, y, width;

  gtk_label_get_layout_offsets (label, &x, &y);
  pango_layout_get_pixel_extents (layout, NULL, &drawn);
  if (gtk_widget_compute_point (GTK_WIDGET (label), walk->native,
                                &GRAPHENE_POINT_INIT (x + drawn.x, y + drawn.y), &from))
    add_box (walk, "letters", &GRAPHENE_RECT_INIT (from.x, from.y, drawn.width, drawn.height));
  pango_layout_set_width (whole, -1);
  pango_layout_set_ellipsize (whole, PANGO_ELLIPSIZE_NONE);
  pango_layout_get_pixel_size (whole, &width, NULL);
  add_number (walk->json, "whole", width);
  add_flag (walk->json, "cut", pango_layout_is_ellipsized (layout));
  add_number (walk->json, "lines", pango_layout_get_line_count (layout));
  add_text (walk->json, "text", gtk_label_get_text (label));
}

static void
add_scroller (Walk *walk, GtkScrolledWindow *scroller)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (scroller);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (scroller);
  GtkPolicyType horizontal, vertical;

  gtk_scrolled_window_get_policy (scroller, &horizontal, &vertical);
  add_flag (walk->json, "scrolls", vertical != GTK_POLICY_NEVER);
  add_number (walk->json, "wide",
              gtk_adjustment_get_upper (across) - gtk_adjustment_get_page_size (across));
  add_number (walk->json, "long",
              gtk_adjustment_get_upper (down) - gtk_adjustment_get_page_size (down));
  add_flag (walk->json, "across", horizontal != GTK_POLICY_NEVER);
}

static void
add_kind (Walk *walk, GtkWidget *widget)
{
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
  g_autofree char *joined = g_strjoinv (" ", classes);
  GtkStateFlags flags = gtk_widget_get_state_flags (widget);

  add_text (walk->json, "type", G_OBJECT_TYPE_NAME (widget));
  add_text (walk->json, "css", gtk_widget_get_css_name (widget));
  add_text (walk->json, "classes", joined);
  add_flag (walk->json, "button", GTK_IS_BUTTON (widget));
  add_flag (walk->json, "dialog", ADW_IS_DIALOG (widget));
  add_flag (walk->json, "native", GTK_IS_NATIVE (widget));
  add_flag (walk->json, "hides", gtk_widget_get_overflow (widget) == GTK_OVERFLOW_HIDDEN);
  add_flag (walk->json, "insensitive", !gtk_widget_is_sensitive (widget));
  add_flag (walk->json, "checked", flags & (GTK_STATE_FLAG_CHECKED | GTK_STATE_FLAG_SELECTED));
  add_flag (walk->json, "untouchable", !gtk_widget_get_can_target (widget));
  add_flag (walk->json, "row",
            (GTK_IS_LIST_BOX_ROW (widget) &&
             gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget))));
  if (GTK_IS_IMAGE (widget))
    add_text (walk->json, "icon", gtk_image_get_icon_name (GTK_IMAGE (widget)));
}

static void walk_widget (Walk *walk, GtkWidget *widget, int parent);

/* A popover is a surface of its own: where it was put is known to its surface alone. */
static void
enter_native (Walk *walk, GtkWidget *widget)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (widget));
  double x, y;

  gtk_native_get_surface_transform (GTK_NATIVE (widget), &x, &y);
  walk->native = widget;
  if (GDK_IS_POPUP (surface))
    {
      x += gdk_popup_get_position_x (GDK_POPUP (surface));
      y += gdk_popup_get_position_y (GDK_POPUP (surface));
    }
  walk->left = x;
  walk->top = y;
}

static void
walk_children (Walk *walk, GtkWidget *widget, int parent)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      walk_widget (walk, child, parent);
}

static void
walk_widget (Walk *walk, GtkWidget *widget, int parent)
{
  Walk outer = *walk;
  graphene_rect_t box;
  int self = walk->n_nodes;
  int least;

  if (GTK_IS_NATIVE (widget))
    enter_native (walk, widget);
  if (!gtk_widget_compute_bounds (widget, walk->native, &box))
    graphene_rect_init (&box, 0, 0, 0, 0);
  walk->n_nodes++;
  json_builder_begin_object (walk->json);
  add_number (walk->json, "parent", parent);
  add_box (walk, "box", &box);
  add_kind (walk, widget);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  add_number (walk->json, "least", least);
  if (GTK_IS_LABEL (widget))
    add_layout (walk, GTK_LABEL (widget));
  else if (GTK_IS_SCROLLED_WINDOW (widget))
    add_scroller (walk, GTK_SCROLLED_WINDOW (widget));
  json_builder_end_object (walk->json);
  walk_children (walk, widget, self);
  walk->native = outer.native;
  walk->left = outer.left;
  walk->top = outer.top;
}

char *
livret_layout_describe (GtkApplication *application)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  Walk walk = { .json = json };

  json_builder_begin_array (json);
  for (GList *item = gtk_application_get_windows (application); item != NULL; item = item->next)
    if (gtk_widget_get_mapped (item->data))
      walk_widget (&walk, item->data, -1);
  json_builder_end_array (json);
  root = json_builder_get_root (json);
  return json_to_string (root, FALSE);
}

#endif
