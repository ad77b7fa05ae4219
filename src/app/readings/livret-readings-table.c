/* livret-readings-table.c: the readings of a period as a list, newest first, page by page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/readings/livret-readings-table.h"

#include <glib/gi18n.h>

#include "app/measures/livret-measure-state.h"
#include "app/readings/livret-reading-dialog.h"
#include "app/readings/livret-reading-jobs.h"
#include "app/readings/livret-reading-row.h"
#include "app/widgets/livret-wording.h"
#include "app/widgets/livret-wrapped-button.h"
#include "base/livret-clock.h"
#include "base/livret-date.h"

#define DAY 86400
#define PAGE 60

struct _LivretReadingsTable
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkWidget *more_button;

  LivretHousehold *household;
  GListStore *items; /* LivretReadingItem */
  GCancellable *cancellable;
  char *person;
  const LivretKind *kind;
  LivretMeasureTarget *target; /* nullable */
  gint64 from_wall;
  gint64 until_wall;
  gboolean rest; /* older ones are not read yet */
  gboolean reading;
  guint generation;
};

G_DEFINE_FINAL_TYPE (LivretReadingsTable, livret_readings_table, ADW_TYPE_BIN)

static guint
count_items (LivretReadingsTable *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

static const LivretReading *
get_reading (LivretReadingsTable *self, guint position)
{
  /* The list keeps it. */
  g_autoptr (LivretReadingItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return item ? livret_reading_item_get (item) : NULL;
}

static LivretReadingItem *
find_item (LivretReadingsTable *self, const char *id)
{
  LivretReadingKey key;

  if (!livret_reading_key_from_id (id, &key, NULL))
    return NULL;
  for (guint i = 0; i < count_items (self); i++)
    {
      g_autoptr (LivretReadingItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (livret_reading_key_equal (&livret_reading_item_get (item)->key, &key))
        return g_steal_pointer (&item);
    }
  return NULL;
}

/* Reading pages --------------------------------------------------------------- */

/* @until: the time of the last one shown, which others may share; @append: below what is shown */
typedef struct
{
  LivretReadingsTable *table;
  char *person;
  const LivretKind *kind;
  gint64 from_wall;
  gint64 until_wall;
  gint64 until;
  int limit;
  gboolean append;
  guint generation;
} PageJob;

static void
page_job_free (PageJob *job)
{
  g_object_unref (job->table);
  g_free (job->person);
  g_free (job);
}

static gint64
to_utc (gint64 wall)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return livret_wall_to_utc (zone, wall, FALSE);
}

/* @found: (element-type LivretReadingFound): of the kind. */
typedef struct
{
  GArray *readings;
  GPtrArray *found;
} Page;

static void
page_free (Page *page)
{
  g_clear_pointer (&page->readings, g_array_unref);
  g_clear_pointer (&page->found, g_ptr_array_unref);
  g_free (page);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, page_free)

static gpointer
read_page (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const PageJob *job = data;
  LivretReadingQuery query = {
    .person = job->person,
    .kind = job->kind,
    /* Readings of a journey have clocks of their own: what is too much is left out below. */
    .from = to_utc (job->from_wall) - DAY,
    .until = MIN (job->until, to_utc (job->until_wall) + DAY),
    .limit = job->limit,
    .newest_first = TRUE,
    .all = TRUE,
  };

  g_autoptr (Page) page = g_new0 (Page, 1);

  page->readings = livret_readings_list (db, &query, error);
  if (page->readings != NULL)
    page->found = livret_readings_found_of_kind (db, job->person, job->kind, FALSE, error);
  return page->found != NULL ? g_steal_pointer (&page) : NULL;
}

/* The items of @readings that belong to the period and are not among the last ones shown. */
static GPtrArray *
make_items (LivretReadingsTable *self, const PageJob *job, const Page *page)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GArray *readings = page->readings;

  for (guint i = 0; i < readings->len; i++)
    {
      LivretReading *reading = &g_array_index (readings, LivretReading, i);
      gint64 wall = livret_measure_wall (reading);
      gboolean known = FALSE;

      for (guint j = count_items (self); job->append && !known && j-- > 0;)
        {
          const LivretReading *shown = get_reading (self, j);

          if (shown->time > reading->time)
            break;
          known = livret_reading_key_equal (&shown->key, &reading->key);
        }
      if (!known && wall >= job->from_wall && wall < job->until_wall)
        {
          LivretReadingItem *item = livret_reading_item_new (reading, self->target);

          livret_reading_item_find (item, page->found);
          g_ptr_array_add (items, item);
        }
    }
  return items;
}

static gboolean
is_same (LivretReadingsTable *self, guint position, LivretReadingItem *item)
{
  g_autoptr (LivretReadingItem) shown =
      g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return livret_reading_item_equal (shown, item);
}

/* Only rows that differ are made anew, so that focus and place stay. */
static void
replace_items (LivretReadingsTable *self, GPtrArray *items)
{
  guint before = count_items (self);
  guint top = 0, bottom = 0;

  while (top < before && top < items->len && is_same (self, top, items->pdata[top]))
    top++;
  while (bottom < before - top && bottom < items->len - top &&
         is_same (self, before - 1 - bottom, items->pdata[items->len - 1 - bottom]))
    bottom++;
  g_list_store_splice (self->items, top, before - top - bottom, items->pdata + top,
                       items->len - top - bottom);
}

/* After a row with the focus is gone, the one in its place has it. */
static int
find_focused (LivretReadingsTable *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, LIVRET_TYPE_READING_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self))
             ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))
             : -1;
}

static void
focus_row (LivretReadingsTable *self, int index)
{
  int last = (int) count_items (self) - 1;
  GtkListBoxRow *row = index >= 0 && last >= 0
                           ? gtk_list_box_get_row_at_index (self->list, MIN (index, last))
                           : NULL;

  if (row != NULL && find_focused (self) < 0)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_page (LivretReadingsTable *self, const PageJob *job, const Page *page)
{
  g_autoptr (GPtrArray) items = make_items (self, job, page);
  int focused = gtk_widget_get_mapped (GTK_WIDGET (self)) ? find_focused (self) : -1;

  self->rest = page->readings->len >= (guint) job->limit;
  if (job->append)
    g_list_store_splice (self->items, count_items (self), 0, items->pdata, items->len);
  else
    replace_items (self, items);
  focus_row (self, focused);
  gtk_widget_set_visible (self->more_button, self->rest);
  gtk_widget_set_visible (GTK_WIDGET (self->list), count_items (self) > 0);
}

static void
on_page_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  PageJob *job = user_data;
  LivretReadingsTable *self = job->table;
  g_autoptr (GError) error = NULL;
  g_autoptr (Page) page = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (job->generation == self->generation)
    {
      self->reading = FALSE;
      if (page != NULL)
        show_page (self, job, page);
      else
        livret_household_report (self->household, error);
    }
  page_job_free (job);
}

static void
request (LivretReadingsTable *self, gint64 until, int limit, gboolean append)
{
  PageJob *job;

  if (livret_household_get_session (self->household) == NULL)
    return;
  job = g_new0 (PageJob, 1);
  job->table = g_object_ref (self);
  job->person = g_strdup (self->person);
  job->kind = self->kind;
  job->from_wall = self->from_wall;
  job->until_wall = self->until_wall;
  job->until = until;
  job->limit = limit;
  job->append = append;
  job->generation = ++self->generation;
  self->reading = TRUE;
  livret_store_run_async (livret_household_get_store (self->household), LIVRET_DB_READ, read_page,
                          job, NULL, (GDestroyNotify) page_free, self->cancellable, on_page_read,
                          job);
}

void
livret_readings_table_more (LivretReadingsTable *self)
{
  guint n = count_items (self);
  gint64 until;
  int same = 0;

  if (!self->rest || self->reading || n == 0)
    return;
  until = get_reading (self, n - 1)->time;
  while (same < (int) n && get_reading (self, n - 1 - (guint) same)->time == until)
    same++;
  request (self, until, PAGE + same, TRUE);
}

void
livret_readings_table_load (LivretReadingsTable *self,
                            LivretHousehold *household,
                            const char *person,
                            const LivretKind *kind,
                            const LivretMeasureTarget *target,
                            gint64 from_wall,
                            gint64 until_wall)
{
  gboolean other = g_strcmp0 (self->person, person) != 0 || self->kind != kind ||
                   self->from_wall != from_wall || self->until_wall != until_wall;

  g_set_object (&self->household, household);
  g_set_str (&self->person, person);
  self->kind = kind;
  livret_measure_target_free (self->target);
  self->target = livret_measure_target_copy (target);
  self->from_wall = from_wall;
  self->until_wall = until_wall;
  request (self, G_MAXINT64, other ? PAGE : (int) MAX (PAGE, count_items (self)), FALSE);
}

/* What is done to a reading --------------------------------------------------- */

static void
edit (LivretReadingsTable *self, LivretReadingItem *item)
{
  adw_dialog_present (ADW_DIALOG (livret_reading_dialog_new_edit (self->household, self->person,
                                                                  livret_reading_item_get (item))),
                      GTK_WIDGET (self));
}

static void
on_row_activated (LivretReadingsTable *self, GtkListBoxRow *row)
{
  edit (self, livret_reading_row_get_item (LIVRET_READING_ROW (row)));
}

static void
on_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretReadingsTable *self = LIVRET_READINGS_TABLE (widget);
  g_autoptr (LivretReadingItem) item = find_item (self, g_variant_get_string (parameter, NULL));

  if (item != NULL)
    edit (self, item);
}

static void
on_document (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretReadingsTable *self = LIVRET_READINGS_TABLE (widget);
  g_autoptr (LivretReadingItem) item = find_item (self, g_variant_get_string (parameter, NULL));
  const LivretReadingFound *found = item != NULL ? livret_reading_item_get_found (item) : NULL;

  if (found != NULL)
    {
      g_autofree char *place = found->page > 0
                                   ? g_strdup_printf ("%s#%d", found->document, found->page)
                                   : g_strdup (found->document);

      livret_household_navigate (self->household, "documents", place);
    }
}

static void
on_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretReadingsTable *self = LIVRET_READINGS_TABLE (widget);
  g_autoptr (LivretReadingItem) item = find_item (self, g_variant_get_string (parameter, NULL));

  if (item != NULL)
    livret_reading_do_delete (self->household, self->person, livret_reading_item_get (item));
}

static void
on_moved (AdwAlertDialog *dialog, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretReadingsTable) self = user_data;
  const char *to = adw_alert_dialog_choose_finish (dialog, result);
  const LivretPerson *person = livret_household_find (self->household, to);
  LivretReadingItem *item = g_object_get_data (G_OBJECT (dialog), "item");

  if (person != NULL)
    livret_reading_do_move (self->household, self->person, livret_reading_item_get (item), person);
}

/* One answer a person: nobody has so many that they do not fit. */
static void
on_move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretReadingsTable *self = LIVRET_READINGS_TABLE (widget);
  LivretReadingItem *item = find_item (self, g_variant_get_string (parameter, NULL));
  GPtrArray *people = livret_household_get_people (self->household);
  g_autoptr (LivretReadingWords) words = NULL;
  AdwDialog *dialog;

  if (item == NULL)
    return;
  words = livret_reading_words_new (livret_reading_item_get (item),
                                    livret_reading_item_get_target (item), livret_clock_today ());
  dialog = adw_alert_dialog_new (_ ("Whose reading is it?"), NULL);
  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog), "%s\n%s", words->value, words->when);
  g_object_set_data_full (G_OBJECT (dialog), "item", item, g_object_unref);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"));
  for (guint i = 0; i < people->len; i++)
    {
      const LivretPerson *person = people->pdata[i];

      if (g_strcmp0 (person->id, self->person) != 0)
        adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), person->id, person->name);
    }
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), widget, self->cancellable,
                           (GAsyncReadyCallback) on_moved, g_object_ref (self));
}

/* The widget ------------------------------------------------------------------ */

static GtkWidget *
build_row (gpointer item, gpointer user_data)
{
  LivretReadingsTable *self = user_data;

  return livret_reading_row_new (item, livret_clock_today (), self->household);
}

static void
livret_readings_table_finalize (GObject *object)
{
  LivretReadingsTable *self = LIVRET_READINGS_TABLE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->household);
  g_clear_object (&self->items);
  g_free (self->person);
  livret_measure_target_free (self->target);
  G_OBJECT_CLASS (livret_readings_table_parent_class)->finalize (object);
}

static void
livret_readings_table_class_init (LivretReadingsTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = livret_readings_table_finalize;
  gtk_widget_class_install_action (widget_class, "readings.edit", "s", on_edit);
  gtk_widget_class_install_action (widget_class, "readings.document", "s", on_document);
  gtk_widget_class_install_action (widget_class, "readings.move", "s", on_move);
  gtk_widget_class_install_action (widget_class, "readings.delete", "s", on_delete);
}

static void
livret_readings_table_init (LivretReadingsTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();

  self->cancellable = g_cancellable_new ();
  self->items = g_list_store_new (LIVRET_TYPE_READING_ITEM);
  self->list = GTK_LIST_BOX (list);
  self->more_button = gtk_button_new_with_label (_ ("Show Older Readings"));
  livret_wrap_button (self->more_button);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_visible (list, FALSE);
  gtk_widget_set_visible (self->more_button, FALSE);
  gtk_widget_set_halign (self->more_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->more_button, "pill");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Readings, newest first"), -1);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->items), build_row, self, NULL);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect_swapped (self->more_button, "clicked", G_CALLBACK (livret_readings_table_more),
                            self);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), self->more_button);
  adw_bin_set_child (ADW_BIN (self), box);
}
