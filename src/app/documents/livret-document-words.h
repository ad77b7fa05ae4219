/* livret-document-words.h: what the row of a document says of it. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-documents.h"

G_BEGIN_DECLS

/** livret_document_from: (transfer full): "Dr Benali · Cabinet du Port". A laboratory's report is
 * the laboratory's, which stands first: "Laboratoire du Port · Dr Benali". */
char *livret_document_from (const LivretDocument *document);
/** livret_document_marks: (transfer full): how it stands, in words: "Pinned · New · Linked";
 * @today: a day number: what came in within a week is new. */
char *livret_document_marks (const LivretDocument *document, int today);

G_END_DECLS
