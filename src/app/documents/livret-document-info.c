/* livret-document-info.c: what is known of a document, beside its pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-info.h"

#include <glib/gi18n.h>

#include "app/documents/livret-document-drop-down.h"
#include "app/documents/livret-document-keeping.h"
#include "app/documents/livret-document-links-state.h"
#include "app/documents/livret-document-standing.h"
#include "app/documents/livret-words-bar.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-clock.h"
#include "record/livret-grants.h"

struct _LivretDocumentInfo
{
  AdwBin parent_instance;

  GtkWidget *title_row;
  GtkWidget *date_row;
  AdwComboRow *category_row;
  AdwComboRow *person_row;
  GtkWidget *author_row;
  GtkWidget *establishment_row;
  AdwSwitchRow *hidden_row;
  GtkWidget *file_row;
  GtkWidget *added_row;
  GtkWidget *size_row;
  AdwPreferencesGroup *standing_group;
  LivretDocumentKeeping *keeping;
  GtkWidget *words_row;
  AdwPreferencesGroup *paper_group;
  AdwExpanderRow *identifiers_row;
  AdwPreferencesGroup *origins_group;
  AdwPreferencesGroup *versions_group;
  AdwPreferencesGroup *values_group;
  AdwPreferencesGroup *links_group;
  AdwPreferencesGroup *shares_group;

  GPtrArray *share_rows;
  GPtrArray *link_rows;
  GPtrArray *identifier_rows;
  LivretHousehold *household;
  char *id;
  char *date;         /* as shown */
  struct Change *was; /* what is kept, the date as it is written there */
  gboolean filling;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LivretDocumentInfo, livret_document_info, ADW_TYPE_BIN)

/* Saving ---------------------------------------------------------------------- */

typedef struct Change
{
  char *id;
  char *title;
  char *date;
  char *category;
  char *person;
  char *author;
  char *establishment;
  gboolean hidden;
} Change;

static void
change_free (Change *change)
{
  g_free (change->id);
  g_free (change->title);
  g_free (change->date);
  g_free (change->category);
  g_free (change->person);
  g_free (change->author);
  g_free (change->establishment);
  g_free (change);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static Change *
change_new (const LivretDocument *document)
{
  Change *change = g_new0 (Change, 1);

  change->id = g_strdup (document->id);
  change->title = g_strdup (document->title);
  change->date = g_strdup (document->date.text);
  change->category = g_strdup (document->category);
  change->person = g_strdup (document->person);
  change->author = g_strdup (document->author);
  change->establishment = g_strdup (document->establishment);
  change->hidden = document->hidden;
  return change;
}

static Change *
change_copy (const Change *change)
{
  Change *copy = g_new0 (Change, 1);

  copy->id = g_strdup (change->id);
  copy->title = g_strdup (change->title);
  copy->date = g_strdup (change->date);
  copy->category = g_strdup (change->category);
  copy->person = g_strdup (change->person);
  copy->author = g_strdup (change->author);
  copy->establishment = g_strdup (change->establishment);
  copy->hidden = change->hidden;
  return copy;
}

static gboolean
says_the_same (const Change *change, const Change *was)
{
  return change->date == NULL && g_str_equal (change->title, was->title) &&
         g_str_equal (change->category, was->category) &&
         g_str_equal (change->person, was->person) && g_str_equal (change->author, was->author) &&
         g_str_equal (change->establishment, was->establishment) && change->hidden == was->hidden;
}

static gpointer
save_change (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  g_autoptr (LivretDocument) document = livret_documents_get (db, change->id, error);

  if (document == NULL ||
      (change->date != NULL && !livret_date_parse (change->date, NULL, &document->date, error)))
    return NULL;
  g_set_str (&document->title, change->title);
  g_set_str (&document->category, change->category);
  g_set_str (&document->person, change->person);
  g_set_str (&document->author, change->author);
  g_set_str (&document->establishment, change->establishment);
  document->hidden = change->hidden;
  return GINT_TO_POINTER (livret_documents_update (db, document, error));
}

static char *
get_text (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* What is being kept is what a further change is made on: a sheet of its own is not shown anew. */
static void
take_as_kept (LivretDocumentInfo *self, const Change *change)
{
  g_autofree char *date = g_steal_pointer (&self->was->date);

  g_clear_pointer (&self->was, change_free);
  self->was = change_copy (change);
  if (change->date != NULL)
    g_set_str (&self->date, change->date);
  else
    self->was->date = g_steal_pointer (&date);
}

static gboolean
has_good_date (LivretDocumentInfo *self, const Change *change)
{
  g_autoptr (GError) error = NULL;
  LivretDate date;

  if (change->date == NULL || livret_date_parse (change->date, NULL, &date, &error))
    return TRUE;
  livret_household_report (self->household, error);
  return FALSE;
}

static void
save (LivretDocumentInfo *self)
{
  GPtrArray *people = livret_household_get_people (self->household);
  guint person = adw_combo_row_get_selected (self->person_row);
  guint category = adw_combo_row_get_selected (self->category_row);
  g_autoptr (Change) change = NULL;
  Change *was;

  if (self->id == NULL || person >= people->len || category == GTK_INVALID_LIST_POSITION)
    return;
  change = g_new0 (Change, 1);
  change->id = g_strdup (self->id);
  change->title = get_text (self->title_row);
  change->date = get_text (self->date_row);
  /* A date left as it was keeps its time. */
  if (g_strcmp0 (change->date, self->date) == 0)
    g_clear_pointer (&change->date, g_free);
  change->category = g_strdup (livret_categories ()[category].code);
  change->person = g_strdup (((LivretPerson *) people->pdata[person])->id);
  change->author = get_text (self->author_row);
  change->establishment = get_text (self->establishment_row);
  change->hidden = adw_switch_row_get_active (self->hidden_row);
  if (says_the_same (change, self->was) || !has_good_date (self, change))
    return;
  was = change_copy (self->was);
  take_as_kept (self, change);
  livret_household_change (
      self->household, save_change, g_steal_pointer (&change), (GDestroyNotify) change_free,
      (LivretUndo) { _ ("Changed"), save_change, was, (GDestroyNotify) change_free }, NULL, NULL);
}

static void
on_chosen (LivretDocumentInfo *self)
{
  if (!self->filling)
    save (self);
}

/* Rows ------------------------------------------------------------------------ */

static void
clear_rows (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *group = gtk_widget_get_ancestor (rows->pdata[i], ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), rows->pdata[i]);
    }
  g_ptr_array_set_size (rows, 0);
}

static GtkWidget *
create_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static GtkWidget *
add_row (AdwPreferencesGroup *group, GPtrArray *rows, const char *title, const char *subtitle)
{
  GtkWidget *row = create_row (title, subtitle);

  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
  return row;
}

/* A measure and a profile are somebody's: whose it is, is chosen first. */
static void
on_link_activated (GtkWidget *row, LivretDocumentInfo *self)
{
  const LivretDocumentLink *link = g_object_get_data (G_OBJECT (row), "link");
  g_autoptr (LivretHousehold) household = g_object_ref (self->household);
  g_autofree char *page = g_strdup (link->page);
  g_autofree char *item = g_strdup (link->item);
  GtkWidget *dialog = gtk_widget_get_ancestor (row, ADW_TYPE_DIALOG);

  if (livret_document_link_chooses (link, livret_household_get_person_id (household)))
    livret_household_select (household, link->person);
  if (dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
  livret_household_navigate (household, page, item);
}

static void
add_links (LivretDocumentInfo *self, AdwPreferencesGroup *group, GPtrArray *rows, GPtrArray *links)
{
  for (guint i = 0; i < links->len; i++)
    {
      LivretDocumentLink *link = links->pdata[i];
      GtkWidget *row = add_row (group, rows, link->title, link->subtitle);

      if (link->page == NULL)
        continue;
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_object_set_data_full (G_OBJECT (row), "link", livret_document_link_copy (link),
                              (GDestroyNotify) livret_document_link_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (on_link_activated), self, 0);
    }
  gtk_widget_set_visible (GTK_WIDGET (group), links->len > 0);
}

/* Shares ---------------------------------------------------------------------- */

static gpointer
list_shares (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_grants_list (db, NULL, error);
}

static void
on_shares_listed (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretDocumentInfo) self = user_data;
  g_autoptr (GPtrArray) grants = livret_store_run_finish (LIVRET_STORE (store), result, NULL);
  g_autoptr (GPtrArray) shares = NULL;

  if (grants == NULL || self->id == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  shares = livret_document_links_shares (grants, self->id);
  clear_rows (self->share_rows);
  add_links (self, self->shares_group, self->share_rows, shares);
}

/* What came out of the same file ----------------------------------------------- */

typedef struct
{
  char *id;
  gboolean hidden;
} Asked;

static void
asked_free (Asked *asked)
{
  g_free (asked->id);
  g_free (asked);
}

static gpointer
read_links (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;

  return livret_document_links_read (db, asked->id, asked->hidden, error);
}

/* What only another program makes sense of is folded away. */
static void
show_paper (LivretDocumentInfo *self, const LivretDocumentLinks *links)
{
  g_autoptr (GPtrArray) paper = livret_document_links_paper (links);
  g_autoptr (GPtrArray) identifiers = livret_document_links_identifiers (links);
  g_autoptr (GPtrArray) origins = livret_document_links_origins (links);

  g_object_ref (self->identifiers_row);
  adw_preferences_group_remove (self->paper_group, GTK_WIDGET (self->identifiers_row));
  add_links (self, self->paper_group, self->link_rows, paper);
  adw_preferences_group_add (self->paper_group, GTK_WIDGET (self->identifiers_row));
  g_object_unref (self->identifiers_row);
  add_links (self, self->origins_group, self->link_rows, origins);
  for (guint i = 0; i < self->identifier_rows->len; i++)
    adw_expander_row_remove (self->identifiers_row, self->identifier_rows->pdata[i]);
  g_ptr_array_set_size (self->identifier_rows, 0);
  for (guint i = 0; i < identifiers->len; i++)
    {
      const LivretDocumentLink *link = identifiers->pdata[i];
      GtkWidget *row = create_row (link->title, link->subtitle);

      adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
      adw_expander_row_add_row (self->identifiers_row, row);
      g_ptr_array_add (self->identifier_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->identifiers_row), identifiers->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->paper_group), paper->len + identifiers->len > 0);
}

static void
on_links_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretDocumentInfo) self = user_data;
  g_autoptr (LivretDocumentLinks) links =
      livret_store_run_finish (LIVRET_STORE (store), result, NULL);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GPtrArray) others = NULL;

  if (links == NULL || g_cancellable_is_cancelled (self->cancellable) ||
      g_strcmp0 (self->id, links->id) != 0)
    return;
  versions = livret_document_links_versions (links);
  values = livret_document_links_values (links, self->was->person);
  others = livret_document_links_others (links);
  clear_rows (self->link_rows);
  show_paper (self, links);
  add_links (self, self->versions_group, self->link_rows, versions);
  add_links (self, self->values_group, self->link_rows, values);
  add_links (self, self->links_group, self->link_rows, others);
}

/* Filling --------------------------------------------------------------------- */

static void
set_text (GtkWidget *row, const char *text)
{
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
fill_people (LivretDocumentInfo *self, const char *person)
{
  GPtrArray *people = livret_household_get_people (self->household);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < people->len; i++)
    gtk_string_list_append (names, ((LivretPerson *) people->pdata[i])->name);
  adw_combo_row_set_model (self->person_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->person_row, livret_household_place (self->household, person));
}

static void
fill_category (LivretDocumentInfo *self, const char *code)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; livret_categories ()[i].code != NULL; i++)
    {
      gtk_string_list_append (names, livret_category_label (livret_categories ()[i].code));
      if (g_str_equal (livret_categories ()[i].code, code))
        selected = i;
    }
  adw_combo_row_set_model (self->category_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->category_row, selected);
}

static void
fill_origin (LivretDocumentInfo *self, const LivretDocument *document)
{
  g_autofree char *size = g_format_size ((guint64) document->size);
  g_autofree char *pages =
      g_strdup_printf (ngettext ("%d page", "%d pages", document->pages), document->pages);
  g_autofree char *both = livret_wording_join (size, document->pages > 0 ? pages : "", NULL);
  g_autofree char *added =
      livret_wording_day_time (livret_wording_wall (document->added), livret_clock_today ());
  g_autofree char *added_title = livret_wording_capital (added);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->file_row), document->file_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->added_row), added_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->size_row), both);
}

void
livret_document_info_show (LivretDocumentInfo *self,
                           LivretHousehold *household,
                           const LivretDocument *document)
{
  Asked *asked;

  g_set_object (&self->household, household);
  g_set_str (&self->id, document->id);
  g_clear_pointer (&self->was, change_free);
  self->was = change_new (document);
  self->filling = TRUE;
  set_text (self->title_row, document->title);
  g_free (self->date);
  self->date = livret_wording_typed_date (document->date.text);
  set_text (self->date_row, self->date);
  set_text (self->author_row, document->author);
  set_text (self->establishment_row, document->establishment);
  fill_category (self, document->category);
  fill_people (self, document->person);
  adw_switch_row_set_active (self->hidden_row, document->hidden);
  fill_origin (self, document);
  self->filling = FALSE;
  livret_document_standing_show (self->standing_group, household, document);
  livret_document_keeping_show (self->keeping, household, document);
  livret_words_note (self->words_row, household, document->id, self->cancellable);
  livret_store_run_async (livret_household_get_store (household), LIVRET_DB_READ, list_shares, NULL,
                          NULL, (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                          on_shares_listed, g_object_ref (self));
  asked = g_new0 (Asked, 1);
  asked->id = g_strdup (document->id);
  asked->hidden = document->hidden;
  livret_store_run_async (livret_household_get_store (household), LIVRET_DB_READ, read_links, asked,
                          (GDestroyNotify) asked_free, (GDestroyNotify) livret_document_links_free,
                          self->cancellable, on_links_read, g_object_ref (self));
}

AdwDialog *
livret_document_info_dialog_new (LivretHousehold *household, const LivretDocument *document)
{
  LivretDocumentInfo *self = g_object_new (LIVRET_TYPE_DOCUMENT_INFO, NULL);
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_header_bar_new ();
  g_autofree char *whose = livret_wording_person (
      livret_household_find (household, document->person), livret_clock_today ());
  g_autofree char *subtitle = livret_wording_join (whose, document->title, NULL);

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar),
                                   adw_window_title_new (_ ("Information"), subtitle));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self));
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_title (dialog, _ ("Information"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 640);
  livret_document_info_show (self, household, document);
  return dialog;
}

static void
livret_document_info_dispose (GObject *object)
{
  LivretDocumentInfo *self = LIVRET_DOCUMENT_INFO (object);

  self->filling = TRUE;
  g_cancellable_cancel (self->cancellable);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_DOCUMENT_INFO);
  g_clear_object (&self->household);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (livret_document_info_parent_class)->dispose (object);
}

static void
livret_document_info_finalize (GObject *object)
{
  LivretDocumentInfo *self = LIVRET_DOCUMENT_INFO (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->share_rows);
  g_ptr_array_unref (self->link_rows);
  g_ptr_array_unref (self->identifier_rows);
  g_free (self->date);
  g_clear_pointer (&self->was, change_free);
  G_OBJECT_CLASS (livret_document_info_parent_class)->finalize (object);
}

static void
livret_document_info_class_init (LivretDocumentInfoClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_document_info_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_document_info_finalize;
  g_type_ensure (LIVRET_TYPE_DOCUMENT_KEEPING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-document-info.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, title_row);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, date_row);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, category_row);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, person_row);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, author_row);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, establishment_row);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, hidden_row);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, file_row);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, added_row);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, size_row);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, standing_group);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, keeping);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, words_row);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, paper_group);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, identifiers_row);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, origins_group);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, versions_group);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, values_group);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, links_group);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentInfo, shares_group);
  gtk_widget_class_bind_template_callback (widget_class, save);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
livret_document_info_init (LivretDocumentInfo *self)
{
  self->cancellable = g_cancellable_new ();
  self->share_rows = g_ptr_array_new ();
  self->link_rows = g_ptr_array_new ();
  self->identifier_rows = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  livret_document_combo_row_set_up (self->category_row);
  livret_document_combo_row_set_up (self->person_row);
  self->filling = FALSE;
}
