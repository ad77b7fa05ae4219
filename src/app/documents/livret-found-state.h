/* livret-found-state.h: what a search found beyond the documents, as words. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-found.h"

G_BEGIN_DECLS

/** livret_found_heading: (transfer full): the heading above the rows of its sort: "Allergies",
 * "Notes".
 */
char *livret_found_heading (const LivretFound *found);
/** livret_found_where: (transfer full): "Weight · 12 Feb 2026 · Louis": beside what it stands,
 * since when; @several: whose it is too. */
char *livret_found_where (const LivretFound *found, gboolean several);
/** livret_found_spoken: (transfer full): all of it, for who hears it. */
char *livret_found_spoken (const LivretFound *found, gboolean several);

G_END_DECLS
