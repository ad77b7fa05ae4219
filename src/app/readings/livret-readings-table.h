/* livret-readings-table.h: the readings of a period as a list, newest first, page by page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "record/livret-measure-target.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_READINGS_TABLE (livret_readings_table_get_type ())
G_DECLARE_FINAL_TYPE (LivretReadingsTable, livret_readings_table, LIVRET, READINGS_TABLE, AdwBin)

/**
 * livret_readings_table_load: reads anew as many readings as are shown, or the first page of
 * another person, kind or period.
 * @target: (nullable): what readings are judged by in place of the usual range; copied
 * @from_wall, @until_wall: the period, seconds as if UTC
 */
void livret_readings_table_load (LivretReadingsTable *self,
                                 LivretHousehold *household,
                                 const char *person,
                                 const LivretKind *kind,
                                 const LivretMeasureTarget *target,
                                 gint64 from_wall,
                                 gint64 until_wall);
/** livret_readings_table_more: the next page, if there is one. */
void livret_readings_table_more (LivretReadingsTable *self);

G_END_DECLS
