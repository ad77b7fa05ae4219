/* livret-text-pages.c: on which page of a document's text words stand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-text-pages.h"

#include <string.h>

#include "record/livret-tokenizer.h"

/* The first page that has what is asked for; 0: none. */
static int
find_page (const char *text, const LivretSearchWords *all, const char *any, const char **start)
{
  const char *page = text;

  for (int i = 1; page != NULL; i++)
    {
      const char *end = strchr (page, '\f');
      g_autofree char *piece = end != NULL ? g_strndup (page, end - page) : g_strdup (page);
      const char *texts[] = { piece, NULL };
      g_autofree char *found = all == NULL ? livret_search_snippet (piece, any, 1) : NULL;

      if (all != NULL ? livret_search_words_match (all, texts) : found != NULL)
        {
          *start = page;
          return i;
        }
      page = end != NULL ? end + 1 : NULL;
    }
  return 0;
}

int
livret_text_page (const char *text, const char *words, const char **start)
{
  g_autoptr (LivretSearchWords) all = NULL;
  int page;

  *start = text;
  if (strchr (text, '\f') == NULL)
    return 0;
  all = livret_search_words_new (words);
  page = find_page (text, all, NULL, start);
  return page > 0 ? page : find_page (text, NULL, words, start);
}
