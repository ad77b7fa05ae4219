/* livret-lock.h: when a vault left open is to be locked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** livret_lock_deadline: seconds of the boot clock at which to lock; 0: never. Pure. */
gint64 livret_lock_deadline (gint64 last_active, int minutes);
/** livret_lock_boot_seconds: the boot clock: it runs on while the computer sleeps. */
gint64 livret_lock_boot_seconds (void);

#define LIVRET_TYPE_LOCK (livret_lock_get_type ())
G_DECLARE_FINAL_TYPE (LivretLock, livret_lock, LIVRET, LOCK, GObject)

/* Signal: "due": lock now. */

/** livret_lock_new: watches keys and movements in @window, and the desktop. */
LivretLock *livret_lock_new (GtkWindow *window);
/** livret_lock_watch: keys and movements in @widget too, which keeps them from the window. */
void livret_lock_watch (LivretLock *self, GtkWidget *widget);
/** livret_lock_set_minutes: 0: only session and sleep. */
void livret_lock_set_minutes (LivretLock *self, int minutes);
/** livret_lock_set_open: while a vault is open, and until it is closed, sleep waits a moment. */
void livret_lock_set_open (LivretLock *self, gboolean open);
/** livret_lock_touch: somebody is there. %FALSE, and "due", where they come too late. */
gboolean livret_lock_touch (LivretLock *self);

G_END_DECLS
