/* livret-page-find-state.c: what is said of words found in a document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-page-find-state.h"

#include <glib/gi18n.h>

guint
livret_page_hits_start (const GPtrArray *hits, int page)
{
  guint all = G_MAXUINT;

  for (guint i = 0; i < hits->len; i++)
    {
      const LivretPageHit *hit = hits->pdata[i];

      if (hit->page == page)
        return i;
      if (hit->all && all == G_MAXUINT)
        all = i;
    }
  return all != G_MAXUINT ? all : 0;
}

char *
livret_page_hits_place (const GPtrArray *hits, guint current)
{
  const LivretPageHit *hit;
  g_autofree char *place = NULL;

  if (current >= hits->len)
    return g_strdup (_ ("Not found in this document"));
  hit = hits->pdata[current];
  /* Translators: which of the words found is looked at, of how many, and on which page it is. */
  place = g_strdup_printf (hits->len < LIVRET_PAGE_HITS_MAX ? _ ("%u of %u, page %d")
                                                            : _ ("%u of %u or more, page %d"),
                           current + 1, hits->len, hit->page + 1);
  if (hit->right > hit->left)
    return g_steal_pointer (&place);
  /* Translators: “2 of 5, page 3”, and that a machine read the word there: it cannot be marked. */
  return g_strdup_printf (_ ("%s, read by machine from the picture: “%s”"), place, hit->around);
}

char *
livret_page_hits_spoken (const GPtrArray *hits, guint current)
{
  g_autofree char *place = livret_page_hits_place (hits, current);
  const LivretPageHit *hit = current < hits->len ? hits->pdata[current] : NULL;

  if (hit == NULL || hit->right == hit->left)
    return g_steal_pointer (&place);
  /* Translators: “2 of 5, page 3”, and the words around what was found. */
  return g_strdup_printf (_ ("%s: “%s”"), place, hit->around);
}
