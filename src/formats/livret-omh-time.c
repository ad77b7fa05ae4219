/* livret-omh-time.c: time frames of Open mHealth (IEEE 1752.1).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-omh-time.h"

#include <math.h>

#include "formats/livret-csv-time.h"
#include "formats/livret-json-items.h"
#include "record/livret-sink.h"

#define DAY 86400
/* Averages of seasons are no readings of a moment. */
#define DURATION_MAX (366 * DAY)

gboolean
livret_omh_instant (const char *text, gint64 *utc, gint16 *offset_min)
{
  LivretCsvTime time;
  gint64 wall;

  if (text == NULL || strlen (text) < 17 || text[4] != '-' || (text[10] != 'T' && text[10] != 't'))
    return FALSE;
  if (!livret_csv_time_parse (text, &time) || !time.has_time || time.offset_min == G_MININT ||
      !livret_csv_time_wall (&time, LIVRET_DATE_ORDER_UNKNOWN, &wall))
    return FALSE;
  *utc = wall - time.offset_min * 60;
  /* “Z” says nothing about the person's clock (RFC 9557, 2). */
  *offset_min =
      g_ascii_toupper (text[strlen (text) - 1]) == 'Z' ? LIVRET_OFFSET_UNKNOWN : time.offset_min;
  return TRUE;
}

/* Seconds of a duration such as {"value": 9, "unit": "h"}, negative if it is none. */
static double
duration_of (JsonObject *duration)
{
  static const struct
  {
    const char *unit;
    double seconds;
  } units[] = {
    { "sec", 1 }, { "min", 60 }, { "h", 3600 }, { "d", DAY }, { "wk", 7 * DAY },
  };
  const char *unit = livret_json_get_string (duration, "unit");
  double value;

  if (unit == NULL || !livret_json_get_number (duration, "value", &value, NULL))
    return -1;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].unit, unit) == 0)
      return round (value * units[i].seconds);
  return -1;
}

/* Some time of a day, on the person's clock. */
static gboolean
take_part_of_day (JsonObject *interval, LivretOmhTime *out)
{
  const char *date = livret_json_get_string (interval, "date");
  const char *part = livret_json_get_string (interval, "part_of_day");
  LivretCsvTime time;

  if (date == NULL || part == NULL || strlen (date) != 10 || date[4] != '-' ||
      !livret_csv_time_parse (date, &time) || time.has_time ||
      !livret_csv_time_wall (&time, LIVRET_DATE_ORDER_UNKNOWN, &out->start))
    return FALSE;
  out->wall_clock = TRUE;
  out->duration = DAY;
  out->offset_min = LIVRET_OFFSET_UNKNOWN;
  return TRUE;
}

static gboolean
take_interval (JsonObject *interval, LivretOmhTime *out)
{
  JsonObject *duration = livret_json_get_object (interval, "duration");
  gint64 start = 0, end = 0;
  gint16 end_offset;
  gboolean has_start = livret_omh_instant (livret_json_get_string (interval, "start_date_time"),
                                           &start, &out->offset_min);
  gboolean has_end =
      livret_omh_instant (livret_json_get_string (interval, "end_date_time"), &end, &end_offset);
  double seconds = duration_of (duration);

  if (!has_start && !has_end)
    return take_part_of_day (interval, out);
  if (!has_start || !has_end)
    {
      if (seconds < 0 || seconds > DURATION_MAX)
        return FALSE;
      if (!has_start)
        out->offset_min = end_offset;
      start = has_start ? start : end - (gint64) seconds;
      end = start + (gint64) seconds;
    }
  if (end < start || end - start > DURATION_MAX)
    return FALSE;
  out->start = start;
  out->duration = end - start;
  return TRUE;
}

gboolean
livret_omh_time (JsonObject *frame, LivretOmhTime *out)
{
  JsonObject *interval = livret_json_get_object (frame, "time_interval");

  *out = (LivretOmhTime) { .offset_min = LIVRET_OFFSET_UNKNOWN };
  if (frame == NULL)
    return FALSE;
  if (interval != NULL)
    return take_interval (interval, out);
  return livret_omh_instant (livret_json_get_string (frame, "date_time"), &out->start,
                             &out->offset_min);
}
