/* livret-sheet.c: setting type on A4 pages with Pango, drawn by cairo into a memfd.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-sheet.h"

#include <glib/gi18n-lib.h>

static const struct
{
  double size;
  PangoWeight weight;
  double grey; /* negative: teal */
} types[] = {
  [LIVRET_TYPE_TITLE] = { 25, PANGO_WEIGHT_BOLD, 0 },
  [LIVRET_TYPE_LARGE] = { 16, PANGO_WEIGHT_BOLD, 0 },
  [LIVRET_TYPE_HEADING] = { 11, PANGO_WEIGHT_BOLD, -1 },
  [LIVRET_TYPE_STRONG] = { 10.5, PANGO_WEIGHT_SEMIBOLD, 0 },
  [LIVRET_TYPE_BODY] = { 10.5, PANGO_WEIGHT_NORMAL, 0 },
  [LIVRET_TYPE_DIM] = { 10, PANGO_WEIGHT_NORMAL, 0.3 },
};

void
livret_sheet_set_accent (LivretSheet *sheet, double alpha)
{
  cairo_set_source_rgba (sheet->cairo, 0x0f / 255.0, 0x76 / 255.0, 0x6e / 255.0, alpha);
}

void
livret_sheet_set_ink (LivretSheet *sheet)
{
  cairo_set_source_rgb (sheet->cairo, 0, 0, 0);
}

LivretSheet *
livret_sheet_new (
    int first, int total, const char *footer_left, const char *footer_below, GError **error)
{
  LivretSheet *sheet = g_new0 (LivretSheet, 1);

  if (!livret_paper_open (&sheet->paper, "pages", LIVRET_SHEET_WIDTH, LIVRET_SHEET_HEIGHT, error))
    {
      g_free (sheet);
      return NULL;
    }
  sheet->cairo = sheet->paper.cairo;
  sheet->page = sheet->first = first;
  sheet->total = total;
  sheet->footer_left = footer_left;
  sheet->footer_below = footer_below;
  sheet->y = LIVRET_SHEET_TOP;
  return sheet;
}

static void
draw_footer (LivretSheet *sheet)
{
  g_autofree char *number = NULL;
  double y = LIVRET_SHEET_BOTTOM + 18;

  if (sheet->total > 0)
    number = g_strdup_printf (_ ("page %d/%d"), sheet->page, sheet->total);
  livret_sheet_set_ink (sheet);
  cairo_set_line_width (sheet->cairo, 0.5);
  cairo_move_to (sheet->cairo, LIVRET_SHEET_LEFT, y - 6);
  cairo_line_to (sheet->cairo, LIVRET_SHEET_RIGHT, y - 6);
  cairo_stroke (sheet->cairo);
  livret_sheet_put (sheet, LIVRET_TYPE_STRONG, PANGO_ALIGN_LEFT, LIVRET_SHEET_LEFT, y,
                    LIVRET_SHEET_TEXT_WIDTH - 80, sheet->footer_left);
  livret_sheet_put (sheet, LIVRET_TYPE_DIM, PANGO_ALIGN_RIGHT, LIVRET_SHEET_RIGHT - 80, y, 80,
                    number != NULL ? number : "");
  livret_sheet_put (sheet, LIVRET_TYPE_DIM, PANGO_ALIGN_LEFT, LIVRET_SHEET_LEFT, y + 15,
                    LIVRET_SHEET_TEXT_WIDTH, sheet->footer_below);
}

int
livret_sheet_finish (LivretSheet *sheet, int *n_pages, GError **error)
{
  int fd;

  draw_footer (sheet);
  if (n_pages != NULL)
    *n_pages = sheet->page - sheet->first + 1;
  fd = livret_paper_close (&sheet->paper, error);
  g_free (sheet);
  return fd;
}

void
livret_sheet_new_page (LivretSheet *sheet)
{
  draw_footer (sheet);
  cairo_show_page (sheet->cairo);
  sheet->page++;
  sheet->y = LIVRET_SHEET_TOP;
}

gboolean
livret_sheet_need (LivretSheet *sheet, double height)
{
  if (sheet->y + height <= LIVRET_SHEET_BOTTOM || sheet->y <= LIVRET_SHEET_TOP)
    return FALSE;
  livret_sheet_new_page (sheet);
  return TRUE;
}

/* --- type ---------------------------------------------------------------------------- */

static void
set_type (LivretSheet *sheet, LivretType type, PangoAlignment align, double width, const char *text)
{
  PangoFontDescription *font = pango_font_description_from_string (LIVRET_PAPER_FONTS);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_size (font, (int) (types[type].size * PANGO_SCALE));
  pango_font_description_set_weight (font, types[type].weight);
  /* Figures of one width, so that columns of values stand one below the other; in running text the
   * feature would widen hyphens too. */
  if (g_ascii_isdigit (text[0]))
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (sheet->paper.layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_font_description (sheet->paper.layout, font);
  pango_font_description_free (font);
  pango_layout_set_alignment (sheet->paper.layout, align);
  pango_layout_set_width (sheet->paper.layout, (int) (width * PANGO_SCALE));
  pango_layout_set_spacing (sheet->paper.layout, 2 * PANGO_SCALE);
  pango_layout_set_text (sheet->paper.layout, text, -1);
}

static double
layout_height (LivretSheet *sheet)
{
  PangoRectangle logical;

  pango_layout_get_extents (sheet->paper.layout, NULL, &logical);
  return logical.height / (double) PANGO_SCALE;
}

static void
set_colour (LivretSheet *sheet, LivretType type)
{
  double grey = types[type].grey;

  if (grey < 0)
    livret_sheet_set_accent (sheet, 1);
  else
    cairo_set_source_rgb (sheet->cairo, grey, grey, grey);
}

double
livret_sheet_put (LivretSheet *sheet,
                  LivretType type,
                  PangoAlignment align,
                  double x,
                  double y,
                  double width,
                  const char *text)
{
  set_type (sheet, type, align, width, text);
  set_colour (sheet, type);
  cairo_move_to (sheet->cairo, x, y);
  pango_cairo_show_layout (sheet->cairo, sheet->paper.layout);
  return layout_height (sheet);
}

double
livret_sheet_measure (
    LivretSheet *sheet, LivretType type, double width, const char *text, double *used_width)
{
  PangoRectangle logical;

  set_type (sheet, type, PANGO_ALIGN_LEFT, width, text);
  pango_layout_get_extents (sheet->paper.layout, NULL, &logical);
  if (used_width != NULL)
    *used_width = logical.width / (double) PANGO_SCALE;
  return logical.height / (double) PANGO_SCALE;
}

void
livret_sheet_text (LivretSheet *sheet, LivretType type, const char *text)
{
  int n_lines;

  set_type (sheet, type, PANGO_ALIGN_LEFT, LIVRET_SHEET_TEXT_WIDTH, text);
  n_lines = pango_layout_get_line_count (sheet->paper.layout);
  for (int i = 0; i < n_lines; i++)
    {
      PangoRectangle logical;
      double height, baseline;

      /* A footer between two pages sets the layout to its own words. */
      set_type (sheet, type, PANGO_ALIGN_LEFT, LIVRET_SHEET_TEXT_WIDTH, text);
      pango_layout_line_get_extents (pango_layout_get_line_readonly (sheet->paper.layout, i), NULL,
                                     &logical);
      height = logical.height / (double) PANGO_SCALE + 2;
      baseline = -logical.y / (double) PANGO_SCALE;
      if (livret_sheet_need (sheet, height))
        set_type (sheet, type, PANGO_ALIGN_LEFT, LIVRET_SHEET_TEXT_WIDTH, text);
      set_colour (sheet, type);
      cairo_move_to (sheet->cairo, LIVRET_SHEET_LEFT, sheet->y + baseline);
      pango_cairo_show_layout_line (sheet->cairo,
                                    pango_layout_get_line_readonly (sheet->paper.layout, i));
      sheet->y += height;
    }
}

void
livret_sheet_rule (LivretSheet *sheet)
{
  cairo_set_source_rgb (sheet->cairo, 0.6, 0.6, 0.6);
  cairo_set_line_width (sheet->cairo, 0.6);
  cairo_move_to (sheet->cairo, LIVRET_SHEET_LEFT, sheet->y);
  cairo_line_to (sheet->cairo, LIVRET_SHEET_RIGHT, sheet->y);
  cairo_stroke (sheet->cairo);
}

void
livret_sheet_heading (LivretSheet *sheet, const char *text)
{
  if (sheet->y > LIVRET_SHEET_TOP)
    sheet->y += 16;
  livret_sheet_need (sheet, 56);
  sheet->y += livret_sheet_put (sheet, LIVRET_TYPE_HEADING, PANGO_ALIGN_LEFT, LIVRET_SHEET_LEFT,
                                sheet->y, LIVRET_SHEET_TEXT_WIDTH, text) +
              3;
  livret_sheet_rule (sheet);
  sheet->y += 6;
}
