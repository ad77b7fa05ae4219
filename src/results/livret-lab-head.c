/* livret-lab-head.c: “Résultat”, “Valeurs de référence”, “Antériorité 05/09/2023”.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "results/livret-lab-head.h"

#include <string.h>

/* A head has few words: more of them are a sentence. */
#define WORDS_MAX 7

/* --- Units above a table ------------------------------------------------------------------------
 */

static guint
begin_of_unit (const LivretLabLine *line)
{
  static const char *const words[] = { "unites", "unite", "units", "unit", " en ", " in ", NULL };
  guint open = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint at = livret_lab_line_find (line, 0, words[i]);

      if (at != 0)
        return livret_lab_line_skip (line, at, ":=([");
    }
  if (line->folded[0] == 'e' && line->folded[1] == 'n' && line->folded[2] == ' ')
    return 3;
  for (guint i = 0; i < line->n; i++)
    if (line->folded[i] == '(' || line->folded[i] == '[')
      open = i + 1;
  return open;
}

gboolean
livret_lab_unit_told (const char *text, char unit[LIVRET_LAB_UNIT_MAX])
{
  LivretLabLine line;
  g_autofree char *found = NULL;
  guint at, end;

  livret_lab_line_init (&line, text, strlen (text));
  at = begin_of_unit (&line);
  for (end = at; end < line.n && strchr (" )];", (int) MIN (line.folded[end], 0x7f)) == NULL;)
    end++;
  found = livret_lab_line_text (&line, at, end);
  if (livret_lab_line_skip (&line, end, ")];.") != line.n || end == at ||
      strlen (found) >= LIVRET_LAB_UNIT_MAX || g_ascii_isdigit (*found) ||
      (strchr (found, '/') == NULL && strcmp (found, "%") != 0))
    return FALSE;
  g_strlcpy (unit, found, LIVRET_LAB_UNIT_MAX);
  return TRUE;
}

/* A cell that is a unit: below a head. */
static gboolean
is_unit (const char *text, char unit[LIVRET_LAB_UNIT_MAX])
{
  g_autofree char *in_parentheses = g_strdup_printf ("(%s)", text);

  return livret_lab_unit_told (*text == '(' ? text : in_parentheses, unit);
}

/* --- Words --------------------------------------------------------------------------------------
 */

typedef struct
{
  const char *begin;
  LivretLabPart part;
} Word;

/* What a row of heads says first decides: “valeurs de référence” are no values. */
static const Word words[] = {
  { "anterio", LIVRET_LAB_EARLIER },    { "anterieur", LIVRET_LAB_EARLIER },
  { "precedent", LIVRET_LAB_EARLIER },  { "previous", LIVRET_LAB_EARLIER },
  { "earlier", LIVRET_LAB_EARLIER },    { "usual", LIVRET_LAB_RANGE },
  { "range", LIVRET_LAB_RANGE },        { "referenc", LIVRET_LAB_RANGE },
  { "usuel", LIVRET_LAB_RANGE },        { "normal", LIVRET_LAB_RANGE },
  { "norme", LIVRET_LAB_RANGE },        { "intervalle", LIVRET_LAB_RANGE },
  { "attendu", LIVRET_LAB_RANGE },      { "valeurs", LIVRET_LAB_RANGE },
  { "resultat", LIVRET_LAB_VALUE },     { "result", LIVRET_LAB_VALUE },
  { "valeur", LIVRET_LAB_VALUE },       { "unite", LIVRET_LAB_UNIT },
  { "unit", LIVRET_LAB_UNIT },          { "examen", LIVRET_LAB_NAME },
  { "analyse", LIVRET_LAB_NAME },       { "parametre", LIVRET_LAB_NAME },
  { "determination", LIVRET_LAB_NAME }, { "designation", LIVRET_LAB_NAME },
  { "test", LIVRET_LAB_NAME },
};

/* A part whose word begins one of the line's. */
static gboolean
find_part (const LivretLabLine *line, LivretLabPart *part)
{
  gsize best = G_N_ELEMENTS (words);
  guint n_words = 0;

  for (guint at = 0; at < line->n;)
    {
      char word[LIVRET_LAB_WORD_MAX];
      guint end = livret_lab_line_word (line, at, word);

      for (gsize i = 0; end != at && i < best; i++)
        if (g_str_has_prefix (word, words[i].begin))
          best = i;
      n_words += end > at + 2;
      at = MAX (end, at + 1);
    }
  if (best == G_N_ELEMENTS (words) || n_words > WORDS_MAX)
    return FALSE;
  *part = words[best].part;
  return TRUE;
}

/* The day in @line, and whether there are digits of anything else. */
static gboolean
find_day (const LivretLabLine *line, gint64 *day, gboolean *digits)
{
  gboolean found = FALSE;

  *digits = FALSE;
  for (guint at = 0; at < line->n; at++)
    {
      LivretLabMoment when;
      guint end;

      if (!livret_lab_line_is_digit (line, at))
        continue;
      end = livret_lab_line_moment (line, at, &when);
      *digits |= end == at;
      if (end == at)
        break;
      found = TRUE;
      *day = when.time / 86400;
      at = end - 1;
    }
  return found;
}

/* “12/03/2024”, “du 12/03/24 à 8 h”. */
static gboolean
is_day_alone (const LivretLabLine *line)
{
  static const char *const before[] = { "le", "du", "date", NULL };
  char word[LIVRET_LAB_WORD_MAX];
  LivretLabMoment when;
  guint at = livret_lab_line_skip (line, 0, "(");
  guint end = livret_lab_line_word (line, at, word);

  if (end != at && g_strv_contains (before, word))
    at = livret_lab_line_skip (line, end, ":");
  end = livret_lab_line_moment (line, at, &when);
  return end != at && livret_lab_line_skip (line, end, ").:") == line->n;
}

/* What the head @cell says; %FALSE: it is none. @unit: told in it, "": none */
static gboolean
read_cell (const LivretPageCell *cell, LivretLabColumn *column, char unit[LIVRET_LAB_UNIT_MAX])
{
  LivretLabLine line;
  gboolean digits, dated;

  *column = (LivretLabColumn) { LIVRET_LAB_DATED, cell->left, cell->right, 0 };
  unit[0] = '\0';
  livret_lab_line_init (&line, cell->text, strlen (cell->text));
  dated = find_day (&line, &column->day, &digits);
  if (dated && is_day_alone (&line))
    return TRUE;
  if (!find_part (&line, &column->part))
    return FALSE;
  if (livret_lab_unit_told (cell->text, unit))
    return column->part == LIVRET_LAB_VALUE || column->part == LIVRET_LAB_UNIT;
  return !digits;
}

/* --- Heads --------------------------------------------------------------------------------------
 */

static guint
overlap (const LivretLabColumn *column, guint left, guint right)
{
  guint from = MAX (column->left, left), until = MIN (column->right, right);

  return until > from ? until - from : 0;
}

static gboolean
is_below_values (const LivretLabHead *head, const LivretPageCell *cell)
{
  for (guint i = 0; i < head->n; i++)
    if (overlap (&head->columns[i], cell->left, cell->right) > 0)
      return head->columns[i].part == LIVRET_LAB_VALUE;
  return FALSE;
}

/* Whether @found are heads: of several sorts, of several days, or of earlier results. */
static gboolean
are_heads (const LivretLabHead *found)
{
  guint n_days = 0, parts = 0, n_parts = 0;

  for (guint i = 0; i < found->n; i++)
    {
      const LivretLabColumn *column = &found->columns[i];

      n_days += column->part == LIVRET_LAB_DATED;
      if (column->part != LIVRET_LAB_DATED && (parts & (1u << column->part)) == 0)
        {
          parts |= 1u << column->part;
          n_parts++;
        }
    }
  return n_days >= 2 || n_parts + n_days >= 2 || (parts & (1u << LIVRET_LAB_EARLIER)) != 0;
}

gboolean
livret_lab_head_take (LivretLabHead *head,
                      const LivretPageCell *const *cells,
                      guint n,
                      gboolean more)
{
  LivretLabHead found = { .n = 0 };
  char unit[LIVRET_LAB_UNIT_MAX];

  if (more)
    found = *head;
  for (guint i = 0; i < n; i++)
    {
      LivretLabColumn column;

      if (read_cell (cells[i], &column, unit) && found.n < LIVRET_LAB_COLUMNS_MAX)
        found.columns[found.n++] = column;
      else if (!more || !is_unit (cells[i]->text, unit))
        return FALSE;
      if (*unit != '\0' && (i < found.n || is_below_values (&found, cells[i])) &&
          *found.unit == '\0')
        g_strlcpy (found.unit, unit, sizeof found.unit);
    }
  if (n == 0 || (!more && !are_heads (&found)))
    return FALSE;
  *head = found;
  return TRUE;
}

gboolean
livret_lab_head_has (const LivretLabHead *head, LivretLabPart part)
{
  for (guint i = 0; i < head->n; i++)
    if (head->columns[i].part == part)
      return TRUE;
  return FALSE;
}

/* Whether a head of @part stands over or under @column. */
static gboolean
is_near (const LivretLabHead *head, const LivretLabColumn *column, LivretLabPart part)
{
  for (guint i = 0; i < head->n; i++)
    if (head->columns[i].part == part &&
        overlap (&head->columns[i], column->left, column->right) > 0)
      return TRUE;
  return FALSE;
}

/* The column whose day is that of the results; NULL: none. */
static LivretLabColumn *
find_present (LivretLabHead *head, const gint64 *day)
{
  gboolean valued = livret_lab_head_has (head, LIVRET_LAB_VALUE);
  LivretLabColumn *newest = NULL;

  for (guint i = 0; i < head->n; i++)
    {
      LivretLabColumn *column = &head->columns[i];

      if (column->part != LIVRET_LAB_DATED || is_near (head, column, LIVRET_LAB_EARLIER))
        continue;
      if (day != NULL && column->day == *day)
        return column;
      if ((!valued || is_near (head, column, LIVRET_LAB_VALUE)) &&
          (newest == NULL || column->day > newest->day))
        newest = column;
    }
  return newest;
}

void
livret_lab_head_settle (LivretLabHead *head, const gint64 *day)
{
  LivretLabColumn *present = find_present (head, day);

  for (guint i = 0; i < head->n; i++)
    {
      LivretLabColumn *column = &head->columns[i];

      /* “Résultats” over several days is over those that are not present too. */
      if (column->part == LIVRET_LAB_VALUE && present != NULL &&
          is_near (head, column, LIVRET_LAB_DATED))
        {
          column->left = present->left;
          column->right = present->right;
        }
    }
  for (guint i = 0; i < head->n; i++)
    if (head->columns[i].part == LIVRET_LAB_DATED)
      head->columns[i].part = &head->columns[i] == present ? LIVRET_LAB_VALUE : LIVRET_LAB_EARLIER;
}

/* How far @cell stands from under @column; less than 0: under it. What stands before a column of
 * earlier results is none of them, however near. */
static int
apart_from (const LivretLabColumn *column, const LivretPageCell *cell)
{
  guint shared = overlap (column, cell->left, cell->right);

  if (shared > 0)
    return -(int) shared;
  if (column->part == LIVRET_LAB_EARLIER && cell->left < column->left)
    return G_MAXINT;
  return (int) MAX (column->left, cell->left) - (int) MIN (column->right, cell->right);
}

LivretLabPart
livret_lab_head_part (const LivretLabHead *head, const LivretPageCell *cell)
{
  LivretLabPart part = LIVRET_LAB_VALUE;
  int nearest = G_MAXINT;

  for (guint i = 0; i < head->n; i++)
    {
      int apart = apart_from (&head->columns[i], cell);

      if (apart < nearest)
        {
          nearest = apart;
          part = head->columns[i].part;
        }
    }
  return part;
}
