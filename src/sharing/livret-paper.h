/* livret-paper.h: pages of a PDF in memory, to draw and to set type on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/** The faces of all that is printed. */
#define LIVRET_PAPER_FONTS "Inter, Adwaita Sans, DejaVu Sans, sans-serif"

/** LivretPaper: where @cairo draws and @layout sets type; lengths are points (1/72 inch). */
typedef struct
{
  cairo_t *cairo;
  PangoLayout *layout;
  /*< private >*/
  cairo_surface_t *surface;
  int fd;
  GError *error;
} LivretPaper;

/** livret_paper_open: a first page of this size. @paper stays where it is until it is closed.
 * @error: when there is no memory for it; @paper is then not open */
gboolean livret_paper_open (
    LivretPaper *paper, const char *name, double width, double height, GError **error);
/** livret_paper_close: Returns: the PDF, a sealed memfd; -1 when it could not be drawn. */
int livret_paper_close (LivretPaper *paper, GError **error);

/** livret_paper_layout: (transfer full): type that is spaced alike in every size, at 72 dots an
 * inch, for any @cairo. */
PangoLayout *livret_paper_layout (cairo_t *cairo);

G_END_DECLS
