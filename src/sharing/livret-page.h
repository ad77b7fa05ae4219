/* livret-page.h: a package as one HTML file that any browser opens, given the phrase.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-secret.h"
#include "sharing/livret-page-data.h"

G_BEGIN_DECLS

/** LivretPageFiles: for each document the descriptor of its rendition, -1 where there is none; and
 * the PDF of everything. Borrowed. */
typedef struct
{
  const int *renditions;
  int all;
} LivretPageFiles;

/**
 * livret_page_write:
 * @language: "fr" or "en": the page's first language, and the phrase's
 * Returns: a sealed memfd, -1 on error
 */
int livret_page_write (const LivretPackageContent *content,
                       const LivretPageFiles *files,
                       const LivretSecret *phrase,
                       const char *language,
                       GCancellable *cancellable,
                       GError **error);

/** livret_page_script: (transfer full): the page's script, all its files as one. */
char *livret_page_script (void);

G_END_DECLS
