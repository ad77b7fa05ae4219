/* livret-lab-proposals.h: the results read in a document's text, beside what is kept of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-documents.h"
#include "record/livret-results.h"
#include "record/livret-session.h"
#include "results/livret-lab-result.h"

G_BEGIN_DECLS

/** LivretLabState: @LIVRET_LAB_DELETED: it was kept, and its reading deleted since. */
typedef enum
{
  LIVRET_LAB_NEW,
  LIVRET_LAB_KEPT,
  LIVRET_LAB_DELETED,
} LivretLabState;

typedef struct
{
  LivretLabResult *result;
  LivretLabState state;
} LivretLabProposal;

/**
 * LivretLabProposals: of a document.
 * @list: of #LivretLabProposal, in the order of the text: nothing where fewer than two kinds are
 * read, unless it is a laboratory's: a letter that mentions one value is no report
 * @recognized: a machine read the text from a picture, and may be wrong
 * @cells: what they were read in, besides its text: livret_lab_cells_read()
 */
typedef struct
{
  LivretDocument *document;
  GPtrArray *list;
  GPtrArray *cells;
  gboolean recognized;
} LivretLabProposals;
void livret_lab_proposals_free (LivretLabProposals *proposals);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretLabProposals, livret_lab_proposals_free)

/**
 * livret_lab_cells_read: what stands in rows on the pages of a document that may be a report, asked
 * of the reader; none where it is no PDF, or no report, or cannot be read. On no thread that has to
 * answer, and outside of jobs: others wait for those. @id: of the document
 *
 * Returns: (transfer full) (element-type LivretPageCell): %NULL with @error
 */
GPtrArray *livret_lab_cells_read (LivretSession *session,
                                  const char *id,
                                  GCancellable *cancellable,
                                  GError **error);
/** livret_lab_proposals_read: nothing is stored. A result without a day has the document's, where
 * that is a day; it stays in doubt. @id: of the document; @cells: of its pages, kept. */
LivretLabProposals *
livret_lab_proposals_read (LivretDb *db, const char *id, GPtrArray *cells, GError **error);
/** livret_lab_proposals_count: those that are new. */
guint livret_lab_proposals_count (const LivretLabProposals *proposals);
/** livret_lab_proposals_match: whose state is what by @kept (element-type LivretKeptResult). Pure.
 */
void livret_lab_proposals_match (const GPtrArray *list, const GArray *kept);

/** livret_lab_result_stated: as it is kept; borrowed from @result. */
LivretStatedResult livret_lab_result_stated (const LivretLabResult *result);
/** livret_lab_result_copy: (transfer full). */
LivretLabResult *livret_lab_result_copy (const LivretLabResult *result);

G_END_DECLS
