/* livret-pdf.h: opening PDF files and their text, for the importer and the viewer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

#include "formats/livret-input.h"

G_BEGIN_DECLS

#define LIVRET_PDF_PAGES_MAX 5000
#define LIVRET_TEXT_MAX (16 * 1024 * 1024)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

/** livret_pdf_open: (transfer full): a whole PDF that needs no password. */
PopplerDocument *livret_pdf_open (GBytes *bytes, GError **error);

/** LivretPdfProgress: told after each page; %FALSE stops. */
typedef gboolean (*LivretPdfProgress) (int page, int n_pages, gpointer data);

/**
 * livret_pdf_text: (transfer full): pages separated by \f, cut at LIVRET_TEXT_MAX bytes; "" for a
 * scan. %NULL with an error for a damaged page, %NULL without when @progress stopped it.
 */
char *
livret_pdf_text (PopplerDocument *pdf, LivretPdfProgress progress, gpointer data, GError **error);

G_END_DECLS
