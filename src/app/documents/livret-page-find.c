/* livret-page-find.c: where words stand in a document, page by page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-page-find.h"

#include <string.h>
#include <unistd.h>

#include "app/widgets/livret-worker.h"
#include "base/livret-text.h"
#include "record/livret-papers.h"
#include "record/livret-recognition.h"
#include "record/livret-tokenizer.h"

/* Bytes of the text around a word that a machine read. */
#define AROUND 80

typedef struct
{
  char *document;
  char *role;
  char *media_type;
  char *words;
  int fd;
  char *read; /* what a machine read of it; NULL: nothing */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  if (search->fd >= 0)
    close (search->fd);
  g_free (search->document);
  g_free (search->role);
  g_free (search->media_type);
  g_free (search->words);
  g_free (search->read);
  g_free (search);
}

static gpointer
open_document (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;
  g_autoptr (GError) failed = NULL;
  LivretRecognition found = { 0 };

  search->fd = search->role != NULL
                   ? livret_parts_open (db, search->document, 0, search->role, error)
                   : livret_documents_open (db, search->document, error);
  if (search->fd < 0)
    return NULL;
  if (search->role == NULL && livret_recognition_get (db, search->document, &found, &failed) &&
      found.pages > 0)
    search->read = livret_documents_text (db, search->document, &failed);
  return search;
}

static gboolean
has_page (const GPtrArray *hits, int page)
{
  for (guint i = 0; i < hits->len; i++)
    if (((const LivretPageHit *) hits->pdata[i])->page == page)
      return TRUE;
  return FALSE;
}

static int
by_page (gconstpointer a, gconstpointer b)
{
  return (*(LivretPageHit *const *) a)->page - (*(LivretPageHit *const *) b)->page;
}

static void
add_read_page (GPtrArray *hits, const char *text, const char *words, int page)
{
  g_autoptr (GArray) found = livret_search_hits (text, words);
  g_autoptr (LivretSearchWords) all = livret_search_words_new (words);
  gboolean has_all = livret_search_words_match (all, (const char *const[]) { text, NULL });

  for (guint i = 0; i < found->len && hits->len < LIVRET_PAGE_HITS_MAX; i++)
    {
      guint start = g_array_index (found, LivretSearchHit, i).start;
      g_autofree char *around = livret_search_snippet (text + start, words, AROUND);

      livret_page_hits_add (hits, page, livret_text_line (around))->all = has_all;
    }
}

/* Pages that have words of their own were not read by a machine. */
static void
add_read (GPtrArray *hits, const char *text, const char *words)
{
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);

  for (int i = 0; pages[i] != NULL; i++)
    if (!has_page (hits, i))
      add_read_page (hits, pages[i], words, i);
  g_ptr_array_sort (hits, by_page);
}

/* In parts, between which others have their turn at the reader. */
static gpointer
find (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;
  g_autoptr (GPtrArray) hits = livret_page_hits_new ();
  int n_pages = 1;

  if (livret_store_run (livret_session_get_store (session), LIVRET_DB_READ, open_document, search,
                        cancellable, error) == NULL)
    return NULL;
  for (int first = 0; first < n_pages && hits->len < LIVRET_PAGE_HITS_MAX;
       first += LIVRET_READER_FIND_PAGES)
    {
      n_pages =
          livret_reader_find (livret_session_get_reader (session), search->fd, search->media_type,
                              search->words, first, hits, cancellable, error);
      if (n_pages < 0)
        return NULL;
    }
  if (search->read != NULL)
    add_read (hits, search->read, search->words);
  return g_steal_pointer (&hits);
}

void
livret_page_find_async (LivretHousehold *household,
                        const LivretPageSource *source,
                        const char *words,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Search *search = g_new0 (Search, 1);

  search->fd = -1;
  search->document = g_strdup (source->document);
  search->role = g_strdup (source->role);
  search->media_type = g_strdup (source->media_type);
  search->words = g_strdup (words);
  livret_worker_run_async (livret_household_get_session (household), find, search, search_free,
                           (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
livret_page_find_finish (GAsyncResult *result, GError **error)
{
  return livret_worker_run_finish (result, error);
}
