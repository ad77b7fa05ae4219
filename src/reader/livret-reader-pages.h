/* livret-reader-pages.h: any document as pages that can be drawn.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "formats/livret-image.h"

G_BEGIN_DECLS

typedef struct _LivretPages LivretPages;

/** livret_pages_open: a PDF, a picture, a clinical document, text or RTF. */
LivretPages *livret_pages_open (GBytes *bytes, const char *media_type, GError **error);
void livret_pages_free (LivretPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretPages, livret_pages_free)

int livret_pages_count (LivretPages *pages);
/**
 * livret_pages_render: one page on white, @width pixels wide unless that makes it higher than
 * %LIVRET_WIRE_HEIGHT_MAX; 0: as
 * it is, paper at 150 pixels an inch.
 */
gboolean
livret_pages_render (LivretPages *pages, int page, int width, LivretImage *image, GError **error);
/**
 * livret_pages_find: where any of @words stands, on LIVRET_READER_FIND_PAGES pages from @first on,
 * as livret_reader_find() says. A picture has none.
 */
gboolean livret_pages_find (
    LivretPages *pages, const char *words, int first, GPtrArray *hits, GError **error);
/** livret_pages_cells: what stands in rows on as many pages of a PDF, as livret_reader_cells()
 * says.
 */
gboolean livret_pages_cells (LivretPages *pages, int first, GPtrArray *cells, GError **error);
/* Paper for text: A4 in points, with its margin. */
#define LIVRET_SHEET_WIDTH 595.276
#define LIVRET_SHEET_HEIGHT 841.89
#define LIVRET_SHEET_MARGIN 56.7
#define LIVRET_SHEET_PAGES_MAX 5000

/** LivretSheetTurn: called when a page is full, before the next one is drawn. */
typedef void (*LivretSheetTurn) (cairo_t *cr);

/**
 * livret_sheet_draw: text laid out on A4.
 * @wanted: the only page to draw, -1 for all
 * @turn: (nullable): for paper: begins a new page
 * Returns: number of pages
 */
int livret_sheet_draw (const char *text, cairo_t *cr, int wanted, LivretSheetTurn turn);

/** livret_sheet_pdf: text laid out on A4 as a PDF; a sealed memfd, -1 on error. */
int livret_sheet_pdf (const char *text, GError **error);

/** livret_image_to_surface: (transfer full): shares @image's pixels, which must outlive it. */
cairo_surface_t *livret_image_to_surface (LivretImage *image);
/** livret_image_to_jpeg: appends the picture on white as JPEG. */
gboolean livret_image_to_jpeg (LivretImage *image, int quality, GByteArray *jpeg, GError **error);
/** livret_image_to_png: appends the picture as PNG. */
gboolean livret_image_to_png (LivretImage *image, GByteArray *png, GError **error);
/** livret_image_scale: to @width × @height on white. */
gboolean livret_image_scale (LivretImage *image, int width, int height, GError **error);

/** livret_cairo_write_to_memfd: a cairo_write_func_t; closure is a pointer to the descriptor. */
cairo_status_t
livret_cairo_write_to_memfd (void *closure, const unsigned char *data, unsigned int length);

G_END_DECLS
