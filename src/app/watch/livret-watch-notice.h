/* livret-watch-notice.h: notices that something in a folder came, went or got another name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LivretWatchNotice LivretWatchNotice;

/**
 * livret_watch_notice_new: (transfer full): begins to notice.
 * @uri: of the folder, which need not be there now
 * @seconds: 0: its file system says so by itself; else how often the folder's time is asked for,
 *   away from the main thread
 * @func: called in the main context with @data, whenever something did; where it is asked, also
 *   after the first answer, since nobody knows what was there before, and when the folder itself
 *   comes or goes. What is only written to counts for a file system that says so alone.
 */
LivretWatchNotice *
livret_watch_notice_new (const char *uri, guint seconds, void (*func) (gpointer), gpointer data);
/** livret_watch_notice_free: @func is not called again. */
void livret_watch_notice_free (LivretWatchNotice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretWatchNotice, livret_watch_notice_free)

G_END_DECLS
