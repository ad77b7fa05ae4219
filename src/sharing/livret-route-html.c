/* livret-route-html.c: one file that a browser opens with the phrase, without anything installed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-page.h"
#include "sharing/livret-pdf-pages.h"
#include "sharing/livret-route.h"

#include <unistd.h>

/* Of the time: where the renditions are made, where the pages. The rest is the file's writing. */
#define RENDITIONS 0.4
#define PAGES 0.8

/* A picture or text for each document that browsers do not show; -1 for the others. */
static gboolean
make_renditions (const LivretPackageContent *content,
                 const LivretPackageMaking *making,
                 int *renditions,
                 GCancellable *cancellable,
                 GError **error)
{
  for (guint i = 0; i < content->documents->len; i++)
    {
      const LivretPackageDocument *document = g_ptr_array_index (content->documents, i);
      const char *target = livret_page_rendition_type (document);

      if (target == NULL)
        continue;
      renditions[i] = livret_reader_rendition (making->reader, document->fd, document->media_type,
                                               target, cancellable, error);
      if (renditions[i] < 0)
        {
          g_prefix_error (error, "“%s”: ", document->title);
          return FALSE;
        }
      livret_progress_tell (making->progress, RENDITIONS * (i + 1) / content->documents->len);
    }
  return TRUE;
}

int
livret_route_html_write (const LivretPackageContent *content,
                         const LivretPackageMaking *making,
                         GCancellable *cancellable,
                         GError **error)
{
  guint n = content->documents->len;
  g_autofree int *renditions = g_new (int, n + 1);
  LivretPageFiles files = { .renditions = renditions, .all = -1 };
  const LivretProgress pages = livret_progress_part (making->progress, RENDITIONS, PAGES);
  int fd = -1;

  for (guint i = 0; i < n; i++)
    renditions[i] = -1;
  if (make_renditions (content, making, renditions, cancellable, error))
    files.all = livret_pdf_pages_write (content, making->reader, NULL, &pages, cancellable, error);
  if (files.all >= 0)
    fd = livret_page_write (content, &files, making->phrase, making->language, cancellable, error);
  for (guint i = 0; i < n; i++)
    if (renditions[i] >= 0)
      close (renditions[i]);
  if (files.all >= 0)
    close (files.all);
  return fd;
}
