/* livret-fhir-values.c: the data types of FHIR: concepts, identifiers, names, times, quantities.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/livret-date.h"
#include "base/livret-text.h"
#include "formats/livret-csv-time.h"
#include "formats/livret-fhir.h"

#define WORDS_MAX 500
#define NUMBER_MAX 64
/* Minutes: no place on earth is further from Greenwich. */
#define OFFSET_MAX (14 * 60)

/* --- Members ------------------------------------------------------------------------------------
 */

const char *
livret_fhir_text (JsonObject *object, const char *member)
{
  const char *text = object != NULL ? livret_json_get_string (object, member) : NULL;

  return text != NULL && *text != '\0' && *text != '\001' ? text : NULL;
}

gboolean
livret_fhir_text_is (JsonObject *object, const char *member, const char *value)
{
  return g_strcmp0 (livret_fhir_text (object, member), value) == 0;
}

guint
livret_fhir_count (JsonObject *object, const char *member)
{
  JsonArray *list = livret_json_get_array (object, member);

  return list != NULL ? json_array_get_length (list) : 0;
}

JsonObject *
livret_fhir_at (JsonObject *object, const char *member, guint i)
{
  JsonArray *list = livret_json_get_array (object, member);
  JsonNode *node =
      list != NULL && i < json_array_get_length (list) ? json_array_get_element (list, i) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

char *
livret_fhir_line (const char *text)
{
  g_autofree char *line = text != NULL ? livret_text_line (text) : NULL;

  if (line == NULL || *line == '\0')
    return NULL;
  if (strlen (line) <= WORDS_MAX)
    return g_steal_pointer (&line);
  return g_strndup (line, g_utf8_find_prev_char (line, line + WORDS_MAX) - line);
}

/* --- Concepts -----------------------------------------------------------------------------------
 */

static const char *
any_of_codings (JsonObject *concept, const char *member)
{
  const char *found = NULL;

  for (guint i = 0; i < livret_fhir_count (concept, "coding") && found == NULL; i++)
    found = livret_fhir_text (livret_fhir_at (concept, "coding", i), member);
  return found;
}

char *
livret_fhir_words (JsonObject *concept)
{
  const char *words = livret_fhir_text (concept, "text");

  if (words == NULL)
    words = any_of_codings (concept, "display");
  if (words == NULL)
    words = livret_fhir_vaccine (concept);
  if (words == NULL)
    words = any_of_codings (concept, "code");
  return livret_fhir_line (words);
}

char *
livret_fhir_first_words (JsonObject *object, const char *member)
{
  JsonObject *alone = livret_json_get_object (object, member);

  return livret_fhir_words (alone != NULL ? alone : livret_fhir_at (object, member, 0));
}

char *
livret_fhir_code (JsonObject *concept)
{
  for (guint i = 0; i < livret_fhir_count (concept, "coding"); i++)
    {
      JsonObject *coding = livret_fhir_at (concept, "coding", i);
      const char *system = livret_fhir_text (coding, "system");
      const char *code = livret_fhir_text (coding, "code");

      if (system != NULL && code != NULL)
        {
          g_autofree char *both = g_strconcat (system, "|", code, NULL);

          return livret_fhir_line (both);
        }
    }
  return NULL;
}

const char *
livret_fhir_first_code (JsonObject *concept)
{
  return any_of_codings (concept, "code");
}

gboolean
livret_fhir_has_code (JsonObject *concept, const char *const *codes)
{
  for (guint i = 0; i < livret_fhir_count (concept, "coding"); i++)
    {
      const char *code = livret_fhir_text (livret_fhir_at (concept, "coding", i), "code");

      if (code != NULL && g_strv_contains (codes, code))
        return TRUE;
    }
  return FALSE;
}

/* --- Identifiers and names ----------------------------------------------------------------------
 */

static const char *
bare_oid (const char *uri)
{
  return uri != NULL && g_str_has_prefix (uri, "urn:oid:") ? uri + strlen ("urn:oid:") : uri;
}

char *
livret_fhir_identifier (JsonObject *identifier)
{
  const char *system = bare_oid (livret_fhir_text (identifier, "system"));
  const char *value = bare_oid (livret_fhir_text (identifier, "value"));
  g_autofree char *both = NULL;

  if (value == NULL)
    return NULL;
  if (system == NULL || strcmp (system, "urn:ietf:rfc:3986") == 0)
    return livret_fhir_line (value);
  both = g_strconcat (system, "^", value, NULL);
  return livret_fhir_line (both);
}

/* The official name is the birth name, as in the INS. */
static JsonObject *
choose_name (JsonObject *resource)
{
  for (guint i = 0; i < livret_fhir_count (resource, "name"); i++)
    {
      JsonObject *name = livret_fhir_at (resource, "name", i);

      if (livret_fhir_text_is (name, "use", "official"))
        return name;
    }
  return livret_fhir_at (resource, "name", 0);
}

static const char *
first_string (JsonObject *object, const char *member)
{
  JsonArray *list = livret_json_get_array (object, member);
  JsonNode *node =
      list != NULL && json_array_get_length (list) > 0 ? json_array_get_element (list, 0) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                 json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

char *
livret_fhir_person (JsonObject *resource, gboolean professional)
{
  JsonObject *name = choose_name (resource);
  const char *given = first_string (name, "given");
  const char *family = livret_fhir_text (name, "family");
  const char *prefix = professional ? first_string (name, "prefix") : NULL;
  g_autofree char *whole = NULL;

  if (given == NULL && family == NULL)
    return livret_fhir_line (livret_fhir_text (name, "text"));
  whole = g_strjoin (" ", prefix != NULL ? prefix : "", given != NULL ? given : "",
                     family != NULL ? family : "", NULL);
  return livret_fhir_line (g_strstrip (whole));
}

/* --- Times --------------------------------------------------------------------------------------
 */

char *
livret_fhir_date (const char *text)
{
  gsize length = text != NULL ? strcspn (text, "T") : 0;
  g_autofree char *date = NULL;
  LivretDate parsed;

  if (length != 4 && length != 7 && length != 10)
    return NULL;
  date = g_strndup (text, length);
  if (strspn (date, "0123456789-") != length || !livret_date_parse (date, NULL, &parsed, NULL))
    return NULL;
  return g_steal_pointer (&date);
}

gboolean
livret_fhir_moment (const char *text, LivretFhirMoment *out)
{
  gsize length = text != NULL ? strlen (text) : 0;
  g_autofree char *day = livret_fhir_date (text);
  LivretCsvTime time;

  if (day == NULL || strlen (day) != 10 || length > 40 || !livret_csv_time_parse (text, &time) ||
      !livret_csv_time_wall (&time, LIVRET_DATE_ORDER_UNKNOWN, &out->time))
    return FALSE;
  out->day = !time.has_time;
  out->wall_clock = !time.has_time || time.offset_min == G_MININT;
  out->offset_min = LIVRET_OFFSET_UNKNOWN;
  if (out->wall_clock)
    return TRUE;
  if (ABS (time.offset_min) > OFFSET_MAX)
    return FALSE;
  out->time -= (gint64) time.offset_min * 60;
  /* “Z” says nothing about the person's clock (RFC 9557, 2). */
  if (text[length - 1] != 'Z' && !g_str_has_suffix (text, "-00:00"))
    out->offset_min = (gint16) time.offset_min;
  return TRUE;
}

/* --- Quantities ---------------------------------------------------------------------------------
 */

void
livret_fhir_number_clear (LivretFhirNumber *number)
{
  g_clear_pointer (&number->unit, g_free);
}

gboolean
livret_fhir_decimal (JsonObject *object, const char *member, double *value, guint8 *decimals)
{
  const char *text = livret_fhir_text (object, member);
  const char *point;
  char *end;

  if (text == NULL || strlen (text) > NUMBER_MAX ||
      strspn (text, "+-.0123456789eE") != strlen (text))
    return FALSE;
  *value = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (*value) || fabs (*value) > 1e15)
    return FALSE;
  point = strchr (text, '.');
  *decimals = strpbrk (text, "eE") != NULL ? LIVRET_DECIMALS_UNKNOWN
              : point != NULL              ? MIN (strlen (point + 1), LIVRET_DECIMALS_UNKNOWN)
                                           : 0;
  return TRUE;
}

char *
livret_fhir_quantity (JsonObject *quantity)
{
  const char *value = livret_fhir_text (quantity, "value");
  const char *comparator = livret_fhir_text (quantity, "comparator");
  const char *unit = livret_fhir_text (quantity, "unit");
  g_autofree char *text = NULL;

  if (value == NULL)
    return NULL;
  if (unit == NULL)
    unit = livret_fhir_text (quantity, "code");
  if (unit != NULL && (strcmp (unit, "1") == 0 || *unit == '{'))
    unit = NULL;
  text = g_strconcat (comparator != NULL ? comparator : "", comparator != NULL ? " " : "", value,
                      unit != NULL ? " " : "", unit, NULL);
  return livret_fhir_line (text);
}

static char *
between (JsonObject *object, const char *first, const char *second, const char *sign)
{
  g_autofree char *from = livret_fhir_quantity (livret_json_get_object (object, first));
  g_autofree char *to = livret_fhir_quantity (livret_json_get_object (object, second));

  return from != NULL || to != NULL
             ? g_strconcat (from != NULL ? from : "", sign, to != NULL ? to : "", NULL)
             : NULL;
}

char *
livret_fhir_answer (JsonObject *object, gboolean french)
{
  static const char *const texts[] = { "valueString", "valueInteger", "valueTime" };
  JsonNode *truth = json_object_get_member (object, "valueBoolean");
  char *answer = livret_fhir_quantity (livret_json_get_object (object, "valueQuantity"));

  if (answer == NULL)
    answer = livret_fhir_words (livret_json_get_object (object, "valueCodeableConcept"));
  for (guint i = 0; i < G_N_ELEMENTS (texts) && answer == NULL; i++)
    answer = livret_fhir_line (livret_fhir_text (object, texts[i]));
  if (answer == NULL)
    answer = livret_fhir_date (livret_fhir_text (object, "valueDateTime"));
  if (answer == NULL)
    answer = between (livret_json_get_object (object, "valueRange"), "low", "high", " – ");
  if (answer == NULL)
    answer =
        between (livret_json_get_object (object, "valueRatio"), "numerator", "denominator", " / ");
  if (answer == NULL && truth != NULL && JSON_NODE_HOLDS_VALUE (truth) &&
      json_node_get_value_type (truth) == G_TYPE_BOOLEAN)
    answer = g_strdup (json_node_get_boolean (truth) ? (french ? "oui" : "yes")
                                                     : (french ? "non" : "no"));
  return answer;
}
