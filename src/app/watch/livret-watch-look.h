/* livret-watch-look.h: one look at the folder that is watched, away from the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/watch/livret-watch-state.h"
#include "record/livret-session.h"

G_BEGIN_DECLS

/**
 * LivretWatchSight: what was seen.
 * @folder: (nullable): URI; %NULL: none is watched
 * @missing: it is not there now
 * @tells: it says by itself what changes in it
 * @again: something in it is not whole yet
 * @arrivals: LivretArrival, newest first
 */
typedef struct
{
  char *folder;
  gboolean missing;
  gboolean tells;
  gboolean again;
  GPtrArray *arrivals;
} LivretWatchSight;
void livret_watch_sight_free (LivretWatchSight *sight);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretWatchSight, livret_watch_sight_free)

/** livret_watch_look: a #LivretWorkerFunc; @data: (element-type LivretArrival): of the look before,
 * which need not be read again. Answers a #LivretWatchSight. */
gpointer livret_watch_look (LivretSession *session,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);

/** livret_watch_begin: a #LivretWorkerFunc; @data: URI. Watches that folder from now on: what is in
 * it already is not looked at. Errors: that it cannot be listed. */
gpointer livret_watch_begin (LivretSession *session,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
