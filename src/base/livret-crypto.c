/* livret-crypto.c: the few primitives Livret uses, by OpenSSL.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-crypto.h"
#include "base/livret-base.h"

#include <glib/gi18n-lib.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>
#include <string.h>

/* EVP counts in int: longer data goes through it in steps. */
#define STEP ((gsize) 1 << 30)
#define KEY_SIZE 32

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_CIPHER_CTX, EVP_CIPHER_CTX_free)

/* OpenSSL's own reasons say nothing to people and are kept out of the sentence. */
static gboolean
fail (GError **error, const char *sentence)
{
  ERR_clear_error ();
  g_set_error_literal (error, LIVRET_BASE_ERROR, LIVRET_BASE_ERROR_CRYPTO, sentence);
  return FALSE;
}

gboolean
livret_random (gpointer out, gsize size, GError **error)
{
  guint8 *at = out;

  for (gsize done = 0; done < size;)
    {
      gsize step = MIN (size - done, STEP);

      if (RAND_priv_bytes (at + done, (int) step) != 1)
        {
          livret_wipe (out, size);
          return fail (error, _ ("The system's random number generator does not answer."));
        }
      done += step;
    }
  return TRUE;
}

void
livret_sha256 (gconstpointer data, gsize size, guint8 out[32])
{
  if (EVP_Q_digest (NULL, "SHA256", NULL, size > 0 ? data : "", size, out, NULL) != 1)
    g_error ("OpenSSL has no SHA-256");
}

/* EVP's context under a name of ours. */
LivretSha256 *
livret_sha256_new (void)
{
  EVP_MD_CTX *context = EVP_MD_CTX_new ();

  if (context == NULL || EVP_DigestInit_ex2 (context, EVP_sha256 (), NULL) != 1)
    g_error ("OpenSSL has no SHA-256");
  return (LivretSha256 *) context;
}

void
livret_sha256_free (LivretSha256 *self)
{
  EVP_MD_CTX_free ((EVP_MD_CTX *) self);
}

void
livret_sha256_update (LivretSha256 *self, gconstpointer data, gsize size)
{
  if (EVP_DigestUpdate ((EVP_MD_CTX *) self, data, size) != 1)
    g_error ("OpenSSL has no SHA-256");
}

void
livret_sha256_finish (LivretSha256 *self, guint8 out[32])
{
  if (EVP_DigestFinal_ex ((EVP_MD_CTX *) self, out, NULL) != 1)
    g_error ("OpenSSL has no SHA-256");
}

void
livret_hmac_sha256 (const LivretSecret *key, gconstpointer data, gsize size, guint8 out[32])
{
  gsize written = 0;

  g_return_if_fail (key != NULL);
  if (EVP_Q_mac (NULL, "HMAC", NULL, "SHA256", NULL, livret_secret_data (key),
                 livret_secret_size (key), size > 0 ? data : (const guint8 *) "", size, out, 32,
                 &written) == NULL ||
      written != 32)
    g_error ("OpenSSL has no HMAC-SHA-256");
}

/* Runs the key derivation @name into a fresh secret. */
static LivretSecret *
derive (const char *name, const OSSL_PARAM *params, gsize out_size, GError **error)
{
  g_autoptr (LivretSecret) out = livret_secret_new_zeroed (out_size);
  EVP_KDF *kdf = EVP_KDF_fetch (NULL, name, NULL);
  EVP_KDF_CTX *context = kdf != NULL ? EVP_KDF_CTX_new (kdf) : NULL;
  gboolean done = context != NULL &&
                  EVP_KDF_derive (context, livret_secret_data_mutable (out), out_size, params) == 1;

  EVP_KDF_CTX_free (context);
  EVP_KDF_free (kdf);
  if (!done)
    {
      fail (error, _ ("A key could not be derived: the settings are refused or memory is short."));
      return NULL;
    }
  return g_steal_pointer (&out);
}

static OSSL_PARAM
octets (const char *name, gconstpointer data, gsize size)
{
  /* OpenSSL reads these; its signature lacks the const. A NULL pointer would unset the parameter.
   */
  return OSSL_PARAM_construct_octet_string (name, size > 0 ? (void *) data : (void *) "", size);
}

LivretSecret *
livret_hkdf_sha256 (const LivretSecret *key,
                    gconstpointer salt,
                    gsize salt_size,
                    const char *info,
                    gsize out_size,
                    GError **error)
{
  OSSL_PARAM params[5];
  OSSL_PARAM *p = params;

  g_return_val_if_fail (key != NULL, NULL);
  *p++ = OSSL_PARAM_construct_utf8_string (OSSL_KDF_PARAM_DIGEST, (char *) "SHA256", 0);
  *p++ = octets (OSSL_KDF_PARAM_KEY, livret_secret_data (key), livret_secret_size (key));
  *p++ = octets (OSSL_KDF_PARAM_SALT, salt, salt_size);
  *p++ = octets (OSSL_KDF_PARAM_INFO, info, info != NULL ? strlen (info) : 0);
  *p = OSSL_PARAM_construct_end ();
  return derive ("HKDF", params, out_size, error);
}

LivretSecret *
livret_argon2id (gconstpointer password,
                 gsize password_size,
                 const guint8 *salt,
                 gsize salt_size,
                 guint32 memory_kib,
                 guint32 iterations,
                 guint32 lanes,
                 gsize out_size,
                 GError **error)
{
  guint32 threads = 1;
  guint32 version = 0x13;
  OSSL_PARAM params[8];
  OSSL_PARAM *p = params;

  *p++ = octets (OSSL_KDF_PARAM_PASSWORD, password, password_size);
  *p++ = octets (OSSL_KDF_PARAM_SALT, salt, salt_size);
  *p++ = OSSL_PARAM_construct_uint32 (OSSL_KDF_PARAM_ARGON2_MEMCOST, &memory_kib);
  *p++ = OSSL_PARAM_construct_uint32 (OSSL_KDF_PARAM_ITER, &iterations);
  *p++ = OSSL_PARAM_construct_uint32 (OSSL_KDF_PARAM_ARGON2_LANES, &lanes);
  *p++ = OSSL_PARAM_construct_uint32 (OSSL_KDF_PARAM_THREADS, &threads);
  *p++ = OSSL_PARAM_construct_uint32 (OSSL_KDF_PARAM_ARGON2_VERSION, &version);
  *p = OSSL_PARAM_construct_end ();
  return derive ("ARGON2ID", params, out_size, error);
}

LivretSecret *
livret_pbkdf2_sha256 (gconstpointer password,
                      gsize password_size,
                      const guint8 *salt,
                      gsize salt_size,
                      guint32 iterations,
                      gsize out_size,
                      GError **error)
{
  guint64 count = iterations;
  /* pkcs5 = 1 switches off the lower bounds of SP 800-132; the package's format sets its own. */
  int pkcs5 = 1;
  OSSL_PARAM params[6];
  OSSL_PARAM *p = params;

  *p++ = octets (OSSL_KDF_PARAM_PASSWORD, password, password_size);
  *p++ = octets (OSSL_KDF_PARAM_SALT, salt, salt_size);
  *p++ = OSSL_PARAM_construct_uint64 (OSSL_KDF_PARAM_ITER, &count);
  *p++ = OSSL_PARAM_construct_utf8_string (OSSL_KDF_PARAM_DIGEST, (char *) "SHA256", 0);
  *p++ = OSSL_PARAM_construct_int (OSSL_KDF_PARAM_PKCS5, &pkcs5);
  *p = OSSL_PARAM_construct_end ();
  return derive ("PBKDF2", params, out_size, error);
}

/* Fetched once: a fetch costs more than sealing a small row. */
static const EVP_CIPHER *
aes_256_gcm (void)
{
  static gsize cipher;

  if (g_once_init_enter (&cipher))
    {
      EVP_CIPHER *fetched = EVP_CIPHER_fetch (NULL, "AES-256-GCM", NULL);

      if (fetched == NULL)
        g_error ("OpenSSL has no AES-256-GCM");
      g_once_init_leave (&cipher, (gsize) fetched);
    }
  return (const EVP_CIPHER *) cipher;
}

/* Passes @size bytes through in steps; @out is %NULL for the authenticated data. */
static gboolean
update (EVP_CIPHER_CTX *context, guint8 *out, const guint8 *in, gsize size)
{
  for (gsize done = 0; done < size;)
    {
      gsize step = MIN (size - done, STEP);
      int written = 0;

      if (EVP_CipherUpdate (context, out != NULL ? out + done : NULL, &written, in + done,
                            (int) step) != 1 ||
          (gsize) written != step)
        return FALSE;
      done += step;
    }
  return TRUE;
}

static EVP_CIPHER_CTX *
start (const LivretSecret *key,
       const guint8 *nonce,
       gconstpointer aad,
       gsize aad_size,
       gboolean sealing)
{
  g_autoptr (EVP_CIPHER_CTX) context = EVP_CIPHER_CTX_new ();

  if (context == NULL || livret_secret_size (key) != KEY_SIZE ||
      EVP_CipherInit_ex2 (context, aes_256_gcm (), livret_secret_data (key), nonce, sealing,
                          NULL) != 1 ||
      !update (context, NULL, aad, aad_size))
    return NULL;
  return g_steal_pointer (&context);
}

gboolean
livret_gcm_seal (const LivretSecret *key,
                 const guint8 nonce[LIVRET_GCM_NONCE],
                 gconstpointer aad,
                 gsize aad_size,
                 gconstpointer data,
                 gsize size,
                 guint8 *out,
                 GError **error)
{
  g_autoptr (EVP_CIPHER_CTX) context = NULL;
  int none = 0;

  g_return_val_if_fail (key != NULL && nonce != NULL && out != NULL, FALSE);
  context = start (key, nonce, aad, aad_size, TRUE);
  if (context == NULL || !update (context, out, data, size) ||
      EVP_EncryptFinal_ex (context, out + size, &none) != 1 ||
      EVP_CIPHER_CTX_ctrl (context, EVP_CTRL_AEAD_GET_TAG, LIVRET_GCM_TAG, out + size) != 1)
    {
      livret_wipe (out, size + LIVRET_GCM_TAG);
      return fail (error, _ ("The data could not be encrypted."));
    }
  return TRUE;
}

gboolean
livret_gcm_open (const LivretSecret *key,
                 const guint8 nonce[LIVRET_GCM_NONCE],
                 gconstpointer aad,
                 gsize aad_size,
                 gconstpointer data,
                 gsize size,
                 guint8 *out,
                 GError **error)
{
  g_autoptr (EVP_CIPHER_CTX) context = NULL;
  guint8 tag[LIVRET_GCM_TAG];
  gsize body;
  int none = 0;

  g_return_val_if_fail (key != NULL && nonce != NULL, FALSE);
  if (size < LIVRET_GCM_TAG)
    return fail (error, _ ("The encrypted data is cut short."));
  body = size - LIVRET_GCM_TAG;
  memcpy (tag, (const guint8 *) data + body, LIVRET_GCM_TAG);
  context = start (key, nonce, aad, aad_size, FALSE);
  if (context == NULL || !update (context, out, data, body) ||
      EVP_CIPHER_CTX_ctrl (context, EVP_CTRL_AEAD_SET_TAG, LIVRET_GCM_TAG, tag) != 1 ||
      EVP_DecryptFinal_ex (context, tag, &none) != 1)
    {
      livret_wipe (out, body);
      return fail (error, _ ("The key does not fit, or the encrypted data was changed."));
    }
  return TRUE;
}
