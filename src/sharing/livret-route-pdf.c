/* livret-route-pdf.c: the same pages in a PDF closed with AES-256 (R6).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-pdf-pages.h"
#include "sharing/livret-route.h"

int
livret_route_pdf_write (const LivretPackageContent *content,
                        const LivretPackageMaking *making,
                        GCancellable *cancellable,
                        GError **error)
{
  /* PDF readers compare passwords byte by byte: the phrase is typed as it stands, in lower case
   * with its hyphens. */
  return livret_pdf_pages_write (content, making->reader, making->phrase, making->progress,
                                 cancellable, error);
}
