/* livret-route.h: what a route's write function gets; for livret-route-*.c alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-reader.h"
#include "sharing/livret-package-content.h"
#include "sharing/livret-routes.h"

G_BEGIN_DECLS

/**
 * LivretPackageMaking: what a package is made with, beside its content.
 * @reader: turns and joins documents
 * @phrase: (nullable): for routes that have one
 * @language: "fr" or "en": of the phrase, and of a page's first face
 * @progress: (nullable)
 */
typedef struct _LivretPackageMaking
{
  LivretReader *reader;
  const LivretSecret *phrase;
  const char *language;
  const LivretProgress *progress;
} LivretPackageMaking;

/* Each answers a sealed memfd, or -1 with @error set. */
int livret_route_paper_write (const LivretPackageContent *content,
                              const LivretPackageMaking *making,
                              GCancellable *cancellable,
                              GError **error);
int livret_route_pdf_write (const LivretPackageContent *content,
                            const LivretPackageMaking *making,
                            GCancellable *cancellable,
                            GError **error);
int livret_route_html_write (const LivretPackageContent *content,
                             const LivretPackageMaking *making,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
