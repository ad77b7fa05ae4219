/* livret-lab-result.c: what a line of a laboratory's page says of an analyte.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Name, words that say nothing more, value, marks, unit; then the same in a second unit, the usual
 * range, and earlier results, which are not the present one. What is written otherwise is left to
 * the person who reads the page.
 */
#include "results/livret-lab-result.h"

#include <math.h>
#include <string.h>

#include "record/livret-sink.h"
#include "results/livret-analytes.h"
#include "results/livret-lab-range.h"

#define PARENTHESIS_MAX 60
/* Words on a line that a report does not use: more of them make it a sentence. */
#define PROSE 6
/* What rounding in two units may part. */
#define SAME_SHARE 0.03
#define PAIRS_MAX 3

void
livret_lab_result_free (LivretLabResult *result)
{
  if (result == NULL)
    return;
  g_free (result->range);
  g_free (result->line);
  g_free (result);
}

typedef struct
{
  const LivretLabLine *line;
  guint at;
  const LivretAnalyte *analytes[LIVRET_ANALYTES_MAX];
  const LivretKind *kinds[LIVRET_ANALYTES_MAX];
  guint n_kinds;
} Reading;

/* --- Names --------------------------------------------------------------------------------------
 */

typedef struct
{
  char key[LIVRET_ANALYTE_KEY_MAX * 6];
  guint16 sizes[LIVRET_ANALYTE_KEY_MAX]; /* of the key, with so many letters */
  guint16 ends[LIVRET_ANALYTE_KEY_MAX];  /* the place behind them */
  guint n;
} Key;

static gboolean
is_in_key (const LivretLabLine *line, guint at)
{
  return at < line->n && g_unichar_isalnum (line->folded[at]);
}

static void
make_key (const LivretLabLine *line, guint at, Key *key)
{
  gsize size = 0;

  key->n = 0;
  for (guint i = at; i < line->n && key->n < LIVRET_ANALYTE_KEY_MAX; i++)
    if (is_in_key (line, i))
      {
        size += (gsize) g_unichar_to_utf8 (line->folded[i], key->key + size);
        key->sizes[key->n] = (guint16) size;
        key->ends[key->n++] = (guint16) (i + 1);
      }
  key->key[size] = '\0';
}

/* The longest name that starts at @at; returns the place behind it, @at if there is none. */
static guint
find_name (const LivretLabLine *line,
           guint at,
           const LivretAnalyte *found[LIVRET_ANALYTES_MAX],
           guint *n_found)
{
  Key key;

  *n_found = 0;
  if (!is_in_key (line, at))
    return at;
  make_key (line, at, &key);
  for (guint n = key.n; n >= 2; n--)
    {
      guint end = key.ends[n - 1];

      if (is_in_key (line, end))
        continue;
      key.key[key.sizes[n - 1]] = '\0';
      *n_found = livret_analytes_named (key.key, found);
      if (*n_found > 0)
        return end;
    }
  return at;
}

static gboolean
is_word_of (const char *word, const char *const *words)
{
  return *word != '\0' && g_strv_contains (words, word);
}

/* “Dosage de la ferritine”. */
static guint
skip_beginning (const LivretLabLine *line, guint at)
{
  static const char *const words[] = { "dosage", "taux", "de", "du", "des",
                                       "la",     "le",   "l",  "d",  NULL };
  char word[LIVRET_LAB_WORD_MAX];
  guint end;

  while ((end = livret_lab_line_word (line, at, word)) != at && is_word_of (word, words))
    at = livret_lab_line_skip (line, end, "'");
  return at;
}

static gboolean
read_name (Reading *reading)
{
  guint at = livret_lab_line_skip (reading->line, reading->at, "-*.>|");
  guint end = find_name (reading->line, at, reading->analytes, &reading->n_kinds);

  if (reading->n_kinds == 0)
    {
      at = skip_beginning (reading->line, at);
      end = find_name (reading->line, at, reading->analytes, &reading->n_kinds);
    }
  for (guint i = 0; i < reading->n_kinds; i++)
    reading->kinds[i] = livret_kind_by_id (reading->analytes[i]->kind);
  reading->at = end;
  return reading->n_kinds > 0 && reading->kinds[0] != NULL;
}

guint
livret_lab_line_named (const LivretLabLine *line, guint at, const LivretKind **found)
{
  Reading reading = { .line = line, .at = at };
  gboolean named = read_name (&reading);

  if (found != NULL)
    *found = named ? reading.kinds[0] : NULL;
  return named ? reading.at : 0;
}

/* Another name of the same. */
static guint
skip_synonym (const Reading *reading, guint at)
{
  const LivretAnalyte *found[LIVRET_ANALYTES_MAX];
  guint n;
  guint end = find_name (reading->line, at, found, &n);

  return n > 0 && found[0] == reading->analytes[0] ? end : at;
}

static guint
skip_parenthesis (const LivretLabLine *line, guint at)
{
  gunichar closing = line->folded[at] == '(' ? ')' : line->folded[at] == '[' ? ']' : 0;

  for (guint i = at + 1; closing != 0 && i < line->n && i - at < PARENTHESIS_MAX; i++)
    if (line->folded[i] == closing)
      return i + 1;
  return at;
}

static guint
skip_qualifier (const LivretLabLine *line, guint at)
{
  static const char *const words[] = {
    "a",        "jeun",
    "sanguin",  "sanguine",
    "serique",  "plasmatique",
    "serum",    "plasma",
    "veineux",  "veineuse",
    "calcule",  "calculee",
    "mesure",   "direct",
    "estime",   "estimee",
    "selon",    "formule",
    "methode",  "par",
    "us",       "ultrasensible",
    "hs",       "dosage",
    "en",       "de",
    "fasting",  "enzymatique",
    "sang",     "total",
    "mdrd",     "absolu",
    "relative", "immunoturbidimetrie",
    "resultat", NULL,
  };
  char word[LIVRET_LAB_WORD_MAX];
  guint end = livret_lab_line_word (line, at, word);

  return is_word_of (word, words) && !g_unichar_isalnum (line->folded[end]) ? end : at;
}

/* --- Values -------------------------------------------------------------------------------------
 */

/* What stands before the value and says nothing else; %FALSE: something that is not understood. */
static gboolean
skip_to_value (Reading *reading)
{
  for (;;)
    {
      guint at = livret_lab_line_skip (reading->line, reading->at, ":.=_|;,*-+!#)]");
      LivretLimit limit;
      guint end;

      reading->at = at;
      if (livret_lab_line_is_digit (reading->line, at) ||
          livret_lab_limit_sign (reading->line, at, &limit) != at)
        return TRUE;
      if ((end = skip_parenthesis (reading->line, at)) == at &&
          (end = skip_synonym (reading, at)) == at &&
          (end = skip_qualifier (reading->line, at)) == at)
        return FALSE;
      reading->at = end;
    }
}

/* Marks of the laboratory: "1,12 *", "▲", "H". */
static guint
skip_marks (const LivretLabLine *line, guint at, const char **meaning)
{
  for (;; at++)
    {
      gunichar c = line->raw[at];
      gboolean alone = at + 1 >= line->n || line->folded[at + 1] == ' ';

      if (c == 0x25b2 || c == 0x2191 || c == 0x2197 || (c == 'H' && alone)) /* ▲ ↑ ↗ */
        *meaning = "H";
      else if (c == 0x25bc || c == 0x2193 || c == 0x2198 || /* ▼ ↓ ↘ */
               ((c == 'L' || c == 'B') && alone))
        *meaning = "L";
      else if (line->folded[at] != ' ' && c != '*' && c != '+' && c != '!' && c != '#' && c != '|')
        return at;
    }
}

typedef struct
{
  const Reading *reading;
  guint kind;
  gboolean loose;
} Fitting;

static const char *
fits_kind (const char *written, gpointer data)
{
  Fitting *fitting = data;

  fitting->loose = FALSE;
  for (guint i = 0; i < fitting->reading->n_kinds; i++)
    {
      const LivretAnalyte *analyte = fitting->reading->analytes[i];
      const LivretKind *kind = fitting->reading->kinds[i];
      const char *unit = livret_kind_unit_written (kind, written);

      fitting->kind = i;
      /* "85 %" is no INR, "0,42 L/L" is a haematocrit. */
      if (unit != NULL &&
          (strcmp (kind->unit, "1") == 0 || strcmp (unit, "1") == 0 ? g_ascii_isalpha (*written)
                                                                    : TRUE))
        return unit;
      if (analyte->written != NULL && g_ascii_strcasecmp (analyte->written, written) == 0)
        {
          fitting->loose = TRUE;
          return analyte->unit;
        }
    }
  return NULL;
}

/* A value and its unit, of one of the kinds. */
typedef struct
{
  guint kind;
  LivretLabNumber number;
  const char *unit;
  const char *meaning;
  LivretLimit limit;
  gboolean loose; /* the unit stands for another */
  gboolean bare;  /* there is no unit */
  guint end;
} Pair;

/* An INR has no unit: nothing may follow that makes the number something else. */
static gboolean
take_bare (const Reading *reading, guint at, Pair *pair)
{
  const LivretLabLine *line = reading->line;
  guint next = livret_lab_line_skip_spaces (line, at);

  if (strcmp (reading->kinds[0]->unit, "1") != 0 || g_unichar_isalnum (line->folded[at]) ||
      line->raw[next] == '%' || line->raw[next] == '/')
    return FALSE;
  pair->kind = 0;
  pair->unit = "1";
  pair->bare = TRUE;
  pair->end = at;
  return TRUE;
}

static gboolean
take_pair (const Reading *reading, guint at, Pair *pair)
{
  const LivretLabLine *line = reading->line;
  Fitting fitting = { reading, 0, FALSE };
  LivretLimit limit;
  guint start = livret_lab_limit_sign (line, at, &limit);
  guint end, marked;

  *pair = (Pair) { .meaning = "" };
  end = livret_lab_line_number (line, start, &pair->number);
  if (end == start)
    return FALSE;
  pair->limit = limit;
  marked = skip_marks (line, end, &pair->meaning);
  pair->end = livret_lab_line_unit (line, marked, fits_kind, &fitting, &pair->unit);
  if (pair->end == marked)
    return take_bare (reading, end, pair);
  pair->kind = fitting.kind;
  pair->loose = fitting.loose;
  return TRUE;
}

static double
canonical_of (const Reading *reading, const Pair *pair)
{
  double value = NAN;

  livret_kind_to_canonical (reading->kinds[pair->kind], pair->number.value, pair->unit, &value);
  return value;
}

static gboolean
is_plausible (const Reading *reading, const Pair *pair)
{
  const LivretComponent *component = &reading->kinds[pair->kind]->components[0];
  double value = canonical_of (reading, pair);

  return value >= component->plausible_low && value <= component->plausible_high;
}

/* The same measurement in another unit, within what both rounded off. */
static gboolean
agree (const Reading *reading, const Pair *a, const Pair *b)
{
  double x = canonical_of (reading, a), y = canonical_of (reading, b);
  double half_a = 0.5 * pow (10, -a->number.decimals) / fmax (a->number.value, 1e-9);
  double half_b = 0.5 * pow (10, -b->number.decimals) / fmax (b->number.value, 1e-9);

  return fabs (x - y) <= (SAME_SHARE + half_a + half_b) * fmax (fabs (x), fabs (y));
}

/* --- The line -----------------------------------------------------------------------------------
 */

/* "0,70 g/L à 1,10": what a range begins with is no value. */
static gboolean
begins_range (const Reading *reading, const Pair *pair)
{
  LivretLabNumber number;
  guint at = livret_lab_connector (reading->line, pair->end);
  Pair next;

  if (at == pair->end || livret_lab_line_number (reading->line, at, &number) == at)
    return FALSE;
  return !take_pair (reading, at, &next) || next.kind != pair->kind ||
         strcmp (next.unit, pair->unit) == 0;
}

/* Words that a report does not use behind a value. */
static guint
count_prose (const LivretLabLine *line, guint at)
{
  static const char *const words[] = {
    "soit",    "anteriorite", "anterieur", "anterieurs", "resultat",   "resultats", "valeurs",
    "valeur",  "usuelles",    "reference", "references", "norme",      "normes",    "inf",
    "sup",     "inferieur",   "superieur", "inferieure", "superieure", "mmol",      "umol",
    "fasting", "below",       "above",     "methode",    "technique",  "nmol",      "pmol",
    "giga",    "mui",         NULL,
  };
  guint n = 0;

  while (at < line->n)
    {
      char word[LIVRET_LAB_WORD_MAX];
      guint end = livret_lab_line_word (line, at, word);

      n += end > at + 2 && !is_word_of (word, words);
      at = MAX (end, at + 1);
    }
  return n;
}

static gboolean
has_word (const LivretLabLine *line, const char *key)
{
  Key all;

  for (guint at = 0; at < line->n; at++)
    if (is_in_key (line, at) && (at == 0 || !is_in_key (line, at - 1)))
      {
        make_key (line, at, &all);
        if (g_str_has_prefix (all.key, key))
          return TRUE;
      }
  return FALSE;
}

static guint
doubts_of (const Reading *reading, const Pair *pair)
{
  const LivretAnalyte *analyte = reading->analytes[pair->kind];
  guint doubts = 0;

  if (analyte->sure != NULL && (analyte->written == NULL || pair->loose) &&
      !has_word (reading->line, analyte->sure))
    doubts |= LIVRET_LAB_DOUBT_UNIT;
  /* Of what is read to three decimals, three decimals are no thousands. */
  if (pair->number.doubtful &&
      !(pair->number.decimals == 3 &&
        livret_kind_decimals (reading->kinds[pair->kind], pair->unit) >= 2))
    doubts |= LIVRET_LAB_DOUBT_VALUE;
  return doubts;
}

static LivretLabResult *
make_result (const Reading *reading, const Pair *pair)
{
  LivretLabResult *result = g_new0 (LivretLabResult, 1);

  result->kind = reading->kinds[pair->kind];
  result->value = pair->number.value;
  result->unit = pair->unit;
  result->decimals = pair->number.decimals;
  result->limit = pair->limit;
  result->flags = pair->number.comma ? LIVRET_READING_COMMA : 0;
  result->meaning = pair->meaning;
  result->low = result->high = NAN;
  result->range = g_strdup ("");
  result->line = livret_lab_line_text (reading->line, 0, reading->line->n);
  g_strstrip (result->line);
  result->doubts = doubts_of (reading, pair);
  return result;
}

/* “soit”, “=”, “(”. */
static guint
skip_between (const LivretLabLine *line, guint at)
{
  guint p = livret_lab_line_skip (line, at, "(=;|-/");
  char word[LIVRET_LAB_WORD_MAX];
  guint end = livret_lab_line_word (line, p, word);

  return strcmp (word, "soit") == 0 || strcmp (word, "ou") == 0
             ? livret_lab_line_skip (line, end, ":")
             : p;
}

/* Which of the following says the same again, or another kind of the same name; what is behind is
 * of an earlier day. */
static guint
read_pairs (const Reading *reading, Pair pairs[PAIRS_MAX], gboolean *at_odds)
{
  guint n = 1;

  *at_odds = FALSE;
  while (n < PAIRS_MAX)
    {
      guint at = skip_between (reading->line, pairs[n - 1].end);
      gboolean same = FALSE;

      if (!take_pair (reading, at, &pairs[n]) || pairs[n].bare || begins_range (reading, &pairs[n]))
        return n;
      for (guint i = 0; i < n; i++)
        same |= strcmp (pairs[i].unit, pairs[n].unit) == 0;
      if (same)
        return n;
      if (pairs[n].kind == pairs[0].kind && !agree (reading, &pairs[0], &pairs[n]))
        *at_odds = TRUE;
      n++;
    }
  return n;
}

static gboolean
is_of_place (const Reading *reading, const Pair *pair, gboolean urine)
{
  const LivretAnalyte *analyte = reading->analytes[pair->kind];

  return analyte->urine || !(urine || livret_lab_line_find (reading->line, 0, "urin") != 0);
}

static gboolean
is_said_plainly (const Reading *reading, const Pair *pair)
{
  guint prose = count_prose (reading->line, pair->end);

  /* "LDL < 0,70 g/L": what is aimed at. */
  if (pair->limit != LIVRET_LIMIT_NONE)
    return reading->analytes[pair->kind]->least && prose == 0;
  return prose < PROSE;
}

/* @last: the pair that the range stands behind. */
static void
add_result (
    const Reading *reading, const Pair *pair, const Pair *last, gboolean at_odds, GPtrArray *list)
{
  LivretLabResult *result;

  if (!is_plausible (reading, pair))
    return;
  result = make_result (reading, pair);
  if (at_odds)
    result->doubts |= LIVRET_LAB_DOUBT_VALUE;
  if (last->kind == pair->kind)
    livret_lab_result_find_range (result, reading->line, last->end,
                                  last != pair ? last->unit : NULL);
  g_ptr_array_add (list, result);
}

void
livret_lab_line_results (const LivretLabLine *line, gboolean urine, GPtrArray *list)
{
  Reading reading = { .line = line };
  Pair pairs[PAIRS_MAX];
  gboolean at_odds;
  guint n;

  if (!read_name (&reading) || !skip_to_value (&reading) ||
      !take_pair (&reading, reading.at, &pairs[0]) || begins_range (&reading, &pairs[0]) ||
      !is_said_plainly (&reading, &pairs[0]) || !is_of_place (&reading, &pairs[0], urine))
    return;
  n = read_pairs (&reading, pairs, &at_odds);
  for (guint i = 0; i < n; i++)
    if (i == 0 || pairs[i].kind != pairs[i - 1].kind)
      add_result (&reading, &pairs[i], &pairs[n - 1], at_odds, list);
}
