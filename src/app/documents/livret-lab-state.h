/* livret-lab-state.h: what is said of results read in a document's text. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results/livret-lab-proposals.h"

G_BEGIN_DECLS

/** livret_lab_banner: (transfer full): "5 results read in the text, to be checked". */
char *livret_lab_banner (guint n);
/** livret_lab_value: (transfer full): as written: "< 0,01 mIU/L". */
char *livret_lab_value (const LivretLabResult *result);
/** livret_lab_range: (transfer full): the laboratory's own, as written: "0.70–1.10 g/L, above"; ""
 * without one. */
char *livret_lab_range (const LivretLabResult *result);
/** livret_lab_when: (transfer full): "12 March 2024", "12 March 2024 at 08:15"; "" without a day.
 */
char *livret_lab_when (const LivretLabResult *result);
/** livret_lab_words: (transfer full): value, range, day and page of a proposal, and what became of
 * it.
 * @pages: of the document: that of the only one is not said */
char *livret_lab_words (const LivretLabProposal *proposal, int pages);
/** livret_lab_questions: (transfer full) (nullable): what has to be looked at before @result is
 * taken; sentences. */
char *livret_lab_questions (const LivretLabResult *result);
/** livret_lab_kept: (transfer full): "2 results kept". */
char *livret_lab_kept (guint n);
/** livret_lab_keep: (transfer full): on the button: "Keep 2 Results". */
char *livret_lab_keep (guint n);
/** livret_lab_how: (transfer full): how results are read, and what is not; @recognized: a machine
 * read the text from a picture. */
char *livret_lab_how (gboolean recognized);

/* What a person writes otherwise. %FALSE: it cannot be, and nothing is changed. */

/** livret_lab_value_text: (transfer full): the number alone, as it is typed. */
char *livret_lab_value_text (const LivretLabResult *result);
gboolean livret_lab_set_value (LivretLabResult *result, const char *text);
/** livret_lab_day_text: (transfer full): "12/03/2024", "12/03/2024 08:15"; "" without a day. */
char *livret_lab_day_text (const LivretLabResult *result);
gboolean livret_lab_set_day (LivretLabResult *result, const char *text);

G_END_DECLS
