/* livret-timeline.c: everything of a record by month, with filters.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/today/livret-timeline.h"

#include <glib/gi18n.h>

#include "app/today/livret-timeline-state.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-unroll.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-clock.h"

#define LINES 40
/* Rows made at a time: what one sees below the landmarks. */
#define STEP 6

struct _LivretTimeline
{
  AdwBin parent_instance;

  AdwWrapBox *filters;
  GtkBox *months;
  GtkWidget *nothing;
  GtkWidget *earlier;

  LivretPage *page; /* borrowed: the page it stands on */
  GCancellable *reading;
  char *person;
  GPtrArray *items; /* LivretTimelineItem, as read */
  guint made;       /* of them, rows */
  LivretUnroll *unroll;
  GtkListBox *last; /* borrowed: the month that goes on */
  int last_month;   /* year * 12 + month */
  guint asked;      /* the number of the last read: answers to earlier ones come too late */
  guint kinds;      /* chosen; 0 for all */
  gint64 next;
};

G_DEFINE_FINAL_TYPE (LivretTimeline, livret_timeline, ADW_TYPE_BIN)

/* Lines ------------------------------------------------------------------------- */

static void
on_row_activated (GtkWidget *row, LivretTimeline *self)
{
  livret_household_navigate (livret_page_get_household (self->page),
                             g_object_get_data (G_OBJECT (row), "page"),
                             g_object_get_data (G_OBJECT (row), "target"));
}

static GtkWidget *
make_row (LivretTimeline *self, const LivretTimelineItem *item, gboolean several)
{
  const LivretTimelineRow *look = livret_timeline_row (item->kind);
  g_autofree char *title = livret_timeline_title (item);
  g_autofree char *subtitle = livret_timeline_subtitle (item, several, livret_clock_today ());
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon =
      g_object_new (GTK_TYPE_IMAGE, "icon-name", livret_timeline_icon (item), "valign",
                    GTK_ALIGN_CENTER, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (icon, "tile-icon");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "page", (gpointer) look->page);
  g_object_set_data_full (G_OBJECT (row), "target", g_strdup (livret_timeline_target (item)),
                          g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), self, 0);
  livret_wrap_early (row);
  return row;
}

static void
start_month (LivretTimeline *self, int year, int month)
{
  g_autofree char *title = livret_wording_month (year, month);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *list = gtk_list_box_new ();

  g_object_set (label, "xalign", 0.0, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_tab_behavior (GTK_LIST_BOX (list), GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (self->months, label);
  gtk_box_append (self->months, list);
  self->last = GTK_LIST_BOX (list);
  self->last_month = year * 12 + month;
}

static void
add_item (LivretTimeline *self, const LivretTimelineItem *item, gboolean several)
{
  int year, month, day;

  livret_civil_from_days (item->day, &year, &month, &day);
  if (self->last == NULL || self->last_month != year * 12 + month)
    start_month (self, year, month);
  gtk_list_box_append (self->last, make_row (self, item, several));
}

/* A #LivretUnrollFunc. */
static gboolean
make_rows (gpointer data)
{
  LivretTimeline *self = data;
  guint until = MIN (self->made + STEP, self->items->len);

  for (; self->made < until; self->made++)
    add_item (self, self->items->pdata[self->made], self->person == NULL);
  gtk_widget_set_visible (self->earlier, self->next != 0 && self->made == self->items->len);
  return self->made < self->items->len;
}

static void
clear (LivretTimeline *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->months))) != NULL)
    gtk_box_remove (self->months, child);
  self->last = NULL;
  self->made = 0;
  g_ptr_array_set_size (self->items, 0);
}

/* Reading ----------------------------------------------------------------------- */

/* What is asked, and the answer to it. */
typedef struct
{
  char *person;
  LivretTimelineQuery query;
  guint number;
  gboolean again; /* the same lines as before: what is scrolled to stays */
  GPtrArray *items;
  gint64 next;
} Lines;

static Lines *
lines_new (LivretTimeline *self, gint64 before, guint limit, gboolean again)
{
  LivretHousehold *household = livret_page_get_household (self->page);
  Lines *lines = g_new0 (Lines, 1);

  lines->person = g_strdup (livret_household_get_person_id (household));
  lines->query.person = lines->person;
  lines->query.kinds = self->kinds != 0 ? self->kinds : LIVRET_TIMELINE_ALL;
  lines->query.before = before;
  lines->query.limit = limit;
  lines->number = ++self->asked;
  lines->again = again;
  return lines;
}

static void
lines_free (Lines *lines)
{
  g_free (lines->person);
  g_clear_pointer (&lines->items, g_ptr_array_unref);
  g_free (lines);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Lines, lines_free)

static gpointer
read_lines (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Lines) lines = g_memdup2 (data, sizeof (Lines));

  lines->person = g_strdup (lines->query.person);
  lines->query.person = lines->person;
  lines->items = livret_timeline_list (db, &lines->query, &lines->next, error);
  return lines->items != NULL ? g_steal_pointer (&lines) : NULL;
}

static void
show_lines (LivretTimeline *self, Lines *lines)
{
  gboolean first = lines->query.before == 0;

  if (first)
    clear (self);
  g_ptr_array_extend_and_steal (self->items, g_steal_pointer (&lines->items));
  self->next = lines->next;
  gtk_widget_set_visible (self->nothing, self->items->len == 0 && self->kinds != 0);
  gtk_widget_set_visible (GTK_WIDGET (self), self->items->len > 0 || self->kinds != 0);
  if (first)
    livret_unroll_start (self->unroll, lines->again);
  else
    livret_unroll_go_on (self->unroll);
}

static void
on_lines_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretTimeline) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Lines) lines = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (self->page == NULL || (lines != NULL && lines->number != self->asked))
    return;
  if (lines != NULL)
    show_lines (self, lines);
  else
    livret_household_report (livret_page_get_household (self->page), error);
}

static void
read_more (
    LivretTimeline *self, gint64 before, guint limit, gboolean again, GCancellable *cancellable)
{
  livret_store_run_async (livret_household_get_store (livret_page_get_household (self->page)),
                          LIVRET_DB_READ, read_lines, lines_new (self, before, limit, again),
                          (GDestroyNotify) lines_free, (GDestroyNotify) lines_free, cancellable,
                          on_lines_read, g_object_ref (self));
}

void
livret_timeline_load (LivretTimeline *self, LivretPage *page, GCancellable *cancellable)
{
  const char *person = livret_household_get_person_id (livret_page_get_household (page));
  /* As much as was shown of the same person, so that a change elsewhere does not scroll. */
  gboolean again = g_strcmp0 (person, self->person) == 0;

  g_set_str (&self->person, person);
  self->page = page;
  g_set_object (&self->reading, cancellable);
  read_more (self, 0, again ? MAX (LINES, self->items->len) : LINES, again, cancellable);
}

static void
on_earlier_clicked (LivretTimeline *self)
{
  gtk_widget_set_visible (self->earlier, FALSE);
  read_more (self, self->next, LINES, FALSE, self->reading);
}

/* Filters ----------------------------------------------------------------------- */

static void
on_filter_toggled (GtkToggleButton *button, LivretTimeline *self)
{
  guint kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "kind"));

  self->kinds = gtk_toggle_button_get_active (button) ? self->kinds | kind : self->kinds & ~kind;
  if (self->page != NULL)
    read_more (self, 0, LINES, FALSE, self->reading);
}

static void
fill_filters (LivretTimeline *self)
{
  for (const LivretTimelineRow *row = livret_timeline_rows (); row->title != NULL; row++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (row->title));

      gtk_widget_add_css_class (button, "filter-chip");
      g_object_set_data (G_OBJECT (button), "kind", GUINT_TO_POINTER (row->kinds));
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_filter_toggled), self, 0);
      adw_wrap_box_append (self->filters, button);
    }
}

/* The widget -------------------------------------------------------------------- */

static void
livret_timeline_dispose (GObject *object)
{
  LivretTimeline *self = LIVRET_TIMELINE (object);

  self->page = NULL;
  self->last = NULL;
  g_clear_pointer (&self->unroll, livret_unroll_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->person, g_free);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_TIMELINE);
  G_OBJECT_CLASS (livret_timeline_parent_class)->dispose (object);
}

static void
livret_timeline_class_init (LivretTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_timeline_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretTimeline, filters);
  gtk_widget_class_bind_template_child (widget_class, LivretTimeline, months);
  gtk_widget_class_bind_template_child (widget_class, LivretTimeline, nothing);
  gtk_widget_class_bind_template_child (widget_class, LivretTimeline, earlier);
  gtk_widget_class_bind_template_callback (widget_class, on_earlier_clicked);
}

static void
livret_timeline_init (LivretTimeline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_timeline_item_free);
  self->unroll = livret_unroll_new (GTK_WIDGET (self->months), make_rows, self);
  fill_filters (self);
}
