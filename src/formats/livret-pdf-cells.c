/* livret-pdf-cells.c: the words of a PDF's page in rows, as the eye sees them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "formats/livret-pdf.h"

/* More letters are no page that somebody reads. */
#define LETTERS_MAX 100000
#define WORDS_MAX LIVRET_PAGE_CELLS_MAX
/* Of the height of letters: what parts letters of a word, words, cells. */
#define WORD_GAP 0.15
#define CELL_GAP 0.8
/* Letters so much smaller than those before them are a note, an exponent. */
#define SMALLER 0.85
#define RAISED 0.08
#define RAISED_MAX 3
/* Letters of so different heights do not stand in one row. */
#define TALLER 2.5
/* A quarter turn is told from letters: of so many more than of the others. */
#define TURNS 4

/* Where the next letter of a line stands. */
typedef enum
{
  TURN_NONE,
  TURN_DOWN,
  TURN_BACK,
  TURN_UP,
} Turn;

/* Letters next to each other. @row: of the page, once it is known */
typedef struct
{
  PopplerRectangle box;
  GString *text;
  Turn turn;
  guint n_letters;
  guint row;
} Word;

typedef struct
{
  GPtrArray *words; /* Word */
  GPtrArray *rows;  /* GPtrArray of Word, borrowed */
  double width;
  double height;
} Sheet;

static void
word_free (gpointer data)
{
  g_string_free (((Word *) data)->text, TRUE);
  g_free (data);
}

static double
height_of (const Word *word)
{
  return word->box.y2 - word->box.y1;
}

static double
middle_of (const Word *word)
{
  return (word->box.y1 + word->box.y2) / 2;
}

/* --- Words --------------------------------------------------------------------------------------
 */

static gboolean
is_box (const PopplerRectangle *box)
{
  return isfinite (box->x1) && isfinite (box->x2) && isfinite (box->y1) && isfinite (box->y2) &&
         box->x2 >= box->x1 && box->y2 > box->y1;
}

/* Where the second stands from the first: a step along the line, about as high as it. */
static Turn
find_turn (const PopplerRectangle *a, const PopplerRectangle *b)
{
  double across = (b->x1 + b->x2 - a->x1 - a->x2) / 2;
  double down = (b->y1 + b->y2 - a->y1 - a->y2) / 2;

  if (fabs (across) >= fabs (down))
    return across >= 0 ? TURN_NONE : TURN_BACK;
  return down > 0 ? TURN_DOWN : TURN_UP;
}

/* Whether @box goes on with a word that ends in @last: beside it, of its height. */
static gboolean
goes_on (const PopplerRectangle *last, const PopplerRectangle *box)
{
  double size = MIN (last->y2 - last->y1, box->y2 - box->y1);
  double other = MAX (last->y2 - last->y1, box->y2 - box->y1);
  double across = MAX (box->x1 - last->x2, last->x1 - box->x2);
  double down = MAX (box->y1 - last->y2, last->y1 - box->y2);
  Turn turn = find_turn (last, box);

  if (turn == TURN_NONE || turn == TURN_BACK)
    return across <= WORD_GAP * size && fabs (box->y2 - last->y2) < 0.1 * other &&
           size > SMALLER * other;
  return down <= WORD_GAP * size;
}

static void
add_letter (Sheet *sheet, gunichar c, const PopplerRectangle *box, const PopplerRectangle *last)
{
  Word *word = sheet->words->len > 0 ? sheet->words->pdata[sheet->words->len - 1] : NULL;

  if (last == NULL || word == NULL || !goes_on (last, box))
    {
      word = g_new0 (Word, 1);
      word->text = g_string_new (NULL);
      word->box = *box;
      g_ptr_array_add (sheet->words, word);
    }
  else
    word->turn = find_turn (last, box);
  g_string_append_unichar (word->text, c);
  word->n_letters++;
  word->box.x1 = MIN (word->box.x1, box->x1);
  word->box.x2 = MAX (word->box.x2, box->x2);
  word->box.y1 = MIN (word->box.y1, box->y1);
  word->box.y2 = MAX (word->box.y2, box->y2);
}

static void
find_words (Sheet *sheet, PopplerPage *page)
{
  g_autofree char *words = poppler_page_get_text (page);
  g_autofree char *valid = words != NULL ? g_utf8_make_valid (words, -1) : NULL;
  g_autofree PopplerRectangle *boxes = NULL;
  const PopplerRectangle *last = NULL;
  guint n_boxes = 0, i = 0;

  if (valid == NULL || !poppler_page_get_text_layout (page, &boxes, &n_boxes) ||
      n_boxes != g_utf8_strlen (valid, -1))
    return;
  n_boxes = MIN (n_boxes, LETTERS_MAX);
  for (const char *p = valid; i < n_boxes && sheet->words->len < WORDS_MAX;
       p = g_utf8_next_char (p), i++)
    {
      gunichar c = g_utf8_get_char (p);
      gboolean stands = !g_unichar_isspace (c) && !g_unichar_iscntrl (c) && is_box (&boxes[i]);

      if (stands)
        add_letter (sheet, c, &boxes[i], last);
      last = stands ? &boxes[i] : NULL;
    }
}

/* --- Turned pages -------------------------------------------------------------------------------
 */

static Turn
turn_of_page (const Sheet *sheet)
{
  guint letters[TURNS] = { 0 };
  Turn most = TURN_NONE;

  for (guint i = 0; i < sheet->words->len; i++)
    {
      const Word *word = sheet->words->pdata[i];

      if (word->n_letters > 1)
        letters[word->turn] += word->n_letters;
    }
  for (Turn turn = TURN_NONE; turn <= TURN_UP; turn++)
    if (letters[turn] > letters[most])
      most = turn;
  return most;
}

static PopplerRectangle
turned (PopplerRectangle box, Turn turn, double width, double height)
{
  switch (turn)
    {
    case TURN_DOWN:
      return (PopplerRectangle) { box.y1, width - box.x2, box.y2, width - box.x1 };
    case TURN_UP:
      return (PopplerRectangle) { height - box.y2, box.x1, height - box.y1, box.x2 };
    case TURN_BACK:
      return (PopplerRectangle) { width - box.x2, height - box.y2, width - box.x1,
                                  height - box.y1 };
    case TURN_NONE:
      break;
    }
  return box;
}

/* What is written across the others, on the edge of the page, is no part of a row. */
static void
turn_words (Sheet *sheet)
{
  Turn turn = turn_of_page (sheet);
  double width = sheet->width, height = sheet->height;

  for (guint i = sheet->words->len; i > 0; i--)
    {
      Word *word = sheet->words->pdata[i - 1];

      if (word->n_letters > 1 && word->turn != turn)
        g_ptr_array_remove_index (sheet->words, i - 1);
      else
        word->box = turned (word->box, turn, width, height);
    }
  sheet->width = turn == TURN_DOWN || turn == TURN_UP ? height : width;
  sheet->height = turn == TURN_DOWN || turn == TURN_UP ? width : height;
}

/* --- Rows ---------------------------------------------------------------------------------------
 */

/* Taller ones first: what is small belongs beside them. Heights a little apart are alike. */
static int
by_height (gconstpointer a, gconstpointer b)
{
  const Word *one = *(Word *const *) a, *other = *(Word *const *) b;
  double taller = floor (height_of (other)) - floor (height_of (one));
  double below = middle_of (one) - middle_of (other);

  return taller != 0 ? (taller > 0 ? 1 : -1) : below < 0 ? -1 : below > 0;
}

static int
by_left (gconstpointer a, gconstpointer b)
{
  const Word *one = *(Word *const *) a, *other = *(Word *const *) b;

  return one->box.x1 < other->box.x1 ? -1 : one->box.x1 > other->box.x1;
}

static int
by_top (gconstpointer a, gconstpointer b)
{
  const Word *one = (*(GPtrArray *const *) a)->pdata[0];
  const Word *other = (*(GPtrArray *const *) b)->pdata[0];
  double below = middle_of (one) - middle_of (other);

  return below < 0 ? -1 : below > 0;
}

/* How far apart two words of a row would stand; less than 0: one over the other. */
static double
distance (const Word *a, const Word *b)
{
  return MAX (a->box.x1 - b->box.x2, b->box.x1 - a->box.x2);
}

/* The word of @row that is nearest to @word; NULL: there is no place in it. A page may stand a
 * little askew: only what is near counts. */
static const Word *
nearest (const GPtrArray *row, const Word *word)
{
  const Word *found = NULL;
  double least = INFINITY;

  for (guint i = 0; i < row->len; i++)
    {
      const Word *other = row->pdata[i];
      double apart = distance (word, other);

      if (apart < -WORD_GAP * height_of (word))
        return NULL;
      if (apart < least)
        {
          least = apart;
          found = other;
        }
    }
  return found;
}

/* The share of the smaller one that is beside the other. */
static double
beside (const Word *a, const Word *b)
{
  double small = MIN (height_of (a), height_of (b));
  double large = MAX (height_of (a), height_of (b));

  if (large > TALLER * small)
    return 0;
  return (MIN (a->box.y2, b->box.y2) - MAX (a->box.y1, b->box.y1)) / small;
}

static gboolean
is_far (const GPtrArray *row, const Word *word)
{
  const Word *first = row->pdata[0];

  return fabs (middle_of (first) - middle_of (word)) > 4 * (height_of (first) + height_of (word));
}

static GPtrArray *
find_row (const Sheet *sheet, const Word *word)
{
  GPtrArray *best = NULL;
  double most = 0.5;

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      GPtrArray *row = sheet->rows->pdata[i];
      const Word *near = is_far (row, word) ? NULL : nearest (row, word);
      double share = near != NULL ? beside (near, word) : 0;

      if (share > most)
        {
          most = share;
          best = row;
        }
    }
  return best;
}

static void
find_rows (Sheet *sheet)
{
  g_ptr_array_sort (sheet->words, by_height);
  for (guint i = 0; i < sheet->words->len; i++)
    {
      Word *word = sheet->words->pdata[i];
      GPtrArray *row = find_row (sheet, word);

      if (row == NULL)
        {
          row = g_ptr_array_new ();
          g_ptr_array_add (sheet->rows, row);
        }
      g_ptr_array_add (row, word);
    }
  for (guint i = 0; i < sheet->rows->len; i++)
    g_ptr_array_sort (sheet->rows->pdata[i], by_left);
  g_ptr_array_sort (sheet->rows, by_top);
}

/* --- Cells --------------------------------------------------------------------------------------
 */

/* Smaller and higher than what stands before it: an exponent, or the sign of a note. A unit in
 * small letters stands as low as its number, or in the middle beside it. */
static gboolean
is_raised (const Word *word, const Word *base)
{
  return word->n_letters <= RAISED_MAX && height_of (word) < SMALLER * height_of (base) &&
         middle_of (base) - middle_of (word) > RAISED * height_of (base);
}

static gboolean
ends_in_ten (const char *text)
{
  gsize n = strlen (text);

  return g_str_has_suffix (text, "10") &&
         (n == 2 || (!g_ascii_isdigit (text[n - 3]) && strchr (".,", text[n - 3]) == NULL));
}

static gboolean
ends_in_metre (const char *text)
{
  gsize n = strlen (text);

  return n > 0 && text[n - 1] == 'm' &&
         (n == 1 || !g_ascii_isalpha (text[n - 2]) ||
          (strchr ("cdm", text[n - 2]) != NULL && (n == 2 || !g_ascii_isalpha (text[n - 3]))));
}

/* "10", "9", "/L" are 10^9/L, "mm" and "3" are mm3. Any other number of a note would make the value
 * or the name before it another one: it is left out. */
static const char *
sign_of_exponent (const GString *text, const Word *word, const Word *next)
{
  gboolean goes_on = next != NULL && distance (word, next) < WORD_GAP * height_of (next) &&
                     *next->text->str == '/';

  if (!g_ascii_isdigit (*word->text->str))
    return NULL;
  if (ends_in_ten (text->str) && goes_on)
    return "^";
  return ends_in_metre (text->str) ? "" : NULL;
}

static guint
part (double at, double side)
{
  return side > 0 ? (guint) (CLAMP (at / side, 0, 1) * LIVRET_PAGE_PARTS) : 0;
}

static void
add_cell (
    const Sheet *sheet, int page, guint row, PopplerRectangle box, GString *text, GPtrArray *cells)
{
  LivretPageCell *cell;
  const char *end;

  g_utf8_validate_len (text->str, MIN (text->len, LIVRET_PAGE_CELL_BYTES), &end);
  cell = livret_page_cells_add (cells, page, row, g_strndup (text->str, end - text->str));
  cell->left = part (box.x1, sheet->width);
  cell->right = MAX (part (box.x2, sheet->width), cell->left);
  cell->top = part (box.y1, sheet->height);
  cell->bottom = MAX (part (box.y2, sheet->height), cell->top);
}

/* @base: the last word that is no exponent; returns the next place to look at. */
static guint
take_exponents (
    const GPtrArray *row, guint at, const Word *base, GString *text, PopplerRectangle *box)
{
  for (; at < row->len; at++)
    {
      const Word *word = row->pdata[at];
      const char *sign;

      if (!is_raised (word, base) || word->box.x1 - box->x2 > WORD_GAP * 2 * height_of (base))
        break;
      sign = sign_of_exponent (text, word, at + 1 < row->len ? row->pdata[at + 1] : NULL);
      if (sign != NULL)
        g_string_append_printf (text, "%s%s", sign, word->text->str);
      box->x2 = MAX (box->x2, word->box.x2);
    }
  return at;
}

static void
add_row (const Sheet *sheet, int page, guint number, const GPtrArray *row, GPtrArray *cells)
{
  g_autoptr (GString) text = g_string_new (NULL);
  PopplerRectangle box = { 0 };

  for (guint i = 0; i < row->len;)
    {
      const Word *word = row->pdata[i];
      double gap = word->box.x1 - box.x2;

      if (text->len > 0 && gap > CELL_GAP * height_of (word))
        {
          add_cell (sheet, page, number, box, text, cells);
          g_string_truncate (text, 0);
        }
      else if (text->len > 0 && gap > WORD_GAP * height_of (word))
        g_string_append_c (text, ' ');
      if (text->len == 0)
        box = word->box;
      g_string_append (text, word->text->str);
      box.x2 = MAX (box.x2, word->box.x2);
      box.y1 = MIN (box.y1, word->box.y1);
      box.y2 = MAX (box.y2, word->box.y2);
      i = take_exponents (row, i + 1, word, text, &box);
    }
  if (text->len > 0)
    add_cell (sheet, page, number, box, text, cells);
}

static void
add_page (PopplerPage *page, int number, GPtrArray *cells)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (word_free);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  Sheet sheet = { words, rows, 0, 0 };
  guint before = cells->len;

  poppler_page_get_size (page, &sheet.width, &sheet.height);
  find_words (&sheet, page);
  turn_words (&sheet);
  find_rows (&sheet);
  for (guint i = 0; i < rows->len; i++)
    add_row (&sheet, number, i, rows->pdata[i], cells);
  g_ptr_array_set_size (cells, (int) MIN (cells->len, before + LIVRET_PAGE_CELLS_MAX));
  g_ptr_array_set_size (cells, (int) MIN (cells->len, LIVRET_PAGES_CELLS_MAX));
}

gboolean
livret_pdf_cells (PopplerDocument *pdf, int first, int end, GPtrArray *cells, GError **error)
{
  for (int i = first; i < end && cells->len < LIVRET_PAGES_CELLS_MAX; i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, i);

      if (page == NULL)
        return livret_unreadable (error, _ ("Page %d of the PDF file is damaged."), i + 1);
      add_page (page, i, cells);
    }
  return TRUE;
}
