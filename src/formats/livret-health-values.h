/* livret-health-values.h: texts, numbers and dates as HealthKit exports write them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-health-scan.h"

G_BEGIN_DECLS

/**
 * livret_health_decode: sets @out to the value: entities decoded, line ends and tabs to spaces,
 * what is not UTF-8 to U+FFFD.
 */
void livret_health_decode (LivretHealthSlice value, GString *out);

/** LivretHealthDay: the day that was read last; dates mostly share it with the one before. */
typedef struct
{
  char text[10];
  gint64 seconds;
} LivretHealthDay;

/**
 * livret_health_number: a decimal number.
 * @decimals: digits after the point, or LIVRET_DECIMALS_UNKNOWN: then number and decimals may not
 * print back to the text
 */
gboolean livret_health_number (LivretHealthSlice text, double *value, guint8 *decimals);

/**
 * livret_health_time: "2021-11-30 07:47:59 +0200" as seconds of UTC. The offset is the one in force
 * when the file was made, not when the reading was: the instant is right, the wall clock is not, so
 * that nobody gets it. %FALSE: no date, or outside the years 1801 to 2199.
 */
gboolean livret_health_time (LivretHealthSlice text, LivretHealthDay *last, gint64 *utc);

G_END_DECLS
