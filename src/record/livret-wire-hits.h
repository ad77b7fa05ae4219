/* livret-wire-hits.h: where words stand on the pages of a document, in a frame.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-wire.h"

G_BEGIN_DECLS

/* Most places that one search in a document tells. */
#define LIVRET_PAGE_HITS_MAX 2000
/* How many parts a side of a page has, for the edges of a hit. */
#define LIVRET_PAGE_SIDE 10000

/**
 * LivretPageHit: a word found on a page.
 * @page: from 0
 * @left: and the other edges: in LIVRET_PAGE_SIDE-ths of the page's width or height; all 0: where
 * it stands on the page is not known, as of words that a machine read from a picture
 * @all: the page has all the words that were asked for
 * @around: the text around it, one line
 */
typedef struct
{
  int page;
  guint left;
  guint top;
  guint right;
  guint bottom;
  gboolean all;
  char *around;
} LivretPageHit;

/** livret_page_hits_new: (transfer full) (element-type LivretPageHit): an empty list of them. */
GPtrArray *livret_page_hits_new (void);
/** livret_page_hits_add: @around: (transfer full). */
LivretPageHit *livret_page_hits_add (GPtrArray *hits, int page, char *around);

/** livret_wire_put_hits: (element-type LivretPageHit) */
void livret_wire_put_hits (LivretWireFrame *frame, const GPtrArray *hits);
/** livret_wire_take_hits: adds to @hits, in order of pages from @first to before @end, else the
 * frame is damaged. */
void livret_wire_take_hits (LivretWireFrame *frame, int first, int end, GPtrArray *hits);

G_END_DECLS
