/* livret-jws.c: a JSON Web Signature as SMART Health Cards have it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sources: RFC 7515, 7517, 7518; SMART Health Cards Framework 1.4.
 */
#include "formats/livret-jws.h"

#include <gio/gio.h>
#include <string.h>

#include "base/livret-es256.h"
#include "base/livret-text.h"

#define HEADER_MAX 4096
#define PIECE (64 * 1024)

void
livret_jws_clear (LivretJws *jws)
{
  g_clear_pointer (&jws->algorithm, g_free);
  g_clear_pointer (&jws->kid, g_free);
  g_clear_pointer (&jws->payload, g_bytes_unref);
  g_clear_pointer (&jws->signature, g_free);
}

/* --- Its parts ----------------------------------------------------------------------------------
 */

static char *
dup_member (JsonObject *object, const char *member)
{
  const char *text = livret_json_get_string (object, member);

  return g_strdup (text != NULL ? text : "");
}

/* @deflated: what is signed is packed */
static gboolean
read_header (const char *part, LivretJws *out, gboolean *deflated)
{
  gsize size;
  g_autofree guint8 *text = livret_base64url_parse (part, HEADER_MAX, &size);
  g_autoptr (JsonNode) node =
      text != NULL ? livret_json_parse ((const char *) text, (gssize) size, HEADER_MAX, NULL)
                   : NULL;
  JsonObject *header;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  header = json_node_get_object (node);
  out->algorithm = dup_member (header, "alg");
  out->kid = dup_member (header, "kid");
  *deflated = g_strcmp0 (livret_json_get_string (header, "zip"), "DEF") == 0;
  return TRUE;
}

/* A stream of RFC 1951, to its end; what stands behind that is not looked at. */
static LivretJwsFault
unpack (const guint8 *data, gsize size, GBytes **out)
{
  g_autoptr (GZlibDecompressor) inflate = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE);
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result != G_CONVERTER_FINISHED)
    {
      gsize used = 0, made = 0;

      result = g_converter_convert (G_CONVERTER (inflate), data, size, piece, PIECE,
                                    G_CONVERTER_INPUT_AT_END, &used, &made, NULL);
      if (result == G_CONVERTER_ERROR)
        return LIVRET_JWS_DAMAGED;
      if (bytes->len + made > LIVRET_JWS_PAYLOAD_MAX)
        return LIVRET_JWS_TOO_LARGE;
      g_byte_array_append (bytes, piece, (guint) made);
      data += used;
      size -= used;
    }
  *out = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return LIVRET_JWS_GOOD;
}

static LivretJwsFault
read_payload (const char *part, gboolean deflated, LivretJws *out)
{
  gsize size;
  g_autofree guint8 *data = livret_base64url_parse (part, LIVRET_JWS_TEXT_MAX, &size);

  if (data == NULL)
    return LIVRET_JWS_DAMAGED;
  if (deflated)
    return unpack (data, size, &out->payload);
  out->payload = g_bytes_new (data, size);
  return LIVRET_JWS_GOOD;
}

LivretJwsFault
livret_jws_read (const char *text, LivretJws *out)
{
  g_auto (GStrv) parts = NULL;
  g_autofree guint8 *signature = NULL;
  gboolean deflated;
  gsize size = 0;

  *out = (LivretJws) { 0 };
  if (strlen (text) > LIVRET_JWS_TEXT_MAX)
    return LIVRET_JWS_TOO_LARGE;
  parts = g_strsplit (text, ".", 4);
  if (g_strv_length (parts) != 3 || !read_header (parts[0], out, &deflated))
    return LIVRET_JWS_DAMAGED;
  out->signed_size = strlen (parts[0]) + 1 + strlen (parts[1]);
  signature = livret_base64url_parse (parts[2], LIVRET_ES256_SIGNATURE, &size);
  if (signature != NULL && size == LIVRET_ES256_SIGNATURE)
    out->signature = g_steal_pointer (&signature);
  return read_payload (parts[1], deflated, out);
}

/* --- Its signature ------------------------------------------------------------------------------
 */

static guint8 *
read_coordinate (JsonObject *key, const char *member)
{
  const char *text = livret_json_get_string (key, member);
  gsize size = 0;
  g_autofree guint8 *bytes =
      text != NULL ? livret_base64url_parse (text, LIVRET_ES256_COORDINATE, &size) : NULL;

  return size == LIVRET_ES256_COORDINATE ? g_steal_pointer (&bytes) : NULL;
}

gboolean
livret_jws_verify (const LivretJws *jws, const char *text, JsonObject *key)
{
  g_autofree guint8 *x = read_coordinate (key, "x");
  g_autofree guint8 *y = read_coordinate (key, "y");

  /* The algorithm is ours to choose, never the file's. */
  if (jws->signature == NULL || x == NULL || y == NULL || strcmp (jws->algorithm, "ES256") != 0 ||
      g_strcmp0 (livret_json_get_string (key, "kty"), "EC") != 0 ||
      g_strcmp0 (livret_json_get_string (key, "crv"), "P-256") != 0)
    return FALSE;
  return livret_es256_verify (x, y, text, jws->signed_size, jws->signature);
}
