/* livret-cda-found.h: one statement of a CDA document on its way to the sink.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-cda.h"

G_BEGIN_DECLS

/** LivretCdaFound: what is known of a statement so far; all owned. @none: known to be absent */
typedef struct
{
  char *text;
  char *from;
  char *until;
  char *code;
  GString *comment;
  gboolean none;
} LivretCdaFound;

void livret_cda_found_clear (LivretCdaFound *found);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretCdaFound, livret_cda_found_clear)

/** livret_cda_comment: (transfer full) (nullable): @words are added, unless they stand there. */
void livret_cda_comment (LivretCdaFound *found, char *words);
/** livret_cda_take_time: of an IVL_TS or TS (nullable); what is known already stays. */
void livret_cda_take_time (LivretCdaFound *found, const xmlNode *time);
/**
 * livret_cda_take_times: of an observation, or of the @concern (nullable) that it stands in, where
 * it has none of its own; never one end of each. What is said to be resolved or inactive has ended,
 * be the day not told; what is said to be active does not end with its concern.
 */
void livret_cda_take_times (LivretCda *cda,
                            LivretCdaFound *found,
                            const xmlNode *observation,
                            const xmlNode *concern);
/** livret_cda_tells_status: whether an observation says no more than what became of another. */
gboolean livret_cda_tells_status (const xmlNode *observation);
/** livret_cda_holds: that a statement was not cancelled, broken off or entered in error.
 * livret_cda_is_withdrawn: that it was, which is counted. */
gboolean livret_cda_holds (const xmlNode *statement);
gboolean livret_cda_is_withdrawn (LivretCda *cda, const xmlNode *statement, guint *taken);
/** livret_cda_says_none: “no known …” of SNOMED CT and of the IPS: known to be absent. */
gboolean livret_cda_says_none (const xmlNode *coded);
/** livret_cda_says_nothing: “no information”, which is no statement. */
gboolean livret_cda_says_nothing (const xmlNode *coded);
/** livret_cda_words_say_nothing: that words say no more than that nothing is known, as programs
 * fill the sections that a document has to have: “No medication data is applicable”. */
gboolean livret_cda_words_say_nothing (const char *words);
/** livret_cda_answer_says_nothing: the same of the answer to a question, where “aucun” is one. */
gboolean livret_cda_answer_says_nothing (const char *words);
/** livret_cda_give: as an entry of the section @id; @taken counts it. What has no words, or says
 * nothing in them, is none. */
gboolean livret_cda_give (LivretCda *cda,
                          const LivretCdaSection *section,
                          const char *id,
                          LivretCdaFound *found,
                          guint *taken);
/** livret_cda_is_problem: whether an observation is a problem or a diagnosis by its template and
 * code, wherever it stands; not what is complained of, found, or feared. */
gboolean livret_cda_is_problem (const xmlNode *observation);
/** livret_cda_take_problem: a condition; @concern: (nullable): what it stands in. */
gboolean livret_cda_take_problem (LivretCda *cda,
                                  const LivretCdaSection *section,
                                  const xmlNode *observation,
                                  const xmlNode *concern,
                                  guint *taken);
/** livret_cda_take_treatment: a medicine that is taken or was handed out. */
gboolean livret_cda_take_treatment (LivretCda *cda,
                                    const LivretCdaSection *section,
                                    const xmlNode *administration,
                                    guint *taken);
/** livret_cda_take_administration: a treatment, or a vaccination by its template or section. */
gboolean livret_cda_take_administration (LivretCda *cda,
                                         const LivretCdaSection *section,
                                         const xmlNode *administration,
                                         guint *taken);

G_END_DECLS
