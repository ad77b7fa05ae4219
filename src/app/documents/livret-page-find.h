/* livret-page-find.h: where words stand in a document, page by page, off the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/documents/livret-page-view.h"

G_BEGIN_DECLS

/**
 * livret_page_find_async: looks through @source as it is shown; words that a machine read from its
 * pictures are found too, on their page, without a place on it.
 */
void livret_page_find_async (LivretHousehold *household,
                             const LivretPageSource *source,
                             const char *words,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/** livret_page_find_finish: (transfer full) (element-type LivretPageHit): in the order of pages, at
 * most LIVRET_PAGE_HITS_MAX. */
GPtrArray *livret_page_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS
