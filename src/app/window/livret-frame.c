/* livret-frame.c: the window of an open vault.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-frame-private.h"

#include <glib/gi18n.h>
#include <malloc.h>

#include "app/documents/livret-documents-page.h"
#include "app/imports/livret-import-page.h"
#include "app/window/livret-message.h"
#include "app/window/livret-pages.h"
#include "app/window/livret-actions.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-split.h"
#include "app/widgets/livret-template.h"
#include "record/livret-documents.h"
#include "record/livret-grants.h"
#include "record/livret-meta.h"

/* Between two steps of what is prepared: time for whoever is at the keyboard. */
#define QUIET_MS 60

G_DEFINE_FINAL_TYPE (LivretFrame, livret_frame, ADW_TYPE_BIN)

/* Counts in the sidebar ------------------------------------------------------- */

typedef struct
{
  int documents;
  int shares;
  char *label;
} Counts;

static void
counts_free (Counts *counts)
{
  g_free (counts->label);
  g_free (counts);
}

static gpointer
count_things (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretDocumentQuery query = { .person = data };
  g_autoptr (GPtrArray) grants = livret_grants_list (db, data, error);
  Counts *counts;

  if (grants == NULL)
    return NULL;
  counts = g_new0 (Counts, 1);
  counts->documents = livret_documents_count (db, &query, NULL);
  for (guint i = 0; i < grants->len; i++)
    if (g_str_equal (((LivretGrantTerms *) grants->pdata[i])->state, "active"))
      counts->shares++;
  counts->label = livret_meta_get (db, LIVRET_META_LABEL, NULL);
  return counts;
}

static void
show_count (LivretFrame *self, const char *page, int count)
{
  for (guint i = 0; livret_pages[i].id != NULL; i++)
    if (g_str_equal (livret_pages[i].id, page))
      {
        g_autofree char *text = count > 0 ? g_strdup_printf ("%'d", count) : g_strdup ("");

        gtk_label_set_label (self->counts->pdata[i], text);
      }
}

static void
on_counted (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretFrame) self = user_data;
  Counts *counts = livret_store_run_finish (LIVRET_STORE (store), result, NULL);

  /* A count that could not be taken is left as it was: the pages themselves tell what failed. */
  if (counts == NULL || self->counts == NULL)
    {
      g_clear_pointer (&counts, counts_free);
      return;
    }
  show_count (self, "documents", counts->documents);
  show_count (self, "shares", counts->shares);
  gtk_label_set_label (GTK_LABEL (self->vault_name),
                       counts->label && counts->label[0] ? counts->label : _ ("My vault"));
  counts_free (counts);
}

static void
count (LivretFrame *self)
{
  if (livret_household_get_session (self->household) == NULL)
    return;
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  livret_store_run_async (livret_household_get_store (self->household), LIVRET_DB_READ,
                          count_things, g_strdup (livret_household_get_person_id (self->household)),
                          g_free, (GDestroyNotify) counts_free, self->counting, on_counted,
                          g_object_ref (self));
}

/* Pages ----------------------------------------------------------------------- */

static GtkWidget *
build_row (LivretFrame *self, const LivretPageRow *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (page->title));
  GtkWidget *count_label = gtk_label_new ("");
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", page->icon, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count_label, "dimmed");
  gtk_widget_add_css_class (count_label, "numeric");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (page->title), -1);
  g_ptr_array_add (self->counts, count_label);
  return row;
}

static void
fill_pages (LivretFrame *self)
{
  for (const LivretPageRow *page = livret_pages; page->id != NULL; page++)
    gtk_list_box_append (self->pages, build_row (self, page));
}

static AdwNavigationPage *
make_page (LivretFrame *self, const LivretPageRow *row)
{
  AdwNavigationPage *page = ADW_NAVIGATION_PAGE (livret_pages_make (row, self->household));

  adw_navigation_view_add (self->view, page);
  return page;
}

/* One step: makes a page, or lets one read, or finds out how much room it needs, which is most of
 * what its first frame would take. FALSE: all pages are ready. */
static gboolean
prepare_one (LivretFrame *self)
{
  for (const LivretPageRow *row = livret_pages; row->id != NULL; row++)
    {
      AdwNavigationPage *page = adw_navigation_view_find_page (self->view, row->id);

      if (page == NULL)
        make_page (self, row);
      else if (!livret_page_prepare (LIVRET_PAGE (page)))
        continue;
      return TRUE;
    }
  return FALSE;
}

static gboolean
on_quiet (gpointer user_data)
{
  LivretFrame *self = user_data;

  if (prepare_one (self))
    return G_SOURCE_CONTINUE;
  /* Opening and making pages take much memory for a moment, which goes back to the system. */
  malloc_trim (0);
  self->preparing = 0;
  return G_SOURCE_REMOVE;
}

/* Pages are made one after the other while nothing else is to be done, so that turning to one for
 * the first time, or after somebody else was chosen, is no longer than at other times. */
static void
prepare_pages (LivretFrame *self)
{
  g_clear_handle_id (&self->preparing, g_source_remove);
  self->preparing = g_timeout_add_full (G_PRIORITY_LOW, QUIET_MS, on_quiet, self, NULL);
}

void
livret_frame_show_page (LivretFrame *self, const char *id)
{
  const LivretPageRow *row = livret_pages_find (id);
  AdwNavigationPage *shown = adw_navigation_view_get_visible_page (self->view);
  const char *tags[] = { id };

  if (row == NULL || (LIVRET_IS_PAGE (shown) && LIVRET_PAGE_GET_CLASS (shown)->stay != NULL &&
                      LIVRET_PAGE_GET_CLASS (shown)->stay (LIVRET_PAGE (shown))))
    return;
  if (adw_navigation_view_find_page (self->view, id) == NULL)
    make_page (self, row);
  adw_navigation_view_replace_with_tags (self->view, tags, 1);
  gtk_list_box_select_row (self->pages,
                           gtk_list_box_get_row_at_index (self->pages, (int) (row - livret_pages)));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
on_row_activated (LivretFrame *self, GtkListBoxRow *row)
{
  livret_frame_show_page (self, livret_pages[gtk_list_box_row_get_index (row)].id);
}

/* The arrows choose too, where the page stands beside the list. */
static void
on_row_selected (LivretFrame *self, GtkListBoxRow *row)
{
  g_autoptr (GListModel) shown = NULL;
  g_autoptr (AdwNavigationPage) lowest = NULL;
  const char *id;

  /* The last row goes with the view, when the vault is locked. */
  if (row == NULL || adw_navigation_split_view_get_collapsed (self->split))
    return;
  id = livret_pages[gtk_list_box_row_get_index (row)].id;
  shown = adw_navigation_view_get_navigation_stack (self->view);
  lowest = g_list_model_get_item (shown, 0);
  /* What is open upon a page stays. */
  if (lowest != NULL && g_strcmp0 (adw_navigation_page_get_tag (lowest), id) != 0)
    livret_frame_show_page (self, id);
}

/* A message is not to cover what has just been opened. */
static void
on_page_pushed (LivretFrame *self)
{
  adw_toast_overlay_dismiss_all (self->toasts);
}

/* Nearer to the pages than the view's own keys, which know nothing of a page's steps: where the
 * list of pages is a page of its own, they would lead there. */
static void
attach_back_key (LivretFrame *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Left, GDK_ALT_MASK),
                        gtk_named_action_new ("frame.back")));
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static void
search_documents (LivretFrame *self)
{
  AdwNavigationPage *page;

  if (adw_navigation_view_get_visible_page (self->view) !=
      adw_navigation_view_find_page (self->view, "documents"))
    livret_frame_show_page (self, "documents");
  page = adw_navigation_view_find_page (self->view, "documents");
  livret_documents_page_search (LIVRET_DOCUMENTS_PAGE (page),
                                gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

/* Beside the list, what is found shows while one types. */
static void
on_search_changed (LivretFrame *self)
{
  gboolean typing =
      (gtk_widget_get_state_flags (self->search_entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (adw_navigation_split_view_get_collapsed (self->split))
    return;
  search_documents (self);
  /* The page's own field took the focus; whoever types here goes on typing here. */
  if (typing)
    gtk_widget_grab_focus (self->search_entry);
}

/* The words that stand here are not what is shown any more. */
static void
forget_search (LivretFrame *self)
{
  g_signal_handlers_block_by_func (self->search_entry, on_search_changed, self);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  g_signal_handlers_unblock_by_func (self->search_entry, on_search_changed, self);
}

static void
on_search_activated (LivretFrame *self)
{
  search_documents (self);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/* Import ---------------------------------------------------------------------- */

static void
on_files_chosen (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretFrame) self = user_data;
  g_autoptr (GListModel) files =
      gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (files != NULL && g_list_model_get_n_items (files) > 0)
    livret_frame_import (self, files);
}

static void
ask_for_files (LivretFrame *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Import files"));
  gtk_file_dialog_set_accept_label (dialog, _ ("Look at Them"));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 livret_household_get_cancellable (self->household),
                                 on_files_chosen, g_object_ref (self));
}

void
livret_frame_import (LivretFrame *self, GListModel *files)
{
  if (g_list_model_get_n_items (files) == 0)
    {
      ask_for_files (self);
      return;
    }
  if (adw_navigation_view_find_page (self->view, "documents") == NULL ||
      adw_navigation_view_get_visible_page (self->view) == NULL)
    livret_frame_show_page (self, "documents");
  adw_navigation_view_push (self->view,
                            ADW_NAVIGATION_PAGE (livret_import_page_new (self->household, files)));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/* Messages -------------------------------------------------------------------- */

/* The bar with the buttons of what is shown, where it has one. */
static AdwToolbarView *
find_bars (GtkWidget *widget)
{
  while (widget != NULL && !ADW_IS_TOOLBAR_VIEW (widget))
    widget = gtk_widget_get_first_child (widget);
  return ADW_TOOLBAR_VIEW (widget);
}

/* Above the buttons that end a step, not on them. */
static void
place_message (LivretFrame *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->view);
  AdwToolbarView *bars = page != NULL ? find_bars (GTK_WIDGET (page)) : NULL;
  GtkWidget *message = gtk_widget_get_last_child (GTK_WIDGET (self->toasts));

  if (message == GTK_WIDGET (self->split))
    return;
  livret_message_fit (message, self->household);
  if (bars != NULL)
    gtk_widget_set_margin_bottom (message, adw_toolbar_view_get_bottom_bar_height (bars));
}

/* One message at a time: an older one's button would undo what its words do not say. The overlay
 * says it to screen readers, with the words of its button, which may have no underline then. */
static void
on_message (LivretHousehold *household, const char *message, gboolean undoable, LivretFrame *self)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, undoable ? 12 : 6);
  if (undoable)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "frame.undo");
      adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
    }
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, toast);
  place_message (self);
}

static void
on_navigate (LivretHousehold *household, const char *id, const char *item, LivretFrame *self)
{
  LivretPage *page;

  livret_frame_show_page (self, id);
  page = LIVRET_PAGE (adw_navigation_view_find_page (self->view, id));
  if (item != NULL && LIVRET_PAGE_GET_CLASS (page)->show_item != NULL)
    LIVRET_PAGE_GET_CLASS (page)->show_item (page, item);
  if (LIVRET_IS_DOCUMENTS_PAGE (page) &&
      !livret_documents_page_is_searched (LIVRET_DOCUMENTS_PAGE (page)))
    forget_search (self);
}

/* The widget ------------------------------------------------------------------ */

LivretFrame *
livret_frame_new (LivretHousehold *household)
{
  LivretFrame *self = g_object_new (LIVRET_TYPE_FRAME, NULL);

  self->household = g_object_ref (household);
  livret_person_card_set_household (self->card, household);
  g_object_bind_property (household, "narrow", self->split, "collapsed", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (household, "message", G_CALLBACK (on_message), self, 0);
  g_signal_connect_object (household, "navigate", G_CALLBACK (on_navigate), self, 0);
  g_signal_connect_object (household, "people-changed", G_CALLBACK (count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (household, "changed", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (household, "people-changed", G_CALLBACK (prepare_pages), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (household, "changed", G_CALLBACK (prepare_pages), self,
                           G_CONNECT_SWAPPED);
  fill_pages (self);
  count (self);
  return self;
}

static void
livret_frame_dispose (GObject *object)
{
  LivretFrame *self = LIVRET_FRAME (object);

  g_clear_handle_id (&self->preparing, g_source_remove);
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_FRAME);
  g_clear_object (&self->household);
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  G_OBJECT_CLASS (livret_frame_parent_class)->dispose (object);
}

static void
livret_frame_class_init (LivretFrameClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_frame_dispose;
  g_type_ensure (LIVRET_TYPE_PERSON_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-frame.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretFrame, toasts);
  gtk_widget_class_bind_template_child (widget_class, LivretFrame, split);
  gtk_widget_class_bind_template_child (widget_class, LivretFrame, search_button);
  gtk_widget_class_bind_template_child (widget_class, LivretFrame, search_bar);
  gtk_widget_class_bind_template_child (widget_class, LivretFrame, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LivretFrame, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LivretFrame, card);
  gtk_widget_class_bind_template_child (widget_class, LivretFrame, pages);
  gtk_widget_class_bind_template_child (widget_class, LivretFrame, vault_name);
  gtk_widget_class_bind_template_child (widget_class, LivretFrame, view);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_page_pushed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  livret_actions_install (widget_class);
}

static void
livret_frame_init (LivretFrame *self)
{
  g_autoptr (GMenuModel) menu = livret_actions_menu ();

  self->counts = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  livret_split_keep_actions (self->split);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), menu);
  livret_spoken_menu (GTK_MENU_BUTTON (self->menu_button));
  livret_actions_attach_keys (GTK_WIDGET (self));
  attach_back_key (self);
}
