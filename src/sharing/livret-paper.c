/* livret-paper.c: pages of a PDF in memory, to draw and to set type on.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is printed holds the record: it is drawn into a memfd and never into a file.
 */
#include "sharing/livret-paper.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "record/livret-memfd.h"
#include "sharing/livret-sharing.h"

static cairo_status_t
on_bytes_drawn (void *data, const unsigned char *bytes, unsigned int length)
{
  LivretPaper *paper = data;

  if (paper->error == NULL && livret_memfd_write (paper->fd, bytes, length, &paper->error))
    return CAIRO_STATUS_SUCCESS;
  return CAIRO_STATUS_WRITE_ERROR;
}

PangoLayout *
livret_paper_layout (cairo_t *cairo)
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

gboolean
livret_paper_open (
    LivretPaper *paper, const char *name, double width, double height, GError **error)
{
  *paper = (LivretPaper) { .fd = livret_memfd_open (name, error) };
  if (paper->fd < 0)
    return FALSE;
  paper->surface = cairo_pdf_surface_create_for_stream (on_bytes_drawn, paper, width, height);
  paper->cairo = cairo_create (paper->surface);
  paper->layout = livret_paper_layout (paper->cairo);
  return TRUE;
}

int
livret_paper_close (LivretPaper *paper, GError **error)
{
  cairo_status_t status;

  g_clear_object (&paper->layout);
  cairo_destroy (g_steal_pointer (&paper->cairo));
  cairo_surface_finish (paper->surface);
  status = cairo_surface_status (paper->surface);
  cairo_surface_destroy (g_steal_pointer (&paper->surface));
  if (paper->error == NULL && status != CAIRO_STATUS_SUCCESS)
    g_set_error (&paper->error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_FAILED,
                 _ ("The pages could not be drawn: %s."), cairo_status_to_string (status));
  if (paper->error == NULL)
    livret_memfd_seal (paper->fd, &paper->error);
  if (paper->error == NULL)
    return g_steal_fd (&paper->fd);
  g_propagate_error (error, g_steal_pointer (&paper->error));
  close (g_steal_fd (&paper->fd));
  return -1;
}
