/* livret-lab-proposals.c: proposals out of a document's text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "results/livret-lab-proposals.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "record/livret-recognition.h"
#include "record/livret-wire-cells.h"
#include "results/livret-lab-text.h"

#define LABORATORY "BIOLOGIE"
#define PDF "application/pdf"
/* A report has fewer; what is behind is read by its text. */
#define PAGES_MAX 200

static void
proposal_free (gpointer data)
{
  LivretLabProposal *proposal = data;

  livret_lab_result_free (proposal->result);
  g_free (proposal);
}

void
livret_lab_proposals_free (LivretLabProposals *proposals)
{
  if (proposals == NULL)
    return;
  g_clear_pointer (&proposals->document, livret_document_free);
  g_clear_pointer (&proposals->list, g_ptr_array_unref);
  g_clear_pointer (&proposals->cells, g_ptr_array_unref);
  g_free (proposals);
}

LivretLabResult *
livret_lab_result_copy (const LivretLabResult *result)
{
  LivretLabResult *copy = g_memdup2 (result, sizeof *result);

  copy->range = g_strdup (result->range);
  copy->line = g_strdup (result->line);
  return copy;
}

LivretStatedResult
livret_lab_result_stated (const LivretLabResult *result)
{
  return (LivretStatedResult) { .kind = result->kind,
                                .wall = result->when.time,
                                .value = result->value,
                                .unit = result->unit,
                                .decimals = result->decimals,
                                .limit = result->limit,
                                .flags = result->flags,
                                .low = result->low,
                                .high = result->high,
                                .range = result->range,
                                .meaning = result->meaning,
                                .page = result->page };
}

/* --- What is kept -------------------------------------------------------------------------------
 */

static guint
count_alike (const GPtrArray *list, const LivretLabResult *result)
{
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const LivretLabProposal *other = list->pdata[i];

      n += other->result->kind == result->kind && other->result->page == result->page;
    }
  return n;
}

/* What a person wrote otherwise before keeping it is the only one of its kind on the page. */
static gboolean
is_kept (const GPtrArray *list, const LivretLabResult *result, const LivretKeptResult *kept)
{
  double value;

  if (kept->kind != result->kind ||
      !livret_kind_to_canonical (result->kind, result->value, result->unit, &value))
    return FALSE;
  if (fabs (value - kept->value) <= 1e-9 * fabs (value) && result->dated &&
      kept->day == (int) (result->when.time / 86400))
    return TRUE;
  return kept->read && kept->page == (int) result->page && count_alike (list, result) == 1;
}

void
livret_lab_proposals_match (const GPtrArray *list, const GArray *kept)
{
  for (guint i = 0; i < list->len; i++)
    {
      LivretLabProposal *proposal = list->pdata[i];

      proposal->state = LIVRET_LAB_NEW;
      for (guint j = 0; j < kept->len && proposal->state != LIVRET_LAB_KEPT; j++)
        {
          const LivretKeptResult *other = &g_array_index (kept, LivretKeptResult, j);

          if (is_kept (list, proposal->result, other))
            proposal->state = other->deleted ? LIVRET_LAB_DELETED : LIVRET_LAB_KEPT;
        }
    }
}

/* --- Rows of a PDF ------------------------------------------------------------------------------
 */

typedef struct
{
  const char *id;
  int fd; /* -1: it is no report */
} Opening;

static gpointer
open_report (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Opening *opening = data;
  g_autoptr (LivretDocument) document = livret_documents_get (db, opening->id, error);
  g_autoptr (GError) failed = NULL;
  g_autofree char *text = NULL;

  if (document == NULL)
    return NULL;
  if (!g_str_equal (document->media_type, PDF))
    return opening;
  text = livret_documents_text (db, opening->id, &failed);
  if (failed == NULL && (g_str_equal (document->category, LABORATORY) ||
                         (text != NULL && livret_lab_text_is_worth (text))))
    {
      opening->fd = livret_documents_open (db, opening->id, error);
      return opening->fd >= 0 ? opening : NULL;
    }
  if (failed == NULL)
    return opening;
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/* In parts, between which others have their turn at the reader. */
GPtrArray *
livret_lab_cells_read (LivretSession *session,
                       const char *id,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) cells = livret_page_cells_new ();
  Opening opening = { id, -1 };
  g_autofd int fd = -1;
  int n_pages = 1;

  if (livret_store_run (livret_session_get_store (session), LIVRET_DB_READ, open_report, &opening,
                        cancellable, error) == NULL)
    return NULL;
  fd = opening.fd;
  for (int first = 0; fd >= 0 && first < MIN (n_pages, PAGES_MAX);
       first += LIVRET_READER_FIND_PAGES)
    {
      n_pages = livret_reader_cells (livret_session_get_reader (session), fd, PDF, first, cells,
                                     cancellable, NULL);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      /* Its text is there all the same. */
      if (n_pages < 0)
        return livret_page_cells_new ();
    }
  return g_steal_pointer (&cells);
}

/* --- Proposals ----------------------------------------------------------------------------------
 */

static gboolean
is_report (const LivretDocument *document, const GPtrArray *results)
{
  const LivretKind *first = NULL;

  if (g_str_equal (document->category, LABORATORY))
    return TRUE;
  for (guint i = 0; i < results->len; i++)
    {
      const LivretLabResult *result = results->pdata[i];

      if (first != NULL && result->kind != first)
        return TRUE;
      first = result->kind;
    }
  return FALSE;
}

/* "2026-05-03" or an instant of that day; a month or a year is no day. */
static void
take_day_of_document (const LivretDocument *document, LivretLabResult *result)
{
  g_autofree char *day = g_strndup (document->date.text, 10);
  int number;

  if (!result->dated && strlen (day) == 10 && livret_day_parse (day, &number, NULL))
    {
      result->when = (LivretLabMoment) { (gint64) number * 86400, FALSE };
      result->dated = TRUE;
    }
}

static GPtrArray *
propose (const LivretDocument *document, const char *text, const GPtrArray *cells)
{
  g_autoptr (GPtrArray) results = livret_lab_text_read (text != NULL ? text : "", -1, cells);
  GPtrArray *list = g_ptr_array_new_with_free_func (proposal_free);

  if (!is_report (document, results))
    return list;
  while (results->len > 0)
    {
      LivretLabProposal *proposal = g_new0 (LivretLabProposal, 1);

      proposal->result = g_ptr_array_steal_index (results, 0);
      take_day_of_document (document, proposal->result);
      g_ptr_array_add (list, proposal);
    }
  return list;
}

LivretLabProposals *
livret_lab_proposals_read (LivretDb *db, const char *id, GPtrArray *cells, GError **error)
{
  g_autoptr (LivretLabProposals) proposals = g_new0 (LivretLabProposals, 1);
  g_autoptr (GError) failed = NULL;
  g_autoptr (GArray) kept = NULL;
  g_autofree char *text = NULL;
  LivretRecognition found;

  if ((proposals->document = livret_documents_get (db, id, error)) == NULL)
    return NULL;
  text = livret_documents_text (db, id, &failed);
  if (failed == NULL && livret_recognition_get (db, id, &found, &failed))
    proposals->recognized = found.pages > 0;
  if (failed == NULL)
    kept = livret_results_list (db, id, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  proposals->cells = g_ptr_array_ref (cells);
  proposals->list = propose (proposals->document, text, cells);
  livret_lab_proposals_match (proposals->list, kept);
  return g_steal_pointer (&proposals);
}

guint
livret_lab_proposals_count (const LivretLabProposals *proposals)
{
  guint n = 0;

  for (guint i = 0; i < proposals->list->len; i++)
    n += ((LivretLabProposal *) proposals->list->pdata[i])->state == LIVRET_LAB_NEW;
  return n;
}
