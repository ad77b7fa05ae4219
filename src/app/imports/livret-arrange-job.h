/* livret-arrange-job.h: documents made of photographs, by the sandboxed reader.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/imports/livret-arrange-state.h"
#include "app/imports/livret-import-state.h"
#include "app/window/livret-household.h"

G_BEGIN_DECLS

/** livret_arrange_is_picture: by its name, whether it can become a page. */
gboolean livret_arrange_is_picture (const char *name);
/** livret_arrange_media_type: (nullable): by its name. */
const char *livret_arrange_media_type (const char *name);

/**
 * livret_arrange_read_async: the pages that @pictures have, in order.
 * @pictures: (element-type LivretImportFile): copied
 */
void livret_arrange_read_async (LivretHousehold *household,
                                GPtrArray *pictures,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/** livret_arrange_read_finish: (transfer full) (element-type LivretArrangeSheet). */
GArray *livret_arrange_read_finish (GAsyncResult *result, GError **error);

/**
 * livret_arrange_make_async: documents made of photographs.
 * @pictures: (element-type LivretImportFile): copied; the answers keep them to be arranged again
 * @sheets: (nullable): copied; %NULL: all pages as they are
 * @apart: a document each, not one of all
 *
 * A photograph that stands alone and was neither turned nor cropped stays the file it is.
 */
void livret_arrange_make_async (LivretHousehold *household,
                                GPtrArray *pictures,
                                GArray *sheets,
                                gboolean apart,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/** livret_arrange_make_finish: (transfer full) (element-type LivretImportFile): not empty. */
GPtrArray *livret_arrange_make_finish (GAsyncResult *result, GError **error);

G_END_DECLS
