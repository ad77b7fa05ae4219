/* livret-cli-envelope.c: a package for browsers, opened again to look at what was handed over.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-envelope.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/livret-crypto.h"
#include "base/livret-json.h"
#include "base/livret-text.h"

/* A package holds whole documents, so much is allowed; a hostile one may still not eat the machine.
 */
#define FILE_LIMIT ((gsize) 1 << 30)
#define HEADER_LIMIT 4096
#define ITERATIONS_LEAST 600000
#define ITERATIONS_MOST 10000000
#define SEGMENTS_MOST 100000
#define JSON_LIMIT ((gsize) 256 << 20)

struct _LivretCliEnvelope
{
  GMappedFile *file;
  LivretSecret *key;
  JsonNode *header;
  char *header_hash;
  gint64 n_segments;
};

static gboolean
fail_as_unreadable (GError **error, const char *sentence)
{
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE, sentence);
  return FALSE;
}

static gboolean
fail_as_damaged (GError **error)
{
  return fail_as_unreadable (error, _ ("The package is cut short or was changed."));
}

/* The text of <script type="application/json" id="ID">…</script>; NULL if it is not there. */
static const char *
find_script (LivretCliEnvelope *envelope, const char *id, gsize *length)
{
  const char *data = g_mapped_file_get_contents (envelope->file);
  gsize size = g_mapped_file_get_length (envelope->file);
  g_autofree char *tag = g_strdup_printf ("<script type=\"application/json\" id=\"%s\">", id);
  const char *start = data != NULL ? memmem (data, size, tag, strlen (tag)) : NULL;
  const char *end;

  if (start == NULL)
    return NULL;
  start += strlen (tag);
  end = memmem (start, size - (gsize) (start - data), "</script>", strlen ("</script>"));
  if (end == NULL)
    return NULL;
  *length = (gsize) (end - start);
  return start;
}

static gboolean
read_header (LivretCliEnvelope *envelope, GError **error)
{
  gsize length = 0;
  const char *text = find_script (envelope, "header", &length);
  JsonObject *header;
  guint8 hash[32];

  if (text == NULL || length > HEADER_LIMIT ||
      (envelope->header = livret_json_parse (text, (gssize) length, HEADER_LIMIT, NULL)) == NULL ||
      !JSON_NODE_HOLDS_OBJECT (envelope->header))
    return fail_as_unreadable (error, _ ("This is not a package made by Livret for browsers."));
  header = json_node_get_object (envelope->header);
  envelope->n_segments = livret_json_get_int (header, "segments", 0);
  if (g_strcmp0 (livret_json_get_string (header, "format"), "livret-package-1") != 0 ||
      livret_json_get_string (header, "id") == NULL || envelope->n_segments < 1 ||
      envelope->n_segments > SEGMENTS_MOST)
    return fail_as_unreadable (error,
                               _ ("This package is of a kind that this Livret does not know."));
  livret_sha256 (text, length, hash);
  envelope->header_hash = livret_hex (hash, sizeof hash);
  return TRUE;
}

static gboolean
derive_key (LivretCliEnvelope *envelope, const LivretSecret *phrase, GError **error)
{
  JsonObject *header = json_node_get_object (envelope->header);
  const char *salt_text = livret_json_get_string (header, "salt");
  gint64 iterations = livret_json_get_int (header, "iterations", 0);
  gsize salt_size = 0;
  g_autofree guint8 *salt = salt_text != NULL ? g_base64_decode (salt_text, &salt_size) : NULL;
  g_autoptr (LivretSecret) canonical =
      livret_secret_new_take (livret_phrase_canonical (livret_secret_text (phrase)));

  if (salt == NULL || salt_size < 16 || iterations < ITERATIONS_LEAST ||
      iterations > ITERATIONS_MOST)
    return fail_as_unreadable (error, _ ("The package asks for a key that Livret does not make."));
  envelope->key =
      livret_pbkdf2_sha256 (livret_secret_data (canonical), livret_secret_size (canonical), salt,
                            salt_size, (guint32) iterations, 32, error);
  return envelope->key != NULL;
}

static GBytes *
decrypt (LivretCliEnvelope *envelope, gint64 index, const char *base64, gsize length)
{
  g_autofree char *text = g_strndup (base64, length);
  gsize size = 0;
  g_autofree guint8 *sealed = g_base64_decode (text, &size);
  guint8 nonce[LIVRET_GCM_NONCE] = { 0 };
  guint32 counter = GUINT32_TO_BE ((guint32) index);
  g_autofree char *aad =
      g_strdup_printf ("livret-package-1\n%s\n%" G_GINT64_FORMAT "\n%d\n%s",
                       livret_json_get_string (json_node_get_object (envelope->header), "id"),
                       index, index + 1 == envelope->n_segments, envelope->header_hash);

  memcpy (nonce + 8, &counter, 4);
  if (size < LIVRET_GCM_TAG ||
      !livret_gcm_open (envelope->key, nonce, aad, strlen (aad), sealed, size, sealed, NULL))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&sealed), size - LIVRET_GCM_TAG);
}

GBytes *
livret_cli_envelope_bytes (LivretCliEnvelope *envelope, gint64 index, GError **error)
{
  g_autofree char *id = g_strdup_printf ("segment-%" G_GINT64_FORMAT, index);
  gsize length = 0;
  const char *text =
      index >= 0 && index < envelope->n_segments ? find_script (envelope, id, &length) : NULL;
  GBytes *bytes = NULL;

  if (text != NULL && length >= 2 && text[0] == '"' && text[length - 1] == '"')
    bytes = decrypt (envelope, index, text + 1, length - 2);
  if (bytes == NULL)
    fail_as_damaged (error);
  return bytes;
}

JsonNode *
livret_cli_envelope_json (LivretCliEnvelope *envelope, gint64 index, GError **error)
{
  g_autoptr (GBytes) bytes = livret_cli_envelope_bytes (envelope, index, error);
  g_autoptr (JsonNode) node = NULL;
  gconstpointer data;
  gsize size;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  node = livret_json_parse (data, (gssize) size, JSON_LIMIT, NULL);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return g_steal_pointer (&node);
  fail_as_damaged (error);
  return NULL;
}

JsonObject *
livret_cli_envelope_header (LivretCliEnvelope *envelope)
{
  return json_node_get_object (envelope->header);
}

LivretCliEnvelope *
livret_cli_envelope_open (const char *path, const LivretSecret *phrase, GError **error)
{
  g_autoptr (LivretCliEnvelope) envelope = g_new0 (LivretCliEnvelope, 1);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) first = NULL;

  envelope->file = g_mapped_file_new (path, FALSE, &reason);
  if (envelope->file == NULL)
    {
      livret_cli_fail (error, _ ("The package cannot be opened: %s."),
                       g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT)
                           ? _ ("there is no such file")
                           : _ ("it is not a file, or may not be read"));
      return NULL;
    }
  if (g_mapped_file_get_length (envelope->file) > FILE_LIMIT)
    {
      fail_as_unreadable (error, _ ("The file is larger than any package."));
      return NULL;
    }
  if (!read_header (envelope, error) || !derive_key (envelope, phrase, error))
    return NULL;
  first = livret_cli_envelope_bytes (envelope, 0, NULL);
  if (first == NULL)
    {
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_WRONG_KEY,
                           _ ("This phrase does not open the package."));
      return NULL;
    }
  return g_steal_pointer (&envelope);
}

void
livret_cli_envelope_free (LivretCliEnvelope *envelope)
{
  g_clear_pointer (&envelope->file, g_mapped_file_unref);
  g_clear_pointer (&envelope->key, livret_secret_unref);
  g_clear_pointer (&envelope->header, json_node_unref);
  g_free (envelope->header_hash);
  g_free (envelope);
}
