/* livret-reader-find.c: the application's side of livret-reader: what stands where on the pages of
 * a document. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "record/livret-memfd.h"
#include "record/livret-reader-exchange.h"
#include "record/livret-wire-cells.h"
#include "record/livret-wire-hits.h"

/* More is no answer of ours. */
#define PAGES_MAX 10000
#define MIB (1024 * 1024)

/* What is asked for. @take: takes a list out of an answer, about the pages from @first to before
 * @end. @bytes_max: an answer that is longer is nonsense. */
typedef struct
{
  void (*take) (LivretWireFrame *frame, int first, int end, GPtrArray *list);
  gsize bytes_max;
} Kind;

static const Kind hits_kind = { livret_wire_take_hits, 4 * MIB };
/* LIVRET_PAGES_CELLS_MAX of them, each as long as can be. */
static const Kind cells_kind = { livret_wire_take_cells, 16 * MIB };

/* What a memfd holds, as if it had come as the payload of a frame: there may be more of it. */
static gboolean
take_answer (int fd, const Kind *kind, int first, int *n_pages, GPtrArray *list)
{
  g_autoptr (GBytes) bytes = livret_memfd_bytes (fd, NULL);
  g_auto (LivretWireFrame) frame = { 0 };
  guint32 told;
  gsize size;

  if (bytes == NULL || (size = g_bytes_get_size (bytes)) > kind->bytes_max)
    return FALSE;
  livret_wire_frame_init (&frame, LIVRET_WIRE_DONE);
  livret_wire_put (&frame, g_bytes_get_data (bytes, NULL), size);
  told = livret_wire_take_u32 (&frame);
  *n_pages = (int) MIN (told, G_MAXINT32);
  kind->take (&frame, first, MIN (*n_pages, first + LIVRET_READER_FIND_PAGES), list);
  return livret_wire_finish (&frame) && *n_pages >= 1 && *n_pages <= PAGES_MAX;
}

static int
ask (LivretReader *self,
     int fd,
     const char *media_type,
     LivretWireFrame *request,
     const Kind *kind,
     int first,
     GPtrArray *list,
     GCancellable *cancellable,
     GError **error)
{
  g_autofd int answer = -1;
  int n_pages;

  livret_wire_put_u32 (request, (guint32) first);
  answer =
      livret_reader_exchange_for_fd (self, &fd, &media_type, 1, request, NULL, cancellable, error);
  if (answer < 0)
    return -1;
  if (take_answer (answer, kind, first, &n_pages, list))
    return n_pages;
  livret_reader_end_nonsense (self, error);
  return -1;
}

int
livret_reader_find (LivretReader *self,
                    int fd,
                    const char *media_type,
                    const char *words,
                    int first,
                    GPtrArray *hits,
                    GCancellable *cancellable,
                    GError **error)
{
  g_auto (LivretWireFrame) request = { 0 };

  livret_reader_begin (self, &request, LIVRET_WIRE_FIND);
  livret_wire_put_text (&request, words);
  return ask (self, fd, media_type, &request, &hits_kind, first, hits, cancellable, error);
}

int
livret_reader_cells (LivretReader *self,
                     int fd,
                     const char *media_type,
                     int first,
                     GPtrArray *cells,
                     GCancellable *cancellable,
                     GError **error)
{
  g_auto (LivretWireFrame) request = { 0 };

  livret_reader_begin (self, &request, LIVRET_WIRE_CELLS);
  return ask (self, fd, media_type, &request, &cells_kind, first, cells, cancellable, error);
}
