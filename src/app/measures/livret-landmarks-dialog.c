/* livret-landmarks-dialog.c: chooses which measures stand on Today, and in which order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-landmarks-dialog.h"

#include <glib/gi18n.h>

#include "app/measures/livret-measure-change.h"
#include "app/measures/livret-measure-data.h"
#include "app/measures/livret-measure-order.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wording.h"

struct _LivretLandmarksDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *save_button;
  GtkListBox *list;
  GtkWidget *propose_row;

  LivretHousehold *household;
  char *person;
  GPtrArray *rows;   /* borrowed, in the order of the measures */
  GPtrArray *chosen; /* LivretKind */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LivretLandmarksDialog, livret_landmarks_dialog, ADW_TYPE_DIALOG)

/* Rows ------------------------------------------------------------------------ */

/* What a row holds beside its words. */
typedef struct
{
  const LivretKind *kind;
  guint place; /* among all measures */
  GtkCheckButton *check;
  GtkWidget *up;
  GtkWidget *down;
} Row;

static Row *
row_of (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "row");
}

static LivretLandmarksDialog *
dialog_of (gpointer widget)
{
  return LIVRET_LANDMARKS_DIALOG (gtk_widget_get_ancestor (widget, LIVRET_TYPE_LANDMARKS_DIALOG));
}

/* The chosen ones in their order, the others behind. */
static guint
rank_of (LivretLandmarksDialog *self, const Row *row)
{
  guint rank;

  return g_ptr_array_find (self->chosen, row->kind, &rank) ? rank : self->chosen->len + row->place;
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer self)
{
  guint x = rank_of (self, row_of (a));
  guint y = rank_of (self, row_of (b));

  return x < y ? -1 : x > y;
}

static void
apply (LivretLandmarksDialog *self)
{
  gboolean full = self->chosen->len >= LIVRET_LANDMARKS_MAX;

  self->filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = row_of (self->rows->pdata[i]);
      guint rank;
      gboolean chosen = g_ptr_array_find (self->chosen, row->kind, &rank);

      gtk_check_button_set_active (row->check, chosen);
      gtk_widget_set_sensitive (GTK_WIDGET (row->check), chosen || !full);
      gtk_widget_set_visible (row->up, chosen);
      gtk_widget_set_visible (row->down, chosen);
      gtk_widget_set_sensitive (row->up, chosen && rank > 0);
      gtk_widget_set_sensitive (row->down, chosen && rank + 1 < self->chosen->len);
    }
  self->filling = FALSE;
  gtk_list_box_invalidate_sort (self->list);
  gtk_widget_set_sensitive (self->save_button, self->chosen->len > 0);
}

static void
on_toggled (GtkWidget *widget)
{
  LivretLandmarksDialog *self = dialog_of (widget);
  const Row *row = row_of (widget);
  GPtrArray *chosen;

  if (self == NULL || self->filling)
    return;
  chosen = livret_measure_landmarks_with (self->chosen, row->kind,
                                          gtk_check_button_get_active (row->check));
  g_ptr_array_unref (self->chosen);
  self->chosen = chosen;
  apply (self);
}

static void
announce (GtkWidget *widget, const LivretKind *kind, guint place, guint of)
{
  g_autofree char *words =
      g_strdup_printf (_ ("%s: %u of %u"), livret_kind_label (kind), place + 1, of);

  livret_spoken_say (GTK_WIDGET (widget), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
move (GtkWidget *widget, int by)
{
  LivretLandmarksDialog *self = dialog_of (widget);
  const Row *row = row_of (widget);
  guint from;
  int to;

  if (!g_ptr_array_find (self->chosen, row->kind, &from))
    return FALSE;
  to = (int) from + by;
  if (to < 0 || to >= (int) self->chosen->len)
    return FALSE;
  g_ptr_array_remove_index (self->chosen, from);
  g_ptr_array_insert (self->chosen, to, (gpointer) row->kind);
  apply (self);
  announce (widget, row->kind, (guint) to, self->chosen->len);
  return TRUE;
}

/* At the end a button can do no more: the focus goes to the other one. */
static void
on_up_clicked (GtkWidget *row)
{
  move (row, -1);
  if (!gtk_widget_get_sensitive (row_of (row)->up))
    gtk_widget_grab_focus (row_of (row)->down);
}

static void
on_down_clicked (GtkWidget *row)
{
  move (row, 1);
  if (!gtk_widget_get_sensitive (row_of (row)->down))
    gtk_widget_grab_focus (row_of (row)->up);
}

static gboolean
on_key_pressed (GtkWidget *row, guint keyval, guint keycode, GdkModifierType modifiers)
{
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != GDK_ALT_MASK)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    return move (row, -1);
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    return move (row, 1);
  return GDK_EVENT_PROPAGATE;
}

static GtkWidget *
build_button (GtkWidget *row, const char *icon, const char *words, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  g_signal_connect_swapped (button, "clicked", clicked, row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static GtkWidget *
build_row (const LivretMeasureTile *tile, guint place)
{
  GtkWidget *widget = adw_action_row_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *value = g_strdup_printf ("%s\302\240%s", tile->number, tile->unit);
  g_autofree char *words = livret_wording_join (value, tile->when, NULL);
  g_autofree char *up = g_strdup_printf (_ ("Move %s up"), tile->title);
  g_autofree char *down = g_strdup_printf (_ ("Move %s down"), tile->title);
  Row *row = g_new0 (Row, 1);

  row->kind = tile->kind;
  row->place = place;
  row->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  g_object_set_data_full (G_OBJECT (widget), "row", row, g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), tile->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), words);
  gtk_widget_set_valign (GTK_WIDGET (row->check), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tile->title, -1);
  g_signal_connect_swapped (row->check, "toggled", G_CALLBACK (on_toggled), widget);
  adw_action_row_add_prefix (ADW_ACTION_ROW (widget), GTK_WIDGET (row->check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (widget), GTK_WIDGET (row->check));
  row->up = build_button (widget, "go-up-symbolic", up, G_CALLBACK (on_up_clicked));
  row->down = build_button (widget, "go-down-symbolic", down, G_CALLBACK (on_down_clicked));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), widget);
  gtk_widget_add_controller (widget, keys);
  return widget;
}

/* Reading --------------------------------------------------------------------- */

static void
on_tiles_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretLandmarksDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tiles = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (tiles == NULL)
    {
      livret_household_report (self->household, error);
      return;
    }
  if (self->list == NULL)
    return;
  livret_measure_tiles_sort (tiles);
  g_ptr_array_unref (self->chosen);
  self->chosen = livret_measure_tiles_landmarks (tiles, self->person);
  for (guint i = 0; i < tiles->len; i++)
    {
      GtkWidget *row = build_row (tiles->pdata[i], i);

      g_ptr_array_add (self->rows, row);
      gtk_list_box_append (self->list, row);
    }
  apply (self);
  if (self->rows->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
}

static void
read_tiles (LivretLandmarksDialog *self)
{
  char *people[] = { self->person, NULL };

  if (livret_household_get_session (self->household) != NULL)
    livret_store_run_async (
        livret_household_get_store (self->household), LIVRET_DB_READ, livret_measure_tiles_read,
        g_strdupv (people), (GDestroyNotify) g_strfreev, (GDestroyNotify) g_ptr_array_unref,
        livret_household_get_cancellable (self->household), on_tiles_read, g_object_ref (self));
}

/* Buttons --------------------------------------------------------------------- */

static void
keep (LivretLandmarksDialog *self, GPtrArray *kinds)
{
  livret_measure_change_do (self->household, livret_measure_change_landmarks (self->person, kinds),
                            _ ("Landmarks chosen"));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_save_clicked (LivretLandmarksDialog *self)
{
  keep (self, g_ptr_array_ref (self->chosen));
}

/* None chosen: those that tell most, whatever comes. */
static void
on_propose_activated (LivretLandmarksDialog *self)
{
  keep (self, g_ptr_array_new ());
}

static void
on_cancel_clicked (LivretLandmarksDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* The dialog ------------------------------------------------------------------ */

LivretLandmarksDialog *
livret_landmarks_dialog_new (LivretHousehold *household, const char *person)
{
  LivretLandmarksDialog *self = g_object_new (LIVRET_TYPE_LANDMARKS_DIALOG, NULL);
  g_autofree char *words = livret_household_title_of (household, person);

  self->household = g_object_ref (household);
  self->person = g_strdup (person);
  adw_window_title_set_subtitle (self->heading, words);
  read_tiles (self);
  return self;
}

static void
livret_landmarks_dialog_dispose (GObject *object)
{
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_LANDMARKS_DIALOG);
  G_OBJECT_CLASS (livret_landmarks_dialog_parent_class)->dispose (object);
}

static void
livret_landmarks_dialog_finalize (GObject *object)
{
  LivretLandmarksDialog *self = LIVRET_LANDMARKS_DIALOG (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->chosen);
  g_clear_object (&self->household);
  g_free (self->person);
  G_OBJECT_CLASS (livret_landmarks_dialog_parent_class)->finalize (object);
}

#define BIND(member)                                                                               \
  gtk_widget_class_bind_template_child (widget_class, LivretLandmarksDialog, member)

static void
livret_landmarks_dialog_class_init (LivretLandmarksDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_landmarks_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_landmarks_dialog_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-landmarks-dialog.ui");
  BIND (heading);
  BIND (save_button);
  BIND (list);
  BIND (propose_row);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_propose_activated);
}

static void
livret_landmarks_dialog_init (LivretLandmarksDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->chosen = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->list, compare_rows, self, NULL);
}
