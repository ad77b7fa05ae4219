/* livret-document-standing.h: how the signed cards of a document stand, asked of the reader.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-household.h"
#include "record/livret-issuers.h"

G_BEGIN_DECLS

/** livret_document_standing_async: @document: id of one of %LIVRET_STANDING_MEDIA_TYPE. */
void livret_document_standing_async (LivretHousehold *household,
                                     const char *document,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/** livret_document_standing_finish: (transfer full) (nullable) (element-type LivretStanding) */
GPtrArray *livret_document_standing_finish (GAsyncResult *result, GError **error);

G_END_DECLS
