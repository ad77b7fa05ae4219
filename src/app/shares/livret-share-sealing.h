/* livret-share-sealing.h: what was read over is sealed and packed, off the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/shares/livret-sealed-page.h"
#include "app/widgets/livret-meter.h"

G_BEGIN_DECLS

/**
 * livret_share_sealing_run_async:
 * @terms: (transfer full): as they were shown
 * @gauge: told how far the packing is
 */
void livret_share_sealing_run_async (LivretHousehold *household,
                                     LivretGrantTerms *terms,
                                     LivretGauge *gauge,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/** livret_share_sealing_run_finish: (transfer full): for livret_sealed_page_new(). */
LivretSealed *livret_share_sealing_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
