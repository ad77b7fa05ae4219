/* livret-document-standing.h: how the signed cards of a document stand, beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "record/livret-documents.h"

G_BEGIN_DECLS

/** livret_document_standing_show: a row a card, as the reader finds them to stand now; the group is
 * hidden where @document holds none. What was asked of @group before is not awaited any more. */
void livret_document_standing_show (AdwPreferencesGroup *group,
                                    LivretHousehold *household,
                                    const LivretDocument *document);

G_END_DECLS
