/* livret-hits.c: words that a search found, marked in the text they stand in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-hits.h"

#include "record/livret-tokenizer.h"

static void
mark (PangoAttrList *marks, PangoAttribute *attribute, const LivretSearchHit *hit)
{
  attribute->start_index = hit->start;
  attribute->end_index = hit->end;
  pango_attr_list_insert (marks, attribute);
}

PangoAttrList *
livret_hits_marks (const char *text, const char *words)
{
  g_autoptr (GArray) hits = livret_search_hits (text, words);
  PangoAttrList *marks = pango_attr_list_new ();

  for (guint i = 0; i < hits->len; i++)
    {
      const LivretSearchHit *hit = &g_array_index (hits, LivretSearchHit, i);

      mark (marks, pango_attr_weight_new (PANGO_WEIGHT_BOLD), hit);
      mark (marks, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), hit);
    }
  return marks;
}
