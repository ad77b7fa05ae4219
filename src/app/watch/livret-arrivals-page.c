/* livret-arrivals-page.c: papers that arrived in the folder that is watched.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/watch/livret-arrivals-page.h"

#include <glib/gi18n.h>

#include "app/imports/livret-import-page.h"
#include "app/watch/livret-watch.h"
#include "app/widgets/livret-list-place.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-unroll.h"
#include "app/window/livret-cramped.h"

struct _LivretArrivalsPage
{
  LivretPage parent_instance;

  AdwToolbarView *bars;
  GtkWidget *stack;
  AdwStatusPage *nothing;
  GtkLabel *about;
  GtkListBox *list;
  GtkWidget *end_button;
  GtkWidget *look_button;
  GtkLabel *look_label;

  LivretWatch *watch;
};

G_DEFINE_FINAL_TYPE (LivretArrivalsPage, livret_arrivals_page, LIVRET_TYPE_PAGE)

static LivretHousehold *
get_household (LivretArrivalsPage *self)
{
  return livret_page_get_household (LIVRET_PAGE (self));
}

/* --- What is done with them ---------------------------------------------------------------------
 */

/* The preview, with exactly those files. */
static void
look_at (LivretArrivalsPage *self, GPtrArray *arrivals)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GPtrArray) people = g_ptr_array_new_null_terminated (arrivals->len, g_free, TRUE);
  LivretImportPage *page;

  for (guint i = 0; i < arrivals->len; i++)
    {
      const LivretArrival *arrival = arrivals->pdata[i];
      g_autoptr (GFile) file = g_file_new_for_uri (arrival->file);

      g_list_store_append (files, file);
      g_ptr_array_add (people, g_strdup (arrival->person != NULL ? arrival->person : ""));
    }
  page = livret_import_page_new (get_household (self), G_LIST_MODEL (files));
  livret_import_page_propose (page, (const char *const *) people->pdata);
  livret_page_push (GTK_WIDGET (self), ADW_NAVIGATION_PAGE (page));
}

static void
on_look_clicked (LivretArrivalsPage *self)
{
  look_at (self, livret_watch_get_arrivals (self->watch));
}

static void
on_end_clicked (LivretArrivalsPage *self)
{
  livret_watch_end (self->watch);
}

static void
on_row_activated (GtkWidget *row, LivretArrivalsPage *self)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, g_object_get_data (G_OBJECT (row), "arrival"));
  look_at (self, one);
}

static void
on_not_clicked (GtkWidget *button, LivretArrivalsPage *self)
{
  livret_watch_dismiss (self->watch, g_object_get_data (G_OBJECT (button), "arrival"));
}

/* --- Showing ------------------------------------------------------------------------------------
 */

static void
set_arrival (GtkWidget *widget, const LivretArrival *arrival)
{
  g_object_set_data_full (G_OBJECT (widget), "arrival", livret_arrival_copy (arrival),
                          (GDestroyNotify) livret_arrival_free);
}

static GtkWidget *
build_button (LivretArrivalsPage *self, const LivretArrival *arrival)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Not This One"));
  g_autofree char *spoken = g_strdup_printf (_ ("Do not propose %s again"), arrival->name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  livret_spoken_name (button, spoken);
  set_arrival (button, arrival);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_not_clicked), self, 0);
  return button;
}

static char *
describe (LivretArrivalsPage *self, const LivretArrival *arrival)
{
  const LivretPerson *person = livret_household_find (get_household (self), arrival->person);
  g_autofree char *whose = livret_watch_whose (person != NULL ? person->name : NULL);

  return *arrival->what != '\0' ? g_strjoin ("\n", arrival->what, arrival->why, whose, NULL)
                                : g_strjoin ("\n", arrival->why, whose, NULL);
}

static void
add_row (LivretArrivalsPage *self, const LivretArrival *arrival)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = describe (self, arrival);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), arrival->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), build_button (self, arrival));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  set_arrival (row, arrival);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), self, 0);
  livret_cramped_fold (row, get_household (self));
  livret_wrap_early (row);
  gtk_list_box_append (self->list, row);
}

/* The keyboard goes where something is left to be done. */
static void
give_place (LivretArrivalsPage *self, LivretListPlace place)
{
  if (!livret_list_place_give (self->list, place) && place.row >= 0)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
show_arrivals (LivretArrivalsPage *self)
{
  GPtrArray *arrivals = livret_watch_get_arrivals (self->watch);
  const char *folder = livret_watch_get_folder (self->watch);
  LivretListPlace place = livret_list_place_take (self->list);
  g_autofree char *about = NULL;
  g_autofree char *button = NULL;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < arrivals->len; i++)
    add_row (self, arrivals->pdata[i]);
  about = folder != NULL
              ? g_strdup_printf (_ ("They stand in “%s” as they came. Nothing of them is in the "
                                    "vault until you add it."),
                                 folder)
              : g_strdup (_ ("No folder is watched."));
  button =
      g_strdup_printf (ngettext ("Look at It", "Look at the %u", arrivals->len), arrivals->len);
  gtk_label_set_label (self->about, about);
  adw_status_page_set_description (self->nothing, arrivals->len == 0 && folder != NULL
                                                      ? _ ("New health papers will be proposed "
                                                           "here.")
                                                      : about);
  gtk_label_set_label (self->look_label, button);
  gtk_widget_set_visible (self->look_button, arrivals->len > 0);
  gtk_widget_set_visible (self->end_button, folder != NULL);
  adw_toolbar_view_set_reveal_bottom_bars (self->bars, arrivals->len > 0 || folder != NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), arrivals->len > 0 ? "list" : "empty");
  give_place (self, place);
}

/* --- The widget ---------------------------------------------------------------------------------
 */

static void
livret_arrivals_page_reload (LivretPage *page, GCancellable *cancellable)
{
  livret_watch_queue_look (LIVRET_ARRIVALS_PAGE (page)->watch);
}

LivretArrivalsPage *
livret_arrivals_page_new (LivretHousehold *household)
{
  LivretArrivalsPage *self = g_object_new (LIVRET_TYPE_ARRIVALS_PAGE, "household", household, NULL);

  self->watch = g_object_ref (livret_watch_of (household));
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (show_arrivals), self,
                           G_CONNECT_SWAPPED);
  show_arrivals (self);
  return self;
}

static void
livret_arrivals_page_dispose (GObject *object)
{
  LivretArrivalsPage *self = LIVRET_ARRIVALS_PAGE (object);

  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_ARRIVALS_PAGE);
  G_OBJECT_CLASS (livret_arrivals_page_parent_class)->dispose (object);
}

static void
livret_arrivals_page_class_init (LivretArrivalsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_arrivals_page_dispose;
  LIVRET_PAGE_CLASS (klass)->reload = livret_arrivals_page_reload;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-arrivals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretArrivalsPage, bars);
  gtk_widget_class_bind_template_child (widget_class, LivretArrivalsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LivretArrivalsPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, LivretArrivalsPage, about);
  gtk_widget_class_bind_template_child (widget_class, LivretArrivalsPage, list);
  gtk_widget_class_bind_template_child (widget_class, LivretArrivalsPage, end_button);
  gtk_widget_class_bind_template_child (widget_class, LivretArrivalsPage, look_button);
  gtk_widget_class_bind_template_child (widget_class, LivretArrivalsPage, look_label);
  gtk_widget_class_bind_template_callback (widget_class, on_end_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_look_clicked);
}

static void
livret_arrivals_page_init (LivretArrivalsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
