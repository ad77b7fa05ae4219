/* livret-timeline.h: everything of a record by month, with filters.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-page.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_TIMELINE (livret_timeline_get_type ())
G_DECLARE_FINAL_TYPE (LivretTimeline, livret_timeline, LIVRET, TIMELINE, AdwBin)

/** livret_timeline_load: reads again what is shown, for the person of @page, by its reload. */
void livret_timeline_load (LivretTimeline *self, LivretPage *page, GCancellable *cancellable);

G_END_DECLS
