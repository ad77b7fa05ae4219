/* livret-sample-sheet.c: type, boxes, signatures and stamps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/livret-sample-sheet.h"

#include <math.h>
#include <string.h>

#include "sharing/livret-paper.h"

void
livret_sample_sheet_init (LivretSampleSheet *sheet, cairo_t *cairo)
{
  sheet->cairo = cairo;
  sheet->layout = livret_paper_layout (cairo);
}

void
livret_sample_sheet_clear (LivretSampleSheet *sheet)
{
  g_clear_object (&sheet->layout);
}

/* --- type --------------------------------------------------------------------------------------
 */

static void
set_type (LivretSampleSheet *sheet, double size, guint type, double width, const char *text)
{
  PangoFontDescription *font = pango_font_description_from_string (
      (type & LIVRET_SAMPLE_PENNED) != 0 ? "Z003, Comic Neue, DejaVu Serif, cursive"
                                         : sheet->family);

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_font_description_set_weight (font, (type & LIVRET_SAMPLE_BOLD) != 0 ? PANGO_WEIGHT_BOLD
                                                                            : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (font, (type & LIVRET_SAMPLE_ITALIC) != 0 ? PANGO_STYLE_ITALIC
                                                                             : PANGO_STYLE_NORMAL);
  pango_layout_set_font_description (sheet->layout, font);
  pango_font_description_free (font);
  pango_layout_set_alignment (sheet->layout, (type & LIVRET_SAMPLE_RIGHT) != 0 ? PANGO_ALIGN_RIGHT
                                             : (type & LIVRET_SAMPLE_CENTRE) != 0
                                                 ? PANGO_ALIGN_CENTER
                                                 : PANGO_ALIGN_LEFT);
  pango_layout_set_justify (sheet->layout, (type & LIVRET_SAMPLE_JUSTIFIED) != 0);
  pango_layout_set_width (sheet->layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_layout_set_spacing (sheet->layout, (int) (size * 0.18 * PANGO_SCALE));
  pango_layout_set_text (sheet->layout, text, -1);
}

double
livret_sample_put (LivretSampleSheet *sheet,
                   double size,
                   guint type,
                   double x,
                   double y,
                   double width,
                   const char *text)
{
  PangoRectangle logical;

  set_type (sheet, size, type, width, text);
  if ((type & LIVRET_SAMPLE_TINTED) != 0)
    livret_sample_colour (sheet, 1);
  else if ((type & LIVRET_SAMPLE_WHITE) != 0)
    cairo_set_source_rgb (sheet->cairo, 1, 1, 1);
  else if ((type & LIVRET_SAMPLE_PENNED) != 0)
    cairo_set_source_rgb (sheet->cairo, 0.12, 0.17, 0.46);
  else if ((type & LIVRET_SAMPLE_DIM) != 0)
    cairo_set_source_rgb (sheet->cairo, 0.38, 0.39, 0.42);
  else
    cairo_set_source_rgb (sheet->cairo, 0.11, 0.12, 0.15);
  cairo_move_to (sheet->cairo, x, y);
  pango_cairo_show_layout (sheet->cairo, sheet->layout);
  cairo_new_path (sheet->cairo);
  pango_layout_get_extents (sheet->layout, NULL, &logical);
  return logical.height / (double) PANGO_SCALE;
}

double
livret_sample_extent (LivretSampleSheet *sheet, double size, guint type, const char *text)
{
  PangoRectangle logical;

  set_type (sheet, size, type, -1, text);
  pango_layout_get_extents (sheet->layout, NULL, &logical);
  return logical.width / (double) PANGO_SCALE;
}

/* --- lines -------------------------------------------------------------------------------------
 */

void
livret_sample_colour (LivretSampleSheet *sheet, double alpha)
{
  cairo_set_source_rgba (sheet->cairo, sheet->colour[0], sheet->colour[1], sheet->colour[2], alpha);
}

void
livret_sample_rule (LivretSampleSheet *sheet, double x1, double x2, double y, double width)
{
  cairo_set_line_width (sheet->cairo, width);
  cairo_move_to (sheet->cairo, x1, y);
  cairo_line_to (sheet->cairo, x2, y);
  cairo_stroke (sheet->cairo);
}

void
livret_sample_box (LivretSampleSheet *sheet,
                   double x,
                   double y,
                   double width,
                   double height,
                   double radius,
                   double fill)
{
  cairo_t *cairo = sheet->cairo;

  cairo_new_sub_path (cairo);
  cairo_arc (cairo, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cairo, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cairo, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cairo, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cairo);
  livret_sample_colour (sheet, fill > 0 ? fill : 0.7);
  cairo_set_line_width (cairo, 0.7);
  if (fill > 0)
    cairo_fill (cairo);
  else
    cairo_stroke (cairo);
}

/* --- by hand -----------------------------------------------------------------------------------
 */

static void
ink (LivretSampleSheet *sheet, double alpha)
{
  cairo_set_source_rgba (sheet->cairo, 0.1, 0.15, 0.48, alpha);
}

/* A capital's loop, then waves that grow smaller, then a stroke below. */
void
livret_sample_sign (LivretSampleSheet *sheet, const char *name, double x, double y)
{
  LivretSampleRandom hand = livret_sample_random (7, name, 0);
  cairo_t *cairo = sheet->cairo;
  int waves = 4 + (int) (livret_sample_unit (&hand) * 4);
  double height = livret_sample_between (&hand, 16, 26);
  double slant = livret_sample_between (&hand, 3, 9);
  double at = x;

  cairo_save (cairo);
  cairo_translate (cairo, x, y);
  cairo_rotate (cairo, livret_sample_between (&hand, -0.14, 0.02));
  cairo_translate (cairo, -x, -y);
  ink (sheet, 0.92);
  cairo_set_line_width (cairo, 1.15);
  cairo_set_line_cap (cairo, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cairo, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cairo, at - 6, y - 4);
  cairo_curve_to (cairo, at + 4, y - height * 1.9, at + 22, y - height * 1.5, at + 8, y + 7);
  cairo_curve_to (cairo, at + 1, y + 16, at - 9, y + 3, at + 14, y - 3);
  at += 14;
  for (int i = 0; i < waves; i++)
    {
      double tall = height * livret_sample_between (&hand, 0.15, i == 1 ? 1.1 : 0.5);
      double wide = livret_sample_between (&hand, 5, 11);

      cairo_curve_to (cairo, at + slant * 0.6, y - tall, at + wide * 0.4 + slant, y - tall,
                      at + wide * 0.5, y + livret_sample_between (&hand, -1, 4));
      cairo_curve_to (cairo, at + wide * 0.6, y + 4, at + wide * 0.8, y, at + wide, y - 3);
      at += wide;
    }
  cairo_curve_to (cairo, at + 14, y - 9, at + 30, y - 5, at + 36, y - 12);
  cairo_stroke (cairo);
  cairo_set_line_width (cairo, 0.9);
  cairo_move_to (cairo, x - 2, y + livret_sample_between (&hand, 6, 11));
  cairo_curve_to (cairo, x + 24, y + 2, at - 8, y + 10, at + 28, y - 1);
  cairo_stroke (cairo);
  cairo_restore (cairo);
}

void
livret_sample_stamp (LivretSampleSheet *sheet, const char *text, double x, double y)
{
  cairo_t *cairo = sheet->cairo;
  double angle = livret_sample_between (&sheet->random, -0.09, 0.05);
  PangoRectangle logical;
  double width, height;

  cairo_save (cairo);
  cairo_translate (cairo, x, y);
  cairo_rotate (cairo, angle);
  set_type (sheet, 7.4, LIVRET_SAMPLE_BOLD | LIVRET_SAMPLE_CENTRE, 138, text);
  pango_layout_get_extents (sheet->layout, NULL, &logical);
  width = 150;
  height = logical.height / (double) PANGO_SCALE + 12;
  cairo_set_source_rgba (cairo, 0.26, 0.2, 0.56, 0.72);
  cairo_set_line_width (cairo, 1.3);
  cairo_rectangle (cairo, 0, 0, width, height);
  cairo_stroke (cairo);
  cairo_move_to (cairo, 6, 6);
  pango_cairo_show_layout (cairo, sheet->layout);
  cairo_restore (cairo);
}
