/* livret-document-choices.h: what the list of documents can be narrowed to. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-documents.h"

G_BEGIN_DECLS

/**
 * livret_document_choices: (transfer full): what a drop-down of a filter offers: @all first, which
 * narrows nothing, then the key of each of @tallies (of #LivretDocumentTally) that says something:
 * years in the order they have there, names (@by_name) in the order of the alphabet.
 */
GStrv livret_document_choices (const char *all, GPtrArray *tallies, gboolean by_name);

/**
 * livret_document_choice_place: place of what was @chosen, 0 where it is not offered any more, as
 * when somebody else's documents are shown.
 * @chosen: (nullable): %NULL: nothing was chosen
 */
guint livret_document_choice_place (const char *const *choices, const char *chosen);

G_END_DECLS
