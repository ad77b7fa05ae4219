/* livret-foreign-number.h: numbers as the app showed them, of what its database keeps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * livret_foreign_number: 72.40000152587891 was 72.4 before it was kept in half the width.
 * @decimals: (out): digits after the point, or LIVRET_DECIMALS_UNKNOWN
 */
double livret_foreign_number (double value, guint8 *decimals);
/** livret_foreign_time: milliseconds, or seconds, since 1970 as seconds; %FALSE: before 1970, or
 * after the year 2199. */
gboolean livret_foreign_time (gint64 number, gint64 *seconds);

G_END_DECLS
