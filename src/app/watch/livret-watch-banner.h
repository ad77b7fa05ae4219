/* livret-watch-banner.h: above a page: that papers arrived in the folder that is watched.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LIVRET_TYPE_WATCH_BANNER (livret_watch_banner_get_type ())
/** LivretWatchBanner: seen while something is proposed; as long as it is in a window, that window's
 * being used again makes one look. Property: "household" (#LivretHousehold). */
G_DECLARE_FINAL_TYPE (LivretWatchBanner, livret_watch_banner, LIVRET, WATCH_BANNER, AdwBin)

G_END_DECLS
