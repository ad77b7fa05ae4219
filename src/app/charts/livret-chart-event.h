/* livret-chart-event.h: what happened beside the readings, as a chart marks it on its axis.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LivretChartEvent:
 * @wall: when, as seconds as if UTC; the middle of the day, of a month its first
 * @words: "New treatment: Ramipril 5 mg"
 * @when: as precisely as it is known: "12 October 2026", "October 2026"
 * @note: (nullable): id of a note that a person wrote; it can be opened
 */
typedef struct
{
  gint64 wall;
  char *words;
  char *when;
  char *note;
} LivretChartEvent;

G_END_DECLS
