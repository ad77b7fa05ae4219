/* livret-cli-search.c: one search over documents, statements of the health profile and notes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "record/livret-documents.h"
#include "record/livret-entries.h"
#include "record/livret-found.h"

/* About so many bytes of the text around a word found. */
#define SNIPPET 120

static const LivretCliColumn columns[] = {
  { ".what", N_ ("Found") },
  { "date", N_ ("Date") },
  { "title", N_ ("Title") },
  { "person", N_ ("Person") },
  { "snippet", N_ ("Found in") },
  { "page", N_ ("Page") },
  { "id", N_ ("Id") },
  { NULL },
};

static const char *const sorts[] = { "entry", "day-note", "measure-note" };

static const char *
say_what (const LivretFound *found)
{
  const LivretSection *section = livret_section_by_id (found->section);

  if (section != NULL)
    return _ (section->label);
  return found->kind != NULL ? livret_kind_label (found->kind) : _ ("All measures");
}

static JsonObject *
describe_found (const LivretFound *found)
{
  JsonObject *object = livret_cli_object (
      "what", sorts[found->sort], "id", found->id, "person", found->person_name, "person_id",
      found->person, "section", found->section, "kind", found->kind != NULL ? found->kind->id : "",
      "date", found->date.text, "title", found->text, "snippet", found->snippet, ".what",
      say_what (found), NULL);

  json_object_set_boolean_member (object, "hidden", found->hidden);
  return object;
}

static JsonObject *
describe_document (const LivretDocument *document)
{
  JsonObject *object = livret_cli_object (
      "what", "document", "id", document->id, "person", document->person_name, "person_id",
      document->person, "category", document->category, "date", document->date.text, "title",
      document->title, "snippet", document->snippet, ".what",
      livret_category_label (document->category), NULL);

  if (document->page > 0)
    json_object_set_int_member (object, "page", document->page);
  json_object_set_boolean_member (object, "hidden", document->hidden);
  return object;
}

gboolean
livret_cli_search (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (LivretCliRows) rows = NULL;
  g_autofree char *person = NULL;
  LivretDate from, until;
  LivretDocumentQuery query = { .search = livret_cli_operand (cli, 0),
                                .include_hidden = livret_cli_switch (cli, "hidden"),
                                .snippet = SNIPPET };
  LivretFoundQuery others = { .words = query.search, .include_hidden = query.include_hidden };

  /* Documents without a word are all documents. */
  if (query.search[strspn (query.search, " \t\n")] == '\0')
    return livret_cli_usage (error, _ ("There is no word to look for."));
  if (!livret_cli_person_id (cli, db, &person, error) ||
      !livret_cli_date (cli, db, "from", &from, error) ||
      !livret_cli_date (cli, db, "to", &until, error))
    return FALSE;
  query.person = others.person = person;
  query.from = others.from = livret_date_is_set (&from) ? &from : NULL;
  query.until = others.until = livret_date_is_set (&until) ? &until : NULL;
  if ((documents = livret_documents_list (db, &query, error)) == NULL ||
      (found = livret_found_list (db, &others, error)) == NULL)
    return FALSE;
  rows = livret_cli_rows_new (cli, columns);
  for (guint i = 0; i < documents->len; i++)
    livret_cli_rows_add (rows, describe_document (documents->pdata[i]));
  for (guint i = 0; i < found->len; i++)
    livret_cli_rows_add (rows, describe_found (found->pdata[i]));
  return livret_cli_rows_end (rows, _ ("Nothing found."), error);
}
