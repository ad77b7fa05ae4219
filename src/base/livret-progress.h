/* livret-progress.h: how far a long work has come, told by whoever does it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** LivretProgressFunc: @done from 0 to 1, never less than before; on the thread that works. */
typedef void (*LivretProgressFunc) (double done, gpointer data);

/**
 * LivretProgress: whom to tell, and which stretch of the whole the work is.
 * @from, @until: what 0 and 1 of this work are of the whole
 */
typedef struct
{
  LivretProgressFunc func;
  gpointer data;
  double from;
  double until;
} LivretProgress;

/** LIVRET_PROGRESS_INIT: tells @func of the whole. */
#define LIVRET_PROGRESS_INIT(func, data) { (func), (data), 0.0, 1.0 }

/** livret_progress_tell: @self: (nullable): nobody wants to know. */
void livret_progress_tell (const LivretProgress *self, double done);
/** livret_progress_part: for a work that is a stretch of @self (nullable); valid as long as it. */
LivretProgress livret_progress_part (const LivretProgress *self, double from, double until);

G_END_DECLS
