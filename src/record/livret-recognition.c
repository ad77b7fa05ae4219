/* livret-recognition.c: the words in pictures and scanned pages, found behind what people do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-recognition.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/livret-clock.h"
#include "record/livret-documents-private.h"

/* Noted in one transaction, and looked through in one go. */
#define SETTLED_MAX 500

/* Documents of pictures or PDF whose current version nobody looked at; of the household alone. */
#define WAITING                                                                                    \
  " FROM document d JOIN person p ON p.row = d.person"                                             \
  " JOIN version v ON v.document = d.row AND v.number = d.version"                                 \
  " LEFT JOIN recognition r ON r.document = d.row AND r.version = v.number"                        \
  " LEFT JOIN document_text t ON t.document = d.row"                                               \
  " WHERE (v.media_type = 'application/pdf' OR v.media_type LIKE 'image/%')"                       \
  " AND r.document IS NULL AND d.deleted = 0 AND (?1 = '' OR p.id = ?1)"

/* --- The record ---------------------------------------------------------------------------------
 */

gboolean
livret_recognition_get (LivretDb *db, const char *id, LivretRecognition *out, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT r.pages, r.confidence FROM recognition r JOIN document d ON d.row = r.document"
          " WHERE d.id = ?1 AND r.version = d.version");

  *out = (LivretRecognition) { 0 };
  livret_statement_bind_text (s, 1, id);
  if (!livret_statement_step (s, error))
    return FALSE;
  out->pages = (int) livret_statement_int (s, 0);
  out->confidence = (int) livret_statement_int (s, 1);
  return TRUE;
}

int
livret_recognition_waiting (LivretDb *db, const char *person, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "SELECT count (*)" WAITING);

  livret_statement_bind_text (s, 1, person != NULL ? person : "");
  return livret_statement_step (s, error) ? (int) livret_statement_int (s, 0) : -1;
}

static gboolean
note (LivretDb *db, gint64 row, int version, const LivretRecognition *found, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "INSERT OR REPLACE INTO recognition (document, version, pages, confidence, done)"
          " VALUES (?1, ?2, ?3, ?4, ?5)");

  livret_statement_bind_int (s, 1, row);
  livret_statement_bind_int (s, 2, version);
  livret_statement_bind_int (s, 3, found->pages);
  livret_statement_bind_int (s, 4, found->confidence);
  livret_statement_bind_int (s, 5, livret_clock_now ());
  return livret_statement_run (s, error);
}

void
livret_recognition_step_clear (LivretRecognitionStep *step)
{
  g_clear_pointer (&step->document, livret_document_free);
  g_clear_pointer (&step->reason, g_free);
}

/* --- One document -------------------------------------------------------------------------------
 */

/* A document whose pages all have words of their own. */
typedef struct
{
  gint64 row;
  int version;
} Settled;

/* @settled: of #Settled, met on the way; @fd: of the document's bytes; @pages: the text of each as
 * it is known; @changed: one was added to. */
typedef struct
{
  const char *person;
  LivretRecognitionStep *step;
  GArray *settled;
  int fd;
  GPtrArray *pages;
  gboolean changed;
} Work;

/* A page a form feed, as the reader gives them. */
static GPtrArray *
split_pages (const char *text)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (text, "\f", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (pages, g_strdup (parts[i]));
  return pages;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

/* The pages that are looked at, @n of them, with the words they have. */
static GPtrArray *
pages_of (const char *text, int n)
{
  GPtrArray *pages = split_pages (text);

  n = CLAMP (n, 1, LIVRET_RECOGNITION_PAGES_MAX);
  while (pages->len < (guint) n)
    g_ptr_array_add (pages, g_strdup (""));
  return pages;
}

static gboolean
has_blank (GPtrArray *pages)
{
  for (guint i = 0; i < MIN (pages->len, LIVRET_RECOGNITION_PAGES_MAX); i++)
    if (is_blank (pages->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
take_document (LivretDb *db, Work *work, const char *id, GError **error)
{
  work->step->document = livret_documents_get (db, id, error);
  if (work->step->document != NULL)
    work->fd = livret_documents_open (db, id, error);
  return work->fd >= 0;
}

static gpointer
take_next (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT d.id, d.row, v.number, v.pages, coalesce (t.text, '')" WAITING
                             " ORDER BY d.row DESC LIMIT ?2");
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_text (s, 1, work->person != NULL ? work->person : "");
  livret_statement_bind_int (s, 2, SETTLED_MAX);
  while (livret_statement_step (s, &failed))
    {
      g_autofree char *id = livret_statement_dup_text (s, 0);
      Settled settled = { livret_statement_int (s, 1), (int) livret_statement_int (s, 2) };

      work->pages = pages_of (livret_statement_text (s, 4), (int) livret_statement_int (s, 3));
      if (has_blank (work->pages))
        return take_document (db, work, id, error) ? work : NULL;
      g_clear_pointer (&work->pages, g_ptr_array_unref);
      g_array_append_val (work->settled, settled);
    }
  if (failed == NULL)
    return work;
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/* Nothing is to be found there. */
static gpointer
settle (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const LivretRecognition nothing = { 0 };
  Work *work = data;
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  if (!livret_db_transaction_begin (&t, db, error))
    return NULL;
  for (guint i = 0; i < work->settled->len; i++)
    {
      const Settled *settled = &g_array_index (work->settled, Settled, i);

      if (!note (db, settled->row, settled->version, &nothing, error))
        return NULL;
    }
  return livret_db_transaction_commit (&t, error) ? work : NULL;
}

/* Until there is one to look at, or none waits. */
static gboolean
find (LivretStore *store, Work *work, GCancellable *cancellable, GError **error)
{
  guint n;

  do
    {
      g_array_set_size (work->settled, 0);
      if (livret_store_run (store, LIVRET_DB_READ, take_next, work, cancellable, error) == NULL)
        return FALSE;
      n = work->settled->len;
      if (n > 0 &&
          livret_store_run (store, LIVRET_DB_WRITE, settle, work, cancellable, error) == NULL)
        return FALSE;
    }
  while (work->step->document == NULL && n > 0);
  return TRUE;
}

static char *
join_pages (GPtrArray *pages)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < pages->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\f');
      g_string_append (out, pages->pdata[i]);
    }
  return g_string_free_and_steal (out);
}

/* The words of one page; %FALSE when it is the end: it was cancelled, or the page could not be
 * read. */
static gboolean
look_at_page (Work *work,
              LivretReader *reader,
              guint page,
              int *sure,
              GCancellable *cancellable,
              GError **error)
{
  int confidence = 0;
  char *words =
      livret_reader_recognize (reader, work->fd, work->step->document->media_type, (int) page,
                               LIVRET_RECOGNITION_SECONDS, &confidence, cancellable, error);

  if (words == NULL)
    return FALSE;
  if (*words == '\0')
    {
      g_free (words);
      return TRUE;
    }
  g_free (work->pages->pdata[page]);
  work->pages->pdata[page] = words;
  work->step->found.pages++;
  *sure += confidence;
  work->changed = TRUE;
  return TRUE;
}

static gboolean
look (Work *work,
      LivretReader *reader,
      const LivretProgress *progress,
      GCancellable *cancellable,
      GError **error)
{
  guint n = MIN (work->pages->len, LIVRET_RECOGNITION_PAGES_MAX);
  int sure = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) failed = NULL;

      livret_progress_tell (progress, (double) i / n);
      if (!is_blank (work->pages->pdata[i]) ||
          look_at_page (work, reader, i, &sure, cancellable, &failed))
        continue;
      if (g_error_matches (failed, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
      /* What was read of the pages before is kept. */
      work->step->reason = g_strdup (failed->message);
      break;
    }
  if (work->step->found.pages > 0)
    work->step->found.confidence = sure / work->step->found.pages;
  return TRUE;
}

static gpointer
keep (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  LivretRecognitionStep *step = work->step;
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretDocument) now = NULL;
  g_autofree char *text = NULL;

  if (!livret_db_transaction_begin (&t, db, error))
    return NULL;
  now = livret_documents_get (db, step->document->id, NULL);
  /* Erased meanwhile, or another file now: this one waits no more, or again. */
  if (now == NULL || strcmp (now->sha256, step->document->sha256) != 0)
    return work;
  text = join_pages (work->pages);
  if ((work->changed && !livret_documents_set_text (db, now, text, error)) ||
      !note (db, now->row, now->version, &step->found, error) ||
      !livret_db_transaction_commit (&t, error))
    return NULL;
  return work;
}

/* Asked before a document is taken: that it cannot be done is no fault of the document. */
static gboolean
is_able (LivretReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (livret_reader_recognizes (reader, cancellable, &failed))
    return TRUE;
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READER,
                         _ ("Tesseract, or its data for French and English, is not installed: the "
                            "words in pictures cannot be read."));
  return FALSE;
}

gboolean
livret_recognition_step (LivretStore *store,
                         LivretReader *reader,
                         const char *person,
                         const LivretProgress *progress,
                         LivretRecognitionStep *step,
                         GCancellable *cancellable,
                         GError **error)
{
  Work work = { .person = person, .step = step, .fd = -1 };
  gboolean done;

  *step = (LivretRecognitionStep) { 0 };
  if (!is_able (reader, cancellable, error))
    return FALSE;
  work.settled = g_array_new (FALSE, FALSE, sizeof (Settled));
  done = find (store, &work, cancellable, error);
  if (done && step->document != NULL)
    done = look (&work, reader, progress, cancellable, error) &&
           livret_store_run (store, LIVRET_DB_WRITE, keep, &work, cancellable, error) != NULL;
  g_clear_fd (&work.fd, NULL);
  g_clear_pointer (&work.pages, g_ptr_array_unref);
  g_array_unref (work.settled);
  return done;
}
