/* livret-foreign-number.c: numbers as the app showed them, of what its database keeps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-foreign-number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "record/livret-sink.h"

#define DECIMALS_MAX 6
#define YEAR_2200 G_GINT64_CONSTANT (7258118400)
/* In seconds that would be the year 5138, in milliseconds it is 1973. */
#define MILLISECONDS G_GINT64_CONSTANT (100000000000)

/* The shortest number that has the same 24 bits. */
static double
widen (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 1; digits <= 9; digits++)
    {
      char format[8];
      double shorter;

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      shorter = g_ascii_strtod (g_ascii_formatd (text, sizeof text, format, value), NULL);
      if ((float) shorter == (float) value)
        return shorter;
    }
  return value;
}

double
livret_foreign_number (double value, guint8 *decimals)
{
  double scale = 1;

  if (fabs (value) < 1e9 && (double) (float) value == value)
    value = widen (value);
  for (guint8 n = 0; n <= DECIMALS_MAX; n++, scale *= 10)
    if (fabs (value) < 1e9 && round (value * scale) / scale == value)
      {
        *decimals = n;
        return value;
      }
  *decimals = LIVRET_DECIMALS_UNKNOWN;
  return value;
}

gboolean
livret_foreign_time (gint64 number, gint64 *seconds)
{
  *seconds = number > MILLISECONDS ? number / 1000 : number;
  return *seconds > 0 && *seconds < YEAR_2200;
}
