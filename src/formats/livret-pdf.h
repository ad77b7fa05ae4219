/* livret-pdf.h: opening PDF files and their text, for the importer and the viewer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

#include "formats/livret-input.h"
#include "record/livret-wire-cells.h"
#include "record/livret-wire-hits.h"

G_BEGIN_DECLS

#define LIVRET_PDF_PAGES_MAX 5000
#define LIVRET_TEXT_MAX (16 * 1024 * 1024)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

/** livret_pdf_prepare: keeps what poppler reads from the disk for its first document, and drops
 * with its last: where fonts and encodings are. It costs a sixth of the reading of a usual
 * document. */
void livret_pdf_prepare (void);
/** livret_pdf_open: (transfer full): a whole PDF that needs no password. */
PopplerDocument *livret_pdf_open (GBytes *bytes, GError **error);

/** LivretPdfLetter: a letter of a page's text: @at: bytes from the start of the text; @box: points
 * from the top left of the page. */
typedef struct
{
  gsize at;
  PopplerRectangle box;
} LivretPdfLetter;

/** livret_pdf_page_text: appends what is read and searched of @page. @letters: (nullable)
 * (element-type LivretPdfLetter): where its letters stand, in order, where that is known */
void livret_pdf_page_text (PopplerPage *page, GString *text, GArray *letters);

/**
 * livret_pdf_find: where any of @words stands on the pages from @first to before @end, as a search
 * understands them; as many as LIVRET_PAGE_HITS_MAX.
 * @hits: (element-type LivretPageHit): what is found is added
 */
gboolean livret_pdf_find (
    PopplerDocument *pdf, const char *words, int first, int end, GPtrArray *hits, GError **error);

/**
 * livret_pdf_cells: what stands in rows on the pages from @first to before @end, sorted by place:
 * the text's order is that of the file, which draws a table by columns as it likes. That order is
 * right for what is read and searched, columns of a letter one after the other
 * (livret_pdf_page_text()); it tears the rows of a table, and rows would tear columns of prose.
 * @cells: (element-type LivretPageCell): what is found is added, bounded as
 * record/livret-wire-cells.h says
 */
gboolean
livret_pdf_cells (PopplerDocument *pdf, int first, int end, GPtrArray *cells, GError **error);

/** LivretPdfProgress: told after each page; %FALSE stops. */
typedef gboolean (*LivretPdfProgress) (int page, int n_pages, gpointer data);

/**
 * livret_pdf_text: (transfer full): pages separated by \f, cut at LIVRET_TEXT_MAX bytes; "" for a
 * scan. %NULL with an error for a damaged page, %NULL without when @progress stopped it.
 */
char *
livret_pdf_text (PopplerDocument *pdf, LivretPdfProgress progress, gpointer data, GError **error);

G_END_DECLS
