/* livret-emergency-pen.c: type in black, drawn by cairo into a memfd.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-emergency-pen.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "record/livret-memfd.h"
#include "sharing/livret-sharing.h"

#define FONTS "Inter, Adwaita Sans, DejaVu Sans, sans-serif"
#define RADIUS 8.0

static cairo_status_t
on_bytes_drawn (void *data, const unsigned char *bytes, unsigned int length)
{
  LivretEmergencyPen *pen = data;

  if (pen->error == NULL && livret_memfd_write (pen->fd, bytes, length, &pen->error))
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

LivretEmergencyPen *
livret_emergency_pen_new (double width, double height, const char *title, GError **error)
{
  int fd = livret_memfd_open ("sheet", error);
  LivretEmergencyPen *pen;

  if (fd < 0)
    return NULL;
  pen = g_new0 (LivretEmergencyPen, 1);
  pen->fd = fd;
  pen->scale = 1;
  pen->surface = cairo_pdf_surface_create_for_stream (on_bytes_drawn, pen, width, height);
  cairo_pdf_surface_set_metadata (pen->surface, CAIRO_PDF_METADATA_TITLE, title);
  pen->cairo = cairo_create (pen->surface);
  pen->layout = make_layout (pen->cairo);
  return pen;
}

int
livret_emergency_pen_finish (LivretEmergencyPen *pen, GError **error)
{
  cairo_status_t status;
  int fd = pen->fd;

  g_object_unref (pen->layout);
  cairo_show_page (pen->cairo);
  cairo_destroy (pen->cairo);
  cairo_surface_finish (pen->surface);
  status = cairo_surface_status (pen->surface);
  cairo_surface_destroy (pen->surface);
  if (pen->error == NULL && status != CAIRO_STATUS_SUCCESS)
    g_set_error (&pen->error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_FAILED,
                 _ ("The pages could not be drawn: %s."), cairo_status_to_string (status));
  if (pen->error == NULL)
    livret_memfd_seal (fd, &pen->error);
  if (pen->error != NULL)
    {
      g_propagate_error (error, pen->error);
      close (fd);
      fd = -1;
    }
  g_free (pen);
  return fd;
}

static void
set_type (LivretEmergencyPen *pen, LivretEmergencyType type, double width, const char *text)
{
  PangoFontDescription *font = pango_font_description_from_string (FONTS);

  pango_font_description_set_size (font, (int) (type.size * pen->scale * PANGO_SCALE));
  pango_font_description_set_weight (font, type.weight);
  pango_layout_set_font_description (pen->layout, font);
  pango_font_description_free (font);
  pango_layout_set_alignment (pen->layout, type.align);
  pango_layout_set_width (pen->layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_layout_set_height (pen->layout, type.lines > 0 ? -type.lines : G_MININT);
  pango_layout_set_ellipsize (pen->layout,
                              type.lines > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_text (pen->layout, text, -1);
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
  pango_layout_get_extents (pen->layout, NULL, &logical);
  pen->clipped = pen->clipped || pango_layout_is_ellipsized (pen->layout);
  if (!pen->dry)
    {
      cairo_set_source_rgb (pen->cairo, type.grey, type.grey, type.grey);
      cairo_move_to (pen->cairo, x, y);
      pango_cairo_show_layout (pen->cairo, pen->layout);
    }
  return logical.height / (double) PANGO_SCALE;
}

double
livret_emergency_pen_width (LivretEmergencyPen *pen, LivretEmergencyType type, const char *text)
{
  PangoRectangle logical;

  set_type (pen, type, -1, text);
  pango_layout_get_extents (pen->layout, NULL, &logical);
  return logical.width / (double) PANGO_SCALE;
}

double
livret_emergency_pen_baseline (LivretEmergencyPen *pen, LivretEmergencyType type)
{
  set_type (pen, type, -1, "A");
  return pango_layout_get_baseline (pen->layout) / (double) PANGO_SCALE;
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
