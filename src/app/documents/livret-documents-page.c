/* livret-documents-page.c: the documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-documents-page-private.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "app/documents/livret-document-choices.h"
#include "app/documents/livret-document-drop-down.h"
#include "app/documents/livret-words-bar.h"
#include "app/watch/livret-watch-banner.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-split.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wording.h"

G_DEFINE_FINAL_TYPE (LivretDocumentsPage, livret_documents_page, LIVRET_TYPE_PAGE)

/* Filters --------------------------------------------------------------------- */

LivretDocumentFilter *
livret_documents_page_filter (LivretDocumentsPage *self)
{
  LivretHousehold *household = livret_page_get_household (LIVRET_PAGE (self));
  guint category = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->category));
  const char *year = livret_document_drop_down_get (self->year);
  LivretDocumentFilter *filter = livret_document_filter_new ();

  filter->person = g_strdup (livret_household_get_person_id (household));
  filter->search = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  filter->category = category > 0 ? g_strdup (livret_categories ()[category - 1].code) : NULL;
  filter->author = g_strdup (livret_document_drop_down_get (self->author));
  filter->folder = g_strdup (livret_documents_folders_get (self));
  filter->year = year != NULL ? (int) g_ascii_strtoll (year, NULL, 10) : 0;
  filter->hidden = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->hidden_button));
  filter->bin = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->bin_button));
  return filter;
}

static gboolean
is_filtered (LivretDocumentsPage *self)
{
  g_autoptr (LivretDocumentFilter) filter = livret_documents_page_filter (self);

  return livret_document_filter_narrows (filter);
}

static void
load_list (LivretDocumentsPage *self)
{
  const char *shown = livret_document_viewer_get_id (self->viewer);
  g_autoptr (LivretDocumentFilter) filter = livret_documents_page_filter (self);

  /* What is looked at is looked at afterwards, wherever it stands then. */
  if (shown != NULL)
    g_set_str (&self->wanted, shown);
  self->counted = 0;
  livret_document_list_load (self->documents, filter);
  livret_found_list_search (self->found, filter);
}

static void
on_filter_changed (LivretDocumentsPage *self)
{
  if (self->filling || self->documents == NULL)
    return;
  self->asked = TRUE;
  self->chosen &= gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] != '\0';
  load_list (self);
}

/* Who wrote what is hidden is not told before hidden documents are shown. */
static void
on_hidden_toggled (LivretDocumentsPage *self)
{
  if (!self->filling)
    livret_page_queue_reload (LIVRET_PAGE (self));
}

static void
fill_categories (LivretDocumentsPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Category"));
  for (const LivretCategory *category = livret_categories (); category->code != NULL; category++)
    gtk_string_list_append (names, livret_category_label (category->code));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->category), G_LIST_MODEL (names));
}

/* What was chosen stays chosen as long as it is offered. */
static void
fill_choices (LivretDocumentsPage *self, GtkWidget *drop_down, const char *const *choices)
{
  guint place = livret_document_choice_place (choices, livret_document_drop_down_get (drop_down));

  self->filling = TRUE;
  livret_document_drop_down_fill (drop_down, choices, place);
  self->filling = FALSE;
}

/* What there is --------------------------------------------------------------- */

static void
on_extent_measured (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretDocumentsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretDocumentExtent) extent =
      livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (extent == NULL)
    {
      livret_household_report (livret_page_get_household (LIVRET_PAGE (self)), error);
      return;
    }
  self->some = extent->some;
  gtk_widget_set_visible (self->filters, self->some);
  gtk_widget_set_visible (self->search_button, self->some);
  fill_choices (self, self->year, (const char *const *) extent->years);
  fill_choices (self, self->author, (const char *const *) extent->authors);
  livret_documents_folders_fill (self, extent->folders);
  gtk_widget_set_visible (self->author, g_strv_length (extent->authors) > 1);
  load_list (self);
}

static void
livret_documents_page_reload (LivretPage *page, GCancellable *cancellable)
{
  LivretDocumentsPage *self = LIVRET_DOCUMENTS_PAGE (page);
  gboolean hidden = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->hidden_button));
  LivretDocumentAsked *asked = livret_document_asked_new (
      livret_household_get_person_id (livret_page_get_household (page)), hidden);

  livret_page_read (page, livret_document_extent_read, asked,
                    (GDestroyNotify) livret_document_asked_free,
                    (GDestroyNotify) livret_document_extent_free, cancellable, on_extent_measured);
}

/* The list and the viewer ----------------------------------------------------- */

static void
show_selected (LivretDocumentsPage *self)
{
  LivretDocumentItem *item = gtk_single_selection_get_selected_item (self->selection);
  const LivretDocument *document = item ? livret_document_item_get (item) : NULL;

  if (document != NULL)
    livret_document_viewer_show (self->viewer, document->id);
  else if (item == NULL && self->wanted == NULL)
    livret_document_viewer_show (self->viewer, NULL);
}

/* A document that a search found opens where the words are. */
static void
seek_words (LivretDocumentsPage *self)
{
  LivretDocumentItem *item = gtk_single_selection_get_selected_item (self->selection);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  if (item != NULL && livret_document_item_get (item) != NULL &&
      words[strspn (words, " \t")] != '\0')
    livret_document_viewer_seek (self->viewer, words, livret_document_item_get_page (item));
}

/* What the list chooses by itself stays at its first page. */
static void
choose (LivretDocumentsPage *self, guint position)
{
  self->choosing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->choosing = FALSE;
}

static void
on_selected (LivretDocumentsPage *self)
{
  show_selected (self);
  if (!self->choosing)
    seek_words (self);
}

/* Where one thing is shown at a time, the list is what is left. */
static void
on_viewer_gone (LivretDocumentsPage *self)
{
  adw_navigation_split_view_set_show_content (self->split, FALSE);
}

/* A row that was only counted so far is shown when its document is there. */
static void
on_first_loaded (LivretDocumentsPage *self)
{
  guint wanted = livret_document_list_find (self->documents, self->wanted);

  if (wanted != G_MAXUINT)
    {
      choose (self, wanted);
      g_clear_pointer (&self->wanted, g_free);
    }
  else if (self->wanted != NULL && !is_filtered (self) &&
           g_strcmp0 (livret_document_viewer_get_id (self->viewer), self->wanted) == 0)
    {
      /* Further down than was read, or hidden: it goes on being looked at. */
      choose (self, GTK_INVALID_LIST_POSITION);
      return;
    }
  else if (self->wanted != NULL)
    on_viewer_gone (self);
  show_selected (self);
}

/* Documents, or what else was found: those of which there are any, until one of both is chosen. */
static void
show_scope (LivretDocumentsPage *self)
{
  guint documents = g_list_model_get_n_items (G_LIST_MODEL (self->documents));
  guint others = livret_found_list_get_count (self->found);
  g_autofree char *documents_label = g_strdup_printf (_ ("Documents %u"), documents);
  /* Translators: what a search found in the health profile and among the notes, with its number:
   * stands beside “Documents 12” in little room. */
  g_autofree char *others_label = g_strdup_printf (_ ("Profile, notes %u"), others);
  gboolean elsewhere;

  adw_toggle_set_label (self->scope_documents, documents_label);
  adw_toggle_set_label (self->scope_found, others_label);
  if (!self->chosen || others == 0)
    {
      self->filling = TRUE;
      adw_toggle_group_set_active_name (self->scope,
                                        documents == 0 && others > 0 ? "found" : "documents");
      self->filling = FALSE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->scope), others > 0);
  elsewhere = g_strcmp0 (adw_toggle_group_get_active_name (self->scope), "found") == 0;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), elsewhere       ? "found"
                                                             : documents > 0 ? "list"
                                                                             : "nothing");
  /* Nothing is done to documents that are not in sight. */
  if (elsewhere || documents == 0)
    livret_documents_select_end (self);
}

void
livret_documents_page_show_documents (LivretDocumentsPage *self)
{
  adw_toggle_group_set_active_name (self->scope, "documents");
}

static void
on_scope_chosen (LivretDocumentsPage *self)
{
  if (self->filling || self->found == NULL)
    return;
  self->chosen = TRUE;
  show_scope (self);
}

/* Of both answers the last one says how many there are. */
static void
on_one_counted (LivretDocumentsPage *self)
{
  if (++self->counted < 2)
    return;
  show_scope (self);
  if (self->asked && is_filtered (self))
    livret_spoken_found (GTK_WIDGET (self),
                         g_list_model_get_n_items (G_LIST_MODEL (self->documents)) +
                             livret_found_list_get_count (self->found));
  self->asked = FALSE;
}

static void
on_counted (LivretDocumentsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->documents));
  gboolean empty = n == 0 && !self->some && !is_filtered (self);

  gtk_stack_set_visible_child_name (self->outer, empty ? "empty" : "split");
  if (n == 0)
    {
      livret_document_viewer_show (self->viewer, NULL);
      if (!empty)
        on_viewer_gone (self);
    }
  else
    {
      g_autoptr (LivretDocumentItem) first =
          g_list_model_get_item (G_LIST_MODEL (self->documents), 0);

      if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
        choose (self, 0);
      g_signal_connect_object (first, "notify::loaded", G_CALLBACK (on_first_loaded), self,
                               G_CONNECT_SWAPPED);
    }
  show_selected (self);
  on_one_counted (self);
}

static void
on_activated (LivretDocumentsPage *self, guint position)
{
  if (self->selecting)
    {
      livret_documents_select_toggle (self, position);
      return;
    }
  choose (self, position);
  show_selected (self);
  seek_words (self);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

void
livret_documents_page_search (LivretDocumentsPage *self, const char *words)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->search_button), words[0] != '\0');
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), words);
  adw_navigation_split_view_set_show_content (self->split, FALSE);
}

/* Nothing that is typed or chosen narrows the list any more. */
static void
show_all (LivretDocumentsPage *self)
{
  GtkWidget *const choices[] = { self->category, self->folder, self->year, self->author };

  self->filling = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->search_button), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (choices[i]), 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->bin_button), FALSE);
  self->filling = FALSE;
  self->chosen = FALSE;
  load_list (self);
}

gboolean
livret_documents_page_is_searched (LivretDocumentsPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] != '\0';
}

void
livret_documents_page_show (LivretDocumentsPage *self, const char *item)
{
  g_auto (GStrv) place = g_strsplit (item, "#", 2); /* its id, and a page */
  const char *id = place[0];
  guint position = livret_document_list_find (self->documents, id);

  if (position != G_MAXUINT)
    choose (self, position);
  else
    {
      /* A list in which it does not stand would lead to another one. */
      if (is_filtered (self))
        show_all (self);
      g_set_str (&self->wanted, id);
    }
  livret_document_viewer_show (self->viewer, id);
  if (place[1] != NULL)
    livret_document_viewer_turn (self->viewer, atoi (place[1]));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/* Where one thing is shown at a time, back leads from a document to the list. */
static gboolean
livret_documents_page_back (LivretPage *page)
{
  LivretDocumentsPage *self = LIVRET_DOCUMENTS_PAGE (page);

  if (self->selecting)
    {
      livret_documents_select_end (self);
      return TRUE;
    }
  if (!adw_navigation_split_view_get_collapsed (self->split) ||
      !adw_navigation_split_view_get_show_content (self->split))
    return FALSE;
  adw_navigation_split_view_set_show_content (self->split, FALSE);
  return TRUE;
}

static void
livret_documents_page_show_item (LivretPage *page, const char *item)
{
  livret_documents_page_show (LIVRET_DOCUMENTS_PAGE (page), item);
}

static void
set_up_list (LivretDocumentsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = livret_documents_rows_factory (self);

  self->documents = livret_document_list_new (livret_page_get_household (LIVRET_PAGE (self)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->documents)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->documents, "counted", G_CALLBACK (on_counted), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  livret_documents_select_set_up (self);
}

static void
on_find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretDocumentsPage *self = LIVRET_DOCUMENTS_PAGE (widget);

  if (!adw_navigation_split_view_get_collapsed (self->split) ||
      adw_navigation_split_view_get_show_content (self->split))
    livret_document_viewer_find (self->viewer);
}

/* One click opens where one thing is shown at a time; not while documents are selected. */
static void
on_collapsed (LivretDocumentsPage *self)
{
  gtk_list_view_set_single_click_activate (
      self->list, !self->selecting && adw_navigation_split_view_get_collapsed (self->split));
}

static void
livret_documents_page_person_changed (LivretPage *page)
{
  LivretDocumentsPage *self = LIVRET_DOCUMENTS_PAGE (page);

  livret_documents_select_end (self);
  g_clear_pointer (&self->wanted, g_free);
  livret_document_viewer_show (self->viewer, NULL);
}

static void
livret_documents_page_constructed (GObject *object)
{
  LivretDocumentsPage *self = LIVRET_DOCUMENTS_PAGE (object);
  const char *const years[] = { _ ("Year"), NULL };

  G_OBJECT_CLASS (livret_documents_page_parent_class)->constructed (object);
  self->viewer = livret_document_viewer_new (livret_page_get_household (LIVRET_PAGE (self)));
  g_signal_connect_swapped (self->viewer, "gone", G_CALLBACK (on_viewer_gone), self);
  adw_navigation_split_view_set_content (self->split, ADW_NAVIGATION_PAGE (self->viewer));
  self->filling = TRUE;
  fill_categories (self);
  self->filling = FALSE;
  fill_choices (self, self->year, years);
  livret_documents_folders_fill (self, self->folders);
  livret_document_drop_down_set_up (self->category);
  livret_document_drop_down_set_up (self->folder);
  livret_document_drop_down_set_up (self->year);
  livret_document_drop_down_set_up (self->author);
  livret_found_list_set_household (self->found, livret_page_get_household (LIVRET_PAGE (self)));
  g_signal_connect_object (self->found, "found", G_CALLBACK (on_one_counted), self,
                           G_CONNECT_SWAPPED);
  set_up_list (self);
}

static void
livret_documents_page_dispose (GObject *object)
{
  LivretDocumentsPage *self = LIVRET_DOCUMENTS_PAGE (object);

  self->filling = TRUE;
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_DOCUMENTS_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->marked);
  g_clear_object (&self->documents);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->folders, g_ptr_array_unref);
  G_OBJECT_CLASS (livret_documents_page_parent_class)->dispose (object);
}

static void
livret_documents_page_class_init (LivretDocumentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = livret_documents_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = livret_documents_page_dispose;
  LIVRET_PAGE_CLASS (klass)->reload = livret_documents_page_reload;
  LIVRET_PAGE_CLASS (klass)->person_changed = livret_documents_page_person_changed;
  LIVRET_PAGE_CLASS (klass)->show_item = livret_documents_page_show_item;
  LIVRET_PAGE_CLASS (klass)->back = livret_documents_page_back;
  gtk_widget_class_install_action (widget_class, "page.find", NULL, on_find);
  livret_documents_adding_install (widget_class);
  livret_documents_folders_install (widget_class);
  livret_documents_select_install (widget_class);
  livret_documents_act_install (widget_class);
  g_type_ensure (LIVRET_TYPE_FOUND_LIST);
  g_type_ensure (LIVRET_TYPE_SELECTION_BAR);
  g_type_ensure (LIVRET_TYPE_WORDS_BAR);
  g_type_ensure (LIVRET_TYPE_WATCH_BANNER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-documents-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentsPage, outer);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentsPage, split);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentsPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentsPage, category);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentsPage, folder);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentsPage, year);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentsPage, author);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentsPage, hidden_button);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentsPage, bin_button);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentsPage, scope);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentsPage, scope_documents);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentsPage, scope_found);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentsPage, found);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentsPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentsPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_hidden_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_scope_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_collapsed);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  livret_documents_adding_bind (widget_class);
}

static void
livret_documents_page_init (LivretDocumentsPage *self)
{
  self->filling = TRUE;
  self->folders = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_folder_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  livret_split_keep_actions (self->split);
  livret_spoken_menu (self->menu_button);
  self->filling = FALSE;
}
