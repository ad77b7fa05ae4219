/* livret-route-paper.c: pages to be printed and handed over.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-pdf-pages.h"
#include "sharing/livret-route.h"

int
livret_route_paper_write (const LivretPackageContent *content,
                          const LivretPackageMaking *making,
                          GCancellable *cancellable,
                          GError **error)
{
  return livret_pdf_pages_write (content, making->reader, NULL, making->progress, cancellable,
                                 error);
}
