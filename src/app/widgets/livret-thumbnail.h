/* livret-thumbnail.h: a small picture of a page, of a fixed size whatever it shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIVRET_TYPE_THUMBNAIL (livret_thumbnail_get_type ())
G_DECLARE_FINAL_TYPE (LivretThumbnail, livret_thumbnail, LIVRET, THUMBNAIL, GtkWidget)

/* Properties: "page-width" and "page-height", in pixels. */

/** livret_thumbnail_set: @paintable %NULL: an empty page. */
void livret_thumbnail_set (LivretThumbnail *self, GdkPaintable *paintable);
/** livret_thumbnail_get_pixels: how many the screen has for it: a picture of that width need not be
 * scaled in every frame, and what hangs below that height is not seen. */
void livret_thumbnail_get_pixels (LivretThumbnail *self, int *width, int *height);
GdkPaintable *livret_thumbnail_get (LivretThumbnail *self);

G_END_DECLS
