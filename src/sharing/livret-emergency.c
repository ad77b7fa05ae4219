/* livret-emergency.c: what stands on an emergency sheet, read from the record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-emergency.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-clock.h"
#include "base/livret-text.h"
#include "record/livret-journal.h"
#include "record/livret-meta.h"

static const struct
{
  const char *section;
  const char *title;
} parts[LIVRET_EMERGENCY_PARTS] = {
  [LIVRET_EMERGENCY_ALLERGIES] = { "allergies", N_ ("Allergies") },
  [LIVRET_EMERGENCY_BLOOD] = { "blood", N_ ("Blood group") },
  [LIVRET_EMERGENCY_DEVICES] = { "devices", N_ ("Implants and devices") },
  [LIVRET_EMERGENCY_TREATMENTS] = { "treatments", N_ ("Current treatments") },
  [LIVRET_EMERGENCY_CONDITIONS] = { "conditions", N_ ("Conditions") },
  [LIVRET_EMERGENCY_CONTACTS] = { "contacts", N_ ("To be called") },
};

static void
line_free (LivretEmergencyLine *line)
{
  g_free (line->text);
  g_free (line->detail);
  g_free (line->telephone);
  g_free (line);
}

void
livret_emergency_free (LivretEmergency *emergency)
{
  if (emergency == NULL)
    return;
  livret_person_free (emergency->person);
  for (guint i = 0; i < LIVRET_EMERGENCY_PARTS; i++)
    {
      g_free (emergency->parts[i].instead);
      g_clear_pointer (&emergency->parts[i].lines, g_ptr_array_unref);
    }
  g_free (emergency->hash);
  g_free (emergency);
}

/* --- Lines -------------------------------------------------------------------------------- */

/* "since 2019, until 28 November 2026, twice a day" */
static char *
describe (const LivretEntry *entry, LivretEmergencyPartId part)
{
  gboolean dated = livret_date_is_set (&entry->from);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (*entry->comment != '\0')
    g_ptr_array_add (words, livret_text_line (entry->comment));
  else if (part == LIVRET_EMERGENCY_BLOOD)
    g_ptr_array_add (words, g_strdup (_ ("declared, origin not noted")));
  if (part == LIVRET_EMERGENCY_BLOOD && dated)
    g_ptr_array_add (words, livret_date_display (&entry->from));
  else if (dated && part != LIVRET_EMERGENCY_TREATMENTS && part != LIVRET_EMERGENCY_CONTACTS)
    g_ptr_array_add (words, livret_date_since (&entry->from));
  if (livret_date_is_set (&entry->until))
    g_ptr_array_add (words, livret_date_until (&entry->until));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}

static LivretEmergencyLine *
make_line (const LivretEntry *entry, LivretEmergencyPartId part)
{
  LivretEmergencyLine *line = g_new0 (LivretEmergencyLine, 1);

  line->detail = describe (entry, part);
  line->text = g_strdup (entry->text);
  line->telephone = g_strdup ("");
  if (part != LIVRET_EMERGENCY_CONTACTS)
    return line;
  g_free (line->text);
  g_free (line->telephone);
  line->telephone = livret_emergency_telephone (entry->text, &line->text);
  if (*line->telephone == '\0')
    {
      g_autofree char *comment = g_steal_pointer (&line->detail);

      g_free (line->telephone);
      line->telephone = livret_emergency_telephone (comment, &line->detail);
    }
  return line;
}

/* Two groups that contradict each other are no answer, and are not shown as one. */
static void
settle_blood (LivretEmergencyPart *part)
{
  LivretEmergencyLine *first = part->lines->len > 0 ? part->lines->pdata[0] : NULL;
  gboolean differ = FALSE;

  for (guint i = 1; i < part->lines->len; i++)
    differ =
        differ || strcmp (((LivretEmergencyLine *) part->lines->pdata[i])->text, first->text) != 0;
  if (part->lines->len > 1)
    g_ptr_array_set_size (part->lines, 1);
  if (!differ)
    return;
  g_set_str (&first->text, "?");
  g_set_str (&first->detail, _ ("Different groups are noted in the record: not to be relied on"));
}

/* What it says where there is no line: a "none" only where somebody declared it. */
static void
settle_empty (LivretEmergencyPart *part, const LivretEntry *none)
{
  if (part->lines->len > 0)
    return;
  if (none != NULL)
    {
      g_autofree char *date = livret_date_display (&none->from);

      part->declared = TRUE;
      part->instead = g_strdup_printf (_ ("%s (declared on %s)"),
                                       _ (livret_section_by_id (none->section)->none), date);
    }
  else
    part->instead = g_strdup (part->partial ? _ ("Not stated on this sheet") : _ ("Not filled in"));
}

static gboolean
goes_on (const LivretEntry *entry, gint64 now)
{
  return !livret_date_is_set (&entry->until) || entry->until.latest >= now;
}

/* A future that has not begun is no treatment yet; a date of today, or a year, may have. */
static gboolean
has_begun (const LivretEntry *entry, gint64 now)
{
  return !livret_date_is_set (&entry->from) || entry->from.earliest <= now;
}

static void
fill_part (LivretEmergency *emergency, LivretEmergencyPartId id, GPtrArray *entries)
{
  LivretEmergencyPart *part = &emergency->parts[id];
  const LivretEntry *none = NULL;

  part->title = _ (parts[id].title);
  part->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  for (guint i = 0; i < entries->len; i++)
    {
      const LivretEntry *entry = entries->pdata[i];

      if (strcmp (entry->section, parts[id].section) != 0 || !goes_on (entry, emergency->made) ||
          !has_begun (entry, emergency->made))
        continue;
      if (entry->hidden)
        part->partial = TRUE;
      else if (entry->none)
        none = entry;
      else
        g_ptr_array_add (part->lines, make_line (entry, id));
    }
  if (id == LIVRET_EMERGENCY_BLOOD)
    settle_blood (part);
  settle_empty (part, none);
}

/* --- Reading over ------------------------------------------------------------------------- */

static void
hash_words (GChecksum *checksum, const char *first, ...)
{
  va_list args;

  va_start (args, first);
  for (const char *word = first; word != NULL; word = va_arg (args, const char *))
    g_checksum_update (checksum, (const guchar *) word, (gssize) strlen (word) + 1);
  va_end (args);
}

/* What it says of whom, without what passes by itself: the age, and the language. */
static char *
make_hash (const LivretPerson *person, GPtrArray *entries, gint64 now)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char sex[] = { person->sex, '\0' };

  hash_words (checksum, person->id, person->name, person->birth_name, person->used_name,
              person->first_names, person->birth_date, sex, NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      const LivretEntry *entry = entries->pdata[i];

      for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
        if (strcmp (entry->section, parts[p].section) == 0 && goes_on (entry, now) &&
            has_begun (entry, now) && !entry->hidden)
          hash_words (checksum, entry->section, entry->text, entry->comment, entry->from.text,
                      entry->until.text, entry->none ? "none" : "", NULL);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

static char *
meta_key (const LivretPerson *person)
{
  return g_strconcat ("emergency_read_over ", person->id, NULL);
}

/* "1795300000 HASH" */
static gboolean
read_reading_over (LivretEmergency *emergency, LivretDb *db, GError **error)
{
  g_autofree char *key = meta_key (emergency->person);
  g_autoptr (GError) failed = NULL;
  g_autofree char *kept = livret_meta_get (db, key, &failed);
  char *hash = NULL;

  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (kept == NULL)
    return TRUE;
  emergency->read_over = g_ascii_strtoll (kept, &hash, 10);
  emergency->changed = strcmp (g_strchug (hash), emergency->hash) != 0;
  return TRUE;
}

LivretEmergency *
livret_emergency_read (LivretDb *db, const char *person, GError **error)
{
  g_autoptr (LivretEmergency) emergency = g_new0 (LivretEmergency, 1);
  g_autoptr (GPtrArray) entries = NULL;

  emergency->made = livret_clock_now ();
  emergency->person = livret_people_find (db, person, error);
  if (emergency->person == NULL)
    return NULL;
  entries = livret_entries_list (db, emergency->person->id, NULL, error);
  if (entries == NULL)
    return NULL;
  for (guint i = 0; i < LIVRET_EMERGENCY_PARTS; i++)
    fill_part (emergency, i, entries);
  emergency->hash = make_hash (emergency->person, entries, emergency->made);
  return read_reading_over (emergency, db, error) ? g_steal_pointer (&emergency) : NULL;
}

gboolean
livret_emergency_confirm (LivretDb *db, const LivretEmergency *emergency, GError **error)
{
  g_autoptr (LivretEmergency) now = livret_emergency_read (db, emergency->person->id, error);
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autofree char *key = meta_key (emergency->person);
  g_autofree char *value = NULL;

  if (now == NULL)
    return FALSE;
  if (strcmp (now->hash, emergency->hash) != 0)
    {
      g_set_error_literal (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_INVALID,
                           _ ("The record has changed meanwhile; nothing was noted. Read the sheet "
                              "over once more."));
      return FALSE;
    }
  value = g_strdup_printf ("%" G_GINT64_FORMAT " %s", now->made, now->hash);
  return livret_db_transaction_begin (&t, db, error) && livret_meta_set (db, key, value, error) &&
         livret_journal_append (db, "emergency-read-over", emergency->person->id, NULL, NULL,
                                error) &&
         livret_db_transaction_commit (&t, error);
}

gboolean
livret_emergency_note (LivretDb *db,
                       const LivretEmergency *emergency,
                       const char *event,
                       GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  return livret_db_transaction_begin (&t, db, error) &&
         livret_journal_append_simple (db, error, event, emergency->person->id, NULL, "sha256",
                                       emergency->hash, NULL) &&
         livret_db_transaction_commit (&t, error);
}
