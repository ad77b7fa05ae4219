/* livret-pdf-find.c: where words stand on the pages of a PDF.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "base/livret-text.h"
#include "formats/livret-pdf.h"
#include "record/livret-tokenizer.h"

/* Bytes around a hit, about: what is said of it. */
#define AROUND 80

/* A page as it is looked through. */
typedef struct
{
  const char *words;
  int number;
  double width;
  double height;
  GString *text;
  GArray *letters; /* LivretPdfLetter */
  gboolean all;
} Page;

static guint
part (double at, double side)
{
  return side > 0 ? (guint) (CLAMP (at / side, 0, 1) * LIVRET_PAGE_SIDE) : 0;
}

/* The letters of the hit, from the first one at or behind its start; @from: where looking goes on.
 */
static void
place (const Page *page, const LivretSearchHit *found, guint *from, LivretPageHit *hit)
{
  PopplerRectangle all = { 0 };
  gboolean any = FALSE;

  for (; *from < page->letters->len; (*from)++)
    {
      const LivretPdfLetter *letter = &g_array_index (page->letters, LivretPdfLetter, *from);
      const PopplerRectangle *box = &letter->box;

      if (letter->at >= found->end)
        break;
      if (letter->at < found->start)
        continue;
      all.x1 = any ? MIN (all.x1, box->x1) : box->x1;
      all.y1 = any ? MIN (all.y1, box->y1) : box->y1;
      all.x2 = any ? MAX (all.x2, box->x2) : box->x2;
      all.y2 = any ? MAX (all.y2, box->y2) : box->y2;
      any = TRUE;
    }
  if (!any || all.x2 < all.x1 || all.y2 < all.y1)
    return;
  hit->left = part (all.x1, page->width);
  hit->top = part (all.y1, page->height);
  hit->right = part (all.x2, page->width);
  hit->bottom = part (all.y2, page->height);
}

/* From the line's start or some words before, to some words behind. */
static char *
cut_around (const GString *text, const LivretSearchHit *found)
{
  gsize begin = found->start > AROUND / 2 ? found->start - AROUND / 2 : 0;
  gsize end = MIN ((gsize) found->end + AROUND / 2, text->len);
  g_autofree char *piece = NULL;

  while (begin > 0 && !g_ascii_isspace (text->str[begin - 1]) && found->start - begin < AROUND)
    begin--;
  while (end < text->len && !g_ascii_isspace (text->str[end]) && end - found->end < AROUND)
    end++;
  piece = g_utf8_make_valid (text->str + begin, (gssize) (end - begin));
  return livret_text_line (piece);
}

static void
find_on_page (Page *page, GPtrArray *hits)
{
  g_autoptr (GArray) found = livret_search_hits (page->text->str, page->words);
  guint from = 0;

  for (guint i = 0; i < found->len && hits->len < LIVRET_PAGE_HITS_MAX; i++)
    {
      const LivretSearchHit *at = &g_array_index (found, LivretSearchHit, i);
      LivretPageHit *hit = livret_page_hits_add (hits, page->number, cut_around (page->text, at));

      hit->all = page->all;
      place (page, at, &from, hit);
    }
}

gboolean
livret_pdf_find (
    PopplerDocument *pdf, const char *words, int first, int end, GPtrArray *hits, GError **error)
{
  g_autoptr (LivretSearchWords) all = livret_search_words_new (words);

  for (int i = first; i < end && hits->len < LIVRET_PAGE_HITS_MAX; i++)
    {
      g_autoptr (PopplerPage) found = poppler_document_get_page (pdf, i);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (LivretPdfLetter));
      Page page = { words, i, 0, 0, text, letters, FALSE };

      if (found == NULL)
        return livret_unreadable (error, _ ("Page %d of the PDF file is damaged."), i + 1);
      poppler_page_get_size (found, &page.width, &page.height);
      livret_pdf_page_text (found, text, letters);
      page.all = livret_search_words_match (all, (const char *const[]) { text->str, NULL });
      find_on_page (&page, hits);
    }
  return TRUE;
}
