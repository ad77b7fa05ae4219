/* livret-document-info.h: what is known of a document, beside its pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "record/livret-documents.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_DOCUMENT_INFO (livret_document_info_get_type ())
G_DECLARE_FINAL_TYPE (LivretDocumentInfo, livret_document_info, LIVRET, DOCUMENT_INFO, AdwBin)

void livret_document_info_show (LivretDocumentInfo *self,
                                LivretHousehold *household,
                                const LivretDocument *document);

/**
 * livret_document_info_dialog_new:
 *
 * Where the window has no room beside the pages.
 *
 * Returns: (transfer floating): a dialog with what is known of the document
 */
AdwDialog *livret_document_info_dialog_new (LivretHousehold *household,
                                            const LivretDocument *document);

G_END_DECLS
