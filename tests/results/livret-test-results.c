/* livret-test-results.c: results as tests compare them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "livret-test-results.h"

#include <math.h>

#include "base/livret-date.h"
#include "base/livret-quantity.h"
#include "record/livret-sink.h"

static void
append_number (GString *out, double value)
{
  char buffer[LIVRET_DECIMAL_MAX];

  if (!isnan (value))
    g_string_append (out, livret_decimal_print (value, -1, FALSE, buffer));
}

static void
append_moment (GString *out, const LivretLabResult *result)
{
  int day = (int) (result->when.time / 86400);
  int minutes = (int) (result->when.time % 86400 / 60);
  char buffer[16];

  if (!result->dated)
    return;
  g_string_append_printf (out, " %s", livret_day_iso (day, buffer));
  if (result->when.timed)
    g_string_append_printf (out, "T%02d:%02d", minutes / 60, minutes % 60);
}

/* "[0.7;1.1]", "[<6]" */
static void
append_range (GString *out, const LivretLabResult *result)
{
  LivretLimit limit = livret_limit_of_range (result->low, result->high, result->range);

  g_assert_cmpstr (result->range, ==, livret_limit_sign (limit));
  g_string_append_printf (out, " [%s", livret_limit_sign (limit));
  append_number (out, result->low);
  if (limit == LIVRET_LIMIT_NONE)
    g_string_append_c (out, ';');
  append_number (out, result->high);
  g_string_append_c (out, ']');
}

static void
append_result (GString *out, const LivretLabResult *result)
{
  g_string_append_printf (out, "%s ", result->kind->id);
  g_string_append (out, livret_limit_sign (result->limit));
  append_number (out, result->value);
  g_string_append_printf (out, " %s", result->unit);
  if (!isnan (result->low) || !isnan (result->high))
    append_range (out, result);
  else if (*result->range != '\0')
    g_string_append_printf (out, " “%s”", result->range);
  if (*result->meaning != '\0')
    g_string_append_printf (out, " %s", result->meaning);
  if (result->page != 1)
    g_string_append_printf (out, " p%u", result->page);
  append_moment (out, result);
  if (result->doubts != 0)
    g_string_append_printf (out, " ?%s%s%s", (result->doubts & LIVRET_LAB_DOUBT_DAY) ? "d" : "",
                            (result->doubts & LIVRET_LAB_DOUBT_UNIT) ? "u" : "",
                            (result->doubts & LIVRET_LAB_DOUBT_VALUE) ? "v" : "");
  g_string_append_c (out, '\n');
}

char *
test_write_results (const GPtrArray *list)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    append_result (out, list->pdata[i]);
  return g_string_free (out, FALSE);
}
