/* livret-fhir-results.c: observations: measurements, laboratory results, habits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/livret-quantity.h"
#include "formats/livret-blood-told.h"
#include "formats/livret-fhir.h"
#include "record/livret-loinc.h"

#define SERIES_MAX 4096
#define DAY 86400
#define DURATION_MAX (366 * DAY)

#define SYSTOLIC "8480-6"
#define DIASTOLIC "8462-4"
#define PULSE "8867-4"

/* An observation, or a component of one: @object is what holds code and value, @whole the time. */
typedef struct
{
  const LivretFhirResource *resource;
  JsonObject *whole;
  JsonObject *object;
} Seen;

/* --- Kinds and units ----------------------------------------------------------------------------
 */

/* Also codes that France adds to LOINC ("MED-969"). */
static const LivretKind *
kind_of_code (const char *code)
{
  const LivretKind *kind = livret_kind_by_loinc (code);

  for (guint i = 0; kind == NULL && livret_kinds ()[i] != NULL; i++)
    if (g_strcmp0 (livret_kinds ()[i]->loinc, code) == 0)
      kind = livret_kinds ()[i];
  return kind;
}

/* By any of the codes, whatever its system is called: the same LOINC codes come under several. */
static const LivretKind *
find_kind (JsonObject *code)
{
  const LivretKind *kind = NULL;

  for (guint i = 0; i < livret_fhir_count (code, "coding") && kind == NULL; i++)
    {
      const char *text = livret_fhir_text (livret_fhir_at (code, "coding", i), "code");

      if (text != NULL)
        kind = kind_of_code (text);
    }
  return kind;
}

/* UCUM without what is only remarked in braces: "{beats}/min" is "/min". */
static char *
bare_unit (const char *unit)
{
  g_autoptr (GString) bare = g_string_new (NULL);
  gboolean inside = FALSE;

  for (const char *p = unit; p != NULL && *p != '\0'; p++)
    {
      inside |= *p == '{';
      if (!inside)
        g_string_append_c (bare, *p);
      inside &= *p != '}';
    }
  return g_string_free (g_steal_pointer (&bare), FALSE);
}

/* What counts has no unit but what is counted. */
static gboolean
is_count (const LivretKind *kind)
{
  return *kind->unit == '{' || strcmp (kind->unit, "1") == 0;
}

/* (nullable): the unit of @kind that @written is, in a form that converts. */
static char *
unit_of (const LivretKind *kind, const char *written)
{
  static const char *const ones[] = { "", "1", "/d", "1/d", "1/(24.h)", "/(24.h)", NULL };
  g_autofree char *bare = bare_unit (written);
  const char *known;
  double unused;

  if (is_count (kind))
    {
      known = written != NULL ? livret_kind_unit_written (kind, written) : NULL;
      return known != NULL || g_strv_contains (ones, bare) ? g_strdup (kind->unit) : NULL;
    }
  if (written == NULL)
    return NULL;
  if (livret_kind_to_canonical (kind, 1, written, &unused))
    return g_strdup (written);
  if (livret_kind_to_canonical (kind, 1, bare, &unused))
    return g_steal_pointer (&bare);
  known = livret_kind_unit_written (kind, written);
  if (known == NULL)
    known = livret_unit_from_written (written);
  return known != NULL && livret_kind_to_canonical (kind, 1, known, &unused) ? g_strdup (known)
                                                                             : NULL;
}

/* The code of the unit counts; people's words for it stand in where there is none. */
static gboolean
read_number (JsonObject *object, const LivretKind *kind, LivretFhirNumber *out)
{
  JsonObject *quantity = livret_json_get_object (object, "valueQuantity");
  const char *comparator = livret_fhir_text (quantity, "comparator");
  const char *code = livret_fhir_text (quantity, "code");
  const char *words = livret_fhir_text (quantity, "unit");
  double canonical;

  *out = (LivretFhirNumber) { 0 };
  if (quantity == NULL ? !livret_fhir_decimal (object, "valueInteger", &out->value, &out->decimals)
                       : !livret_fhir_decimal (quantity, "value", &out->value, &out->decimals))
    return FALSE;
  out->limit = livret_limit_parse (comparator);
  if (comparator != NULL && out->limit == LIVRET_LIMIT_NONE)
    return FALSE;
  if (code != NULL || words == NULL)
    out->unit = unit_of (kind, code);
  if (out->unit == NULL && words != NULL)
    out->unit = unit_of (kind, words);
  return out->unit != NULL && livret_kind_to_canonical (kind, out->value, out->unit, &canonical);
}

/* --- When ---------------------------------------------------------------------------------------
 */

/* What adds up over a period lasts; of others the beginning counts. */
static gboolean
read_time (JsonObject *whole, const LivretKind *kind, LivretFhirMoment *out, gint32 *duration)
{
  JsonObject *period = livret_json_get_object (whole, "effectivePeriod");
  LivretFhirMoment end;

  *duration = 0;
  if (livret_fhir_moment (livret_fhir_text (whole, "effectiveDateTime"), out) ||
      livret_fhir_moment (livret_fhir_text (whole, "effectiveInstant"), out))
    {
      if (out->day && kind->aggregate == LIVRET_AGGREGATE_SUM)
        *duration = DAY;
      return TRUE;
    }
  if (!livret_fhir_moment (livret_fhir_text (period, "start"), out))
    return livret_fhir_moment (livret_fhir_text (period, "end"), out);
  if (kind->aggregate == LIVRET_AGGREGATE_SUM &&
      livret_fhir_moment (livret_fhir_text (period, "end"), &end) &&
      end.wall_clock == out->wall_clock && end.time >= out->time &&
      end.time - out->time < DURATION_MAX)
    *duration = (gint32) (end.time - out->time) + (end.day ? DAY : 0);
  return TRUE;
}

static char *
date_of (JsonObject *whole)
{
  JsonObject *period = livret_json_get_object (whole, "effectivePeriod");
  char *date = livret_fhir_date (livret_fhir_text (whole, "effectiveDateTime"));

  if (date == NULL)
    date = livret_fhir_date (livret_fhir_text (whole, "effectiveInstant"));
  if (date == NULL)
    date = livret_fhir_date (livret_fhir_text (period, "start"));
  return date != NULL ? date : livret_fhir_date (livret_fhir_text (whole, "issued"));
}

/* --- Readings -----------------------------------------------------------------------------------
 */

/* (nullable): a device, a laboratory, the author of the whole. */
static const char *
who_measured (LivretFhir *fhir, const Seen *seen, const char **serial)
{
  const char *name = livret_fhir_name_of (fhir, seen->resource,
                                          livret_json_get_object (seen->whole, "device"), serial);

  for (guint i = 0; i < livret_fhir_count (seen->whole, "performer") && name == NULL; i++)
    {
      JsonObject *performer = livret_fhir_at (seen->whole, "performer", i);
      const char *target = livret_fhir_text (performer, "reference");

      /* The person alone is no source of which there are others. */
      if (target == NULL || livret_fhir_find (fhir->file, target) != fhir->header->subject)
        name = livret_fhir_name_of (fhir, seen->resource, performer, NULL);
    }
  if (name == NULL)
    name = fhir->header->said.establishment;
  if (name == NULL && fhir->header->said.author != NULL &&
      g_strcmp0 (fhir->header->said.author, fhir->header->said.person) != 0)
    name = fhir->header->said.author;
  return name;
}

static gboolean
find_series (LivretFhir *fhir, const LivretSinkSeries *series, guint16 *id)
{
  g_autofree char *key = g_strdup_printf ("%s\t%s\t%s\t%s\t%d", series->kind, series->unit,
                                          series->source, series->device, series->wall_clock);
  gpointer found;

  if (g_hash_table_lookup_extended (fhir->series, key, NULL, &found))
    {
      *id = (guint16) GPOINTER_TO_UINT (found);
      return TRUE;
    }
  if (!livret_sink_series (fhir->sink, series, id))
    return FALSE;
  g_hash_table_insert (fhir->series, g_steal_pointer (&key), GUINT_TO_POINTER (*id));
  return TRUE;
}

/* The usual range: the first that is not said to be one of illness or of treatment. */
static void
read_range (JsonObject *object,
            const LivretKind *kind,
            const char *unit,
            LivretSinkFinding *out,
            char **words)
{
  static const char *const usual[] = { "normal", "recommended", NULL };
  JsonObject *range = NULL;
  const char *const members[] = { "low", "high" };
  double *const limits[] = { &out->low, &out->high };
  const char *text;
  LivretLimit limit;
  guint8 decimals;

  out->low = out->high = NAN;
  for (guint i = 0; i < livret_fhir_count (object, "referenceRange") && range == NULL; i++)
    {
      JsonObject *type;

      range = livret_fhir_at (object, "referenceRange", i);
      type = livret_json_get_object (range, "type");
      if (type != NULL && !livret_fhir_has_code (type, usual))
        range = NULL;
    }
  for (guint i = 0; i < 2; i++)
    {
      JsonObject *end = livret_json_get_object (range, members[i]);
      const char *code = livret_fhir_text (end, "code");
      g_autofree char *own = unit_of (kind, code != NULL ? code : livret_fhir_text (end, "unit"));
      double value;

      /* A range of another unit than its value's is told in words. */
      if (livret_fhir_decimal (end, "value", &value, &decimals) &&
          (own == NULL ? code == NULL : strcmp (own, unit) == 0))
        *limits[i] = value;
    }
  text = livret_fhir_text (range, "text");
  limit = livret_limit_of_range (out->low, out->high, text);
  if (isnan (out->low) && isnan (out->high))
    *words = livret_fhir_line (text);
  else if (limit != LIVRET_LIMIT_NONE)
    *words = g_strdup (livret_limit_sign (limit));
  out->range = *words;
}

static char *
meaning_of (JsonObject *object)
{
  const char *code = livret_fhir_first_code (livret_fhir_at (object, "interpretation", 0));

  return code != NULL && strlen (code) <= 8 ? livret_fhir_line (code) : NULL;
}

/* @taken: %FALSE where there are too many sources, or no time. */
static gboolean
give_reading (LivretFhir *fhir,
              const Seen *seen,
              const LivretKind *kind,
              const LivretFhirNumber *first,
              const double others[2],
              gboolean *taken)
{
  const LivretFhirPlace *place = livret_fhir_place_of (fhir->file, seen->resource);
  g_autofree char *meaning = meaning_of (seen->object);
  g_autofree char *written =
      livret_limit_written (first->limit, first->value, first->decimals, FALSE);
  g_autofree char *range = NULL;
  LivretSinkFinding finding = { .place = place != NULL ? place->title : NULL, .meaning = meaning };
  LivretSinkReading reading = { .values = { first->value, others[0], others[1] },
                                .decimals = first->decimals,
                                .flags = (guint8) livret_limit_flags (first->limit),
                                .written = written };
  LivretSinkSeries series = { .kind = kind->id, .device = "", .unit = first->unit };
  LivretFhirMoment moment;

  *taken = read_time (seen->whole, kind, &moment, &reading.duration) &&
           fhir->sink->n_series < SERIES_MAX;
  if (!*taken)
    return TRUE;
  reading.time = moment.time;
  reading.offset_min = moment.offset_min;
  series.wall_clock = moment.wall_clock;
  series.source = who_measured (fhir, seen, &series.device);
  if (series.source == NULL)
    series.source = "FHIR";
  if (!find_series (fhir, &series, &reading.series))
    return FALSE;
  read_range (seen->object, kind, first->unit, &finding, &range);
  reading.where = ++fhir->n_results;
  return livret_sink_result (fhir->sink, &reading, &finding);
}

/* --- Words --------------------------------------------------------------------------------------
 */

/* What is asked of how one lives, and of pregnancies, by its code or category. */
static const char *
section_of (const Seen *seen, const LivretFhirPlace *place)
{
  static const char *const pregnancy[] = { "82810-3", "11778-8", "11779-6", "11636-8",
                                           "11637-6", "11638-4", "11639-2", "11640-0",
                                           "11612-9", "11613-7", "33065-4", NULL };
  static const char *const habits[] = { "72166-2", "74013-4", "74011-8", "74010-0", "11367-0",
                                        "8663-7",  "64218-1", "11331-6", "63640-7", NULL };
  static const char *const social[] = { "social-history", NULL };
  JsonObject *code = livret_json_get_object (seen->object, "code");

  if (livret_fhir_has_code (code, pregnancy))
    return "pregnancies";
  if (livret_fhir_has_code (code, habits) ||
      livret_fhir_has_code (livret_fhir_at (seen->whole, "category", 0), social))
    return "habits";
  if (place != NULL && place->section != NULL)
    return place->section;
  return "results";
}

/* Its text is %NULL where there is no question or no answer. */
static void
say_words (LivretFhir *fhir, const Seen *seen, LivretFhirEntry *entry)
{
  JsonObject *code = livret_json_get_object (seen->object, "code");
  g_autofree char *name = livret_fhir_words (code);
  g_autofree char *answer = livret_fhir_answer (seen->object, fhir->header->french);

  if (name != NULL && answer != NULL)
    entry->text = g_strdup_printf ("%s : %s", name, answer);
  entry->code = livret_fhir_code (code);
  entry->from = date_of (seen->whole);
  if (seen->object == seen->whole)
    livret_fhir_notes (entry, seen->whole);
}

/* What is no reading: words, or a number of something that has no curve. */
static gboolean
give_words (LivretFhir *fhir, const Seen *seen, gboolean *taken)
{
  g_auto (LivretFhirEntry) entry = { 0 };
  const LivretFhirPlace *place = livret_fhir_place_of (fhir->file, seen->resource);

  say_words (fhir, seen, &entry);
  *taken = entry.text != NULL;
  return !*taken || livret_fhir_give (fhir, seen->resource, section_of (seen, place), &entry);
}

/* --- Blood group --------------------------------------------------------------------------------
 */

static LivretBloodQuestion
find_question (JsonObject *code)
{
  LivretBloodQuestion asked = LIVRET_BLOOD_NOT_ASKED;

  for (guint i = 0; i < livret_fhir_count (code, "coding") && asked == LIVRET_BLOOD_NOT_ASKED; i++)
    asked = livret_blood_asked (livret_fhir_text (livret_fhir_at (code, "coding", i), "code"));
  return asked;
}

/* (nullable): by all codes and words of the answer, where they agree. */
static const char *
find_blood (LivretBloodQuestion asked, JsonObject *object)
{
  JsonObject *value = livret_json_get_object (object, "valueCodeableConcept");
  const char *told = NULL;
  gboolean agree = asked != LIVRET_BLOOD_NOT_ASKED &&
                   livret_blood_tell (asked, &told, NULL, livret_fhir_text (value, "text")) &&
                   livret_blood_tell (asked, &told, NULL, livret_fhir_text (object, "valueString"));

  for (guint i = 0; i < livret_fhir_count (value, "coding") && agree; i++)
    {
      JsonObject *coding = livret_fhir_at (value, "coding", i);

      agree = livret_blood_tell (asked, &told, livret_fhir_text (coding, "code"),
                                 livret_fhir_text (coding, "display"));
    }
  return agree ? told : NULL;
}

static void
note_blood (LivretFhir *fhir, const Seen *seen, LivretBloodQuestion asked, const char *told)
{
  const LivretFhirPlace *place = livret_fhir_place_of (fhir->file, seen->resource);
  g_auto (LivretFhirEntry) entry = { 0 };
  const char *unused;

  say_words (fhir, seen, &entry);
  livret_blood_told_add (
      fhir->blood, asked, told, who_measured (fhir, seen, &unused),
      &(LivretSinkEntry) { .section = section_of (seen, place),
                           .text = entry.text,
                           .from = entry.from,
                           .comment = entry.comment != NULL ? entry.comment->str : NULL,
                           .place = place != NULL ? place->title : NULL,
                           .code = entry.code });
}

/* --- One observation ----------------------------------------------------------------------------
 */

static gboolean
take_value (LivretFhir *fhir, const Seen *seen, gboolean *taken)
{
  const double none[2] = { NAN, NAN };
  const LivretKind *kind = find_kind (livret_json_get_object (seen->object, "code"));
  LivretBloodQuestion asked = find_question (livret_json_get_object (seen->object, "code"));
  const char *blood = find_blood (asked, seen->object);
  g_auto (LivretFhirNumber) number = { 0 };

  *taken = blood != NULL;
  if (blood != NULL)
    {
      note_blood (fhir, seen, asked, blood);
      return TRUE;
    }
  if (kind != NULL && kind->n_components == 1 && read_number (seen->object, kind, &number) &&
      !give_reading (fhir, seen, kind, &number, none, taken))
    return FALSE;
  return *taken || give_words (fhir, seen, taken);
}

/* --- Pressure -----------------------------------------------------------------------------------
 */

static JsonObject *
find_component (JsonObject *whole, const char *code)
{
  const char *const codes[] = { code, NULL };

  for (guint i = 0; i < livret_fhir_count (whole, "component"); i++)
    {
      JsonObject *component = livret_fhir_at (whole, "component", i);

      if (livret_fhir_has_code (livret_json_get_object (component, "code"), codes))
        return component;
    }
  return NULL;
}

/* Both halves of one panel are one reading, with the pulse, where it stands beside them. */
static gboolean
take_pressure (LivretFhir *fhir, Seen *seen, gboolean *paired)
{
  const LivretKind *kind = livret_kind_by_id ("blood-pressure");
  const LivretKind *rate = livret_kind_by_id ("heart-rate");
  JsonObject *systolic = find_component (seen->whole, SYSTOLIC);
  JsonObject *diastolic = find_component (seen->whole, DIASTOLIC);
  JsonObject *pulse = find_component (seen->whole, PULSE);
  g_auto (LivretFhirNumber) high = { 0 };
  g_auto (LivretFhirNumber) low = { 0 };
  g_auto (LivretFhirNumber) beats = { 0 };
  double others[2] = { NAN, NAN };

  *paired = systolic != NULL && diastolic != NULL && read_number (systolic, kind, &high) &&
            read_number (diastolic, kind, &low) && strcmp (high.unit, low.unit) == 0;
  if (!*paired)
    return TRUE;
  others[0] = low.value;
  if (pulse != NULL && read_number (pulse, rate, &beats))
    others[1] = beats.value;
  seen->object = systolic;
  return give_reading (fhir, seen, kind, &high, others, paired);
}

static gboolean
is_of_pressure (JsonObject *component)
{
  static const char *const codes[] = { SYSTOLIC, DIASTOLIC, PULSE, NULL };

  return livret_fhir_has_code (livret_json_get_object (component, "code"), codes);
}

/* --- Observations -------------------------------------------------------------------------------
 */

static gboolean
take_components (LivretFhir *fhir, Seen *seen, guint *n_taken)
{
  gboolean taken = FALSE;

  if (!take_pressure (fhir, seen, &taken))
    return FALSE;
  *n_taken += taken;
  for (guint i = 0; i < livret_fhir_count (seen->whole, "component"); i++)
    {
      gboolean one = FALSE;

      seen->object = livret_fhir_at (seen->whole, "component", i);
      if (seen->object == NULL || (taken && is_of_pressure (seen->object)))
        continue;
      if (!take_value (fhir, seen, &one))
        return FALSE;
      *n_taken += one;
    }
  return TRUE;
}

/* A group whose members stand for themselves elsewhere in the file. */
static gboolean
is_group (LivretFhir *fhir, JsonObject *whole)
{
  for (guint i = 0; i < livret_fhir_count (whole, "hasMember"); i++)
    if (livret_fhir_find (fhir->file, livret_fhir_text (livret_fhir_at (whole, "hasMember", i),
                                                        "reference")) >= 0)
      return TRUE;
  return FALSE;
}

gboolean
livret_fhir_take_observation (LivretFhir *fhir, const LivretFhirResource *resource)
{
  static const char *const wrong[] = { "entered-in-error", "cancelled", NULL };
  JsonObject *whole = resource->object;
  const char *status = livret_fhir_text (whole, "status");
  Seen seen = { resource, whole, whole };
  guint n_taken = 0;
  gboolean taken;

  if (status != NULL && g_strv_contains (wrong, status))
    {
      livret_fhir_leave (fhir, resource, LIVRET_FHIR_IN_ERROR);
      return TRUE;
    }
  if (!take_value (fhir, &seen, &taken) || !take_components (fhir, &seen, &n_taken))
    return FALSE;
  if (!taken && n_taken == 0 && !is_group (fhir, whole))
    livret_fhir_leave (fhir, resource,
                       json_object_has_member (whole, "dataAbsentReason") ? LIVRET_FHIR_UNKNOWN
                                                                          : LIVRET_FHIR_EMPTY);
  return TRUE;
}
