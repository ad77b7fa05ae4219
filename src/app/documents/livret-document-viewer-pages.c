/* livret-document-viewer-pages.c: the pages of the document that is looked at, and the words on
 * them. SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-viewer-private.h"

#include <glib/gi18n.h>

#include "app/documents/livret-page-thumbnail.h"
#include "app/widgets/livret-render.h"
#include "record/livret-papers.h"

#define PAGE_WIDTH 560 /* px at 100 % */

/* Percent: those one may choose. A page that nobody chose one for has any that fits. */
static const int zooms[] = { 25, 50, 75, 100, 125, 150, 200, 300 };
#define ZOOM_MIN 10

/* What is shown --------------------------------------------------------------- */
static const char *
get_role (LivretDocumentViewer *self)
{
  return self->shows_copy ? LIVRET_PART_COPY : NULL;
}

static const char *
get_media_type (LivretDocumentViewer *self)
{
  return self->shows_copy ? self->copy : self->document->media_type;
}

static LivretPageSource
get_source (LivretDocumentViewer *self)
{
  return (LivretPageSource) { self->id, get_role (self), get_media_type (self) };
}

static void
render_page (LivretDocumentViewer *self)
{
  LivretPageSource source = get_source (self);
  g_autofree char *name = NULL;

  /* Translators: page 2 of 5: the name of a picture for who cannot see it. */
  name =
      g_strdup_printf (_ ("%s, page %d of %d"), self->document->title, self->page + 1, self->pages);
  livret_page_view_show (self->view, livret_page_get_household (LIVRET_PAGE (self)), &source,
                         self->page, PAGE_WIDTH * self->zoom / 100, name);
  livret_page_view_mark (self->view, livret_page_finder_get_hits (self->finder), self->page,
                         livret_page_finder_get_current (self->finder));
}

static void
apply_page (LivretDocumentViewer *self)
{
  int pages = self->pages;
  g_autofree char *page = g_strdup_printf ("%d / %d", self->page + 1, pages);
  g_autofree char *zoom = g_strdup_printf (_ ("%d%%"), self->zoom);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->thumbnails, self->page);

  gtk_label_set_label (GTK_LABEL (self->page_label), page);
  gtk_label_set_label (GTK_LABEL (self->zoom_label), zoom);
  gtk_widget_set_visible (self->pager, pages > 1);
  gtk_widget_set_sensitive (self->previous_button, self->page > 0);
  gtk_widget_set_sensitive (self->next_button, self->page < pages - 1);
  gtk_widget_set_sensitive (self->smaller_button, self->zoom > zooms[0]);
  gtk_widget_set_sensitive (self->larger_button, self->zoom < zooms[G_N_ELEMENTS (zooms) - 1]);
  if (row != NULL && gtk_list_box_get_selected_row (self->thumbnails) != row)
    gtk_list_box_select_row (self->thumbnails, row);
  render_page (self);
}

static void
go_to (LivretDocumentViewer *self, int page)
{
  if (self->document == NULL || page < 0 || page >= self->pages || page == self->page)
    return;
  self->page = page;
  livret_page_view_to_top (self->view);
  apply_page (self);
}

static void
on_previous_clicked (LivretDocumentViewer *self)
{
  go_to (self, self->page - 1);
}

static void
on_next_clicked (LivretDocumentViewer *self)
{
  go_to (self, self->page + 1);
}

/* Until somebody chooses, a page is as large as it can be without being cut at its side. */
static void
fit_zoom (LivretDocumentViewer *self)
{
  int width = livret_page_view_get_room (self->view);
  int fit = CLAMP (width * 100 / PAGE_WIDTH, ZOOM_MIN, 100);

  if (self->zoom_chosen || width <= 0 || fit == self->zoom)
    return;
  self->zoom = fit;
  if (self->document != NULL && !self->shows_cards)
    apply_page (self);
}

/* To the next one of those in that direction. A page made so by hand may be larger than its
 * place. */
static void
set_zoom (LivretDocumentViewer *self, int step)
{
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (zooms) && zooms[i] < self->zoom + (step > 0))
    i++;
  if (step < 0 && i > 0)
    i--;
  self->zoom_chosen = TRUE;
  self->zoom = zooms[i];
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "enlarged");
  apply_page (self);
}

static void
on_smaller_clicked (LivretDocumentViewer *self)
{
  set_zoom (self, -1);
}

static void
on_larger_clicked (LivretDocumentViewer *self)
{
  set_zoom (self, 1);
}

static void
on_thumbnail_selected (LivretDocumentViewer *self, GtkListBoxRow *row)
{
  if (row != NULL)
    go_to (self, gtk_list_box_row_get_index (row));
}

void
livret_document_viewer_apply_thumbnails (LivretDocumentViewer *self)
{
  gtk_widget_set_visible (
      self->thumbnails_window,
      self->pages > 1 &&
          !livret_household_get_narrow (livret_page_get_household (LIVRET_PAGE (self))) &&
          !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->info_button)));
}

static void
fill_thumbnails (LivretDocumentViewer *self)
{
  gboolean narrow = livret_household_get_narrow (livret_page_get_household (LIVRET_PAGE (self)));

  gtk_list_box_remove_all (self->thumbnails);
  livret_document_viewer_apply_thumbnails (self);
  for (int i = 0; !narrow && i < MIN (self->pages, 40) && self->pages > 1; i++)
    gtk_list_box_append (self->thumbnails, livret_page_thumbnail_new (
                                               livret_page_get_household (LIVRET_PAGE (self)),
                                               self->id, get_role (self), get_media_type (self), i,
                                               livret_page_get_cancellable (LIVRET_PAGE (self))));
}

/* What is laid out here, a text or a clinical document, has as many pages as that takes. */
static void
on_pages_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretDocumentViewer) self = user_data;
  const LivretPageHit *current =
      self->finder != NULL ? livret_page_finder_get_current (self->finder) : NULL;
  int pages = livret_render_count_finish (result);

  if (self->document == NULL || self->shows_cards ||
      g_task_get_cancellable (G_TASK (result)) != self->counting || pages == self->pages)
    return;
  self->pages = pages;
  /* What was found, or asked for, before it was known to be a page waits for it. */
  if (current != NULL && current->page < pages)
    self->page = current->page;
  else if (self->wanted > 0)
    self->page = MIN (self->wanted, pages) - 1;
  self->wanted = 0;
  fill_thumbnails (self);
  apply_page (self);
}

static void
count_pages (LivretDocumentViewer *self)
{
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->pages = MAX (self->document->pages, 1);
  if ((self->document->pages > 0 && !self->shows_copy) ||
      livret_household_get_session (livret_page_get_household (LIVRET_PAGE (self))) == NULL)
    return;
  self->counting = g_cancellable_new ();
  livret_render_count_async (livret_page_get_household (LIVRET_PAGE (self)), self->id,
                             get_role (self), get_media_type (self), self->counting,
                             on_pages_counted, g_object_ref (self));
}

void
livret_document_viewer_start (LivretDocumentViewer *self)
{
  LivretHousehold *household = livret_page_get_household (LIVRET_PAGE (self));
  LivretPageSource source = get_source (self);

  gtk_stack_set_visible_child_name (self->form, self->shows_cards ? "cards" : "pages");
  gtk_widget_set_visible (self->tools, !self->shows_cards);
  livret_cards_view_show (self->cards, household, self->shows_cards ? self->id : NULL);
  if (self->shows_cards)
    {
      livret_page_view_clear (self->view);
      livret_page_finder_look_at (self->finder, household, NULL);
      return;
    }
  count_pages (self);
  self->page =
      CLAMP (self->wanted > 0 ? self->wanted - 1 : livret_page_finder_get_wanted (self->finder), 0,
             self->pages - 1);
  if (self->counting == NULL || self->wanted <= self->pages)
    self->wanted = 0;
  livret_page_view_clear (self->view);
  livret_page_finder_look_at (self->finder, livret_page_get_household (LIVRET_PAGE (self)),
                              &source);
  fill_thumbnails (self);
  apply_page (self);
}

/* Words -------------------------------------------------------------------------- */

/* Words are found on pages. */
static void
turn_to_pages (LivretDocumentViewer *self)
{
  if (!self->shows_cards || self->document == NULL || g_strcmp0 (self->document->id, self->id) != 0)
    return;
  self->shows_cards = FALSE;
  livret_document_viewer_start (self);
}

static void
on_cards (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretDocumentViewer *self = LIVRET_DOCUMENT_VIEWER (widget);

  self->shows_cards = !self->shows_cards;
  if (self->shows_cards)
    livret_page_finder_close (self->finder);
  livret_document_viewer_start (self);
}

void
livret_document_viewer_turn (LivretDocumentViewer *self, int page)
{
  if (self->turning || self->document == NULL)
    {
      self->wanted = page;
      return;
    }
  turn_to_pages (self);
  go_to (self, page - 1);
}

void
livret_document_viewer_seek (LivretDocumentViewer *self, const char *words, int page)
{
  turn_to_pages (self);
  livret_page_finder_seek (self->finder, words, page);
}

void
livret_document_viewer_find (LivretDocumentViewer *self)
{
  if (self->document == NULL)
    return;
  turn_to_pages (self);
  livret_page_finder_open (self->finder);
}

static void
on_find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  livret_document_viewer_find (LIVRET_DOCUMENT_VIEWER (widget));
}

/* The page of what is looked at, and its marks. */
static void
on_found (LivretDocumentViewer *self)
{
  const LivretPageHit *current = livret_page_finder_get_current (self->finder);

  if (self->document == NULL)
    return;
  if (current != NULL && current->page != self->page && current->page < self->pages)
    go_to (self, current->page);
  else
    livret_page_view_mark (self->view, livret_page_finder_get_hits (self->finder), self->page,
                           current);
}

void
livret_document_viewer_stop (LivretDocumentViewer *self)
{
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  livret_cards_view_show (self->cards, livret_page_get_household (LIVRET_PAGE (self)), NULL);
  livret_page_view_clear (self->view);
  livret_page_finder_close (self->finder);
}

void
livret_document_viewer_pages_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "document.find", NULL, on_find);
  gtk_widget_class_install_action (klass, "document.cards", NULL, on_cards);
  g_type_ensure (LIVRET_TYPE_CARDS_VIEW);
  g_type_ensure (LIVRET_TYPE_LAB_BESIDE);
  g_type_ensure (LIVRET_TYPE_PAGE_FINDER);
  g_type_ensure (LIVRET_TYPE_PAGE_VIEW);
}

void
livret_document_viewer_pages_bind (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, LivretDocumentViewer, form);
  gtk_widget_class_bind_template_child (klass, LivretDocumentViewer, cards);
  gtk_widget_class_bind_template_child (klass, LivretDocumentViewer, results);
  gtk_widget_class_bind_template_child (klass, LivretDocumentViewer, thumbnails_window);
  gtk_widget_class_bind_template_child (klass, LivretDocumentViewer, thumbnails);
  gtk_widget_class_bind_template_child (klass, LivretDocumentViewer, finder);
  gtk_widget_class_bind_template_child (klass, LivretDocumentViewer, view);
  gtk_widget_class_bind_template_child (klass, LivretDocumentViewer, tools);
  gtk_widget_class_bind_template_child (klass, LivretDocumentViewer, pager);
  gtk_widget_class_bind_template_child (klass, LivretDocumentViewer, previous_button);
  gtk_widget_class_bind_template_child (klass, LivretDocumentViewer, next_button);
  gtk_widget_class_bind_template_child (klass, LivretDocumentViewer, page_label);
  gtk_widget_class_bind_template_child (klass, LivretDocumentViewer, smaller_button);
  gtk_widget_class_bind_template_child (klass, LivretDocumentViewer, larger_button);
  gtk_widget_class_bind_template_child (klass, LivretDocumentViewer, zoom_label);
  gtk_widget_class_bind_template_callback (klass, go_to);
  gtk_widget_class_bind_template_callback (klass, on_previous_clicked);
  gtk_widget_class_bind_template_callback (klass, on_next_clicked);
  gtk_widget_class_bind_template_callback (klass, on_smaller_clicked);
  gtk_widget_class_bind_template_callback (klass, on_larger_clicked);
  gtk_widget_class_bind_template_callback (klass, on_thumbnail_selected);
  gtk_widget_class_bind_template_callback (klass, on_found);
  gtk_widget_class_bind_template_callback (klass, fit_zoom);
}
