/* livret-lab-rows.c: rows of cells, read as the lines that they say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "results/livret-lab-rows.h"

#include <string.h>

#include "results/livret-lab-head.h"
#include "results/livret-lab-row.h"

/* Rows of one cell that say a result together: value, unit, range. */
#define STACKED_MAX 3
/* A cell of so many words is a remark. */
#define REMARK_WORDS 6

/* @head: of the strip that is read; @heads: of each; @told: the unit that a heading says, "": none
 */
struct _LivretLabRows
{
  LivretLabReport *report;
  LivretLabHead *head;
  LivretLabHead heads[LIVRET_LAB_STRIPS_MAX];
  guint n_strips;
  char told[LIVRET_LAB_UNIT_MAX];
};

LivretLabRows *
livret_lab_rows_new (LivretLabReport *report)
{
  LivretLabRows *self = g_new0 (LivretLabRows, 1);

  self->report = report;
  return self;
}

void
livret_lab_rows_free (LivretLabRows *self)
{
  g_free (self);
}

/* --- Lines --------------------------------------------------------------------------------------
 */

/* @number_end: behind the first number at the end of a cell: its unit may go there; 0: none */
typedef struct
{
  GString *text;
  gsize number_end;
} Line;

/* "(1)", of a note. */
static gboolean
is_note (const char *text)
{
  gsize n = strlen (text);

  return (text[0] == '(' && n <= 4 && strspn (text + 1, "0123456789") == n - 2 &&
          text[n - 1] == ')') ||
         strspn (text, "*") == n;
}

static gboolean
is_long (const char *text)
{
  LivretLabLine line;
  guint n = 0;

  livret_lab_line_init (&line, text, strlen (text));
  for (guint at = 0; at < line.n;)
    {
      char word[LIVRET_LAB_WORD_MAX];
      guint end = livret_lab_line_word (&line, at, word);

      n += end > at + 2;
      at = MAX (end, at + 1);
    }
  return n >= REMARK_WORDS;
}

static gboolean
ends_in_number (const char *text)
{
  gsize n = strlen (text);

  while (n > 0 && (g_ascii_isdigit (text[n - 1]) || strchr (",.", text[n - 1]) != NULL))
    n--;
  return text[n] != '\0' && g_ascii_isdigit (text[strlen (text) - 1]) &&
         (n == 0 || g_ascii_isspace (text[n - 1]) || strchr (":<>*", text[n - 1]) != NULL);
}

static void
append_cell (Line *line, const char *text)
{
  if (line->text->len > 0)
    /* Two of them: one stands between thousands. */
    g_string_append (line->text, "  ");
  g_string_append (line->text, text);
  if (line->number_end == 0 && ends_in_number (text))
    line->number_end = line->text->len;
}

static LivretLabPart
part_of (const LivretLabRows *self, const LivretPageCell *cell)
{
  LivretLabPart part = livret_lab_head_part (self->head, cell);

  /* "Unités SI" may stand over values. */
  return part == LIVRET_LAB_UNIT && livret_lab_begins_with_number (cell->text) ? LIVRET_LAB_VALUE
                                                                               : part;
}

static gboolean
has_part (const LivretLabRows *self, const LivretLabRow *row, guint from, LivretLabPart part)
{
  for (guint i = from; i < row->n; i++)
    if (part_of (self, row->cells[i]) == part)
      return TRUE;
  return FALSE;
}

static void
append_part (
    const LivretLabRows *self, const LivretLabRow *row, guint from, LivretLabPart part, Line *line)
{
  for (guint i = from; i < row->n; i++)
    if (part_of (self, row->cells[i]) == part && !is_note (row->cells[i]->text) &&
        (part == LIVRET_LAB_NAME || !is_long (row->cells[i]->text)))
      append_cell (line, row->cells[i]->text);
}

/* The cells of @row from @from on, in the order in which a line is read. */
static void
append_cells (const LivretLabRows *self, const LivretLabRow *row, guint from, Line *line)
{
  if (self->head->n == 0)
    {
      for (guint i = from; i < row->n; i++)
        if (!is_note (row->cells[i]->text) && (i == 0 || !is_long (row->cells[i]->text)))
          append_cell (line, row->cells[i]->text);
      return;
    }
  /* Where the column of results has nothing, no other number is one. */
  if (livret_lab_head_has (self->head, LIVRET_LAB_VALUE) &&
      !has_part (self, row, from, LIVRET_LAB_VALUE) && line->number_end == 0 &&
      !livret_lab_says_result (line->text->str))
    {
      append_part (self, row, from, LIVRET_LAB_NAME, line);
      return;
    }
  for (LivretLabPart part = LIVRET_LAB_NAME; part < LIVRET_LAB_EARLIER; part++)
    append_part (self, row, from, part, line);
}

static char *
join (const char *first, const char *second)
{
  return g_strconcat (first, " ", second, NULL);
}

static Line
begin_line (const char *name)
{
  Line line = { g_string_new (NULL), 0 };

  append_cell (&line, name);
  return line;
}

static void
insert_unit (Line *line, const char *unit)
{
  g_autofree char *text = g_strdup_printf (" %s", unit);

  g_string_insert (line->text, (gssize) line->number_end, text);
}

/* Whether @line says a result: as it is, or with the unit that stands in its name, at the head of
 * its column, or in a heading above it, which may be meant for other rows. */
static gboolean
resolve (const LivretLabRows *self, Line *line, const char *name, guint *doubts)
{
  char own[LIVRET_LAB_UNIT_MAX] = "";
  const char *units[] = { own, self->head->unit, self->told };
  gsize size = line->text->len;

  *doubts = 0;
  if (livret_lab_says_result (line->text->str))
    return TRUE;
  livret_lab_unit_told (name, own);
  for (gsize i = 0; line->number_end > 0 && i < G_N_ELEMENTS (units); i++)
    if (*units[i] != '\0')
      {
        insert_unit (line, units[i]);
        *doubts = units[i] != own ? LIVRET_LAB_DOUBT_UNIT : 0;
        if (livret_lab_says_result (line->text->str))
          return TRUE;
        g_string_erase (line->text, (gssize) line->number_end, (gssize) (line->text->len - size));
      }
  return FALSE;
}

/* Tells the report of @row under @name if it says a result. */
static gboolean
say (LivretLabRows *self, const char *name, const LivretLabRow *row, guint from)
{
  Line line = begin_line (name);
  guint doubts;
  gboolean said;

  append_cells (self, row, from, &line);
  said = resolve (self, &line, name, &doubts);
  if (said)
    livret_lab_report_line (self->report, line.text->str, line.text->len, doubts);
  g_string_free (line.text, TRUE);
  return said;
}

/* --- Rows that say something together -----------------------------------------------------------
 */

static gboolean
may_stack (GArray *rows, guint at, guint n)
{
  for (guint i = at; i < at + n; i++)
    {
      const LivretLabRow *row = livret_lab_row_at (rows, i);

      if (row == NULL || (n > 1 && row->n > 1) || livret_lab_is_name (row->cells[0]->text) ||
          !livret_lab_row_is_close (&g_array_index (rows, LivretLabRow, i - 1), row,
                                    LIVRET_LAB_LINE_APART))
        return FALSE;
    }
  return TRUE;
}

static void
take_stacked (GArray *rows, guint at, guint n, LivretLabRow *all)
{
  *all = (LivretLabRow) { .n = 0 };
  for (guint i = at; i < at + n; i++)
    {
      const LivretLabRow *row = &g_array_index (rows, LivretLabRow, i);

      for (guint j = 0; j < row->n && all->n < LIVRET_LAB_ROW_CELLS_MAX; j++)
        all->cells[all->n++] = row->cells[j];
    }
}

/* A name, and below it or beside its two lines what is said of it. */
static gboolean
read_stacked (LivretLabRows *self, GArray *rows, guint at)
{
  LivretLabRow *row = livret_lab_row_at (rows, at), *values = livret_lab_row_at (rows, at + 1),
               *below = livret_lab_row_at (rows, at + 2);
  g_autofree char *name = g_strdup (row->cells[0]->text);

  if (values == NULL || !livret_lab_begins_with_number (values->cells[0]->text))
    return FALSE;
  if (livret_lab_row_goes_on (row, below) && values->cells[0]->left >= below->cells[0]->right)
    {
      g_autofree char *first = g_steal_pointer (&name);

      name = join (first, below->cells[0]->text);
      below->used = TRUE;
    }
  for (guint n = STACKED_MAX; n >= 1; n--)
    {
      LivretLabRow all;

      if (!may_stack (rows, at + 1, n))
        continue;
      take_stacked (rows, at + 1, n, &all);
      if (!say (self, name, &all, 0))
        continue;
      for (guint i = 1; i <= n; i++)
        g_array_index (rows, LivretLabRow, at + i).used = TRUE;
      return TRUE;
    }
  return FALSE;
}

/* A name whose last line has the value. */
static gboolean
read_with_next (LivretLabRows *self, GArray *rows, guint at)
{
  const LivretLabRow *row = livret_lab_row_at (rows, at);
  LivretLabRow *next = livret_lab_row_at (rows, at + 1);
  const char *first = row->cells[0]->text;
  g_autofree char *name = NULL;
  gboolean named;

  if (next == NULL || !livret_lab_row_is_close (row, next, LIVRET_LAB_LINE_APART) ||
      !livret_lab_row_is_aligned (row, next))
    return FALSE;
  name = join (first, next->cells[0]->text);
  named = livret_lab_is_name (next->cells[0]->text);
  if (named && !livret_lab_make_name (first, next->cells[0]->text) && !livret_lab_ends_open (first))
    return FALSE;
  next->used = say (self, name, next, 1) || (named && livret_lab_ends_open (first));
  return next->used;
}

/* A name that goes on below its value; @name is what it is then. %FALSE: nothing is to be said. */
static gboolean
read_name (GArray *rows, guint at, char **name)
{
  const LivretLabRow *row = livret_lab_row_at (rows, at);
  LivretLabRow *below = livret_lab_row_at (rows, at + 1);
  const char *first = row->cells[0]->text;

  if (!livret_lab_begins_with_letter (first) || !livret_lab_is_name (first) ||
      !livret_lab_row_goes_on (row, below))
    return TRUE;
  below->used = TRUE;
  if (livret_lab_says_result (first))
    return !livret_lab_changes_name (below->cells[0]->text);
  g_free (*name);
  *name = join (first, below->cells[0]->text);
  return TRUE;
}

/* --- Strips of rows -----------------------------------------------------------------------------
 */

/* What says no result: days, headings. A name is told without what stands in other columns. */
static void
read_words (LivretLabRows *self, const LivretLabRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char unit[LIVRET_LAB_UNIT_MAX];

  if (livret_lab_is_name (row->cells[0]->text))
    return;
  for (guint i = 0; i < row->n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "  " : "", row->cells[i]->text);
  livret_lab_report_line (self->report, text->str, text->len, 0);
  if (livret_lab_unit_told (text->str, unit))
    g_strlcpy (self->told, unit, sizeof self->told);
  else if (row->n == 1 && !livret_lab_is_remark (text->str))
    self->told[0] = '\0';
}

static void
read_row (LivretLabRows *self, GArray *rows, guint at)
{
  LivretLabRow *row = livret_lab_row_at (rows, at);
  g_autofree char *name = g_strdup (row->cells[0]->text);

  row->used = row->n == 1 && !livret_lab_says_result (name) &&
              (read_stacked (self, rows, at) || read_with_next (self, rows, at));
  if (row->used || !read_name (rows, at, &name) || say (self, name, row, 1))
    return;
  /* "Albumine 42 g/L", and below it the name of the next one alone. */
  if (!g_str_equal (name, row->cells[0]->text))
    {
      LivretLabRow *below = &g_array_index (rows, LivretLabRow, at + 1);

      if (livret_lab_is_name (below->cells[0]->text))
        {
          below->used = FALSE;
          say (self, row->cells[0]->text, row, 1);
        }
      return;
    }
  read_words (self, row);
}

static void
settle (LivretLabRows *self)
{
  gint64 day;
  gboolean sampled = livret_lab_report_day (self->report, &day);

  livret_lab_head_settle (self->head, sampled ? &day : NULL);
}

static void
read_strip (LivretLabRows *self, GArray *rows)
{
  gboolean heads = FALSE;

  self->told[0] = '\0';
  for (guint i = 0; i < rows->len; i++)
    {
      LivretLabRow *row = livret_lab_row_at (rows, i);
      gboolean more;

      if (row == NULL)
        continue;
      more = heads && livret_lab_row_is_close (&g_array_index (rows, LivretLabRow, i - 1), row,
                                               LIVRET_LAB_HEADS_APART);
      if (livret_lab_head_take (self->head, row->cells, row->n, more))
        {
          heads = row->used = TRUE;
          continue;
        }
      if (heads)
        settle (self);
      heads = FALSE;
      read_row (self, rows, i);
    }
  if (heads)
    settle (self);
}

void
livret_lab_rows_read (LivretLabRows *self, LivretPageCell *const *cells, guint n)
{
  g_autoptr (GArray) rows = livret_lab_rows_gather (cells, n);
  guint begins[LIVRET_LAB_STRIPS_MAX + 1];
  guint n_strips = livret_lab_rows_find_strips (rows, begins);

  if (n_strips != self->n_strips)
    memset (self->heads, 0, sizeof self->heads);
  self->n_strips = n_strips;
  begins[n_strips] = G_MAXUINT;
  for (guint i = 0; i < n_strips; i++)
    {
      g_autoptr (GArray) strip = livret_lab_rows_cut (rows, begins[i], begins[i + 1]);

      self->head = &self->heads[i];
      read_strip (self, strip);
    }
}
