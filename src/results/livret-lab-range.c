/* livret-lab-range.c: “0,70 à 1,10”, “N : < 1,00”, “inf. à 5,0”.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "results/livret-lab-range.h"

#include <math.h>
#include <string.h>

/* What rounding in two units may part, of the ends of a range. */
#define SAME_SHARE 0.1

typedef struct
{
  double low;
  double high;
  LivretLimit limit; /* of one end alone */
  const char *unit;  /* NULL: none stands there */
  guint start;
  guint end;
} Range;

guint
livret_lab_limit_sign (const LivretLabLine *line, guint at, LivretLimit *limit)
{
  g_autofree char *sign = livret_lab_line_text (line, at, MIN (at + 2, line->n));

  *limit = livret_limit_parse (sign);
  return *limit != LIVRET_LIMIT_NONE ? livret_lab_line_skip (line, at + 1, "=") : at;
}

static guint
limit_words (const LivretLabLine *line, guint at, LivretLimit *limit)
{
  static const struct
  {
    const char *word;
    LivretLimit limit;
  } words[] = {
    { "inf", LIVRET_LIMIT_LESS },        { "inferieur", LIVRET_LIMIT_LESS },
    { "inferieure", LIVRET_LIMIT_LESS }, { "below", LIVRET_LIMIT_LESS },
    { "jusqu", LIVRET_LIMIT_AT_MOST },   { "moins", LIVRET_LIMIT_LESS },
    { "sup", LIVRET_LIMIT_MORE },        { "superieur", LIVRET_LIMIT_MORE },
    { "superieure", LIVRET_LIMIT_MORE }, { "above", LIVRET_LIMIT_MORE },
    { "plus", LIVRET_LIMIT_MORE },
  };
  char word[LIVRET_LAB_WORD_MAX];
  guint end = livret_lab_line_word (line, at, word);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].word, word) == 0)
      {
        *limit = words[i].limit;
        end = livret_lab_line_skip (line, end, ".'");
        at = livret_lab_line_word (line, end, word);
        return strcmp (word, "a") == 0 || strcmp (word, "de") == 0
                   ? livret_lab_line_skip_spaces (line, at)
                   : end;
      }
  return at;
}

guint
livret_lab_connector (const LivretLabLine *line, guint at)
{
  guint p = livret_lab_line_skip_spaces (line, at);
  char word[LIVRET_LAB_WORD_MAX];
  guint end = livret_lab_line_word (line, p, word);

  if (line->folded[p] == '-')
    return livret_lab_line_skip_spaces (line, p + 1);
  if (strcmp (word, "a") == 0 || strcmp (word, "to") == 0)
    return livret_lab_line_skip_spaces (line, end);
  return at;
}

static guint
skip_introduction (const LivretLabLine *line, guint at)
{
  static const char *const words[] = { "n",          "vr",         "vn",      "val",
                                       "valeur",     "valeurs",    "ref",     "reference",
                                       "references", "de",         "norme",   "normes",
                                       "normale",    "normales",   "usuelle", "usuelles",
                                       "biologique", "intervalle", NULL };
  char word[LIVRET_LAB_WORD_MAX];

  for (;;)
    {
      guint p = livret_lab_line_skip (line, at, "([:.;|*=");
      guint end = livret_lab_line_word (line, p, word);

      if (end == p || !g_strv_contains (words, word))
        return p;
      at = end;
    }
}

static const char *
fits_kind (const char *written, gpointer kind)
{
  const char *unit = livret_kind_unit_written (kind, written);

  return unit != NULL && strcmp (unit, "1") != 0 ? unit : NULL;
}

/* "100 113" is 100, and an earlier result, or a hundred thousand: what is nearer to @like. */
static guint
take_number (const LivretLabLine *line, guint at, double like, double *value)
{
  LivretLabNumber number;
  guint end = livret_lab_line_number (line, at, &number);

  *value = number.value;
  if (end == at || number.first_end == 0 || isnan (like) || like <= 0 || number.first <= 0 ||
      fabs (log (number.value / like)) <= fabs (log (number.first / like)))
    return end;
  *value = number.first;
  return number.first_end;
}

/* @like: a number of the same size, NAN: none is known */
static gboolean
take_end (const LivretLabLine *line,
          guint *at,
          const LivretKind *kind,
          double like,
          double *end,
          Range *range)
{
  guint p = take_number (line, *at, like, end);
  guint q;

  if (p == *at)
    return FALSE;
  q = livret_lab_line_skip_spaces (line, p);
  *at = livret_lab_line_unit (line, q, fits_kind, (gpointer) kind, &range->unit);
  if (*at == q)
    *at = p;
  return TRUE;
}

static gboolean
take_range (const LivretLabLine *line, guint at, const LivretLabResult *result, Range *range)
{
  const LivretKind *kind = result->kind;
  LivretLimit limit = LIVRET_LIMIT_NONE;
  guint p, q;

  *range = (Range) { .low = NAN, .high = NAN };
  range->start = p = skip_introduction (line, at);
  q = livret_lab_limit_sign (line, p, &limit);
  if (q == p)
    q = limit_words (line, p, &limit);
  p = q;
  range->limit = limit;
  if (limit == LIVRET_LIMIT_NONE)
    {
      /* What stands before “à” is one number. */
      if (!take_end (line, &p, kind, NAN, &range->low, range) ||
          (q = livret_lab_connector (line, p)) == p)
        return FALSE;
      p = q;
    }
  if (!take_end (line, &p, kind, range->low > 0 ? range->low : result->value,
                 limit > 0 ? &range->low : &range->high, range))
    return FALSE;
  range->end = p;
  /* Days are written with hyphens too. */
  return !(range->high < range->low) && line->raw[p] != '-' && line->raw[p] != '/';
}

static double
converted (const LivretKind *kind, double value, const char *from, const char *to)
{
  double canonical, one, scale;

  if (isnan (value) || strcmp (from, to) == 0)
    return value;
  /* Linear through zero, as all units of an analyte are. */
  if (!livret_kind_to_canonical (kind, value, from, &canonical) ||
      !livret_kind_to_canonical (kind, 1000, to, &one) || one == 0)
    return NAN;
  scale = canonical / one * 1000;
  return round (scale * 1e6) / 1e6;
}

static gboolean
is_near (double a, double b)
{
  return (isnan (a) && isnan (b)) || fabs (a - b) <= SAME_SHARE * fmax (fabs (a), fabs (b));
}

static void
set_range (LivretLabResult *result, const Range *range, const char *unit)
{
  result->low = converted (result->kind, range->low, unit, result->unit);
  result->high = converted (result->kind, range->high, unit, result->unit);
  g_set_str (&result->range, livret_limit_sign (range->limit));
}

/* Two ranges, one a unit: the first is of the unit in which it says what the second does. */
static gboolean
say_twice (LivretLabResult *result, const Range *first, const Range *second, const char *told)
{
  const char *units[] = { result->unit, told };

  for (guint i = 0; i < 2; i++)
    if (is_near (converted (result->kind, first->low, units[i], units[1 - i]), second->low) &&
        is_near (converted (result->kind, first->high, units[i], units[1 - i]), second->high))
      {
        set_range (result, first, units[i]);
        return TRUE;
      }
  return FALSE;
}

void
livret_lab_result_find_range (LivretLabResult *result,
                              const LivretLabLine *line,
                              guint at,
                              const char *told)
{
  Range first, second;

  if (!take_range (line, at, result, &first))
    return;
  if (first.unit != NULL || told == NULL)
    {
      set_range (result, &first, first.unit != NULL ? first.unit : result->unit);
      return;
    }
  at = livret_lab_line_skip (line, first.end, ")]");
  if (take_range (line, at, result, &second) && second.unit == NULL &&
      say_twice (result, &first, &second, told))
    return;
  g_free (result->range);
  result->range = livret_lab_line_text (line, first.start, first.end);
}
