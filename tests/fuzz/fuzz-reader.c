/* fuzz-reader.c: any document into the works that make something of it for others: text, pages,
 * renditions, photographs on pages, pages put together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <unistd.h>

#include "reader/livret-reader-job.h"
#include "reader/livret-reader-pages.h"
#include "record/livret-wire-cells.h"
#include "record/livret-wire-hits.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
close_result (int fd)
{
  if (fd >= 0)
    close (fd);
}

static void
draw (GBytes *bytes, const char *media_type)
{
  g_autoptr (LivretPages) pages = livret_pages_open (bytes, media_type, NULL);
  g_autoptr (GPtrArray) hits = livret_page_hits_new ();
  g_autoptr (GPtrArray) cells = livret_page_cells_new ();
  g_auto (LivretImage) image = { 0 };

  if (pages != NULL && livret_pages_count (pages) > 0)
    livret_pages_render (pages, 0, 64, &image, NULL);
  if (pages != NULL)
    {
      livret_pages_find (pages, "a e 1", 0, hits, NULL);
      livret_pages_cells (pages, 0, cells, NULL);
    }
}

static void
work_on (GBytes *bytes, const char *media_type)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (livret_reader_file_free);
  g_autofree char *text = livret_reader_text_of (bytes, media_type, NULL);
  LivretReaderFile *file = g_new0 (LivretReaderFile, 1);

  draw (bytes, media_type);
  close_result (livret_reader_rendition_of (bytes, media_type, "application/pdf", NULL));
  file->fd = -1;
  file->media_type = g_strdup (media_type);
  file->input = livret_input_new_for_bytes (bytes, NULL);
  g_ptr_array_add (files, file);
  if (strcmp (media_type, "application/pdf") == 0)
    close_result (livret_reader_assemble_files (files, "Pages", NULL, NULL, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, NULL);
  const LivretFormat *format = livret_format_detect (input, NULL);

  if (format != NULL && format->document)
    work_on (bytes, format->media_types[0]);
  return 0;
}
