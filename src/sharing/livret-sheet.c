/* livret-sheet.c: setting type on A4 pages with Pango, drawn by cairo into a memfd.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-sheet.h"

#include "record/livret-memfd.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define FONTS "Inter, Adwaita Sans, DejaVu Sans, sans-serif"

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

static cairo_status_t
on_bytes_drawn (void *data, const unsigned char *bytes, unsigned int length)
{
  LivretSheet *sheet = data;

  if (sheet->error == NULL && livret_memfd_write (sheet->fd, bytes, length, &sheet->error))
    return CAIRO_STATUS_SUCCESS;
  return CAIRO_STATUS_WRITE_ERROR;
}

static PangoLayout *
make_layout (cairo_t *cairo)
{
  PangoLayout *layout = pango_cairo_create_layout (cairo);
  PangoContext *context = pango_layout_get_context (layout);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_context_changed (layout);
  return layout;
}

LivretSheet *
livret_sheet_new (
    int first, int total, const char *footer_left, const char *footer_below, GError **error)
{
  int fd = livret_memfd_open ("pages", error);
  LivretSheet *sheet;

  if (fd < 0)
    return NULL;
  sheet = g_new0 (LivretSheet, 1);
  sheet->fd = fd;
  sheet->page = sheet->first = first;
  sheet->total = total;
  sheet->footer_left = footer_left;
  sheet->footer_below = footer_below;
  sheet->y = LIVRET_SHEET_TOP;
  sheet->surface = cairo_pdf_surface_create_for_stream (on_bytes_drawn, sheet, LIVRET_SHEET_WIDTH,
                                                        LIVRET_SHEET_HEIGHT);
  sheet->cairo = cairo_create (sheet->surface);
  sheet->layout = make_layout (sheet->cairo);
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
  cairo_status_t status;
  int fd = sheet->fd;

  draw_footer (sheet);
  if (n_pages != NULL)
    *n_pages = sheet->page - sheet->first + 1;
  g_object_unref (sheet->layout);
  cairo_destroy (sheet->cairo);
  cairo_surface_finish (sheet->surface);
  status = cairo_surface_status (sheet->surface);
  cairo_surface_destroy (sheet->surface);
  if (sheet->error == NULL && status != CAIRO_STATUS_SUCCESS)
    g_set_error (&sheet->error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_FAILED,
                 _ ("The pages could not be drawn: %s."), cairo_status_to_string (status));
  if (sheet->error == NULL)
    livret_memfd_seal (fd, &sheet->error);
  if (sheet->error != NULL)
    {
      g_propagate_error (error, sheet->error);
      close (fd);
      fd = -1;
    }
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
  PangoFontDescription *font = pango_font_description_from_string (FONTS);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_size (font, (int) (types[type].size * PANGO_SCALE));
  pango_font_description_set_weight (font, types[type].weight);
  /* Figures of one width, so that columns of values stand one below the other; in running text the
   * feature would widen hyphens too. */
  if (g_ascii_isdigit (text[0]))
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (sheet->layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_font_description (sheet->layout, font);
  pango_font_description_free (font);
  pango_layout_set_alignment (sheet->layout, align);
  pango_layout_set_width (sheet->layout, (int) (width * PANGO_SCALE));
  pango_layout_set_spacing (sheet->layout, 2 * PANGO_SCALE);
  pango_layout_set_text (sheet->layout, text, -1);
}

static double
layout_height (LivretSheet *sheet)
{
  PangoRectangle logical;

  pango_layout_get_extents (sheet->layout, NULL, &logical);
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
  pango_cairo_show_layout (sheet->cairo, sheet->layout);
  return layout_height (sheet);
}

double
livret_sheet_measure (
    LivretSheet *sheet, LivretType type, double width, const char *text, double *used_width)
{
  PangoRectangle logical;

  set_type (sheet, type, PANGO_ALIGN_LEFT, width, text);
  pango_layout_get_extents (sheet->layout, NULL, &logical);
  if (used_width != NULL)
    *used_width = logical.width / (double) PANGO_SCALE;
  return logical.height / (double) PANGO_SCALE;
}

void
livret_sheet_text (LivretSheet *sheet, LivretType type, const char *text)
{
  int n_lines;

  set_type (sheet, type, PANGO_ALIGN_LEFT, LIVRET_SHEET_TEXT_WIDTH, text);
  n_lines = pango_layout_get_line_count (sheet->layout);
  for (int i = 0; i < n_lines; i++)
    {
      PangoRectangle logical;
      double height, baseline;

      /* A footer between two pages sets the layout to its own words. */
      set_type (sheet, type, PANGO_ALIGN_LEFT, LIVRET_SHEET_TEXT_WIDTH, text);
      pango_layout_line_get_extents (pango_layout_get_line_readonly (sheet->layout, i), NULL,
                                     &logical);
      height = logical.height / (double) PANGO_SCALE + 2;
      baseline = -logical.y / (double) PANGO_SCALE;
      if (livret_sheet_need (sheet, height))
        set_type (sheet, type, PANGO_ALIGN_LEFT, LIVRET_SHEET_TEXT_WIDTH, text);
      set_colour (sheet, type);
      cairo_move_to (sheet->cairo, LIVRET_SHEET_LEFT, sheet->y + baseline);
      pango_cairo_show_layout_line (sheet->cairo,
                                    pango_layout_get_line_readonly (sheet->layout, i));
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
