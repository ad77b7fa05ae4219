/* livret-render.h: pages of documents as textures, by the sandboxed reader.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/window/livret-household.h"
#include "app/widgets/livret-thumbnail.h"

G_BEGIN_DECLS

/**
 * livret_render_document_async:
 * @page: from 0
 * @width: pixels
 */
void livret_render_document_async (LivretHousehold *household,
                                   const char *document,
                                   const char *media_type,
                                   int page,
                                   int width,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/** livret_render_fd_async: the same for bytes at hand; @fd is duplicated. */
void livret_render_fd_async (LivretHousehold *household,
                             int fd,
                             const char *media_type,
                             int page,
                             int width,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/** livret_render_part_async: as livret_render_document_async() of a file beside the content: @role
 * (nullable): LIVRET_PART_COPY; %NULL: the content. */
void livret_render_part_async (LivretHousehold *household,
                               const char *document,
                               const char *role,
                               const char *media_type,
                               int page,
                               int width,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/** livret_render_count_async: how many pages it has; @role as above. */
void livret_render_count_async (LivretHousehold *household,
                                const char *document,
                                const char *role,
                                const char *media_type,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/** livret_render_count_finish: one at least, also where they could not be counted. */
int livret_render_count_finish (GAsyncResult *result);
/** livret_render_finish: (transfer full): of those that render. */
GdkTexture *livret_render_finish (GAsyncResult *result, GError **error);

/** livret_render_thumbnail: sets @picture to the first page of a document, now or when it is there.
 * Kept in memory for the next time, nowhere else. A document that cannot be shown leaves the
 * picture empty. */
void livret_render_thumbnail (LivretHousehold *household,
                              LivretThumbnail *picture,
                              const char *document,
                              const char *sha256,
                              const char *media_type);
/** livret_render_no_thumbnail: empties @picture; what was to come for it does not come. */
void livret_render_no_thumbnail (LivretThumbnail *picture);

G_END_DECLS
