/* livret-emergency-pen.c: type in black, drawn by cairo into a memfd.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-emergency-pen.h"

#include <cairo-pdf.h>

#define RADIUS 8.0

LivretEmergencyPen *
livret_emergency_pen_new (double width, double height, const char *title, GError **error)
{
  LivretEmergencyPen *pen = g_new0 (LivretEmergencyPen, 1);

  if (!livret_paper_open (&pen->paper, "sheet", width, height, error))
    {
      g_free (pen);
      return NULL;
    }
  pen->scale = 1;
  pen->cairo = pen->paper.cairo;
  cairo_pdf_surface_set_metadata (cairo_get_target (pen->cairo), CAIRO_PDF_METADATA_TITLE, title);
  return pen;
}

int
livret_emergency_pen_finish (LivretEmergencyPen *pen, GError **error)
{
  int fd;

  cairo_show_page (pen->cairo);
  fd = livret_paper_close (&pen->paper, error);
  g_free (pen);
  return fd;
}

static void
set_type (LivretEmergencyPen *pen, LivretEmergencyType type, double width, const char *text)
{
  PangoFontDescription *font = pango_font_description_from_string (LIVRET_PAPER_FONTS);

  pango_font_description_set_size (font, (int) (type.size * pen->scale * PANGO_SCALE));
  pango_font_description_set_weight (font, type.weight);
  pango_layout_set_font_description (pen->paper.layout, font);
  pango_font_description_free (font);
  pango_layout_set_alignment (pen->paper.layout, type.align);
  pango_layout_set_width (pen->paper.layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_layout_set_height (pen->paper.layout, type.lines > 0 ? -type.lines : G_MININT);
  pango_layout_set_ellipsize (pen->paper.layout,
                              type.lines > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_text (pen->paper.layout, text, -1);
}

double
livret_emergency_pen_put (LivretEmergencyPen *pen,
                          LivretEmergencyType type,
                          double x,
                          double y,
                          double width,
                          const char *text)
{
  PangoRectangle logical;

  set_type (pen, type, width, text);
  pango_layout_get_extents (pen->paper.layout, NULL, &logical);
  pen->clipped = pen->clipped || pango_layout_is_ellipsized (pen->paper.layout);
  if (!pen->dry)
    {
      cairo_set_source_rgb (pen->cairo, type.grey, type.grey, type.grey);
      cairo_move_to (pen->cairo, x, y);
      pango_cairo_show_layout (pen->cairo, pen->paper.layout);
    }
  return logical.height / (double) PANGO_SCALE;
}

double
livret_emergency_pen_width (LivretEmergencyPen *pen, LivretEmergencyType type, const char *text)
{
  PangoRectangle logical;

  set_type (pen, type, -1, text);
  pango_layout_get_extents (pen->paper.layout, NULL, &logical);
  return logical.width / (double) PANGO_SCALE;
}

double
livret_emergency_pen_baseline (LivretEmergencyPen *pen, LivretEmergencyType type)
{
  set_type (pen, type, -1, "A");
  return pango_layout_get_baseline (pen->paper.layout) / (double) PANGO_SCALE;
}

void
livret_emergency_pen_rule (
    LivretEmergencyPen *pen, double x, double y, double width, double thick, double grey)
{
  if (pen->dry)
    return;
  cairo_set_source_rgb (pen->cairo, grey, grey, grey);
  cairo_rectangle (pen->cairo, x, y, width, thick);
  cairo_fill (pen->cairo);
}

void
livret_emergency_pen_box (
    LivretEmergencyPen *pen, double x, double y, double width, double height, gboolean filled)
{
  double inset = filled ? 0 : 0.8;
  double left = x + inset, top = y + inset, right = x + width - inset, bottom = y + height - inset;

  if (pen->dry)
    return;
  cairo_new_path (pen->cairo);
  cairo_arc (pen->cairo, left + RADIUS, top + RADIUS, RADIUS, G_PI, 1.5 * G_PI);
  cairo_arc (pen->cairo, right - RADIUS, top + RADIUS, RADIUS, 1.5 * G_PI, 2 * G_PI);
  cairo_arc (pen->cairo, right - RADIUS, bottom - RADIUS, RADIUS, 0, 0.5 * G_PI);
  cairo_arc (pen->cairo, left + RADIUS, bottom - RADIUS, RADIUS, 0.5 * G_PI, G_PI);
  cairo_close_path (pen->cairo);
  cairo_set_source_rgb (pen->cairo, 0, 0, 0);
  cairo_set_line_width (pen->cairo, 1.6);
  if (filled)
    cairo_fill (pen->cairo);
  else
    cairo_stroke (pen->cairo);
}
