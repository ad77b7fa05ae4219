/* livret-csv-time.h: dates and times as cells hold them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  LIVRET_DATE_ORDER_UNKNOWN,
  LIVRET_DATE_ORDER_DAY_FIRST,
  LIVRET_DATE_ORDER_MONTH_FIRST,
} LivretDateOrder;

/**
 * LivretCsvTime: a cell taken apart, before day and month are told apart.
 * @year, @first, @second: as written; of "28/05/2026" the first is 28
 * @order: what the cell itself says: "2026-…" and "24.10." and "Oct 24" are certain, 28/05 proves
 * it
 * @year_last: written with strokes or hyphens and the year last, so that day and month may change
 * places
 * @has_date, @has_time: which parts it holds
 * @seconds: of the day
 * @twelve_hours: written with AM or PM
 * @offset_min: minutes east of UTC, G_MININT if none is written
 * @epoch: seconds or milliseconds since 1970: an instant, of which no local clock is known
 */
typedef struct
{
  int year;
  int first;
  int second;
  LivretDateOrder order;
  gboolean year_last;
  gboolean has_date;
  gboolean has_time;
  gboolean twelve_hours;
  int seconds;
  int offset_min;
  gboolean epoch;
} LivretCsvTime;

/** livret_csv_time_parse: %FALSE if the text is no date, no time and not both. */
gboolean livret_csv_time_parse (const char *text, LivretCsvTime *out);
/**
 * livret_csv_time_wall: seconds of the wall clock as if UTC.
 * @order: what the file was found to use, for a cell that does not say it
 * Returns: %FALSE for a date that does not exist, or when day and month cannot be told apart
 */
gboolean livret_csv_time_wall (const LivretCsvTime *time, LivretDateOrder order, gint64 *wall);
/** livret_csv_time_is_open: day and month could each be the other, and differ. */
gboolean livret_csv_time_is_open (const LivretCsvTime *time);

G_END_DECLS
