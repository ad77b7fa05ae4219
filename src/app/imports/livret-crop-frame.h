/* livret-crop-frame.h: a photograph under a frame with four handles.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/imports/livret-arrange-state.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_CROP_FRAME (livret_crop_frame_get_type ())
G_DECLARE_FINAL_TYPE (LivretCropFrame, livret_crop_frame, LIVRET, CROP_FRAME, GtkWidget)

/*
 * A handle is dragged, or the frame by its inside. Keys: arrows move the frame, with Shift its
 * lower right corner, with Ctrl its upper left one.
 * Signal: "changed": by the person.
 */

/** livret_crop_frame_set_picture: what is cropped, turned as it will be. */
void livret_crop_frame_set_picture (LivretCropFrame *self, GdkPaintable *picture);
void livret_crop_frame_set (LivretCropFrame *self, const LivretCrop *crop);
LivretCrop livret_crop_frame_get (LivretCropFrame *self);

G_END_DECLS
