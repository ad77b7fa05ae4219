/* livret-emergency-words.c: an emergency sheet in words, and as a text no longer than is allowed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-emergency.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "record/livret-blood.h"
#include "sharing/livret-package-words.h"

const LivretEmergencyNumber livret_emergency_numbers[] = {
  { "15", N_ ("SAMU: urgent medical help in France") },
  { "112", N_ ("any emergency, everywhere in Europe") },
  { "114", N_ ("the same by text message, chat or video, for deaf and hard-of-hearing people") },
  { NULL, NULL },
};

/* --- Who ---------------------------------------------------------------------------------- */

static char *
join (GPtrArray *words)
{
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}

static char *
describe_birth (const LivretPerson *person)
{
  g_autofree char *born = livret_words_birth (person);

  return *born != '\0' ? g_steal_pointer (&born) : g_strdup (_ ("birth date not filled in"));
}

char **
livret_emergency_identity (const LivretEmergency *emergency)
{
  const LivretPerson *person = emergency->person;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) birth = g_ptr_array_new_with_free_func (g_free);
  GStrvBuilder *lines = g_strv_builder_new ();
  char **answer;

  if (*person->birth_name != '\0')
    g_ptr_array_add (names, g_strdup_printf (_ ("Birth name: %s"), person->birth_name));
  if (*person->used_name != '\0')
    g_ptr_array_add (names, g_strdup_printf (_ ("Name used: %s"), person->used_name));
  if (*person->first_names != '\0')
    g_ptr_array_add (names, g_strdup_printf (_ ("First names: %s"), person->first_names));
  if (names->len > 0)
    g_strv_builder_take (lines, join (names));
  g_ptr_array_add (birth, describe_birth (person));
  g_ptr_array_add (birth, g_strdup (livret_words_sex (person)));
  g_strv_builder_take (lines, join (birth));
  answer = g_strv_builder_end (lines);
  g_strv_builder_unref (lines);
  return answer;
}

char *
livret_emergency_age (const LivretEmergency *emergency)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (emergency->made);
  double offset = (double) g_date_time_get_utc_offset (local) / 1e6;
  int years = livret_person_age (emergency->person,
                                 (int) floor (((double) emergency->made + offset) / 86400));

  if (years < 0)
    return g_strdup ("");
  if (years == 0)
    return g_strdup (_ ("under 1 year old"));
  return g_strdup_printf (ngettext ("%d year old", "%d years old", years), years);
}

char *
livret_emergency_origin (const LivretEmergency *emergency)
{
  g_autofree char *day = NULL;

  if (emergency->read_over == 0)
    return g_strdup (_ ("Self-declared, never read over."));
  day = livret_words_day (emergency->read_over);
  return g_strdup_printf (emergency->changed ? _ ("Self-declared, read over on %s, changed since.")
                                             : _ ("Self-declared, read over on %s."),
                          day);
}

char *
livret_emergency_more (guint n)
{
  return g_strdup_printf (
      ngettext ("and %u more: see the record", "and %u more: see the record", n), n);
}

/* --- Telephones ---------------------------------------------------------------------------- */

static gboolean
is_part_of_number (char c)
{
  return g_ascii_isdigit (c) || strchr ("+ .-()", c) != NULL;
}

/* "Yves Kerbrat · " → "Yves Kerbrat"; "Léa (", ")" → "Léa" */
static char *
trim_separators (char *before, const char *after)
{
  gboolean bracketed = g_str_has_suffix (g_strchomp (before), "(") && *after == ')';
  g_autofree char *joined = g_strdup_printf ("%.*s %s", (int) strlen (before) - (bracketed ? 1 : 0),
                                             before, after + (bracketed ? 1 : 0));
  char *start = g_strstrip (joined);
  gboolean cut = TRUE;

  while (cut)
    {
      static const char *const separators[] = { "·", ",", ";", ":", "(", ")", "–", "—", "-" };

      cut = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
        if (*start != '\0' && g_str_has_suffix (start, separators[i]) &&
            !(*separators[i] == ')' && strchr (start, '(') != NULL))
          {
            start[strlen (start) - strlen (separators[i])] = '\0';
            g_strchomp (start);
            cut = TRUE;
          }
        else if (*separators[i] != '(' && g_str_has_prefix (start, separators[i]))
          {
            start = g_strchug (start + strlen (separators[i]));
            cut = TRUE;
          }
    }
  return g_strdup (start);
}

char *
livret_emergency_telephone (const char *text, char **rest)
{
  g_autofree char *plain = g_strdup (text);
  const char *found = NULL;
  gsize length = 0;

  /* Narrow and unbreakable spaces within a number are spaces; the bytes keep their places. */
  for (char *p = plain; (p = strstr (p, "\302\240")) != NULL; p += 2)
    memset (p, ' ', 2);
  for (char *p = plain; (p = strstr (p, "\342\200\257")) != NULL; p += 3)
    memset (p, ' ', 3);
  for (const char *p = plain; *p != '\0'; p++)
    {
      const char *end = p;
      guint digits = 0;

      if ((!g_ascii_isdigit (*p) && *p != '+') || (p > plain && g_ascii_isdigit (p[-1])))
        continue;
      for (; *end != '\0' && is_part_of_number (*end); end++)
        digits += g_ascii_isdigit (*end) != 0;
      while (end > p && !g_ascii_isdigit (end[-1]))
        end--;
      if (digits >= 6)
        {
          found = p;
          length = (gsize) (end - p);
        }
      p = MAX (p, end - 1);
    }
  if (found == NULL)
    {
      *rest = g_strdup (text);
      return g_strdup ("");
    }
  {
    g_autofree char *before = g_strndup (text, (gsize) (found - plain));

    *rest = trim_separators (before, text + (found - plain) + length);
  }
  return g_strndup (found, length);
}

/* --- As a text ------------------------------------------------------------------------------ */

void
livret_emergency_count (const LivretEmergency *emergency, guint shown[LIVRET_EMERGENCY_PARTS])
{
  for (guint i = 0; i < LIVRET_EMERGENCY_PARTS; i++)
    shown[i] = emergency->parts[i].lines->len;
}

gboolean
livret_emergency_cut (guint shown[LIVRET_EMERGENCY_PARTS])
{
  /* Lines that stay longest: allergies before all, one contact, what is implanted. */
  static const guint floors[][LIVRET_EMERGENCY_PARTS] = {
    { G_MAXUINT, G_MAXUINT, 4, 12, 6, 3 },
    { 12, G_MAXUINT, 3, 12, 4, 2 },
    { 8, G_MAXUINT, 2, 10, 2, 2 },
    { 6, G_MAXUINT, 1, 6, 2, 1 },
    { 6, G_MAXUINT, 1, 1, 1, 1 },
    { 1, G_MAXUINT, 0, 0, 0, 1 },
    { 0, 0, 0, 0, 0, 0 },
  };

  for (guint f = 0; f < G_N_ELEMENTS (floors); f++)
    {
      guint most = 0, part = 0;

      for (guint i = 0; i < LIVRET_EMERGENCY_PARTS; i++)
        if (shown[i] > floors[f][i] && shown[i] - floors[f][i] > most)
          {
            most = shown[i] - floors[f][i];
            part = i;
          }
      if (most > 0)
        {
          shown[part]--;
          return TRUE;
        }
    }
  return FALSE;
}

/* Whose details go first where a text must be shorter: how many of these keep theirs. */
static const LivretEmergencyPartId detailed[] = {
  LIVRET_EMERGENCY_ALLERGIES,  LIVRET_EMERGENCY_BLOOD,      LIVRET_EMERGENCY_DEVICES,
  LIVRET_EMERGENCY_TREATMENTS, LIVRET_EMERGENCY_CONDITIONS, LIVRET_EMERGENCY_CONTACTS,
};
#define CLIPPED_LINE 60 /* characters of a line once details are gone */

static void
append_clipped (GString *out, const char *text, guint details)
{
  const char *end = text;

  if (details > 0 || g_utf8_strlen (text, -1) <= CLIPPED_LINE)
    {
      g_string_append (out, text);
      return;
    }
  end = g_utf8_offset_to_pointer (text, CLIPPED_LINE - 1);
  g_string_append_len (out, text, end - text);
  g_string_append (out, "…");
}

static gboolean
has_details (LivretEmergencyPartId part, guint details)
{
  for (guint i = 0; i < details; i++)
    if (detailed[i] == part)
      return TRUE;
  return FALSE;
}

static void
append_line (GString *out,
             LivretEmergencyPartId part,
             const LivretEmergencyLine *line,
             guint details)
{
  g_string_append (out, "- ");
  append_clipped (out, line->text, details);
  if (part == LIVRET_EMERGENCY_BLOOD && *livret_blood_group_spoken (line->text) != '\0')
    g_string_append_printf (out, " (%s)", livret_blood_group_spoken (line->text));
  if (has_details (part, details) && *line->detail != '\0')
    g_string_append_printf (out, ", %s", line->detail);
  if (*line->telephone != '\0')
    g_string_append_printf (out, ", %s", line->telephone);
  g_string_append_c (out, '\n');
}

static void
append_part (GString *out,
             const LivretEmergency *emergency,
             LivretEmergencyPartId id,
             guint shown,
             guint details)
{
  const LivretEmergencyPart *part = &emergency->parts[id];
  g_autofree char *title = g_utf8_strup (part->title, -1);

  g_string_append_printf (out, "%s\n", title);
  if (part->instead != NULL)
    g_string_append_printf (out, "- %s\n", part->instead);
  for (guint i = 0; i < MIN (shown, part->lines->len); i++)
    append_line (out, id, part->lines->pdata[i], details);
  if (part->lines->len > shown)
    {
      g_autofree char *more = livret_emergency_more (part->lines->len - shown);

      g_string_append_printf (out, "- %s\n", more);
    }
  if (part->partial && part->lines->len > 0)
    g_string_append_printf (out, "- %s\n", _ ("This list is not complete."));
}

static char *
compose (const LivretEmergency *emergency,
         const guint shown[LIVRET_EMERGENCY_PARTS],
         guint details,
         gboolean shortened)
{
  GString *out = g_string_new (NULL);
  g_autofree char *title = g_utf8_strup (_ ("Emergency sheet"), -1);
  g_autofree char *name = livret_words_full_name (emergency->person);
  g_auto (GStrv) identity = livret_emergency_identity (emergency);
  g_autofree char *origin = livret_emergency_origin (emergency);

  g_string_append_printf (out, "%s\n", title);
  append_clipped (out, name, details);
  g_string_append_c (out, '\n');
  for (guint i = 0; identity[i] != NULL; i++)
    {
      append_clipped (out, identity[i], details);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < LIVRET_EMERGENCY_PARTS; i++)
    append_part (out, emergency, i, shown[i], details);
  g_string_append (out, origin);
  if (shortened)
    g_string_append_printf (out, "\n%s", _ ("Shortened: the sheet says more."));
  return g_string_free (out, FALSE);
}

char *
livret_emergency_text (const LivretEmergency *emergency, gsize max_bytes, gboolean *shortened)
{
  guint shown[LIVRET_EMERGENCY_PARTS];
  guint details = G_N_ELEMENTS (detailed);
  gboolean less = FALSE, more = TRUE;
  char *text;

  livret_emergency_count (emergency, shown);
  text = compose (emergency, shown, details, FALSE);
  while (strlen (text) > max_bytes && more)
    {
      less = TRUE;
      if (details > 0)
        details--;
      else
        more = livret_emergency_cut (shown);
      g_free (text);
      text = compose (emergency, shown, details, TRUE);
    }
  if (shortened != NULL)
    *shortened = less;
  return text;
}
