/* livret-reader-sheet.c: text laid out on A4 paper, by Pango.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/livret-reader-pages.h"

#include <pango/pangocairo.h>

#define FONT "Sans 10"
#define LINE_SPACING 1.25
/* Pango lays out a paragraph as a whole: endless ones are cut into parts. */
#define PART_MAX 8192

typedef struct
{
  cairo_t *cr;
  PangoLayout *layout;
  int wanted;
  LivretSheetTurn turn;
  int page;
  double y;
} Sheet;

static void
turn_page (Sheet *sheet)
{
  if (sheet->turn != NULL)
    sheet->turn (sheet->cr);
  sheet->page++;
  sheet->y = LIVRET_SHEET_MARGIN;
}

static gboolean
is_drawn (const Sheet *sheet)
{
  return sheet->wanted < 0 || sheet->wanted == sheet->page;
}

static void
draw_line (Sheet *sheet, PangoLayoutLine *line)
{
  PangoRectangle extents;
  double height;

  pango_layout_line_get_extents (line, NULL, &extents);
  height = pango_units_to_double (extents.height) * LINE_SPACING;
  if (sheet->y + height > LIVRET_SHEET_HEIGHT - LIVRET_SHEET_MARGIN &&
      sheet->y > LIVRET_SHEET_MARGIN)
    turn_page (sheet);
  if (is_drawn (sheet))
    {
      cairo_move_to (sheet->cr, LIVRET_SHEET_MARGIN, sheet->y - pango_units_to_double (extents.y));
      pango_cairo_show_layout_line (sheet->cr, line);
    }
  sheet->y += height;
}

static void
draw_part (Sheet *sheet, const char *text, gsize size)
{
  pango_layout_set_text (sheet->layout, text, size);
  for (int i = 0; i < pango_layout_get_line_count (sheet->layout); i++)
    draw_line (sheet, pango_layout_get_line_readonly (sheet->layout, i));
}

/* The first bytes of @text that make a part: at a blank if there is one, never inside a character.
 */
static gsize
cut_part (const char *text, gsize size)
{
  gsize cut = PART_MAX;

  if (size <= PART_MAX)
    return size;
  while (cut > PART_MAX / 2 && text[cut] != ' ')
    cut--;
  if (text[cut] == ' ')
    return cut;
  for (cut = PART_MAX; cut > 1 && ((guchar) text[cut] & 0xc0) == 0x80;)
    cut--;
  return cut;
}

static void
draw_paragraph (Sheet *sheet, const char *text, gsize size)
{
  do
    {
      gsize part = cut_part (text, size);

      draw_part (sheet, text, part);
      text += part;
      size -= part;
    }
  while (size > 0 && sheet->page < LIVRET_SHEET_PAGES_MAX);
}

/* Lines break at the same places whatever the size on screen: no fitting to pixels. */
static PangoLayout *
create_layout (cairo_t *cr)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoContext *context = pango_layout_get_context (layout);
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_layout_context_changed (layout);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout,
                          pango_units_from_double (LIVRET_SHEET_WIDTH - 2 * LIVRET_SHEET_MARGIN));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  cairo_font_options_destroy (options);
  pango_font_description_free (font);
  return layout;
}

int
livret_sheet_draw (const char *text, cairo_t *cr, int wanted, LivretSheetTurn turn)
{
  g_autoptr (PangoLayout) layout = create_layout (cr);
  Sheet sheet = { cr, layout, wanted, turn, 0, LIVRET_SHEET_MARGIN };

  cairo_set_source_rgb (cr, 0, 0, 0);
  while (*text != '\0' && sheet.page < LIVRET_SHEET_PAGES_MAX &&
         (wanted < 0 || sheet.page <= wanted))
    {
      gsize size = strcspn (text, "\n\f");

      draw_paragraph (&sheet, text, size);
      text += size;
      if (*text == '\f')
        turn_page (&sheet);
      text += *text != '\0';
    }
  return sheet.page + 1;
}
