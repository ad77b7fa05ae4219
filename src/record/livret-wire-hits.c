/* livret-wire-hits.c: where words stand on the pages of a document, in a frame.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-wire-hits.h"

static void
hit_free (gpointer data)
{
  g_free (((LivretPageHit *) data)->around);
  g_free (data);
}

GPtrArray *
livret_page_hits_new (void)
{
  return g_ptr_array_new_with_free_func (hit_free);
}

LivretPageHit *
livret_page_hits_add (GPtrArray *hits, int page, char *around)
{
  LivretPageHit *hit = g_new0 (LivretPageHit, 1);

  hit->page = page;
  hit->around = around;
  g_ptr_array_add (hits, hit);
  return hit;
}

void
livret_wire_put_hits (LivretWireFrame *frame, const GPtrArray *hits)
{
  livret_wire_put_u32 (frame, hits->len);
  for (guint i = 0; i < hits->len; i++)
    {
      const LivretPageHit *hit = hits->pdata[i];

      livret_wire_put_u32 (frame, hit->page);
      livret_wire_put_u32 (frame, hit->left);
      livret_wire_put_u32 (frame, hit->top);
      livret_wire_put_u32 (frame, hit->right);
      livret_wire_put_u32 (frame, hit->bottom);
      livret_wire_put_u32 (frame, hit->all);
      livret_wire_put_text (frame, hit->around);
    }
}

static gboolean
is_sound (const LivretPageHit *hit, int first, int end)
{
  return hit->page >= first && hit->page < end && hit->left <= hit->right &&
         hit->right <= LIVRET_PAGE_SIDE && hit->top <= hit->bottom &&
         hit->bottom <= LIVRET_PAGE_SIDE && hit->around != NULL;
}

void
livret_wire_take_hits (LivretWireFrame *frame, int first, int end, GPtrArray *hits)
{
  guint32 n = livret_wire_take_u32 (frame);

  frame->damaged = frame->damaged || n > LIVRET_PAGE_HITS_MAX;
  for (guint32 i = 0; !frame->damaged && i < n; i++)
    {
      guint32 page = livret_wire_take_u32 (frame);
      LivretPageHit *hit = livret_page_hits_add (hits, (int) MIN (page, G_MAXINT32), NULL);

      hit->left = livret_wire_take_u32 (frame);
      hit->top = livret_wire_take_u32 (frame);
      hit->right = livret_wire_take_u32 (frame);
      hit->bottom = livret_wire_take_u32 (frame);
      hit->all = livret_wire_take_u32 (frame) != 0;
      hit->around = livret_wire_take_text (frame);
      frame->damaged = frame->damaged || !is_sound (hit, first, end);
      first = hit->page;
    }
}
