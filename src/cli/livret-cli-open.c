/* livret-cli-open.c: listing and extracting what is in a package, as its receiver would.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/livret-json.h"
#include "cli/livret-cli-envelope.h"
#include "cli/livret-cli-output.h"
#include "cli/livret-cli-passphrase.h"
#include "cli/livret-cli-save.h"

static const LivretCliColumn cover_columns[] = {
  { ".person", N_ ("Person") },
  { ".recipient", N_ ("Receiver") },
  { ".purpose", N_ ("Purpose") },
  { ".until", N_ ("Until") },
  { NULL },
};
static const LivretCliColumn document_columns[] = {
  { "name", N_ ("File") },
  { "title", N_ ("Title") },
  { "type", N_ ("Type") },
  { "bytes", N_ ("Bytes") },
  { NULL },
};

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static guint
get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

/* A name inside a package is a file name and nothing more. */
static gboolean
is_plain_name (const char *name)
{
  return name != NULL && name[0] != '\0' && name[0] != '.' && strchr (name, '/') == NULL &&
         strlen (name) < 200;
}

/* Writes one segment into the folder, if there is one to write to. */
static gboolean
extract (LivretCli *cli, const char *name, GBytes *bytes, GError **error)
{
  const char *folder = livret_cli_option (cli, "extract");
  g_autofree char *path = NULL;
  gconstpointer data;
  gsize size;

  if (folder == NULL)
    return TRUE;
  if (!is_plain_name (name))
    return livret_cli_fail (error, _ ("The package names a file that Livret will not write."));
  path = g_build_filename (folder, name, NULL);
  data = g_bytes_get_data (bytes, &size);
  return livret_cli_save (path, data, size, error);
}

/* The statements or series whose segments @member of the cover lists. */
static JsonArray *
open_parts (LivretCliEnvelope *envelope, JsonObject *cover, const char *member, GError **error)
{
  g_autoptr (JsonArray) parts = json_array_new ();
  JsonArray *indices = get_array (cover, member);

  for (guint i = 0; i < get_length (indices); i++)
    {
      JsonNode *part = livret_cli_envelope_json (
          envelope, json_node_get_int (json_array_get_element (indices, i)), error);

      if (part == NULL)
        return NULL;
      json_array_add_element (parts, part);
    }
  return g_steal_pointer (&parts);
}

static JsonObject *
open_file (LivretCli *cli, LivretCliEnvelope *envelope, JsonObject *item, GError **error)
{
  const char *name = livret_json_get_string (item, "name");
  g_autoptr (GBytes) bytes =
      livret_cli_envelope_bytes (envelope, livret_json_get_int (item, "segment", -1), error);
  g_autofree char *sum = NULL;
  JsonObject *object;

  if (bytes == NULL || !extract (cli, name, bytes, error))
    return NULL;
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  object = livret_cli_object ("name", name, "title", livret_json_get_string (item, "title"), "type",
                              livret_json_get_string (item, "type"), "sha256", sum, NULL);
  json_object_set_int_member (object, "bytes", (gint64) g_bytes_get_size (bytes));
  return object;
}

/* Every document, with the form made for browsers where there is one, and the one PDF of all. */
static JsonArray *
open_files (LivretCli *cli, LivretCliEnvelope *envelope, JsonObject *cover, GError **error)
{
  g_autoptr (JsonArray) files = json_array_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  JsonArray *documents = get_array (cover, "documents");
  JsonNode *all = json_object_get_member (cover, "all");

  for (guint i = 0; i < get_length (documents); i++)
    {
      JsonObject *item = json_array_get_object_element (documents, i);
      JsonNode *rendition = json_object_get_member (item, "rendition");

      g_ptr_array_add (items, item);
      if (rendition != NULL && JSON_NODE_HOLDS_OBJECT (rendition))
        g_ptr_array_add (items, json_node_get_object (rendition));
    }
  if (all != NULL && JSON_NODE_HOLDS_OBJECT (all))
    g_ptr_array_add (items, json_node_get_object (all));
  for (guint i = 0; i < items->len; i++)
    {
      JsonObject *file = open_file (cli, envelope, g_ptr_array_index (items, i), error);

      if (file == NULL)
        return NULL;
      json_array_add_object_element (files, file);
    }
  return g_steal_pointer (&files);
}

static void
set_shown (JsonObject *answer, JsonObject *cover)
{
  JsonNode *person = json_object_get_member (cover, "person");
  JsonNode *until = json_object_get_member (cover, "until");

  if (person != NULL && JSON_NODE_HOLDS_OBJECT (person))
    json_object_set_string_member (answer, ".person",
                                   livret_json_get_string (json_node_get_object (person), "name"));
  json_object_set_string_member (answer, ".recipient", livret_json_get_string (cover, "recipient"));
  json_object_set_string_member (answer, ".purpose", livret_json_get_string (cover, "purpose"));
  if (until != NULL && JSON_NODE_HOLDS_VALUE (until))
    livret_cli_set_time (answer, ".until", json_node_get_int (until));
}

static gboolean
tell (LivretCli *cli, JsonObject *answer, JsonArray *files, GError **error)
{
  g_autoptr (LivretCliRows) rows = NULL;

  if (!livret_cli_answer (cli, answer, cover_columns, error))
    return FALSE;
  if (cli->json)
    return TRUE;
  livret_cli_say (cli, _ ("Sections: %u. Measurements: %u."),
                  get_length (get_array (answer, "statements")),
                  get_length (get_array (answer, "series")));
  rows = livret_cli_rows_new (cli, document_columns);
  for (guint i = 0; i < json_array_get_length (files); i++)
    livret_cli_rows_add (rows, json_object_ref (json_array_get_object_element (files, i)));
  return livret_cli_rows_end (rows, _ ("No document."), error);
}

gboolean
livret_cli_open (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretSecret) phrase =
      livret_cli_read_phrase (cli, "phrase-file", _ ("Phrase of the package: "), FALSE, error);
  g_autoptr (LivretCliEnvelope) envelope = NULL;
  g_autoptr (JsonNode) cover_node = NULL;
  g_autoptr (JsonObject) answer = json_object_new ();
  JsonObject *cover;
  JsonArray *statements, *series, *files;
  const char *folder = livret_cli_option (cli, "extract");

  if (phrase == NULL ||
      (envelope = livret_cli_envelope_open (livret_cli_operand (cli, 0), phrase, error)) == NULL ||
      (cover_node = livret_cli_envelope_json (envelope, 0, error)) == NULL ||
      (folder != NULL && !livret_cli_make_folder (folder, error)))
    return FALSE;
  cover = json_node_get_object (cover_node);
  json_object_set_object_member (answer, "header",
                                 json_object_ref (livret_cli_envelope_header (envelope)));
  json_object_set_object_member (answer, "cover", json_object_ref (cover));
  set_shown (answer, cover);
  if ((statements = open_parts (envelope, cover, "statements", error)) == NULL)
    return FALSE;
  json_object_set_array_member (answer, "statements", statements);
  if ((series = open_parts (envelope, cover, "series", error)) == NULL)
    return FALSE;
  json_object_set_array_member (answer, "series", series);
  if ((files = open_files (cli, envelope, cover, error)) == NULL)
    return FALSE;
  json_object_set_array_member (answer, "files", files);
  return tell (cli, answer, files, error);
}
