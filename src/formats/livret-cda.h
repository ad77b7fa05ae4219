/* livret-cda.h: HL7 CDA R2 documents, the French ones of CI-SIS and the C-CDA alike.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read by what an element is called and which template it says to follow, never by its place, as
 * real files differ in both. A header becomes the document's metadata, an unstructured body its
 * content, the entries of a structured body statements and results, each with the title of its
 * section. What has no place in the record stays in the document, which is kept, and is counted.
 */
#pragma once

#include "formats/livret-format.h"
#include "formats/livret-header.h"
#include "formats/livret-xml.h"

G_BEGIN_DECLS

/* --- The tree (livret-cda-tree.c) -------------------------------------------------------------
 */

/** livret_cda_root: (nullable): the clinical document, be it inside a style sheet that shows it. */
xmlNode *livret_cda_root (xmlDoc *doc);

/** livret_cda_has_template: whether it says to follow the template @root. */
gboolean livret_cda_has_template (const xmlNode *node, const char *root);
/** livret_cda_identifier: (transfer full) (nullable): an II as "root^extension" or "root". */
char *livret_cda_identifier (const xmlNode *node);
/** livret_cda_date: (transfer full) (nullable): of a TS as a partial date: "2019", "2019-08-11". */
char *livret_cda_date (const xmlNode *node);

/** LivretCdaMoment: of a TS with the day at least. @offset_min: LIVRET_OFFSET_UNKNOWN: wall clock
 */
typedef struct
{
  gint64 time;
  gint16 offset_min;
  gboolean wall_clock;
} LivretCdaMoment;
gboolean livret_cda_moment (const xmlNode *node, LivretCdaMoment *out);

/* --- The narrative (livret-cda-narrative.c) ---------------------------------------------------
 */

/** livret_cda_narrative_text: appends what a person reads: lines, cells of a table apart by tabs.
 */
void livret_cda_narrative_text (const xmlNode *text, GString *out);
/** livret_cda_sections_text: the same of all sections of @body (nullable), under their titles. */
void livret_cda_sections_text (const xmlNode *body, GString *out);

/* --- One document being read (livret-format-cda.c) -------------------------------------------
 */

/**
 * LivretCda:
 * @ids: (element-type utf8 xmlNode): what of the narratives has an ID
 * @source: what readings are said to come from: the laboratory, the practice
 * @date: (nullable): the document's, partial; @group_date: (nullable): of the group being read, for
 * what has no date of its own; @french: what language it is written in;
 * @reimbursement: it tells what was paid for
 * @blood: of livret-blood-told.h; @series: ids of the sink by kind, unit and clock; @told: readings
 * that were given: canonical values by kind and moment; @said: statements with an identifier, as
 * written
 * @n_withdrawn: of the section being read: statements that do not hold any more;
 * @n_aside: of the entry being read: what it only refers to
 */
typedef struct
{
  xmlNode *root;
  GHashTable *ids;
  LivretSink *sink;
  char *source;
  char *date;
  const char *group_date;
  gboolean french;
  gboolean reimbursement;
  GPtrArray *blood;
  GHashTable *series;
  GHashTable *told;
  GHashTable *said;
  guint n_results;
  guint n_withdrawn;
  guint n_aside;
} LivretCda;

/* livret-cda-words.c */
/** livret_cda_words: (transfer full) (nullable): what a coded value (CD, CE) stands for, as its
 * author wrote it: display name, original text, a translation's name, its code, which is told as
 * one. */
char *livret_cda_words (const LivretCda *cda, const xmlNode *coded);
/** livret_cda_reference: (transfer full) (nullable): the narrative that @node's reference points
 * to, else its own text. */
char *livret_cda_reference (const LivretCda *cda, const xmlNode *node);
/** livret_cda_quantity: (transfer full) (nullable): a PQ as a person writes it in the language of
 * the document: "0,5 mg", "2 comprimés", "25 paquets/an". */
char *livret_cda_quantity (const LivretCda *cda, const xmlNode *node);
/** livret_cda_amount: (transfer full) (nullable): a PQ or an IVL_PQ: "1 – 3 comprimés", "≤ 5 mg/L".
 */
char *livret_cda_amount (const LivretCda *cda, const xmlNode *value);
/** livret_cda_every: (transfer full) (nullable): a period in words: "tous les 2 jours". */
char *livret_cda_every (const LivretCda *cda, const xmlNode *period);
/** livret_cda_narrower: (transfer full) (nullable): what the qualifiers of a coded value say: the
 * side, the part. */
char *livret_cda_narrower (const xmlNode *coded);
/** livret_cda_sentence: (transfer full) (nullable): what an observation asks and its @answer
 * (nullable): “Tabac : 10 par jour”. A qualifier stands behind the code
 * that it narrows: “Masse (gauche)”. */
char *livret_cda_sentence (const LivretCda *cda, const xmlNode *observation, const char *answer);
/** livret_cda_answer: (transfer full) (nullable): a value of any type in words; “oui”, “non” of a
 * Boolean in a French document. */
char *livret_cda_answer (const LivretCda *cda, const xmlNode *value);
/** livret_cda_is_yes: whether a text says no more than “oui”, “yes” or “true”. */
gboolean livret_cda_is_yes (const char *text);
/** livret_cda_code: (transfer full) (nullable): "system|code" of a coded value, or of its first
 * translation. */
char *livret_cda_code (const xmlNode *coded);

/* --- Entries (livret-cda-entries.c, livret-cda-results.c) -------------------------------------
 */

/** LivretCdaSection: @code: LOINC, "" if none; @title: as written; @section: (nullable): of the
 * profile, by the code; "plan": what is to be done, "none": nothing of it is taken. */
typedef struct
{
  const char *code;
  const char *title;
  const char *section;
} LivretCdaSection;

/**
 * livret_cda_take_entry: gives what stands in an <entry> to the sink.
 * @taken: how many items were given, or counted as something else; 0: nothing of it has a place in
 * the record
 * Returns: %FALSE when the sink wants no more
 */
gboolean livret_cda_take_entry (LivretCda *cda,
                                const LivretCdaSection *section,
                                const xmlNode *entry,
                                guint *taken);
/** livret_cda_take_results: the same for organizers and observations of values. */
gboolean livret_cda_take_results (LivretCda *cda,
                                  const LivretCdaSection *section,
                                  const xmlNode *statement,
                                  guint *taken);

/* --- The header (livret-cda-header.c) ---------------------------------------------------------
 */

/** livret_cda_header_read: fills an empty @out. */
void livret_cda_header_read (const xmlNode *root, LivretHeader *out);

G_END_DECLS
