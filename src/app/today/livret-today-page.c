/* livret-today-page.c: the first page of an open vault.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/today/livret-today-page.h"

#include <glib/gi18n.h>

#include "app/measures/livret-landmarks-dialog.h"
#include "app/measures/livret-measure-card.h"
#include "app/measures/livret-measure-data.h"
#include "app/measures/livret-measure-grid.h"
#include "app/shares/livret-shown.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-unroll.h"
#include "app/today/livret-timeline.h"
#include "app/today/livret-today-state.h"
#include "app/watch/livret-watch-banner.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-clock.h"

struct _LivretTodayPage
{
  LivretPage parent_instance;

  GtkLabel *greeting;
  GtkLabel *date;
  GtkBox *blocks;
  GtkWidget *to_do_box;
  GtkListBox *to_do;
  GtkWidget *new_box;
  GtkListBox *new;
  GtkWidget *landmarks_box;
  LivretMeasureGrid *landmarks;
  LivretTimeline *timeline;

  GPtrArray *shown_kinds;     /* ids of the landmarks' kinds, static */
  GPtrArray *shown_documents; /* ids of new documents */
};

G_DEFINE_FINAL_TYPE (LivretTodayPage, livret_today_page, LIVRET_TYPE_PAGE)

static LivretHousehold *
get_household (LivretTodayPage *self)
{
  return livret_page_get_household (LIVRET_PAGE (self));
}

/* --- Lines --------------------------------------------------------------------------------------
 */

static void
on_line_activated (GtkWidget *row, LivretTodayPage *self)
{
  const char *target = g_object_get_data (G_OBJECT (row), "target");

  if (g_str_has_prefix (target, "action:"))
    gtk_widget_activate_action (GTK_WIDGET (self), target + strlen ("action:"), NULL);
  else
    livret_household_navigate (get_household (self), target,
                               g_object_get_data (G_OBJECT (row), "document"));
}

static void
add_line (LivretTodayPage *self, GtkListBox *list, const LivretTodayLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (line->icon);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->subtitle);
  gtk_widget_add_css_class (icon, "tile-icon");
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "target", g_strdup (line->target), g_free);
  g_object_set_data_full (G_OBJECT (row), "document", g_strdup (line->document), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_line_activated), self, 0);
  livret_wrap_early (row);
  gtk_list_box_append (list, row);
}

static void
show_lines (LivretTodayPage *self, const LivretToday *today)
{
  g_autoptr (GPtrArray) to_do = livret_today_to_do (&today->facts);

  gtk_list_box_remove_all (self->to_do);
  gtk_list_box_remove_all (self->new);
  g_ptr_array_set_size (self->shown_documents, 0);
  for (guint i = 0; i < to_do->len; i++)
    add_line (self, self->to_do, to_do->pdata[i]);
  for (guint i = 0; i < today->news->len; i++)
    {
      const LivretTodayLine *line = today->news->pdata[i];

      add_line (self, self->new, line);
      if (g_strcmp0 (line->target, "documents") == 0 && line->document != NULL)
        g_ptr_array_add (self->shown_documents, g_strdup (line->document));
    }
  gtk_widget_set_visible (self->to_do_box, to_do->len > 0);
  gtk_widget_set_visible (self->new_box, today->news->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->blocks), to_do->len + today->news->len > 0);
}

static void
on_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretToday) today = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (today != NULL)
    show_lines (self, today);
  else
    livret_household_report (get_household (self), error);
}

/* --- Landmarks ----------------------------------------------------------------------------------
 */

static void
on_choose_clicked (LivretTodayPage *self)
{
  const char *person = livret_household_get_person_id (get_household (self));

  if (person != NULL)
    adw_dialog_present (ADW_DIALOG (livret_landmarks_dialog_new (get_household (self), person)),
                        GTK_WIDGET (self));
}

static void
on_landmark_clicked (LivretMeasureCard *card, LivretTodayPage *self)
{
  livret_household_navigate (get_household (self), "measures",
                             livret_measure_card_get (card)->kind->id);
}

/* @tile: (transfer full) */
static void
add_landmark (LivretTodayPage *self, LivretMeasureTile *tile)
{
  LivretMeasureCard *card = livret_measure_card_new ();

  livret_measure_card_set (card, tile);
  g_signal_connect_object (card, "clicked", G_CALLBACK (on_landmark_clicked), self, 0);
  livret_measure_grid_append (self->landmarks, GTK_WIDGET (card));
  g_ptr_array_add (self->shown_kinds, (gpointer) tile->kind->id);
}

static void
on_tiles_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tiles = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (tiles == NULL)
    {
      livret_household_report (get_household (self), error);
      return;
    }
  livret_measure_grid_remove_all (self->landmarks);
  g_ptr_array_set_size (self->shown_kinds, 0);
  gtk_widget_set_visible (self->landmarks_box, tiles->len > 0);
  while (tiles->len > 0)
    add_landmark (self, g_ptr_array_steal_index (tiles, 0));
}

/* --- Life
 * ----------------------------------------------------------------------------------------- */

/* The two blocks beside each other, or one below the other on a phone. */
static void
arrange (LivretTodayPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->blocks),
                                  livret_household_get_narrow (get_household (self))
                                      ? GTK_ORIENTATION_VERTICAL
                                      : GTK_ORIENTATION_HORIZONTAL);
}

static void
livret_today_page_reload (LivretPage *page, GCancellable *cancellable)
{
  LivretTodayPage *self = LIVRET_TODAY_PAGE (page);
  const char *person = livret_household_get_person_id (get_household (self));
  int today = livret_clock_today ();
  g_autofree char *greeting =
      livret_today_greeting (livret_household_get_person (get_household (self)), today);
  g_autofree char *date = livret_wording_long_day (today);

  gtk_label_set_label (self->greeting, greeting);
  gtk_label_set_label (self->date, date);
  livret_page_read (page, livret_today_read, g_strdup (person), g_free,
                    (GDestroyNotify) livret_today_free, cancellable, on_read);
  livret_timeline_load (self->timeline, page, cancellable);
  gtk_widget_set_visible (self->landmarks_box, FALSE);
  if (person != NULL)
    livret_page_read (page, livret_measure_landmarks_read, g_strdup (person), g_free,
                      (GDestroyNotify) g_ptr_array_unref, cancellable, on_tiles_read);
}

static void
on_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "frame.import", NULL);
}

/* The landmarks and what is new: what a doctor is asked about. */
static void
on_doctor (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretTodayPage *self = LIVRET_TODAY_PAGE (widget);
  LivretShown *shown = livret_shown_new (livret_household_get_person_id (get_household (self)));

  for (guint i = 0; i < self->shown_documents->len; i++)
    livret_shown_add (shown, self->shown_documents->pdata[i]);
  for (guint i = 0; i < self->shown_kinds->len; i++)
    livret_shown_add_kind (shown, self->shown_kinds->pdata[i]);
  livret_shown_to_doctor (shown, widget, get_household (self));
}

static void
livret_today_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (livret_today_page_parent_class)->constructed (object);
  g_signal_connect_object (get_household (LIVRET_TODAY_PAGE (object)), "notify::narrow",
                           G_CALLBACK (arrange), object, G_CONNECT_SWAPPED);
  arrange (LIVRET_TODAY_PAGE (object));
}

static void
livret_today_page_dispose (GObject *object)
{
  LivretTodayPage *self = LIVRET_TODAY_PAGE (object);

  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_TODAY_PAGE);
  g_clear_pointer (&self->shown_kinds, g_ptr_array_unref);
  g_clear_pointer (&self->shown_documents, g_ptr_array_unref);
  G_OBJECT_CLASS (livret_today_page_parent_class)->dispose (object);
}

static void
livret_today_page_class_init (LivretTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = livret_today_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = livret_today_page_dispose;
  LIVRET_PAGE_CLASS (klass)->reload = livret_today_page_reload;
  g_type_ensure (LIVRET_TYPE_MEASURE_GRID);
  g_type_ensure (LIVRET_TYPE_WATCH_BANNER);
  g_type_ensure (LIVRET_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretTodayPage, greeting);
  gtk_widget_class_bind_template_child (widget_class, LivretTodayPage, date);
  gtk_widget_class_bind_template_child (widget_class, LivretTodayPage, blocks);
  gtk_widget_class_bind_template_child (widget_class, LivretTodayPage, to_do_box);
  gtk_widget_class_bind_template_child (widget_class, LivretTodayPage, to_do);
  gtk_widget_class_bind_template_child (widget_class, LivretTodayPage, new_box);
  gtk_widget_class_bind_template_child (widget_class, LivretTodayPage, new);
  gtk_widget_class_bind_template_child (widget_class, LivretTodayPage, landmarks_box);
  gtk_widget_class_bind_template_child (widget_class, LivretTodayPage, landmarks);
  gtk_widget_class_bind_template_child (widget_class, LivretTodayPage, timeline);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, on_new);
  gtk_widget_class_install_action (widget_class, "page.doctor", NULL, on_doctor);
}

static void
livret_today_page_init (LivretTodayPage *self)
{
  self->shown_kinds = g_ptr_array_new ();
  self->shown_documents = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
