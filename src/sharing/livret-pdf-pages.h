/* livret-pdf-pages.h: a package as pages: cover, readings, then each document's own pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-secret.h"
#include "record/livret-reader.h"
#include "sharing/livret-package-content.h"
#include "sharing/livret-sheet.h"

G_BEGIN_DECLS

/**
 * LivretPdfPlan: where things stand in the whole; 0 while pages are being counted.
 * @series: first page of each series
 * @documents: page of each document's heading, or its first where it has none
 */
typedef struct
{
  int *series;
  int *documents;
  int total;
} LivretPdfPlan;

/** livret_pdf_cover_draw: identity, conditions, statements, key figures, contents. */
void livret_pdf_cover_draw (LivretSheet *sheet,
                            const LivretPackageContent *content,
                            const LivretPdfPlan *plan);
/** livret_pdf_series_draw: summary, chart and table of one series. Returns: the page it begins on.
 */
int livret_pdf_series_draw (LivretSheet *sheet, const LivretPackageSeries *series);
/** livret_pdf_table_draw: readings in two columns, newest first; long series by day or by month. */
void livret_pdf_table_draw (LivretSheet *sheet, const LivretPackageSeries *series);
/** livret_pdf_document_draw: the heading page of one document. */
void livret_pdf_document_draw (LivretSheet *sheet,
                               const LivretPackageDocument *document,
                               guint number,
                               guint n_documents);

/**
 * livret_pdf_pages_write: all of it as one PDF.
 * @password: (nullable): closes it with AES-256 (R6)
 * @progress: (nullable)
 * Returns: a sealed memfd, -1 on error
 */
int livret_pdf_pages_write (const LivretPackageContent *content,
                            LivretReader *reader,
                            const LivretSecret *password,
                            const LivretProgress *progress,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
