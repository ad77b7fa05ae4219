/* livret-sheet-picture.h: a photograph as its page will show it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/imports/livret-arrange-state.h"

G_BEGIN_DECLS

/** livret_sheet_picture: (transfer full): @texture turned by @turns quarters and cropped to @crop
 * of that. */
GdkPaintable *livret_sheet_picture (GdkTexture *texture, guint turns, const LivretCrop *crop);

G_END_DECLS
