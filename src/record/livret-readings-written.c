/* livret-readings-written.c: number and unit as found, from the canonical value.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-readings-written.h"

#include <math.h>
#include <string.h>

#include "base/livret-quantity.h"

/* Digits that a millionth of the canonical unit still carries, for numbers whose own are unknown.
 */
#define DIGITS_KEPT 1e5

static void
append_number (GString *out, double value, int decimals, gboolean comma)
{
  char buffer[LIVRET_DECIMAL_MAX];

  if (decimals >= LIVRET_DECIMALS_UNKNOWN)
    {
      value = round (value * DIGITS_KEPT) / DIGITS_KEPT;
      decimals = -1;
    }
  g_string_append (out, livret_decimal_print (value, decimals, comma, buffer));
}

static void
append_unit (GString *out, const char *unit)
{
  const char *symbol = livret_unit_display (unit);

  if (symbol != NULL && *symbol != '\0')
    g_string_append_printf (out, " %s", symbol);
}

/* Words ("Low") stand alone, numbers that do not print back ("1 200", "7.10") take their unit. */
static char *
give_text (const char *text, const char *unit)
{
  GString *out = g_string_new (text);

  if (g_str_has_suffix (text, LIVRET_WRITTEN_BARE))
    g_string_truncate (out, out->len - strlen (LIVRET_WRITTEN_BARE));
  else if (strpbrk (text, "0123456789") != NULL)
    append_unit (out, unit);
  return g_string_free (out, FALSE);
}

char *
livret_reading_written (const LivretKind *kind, const LivretStored *stored, const char *unit)
{
  gboolean comma = (livret_packed_flags (stored->packed) & LIVRET_READING_COMMA) != 0;
  int decimals = livret_packed_decimals (stored->packed);
  GString *out;

  if (stored->written != NULL)
    return give_text (stored->written, unit);
  out = g_string_new (NULL);
  for (guint i = 0; i < kind->n_components; i++)
    {
      double value;

      /* The pulse of a blood pressure is another number with another unit. */
      if (isnan (stored->values[i]) || strcmp (kind->components[i].unit, kind->unit) != 0 ||
          !livret_kind_convert (kind, stored->values[i], kind->unit, unit, &value))
        continue;
      if (out->len > 0)
        g_string_append_c (out, '/');
      append_number (out, value, i == 0 ? decimals : LIVRET_DECIMALS_UNKNOWN, comma);
    }
  append_unit (out, unit);
  return g_string_free (out, FALSE);
}
