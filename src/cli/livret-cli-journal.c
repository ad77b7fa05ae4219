/* livret-cli-journal.c: the journal and its proof; the formats that can be imported.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <glib/gi18n-lib.h>

#include "base/livret-json.h"
#include "base/livret-text.h"
#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "formats/livret-formats.h"
#include "record/livret-journal.h"

/* Entries asked for at a time. */
#define PAGE 1000

static const LivretCliColumn journal_columns[] = {
  { "time", N_ ("Time") },
  { ".sentence", N_ ("What happened") },
  { NULL },
};
static const LivretCliColumn format_columns[] = {
  { "id", N_ ("Id") },
  { ".title", N_ ("Format") },
  { ".suffixes", N_ ("Files") },
  { NULL },
};

/* What the chained record says beyond time, event and person. */
static void
set_details (JsonObject *object, const char *record)
{
  g_autoptr (JsonNode) node = livret_json_parse (record, -1, 1 << 20, NULL);
  JsonObject *chained =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *details = chained != NULL ? json_object_get_member (chained, "details") : NULL;

  if (details != NULL)
    json_object_set_member (object, "details", json_node_copy (details));
  else
    json_object_set_object_member (object, "details", json_object_new ());
}

static JsonObject *
describe (const LivretJournalEntry *entry)
{
  JsonObject *object = json_object_new ();
  g_autofree char *sentence = livret_journal_sentence (entry);

  json_object_set_int_member (object, "seq", entry->seq);
  livret_cli_set_time (object, "time", entry->time);
  json_object_set_string_member (object, "event", entry->event);
  json_object_set_string_member (object, "person", entry->person_name);
  json_object_set_string_member (object, "person_id", entry->person);
  json_object_set_string_member (object, "names", entry->names);
  set_details (object, entry->details);
  json_object_set_boolean_member (object, "clock_back", entry->clock_back);
  json_object_set_string_member (object, ".sentence", sentence);
  return object;
}

static gboolean
list (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  g_autoptr (LivretCliRows) rows = livret_cli_rows_new (cli, journal_columns);
  g_autofree char *person = NULL;
  int limit;
  gint64 before = 0;

  if (!livret_cli_number (cli, "limit", 1, G_MAXINT, &limit, error) ||
      !livret_cli_person_id (cli, db, &person, error))
    return FALSE;
  while (limit > 0)
    {
      int asked = MIN (limit, PAGE);
      g_autoptr (GPtrArray) entries = livret_journal_list (db, person, before, asked, error);

      if (entries == NULL)
        return FALSE;
      for (guint i = 0; i < entries->len; i++)
        {
          const LivretJournalEntry *entry = g_ptr_array_index (entries, i);

          before = entry->seq;
          livret_cli_rows_add (rows, describe (entry));
        }
      limit = (int) entries->len == asked ? limit - asked : 0;
    }
  return livret_cli_rows_end (rows, _ ("Nothing happened yet."), error);
}

static gboolean
verify (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  static const LivretCliColumn columns[] = {
    { ".intact", N_ ("Journal") },
    { "entries", N_ ("Entries") },
    { "last", N_ ("The last of") },
    { "head", N_ ("Head") },
    { NULL },
  };
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *hex = NULL;
  guint8 head[32];
  gint64 count, last;

  if (!livret_journal_verify (db, &count, &last, head, error))
    return FALSE;
  hex = livret_hex (head, sizeof head);
  json_object_set_boolean_member (object, "intact", TRUE);
  json_object_set_int_member (object, "entries", count);
  livret_cli_set_time (object, "last", last);
  json_object_set_string_member (object, "head", hex);
  json_object_set_string_member (object, ".intact", _ ("intact"));
  return livret_cli_answer (cli, object, columns, error);
}

gboolean
livret_cli_journal (LivretCli *cli, LivretDb *db, GError **error)
{
  if (livret_cli_switch (cli, "accept-restore") &&
      !livret_session_accept_head (cli->session, error))
    return FALSE;
  return livret_cli_job (cli, LIVRET_DB_READ, livret_cli_switch (cli, "verify") ? verify : list,
                         NULL, error);
}

/* --- formats ---------------------------------------------------------------------------------- */

static JsonArray *
describe_list (const char *const *texts)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
    json_array_add_string_element (array, texts[i]);
  return array;
}

gboolean
livret_cli_formats (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretCliRows) rows = livret_cli_rows_new (cli, format_columns);

  for (const LivretFormat *const *format = livret_formats (); *format != NULL; format++)
    {
      g_autofree char *suffixes = g_strjoinv (", ", (char **) (*format)->suffixes);
      JsonObject *object =
          livret_cli_object ("id", (*format)->id, "title", (*format)->title, ".title",
                             livret_format_title (*format), ".suffixes", suffixes, NULL);

      json_object_set_array_member (object, "suffixes", describe_list ((*format)->suffixes));
      json_object_set_array_member (object, "media_types", describe_list ((*format)->media_types));
      json_object_set_boolean_member (object, "document", (*format)->document);
      livret_cli_rows_add (rows, object);
    }
  return livret_cli_rows_end (rows, "", error);
}
