/* livret-desktop-watch.h: when the desktop locks, ends the session or sends the computer to sleep.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIVRET_TYPE_DESKTOP_WATCH (livret_desktop_watch_get_type ())
G_DECLARE_FINAL_TYPE (LivretDesktopWatch, livret_desktop_watch, LIVRET, DESKTOP_WATCH, GObject)

/* Signal: "away": nobody is in front of the screen from now on. May come several times. */

/**
 * livret_desktop_watch_new: listens to all who may tell: systemd-logind, the desktop's screen
 * saver, and the portal, which alone is there inside Flatpak. Those that are missing are not
 * missed.
 */
LivretDesktopWatch *livret_desktop_watch_new (void);

/**
 * livret_desktop_watch_delay_sleep: while @delay is set, the computer waits a moment (five seconds
 * as logind comes) before it sleeps, so that a vault can be closed and its key wiped from memory.
 */
void livret_desktop_watch_delay_sleep (LivretDesktopWatch *self, gboolean delay);

G_END_DECLS
