/* livret-places.h: where the program finds its own files: installed, or in the build tree.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** livret_places_init: looks where the program stands. Call once, before threads. */
void livret_places_init (void);
/** livret_places_get_locale_folder: for bindtextdomain(). Borrowed. */
const char *livret_places_get_locale_folder (void);
/** livret_places_get_settings: (transfer full): the window's settings, from the installed schema or
 * the build tree's. */
GSettings *livret_places_get_settings (void);
/** livret_places_find_cli: (transfer full): the program livret-cli, beside the window's own. */
char *livret_places_find_cli (void);
/** livret_places_default_vault: (transfer full): the folder of a first vault, neutral in name. */
char *livret_places_default_vault (void);
/** livret_places_language: "fr" or "en", as the window speaks. */
const char *livret_places_language (void);

G_END_DECLS
