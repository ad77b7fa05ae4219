/* livret-lab-line.c: numbers, units and words of one line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "results/livret-lab-line.h"

#include <string.h>

#include "base/livret-date.h"
#include "base/livret-quantity.h"
#include "base/livret-text.h"

#define DIGITS_MAX 12
#define UNIT_MAX 24
#define UNIT_RUNS 4

void
livret_lab_line_init (LivretLabLine *line, const char *text, gsize size)
{
  const char *end = text + size;

  line->n = 0;
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar folded[LIVRET_CHAR_FOLD_MAX];
      gunichar c = g_utf8_get_char (p);
      guint n = livret_char_fold (c, folded);

      if (line->n + n > LIVRET_LAB_LINE_MAX)
        break;
      for (guint i = 0; i < n; i++)
        {
          line->raw[line->n] = i == 0 ? c : 0;
          line->folded[line->n++] = g_unichar_isspace (folded[i]) ? ' ' : folded[i];
        }
    }
  line->raw[line->n] = line->folded[line->n] = 0;
}

char *
livret_lab_line_text (const LivretLabLine *line, guint from, guint until)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < MIN (until, line->n); i++)
    if (line->raw[i] != 0)
      g_string_append_unichar (text, line->raw[i]);
  return g_string_free (text, FALSE);
}

gboolean
livret_lab_line_is_letter (const LivretLabLine *line, guint at)
{
  return g_unichar_isalpha (line->folded[at]);
}

/* Of what stands there as a digit: a superscript is part of a unit. */
gboolean
livret_lab_line_is_digit (const LivretLabLine *line, guint at)
{
  return line->raw[at] >= '0' && line->raw[at] <= '9';
}

static gboolean
is_one_of (gunichar c, const char *marks)
{
  return c != 0 && c < 0x80 && strchr (marks, (int) c) != NULL;
}

guint
livret_lab_line_skip (const LivretLabLine *line, guint at, const char *marks)
{
  while (at < line->n && (line->folded[at] == ' ' || is_one_of (line->folded[at], marks)))
    at++;
  return at;
}

guint
livret_lab_line_skip_spaces (const LivretLabLine *line, guint at)
{
  return livret_lab_line_skip (line, at, "");
}

guint
livret_lab_line_word (const LivretLabLine *line, guint at, char word[LIVRET_LAB_WORD_MAX])
{
  guint i = at;
  gsize size = 0;

  word[0] = '\0';
  for (; livret_lab_line_is_letter (line, i); i++)
    {
      if (size + 6 >= LIVRET_LAB_WORD_MAX)
        return at;
      size += (gsize) g_unichar_to_utf8 (line->folded[i], word + size);
    }
  word[size] = '\0';
  return i;
}

guint
livret_lab_line_find (const LivretLabLine *line, guint from, const char *folded)
{
  guint size = (guint) strlen (folded);

  for (guint i = from; i + size <= line->n; i++)
    {
      guint same = 0;

      while (same < size && line->folded[i + same] == (guchar) folded[same])
        same++;
      if (same == size)
        return i + size;
    }
  return 0;
}

/* --- Numbers ------------------------------------------------------------------------------------
 */

typedef struct
{
  char digits[DIGITS_MAX + 2];
  guint n;
} Digits;

static guint
take_digits (const LivretLabLine *line, guint at, Digits *digits)
{
  for (; livret_lab_line_is_digit (line, at) && digits->n < DIGITS_MAX; at++)
    digits->digits[digits->n++] = (char) line->raw[at];
  return at;
}

static guint
count_digits (const LivretLabLine *line, guint at)
{
  guint n = 0;

  while (livret_lab_line_is_digit (line, at + n))
    n++;
  return n;
}

/* "7 100": three digits behind one space. A plain space may stand between two columns. */
static gboolean
goes_on (const LivretLabLine *line, guint at)
{
  return line->folded[at] == ' ' && count_digits (line, at + 1) == 3 && line->raw[at + 4] != '/' &&
         line->raw[at + 4] != '-';
}

static guint
take_thousands (const LivretLabLine *line, guint at, Digits *digits, LivretLabNumber *number)
{
  if (digits->n > 3 || digits->digits[0] == '0')
    return at;
  while (goes_on (line, at) && digits->n + 3 <= DIGITS_MAX)
    {
      if (!number->doubtful && (line->raw[at] == ' ' || line->raw[at] == '\t'))
        {
          number->doubtful = TRUE;
          number->first = g_ascii_strtod (digits->digits, NULL);
          number->first_end = at;
        }
      at = take_digits (line, at + 1, digits);
    }
  return at;
}

guint
livret_lab_line_number (const LivretLabLine *line, guint at, LivretLabNumber *number)
{
  Digits digits = { { 0 }, 0 };
  guint p = take_digits (line, at, &digits);

  *number = (LivretLabNumber) { 0 };
  if (p == at)
    return at;
  p = take_thousands (line, p, &digits, number);
  if ((line->raw[p] == ',' || line->raw[p] == '.') && livret_lab_line_is_digit (line, p + 1))
    {
      guint from = p + 1;

      number->comma = line->raw[p] == ',';
      digits.digits[digits.n++] = '.';
      p = take_digits (line, from, &digits);
      number->decimals = (int) (p - from);
      /* "250.000": of some it is thousands. */
      number->doubtful |= !number->comma && number->decimals == 3;
    }
  if (livret_lab_line_is_digit (line, p) ||
      (is_one_of (line->raw[p], ",./:") && livret_lab_line_is_digit (line, p + 1)) ||
      !livret_decimal_parse (digits.digits, -1, &number->value, NULL, NULL))
    return at;
  return p;
}

/* --- Units --------------------------------------------------------------------------------------
 */

static gboolean
ends_unit (gunichar c)
{
  return c == 0 || c == ' ' || c == '(' || c == '[' || c == ';' || c == '|' || c == '<' || c == '>';
}

/* A unit of @written, also with a small l for litre and a sign of multiplication before it. */
static const char *
try_unit (const char *written, LivretLabFits fits, gpointer data)
{
  const char *unit = fits (written, data);
  g_autofree char *other = NULL;
  gsize size = strlen (written);

  if (unit == NULL && (g_str_has_prefix (written, "×") || g_str_has_prefix (written, "x")))
    return try_unit (g_utf8_next_char (written), fits, data);
  if (unit == NULL && size > 2 && strcmp (written + size - 2, "/l") == 0)
    {
      other = g_strdup (written);
      other[size - 1] = 'L';
      unit = fits (other, data);
    }
  return unit;
}

guint
livret_lab_line_unit (
    const LivretLabLine *line, guint at, LivretLabFits fits, gpointer data, const char **unit)
{
  guint ends[UNIT_RUNS];
  guint n = 0;
  guint p = at;

  while (n < UNIT_RUNS && p < line->n && p - at < UNIT_MAX)
    {
      guint start = p;

      while (!ends_unit (line->folded[p]))
        p++;
      if (p > start)
        ends[n++] = p;
      if (line->folded[p] != ' ')
        break;
      p = livret_lab_line_skip_spaces (line, p);
    }
  while (n > 0)
    {
      guint end = ends[--n];

      /* What ends a phrase is no part of it. */
      while (end > at && (end == ends[n] || is_one_of (line->raw[end], ",.:)]")))
        {
          g_autofree char *written = livret_lab_line_text (line, at, end);

          *unit = try_unit (written, fits, data);
          if (*unit != NULL)
            return end;
          end--;
        }
    }
  return at;
}

/* --- Days and hours -----------------------------------------------------------------------------
 */

static guint
take_int (const LivretLabLine *line, guint at, guint least, guint most, int *value)
{
  guint n = count_digits (line, at);

  if (n < least || n > most)
    return at;
  *value = 0;
  for (guint i = 0; i < n; i++)
    *value = *value * 10 + (int) (line->raw[at + i] - '0');
  return at + n;
}

static int
month_of (const char *word)
{
  static const char *const months[12][3] = {
    { "janvier", "janv", "january" },
    { "fevrier", "fevr", "february" },
    { "mars", "mar", "march" },
    { "avril", "avr", "april" },
    { "mai", "mai", "may" },
    { "juin", "juin", "june" },
    { "juillet", "juil", "july" },
    { "aout", "aout", "august" },
    { "septembre", "sept", "september" },
    { "octobre", "oct", "october" },
    { "novembre", "nov", "november" },
    { "decembre", "dec", "december" },
  };

  for (int i = 0; i < 12; i++)
    for (int j = 0; j < 3; j++)
      if (strcmp (months[i][j], word) == 0)
        return i + 1;
  return 0;
}

static gboolean
is_day_separator (gunichar c)
{
  return c == '/' || c == '.' || c == '-';
}

/* 12/03/2024, 12-03-24; of two digits the year is of this century. */
static guint
take_numeric_day (const LivretLabLine *line, guint at, int *year, int *month, int *day)
{
  guint p = take_int (line, at, 1, 2, day);
  gunichar between = line->raw[p];
  guint q;

  if (p == at || !is_day_separator (between))
    return at;
  q = take_int (line, p + 1, 1, 2, month);
  if (q == p + 1 || line->raw[q] != between)
    return at;
  p = take_int (line, q + 1, 4, 4, year);
  if (p != q + 1)
    return p;
  p = take_int (line, q + 1, 2, 2, year);
  *year += 2000;
  return p != q + 1 ? p : at;
}

static guint
take_iso_day (const LivretLabLine *line, guint at, int *year, int *month, int *day)
{
  guint p = take_int (line, at, 4, 4, year);
  guint q;

  if (p == at || line->raw[p] != '-')
    return at;
  q = take_int (line, p + 1, 2, 2, month);
  if (q == p + 1 || line->raw[q] != '-')
    return at;
  p = take_int (line, q + 1, 2, 2, day);
  return p != q + 1 ? p : at;
}

/* 12 mars 2024, 1er avril 2024. */
static guint
take_written_day (const LivretLabLine *line, guint at, int *year, int *month, int *day)
{
  char word[LIVRET_LAB_WORD_MAX];
  guint p = take_int (line, at, 1, 2, day);
  guint q;

  if (p == at)
    return at;
  if (line->folded[p] == 'e' && line->folded[p + 1] == 'r')
    p += 2;
  q = livret_lab_line_word (line, livret_lab_line_skip_spaces (line, p), word);
  *month = month_of (word);
  if (*month == 0)
    return at;
  q = livret_lab_line_skip (line, q, ".");
  p = take_int (line, q, 4, 4, year);
  return p != q ? p : at;
}

/* "à 08h15", "7 h 50", "08:15"; an hour alone is one with its h. */
static guint
take_hour (const LivretLabLine *line, guint at, int *minutes)
{
  guint p = livret_lab_line_skip (line, at, "-,");
  int hour, minute = 0;
  guint q;

  if (line->folded[p] == 'a')
    p = livret_lab_line_skip_spaces (line, p + (line->folded[p + 1] == 't' ? 2 : 1));
  q = take_int (line, p, 1, 2, &hour);
  if (q == p || hour > 23)
    return at;
  if (line->raw[q] == ':')
    p = take_int (line, q + 1, 2, 2, &minute);
  else
    {
      q = livret_lab_line_skip_spaces (line, q);
      if (line->folded[q] != 'h')
        return at;
      p = take_int (line, livret_lab_line_skip_spaces (line, q + 1), 2, 2, &minute);
      if (livret_lab_line_is_letter (line, p))
        return at;
    }
  if (p == q + 1 && line->raw[q] == ':')
    return at;
  *minutes = hour * 60 + minute;
  return minute < 60 ? p : at;
}

guint
livret_lab_line_moment (const LivretLabLine *line, guint at, LivretLabMoment *moment)
{
  int year = 0, month = 0, day = 0, minutes = 0;
  guint p = take_iso_day (line, at, &year, &month, &day);
  guint q;

  if (p == at)
    p = take_numeric_day (line, at, &year, &month, &day);
  if (p == at)
    p = take_written_day (line, at, &year, &month, &day);
  if (p == at || livret_lab_line_is_digit (line, p) || year < 1900 || year > 2200 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return at;
  q = take_hour (line, p, &minutes);
  moment->timed = q != p;
  moment->time = (gint64) livret_days_from_civil (year, month, day) * 86400 + minutes * 60;
  return moment->timed ? q : p;
}
