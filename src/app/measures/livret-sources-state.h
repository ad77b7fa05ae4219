/* livret-sources-state.h: the sources of a measure and the rule by which they count, as words.
 * Pure. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-source-rule.h"

G_BEGIN_DECLS

/** livret_sources_name: (transfer full): "Withings Body+", "Typed by hand". */
char *livret_sources_name (const LivretSourceRule *rule);
/** livret_sources_words: (transfer full): "312 readings · 40 of them came from another source too ·
 * 3 Apr – 5 May 2026". */
char *livret_sources_words (const LivretSourceRule *rule);
/** livret_sources_rule_words: how the sources of @kind count; @ordered: an order was given. */
const char *livret_sources_rule_words (const LivretKind *kind, gboolean ordered);

/** livret_sources_are_ordered: (element-type LivretSourceRule): whether a person gave an order. */
gboolean livret_sources_are_ordered (const GArray *rules);
/** livret_sources_move: (transfer full): the choices with the source at @from put at @to, all in
 * this order. */
GArray *livret_sources_move (const GArray *rules, guint from, guint to);
/** livret_sources_set_counts: (transfer full): the choices with this one counting or not. */
GArray *livret_sources_set_counts (const GArray *rules, guint index, gboolean counts);
/** livret_sources_choices: (transfer full): what is chosen now: series, place and counts. */
GArray *livret_sources_choices (const GArray *rules);

G_END_DECLS
