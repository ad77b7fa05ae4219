/* livret-cli-entry.c: health statements typed by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <glib/gi18n-lib.h>

#include "base/livret-clock.h"
#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "record/livret-entries.h"

static const LivretCliColumn columns[] = {
  { ".section", N_ ("Section") },
  { ".text", N_ ("Statement") },
  { "from", N_ ("Since") },
  { "until", N_ ("Until") },
  { "comment", N_ ("Comment") },
  { "person", N_ ("Person") },
  { "id", N_ ("Id") },
  { NULL },
};

static JsonObject *
describe (const LivretEntry *entry)
{
  const LivretSection *section = livret_section_by_id (entry->section);
  JsonObject *object = livret_cli_object (
      "id", entry->id, "person", entry->person_name, "person_id", entry->person, "section",
      entry->section, "text", entry->text, "from", entry->from.text, "until", entry->until.text,
      "comment", entry->comment, "origin", entry->origin, "document", entry->document, "place",
      entry->place, ".section", section != NULL ? _ (section->label) : entry->section, ".text",
      entry->none && section != NULL ? _ (section->none) : entry->text, NULL);

  json_object_set_boolean_member (object, "none", entry->none);
  json_object_set_boolean_member (object, "hidden", entry->hidden);
  livret_cli_set_time (object, "added", entry->added);
  return object;
}

static gboolean
check_section (const char *id, GError **error)
{
  return livret_section_by_id (id) != NULL ||
         livret_cli_usage (error,
                           _ ("There is no section “%s”: treatments, allergies, conditions, "
                              "vaccinations, contacts, devices, blood."),
                           id);
}

/* An entry for --person in --section, nothing else said yet. */
static LivretEntry *
begin_entry (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretEntry) entry = livret_entry_new ();
  g_autoptr (LivretPerson) person = NULL;
  const char *section = livret_cli_option (cli, "section");

  if (!check_section (section, error) || (person = livret_cli_person (cli, db, error)) == NULL)
    return NULL;
  g_set_str (&entry->person, person->id);
  g_set_str (&entry->person_name, person->name);
  g_set_str (&entry->section, section);
  return g_steal_pointer (&entry);
}

static gboolean
add (LivretCli *cli, LivretDb *db, LivretEntry *entry, GError **error)
{
  g_autoptr (JsonObject) answer = NULL;

  if (!livret_entries_add (db, entry, 0, error))
    return FALSE;
  answer = describe (entry);
  return livret_cli_answer (cli, answer, columns, error);
}

gboolean
livret_cli_entry_add (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretEntry) entry = begin_entry (cli, db, error);

  if (entry == NULL || !livret_cli_date (cli, db, "from", &entry->from, error) ||
      !livret_cli_date (cli, db, "until", &entry->until, error))
    return FALSE;
  g_set_str (&entry->text, livret_cli_option (cli, "text"));
  g_set_str (&entry->comment, livret_cli_option_or (cli, "comment", ""));
  return add (cli, db, entry, error);
}

gboolean
livret_cli_entry_none (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretEntry) entry = begin_entry (cli, db, error);
  g_autoptr (GTimeZone) home = livret_cli_home_zone (db);
  char today[16];

  if (entry == NULL || !livret_cli_date (cli, db, "on", &entry->from, error))
    return FALSE;
  if (!livret_date_is_set (&entry->from) &&
      !livret_date_parse (livret_day_iso (livret_clock_today (), today), home, &entry->from, error))
    return FALSE;
  entry->none = TRUE;
  return add (cli, db, entry, error);
}

gboolean
livret_cli_entry_list (LivretCli *cli, LivretDb *db, GError **error)
{
  const char *section = livret_cli_option (cli, "section");
  g_autofree char *person = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (LivretCliRows) rows = NULL;

  if ((section != NULL && !check_section (section, error)) ||
      !livret_cli_person_id (cli, db, &person, error))
    return FALSE;
  entries = livret_entries_list (db, person, section, error);
  if (entries == NULL)
    return FALSE;
  rows = livret_cli_rows_new (cli, columns);
  for (guint i = 0; i < entries->len; i++)
    livret_cli_rows_add (rows, describe (g_ptr_array_index (entries, i)));
  return livret_cli_rows_end (rows, _ ("No health statement."), error);
}
