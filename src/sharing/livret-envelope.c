/* livret-envelope.c: sealing the segments of a package for a browser.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-envelope.h"

#include "base/livret-clock.h"
#include "base/livret-crypto.h"
#include "base/livret-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SALT 16

struct _LivretEnvelope
{
  LivretSecret *key;
  char *id;
  char *header;
  char *header_hash;
  guint n_segments;
  gboolean *sealed;
};

static LivretSecret *
derive_key (const LivretSecret *phrase, const guint8 salt[SALT], GError **error)
{
  char *canonical = livret_phrase_canonical (livret_secret_text (phrase));
  LivretSecret *key = livret_pbkdf2_sha256 (canonical, strlen (canonical), salt, SALT,
                                            LIVRET_ENVELOPE_ITERATIONS, 32, error);

  livret_wipe (canonical, strlen (canonical));
  g_free (canonical);
  return key;
}

LivretEnvelope *
livret_envelope_new (const LivretSecret *phrase,
                     const char *language,
                     guint n_segments,
                     GError **error)
{
  g_autoptr (LivretEnvelope) envelope = g_new0 (LivretEnvelope, 1);
  guint8 salt[SALT];
  guint8 hash[32];
  g_autofree char *salt_text = NULL;

  g_return_val_if_fail (n_segments > 0, NULL);
  if (!livret_random (salt, sizeof salt, error))
    return NULL;
  envelope->key = derive_key (phrase, salt, error);
  if (envelope->key == NULL)
    return NULL;
  envelope->id = livret_uuid_new ();
  envelope->n_segments = n_segments;
  envelope->sealed = g_new0 (gboolean, n_segments);
  salt_text = g_base64_encode (salt, sizeof salt);
  envelope->header =
      g_strdup_printf ("{\"format\":\"livret-package-1\",\"id\":\"%s\",\"language\":\"%s\","
                       "\"kdf\":\"PBKDF2-HMAC-SHA-256\",\"iterations\":%d,\"salt\":\"%s\","
                       "\"cipher\":\"AES-256-GCM\",\"segments\":%u}",
                       envelope->id, g_str_has_prefix (language, "fr") ? "fr" : "en",
                       LIVRET_ENVELOPE_ITERATIONS, salt_text, n_segments);
  livret_sha256 (envelope->header, strlen (envelope->header), hash);
  envelope->header_hash = livret_hex (hash, sizeof hash);
  return g_steal_pointer (&envelope);
}

void
livret_envelope_free (LivretEnvelope *envelope)
{
  g_clear_pointer (&envelope->key, livret_secret_unref);
  g_free (envelope->id);
  g_free (envelope->header);
  g_free (envelope->header_hash);
  g_free (envelope->sealed);
  g_free (envelope);
}

const char *
livret_envelope_get_header (const LivretEnvelope *envelope)
{
  return envelope->header;
}

char *
livret_envelope_seal (
    LivretEnvelope *envelope, guint index, gconstpointer data, gsize size, GError **error)
{
  g_autofree guint8 *sealed = NULL;
  g_autofree char *aad = NULL;
  guint8 nonce[LIVRET_GCM_NONCE] = { 0 };
  guint32 counter = GUINT32_TO_BE (index);

  g_return_val_if_fail (index < envelope->n_segments && !envelope->sealed[index], NULL);
  sealed = g_try_malloc (size + LIVRET_GCM_TAG);
  if (sealed == NULL)
    {
      g_set_error_literal (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_FAILED,
                           _ ("There is not enough memory to encrypt this package."));
      return NULL;
    }
  memcpy (nonce + 8, &counter, 4);
  aad = g_strdup_printf ("livret-package-1\n%s\n%u\n%d\n%s", envelope->id, index,
                         index + 1 == envelope->n_segments, envelope->header_hash);
  envelope->sealed[index] = TRUE;
  if (!livret_gcm_seal (envelope->key, nonce, aad, strlen (aad), data, size, sealed, error))
    return NULL;
  return g_base64_encode (sealed, size + LIVRET_GCM_TAG);
}
