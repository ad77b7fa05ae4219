/* livret-watch.h: a folder in which new health papers are looked for, to be proposed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/watch/livret-watch-state.h"
#include "app/window/livret-household.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_WATCH (livret_watch_get_type ())
/**
 * LivretWatch: off until a person chooses a folder. It looks at it a moment after the record was
 * opened or changed, when the folder says that something changed, and when it is asked to. A folder
 * that says nothing, as one that a Flatpak was lent, is asked every some seconds. Locking ends it:
 * what was read is forgotten, and nothing is read until the vault is open again.
 *
 * Signals: "changed": the folder, or what is proposed.
 */
G_DECLARE_FINAL_TYPE (LivretWatch, livret_watch, LIVRET, WATCH, GObject)

/** livret_watch_of: that of an open record; made, and begun, when it is first asked for. */
LivretWatch *livret_watch_of (LivretHousehold *household);

/** livret_watch_get_folder: (nullable): its name for people; %NULL: none is watched. */
const char *livret_watch_get_folder (LivretWatch *self);
/** livret_watch_get_missing: it is watched, but not there now. */
gboolean livret_watch_get_missing (LivretWatch *self);
/** livret_watch_get_arrivals: (element-type LivretArrival): what is proposed, newest first. */
GPtrArray *livret_watch_get_arrivals (LivretWatch *self);

/** livret_watch_queue_look: soon. */
void livret_watch_queue_look (LivretWatch *self);
/** livret_watch_begin_at: watches @folder from now on; what fails is reported. */
void livret_watch_begin_at (LivretWatch *self, GFile *folder);
/** livret_watch_end: watches none; can be taken back. */
void livret_watch_end (LivretWatch *self);
/** livret_watch_dismiss: a file is not proposed again; can be taken back. */
void livret_watch_dismiss (LivretWatch *self, const LivretArrival *arrival);

G_END_DECLS
