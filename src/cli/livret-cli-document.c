/* livret-cli-document.c: listing, searching, showing and saving documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "cli/livret-cli-save.h"
#include "record/livret-documents.h"
#include "record/livret-document-types.h"
#include "record/livret-issuers.h"
#include "record/livret-journal.h"
#include "record/livret-papers.h"
#include "record/livret-recognition.h"

static const LivretCliColumn list_columns[] = {
  { "date", N_ ("Date") },
  { "title", N_ ("Title") },
  { ".category", N_ ("Category") },
  { "person", N_ ("Person") },
  { "pages", N_ ("Pages") },
  { "hidden", N_ ("Hidden") },
  { "id", N_ ("Id") },
  { NULL },
};
static const LivretCliColumn found_columns[] = {
  { "date", N_ ("Date") },
  { "title", N_ ("Title") },
  { "person", N_ ("Person") },
  { "snippet", N_ ("Found in") },
  { "page", N_ ("Page") },
  { "id", N_ ("Id") },
  { NULL },
};
static const LivretCliColumn show_columns[] = {
  { "title", N_ ("Title") },
  { "person", N_ ("Person") },
  { ".category", N_ ("Category") },
  { "date", N_ ("Date") },
  { "author", N_ ("Author") },
  { "establishment", N_ ("Establishment") },
  { ".type", N_ ("Kind of document") },
  { ".standing", N_ ("Signature") },
  { "restrictions", N_ ("Restrictions") },
  { "unique_id", N_ ("Identifier") },
  { "media_type", N_ ("Type") },
  { "file_name", N_ ("File") },
  { "size", N_ ("Bytes") },
  { "pages", N_ ("Pages") },
  { ".recognized", N_ ("Text") },
  { "version", N_ ("Version") },
  { "sha256", N_ ("SHA-256") },
  { "import", N_ ("Import") },
  { "added", N_ ("Added") },
  { "deleted", N_ ("In the bin since") },
  { "hidden", N_ ("Hidden") },
  { "pinned", N_ ("Pinned") },
  { "note", N_ ("Note") },
  { "folder", N_ ("Folder") },
  { "id", N_ ("Id") },
  { NULL },
};

/* About so many bytes of the text around a word found. */
#define SNIPPET 120

static JsonObject *
describe (const LivretDocument *document)
{
  JsonObject *object = livret_cli_object (
      "id", document->id, "person", document->person_name, "person_id", document->person, "title",
      document->title, "category", document->category, "date", document->date.text, "author",
      document->author, "establishment", document->establishment, "media_type",
      document->media_type, "file_name", document->file_name, "sha256", document->sha256, "import",
      document->import, "folder", document->folder, "note", document->note, ".category",
      livret_category_label (document->category), NULL);

  json_object_set_int_member (object, "size", document->size);
  json_object_set_int_member (object, "pages", document->pages);
  json_object_set_int_member (object, "version", document->version);
  json_object_set_boolean_member (object, "hidden", document->hidden);
  json_object_set_boolean_member (object, "pinned", document->pinned);
  livret_cli_set_time (object, "added", document->added);
  livret_cli_set_time (object, "deleted", document->deleted);
  return object;
}

static JsonObject *
describe_version (const LivretDocumentVersion *version)
{
  JsonObject *object =
      livret_cli_object ("sha256", version->sha256, "media_type", version->media_type, "file_name",
                         version->file_name, "import", version->import, NULL);

  json_object_set_int_member (object, "number", version->number);
  json_object_set_int_member (object, "size", version->size);
  json_object_set_int_member (object, "pages", version->pages);
  livret_cli_set_time (object, "added", version->added);
  return object;
}

static gboolean
add_versions (LivretDb *db, const char *id, JsonObject *object, GError **error)
{
  g_autoptr (GPtrArray) versions = livret_documents_list_versions (db, id, error);
  JsonArray *array;

  if (versions == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < versions->len; i++)
    json_array_add_object_element (array, describe_version (g_ptr_array_index (versions, i)));
  json_object_set_array_member (object, "versions", array);
  return TRUE;
}

static JsonObject *
describe_part (const LivretPart *part)
{
  JsonObject *object =
      livret_cli_object ("role", part->role, "media_type", part->media_type, "file_name",
                         part->file_name, "sha256", part->sha256, NULL);

  json_object_set_int_member (object, "size", part->size);
  return object;
}

/* What its file says of it; empty words where it says nothing. */
static gboolean
add_paper (LivretDb *db, const char *id, JsonObject *object, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretPaper) paper = livret_papers_get (db, id, 0, &failed);
  g_autoptr (GPtrArray) parts = failed == NULL ? livret_parts_list (db, id, 0, &failed) : NULL;
  const char *type = paper != NULL ? livret_document_type_label (paper->type) : NULL;
  JsonArray *array;

  if (parts == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  json_object_set_string_member (object, "type", paper != NULL ? paper->type : "");
  json_object_set_string_member (object, ".type", type != NULL ? type : "");
  json_object_set_string_member (object, "unique_id", paper != NULL ? paper->unique_id : "");
  json_object_set_string_member (object, "set_id", paper != NULL ? paper->set_id : "");
  json_object_set_int_member (object, "set_version", paper != NULL ? paper->set_version : 0);
  json_object_set_string_member (object, "restrictions", paper != NULL ? paper->restrictions : "");
  array = json_array_new ();
  for (guint i = 0; i < parts->len; i++)
    json_array_add_object_element (array, describe_part (g_ptr_array_index (parts, i)));
  json_object_set_array_member (object, "parts", array);
  return TRUE;
}

static gboolean
check_category (const char *code, GError **error)
{
  const LivretCategory *category = livret_categories ();

  for (; code != NULL && category->code != NULL; category++)
    if (g_strcmp0 (category->code, code) == 0)
      return TRUE;
  return code == NULL || livret_cli_usage (error, _ ("There is no category %s."), code);
}

gboolean
livret_cli_documents (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (LivretCliRows) rows = NULL;
  g_autofree char *person = NULL;
  LivretDate from, until;
  LivretDocumentQuery query = {
    .search = livret_cli_option (cli, "search"),
    .category = livret_cli_option (cli, "category"),
    .folder = livret_cli_option (cli, "folder"),
    .include_hidden = livret_cli_switch (cli, "hidden"),
    .only_deleted = livret_cli_switch (cli, "deleted"),
  };

  if (!livret_cli_person_id (cli, db, &person, error) ||
      !livret_cli_date (cli, db, "from", &from, error) ||
      !livret_cli_date (cli, db, "to", &until, error) || !check_category (query.category, error))
    return FALSE;
  query.person = person;
  query.snippet = query.search != NULL ? SNIPPET : 0;
  query.from = livret_date_is_set (&from) ? &from : NULL;
  query.until = livret_date_is_set (&until) ? &until : NULL;
  documents = livret_documents_list (db, &query, error);
  if (documents == NULL)
    return FALSE;
  rows = livret_cli_rows_new (cli, query.search != NULL ? found_columns : list_columns);
  for (guint i = 0; i < documents->len; i++)
    {
      const LivretDocument *document = g_ptr_array_index (documents, i);
      JsonObject *row = describe (document);

      json_object_set_string_member (row, "snippet", document->snippet);
      if (document->page > 0)
        json_object_set_int_member (row, "page", document->page);
      livret_cli_rows_add (rows, row);
    }
  return livret_cli_rows_end (rows, _ ("No document."), error);
}

/* --- one document ----------------------------------------------------------------------------- */

/* Words that a machine read from the picture may be wrong, so that is said. */
static gboolean
add_recognition (LivretDb *db, const char *id, JsonObject *object, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *words = NULL;
  LivretRecognition found;

  if (!livret_recognition_get (db, id, &found, &failed) && failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (found.pages > 0)
    words = g_strdup_printf (ngettext ("%d page, read by machine from the picture: may be wrong",
                                       "%d pages, read by machine from the picture: may be wrong",
                                       found.pages),
                             found.pages);
  json_object_set_int_member (object, "recognized_pages", found.pages);
  json_object_set_string_member (object, ".recognized", words != NULL ? words : "");
  return TRUE;
}

static gboolean
show_details (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  g_autoptr (LivretDocument) document =
      livret_documents_get (db, livret_cli_operand (cli, 0), error);
  JsonObject *answer = document != NULL ? describe (document) : NULL;

  *(JsonObject **) data = answer;
  return answer != NULL && add_versions (db, document->id, answer, error) &&
         add_paper (db, document->id, answer, error) &&
         add_recognition (db, document->id, answer, error);
}

/* How the signed cards in it stand today; of another document nothing. */
static void
add_standing (LivretCli *cli, JsonObject *answer)
{
  g_autoptr (GPtrArray) standings = NULL;
  g_autofree char *words = NULL;
  JsonArray *cards = json_array_new ();

  if (g_strcmp0 (json_object_get_string_member (answer, "media_type"),
                 LIVRET_STANDING_MEDIA_TYPE) == 0)
    standings = livret_document_standing (cli->session, livret_cli_operand (cli, 0),
                                          cli->cancellable, NULL);
  if (standings != NULL)
    words = livret_standings_words (standings);
  for (guint i = 0; standings != NULL && i < standings->len; i++)
    {
      const LivretStanding *standing = standings->pdata[i];

      json_array_add_object_element (cards, livret_cli_object ("state",
                                                               livret_standing_id (standing->state),
                                                               "words", standing->words, NULL));
    }
  json_object_set_array_member (answer, "cards", cards);
  json_object_set_string_member (answer, ".standing", words != NULL ? words : "");
}

static gboolean
show_whole (LivretCli *cli, GError **error)
{
  JsonObject *taken = NULL;
  gboolean read = livret_cli_job (cli, LIVRET_DB_READ, show_details, &taken, error);
  g_autoptr (JsonObject) answer = taken;

  if (!read)
    return FALSE;
  add_standing (cli, answer);
  return livret_cli_answer (cli, answer, show_columns, error);
}

static gboolean
show_text (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  g_autoptr (LivretDocument) document =
      livret_documents_get (db, livret_cli_operand (cli, 0), error);
  g_autofree char *text = NULL;
  g_autoptr (JsonObject) answer = NULL;

  if (document == NULL)
    return FALSE;
  text = livret_documents_text (db, document->id, error);
  if (text == NULL && error != NULL && *error != NULL)
    return FALSE;
  if (!cli->json)
    return livret_cli_print_text (text != NULL ? text : "", error);
  answer = livret_cli_object ("id", document->id, "text", text, NULL);
  return livret_cli_answer (cli, answer, show_columns, error);
}

/* The journal first: what left is known even if the writing is cut off. */
static gboolean
take_out (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  int *fd = data;
  g_autoptr (LivretDocument) document =
      livret_documents_get (db, livret_cli_operand (cli, 0), error);
  g_auto (LivretDbTransaction) transaction = LIVRET_DB_TRANSACTION_INIT;

  if (document == NULL)
    return FALSE;
  *fd = livret_documents_open (db, document->id, error);
  return *fd >= 0 && livret_db_transaction_begin (&transaction, db, error) &&
         livret_journal_append_simple (db, error, "document-saved", document->person,
                                       document->title, "document", document->id, NULL) &&
         livret_db_transaction_commit (&transaction, error);
}

static gboolean
save (LivretCli *cli, const char *path, GError **error)
{
  g_autofd int fd = -1;
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer data;
  gsize size;

  if (!livret_cli_job (cli, LIVRET_DB_WRITE, take_out, &fd, error))
    return FALSE;
  bytes = livret_memfd_bytes (fd, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  return livret_cli_save (path, data, size, error);
}

gboolean
livret_cli_document_show (LivretCli *cli, LivretDb *db, GError **error)
{
  const char *path = livret_cli_option (cli, "out");

  if (path != NULL && livret_cli_switch (cli, "text"))
    return livret_cli_usage (error, _ ("Either --text or --out, not both."));
  if (path != NULL)
    return save (cli, path, error);
  if (livret_cli_switch (cli, "text"))
    return livret_cli_job (cli, LIVRET_DB_READ, show_text, NULL, error);
  return show_whole (cli, error);
}
