/* livret-papers-private.h: what livret-papers.c and livret-document-found.c share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-papers.h"

G_BEGIN_DECLS

/** livret_papers_put: of @document's version, by row and number; one that is there stays. */
gboolean livret_papers_put (LivretDb *db,
                            const LivretDocument *document,
                            const LivretPaper *paper,
                            gint64 import_row,
                            GError **error);
/** livret_parts_put: stores the bytes of part->fd; a part of that role that is there stays. */
gboolean livret_parts_put (LivretDb *db,
                           const LivretDocument *document,
                           const LivretPart *part,
                           gint64 import_row,
                           GError **error);

G_END_DECLS
