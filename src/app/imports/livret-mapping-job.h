/* livret-mapping-job.h: looking into a table away from the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/imports/livret-import-state.h"
#include "app/window/livret-household.h"

G_BEGIN_DECLS

/** livret_mapping_describe_async: what the table in @fd (borrowed until the answer) looks like. */
void livret_mapping_describe_async (LivretHousehold *household,
                                    int fd,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/** livret_mapping_describe_finish: (transfer full); @remembered: (out): as told for its header. */
LivretCsvTable *
livret_mapping_describe_finish (GAsyncResult *result, gboolean *remembered, GError **error);

/** livret_mapping_try_async: what the first rows would become. */
void livret_mapping_try_async (LivretHousehold *household,
                               int fd,
                               const LivretCsvMapping *mapping,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/** livret_mapping_try_finish: (transfer full) (element-type LivretTableRow). */
GPtrArray *livret_mapping_try_finish (GAsyncResult *result, GError **error);

G_END_DECLS
