/* livret-health-fields.h: the attributes of an element that readings are made of.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "formats/livret-health-series.h"
#include "formats/livret-health-values.h"

G_BEGIN_DECLS

#define LIVRET_HEALTH_IS(slice, literal)                                                           \
  ((slice).size == sizeof (literal) - 1 &&                                                         \
   memcmp ((slice).text, literal, sizeof (literal) - 1) == 0)

/** LivretHealthFields: as written; what is missing has no text. */
typedef struct
{
  LivretHealthCall call;
  LivretHealthSlice value;
  LivretHealthSlice start;
  LivretHealthSlice end;
} LivretHealthFields;

/** livret_health_attribute: the first of a name. */
LivretHealthSlice livret_health_attribute (const LivretHealthScan *scan, const char *name);
/**
 * livret_health_fields_take: of two attributes of one name the first counts; but the end that iOS
 * 16.0 wrote as a second start is the end.
 */
void livret_health_fields_take (const LivretHealthScan *scan, LivretHealthFields *fields);
/** livret_health_fields_times: sets time and duration; %FALSE if they make no sense. */
gboolean livret_health_fields_times (const LivretHealthFields *fields,
                                     LivretHealthDay *day,
                                     LivretSinkReading *reading);
/**
 * livret_health_convert: a number in a unit as written, in the unit of @kind.
 * @text: room to work in
 *
 * Returns: %FALSE, and leaves @out, if either makes no sense
 */
gboolean livret_health_convert (GString *text,
                                LivretHealthSlice number,
                                LivretHealthSlice written,
                                const char *kind,
                                double *out);

G_END_DECLS
