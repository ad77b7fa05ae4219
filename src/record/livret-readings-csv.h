/* livret-readings-csv.h: readings as the table that the format "livret" reads back.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/livret-readings.h"

G_BEGIN_DECLS

/**
 * livret_readings_to_csv: (transfer full): UTF-8, CRLF; by series, then by time. Deleted readings
 * are left out. The query's limit and order do not count.
 * @count: (out): readings in it
 */
GBytes *livret_readings_to_csv (LivretDb *db,
                                const LivretReadingQuery *query,
                                gint64 *count,
                                GError **error);

G_END_DECLS
