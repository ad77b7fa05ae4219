/* livret-lab-state.c: results read in a text, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-lab-state.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/readings/livret-reading-state.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-quantity.h"
#include "record/livret-sink.h"

#define DAY 86400

char *
livret_lab_banner (guint n)
{
  return g_strdup_printf (ngettext ("%u result read in the text, to be checked",
                                    "%u results read in the text, to be checked", n),
                          n);
}

char *
livret_lab_kept (guint n)
{
  return g_strdup_printf (ngettext ("%u result kept", "%u results kept", n), n);
}

char *
livret_lab_keep (guint n)
{
  return g_strdup_printf (ngettext ("_Keep %u Result", "_Keep %u Results", n), n);
}

char *
livret_lab_how (gboolean recognized)
{
  return g_strconcat (
      _ ("Livret reads the text of the page line by line, on this computer: a name that it knows, "
         "the number behind it and its unit, what this laboratory finds usual, and the day of the "
         "sample. Earlier results on the same line are left where they are. A line that is not "
         "understood gives nothing: the page says more than this list.\n\nWhat you tick is kept as "
         "a reading with this page beside it: read from the text by Livret, confirmed by you."),
      recognized ? "\n\n" : "",
      recognized ? _ ("The text of this document was read by machine from the picture: compare "
                      "each digit.")
                 : "",
      NULL);
}

/* --- A result -----------------------------------------------------------------------------------
 */

static char *
with_unit (const char *number, const char *ucum)
{
  const char *unit = livret_unit_display (ucum);

  return *unit == '\0' ? g_strdup (number) : g_strdup_printf ("%s\302\240%s", number, unit);
}

char *
livret_lab_value (const LivretLabResult *result)
{
  g_autofree char *number = livret_decimal_display (result->value, result->decimals);
  g_autofree char *text = with_unit (number, result->unit);

  return livret_wording_limit (result->limit, text);
}

/* With the digits of the value, as laboratories write it, unless that would leave something out. */
static char *
limit_of (const LivretLabResult *result, double limit)
{
  double scale = pow (10, result->decimals);
  gboolean fits = fabs (limit * scale - round (limit * scale)) < 1e-6;

  return livret_decimal_display (limit, fits ? result->decimals : -1);
}

static char *
range_of (const LivretLabResult *result)
{
  g_autofree char *low = limit_of (result, result->low);
  g_autofree char *high = limit_of (result, result->high);
  g_autofree char *end = with_unit (isnan (result->high) ? low : high, result->unit);
  LivretLimit limit = livret_limit_of_range (result->low, result->high, result->range);

  if (isnan (result->low) && isnan (result->high))
    return g_strdup (result->range);
  if (limit != LIVRET_LIMIT_NONE)
    return livret_limit_before (limit, end);
  return g_strdup_printf ("%s–%s", low, end);
}

char *
livret_lab_range (const LivretLabResult *result)
{
  g_autofree char *range = range_of (result);
  const char *meaning = g_str_equal (result->meaning, "H")   ? C_ ("laboratory", "above")
                        : g_str_equal (result->meaning, "L") ? C_ ("laboratory", "below")
                                                             : "";

  if (*range == '\0' || *meaning == '\0')
    return g_strdup (*range != '\0' ? range : meaning);
  return g_strdup_printf ("%s, %s", range, meaning);
}

char *
livret_lab_when (const LivretLabResult *result)
{
  int minutes = (int) (result->when.time % DAY / 60);
  g_autofree char *text = NULL;
  char day[16];
  LivretDate date;

  if (!result->dated)
    return g_strdup ("");
  livret_day_iso ((int) (result->when.time / DAY), day);
  text = result->when.timed ? g_strdup_printf ("%sT%02d:%02d", day, minutes / 60, minutes % 60)
                            : g_strdup (day);
  return livret_date_parse (text, NULL, &date, NULL) ? livret_date_display (&date) : g_strdup ("");
}

static const char *
say_state (LivretLabState state)
{
  switch (state)
    {
    case LIVRET_LAB_KEPT:
      return _ ("kept");
    case LIVRET_LAB_DELETED:
      return _ ("deleted since, in the bin");
    default:
      return "";
    }
}

char *
livret_lab_words (const LivretLabProposal *proposal, int pages)
{
  const LivretLabResult *result = proposal->result;
  g_autofree char *value = livret_lab_value (result);
  g_autofree char *range = livret_lab_range (result);
  g_autofree char *laboratory =
      *range != '\0' ? g_strdup_printf (_ ("Laboratory: %s"), range) : g_strdup ("");
  g_autofree char *when = livret_lab_when (result);
  g_autofree char *page =
      pages > 1 ? g_strdup_printf (C_ ("results", "page %u"), result->page) : g_strdup ("");

  return livret_wording_join (value, laboratory, when, page, say_state (proposal->state), NULL);
}

static void
ask (GString *text, const char *question)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, question);
}

char *
livret_lab_questions (const LivretLabResult *result)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!result->dated)
    ask (text, _ ("The text does not say of which day: write it here."));
  else if ((result->doubts & LIVRET_LAB_DOUBT_DAY) != 0)
    ask (text, _ ("The text does not say for sure of which day: is it this one?"));
  if ((result->doubts & LIVRET_LAB_DOUBT_UNIT) != 0)
    {
      g_autofree char *question = g_strdup_printf (_ ("The unit may stand for another: is it %s?"),
                                                   livret_unit_display (result->unit));

      ask (text, question);
    }
  if ((result->doubts & LIVRET_LAB_DOUBT_VALUE) != 0)
    ask (text, _ ("The number may be read otherwise: compare it with the page."));
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* --- Written otherwise --------------------------------------------------------------------------
 */

char *
livret_lab_value_text (const LivretLabResult *result)
{
  char buffer[LIVRET_DECIMAL_MAX];
  gboolean comma = (result->flags & LIVRET_READING_COMMA) != 0;

  return g_strdup (livret_decimal_print (result->value, result->decimals, comma, buffer));
}

gboolean
livret_lab_set_value (LivretLabResult *result, const char *text)
{
  double value, canonical;
  gboolean comma;
  int decimals;

  if (!livret_decimal_parse (text, -1, &value, &decimals, &comma) || value < 0 ||
      !livret_kind_to_canonical (result->kind, value, result->unit, &canonical))
    return FALSE;
  result->value = value;
  result->decimals = decimals;
  result->flags &= ~(guint) LIVRET_READING_COMMA;
  result->flags |= comma ? LIVRET_READING_COMMA : 0;
  return TRUE;
}

char *
livret_lab_day_text (const LivretLabResult *result)
{
  g_autofree char *day = NULL;
  int minutes = (int) (result->when.time % DAY / 60);

  if (!result->dated)
    return g_strdup ("");
  day = livret_reading_day_text ((int) (result->when.time / DAY));
  return result->when.timed ? g_strdup_printf ("%s %02d:%02d", day, minutes / 60, minutes % 60)
                            : g_steal_pointer (&day);
}

gboolean
livret_lab_set_day (LivretLabResult *result, const char *text)
{
  LivretLabLine line;
  LivretLabMoment when;
  guint at, end;

  livret_lab_line_init (&line, text, strlen (text));
  at = livret_lab_line_skip_spaces (&line, 0);
  end = livret_lab_line_moment (&line, at, &when);
  if (end == at || livret_lab_line_skip_spaces (&line, end) != line.n)
    return FALSE;
  result->when = when;
  result->dated = TRUE;
  return TRUE;
}
