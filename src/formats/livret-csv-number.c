/* livret-csv-number.c: a cell as a number, or why it is none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-csv-number.h"

#include <math.h>

#include "base/livret-quantity.h"
#include "base/livret-text.h"

/* "<40", "≤40", ">400", "≥400": limits of what a device measures. */
static const char *
take_limit (const char *text, guint8 *flags)
{
  static const struct
  {
    const char *sign;
    guint8 flag;
  } signs[] = {
    { "<", LIVRET_READING_BELOW },
    { "\342\211\244", LIVRET_READING_BELOW },
    { ">", LIVRET_READING_ABOVE },
    { "\342\211\245", LIVRET_READING_ABOVE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (text, signs[i].sign))
      {
        *flags |= signs[i].flag;
        text += strlen (signs[i].sign);
        return text + strspn (text, "= ");
      }
  return text;
}

/* U+00A0, U+202F and blanks between groups of three digits are French thousands and nothing else.
 */
static char *
drop_group_spaces (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      gsize space = *p == ' '                             ? 1
                    : strncmp (p, "\302\240", 2) == 0     ? 2
                    : strncmp (p, "\342\200\257", 3) == 0 ? 3
                                                          : 0;
      const char *next = p + space;

      if (space > 0 && plain->len > 0 && g_ascii_isdigit (next[0]) && g_ascii_isdigit (next[1]) &&
          g_ascii_isdigit (next[2]) && !g_ascii_isdigit (next[3]))
        p = next;
      else
        g_string_append_c (plain, *p++);
    }
  return g_string_free (plain, FALSE);
}

/* What is not the decimal sign, between groups of three digits: "1.234,5". */
static void
drop_group_marks (char *text, char mark)
{
  char *to = text;

  for (const char *p = text; *p != '\0'; p++)
    if (*p != mark || p == text || !g_ascii_isdigit (p[-1]) || strspn (p + 1, "0123456789") != 3)
      *to++ = *p;
  *to = '\0';
}

/* One separator with exactly three digits behind and up to three, not a lone zero, before it. */
static gboolean
looks_like_thousands (const char *text, int decimals)
{
  const char *digits = text + strspn (text, "+-");
  gsize before = strspn (digits, "0123456789");

  return decimals == 3 && before >= 1 && before <= 3 && *digits != '0';
}

static gboolean
is_plausible (const LivretComponent *component,
              const LivretKind *kind,
              const char *unit,
              double value)
{
  double canonical = value;

  if (strcmp (component->unit, kind->unit) == 0 &&
      !livret_kind_to_canonical (kind, value, unit, &canonical))
    return FALSE;
  return !(canonical < component->plausible_low) && !(canonical > component->plausible_high);
}

/* "Low" and "High", as meters write them in either language and gender: 0 when the cell is neither.
 * Both ends in one table: a word that is known of one end is known of the other. */
static guint8
limit_word (const char *text)
{
  static const struct
  {
    const char *low;
    const char *high;
  } words[] = { { "low", "high" },           { "lo", "hi" },
                { "bas", "haut" },           { "basse", "haute" },
                { "faible", "eleve" },       { "faible", "elevee" },
                { "trop bas", "trop haut" }, { "tres bas", "tres haut" } };
  g_autofree char *folded = NULL;

  if (g_ascii_isdigit (*text) || strlen (text) > 20)
    return 0;
  folded = livret_text_fold (text, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (folded, words[i].low) == 0)
      return LIVRET_READING_BELOW;
    else if (strcmp (folded, words[i].high) == 0)
      return LIVRET_READING_ABOVE;
  return 0;
}

/* A word stands for the limit itself, in the unit of the column. */
static gboolean
take_word (const char *text,
           const LivretKind *kind,
           const char *unit,
           const LivretCsvLimits *limits,
           LivretCsvNumber *out)
{
  guint8 flag = limit_word (text);
  double limit = flag == LIVRET_READING_BELOW ? limits->low : limits->high;
  int decimals = livret_kind_decimals (kind, unit);

  if (flag == 0 || limit == 0 || !livret_kind_from_canonical (kind, limit, unit, &out->value))
    return FALSE;
  out->value = round (out->value * pow (10, decimals)) / pow (10, decimals);
  out->decimals = decimals;
  out->flags = flag;
  return TRUE;
}

/* Rounding in another unit leaves a limit a little below itself: 22.2 mmol/L are 399.9 mg/dL. */
static guint8
flag_at_limit (const LivretKind *kind,
               const char *unit,
               const LivretCsvLimits *limits,
               double value)
{
  double canonical;

  if (!livret_kind_to_canonical (kind, value, unit, &canonical))
    return 0;
  if (limits->low > 0 && canonical <= limits->low)
    return LIVRET_READING_BELOW;
  return limits->high > 0 && canonical >= limits->high * 0.999 ? LIVRET_READING_ABOVE : 0;
}

LivretCsvNumberStatus
livret_csv_number_parse (const char *text,
                         const LivretComponent *component,
                         const LivretKind *kind,
                         const char *unit,
                         LivretCsvDecimals sign,
                         const LivretCsvLimits *limits,
                         LivretCsvNumber *out)
{
  char printed[LIVRET_DECIMAL_MAX];
  g_autofree char *plain = NULL;
  gboolean comma = FALSE;
  int decimals = 0;

  *out = (LivretCsvNumber) { .flags = 0 };
  if (take_word (text, kind, unit, limits, out))
    return LIVRET_CSV_NUMBER_GOOD;
  plain = drop_group_spaces (take_limit (text, &out->flags));
  if (sign != LIVRET_CSV_DECIMALS_AUTO)
    drop_group_marks (plain, sign == LIVRET_CSV_DECIMALS_COMMA ? '.' : ',');
  if (!livret_decimal_parse (plain, -1, &out->value, &decimals, &comma))
    return LIVRET_CSV_NUMBER_BAD;
  if (sign == LIVRET_CSV_DECIMALS_AUTO && looks_like_thousands (plain, decimals) &&
      is_plausible (component, kind, unit, out->value * 1000))
    return LIVRET_CSV_NUMBER_AMBIGUOUS;
  if (comma)
    out->flags |= LIVRET_READING_COMMA;
  out->flags |= flag_at_limit (kind, unit, limits, out->value);
  out->decimals = MIN (decimals, LIVRET_DECIMALS_UNKNOWN);
  livret_decimal_print (out->value, decimals, comma, printed);
  out->exact = strcmp (printed, text) == 0;
  return LIVRET_CSV_NUMBER_GOOD;
}
