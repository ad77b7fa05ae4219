/* livret-fhir.h: HL7 FHIR R4 in JSON: bundles of all sorts, single resources, one a line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file is looked over once, which finds where each resource stands; each is then parsed by
 * itself, so that neither a large file nor a large attachment is ever held as a tree. References
 * are followed inside the file alone. What has no place in the record stays in the file, which is
 * kept as a document, and is counted.
 */
#pragma once

#include "formats/livret-format.h"
#include "formats/livret-header.h"
#include "formats/livret-inner.h"
#include "formats/livret-json-items.h"
#include "record/livret-limit.h"

G_BEGIN_DECLS

#define LIVRET_FHIR_MEDIA_TYPE "application/fhir+json"

/* --- The text (livret-fhir-scan.c) ------------------------------------------------------------
 */

/** LivretFhirSpan: a value in the text, with its quotes or brackets; @size 0: none. */
typedef struct
{
  const char *at;
  gsize size;
} LivretFhirSpan;

/** livret_fhir_next_value: the next value of a list or of a text of several; @at is moved behind
 * it. %FALSE at the end, with @cut where the text ends inside of it. */
gboolean
livret_fhir_next_value (const char **at, const char *end, LivretFhirSpan *value, gboolean *cut);
/** livret_fhir_member: the value of a member of @object, be it an object; size 0: none. */
LivretFhirSpan livret_fhir_member (LivretFhirSpan object, const char *name);
/** livret_fhir_span_dup: (transfer full) (nullable): a short string without escapes but "\/". */
char *livret_fhir_span_dup (LivretFhirSpan span);
/**
 * livret_fhir_lean: (transfer full) (nullable): the text of a resource as it is parsed: numbers are
 * strings, so that they stay as written; strings that are too long to be words are U+0001 and their
 * place in @lifted (element-type LivretFhirSpan). %NULL: it is too large even so.
 */
GString *livret_fhir_lean (LivretFhirSpan resource, GArray *lifted);
/** livret_fhir_base64: (transfer full) (nullable): the bytes of a string of base 64; %NULL: larger
 * than any is read. */
GBytes *livret_fhir_base64 (LivretFhirSpan string);

/* --- The file (livret-fhir-file.c) ------------------------------------------------------------
 */

/**
 * LivretFhirPlace: a resource of the file.
 * @type: interned in the file, "" where it tells none
 * @used: something that was taken speaks of it
 * @title: (nullable): of the section of the document that lists it; @section: (nullable): of the
 * profile
 */
typedef struct
{
  LivretFhirSpan span;
  const char *type;
  const char *title;
  const char *section;
  gboolean used;
} LivretFhirPlace;

/**
 * LivretFhirFile:
 * @places: of LivretFhirPlace, in the order of the file
 * @by_reference: places by full URL and by "Type/id"
 * @bundle: the outermost bundle, size 0: none
 * @lines: resources stand one after another
 * @n_empty: entries that hold no resource; @n_cut: lines that end inside of one
 */
typedef struct
{
  GArray *places;
  GHashTable *by_reference;
  GStringChunk *texts;
  LivretFhirSpan bundle;
  gboolean lines;
  guint n_empty;
  guint n_cut;
} LivretFhirFile;

/** livret_fhir_file_read: @bytes must live as long as @out. */
gboolean livret_fhir_file_read (GBytes *bytes, LivretFhirFile *out, GError **error);
void livret_fhir_file_clear (LivretFhirFile *file);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretFhirFile, livret_fhir_file_clear)

/** LivretFhirResource: a resource, parsed. @object borrows of @node; @place: -1: contained in
 * another. */
typedef struct
{
  JsonNode *node;
  JsonObject *object;
  GArray *lifted;
  int place;
} LivretFhirResource;
void livret_fhir_resource_clear (LivretFhirResource *resource);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretFhirResource, livret_fhir_resource_clear)

/** livret_fhir_parse: the resource at @place; %FALSE: no valid JSON, nested too deeply, too large.
 */
gboolean livret_fhir_parse (LivretFhirFile *file, int place, LivretFhirResource *out);
/** livret_fhir_parse_head: @span without the list of its entries. */
gboolean livret_fhir_parse_head (LivretFhirSpan bundle, LivretFhirResource *out);
/** livret_fhir_place_of: (nullable): where it stands, %NULL: contained in another. Borrowed. */
LivretFhirPlace *livret_fhir_place_of (LivretFhirFile *file, const LivretFhirResource *resource);
/** livret_fhir_find: the place that @reference names, -1: it is not in the file. */
int livret_fhir_find (LivretFhirFile *file, const char *reference);
/**
 * livret_fhir_follow: the resource that @reference (nullable) of @from points to, in the file or
 * contained; it is used from then on.
 */
gboolean livret_fhir_follow (LivretFhirFile *file,
                             const LivretFhirResource *from,
                             JsonObject *reference,
                             LivretFhirResource *out);

/* --- Values (livret-fhir-values.c) ------------------------------------------------------------
 */

/** livret_fhir_text: (nullable): a string member that holds something. Borrowed. */
const char *livret_fhir_text (JsonObject *object, const char *member);
gboolean livret_fhir_text_is (JsonObject *object, const char *member, const char *value);
/** livret_fhir_count, livret_fhir_at: the objects of a list member; %NULL: another value. */
guint livret_fhir_count (JsonObject *object, const char *member);
JsonObject *livret_fhir_at (JsonObject *object, const char *member, guint i);
/** livret_fhir_line: (transfer full) (nullable): a text as one line, cut where it is long. */
char *livret_fhir_line (const char *text);
/** livret_fhir_words: (transfer full) (nullable): of a CodeableConcept: its text, what a code is
 * displayed as, a code. */
char *livret_fhir_words (JsonObject *concept);
/** livret_fhir_vaccine: (nullable): name of the vaccine of a CVX code. Translated. */
const char *livret_fhir_vaccine (JsonObject *concept);
/** livret_fhir_first_words: (transfer full) (nullable): of the first of a list. */
char *livret_fhir_first_words (JsonObject *object, const char *member);
/** livret_fhir_code: (transfer full) (nullable): "system|code" of the first code. */
char *livret_fhir_code (JsonObject *concept);
/** livret_fhir_has_code: whether one of the codes is one of @codes. */
gboolean livret_fhir_has_code (JsonObject *concept, const char *const *codes);
/** livret_fhir_first_code: (nullable): the first code. Borrowed. */
const char *livret_fhir_first_code (JsonObject *concept);
/** livret_fhir_date: (transfer full) (nullable): the day, month or year of a date or time. */
char *livret_fhir_date (const char *text);
/** livret_fhir_identifier: (transfer full) (nullable): "root^extension" as in XDS. */
char *livret_fhir_identifier (JsonObject *identifier);
/** livret_fhir_person: (transfer full) (nullable): first and last name of a list "name"; of
 * professionals with the title. */
char *livret_fhir_person (JsonObject *resource, gboolean professional);

/** LivretFhirMoment: @offset_min: LIVRET_OFFSET_UNKNOWN: not told, be it the wall clock or UTC. */
typedef struct
{
  gint64 time;
  gint16 offset_min;
  gboolean wall_clock;
  gboolean day; /* no time of day is told */
} LivretFhirMoment;
gboolean livret_fhir_moment (const char *text, LivretFhirMoment *out);

/** LivretFhirNumber: a quantity. @unit: UCUM, "1" if none is told */
typedef struct
{
  double value;
  guint8 decimals;
  LivretLimit limit;
  char *unit;
} LivretFhirNumber;
void livret_fhir_number_clear (LivretFhirNumber *number);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretFhirNumber, livret_fhir_number_clear)
/** livret_fhir_decimal: a number as written. */
gboolean
livret_fhir_decimal (JsonObject *object, const char *member, double *value, guint8 *decimals);
/** livret_fhir_quantity: (transfer full) (nullable): as a person writes it: "< 5 mg/L". */
char *livret_fhir_quantity (JsonObject *quantity);
/** livret_fhir_answer: (transfer full) (nullable): the value of an observation, of any sort, as a
 * person writes it; “oui”, “non” with @french. */
char *livret_fhir_answer (JsonObject *object, gboolean french);

/** livret_fhir_narrative: appends what a person reads of XHTML. */
void livret_fhir_narrative (const char *xhtml, GString *out);

/* --- One file being taken (livret-format-fhir.c) ----------------------------------------------
 */

/** LivretFhirWhy: why a resource stays in the document alone. */
typedef enum
{
  LIVRET_FHIR_NO_PLACE,
  LIVRET_FHIR_IN_ERROR,
  LIVRET_FHIR_NOT_SO, /* refuted, not done, only planned */
  LIVRET_FHIR_UNKNOWN,
  LIVRET_FHIR_EMPTY,
  LIVRET_FHIR_OTHER_PERSON,
  LIVRET_FHIR_BROKEN,
} LivretFhirWhy;

/**
 * LivretFhirHeader: what the document is.
 * @said: as every format has it; @text: the words of its narratives
 * @subject: place of the person it is about, -1: none
 * @french: the language it is written in, as far as it says
 */
typedef struct
{
  LivretHeader said;
  GString *text;
  int subject;
  gboolean french;
} LivretFhirHeader;

typedef struct _LivretFhirListing LivretFhirListing;

/**
 * LivretFhir:
 * @listing: (nullable): the sink is one that lists what there is
 * @subject_words: (nullable): of the names of whom the file is about
 * @blood: of livret-blood-told.h; @series: ids of the sink by what they are; @names: of those that
 * references name
 * @left: of what stays in the document, by type and why
 */
typedef struct
{
  LivretFhirFile *file;
  LivretFhirHeader *header;
  LivretSink *sink;
  LivretFhirListing *listing;
  GPtrArray *blood;
  GHashTable *subject_words;
  GHashTable *series;
  GHashTable *names;
  GArray *left;
  guint n_results;
  const char *name; /* of the file */
  const LivretImportOptions *options;
} LivretFhir;

/** livret_fhir_leave: notes that a resource stays in the document alone; _leave_place: one that is
 * not parsed. */
void livret_fhir_leave_place (LivretFhir *fhir, int place, LivretFhirWhy why);
void livret_fhir_leave (LivretFhir *fhir, const LivretFhirResource *resource, LivretFhirWhy why);
/** livret_fhir_left_new: (transfer full): for LivretFhir.left. */
GArray *livret_fhir_left_new (void);
/** livret_fhir_name_free: of LivretFhir.names. */
void livret_fhir_name_free (gpointer name);
/** livret_fhir_tell_left: one line a sort of resources and reason. */
gboolean livret_fhir_tell_left (LivretFhir *fhir);
/** livret_fhir_name_of: (nullable): what whom or what a reference points to is called; @serial:
 * (optional): of a device, else "". Borrowed. */
const char *livret_fhir_name_of (LivretFhir *fhir,
                                 const LivretFhirResource *from,
                                 JsonObject *reference,
                                 const char **serial);

/** LivretFhirTake: gives what a resource says to the sink, or leaves it. Answers %FALSE when the
 * sink wants no more. */
typedef gboolean (*LivretFhirTake) (LivretFhir *fhir, const LivretFhirResource *resource);

/* livret-fhir-statements.c */
gboolean livret_fhir_take_condition (LivretFhir *fhir, const LivretFhirResource *resource);
gboolean livret_fhir_take_allergy (LivretFhir *fhir, const LivretFhirResource *resource);
gboolean livret_fhir_take_immunization (LivretFhir *fhir, const LivretFhirResource *resource);
gboolean livret_fhir_take_procedure (LivretFhir *fhir, const LivretFhirResource *resource);
gboolean livret_fhir_take_relative (LivretFhir *fhir, const LivretFhirResource *resource);
gboolean livret_fhir_take_device_use (LivretFhir *fhir, const LivretFhirResource *resource);
gboolean livret_fhir_take_device (LivretFhir *fhir, const LivretFhirResource *resource);
gboolean livret_fhir_take_consent (LivretFhir *fhir, const LivretFhirResource *resource);
/* livret-fhir-treatments.c */
gboolean livret_fhir_take_treatment (LivretFhir *fhir, const LivretFhirResource *resource);
/* livret-fhir-results.c */
gboolean livret_fhir_take_observation (LivretFhir *fhir, const LivretFhirResource *resource);
/* livret-fhir-documents.c: reports without their printed forms; these, and other files */
gboolean livret_fhir_take_report (LivretFhir *fhir, const LivretFhirResource *resource);
gboolean livret_fhir_take_forms (LivretFhir *fhir, const LivretFhirResource *resource);
gboolean livret_fhir_take_document (LivretFhir *fhir, const LivretFhirResource *resource);
gboolean livret_fhir_take_binary (LivretFhir *fhir, const LivretFhirResource *resource);
gboolean livret_fhir_take_media (LivretFhir *fhir, const LivretFhirResource *resource);
/** livret_fhir_words_of: (transfer full) (nullable): what a person reads of a FHIR file, title
 * first. */
char *livret_fhir_words_of (GBytes *bytes, GError **error);
/** LivretFhirInside: a FHIR text in a file that is itself the document. */
typedef struct _LivretFhirInside LivretFhirInside;
/** livret_fhir_inside_new: (transfer full) (nullable): @bytes must live as long. */
LivretFhirInside *
livret_fhir_inside_new (GBytes *bytes, const LivretImportOptions *options, GError **error);
void livret_fhir_inside_free (LivretFhirInside *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretFhirInside, livret_fhir_inside_free)
/** livret_fhir_inside_identify: tells the sink whose it says to be, where it does. */
gboolean livret_fhir_inside_identify (LivretFhirInside *self, LivretSink *sink);
/** livret_fhir_inside_same: whether two do not name different people. */
gboolean livret_fhir_inside_same (LivretFhirInside *one, LivretFhirInside *other);
/** livret_fhir_inside_take: all statements, results and files, as of the document given last. */
gboolean livret_fhir_inside_take (LivretFhirInside *self, LivretSink *sink);
/** livret_fhir_is_replaced: whether the DocumentReference is an earlier version. */
gboolean livret_fhir_is_replaced (const LivretFhirResource *resource);
/** livret_fhir_is_attachment: the file is nothing but one attachment with what is said of it. */
gboolean livret_fhir_is_attachment (LivretFhirFile *file);

/** LivretFhirEntry: a statement as it comes together; all owned but @place. */
typedef struct
{
  char *text;
  char *from;
  char *until;
  char *code;
  GString *comment;
  gboolean none;
} LivretFhirEntry;
void livret_fhir_entry_clear (LivretFhirEntry *entry);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretFhirEntry, livret_fhir_entry_clear)
/** livret_fhir_comment: adds @words (transfer full) (nullable). */
void livret_fhir_comment (LivretFhirEntry *entry, char *words);
/** livret_fhir_notes: adds what stands in "note". */
void livret_fhir_notes (LivretFhirEntry *entry, JsonObject *object);
/** livret_fhir_ended: it has ended, though the file may not say when. */
void livret_fhir_ended (LivretFhirEntry *entry, const char *known);
/** livret_fhir_period: the dates of "NAMEPeriod", "NAMEDateTime" and such. */
void livret_fhir_period (LivretFhirEntry *entry, JsonObject *object, const char *name);
/** livret_fhir_give: to the sink, or leaves the resource, where there is nothing to say. */
gboolean livret_fhir_give (LivretFhir *fhir,
                           const LivretFhirResource *resource,
                           const char *section,
                           LivretFhirEntry *entry);
/** livret_fhir_says_none: the concept says that there is nothing of all; _says_unknown: that
 * nothing is known; _says_part: that one sort is absent. */
gboolean livret_fhir_says_none (JsonObject *concept);
gboolean livret_fhir_says_unknown (JsonObject *concept);
gboolean livret_fhir_says_part (JsonObject *concept);

/* --- The header (livret-fhir-header.c) --------------------------------------------------------
 */

void livret_fhir_header_read (LivretFhir *fhir, LivretFhirHeader *out);
void livret_fhir_header_clear (LivretFhirHeader *header);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretFhirHeader, livret_fhir_header_clear)
/** livret_fhir_professional: (transfer full) (nullable): the national number of the practitioner
 * that a reference points to, RPPS among others. */
char *
livret_fhir_professional (LivretFhir *fhir, const LivretFhirResource *from, JsonObject *reference);
/** livret_fhir_restrictions: (transfer full) (nullable): codes of a list of concepts or codings. */
char *livret_fhir_restrictions (JsonObject *object, const char *member);
/** livret_fhir_type_of: (nullable): the code that is a type of documents, else the first. */
const char *livret_fhir_type_of (JsonObject *concept);
/** livret_fhir_take_sections: what a document says of its sections: none, or not known. */
gboolean livret_fhir_take_sections (LivretFhir *fhir);

/* --- A listing (livret-fhir-listing.c) --------------------------------------------------------
 */

/** livret_fhir_listing_new: (transfer full): a sink that writes down what it is given, for people.
 */
LivretFhirListing *livret_fhir_listing_new (void);
LivretSink *livret_fhir_listing_sink (LivretFhirListing *self);
/** livret_fhir_listing_add: a line of its own. */
void livret_fhir_listing_add (LivretFhirListing *self, const char *heading, const char *line);
/** livret_fhir_listing_free: (transfer full): the text. @n_documents: (out): how many were given.
 */
GString *livret_fhir_listing_free (LivretFhirListing *self, guint *n_documents);

G_END_DECLS
