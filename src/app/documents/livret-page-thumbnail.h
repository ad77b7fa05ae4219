/* livret-page-thumbnail.h: a small page of a document in the list beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/window/livret-household.h"

G_BEGIN_DECLS

/** livret_page_thumbnail_new: a row with the page @page (from 0), drawn when it is there. @role:
 * (nullable): as of livret_render_part_async(). */
GtkWidget *livret_page_thumbnail_new (LivretHousehold *household,
                                      const char *document,
                                      const char *role,
                                      const char *media_type,
                                      int page,
                                      GCancellable *cancellable);

G_END_DECLS
