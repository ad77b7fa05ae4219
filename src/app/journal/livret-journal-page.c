/* livret-journal-page.c: the history by day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/livret-journal-page.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-error-text.h"
#include "app/journal/livret-journal-state.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-unroll.h"
#include "app/widgets/livret-wording.h"
#include "app/window/livret-cramped.h"
#include "base/livret-clock.h"
#include "base/livret-date.h"
#include "record/livret-journal.h"

#define ENTRIES 200
/* Rows made at a time. */
#define STEP 10

struct _LivretJournalPage
{
  LivretPage parent_instance;

  GtkWidget *verify_button;
  GtkWidget *search_bar;
  GtkWidget *search_entry;
  GtkWidget *verdict;
  GtkDropDown *group;
  GtkWidget *nothing;
  GtkBox *days;
  GtkWidget *more_button;

  GPtrArray *entries; /* LivretJournalEntry, newest first, as far back as was asked for */
  gboolean all_read;

  LivretUnroll *unroll;
  guint next;       /* place of the entry to be shown next, if it is kept */
  guint shown;      /* rows made */
  GtkListBox *last; /* borrowed: the day that goes on */
  int last_day;
};

G_DEFINE_FINAL_TYPE (LivretJournalPage, livret_journal_page, LIVRET_TYPE_PAGE)

/* --- Reading ------------------------------------------------------------------------------------
 */

typedef struct
{
  char *person;
  gint64 before;
  int limit;
} Request;

static void
request_free (Request *request)
{
  g_free (request->person);
  g_free (request);
}

static gpointer
list_entries (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  return livret_journal_list (db, request->person, request->before, request->limit, error);
}

/* --- Showing ------------------------------------------------------------------------------------
 */

static const char *
get_group (LivretJournalPage *self)
{
  return livret_journal_groups ()[gtk_drop_down_get_selected (self->group)].id;
}

static GtkListBox *
add_day (LivretJournalPage *self, int day)
{
  g_autofree char *title = livret_wording_long_day (day);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (label, "section-title");
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_tab_behavior (GTK_LIST_BOX (list), GTK_LIST_TAB_ITEM);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (self->days, box);
  return GTK_LIST_BOX (list);
}

/* The time stands at the end of the line, or below it. */
static void
place_time (GtkWidget *row, gboolean cramped)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (row), "time");

  gtk_widget_set_visible (label, !cramped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               cramped ? gtk_label_get_label (GTK_LABEL (label)) : "");
}

static void
add_entry (LivretJournalPage *self, const LivretJournalEntry *entry, const char *sentence)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = livret_wording_time (livret_wording_wall (entry->time));
  GtkWidget *label = gtk_label_new (time);
  GtkWidget *icon =
      g_object_new (GTK_TYPE_IMAGE, "icon-name", livret_journal_state_icon (entry->event),
                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  gtk_widget_add_css_class (icon, "dimmed");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  g_object_set_data (G_OBJECT (row), "time", label);
  livret_cramped_follow (row, livret_page_get_household (LIVRET_PAGE (self)), place_time);
  livret_wrap_early (row);
  gtk_list_box_append (self->last, row);
}

/* A row, unless the filters leave it out. */
static void
show_entry (LivretJournalPage *self, const LivretJournalEntry *entry)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *sentence = livret_journal_sentence (entry);
  int day = livret_wording_day_of (entry->time);

  if (!livret_journal_state_keeps (get_group (self), words, entry->event, sentence))
    return;
  if (self->last == NULL || day != self->last_day)
    self->last = add_day (self, day);
  self->last_day = day;
  add_entry (self, entry, sentence);
  self->shown++;
}

/* A #LivretUnrollFunc. */
static gboolean
make_rows (gpointer data)
{
  LivretJournalPage *self = data;
  guint until = self->shown + STEP;
  gboolean rest;

  while (self->next < self->entries->len && self->shown < until)
    show_entry (self, self->entries->pdata[self->next++]);
  rest = self->next < self->entries->len;
  gtk_widget_set_visible (self->nothing, !rest && self->shown == 0);
  gtk_widget_set_visible (self->more_button, !rest && !self->all_read);
  return rest;
}

/* @again: the same as before, read again: what is scrolled to stays where it is. */
static void
apply (LivretJournalPage *self, gboolean again)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->days))) != NULL)
    gtk_box_remove (self->days, child);
  self->last = NULL;
  self->next = self->shown = 0;
  livret_unroll_start (self->unroll, again);
}

static void
on_listed (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretJournalPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (read == NULL)
    {
      livret_household_report (livret_page_get_household (LIVRET_PAGE (self)), error);
      return;
    }
  self->all_read = read->len < ENTRIES;
  if (self->entries->len == 0)
    {
      g_ptr_array_unref (self->entries);
      self->entries = g_steal_pointer (&read);
      apply (self, TRUE);
    }
  else
    {
      g_ptr_array_extend_and_steal (self->entries, g_steal_pointer (&read));
      livret_unroll_go_on (self->unroll);
    }
}

static void
read_more (LivretJournalPage *self, GCancellable *cancellable)
{
  LivretHousehold *household = livret_page_get_household (LIVRET_PAGE (self));
  Request *request = g_new0 (Request, 1);

  request->person = g_strdup (livret_household_get_person_id (household));
  request->limit = ENTRIES;
  if (self->entries->len > 0)
    request->before = ((LivretJournalEntry *) self->entries->pdata[self->entries->len - 1])->seq;
  livret_page_read (LIVRET_PAGE (self), list_entries, request, (GDestroyNotify) request_free,
                    (GDestroyNotify) g_ptr_array_unref, cancellable, on_listed);
}

static void
livret_journal_page_reload (LivretPage *page, GCancellable *cancellable)
{
  LivretJournalPage *self = LIVRET_JOURNAL_PAGE (page);

  g_ptr_array_set_size (self->entries, 0);
  self->next = 0;
  read_more (self, cancellable);
}

static void
on_more_clicked (LivretJournalPage *self)
{
  read_more (self, livret_page_get_cancellable (LIVRET_PAGE (self)));
}

static guint
count_kept (LivretJournalPage *self, const char *words)
{
  guint kept = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const LivretJournalEntry *entry = self->entries->pdata[i];
      g_autofree char *sentence = livret_journal_sentence (entry);

      if (livret_journal_state_keeps (get_group (self), words, entry->event, sentence))
        kept++;
    }
  return kept;
}

static void
on_filter_changed (LivretJournalPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  if (self->entries == NULL)
    return;
  apply (self, FALSE);
  /* Rows are made as far as one looks: they are not what there is. */
  if (words[0] != '\0' || gtk_drop_down_get_selected (self->group) > 0)
    livret_spoken_found (GTK_WIDGET (self), count_kept (self, words));
}

/* --- Checking -----------------------------------------------------------------------------------
 */

typedef struct
{
  gint64 count;
  gint64 last_time;
} Verdict;

static gpointer
verify (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree Verdict *verdict = g_new0 (Verdict, 1);

  if (!livret_journal_verify (db, &verdict->count, &verdict->last_time, NULL, error))
    return NULL;
  return g_steal_pointer (&verdict);
}

static void
show_verdict (LivretJournalPage *self, const char *words)
{
  gtk_label_set_label (GTK_LABEL (self->verdict), words);
  gtk_widget_set_visible (self->verdict, TRUE);
  livret_spoken_say (GTK_WIDGET (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
on_verified (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretJournalPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree Verdict *verdict = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  gtk_widget_set_sensitive (self->verify_button, TRUE);
  if (verdict == NULL)
    {
      show_verdict (self, error->message);
      return;
    }
  {
    g_autofree char *when =
        livret_wording_day_time (livret_wording_wall (verdict->last_time), livret_clock_today ());
    g_autofree char *words =
        g_strdup_printf (ngettext ("Whole: %ld entry, the last of %s.",
                                   "Whole: %ld entries, the last of %s.", (gulong) verdict->count),
                         (long) verdict->count, when);

    show_verdict (self, words);
  }
}

static void
on_verify_clicked (LivretJournalPage *self)
{
  gtk_widget_set_sensitive (self->verify_button, FALSE);
  livret_page_read (LIVRET_PAGE (self), verify, NULL, NULL, g_free,
                    livret_page_get_cancellable (LIVRET_PAGE (self)), on_verified);
}

/* --- Life
 * ----------------------------------------------------------------------------------------- */

static void
livret_journal_page_dispose (GObject *object)
{
  LivretJournalPage *self = LIVRET_JOURNAL_PAGE (object);

  g_clear_pointer (&self->unroll, livret_unroll_free);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_JOURNAL_PAGE);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (livret_journal_page_parent_class)->dispose (object);
}

static void
livret_journal_page_class_init (LivretJournalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_journal_page_dispose;
  LIVRET_PAGE_CLASS (klass)->reload = livret_journal_page_reload;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-journal-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretJournalPage, verify_button);
  gtk_widget_class_bind_template_child (widget_class, LivretJournalPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, LivretJournalPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LivretJournalPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, LivretJournalPage, group);
  gtk_widget_class_bind_template_child (widget_class, LivretJournalPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, LivretJournalPage, days);
  gtk_widget_class_bind_template_child (widget_class, LivretJournalPage, more_button);
  gtk_widget_class_bind_template_callback (widget_class, on_verify_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_more_clicked);
}

static void
livret_journal_page_init (LivretJournalPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (const LivretJournalGroup *group = livret_journal_groups (); group->id != NULL; group++)
    gtk_string_list_append (titles, _ (group->title));
  gtk_drop_down_set_model (self->group, G_LIST_MODEL (titles));
  gtk_search_bar_set_key_capture_widget (GTK_SEARCH_BAR (self->search_bar), GTK_WIDGET (self));
  self->unroll = livret_unroll_new (GTK_WIDGET (self->days), make_rows, self);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_journal_entry_free);
}
