/* livret-readings-people.h: whose series are whose.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-db.h"
#include "record/livret-kind.h"

G_BEGIN_DECLS

/** livret_readings_person: the row of a person's id; LIVRET_RECORD_ERROR_NOT_FOUND. */
gboolean livret_readings_person (LivretDb *db, const char *id, gint64 *row, GError **error);
/** livret_readings_person_id: (transfer full): the id of a person's row. */
char *livret_readings_person_id (LivretDb *db, gint64 row, GError **error);
/** livret_readings_series_of: (transfer full) (element-type gint64): rows of the series that are a
 * person's; @kind NULL: all. */
GArray *
livret_readings_series_of (LivretDb *db, gint64 person, const LivretKind *kind, GError **error);

G_END_DECLS
