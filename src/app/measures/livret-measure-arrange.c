/* livret-measure-arrange.c: what can be done to a tile where it stands: by its menu, by keys, by
 * dragging.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-arrange.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-spoken.h"

typedef struct
{
  LivretMeasureCard *card; /* borrowed: it owns this */
  LivretMeasureActFunc func;
  gpointer user_data;
  GtkWidget *menu; /* weak: the last one that was opened */
} Arrange;

/* With the arrows; with Alt, the left one goes back, on every page. */
#define KEYS "<Control><Shift>"

/* To the beginning, from wherever. */
#define FAR (-1000)

static void
act (Arrange *arrange, LivretMeasureAct what, int by)
{
  arrange->func (arrange->card, what, by, NULL, arrange->user_data);
}

/* The menu -------------------------------------------------------------------- */

static void
on_earlier (GSimpleAction *action, GVariant *parameter, gpointer arrange)
{
  act (arrange, LIVRET_MEASURE_MOVE, -1);
}

static void
on_later (GSimpleAction *action, GVariant *parameter, gpointer arrange)
{
  act (arrange, LIVRET_MEASURE_MOVE, 1);
}

static void
on_first (GSimpleAction *action, GVariant *parameter, gpointer arrange)
{
  act (arrange, LIVRET_MEASURE_MOVE, FAR);
}

static void
on_hide (GSimpleAction *action, GVariant *parameter, gpointer arrange)
{
  act (arrange, LIVRET_MEASURE_HIDE, 0);
}

static void
on_today (GSimpleAction *action, GVariant *parameter, gpointer arrange)
{
  act (arrange, LIVRET_MEASURE_TODAY, 0);
}

static void
on_edit (GSimpleAction *action, GVariant *parameter, gpointer arrange)
{
  act (arrange, LIVRET_MEASURE_EDIT, 0);
}

static void
on_kind (GSimpleAction *action, GVariant *parameter, gpointer arrange)
{
  act (arrange, LIVRET_MEASURE_KIND, 0);
}

static void
add_item (GMenu *section, const char *label, const char *action, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  if (accel != NULL)
    g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (section, item);
}

/* A telephone has no keys to name. @own: of a kind that a person added. */
static GMenuModel *
build_menu (gboolean narrow, gboolean own)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autoptr (GMenu) choices = g_menu_new ();
  g_autoptr (GMenu) hiding = g_menu_new ();

  add_item (moves, _ ("Move _Earlier"), "tile.earlier", narrow ? NULL : KEYS "Left");
  add_item (moves, _ ("Move _Later"), "tile.later", narrow ? NULL : KEYS "Right");
  add_item (moves, _ ("Move to the _Beginning"), "tile.first", NULL);
  add_item (choices, _ ("Show on _Today"), "tile.today", NULL);
  add_item (choices, _ ("Target and _Note…"), "tile.edit", NULL);
  if (own)
    add_item (choices, _ ("Change This _Kind of Measure…"), "tile.kind", NULL);
  add_item (hiding, _ ("_Hide"), "tile.hide", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (choices));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (hiding));
  return G_MENU_MODEL (menu);
}

/* Actions that say what holds now: they are made when the menu opens. */
static void
insert_actions (Arrange *arrange, GtkWidget *menu)
{
  static const GActionEntry entries[] = {
    { "earlier", on_earlier }, { "later", on_later }, { "first", on_first },
    { "hide", on_hide },       { "edit", on_edit },   { "kind", on_kind },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  const LivretMeasureTile *tile = livret_measure_card_get (arrange->card);
  g_autoptr (GSimpleAction) today =
      g_simple_action_new_stateful ("today", NULL, g_variant_new_boolean (tile->landmark >= 0));

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), arrange);
  g_signal_connect (today, "activate", G_CALLBACK (on_today), arrange);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (today));
  gtk_widget_insert_action_group (menu, "tile", G_ACTION_GROUP (group));
}

static void
drop_menu (Arrange *arrange)
{
  if (arrange->menu != NULL)
    gtk_widget_unparent (arrange->menu);
}

static void
arrange_free (Arrange *arrange)
{
  g_clear_weak_pointer (&arrange->menu);
  g_free (arrange);
}

/* What stands inside a button is nothing to a screen reader: the menu belongs to what is around. */
static void
open_menu (Arrange *arrange, double x, double y)
{
  gboolean narrow = gtk_widget_has_css_class (
      GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (arrange->card))), "narrow");
  g_autoptr (GMenuModel) menu =
      build_menu (narrow, livret_measure_card_get (arrange->card)->kind->own);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  GtkWidget *around = gtk_widget_get_ancestor (GTK_WIDGET (arrange->card), GTK_TYPE_BOX);
  graphene_point_t at = GRAPHENE_POINT_INIT ((float) x, (float) y);

  drop_menu (arrange);
  insert_actions (arrange, popover);
  g_set_weak_pointer (&arrange->menu, popover);
  gtk_widget_set_parent (popover, around);
  if (!gtk_widget_compute_point (GTK_WIDGET (arrange->card), around, &at, &at))
    at = GRAPHENE_POINT_INIT (0, 0);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                               &(GdkRectangle) { (int) at.x, (int) at.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (popover));
  livret_spoken_items (popover);
}

static void
open_at_corner (Arrange *arrange)
{
  open_menu (arrange, 16, gtk_widget_get_height (GTK_WIDGET (arrange->card)) / 2.0);
}

static void
on_secondary_pressed (GtkGesture *gesture, int n_press, double x, double y, Arrange *arrange)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (arrange, x, y);
}

static void
on_long_pressed (GtkGesture *gesture, double x, double y, Arrange *arrange)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (arrange, x, y);
}

/* Keys ------------------------------------------------------------------------ */

static gboolean
move_by_key (Arrange *arrange, guint keyval)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (arrange->card)) == GTK_TEXT_DIR_RTL;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      act (arrange, LIVRET_MEASURE_MOVE, mirrored ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      act (arrange, LIVRET_MEASURE_MOVE, mirrored ? -1 : 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      act (arrange, LIVRET_MEASURE_MOVE_ROW, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      act (arrange, LIVRET_MEASURE_MOVE_ROW, 1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
on_key_pressed (Arrange *arrange, guint keyval, guint keycode, GdkModifierType modifiers)
{
  GdkModifierType held = modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);

  if (held == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    return move_by_key (arrange, keyval);
  if ((keyval == GDK_KEY_Menu && held == 0) || (keyval == GDK_KEY_F10 && held == GDK_SHIFT_MASK))
    {
      open_at_corner (arrange);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* Dragging -------------------------------------------------------------------- */

static GdkContentProvider *
on_drag_prepared (GtkDragSource *source, double x, double y, Arrange *arrange)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (arrange->card));

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (LIVRET_TYPE_MEASURE_CARD, arrange->card);
}

static gboolean
stand_together (LivretMeasureCard *a, LivretMeasureCard *b)
{
  const LivretMeasureTile *x = livret_measure_card_get (a);
  const LivretMeasureTile *y = livret_measure_card_get (b);

  return a != b && g_str_equal (x->person, y->person) &&
         g_str_equal (x->kind->group, y->kind->group);
}

static gboolean
on_dropped (GtkDropTarget *target, const GValue *value, double x, double y, Arrange *arrange)
{
  LivretMeasureCard *dragged = g_value_get_object (value);

  if (dragged == NULL || !stand_together (dragged, arrange->card))
    return FALSE;
  arrange->func (dragged, LIVRET_MEASURE_MOVE_ONTO, 0, arrange->card, arrange->user_data);
  return TRUE;
}

/* All of it ------------------------------------------------------------------- */

static void
add_gestures (Arrange *arrange, GtkWidget *card)
{
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect (secondary, "pressed", G_CALLBACK (on_secondary_pressed), arrange);
  g_signal_connect (press, "pressed", G_CALLBACK (on_long_pressed), arrange);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), arrange);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (secondary));
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (card, keys);
}

static void
add_dragging (Arrange *arrange, GtkWidget *card)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (LIVRET_TYPE_MEASURE_CARD, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepared), arrange);
  g_signal_connect (target, "drop", G_CALLBACK (on_dropped), arrange);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (target));
}

void
livret_measure_arrange_attach (LivretMeasureCard *card,
                               LivretMeasureActFunc func,
                               gpointer user_data)
{
  Arrange *arrange = g_new0 (Arrange, 1);

  arrange->card = card;
  arrange->func = func;
  arrange->user_data = user_data;
  g_object_set_data_full (G_OBJECT (card), "arrange", arrange, (GDestroyNotify) arrange_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS,
                                  "Control+Shift+ArrowLeft Control+Shift+ArrowRight "
                                  "Control+Shift+ArrowUp Control+Shift+ArrowDown",
                                  -1);
  g_signal_connect_swapped (card, "destroy", G_CALLBACK (drop_menu), arrange);
  add_gestures (arrange, GTK_WIDGET (card));
  add_dragging (arrange, GTK_WIDGET (card));
}
