/* livret-documents-select.c: selecting documents in the list, by pointer and by keys.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-documents-page-private.h"

#include "app/documents/livret-document-row.h"

/* Selecting -------------------------------------------------------------------- */

static void
on_selection_changed (LivretDocumentsPage *self)
{
  g_autoptr (GtkBitset) marked =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->marked));
  guint count = (guint) gtk_bitset_get_size (marked);
  static const char *const acts[] = {
    "documents.category", "documents.person",  "documents.folder", "documents.date",
    "documents.pin",      "documents.unpin",   "documents.hide",   "documents.show-again",
    "documents.bin",      "documents.restore", "documents.doctor", "documents.new-folder"
  };

  livret_selection_bar_count (self->selection_bar, count);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), acts[i], count > 0);
}

/* (nullable): of the row @row of the list. */
static GtkListItem *
get_item (GtkWidget *row)
{
  GtkWidget *child = row != NULL ? gtk_widget_get_first_child (row) : NULL;

  return child != NULL ? g_object_get_data (G_OBJECT (child), "item") : NULL;
}

/* The row that has the keyboard; G_MAXUINT if none has. */
static guint
get_focused (LivretDocumentsPage *self)
{
  GtkListItem *item = get_item (gtk_widget_get_focus_child (GTK_WIDGET (self->list)));

  return item != NULL ? gtk_list_item_get_position (item) : G_MAXUINT;
}

/* The rows are made anew with another model: the keyboard goes to the one it was on. */
static void
set_model (LivretDocumentsPage *self, GtkSelectionModel *model)
{
  guint focused = get_focused (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->documents));

  gtk_list_view_set_model (self->list, model);
  if (n == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    return;
  if (focused >= n)
    focused = gtk_single_selection_get_selected (self->selection);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  gtk_list_view_scroll_to (self->list, focused < n ? focused : 0, GTK_LIST_SCROLL_FOCUS, NULL);
}

void
livret_documents_select_start (LivretDocumentsPage *self)
{
  gboolean bin = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->bin_button));

  if (self->selecting || g_list_model_get_n_items (G_LIST_MODEL (self->documents)) == 0)
    return;
  livret_documents_page_show_documents (self);
  self->selecting = TRUE;
  livret_selection_bar_offer (self->selection_bar, livret_page_get_household (LIVRET_PAGE (self)),
                              bin);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->marked));
  gtk_list_view_set_single_click_activate (self->list, FALSE);
  set_model (self, GTK_SELECTION_MODEL (self->marked));
  gtk_widget_set_visible (GTK_WIDGET (self->selection_bar), TRUE);
  on_selection_changed (self);
}

void
livret_documents_select_end (LivretDocumentsPage *self)
{
  if (!self->selecting)
    return;
  self->selecting = FALSE;
  set_model (self, GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_single_click_activate (self->list,
                                           adw_navigation_split_view_get_collapsed (self->split));
  gtk_widget_set_visible (GTK_WIDGET (self->selection_bar), FALSE);
}

void
livret_documents_select_toggle (LivretDocumentsPage *self, guint position)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->marked);

  livret_documents_select_start (self);
  if (gtk_selection_model_is_selected (model, position))
    gtk_selection_model_unselect_item (model, position);
  else
    gtk_selection_model_select_item (model, position, FALSE);
}

static void
on_select (GtkWidget *widget, const char *name, GVariant *parameter)
{
  livret_documents_select_start (LIVRET_DOCUMENTS_PAGE (widget));
}

static void
on_select_end (GtkWidget *widget, const char *name, GVariant *parameter)
{
  livret_documents_select_end (LIVRET_DOCUMENTS_PAGE (widget));
}

static void
on_select_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretDocumentsPage *self = LIVRET_DOCUMENTS_PAGE (widget);

  livret_documents_select_start (self);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->marked));
}

/* Pointer and keys ------------------------------------------------------------- */

typedef struct
{
  LivretDocumentsPage *page;
  guint position;
} Toggle;

static void
toggle_later (gpointer data)
{
  Toggle *toggle = data;

  if (gtk_widget_get_mapped (GTK_WIDGET (toggle->page)))
    livret_documents_select_toggle (toggle->page, toggle->position);
  g_object_unref (toggle->page);
  g_free (toggle);
}

/* Rows are made anew when selecting begins: not while one of them is being clicked. */
static void
queue_toggle (LivretDocumentsPage *self, guint position)
{
  Toggle *toggle = g_new0 (Toggle, 1);

  toggle->page = g_object_ref (self);
  toggle->position = position;
  g_idle_add_once (toggle_later, toggle);
}

static LivretDocumentsPage *
get_page (GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  return LIVRET_DOCUMENTS_PAGE (gtk_widget_get_ancestor (child, LIVRET_TYPE_DOCUMENTS_PAGE));
}

/* While one selects, a click is as good as a click with Ctrl; with Shift, GTK selects all between.
 */
static void
on_row_pressed (GtkGestureClick *gesture, int n, double x, double y, GtkListItem *item)
{
  LivretDocumentsPage *self = get_page (item);
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean ctrl = (state & GDK_CONTROL_MASK) != 0;
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (self == NULL || (self->selecting ? shift || ctrl : !ctrl && !shift))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  queue_toggle (self, gtk_list_item_get_position (item));
}

static void
on_row_held (GtkGestureLongPress *gesture, double x, double y, GtkListItem *item)
{
  LivretDocumentsPage *self = get_page (item);

  if (self == NULL || self->selecting)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  queue_toggle (self, gtk_list_item_get_position (item));
}

void
livret_documents_select_set_up_row (GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_row_pressed), item, 0);
  g_signal_connect_object (hold, "pressed", G_CALLBACK (on_row_held), item, 0);
  gtk_widget_add_controller (child, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (child, GTK_EVENT_CONTROLLER (hold));
  g_object_set_data (G_OBJECT (child), "item", item);
}

void
livret_documents_select_show_row (LivretDocumentsPage *self, GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  if (child != NULL)
    livret_document_row_set_check (LIVRET_DOCUMENT_ROW (child), self->selecting,
                                   gtk_list_item_get_selected (item));
}

/* The arrows go from row to row and leave what is selected; space selects. The list keeps rows
 * above and below those in sight. */
static gboolean
move (LivretDocumentsPage *self, gboolean down)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (row == NULL)
    return FALSE;
  row = down ? gtk_widget_get_next_sibling (row) : gtk_widget_get_prev_sibling (row);
  if (get_item (row) != NULL)
    gtk_widget_grab_focus (row);
  return TRUE;
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint keyval,
        guint code,
        GdkModifierType state,
        LivretDocumentsPage *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  guint focused = get_focused (self);

  if (modifiers == GDK_CONTROL_MASK && keyval == GDK_KEY_a)
    gtk_widget_activate_action (GTK_WIDGET (self), "documents.select-all", NULL);
  else if (keyval == GDK_KEY_space && focused != G_MAXUINT &&
           (modifiers == GDK_CONTROL_MASK || (modifiers == 0 && self->selecting)))
    livret_documents_select_toggle (self, focused);
  else if (self->selecting && modifiers == 0 && keyval == GDK_KEY_Escape)
    livret_documents_select_end (self);
  else if (self->selecting && modifiers == 0 && (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down))
    return move (self, keyval == GDK_KEY_Down);
  else
    return FALSE;
  return TRUE;
}

/* From the bar too. */
static gboolean
on_bar_key (GtkEventControllerKey *keys,
            guint keyval,
            guint code,
            GdkModifierType state,
            LivretDocumentsPage *self)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  livret_documents_select_end (self);
  return TRUE;
}

void
livret_documents_select_set_up (LivretDocumentsPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *bar_keys = gtk_event_controller_key_new ();

  self->marked = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->documents)));
  g_signal_connect_object (self->marked, "selection-changed", G_CALLBACK (on_selection_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->marked, "items-changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect_object (bar_keys, "key-pressed", G_CALLBACK (on_bar_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->selection_bar), bar_keys);
}

void
livret_documents_select_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "documents.select", NULL, on_select);
  gtk_widget_class_install_action (klass, "documents.select-end", NULL, on_select_end);
  gtk_widget_class_install_action (klass, "documents.select-all", NULL, on_select_all);
}
