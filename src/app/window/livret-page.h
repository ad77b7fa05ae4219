/* livret-page.h: a page of the window, read off the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_PAGE (livret_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (LivretPage, livret_page, LIVRET, PAGE, AdwNavigationPage)

/**
 * LivretPageClass:
 * @reload: reads again what the page shows; @cancellable is that of this reload, and cancelled by
 *   the next one or when the page goes
 * @person_changed: (optional): another person was chosen, before the reload that follows
 * @show_item: (optional): shows one thing of the page: a document's id, a kind of readings
 * @back: (optional): goes back within itself; %FALSE if there is nowhere: then it is left
 * @stay: (optional): something would be lost with the page: it asks, and %TRUE keeps it for now
 */
struct _LivretPageClass
{
  AdwNavigationPageClass parent_class;

  void (*reload) (LivretPage *self, GCancellable *cancellable);
  void (*person_changed) (LivretPage *self);
  void (*show_item) (LivretPage *self, const char *item);
  gboolean (*back) (LivretPage *self);
  gboolean (*stay) (LivretPage *self);
};

/* Property: "household" (construct only). */

LivretHousehold *livret_page_get_household (LivretPage *self);
/** livret_page_get_cancellable: cancelled when the page goes. */
GCancellable *livret_page_get_cancellable (LivretPage *self);
/** livret_page_queue_reload: now if the page is shown, else when it is shown next or prepared. */
void livret_page_queue_reload (LivretPage *self);
/**
 * livret_page_prepare: one step of what a page that is not shown would have to do when it is: it
 * reads, then lays its text out, which is most of its first frame.
 *
 * Returns: whether there was anything to do
 */
gboolean livret_page_prepare (LivretPage *self);

/** livret_page_read: a reading job; its answer comes to @callback with @self referenced as user
 * data, unless the page has gone by then. */
void livret_page_read (LivretPage *self,
                       LivretStoreFunc func,
                       gpointer data,
                       GDestroyNotify data_free,
                       GDestroyNotify result_free,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback);

/** livret_page_push: shows @page above the present one. */
void livret_page_push (GtkWidget *from, AdwNavigationPage *page);

G_END_DECLS
