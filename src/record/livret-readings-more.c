/* livret-readings-more.c: the column more of a reading: 'second;third;written'.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-readings-stored.h"

#include <math.h>
#include <string.h>

#include "base/livret-quantity.h"

char *
livret_more_build (const double values[LIVRET_COMPONENTS_MAX], const char *written)
{
  char second[LIVRET_DECIMAL_MAX] = "";
  char third[LIVRET_DECIMAL_MAX] = "";

  if (!isnan (values[1]))
    livret_decimal_print (values[1], -1, FALSE, second);
  if (!isnan (values[2]))
    livret_decimal_print (values[2], -1, FALSE, third);
  if (written != NULL)
    return g_strconcat (second, ";", third, ";", written, NULL);
  if (*third != '\0')
    return g_strconcat (second, ";", third, NULL);
  return *second != '\0' ? g_strdup (second) : NULL;
}

/* Numbers are what livret_decimal_print() wrote, also with an exponent; g_ascii_strtod() reads all
 * of these. */
static const char *
parse_number (const char *text, double *value)
{
  char *end;

  *value = NAN;
  if (*text != ';' && *text != '\0')
    {
      *value = g_ascii_strtod (text, &end);
      text = end;
    }
  return *text == ';' ? text + 1 : NULL;
}

void
livret_more_parse (const char *more, double values[LIVRET_COMPONENTS_MAX], const char **written)
{
  values[1] = values[2] = NAN;
  *written = NULL;
  if (more == NULL)
    return;
  more = parse_number (more, &values[1]);
  if (more != NULL)
    *written = parse_number (more, &values[2]);
}
