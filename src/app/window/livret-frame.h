/* livret-frame.h: the window of an open vault: sidebar and the page shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_FRAME (livret_frame_get_type ())
G_DECLARE_FINAL_TYPE (LivretFrame, livret_frame, LIVRET, FRAME, AdwBin)

LivretFrame *livret_frame_new (LivretHousehold *household);
/** livret_frame_show_page: the page of that id, at its root. */
void livret_frame_show_page (LivretFrame *self, const char *id);
/** livret_frame_import: @files of GFile: shows what would be added; an empty list asks for files.
 */
void livret_frame_import (LivretFrame *self, GListModel *files);

G_END_DECLS
