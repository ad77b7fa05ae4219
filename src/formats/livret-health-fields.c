/* livret-health-fields.c: the attributes of an element that readings are made of.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-health-fields.h"

#define SPAN_MAX G_MAXINT32

LivretHealthSlice
livret_health_attribute (const LivretHealthScan *scan, const char *name)
{
  for (guint i = 0; i < scan->n_attributes; i++)
    if (livret_health_slice_is (scan->attributes[i].name, name))
      return scan->attributes[i].value;
  return (LivretHealthSlice) { NULL, 0 };
}

static inline void
set_once (LivretHealthSlice *field, LivretHealthSlice value)
{
  if (field->text == NULL)
    *field = value;
}

void
livret_health_fields_take (const LivretHealthScan *scan, LivretHealthFields *fields)
{
  memset (fields, 0, sizeof *fields);
  for (guint i = 0; i < scan->n_attributes; i++)
    {
      LivretHealthSlice name = scan->attributes[i].name;
      LivretHealthSlice value = scan->attributes[i].value;

      if (LIVRET_HEALTH_IS (name, "type"))
        set_once (&fields->call.type, value);
      else if (LIVRET_HEALTH_IS (name, "unit"))
        set_once (&fields->call.unit, value);
      else if (LIVRET_HEALTH_IS (name, "value"))
        set_once (&fields->value, value);
      else if (LIVRET_HEALTH_IS (name, "endDate"))
        set_once (&fields->end, value);
      else if (LIVRET_HEALTH_IS (name, "startDate"))
        set_once (fields->start.text == NULL ? &fields->start : &fields->end, value);
      else if (LIVRET_HEALTH_IS (name, "sourceName"))
        set_once (&fields->call.source, value);
      else if (LIVRET_HEALTH_IS (name, "device"))
        set_once (&fields->call.device, value);
    }
}

gboolean
livret_health_fields_times (const LivretHealthFields *fields,
                            LivretHealthDay *day,
                            LivretSinkReading *reading)
{
  gint64 end;

  if (!livret_health_time (fields->start, day, &reading->time))
    return FALSE;
  if (fields->end.text == NULL)
    end = reading->time;
  else if (!livret_health_time (fields->end, day, &end))
    return FALSE;
  if (end < reading->time || end - reading->time > SPAN_MAX)
    return FALSE;
  reading->duration = end - reading->time;
  return TRUE;
}

gboolean
livret_health_convert (GString *text,
                       LivretHealthSlice number,
                       LivretHealthSlice written,
                       const char *kind,
                       double *out)
{
  LivretHealthType type = { .kind = kind };
  const char *unit;
  guint8 decimals;
  double value;

  if (number.text == NULL || written.text == NULL ||
      !livret_health_number (number, &value, &decimals))
    return FALSE;
  livret_health_decode (written, text);
  unit = livret_health_unit (&type, text->str);
  return unit != NULL && livret_kind_to_canonical (livret_kind_by_id (kind), value, unit, out);
}
