/* livret-found-list.c: statements and notes that a search found, beside the documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-found-list.h"

#include <glib/gi18n.h>

#include "app/documents/livret-found-state.h"
#include "app/measures/livret-note-dialog.h"
#include "app/widgets/livret-hits.h"
#include "base/livret-clock.h"
#include "record/livret-day-notes.h"
#include "record/livret-found.h"

struct _LivretFoundList
{
  AdwBin parent_instance;

  GtkListBox *rows;

  LivretHousehold *household;
  GCancellable *searching;
  char *words;
  GPtrArray *found; /* LivretFound */
};

enum
{
  FOUND,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretFoundList, livret_found_list, ADW_TYPE_BIN)

/* Where it leads --------------------------------------------------------------- */

static gpointer
read_note (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_day_notes_get (db, data, error);
}

static void
on_note_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretFoundList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretDayNote) note = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (note == NULL)
    livret_household_report (self->household, error);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    adw_dialog_present (
        ADW_DIALOG (livret_note_dialog_new (self->household, note, note->kind,
                                            MIN (note->day, livret_clock_today () - 3650),
                                            MAX (note->day, livret_clock_today ()))),
        GTK_WIDGET (self));
}

/* A statement opens on the page of the profile, a measure's note beside its chart; a note on a day
 * is read where it is written. */
static void
on_row_activated (LivretFoundList *self, GtkListBoxRow *row)
{
  const LivretFound *found = self->found->pdata[gtk_list_box_row_get_index (row)];
  g_autoptr (LivretHousehold) household = g_object_ref (self->household);
  g_autofree char *person = g_strdup (found->person);
  g_autofree char *id = g_strdup (found->id);
  LivretFoundSort sort = found->sort;
  gboolean none = found->none;
  const LivretKind *kind = found->kind;

  if (sort == LIVRET_FOUND_DAY_NOTE)
    {
      livret_store_run_async (livret_household_get_store (household), LIVRET_DB_READ, read_note,
                              g_steal_pointer (&id), g_free, (GDestroyNotify) livret_day_note_free,
                              livret_household_get_cancellable (household), on_note_read,
                              g_object_ref (self));
      return;
    }
  if (g_strcmp0 (livret_household_get_person_id (household), person) != 0)
    livret_household_select (household, person);
  if (sort == LIVRET_FOUND_ENTRY)
    livret_household_navigate (household, "profile", none ? NULL : id);
  else if (kind != NULL)
    livret_household_navigate (household, "measures", kind->id);
}

/* Rows ------------------------------------------------------------------------- */

static GtkWidget *
create_label (const char *text, const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_visible (label, *text != '\0');
  if (words != NULL)
    {
      g_autoptr (PangoAttrList) marks = livret_hits_marks (text, words);

      gtk_label_set_attributes (GTK_LABEL (label), marks);
    }
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_row (LivretFoundList *self, const LivretFound *found)
{
  gboolean several = livret_household_get_person (self->household) == NULL;
  g_autofree char *where = livret_found_where (found, several);
  g_autofree char *spoken = livret_found_spoken (found, several);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = create_label (found->text, self->words, NULL);
  GtkWidget *hidden = gtk_image_new_from_icon_name ("livret-eye-off-symbolic");

  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_visible (hidden, found->hidden);
  gtk_widget_set_tooltip_text (hidden, _ ("Hidden"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (hidden), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Hidden"), -1);
  gtk_box_append (GTK_BOX (line), text);
  gtk_box_append (GTK_BOX (line), hidden);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), create_label (found->snippet, self->words, NULL));
  gtk_box_append (GTK_BOX (box), create_label (where, NULL, "dimmed"));
  gtk_widget_add_css_class (box, "document-card");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "heading", livret_found_heading (found), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
head_row (GtkListBoxRow *row, GtkListBoxRow *above, gpointer user_data)
{
  const char *heading = g_object_get_data (G_OBJECT (row), "heading");
  const char *last = above != NULL ? g_object_get_data (G_OBJECT (above), "heading") : NULL;
  GtkWidget *label;

  if (g_strcmp0 (heading, last) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label",
                        heading, "xalign", 0.0f, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (label, "section-title");
  gtk_widget_add_css_class (label, "month");
  gtk_list_box_row_set_header (row, label);
}

static void
show_found (LivretFoundList *self)
{
  gtk_list_box_remove_all (self->rows);
  for (guint i = 0; i < self->found->len; i++)
    gtk_list_box_append (self->rows, create_row (self, self->found->pdata[i]));
  g_signal_emit (self, signals[FOUND], 0);
}

/* Searching -------------------------------------------------------------------- */

static gpointer
search (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const LivretDocumentFilter *filter = data;
  LivretDate year;
  LivretDocumentQuery documents = livret_document_filter_query (filter, &year);
  LivretFoundQuery query = { .person = filter->person,
                             .words = filter->search,
                             .from = documents.from,
                             .until = documents.until,
                             .include_hidden = filter->hidden,
                             .limit = LIVRET_FOUND_MAX };

  return livret_found_list (db, &query, error);
}

static void
on_searched (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretFoundList) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *found = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (found == NULL)
    {
      livret_household_report (self->household, error);
      return;
    }
  g_ptr_array_unref (self->found);
  self->found = found;
  show_found (self);
}

static void
stop (LivretFoundList *self)
{
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

void
livret_found_list_search (LivretFoundList *self, const LivretDocumentFilter *filter)
{
  stop (self);
  g_set_str (&self->words, filter->search);
  if (!livret_document_filter_searches (filter) || filter->category != NULL ||
      filter->author != NULL || filter->folder != NULL || filter->bin ||
      livret_household_get_session (self->household) == NULL)
    {
      g_ptr_array_set_size (self->found, 0);
      show_found (self);
      return;
    }
  self->searching = g_cancellable_new ();
  livret_store_run_async (
      livret_household_get_store (self->household), LIVRET_DB_READ, search,
      livret_document_filter_copy (filter), (GDestroyNotify) livret_document_filter_free,
      (GDestroyNotify) g_ptr_array_unref, self->searching, on_searched, g_object_ref (self));
}

guint
livret_found_list_get_count (LivretFoundList *self)
{
  return self->found->len;
}

/* The widget ------------------------------------------------------------------- */

void
livret_found_list_set_household (LivretFoundList *self, LivretHousehold *household)
{
  g_set_object (&self->household, household);
}

static void
livret_found_list_dispose (GObject *object)
{
  LivretFoundList *self = LIVRET_FOUND_LIST (object);

  stop (self);
  g_clear_object (&self->household);
  G_OBJECT_CLASS (livret_found_list_parent_class)->dispose (object);
}

static void
livret_found_list_finalize (GObject *object)
{
  LivretFoundList *self = LIVRET_FOUND_LIST (object);

  g_ptr_array_unref (self->found);
  g_free (self->words);
  G_OBJECT_CLASS (livret_found_list_parent_class)->finalize (object);
}

static void
livret_found_list_class_init (LivretFoundListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = livret_found_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_found_list_finalize;
  signals[FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
livret_found_list_init (LivretFoundList *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();

  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_found_free);
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (self->rows, head_row, NULL, NULL);
  gtk_list_box_set_tab_behavior (self->rows, GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Health profile and notes"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "documents");
  g_signal_connect_swapped (self->rows, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), GTK_WIDGET (self->rows));
  adw_bin_set_child (ADW_BIN (self), window);
}
