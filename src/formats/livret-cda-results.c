/* livret-cda-results.c: laboratory results and vital signs of a CDA document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/livret-quantity.h"
#include "base/livret-text.h"
#include "formats/livret-blood-told.h"
#include "formats/livret-cda-found.h"
#include "record/livret-limit.h"
#include "record/livret-loinc.h"

/* Levels of organizers: battery, isolate, specimen. */
#define DEPTH_MAX 12

/* What rounding in two units may part. */
#define TOLD_SHARE 0.02
/* Of one unit: the same number. */
#define SAME_SHARE 1e-9
/* Of one kind at one moment. */
#define TOLD_MAX 100

/* SNOMED CT: how much somebody cares for something, which is no result. */
#define PREFERENCE "225773000"

#define SYSTOLIC "8480-6"
#define DIASTOLIC "8462-4"

/* A number as written. @unit: as written, then one of the kind it is of */
typedef struct
{
  double value;
  guint8 decimals;
  LivretLimit limit;
  char *unit;
} Number;

static void
number_clear (Number *number)
{
  g_free (number->unit);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Number, number_clear)

/* --- Numbers ------------------------------------------------------------------------------------
 */

static gboolean
read_number (const xmlNode *node, Number *out)
{
  g_autofree char *text = livret_xml_attribute (node, "value");
  const char *point;
  char *end;

  if (text == NULL)
    return FALSE;
  out->value = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (out->value))
    return FALSE;
  point = strchr (text, '.');
  out->decimals = strpbrk (text, "eE") != NULL ? LIVRET_DECIMALS_UNKNOWN
                  : point != NULL              ? MIN (strlen (point + 1), LIVRET_DECIMALS_UNKNOWN)
                                               : 0;
  out->unit = livret_xml_attribute (node, "unit");
  if (out->unit == NULL)
    out->unit = g_strdup ("1");
  return TRUE;
}

/* @end: of an interval. */
static LivretLimit
limit_of_end (const xmlNode *end, gboolean low)
{
  gboolean strict = livret_xml_attribute_is (end, "inclusive", "false");

  if (low)
    return strict ? LIVRET_LIMIT_MORE : LIVRET_LIMIT_AT_LEAST;
  return strict ? LIVRET_LIMIT_LESS : LIVRET_LIMIT_AT_MOST;
}

/* A PQ, INT or REAL; an interval open at one side is a limit. */
static gboolean
read_value (const xmlNode *value, Number *out)
{
  const xmlNode *low = livret_xml_child (value, "low");
  const xmlNode *high = livret_xml_child (value, "high");

  *out = (Number) { 0 };
  if (read_number (value, out))
    return TRUE;
  if (low != NULL && high == NULL && read_number (low, out))
    out->limit = limit_of_end (low, TRUE);
  else if (high != NULL && low == NULL && read_number (high, out))
    out->limit = limit_of_end (high, FALSE);
  return out->limit != LIVRET_LIMIT_NONE;
}

/* --- Kinds --------------------------------------------------------------------------------------
 */

/* By the code or one of its translations: what is coded for the laboratory comes first there. */
static const LivretKind *
find_kind (const xmlNode *code)
{
  g_autofree char *text = livret_xml_attribute (code, "code");
  const LivretKind *kind = text != NULL ? livret_kind_by_loinc (text) : NULL;

  for (const xmlNode *other = livret_xml_child (code, "translation"); other != NULL && kind == NULL;
       other = livret_xml_next (other))
    {
      g_autofree char *translated = livret_xml_attribute (other, "code");

      kind = translated != NULL ? livret_kind_by_loinc (translated) : NULL;
    }
  return kind;
}

/* UCUM is asked for, but laboratories write g/dl, UI/L, THOUS/MCL. */
static gboolean
settle_unit (Number *number, const LivretKind *kind)
{
  const char *unit = livret_kind_unit_written (kind, number->unit);
  double unused;

  if (unit == NULL || !livret_kind_to_canonical (kind, number->value, unit, &unused))
    return FALSE;
  g_set_str (&number->unit, unit);
  return TRUE;
}

static gboolean
find_series (LivretCda *cda, const LivretKind *kind, const char *unit, gboolean wall, guint16 *id)
{
  g_autofree char *key = g_strdup_printf ("%s\t%s\t%d", kind->id, unit, wall);
  LivretSinkSeries series = { kind->id, cda->source, "", unit, wall };
  gpointer found;

  if (g_hash_table_lookup_extended (cda->series, key, NULL, &found))
    {
      *id = (guint16) GPOINTER_TO_UINT (found);
      return TRUE;
    }
  if (!livret_sink_series (cda->sink, &series, id))
    return FALSE;
  g_hash_table_insert (cda->series, g_steal_pointer (&key), GUINT_TO_POINTER (*id));
  return TRUE;
}

/* --- What stands beside a value -----------------------------------------------------------------
 */

/* What stands before the one end that is known: by the words, else by the interval. */
static char *
range_sign (const xmlNode *value, const LivretSinkFinding *range, const char *words)
{
  LivretLimit limit = livret_limit_of_range (range->low, range->high, words);
  gboolean low = limit > 0;

  if (limit == LIVRET_LIMIT_NONE)
    return NULL;
  if (limit != livret_limit_parse (words))
    limit = limit_of_end (livret_xml_child (value, low ? "low" : "high"), low);
  return g_strdup (livret_limit_sign (limit));
}

/* The usual range: the first that is not said to be one of illness. */
static void
read_range (LivretCda *cda,
            const xmlNode *observation,
            const LivretKind *kind,
            const char *unit,
            LivretSinkFinding *out,
            char **words)
{
  const xmlNode *range = livret_xml_find (observation, "referenceRange/observationRange");
  const xmlNode *value = livret_xml_child (range, "value");
  g_auto (Number) low = { 0 };
  g_auto (Number) high = { 0 };
  g_autofree char *text = NULL;

  out->low = out->high = NAN;
  /* A range of another unit than its value's is told in words. */
  if (read_number (livret_xml_child (value, "low"), &low) && settle_unit (&low, kind) &&
      strcmp (low.unit, unit) == 0)
    out->low = low.value;
  if (read_number (livret_xml_child (value, "high"), &high) && settle_unit (&high, kind) &&
      strcmp (high.unit, unit) == 0)
    out->high = high.value;
  /* From a number to the same number is a range that nobody filled in. */
  if (out->low == out->high)
    out->low = out->high = NAN;
  text = livret_cda_reference (cda, livret_xml_child (range, "text"));
  *words = isnan (out->low) && isnan (out->high) ? g_steal_pointer (&text)
                                                 : range_sign (value, out, text);
  out->range = *words;
}

static const xmlNode *
time_of (const xmlNode *observation, const xmlNode *inherited)
{
  const xmlNode *time = livret_xml_child (observation, "effectiveTime");
  const xmlNode *low = livret_xml_child (time, "low");
  LivretCdaMoment moment;

  if (livret_cda_moment (time, &moment))
    return time;
  return livret_cda_moment (low, &moment) ? low : inherited;
}

/* --- Giving -------------------------------------------------------------------------------------
 */

static gboolean
has_question (const LivretCda *cda, const xmlNode *observation)
{
  g_autofree char *asked = livret_cda_words (cda, livret_xml_child (observation, "code"));

  return asked != NULL;
}

/* (nullable): what a laboratory says of the value: "élevé". */
static const char *
find_meaning (const LivretCda *cda, const xmlNode *observation)
{
  static const struct
  {
    const char *code;
    const char *french;
    const char *english;
  } meanings[] = {
    { "H", "élevé", "high" },       { "HH", "très élevé", "very high" },
    { "L", "bas", "low" },          { "LL", "très bas", "very low" },
    { "A", "anormal", "abnormal" }, { "AA", "très anormal", "very abnormal" },
  };
  const xmlNode *meaning = livret_xml_child (observation, "interpretationCode");

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (livret_xml_attribute_is (meaning, "code", meanings[i].code))
      return cda->french ? meanings[i].french : meanings[i].english;
  return NULL;
}

/* (nullable): of a result in words, what stands beside its value: "élevé, usuel : 3 – 5 mg/L". */
static char *
say_beside (const LivretCda *cda, const xmlNode *observation)
{
  const xmlNode *range = livret_xml_find (observation, "referenceRange/observationRange");
  const xmlNode *value = livret_xml_child (range, "value");
  g_autofree char *low = livret_xml_attribute (livret_xml_child (value, "low"), "value");
  gboolean empty =
      low != NULL && livret_xml_attribute_is (livret_xml_child (value, "high"), "value", low);
  g_autofree char *usual = empty ? NULL : livret_cda_amount (cda, value);
  const char *meaning = find_meaning (cda, observation);

  if (usual == NULL)
    usual = livret_cda_reference (cda, livret_xml_child (range, "text"));
  if (usual == NULL)
    return g_strdup (meaning);
  return g_strdup_printf ("%s%s%s%s", meaning != NULL ? meaning : "", meaning != NULL ? ", " : "",
                          cda->french ? "usuel : " : "usual: ", usual);
}

/* What is no reading: words, or a number of something that has no curve. */
static gboolean
give_words (LivretCda *cda,
            const LivretCdaSection *section,
            const xmlNode *observation,
            const xmlNode *time,
            guint *taken)
{
  const xmlNode *value = livret_xml_child (observation, "value");
  g_autofree char *answer = livret_cda_answer (cda, value);
  g_autofree char *text = livret_cda_sentence (cda, observation, answer);
  g_autofree char *from = livret_cda_date (time);
  g_autofree char *code = livret_cda_code (livret_xml_child (observation, "code"));
  g_autofree char *comment = say_beside (cda, observation);
  LivretSinkEntry entry = { .section = "results", .comment = comment, .place = section->title };

  /* A value of nobody knows what is nothing. */
  if (answer == NULL || text == NULL || !has_question (cda, observation) ||
      livret_cda_answer_says_nothing (answer))
    return TRUE;
  entry.text = text;
  entry.from = from;
  entry.code = code;
  *taken += 1;
  return livret_sink_entry (cda->sink, &entry);
}

static gboolean
give_reading (LivretCda *cda,
              const LivretCdaSection *section,
              const LivretKind *kind,
              const xmlNode *observation,
              const Number *first,
              const Number *second,
              const LivretCdaMoment *moment)
{
  g_autofree char *meaning =
      livret_xml_attribute (livret_xml_child (observation, "interpretationCode"), "code");
  g_autofree char *written =
      livret_limit_written (first->limit, first->value, first->decimals, FALSE);
  g_autofree char *range = NULL;
  LivretSinkFinding finding = { .place = section->title, .meaning = meaning };
  LivretSinkReading reading = { .time = moment->time,
                                .values = { first->value, second != NULL ? second->value : NAN,
                                            NAN },
                                .offset_min = moment->offset_min,
                                .decimals = first->decimals,
                                .flags = (guint8) livret_limit_flags (first->limit),
                                .written = written };

  if (!find_series (cda, kind, first->unit, moment->wall_clock, &reading.series))
    return FALSE;
  read_range (cda, observation, kind, first->unit, &finding, &range);
  reading.where = cda->n_results++;
  return livret_sink_result (cda->sink, &reading, &finding);
}

/* A value that was given: its unit, interned. */
typedef struct
{
  double canonical;
  const char *unit;
} Told;

/* Laboratories give one measurement in two units: the first is the reading, the second is not
 * another one. In one unit only the same number is: two that are close were measured twice. */
static gboolean
is_told (LivretCda *cda, const LivretKind *kind, double canonical, const char *unit, gint64 time)
{
  g_autofree char *key = g_strdup_printf ("%d %" G_GINT64_FORMAT, kind->number, time);
  GArray *values = g_hash_table_lookup (cda->told, key);
  Told told = { canonical, g_intern_string (unit) };

  if (values == NULL)
    {
      values = g_array_new (FALSE, FALSE, sizeof (Told));
      g_hash_table_insert (cda->told, g_steal_pointer (&key), values);
    }
  for (guint i = 0; i < values->len; i++)
    {
      const Told *other = &g_array_index (values, Told, i);
      double share = other->unit == told.unit ? SAME_SHARE : TOLD_SHARE;

      if (fabs (other->canonical - canonical) <= share * fabs (canonical))
        return TRUE;
    }
  if (values->len < TOLD_MAX)
    g_array_append_val (values, told);
  return FALSE;
}

/* --- Blood group --------------------------------------------------------------------------------
 */

static LivretBloodQuestion
find_question (const xmlNode *code)
{
  g_autofree char *own = livret_xml_attribute (code, "code");
  LivretBloodQuestion asked = livret_blood_asked (own);

  for (const xmlNode *other = livret_xml_child (code, "translation");
       other != NULL && asked == LIVRET_BLOOD_NOT_ASKED; other = livret_xml_next (other))
    {
      g_autofree char *translated = livret_xml_attribute (other, "code");

      asked = livret_blood_asked (translated);
    }
  return asked;
}

/* (nullable): by the value's code and words and those of its translations, where all agree. */
static const char *
find_blood (const LivretCda *cda, LivretBloodQuestion asked, const xmlNode *value)
{
  g_autofree char *code = livret_xml_attribute (value, "code");
  g_autofree char *name = livret_xml_attribute (value, "displayName");
  g_autofree char *original = livret_cda_reference (cda, livret_xml_child (value, "originalText"));
  g_autofree char *answer = livret_cda_answer (cda, value);
  const char *told = NULL;

  if (asked == LIVRET_BLOOD_NOT_ASKED || !livret_blood_tell (asked, &told, code, name) ||
      !livret_blood_tell (asked, &told, NULL, original) ||
      !livret_blood_tell (asked, &told, NULL, answer))
    return NULL;
  for (const xmlNode *other = livret_xml_child (value, "translation"); other != NULL;
       other = livret_xml_next (other))
    {
      g_autofree char *translated = livret_xml_attribute (other, "code");
      g_autofree char *words = livret_xml_attribute (other, "displayName");

      if (!livret_blood_tell (asked, &told, translated, words))
        return NULL;
    }
  return told;
}

static void
note_blood (LivretCda *cda,
            const LivretCdaSection *section,
            const xmlNode *observation,
            const xmlNode *time,
            LivretBloodQuestion asked,
            const char *told)
{
  g_autofree char *own = livret_cda_date (livret_xml_child (observation, "effectiveTime"));
  g_autofree char *from = own != NULL ? g_steal_pointer (&own) : livret_cda_date (time);
  g_autofree char *answer = livret_cda_answer (cda, livret_xml_child (observation, "value"));
  g_autofree char *text = livret_cda_sentence (cda, observation, answer);
  g_autofree char *code = livret_cda_code (livret_xml_child (observation, "code"));
  const LivretSinkEntry words = {
    .section = "results", .text = text, .from = from, .place = section->title, .code = code
  };

  livret_blood_told_add (cda->blood, asked, told, cda->source, &words);
}

/* --- One observation ----------------------------------------------------------------------------
 */

static gboolean
take_value (LivretCda *cda,
            const LivretCdaSection *section,
            const xmlNode *observation,
            const xmlNode *inherited,
            guint *taken)
{
  const xmlNode *time = time_of (observation, inherited);
  const LivretKind *kind = find_kind (livret_xml_child (observation, "code"));
  g_auto (Number) number = { 0 };
  LivretCdaMoment moment;
  LivretBloodQuestion asked = find_question (livret_xml_child (observation, "code"));
  const char *blood = find_blood (cda, asked, livret_xml_child (observation, "value"));
  double canonical;

  /* What was not found is no finding. */
  if (livret_xml_attribute_is (observation, "negationInd", "true") ||
      livret_xml_attribute_is (livret_xml_child (observation, "code"), "code", PREFERENCE) ||
      livret_xml_attribute_is (observation, "moodCode", "GOL") ||
      livret_xml_attribute_is (observation, "moodCode", "RQO") ||
      livret_xml_attribute_is (observation, "moodCode", "INT"))
    return TRUE;
  if (blood != NULL)
    {
      *taken += 1;
      note_blood (cda, section, observation, time, asked, blood);
      return TRUE;
    }
  if (kind != NULL && kind->n_components == 1 &&
      read_value (livret_xml_child (observation, "value"), &number) &&
      settle_unit (&number, kind) &&
      livret_kind_to_canonical (kind, number.value, number.unit, &canonical) &&
      livret_cda_moment (time, &moment))
    {
      *taken += 1;
      if (is_told (cda, kind, canonical, number.unit, moment.time))
        return TRUE;
      return give_reading (cda, section, kind, observation, &number, NULL, &moment);
    }
  return give_words (cda, section, observation, time, taken);
}

/* --- Pressure -----------------------------------------------------------------------------------
 */

static const xmlNode *
find_component (const xmlNode *organizer, const char *code)
{
  for (const xmlNode *component = livret_xml_child (organizer, "component"); component != NULL;
       component = livret_xml_next (component))
    {
      const xmlNode *observation = livret_xml_child (component, "observation");

      if (livret_xml_attribute_is (livret_xml_child (observation, "code"), "code", code))
        return observation;
    }
  return NULL;
}

/* Both halves of one organizer are one reading. */
static gboolean
take_pressure (LivretCda *cda,
               const LivretCdaSection *section,
               const xmlNode *organizer,
               const xmlNode *inherited,
               gboolean *paired,
               guint *taken)
{
  const LivretKind *kind = livret_kind_by_id ("blood-pressure");
  const xmlNode *systolic = find_component (organizer, SYSTOLIC);
  const xmlNode *diastolic = find_component (organizer, DIASTOLIC);
  g_auto (Number) high = { 0 };
  g_auto (Number) low = { 0 };
  LivretCdaMoment moment;

  *paired = systolic != NULL && diastolic != NULL && livret_cda_holds (systolic) &&
            livret_cda_holds (diastolic) &&
            read_value (livret_xml_child (systolic, "value"), &high) &&
            read_value (livret_xml_child (diastolic, "value"), &low) && settle_unit (&high, kind) &&
            settle_unit (&low, kind) && strcmp (high.unit, low.unit) == 0 &&
            livret_cda_moment (time_of (systolic, inherited), &moment);
  *taken += *paired;
  return !*paired || give_reading (cda, section, kind, systolic, &high, &low, &moment);
}

static gboolean
is_half (const xmlNode *observation)
{
  const xmlNode *code = livret_xml_child (observation, "code");

  return livret_xml_attribute_is (code, "code", SYSTOLIC) ||
         livret_xml_attribute_is (code, "code", DIASTOLIC);
}

/* --- Organizers ---------------------------------------------------------------------------------
 */

static gboolean take (LivretCda *cda,
                      const LivretCdaSection *section,
                      const xmlNode *statement,
                      const xmlNode *inherited,
                      guint depth,
                      guint *taken);

/* Earlier results that a laboratory tells beside one, each with a day of its own; one whose day
 * cannot be read is counted. */
static gboolean
take_earlier (LivretCda *cda,
              const LivretCdaSection *section,
              const xmlNode *observation,
              guint depth,
              guint *taken)
{
  for (const xmlNode *link = livret_xml_child (observation, "entryRelationship"); link != NULL;
       link = livret_xml_next (link))
    {
      const xmlNode *earlier = livret_xml_child (link, "observation");

      if (earlier == NULL || !livret_xml_attribute_is (link, "typeCode", "REFR"))
        continue;
      if (time_of (earlier, NULL) == NULL)
        cda->n_aside++;
      else if (!take (cda, section, earlier, NULL, depth + 1, taken))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take (LivretCda *cda,
      const LivretCdaSection *section,
      const xmlNode *statement,
      const xmlNode *inherited,
      guint depth,
      guint *taken)
{
  const xmlNode *time = time_of (statement, inherited);
  gboolean paired;

  if (depth > DEPTH_MAX || livret_xml_find (statement, "subject/relatedSubject") != NULL ||
      livret_cda_is_withdrawn (cda, statement, taken))
    return TRUE;
  if (livret_xml_is (statement, "observation") && livret_cda_is_problem (statement))
    return livret_cda_take_problem (cda, section, statement, NULL, taken);
  if (livret_xml_is (statement, "observation"))
    return take_value (cda, section, statement, inherited, taken) &&
           take_earlier (cda, section, statement, depth, taken);
  if (!livret_xml_is (statement, "organizer") && !livret_xml_is (statement, "act"))
    return TRUE;
  if (!take_pressure (cda, section, statement, time, &paired, taken))
    return FALSE;
  for (const xmlNode *link = statement->children; link != NULL; link = link->next)
    {
      if (!livret_xml_is (link, "component") && !livret_xml_is (link, "entryRelationship"))
        continue;
      for (const xmlNode *inner = link->children; inner != NULL; inner = inner->next)
        if (inner->type == XML_ELEMENT_NODE && !(paired && is_half (inner)) &&
            !take (cda, section, inner, time, depth + 1, taken))
          return FALSE;
    }
  return TRUE;
}

gboolean
livret_cda_take_results (LivretCda *cda,
                         const LivretCdaSection *section,
                         const xmlNode *statement,
                         guint *taken)
{
  return take (cda, section, statement, NULL, 0, taken);
}
