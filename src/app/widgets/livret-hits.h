/* livret-hits.h: words that a search found, marked in the text they stand in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/** livret_hits_marks: (transfer full): each of @words, as a search understands them, bold and
 * underlined in @text: never by colour alone. */
PangoAttrList *livret_hits_marks (const char *text, const char *words);

G_END_DECLS
