/* livret-arrange-row.c: one photograph among the pages, and what can be done with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-arrange-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/imports/livret-sheet-picture.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-wording.h"

struct _LivretArrangeRow
{
  GtkListBoxRow parent_instance;

  GtkImage *picture;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *buttons[LIVRET_ARRANGE_ACTS];
};

enum
{
  ASKED,
  DRAGGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretArrangeRow, livret_arrange_row, GTK_TYPE_LIST_BOX_ROW)

/* In the order of LivretArrangeAct. */
static const struct
{
  const char *action;
  const char *icon;
  const char *name;
} acts[LIVRET_ARRANGE_ACTS] = {
  { "sheet.turn-left", "livret-turn-left-symbolic", N_ ("Turn to the left") },
  { "sheet.turn-right", "livret-turn-right-symbolic", N_ ("Turn to the right") },
  { "sheet.crop", "livret-crop-symbolic", N_ ("Crop") },
  { "sheet.earlier", "livret-up-symbolic", N_ ("Earlier") },
  { "sheet.later", "livret-down-symbolic", N_ ("Later") },
  { "sheet.leave-out", "livret-minus-symbolic", N_ ("Leave out") },
};

static void
on_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = 0; i < LIVRET_ARRANGE_ACTS; i++)
    if (g_str_equal (name, acts[i].action))
      g_signal_emit (widget, signals[ASKED], 0, i);
}

/* Showing --------------------------------------------------------------------- */

static void
name_buttons (LivretArrangeRow *self, const char *title, gboolean left_out)
{
  for (guint i = 0; i < LIVRET_ARRANGE_ACTS; i++)
    {
      const char *name =
          i == LIVRET_ARRANGE_LEAVE_OUT && left_out ? _ ("Take back in") : _ (acts[i].name);
      g_autofree char *spoken = livret_wording_join (name, title, NULL);

      livret_spoken_name (self->buttons[i], spoken);
      gtk_widget_set_tooltip_text (self->buttons[i], name);
    }
  gtk_button_set_icon_name (GTK_BUTTON (self->buttons[LIVRET_ARRANGE_LEAVE_OUT]),
                            left_out ? "livret-plus-symbolic"
                                     : acts[LIVRET_ARRANGE_LEAVE_OUT].icon);
}

void
livret_arrange_row_show (LivretArrangeRow *self,
                         LivretArrangement *arrangement,
                         guint at,
                         GdkTexture *texture,
                         const char *file_name)
{
  const LivretArrangeSheet *sheet = livret_arrangement_get (arrangement, at);
  guint count = livret_arrangement_count (arrangement);
  g_autofree char *title = livret_arrangement_title (arrangement, at);
  g_autofree char *words = livret_arrangement_words (arrangement, at);
  g_autofree char *subtitle = livret_wording_join (file_name, words, NULL);
  g_autofree char *spoken = livret_wording_join (title, subtitle, NULL);
  g_autofree char *what = sheet->left_out ? g_strdup (file_name) : g_strdup (title);
  g_autoptr (GdkPaintable) paintable =
      texture ? livret_sheet_picture (texture, sheet->turns, &sheet->crop) : NULL;

  gtk_image_set_from_paintable (self->picture, paintable);
  gtk_widget_set_opacity (GTK_WIDGET (self->picture), sheet->left_out ? 0.35 : 1);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  name_buttons (self, what, sheet->left_out);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.earlier", at > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.later", at + 1 < count);
  gtk_widget_set_visible (self->buttons[LIVRET_ARRANGE_EARLIER], count > 1);
  gtk_widget_set_visible (self->buttons[LIVRET_ARRANGE_LATER], count > 1);
  gtk_widget_set_visible (self->buttons[LIVRET_ARRANGE_LEAVE_OUT], count > 1);
}

void
livret_arrange_row_focus (LivretArrangeRow *self, LivretArrangeAct act)
{
  if (!gtk_widget_grab_focus (self->buttons[act]))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Dragging: inside this list only, so it is no drag that another program could take. */

static void
emit_dragged (GtkGestureDrag *drag, double down, gboolean let_go, LivretArrangeRow *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  g_signal_emit (self, signals[DRAGGED], 0, y + down, let_go);
}

static void
on_drag_update (GtkGestureDrag *drag, double right, double down, LivretArrangeRow *self)
{
  if (ABS (down) < 8)
    return;
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  emit_dragged (drag, down, FALSE, self);
}

static void
on_drag_end (GtkGestureDrag *drag, double right, double down, LivretArrangeRow *self)
{
  if (ABS (down) >= 8)
    emit_dragged (drag, down, TRUE, self);
}

static void
set_up_dragging (LivretArrangeRow *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/* The widget ------------------------------------------------------------------ */

static GtkWidget *
build_words (LivretArrangeRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *buttons = adw_wrap_box_new ();

  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->subtitle = GTK_LABEL (gtk_label_new (NULL));
  g_object_set (self->title, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  g_object_set (self->subtitle, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                "lines", 2, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dimmed");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 4);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 4);
  for (guint i = 0; i < LIVRET_ARRANGE_ACTS; i++)
    {
      self->buttons[i] = gtk_button_new_from_icon_name (acts[i].icon);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->buttons[i]), acts[i].action);
      gtk_widget_add_css_class (self->buttons[i], "arrange-button");
      adw_wrap_box_append (ADW_WRAP_BOX (buttons), self->buttons[i]);
    }
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->subtitle));
  gtk_box_append (GTK_BOX (box), buttons);
  g_object_set (box, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  return box;
}

static void
livret_arrange_row_class_init (LivretArrangeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[ASKED] = g_signal_new ("asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_UINT);
  signals[DRAGGED] = g_signal_new ("dragged", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_BOOLEAN);
  for (guint i = 0; i < LIVRET_ARRANGE_ACTS; i++)
    gtk_widget_class_install_action (widget_class, acts[i].action, NULL, on_act);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "sheet.earlier",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "sheet.later",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "sheet.leave-out", NULL);
}

static void
livret_arrange_row_init (LivretArrangeRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);

  self->picture = g_object_new (GTK_TYPE_IMAGE, "pixel-size", 100, "valign", GTK_ALIGN_CENTER,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->picture), "reading-desk");
  gtk_widget_add_css_class (GTK_WIDGET (self->picture), "rounded-desk");
  gtk_widget_set_overflow (GTK_WIDGET (self->picture), GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->picture));
  gtk_box_append (GTK_BOX (box), build_words (self));
  gtk_widget_add_css_class (box, "arrange-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  set_up_dragging (self);
}

GtkWidget *
livret_arrange_row_new (void)
{
  return g_object_new (LIVRET_TYPE_ARRANGE_ROW, "activatable", FALSE, NULL);
}
