/* livret-fhir-entry.c: a health statement of a FHIR resource as it comes together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-fhir.h"

#define NOTES_MAX 3
#define COMMENT_MAX 1500

void
livret_fhir_entry_clear (LivretFhirEntry *entry)
{
  g_clear_pointer (&entry->text, g_free);
  g_clear_pointer (&entry->from, g_free);
  g_clear_pointer (&entry->until, g_free);
  g_clear_pointer (&entry->code, g_free);
  if (entry->comment != NULL)
    g_string_free (g_steal_pointer (&entry->comment), TRUE);
}

void
livret_fhir_comment (LivretFhirEntry *entry, char *words)
{
  g_autofree char *owned = words;

  if (owned == NULL || g_strcmp0 (owned, entry->text) == 0)
    return;
  if (entry->comment == NULL)
    entry->comment = g_string_new (NULL);
  if (strstr (entry->comment->str, owned) != NULL || entry->comment->len > COMMENT_MAX)
    return;
  if (entry->comment->len > 0)
    g_string_append (entry->comment, ", ");
  g_string_append (entry->comment, owned);
}

void
livret_fhir_notes (LivretFhirEntry *entry, JsonObject *object)
{
  for (guint i = 0; i < MIN (livret_fhir_count (object, "note"), NOTES_MAX); i++)
    livret_fhir_comment (
        entry, livret_fhir_line (livret_fhir_text (livret_fhir_at (object, "note", i), "text")));
}

/* @known: a day on which it had not ended, or had begun: what ended and is told without any end
 * would be read as going on. */
void
livret_fhir_ended (LivretFhirEntry *entry, const char *known)
{
  if (entry->until != NULL)
    return;
  entry->until = livret_fhir_date (known);
  if (entry->until != NULL && entry->from != NULL && strcmp (entry->until, entry->from) < 0)
    g_clear_pointer (&entry->until, g_free);
  if (entry->until == NULL)
    entry->until = g_strdup (entry->from);
  livret_fhir_comment (entry, g_strdup (_ ("ended, the day is not told")));
}

static const char *
member_of (JsonObject *object, const char *name, const char *ending, char **member)
{
  g_free (*member);
  *member = g_strconcat (name, ending, NULL);
  return *member;
}

void
livret_fhir_period (LivretFhirEntry *entry, JsonObject *object, const char *name)
{
  g_autofree char *member = NULL;
  JsonObject *period = livret_json_get_object (object, member_of (object, name, "Period", &member));

  entry->from = livret_fhir_date (livret_fhir_text (period, "start"));
  entry->until = livret_fhir_date (livret_fhir_text (period, "end"));
  if (entry->from == NULL && entry->until == NULL)
    entry->from =
        livret_fhir_date (livret_fhir_text (object, member_of (object, name, "DateTime", &member)));
  /* "In childhood" is better than nothing. */
  livret_fhir_comment (entry, livret_fhir_line (livret_fhir_text (
                                  object, member_of (object, name, "String", &member))));
}

gboolean
livret_fhir_give (LivretFhir *fhir,
                  const LivretFhirResource *resource,
                  const char *section,
                  LivretFhirEntry *entry)
{
  const LivretFhirPlace *place = livret_fhir_place_of (fhir->file, resource);
  LivretSinkEntry given = { .section = section,
                            .text = entry->none ? NULL : entry->text,
                            .from = entry->from,
                            .until = entry->none ? NULL : entry->until,
                            .comment = entry->comment != NULL ? entry->comment->str : NULL,
                            .none = entry->none,
                            .place = place != NULL ? place->title : NULL,
                            .code = entry->code };

  /* "None" needs a day: that of the document, where it has none of its own. */
  if (entry->none && given.from == NULL)
    given.from = fhir->header->said.date;
  if (entry->none ? given.from == NULL : given.text == NULL)
    {
      livret_fhir_leave (fhir, resource, LIVRET_FHIR_EMPTY);
      return TRUE;
    }
  return livret_sink_entry (fhir->sink, &given);
}

/* --- Absence ------------------------------------------------------------------------------------
 */

/* "No known …" of SNOMED CT and of the IPS: known to be absent. */
gboolean
livret_fhir_says_none (JsonObject *concept)
{
  static const char *const codes[] = { "no-known-allergies",
                                       "no-known-medications",
                                       "no-known-problems",
                                       "no-known-procedures",
                                       "no-known-immunizations",
                                       "no-known-devices",
                                       "716186003",
                                       "160244002",
                                       "160245001",
                                       "787480003",
                                       "787481004",
                                       "787482006",
                                       NULL };

  return livret_fhir_has_code (concept, codes);
}

/* No food allergy is not: no allergy. */
gboolean
livret_fhir_says_part (JsonObject *concept)
{
  static const char *const codes[] = { "no-known-medication-allergies",
                                       "no-known-environmental-allergies",
                                       "no-known-food-allergies",
                                       "409137002",
                                       "428607008",
                                       "429625007",
                                       "428197003",
                                       NULL };

  return livret_fhir_has_code (concept, codes);
}

/* "No information" is no statement. */
gboolean
livret_fhir_says_unknown (JsonObject *concept)
{
  static const char *const codes[] = {
    "no-allergy-info",      "no-medication-info", "no-problem-info", "no-procedure-info",
    "no-immunization-info", "no-device-info",     "787479001",       NULL
  };

  return livret_fhir_has_code (concept, codes);
}
