/* livret-crop-page.h: cropping one photograph.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/imports/livret-arrange-state.h"
#include "app/window/livret-page.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_CROP_PAGE (livret_crop_page_get_type ())
G_DECLARE_FINAL_TYPE (LivretCropPage, livret_crop_page, LIVRET, CROP_PAGE, LivretPage)

/* Signal: "cropped": the person is done; the page goes. Left otherwise, nothing is changed. */

/** livret_crop_page_new: @fd: of the photograph, duplicated; @subtitle: whose, and which page
 * it is. */
LivretCropPage *livret_crop_page_new (LivretHousehold *household,
                                      int fd,
                                      const char *media_type,
                                      const LivretArrangeSheet *sheet,
                                      const char *subtitle);
/** livret_crop_page_get: the frame as it is now. */
LivretCrop livret_crop_page_get (LivretCropPage *self);

G_END_DECLS
