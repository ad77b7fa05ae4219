/* livret-meter.h: how far a long work is, and how long it still takes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/livret-progress.h"

G_BEGIN_DECLS

/** LivretGauge: what a work on another thread tells; counted, so that neither outlives the other.
 */
typedef struct _LivretGauge LivretGauge;

LivretGauge *livret_gauge_new (void);
LivretGauge *livret_gauge_ref (LivretGauge *gauge);
void livret_gauge_unref (LivretGauge *gauge);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretGauge, livret_gauge_unref)
/** livret_gauge_tell: a #LivretProgressFunc; @gauge: #LivretGauge. From any thread. */
void livret_gauge_tell (double done, gpointer gauge);
double livret_gauge_get (LivretGauge *gauge);

/**
 * livret_time_left_words:
 * @done: from 0 to 1
 * @seconds: since the work began
 *
 * Returns: (transfer full): "12 seconds left", "2 minutes left"; "" while it is too early to tell
 *   and when it is nearly over
 */
char *livret_time_left_words (double done, double seconds);

#define LIVRET_TYPE_METER (livret_meter_get_type ())
G_DECLARE_FINAL_TYPE (LivretMeter, livret_meter, LIVRET, METER, GtkWidget)

/**
 * livret_meter_follow: shows what @gauge tells, with the time left from now on, until the next
 * gauge or %NULL. A screen reader hears each quarter.
 * @what: (nullable): what is done, as the bar's name
 */
void livret_meter_follow (LivretMeter *self, LivretGauge *gauge, const char *what);

G_END_DECLS
