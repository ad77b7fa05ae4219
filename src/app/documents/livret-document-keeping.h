/* livret-document-keeping.h: where a document is kept, and what was laid beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "record/livret-documents.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_DOCUMENT_KEEPING (livret_document_keeping_get_type ())
G_DECLARE_FINAL_TYPE (
    LivretDocumentKeeping, livret_document_keeping, LIVRET, DOCUMENT_KEEPING, AdwBin)

/** livret_document_keeping_show: each change is kept at once, and can be taken back. */
void livret_document_keeping_show (LivretDocumentKeeping *self,
                                   LivretHousehold *household,
                                   const LivretDocument *document);

G_END_DECLS
