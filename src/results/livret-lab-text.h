/* livret-lab-text.h: the results that the text of a laboratory's report says.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results/livret-lab-report.h"

G_BEGIN_DECLS

/* What is behind is not looked at: a report has some pages. */
#define LIVRET_LAB_TEXT_MAX (1024 * 1024)

/**
 * livret_lab_text_read:
 * @text: of a document, its pages apart by a form feed; need not be UTF-8 or end in a NUL
 * @cells: (nullable) (element-type LivretPageCell): what stands in rows on its pages, in their
 *   order. A page that has some is read by them: a text has the cells of a table in any order. The
 *   others, as those that a machine read from a picture, are read by their text
 *
 * Proposals for a person who has the page before them. Nothing is guessed: a line that is not
 * understood says nothing, and what is not certain has its @doubts. The day of the sample
 * (“Prélevé le …”) is that of the results; without one, or between several, it is in doubt. The
 * same result twice is one; two of one kind and moment that differ are in doubt.
 *
 * Returns: (transfer full) (element-type LivretLabResult): in the order of the text
 */
GPtrArray *livret_lab_text_read (const char *text, gssize size, const GPtrArray *cells);

/** livret_lab_text_is_worth: whether the beginning of @text names two analytes, so that it may be a
 * report. */
gboolean livret_lab_text_is_worth (const char *text);

G_END_DECLS
