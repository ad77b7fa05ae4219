/* livret-es256.c: signatures as JSON Web Signatures have them, by OpenSSL.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-es256.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY, EVP_PKEY_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY_CTX, EVP_PKEY_CTX_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_MD_CTX, EVP_MD_CTX_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ECDSA_SIG, ECDSA_SIG_free)

/* DER of two numbers of 32 bytes. */
#define DER_MAX 80

static EVP_PKEY *
load_key (const guint8 *x, const guint8 *y)
{
  guint8 point[1 + 2 * LIVRET_ES256_COORDINATE] = { 4 }; /* uncompressed */
  char curve[] = "P-256";
  OSSL_PARAM params[] = {
    OSSL_PARAM_construct_utf8_string (OSSL_PKEY_PARAM_GROUP_NAME, curve, 0),
    OSSL_PARAM_construct_octet_string (OSSL_PKEY_PARAM_PUB_KEY, point, sizeof point),
    OSSL_PARAM_construct_end (),
  };
  g_autoptr (EVP_PKEY_CTX) context = EVP_PKEY_CTX_new_from_name (NULL, "EC", NULL);
  EVP_PKEY *key = NULL;

  memcpy (point + 1, x, LIVRET_ES256_COORDINATE);
  memcpy (point + 1 + LIVRET_ES256_COORDINATE, y, LIVRET_ES256_COORDINATE);
  if (context == NULL || EVP_PKEY_fromdata_init (context) != 1 ||
      EVP_PKEY_fromdata (context, &key, EVP_PKEY_PUBLIC_KEY, params) != 1)
    return NULL;
  return key;
}

/* OpenSSL takes signatures as X.509 has them. 0: it could not be written. */
static gsize
write_der (const guint8 *signature, guint8 der[DER_MAX])
{
  g_autoptr (ECDSA_SIG) pair = ECDSA_SIG_new ();
  BIGNUM *r = BN_bin2bn (signature, LIVRET_ES256_COORDINATE, NULL);
  BIGNUM *s = BN_bin2bn (signature + LIVRET_ES256_COORDINATE, LIVRET_ES256_COORDINATE, NULL);
  guint8 *end = der;
  int size;

  if (pair == NULL || r == NULL || s == NULL || ECDSA_SIG_set0 (pair, r, s) != 1)
    {
      BN_free (r);
      BN_free (s);
      return 0;
    }
  size = i2d_ECDSA_SIG (pair, NULL);
  return size > 0 && size <= DER_MAX && i2d_ECDSA_SIG (pair, &end) == size ? (gsize) size : 0;
}

gboolean
livret_es256_verify (const guint8 x[LIVRET_ES256_COORDINATE],
                     const guint8 y[LIVRET_ES256_COORDINATE],
                     gconstpointer data,
                     gsize size,
                     const guint8 signature[LIVRET_ES256_SIGNATURE])
{
  guint8 der[DER_MAX];
  gsize der_size = write_der (signature, der);
  g_autoptr (EVP_PKEY) key = load_key (x, y);
  g_autoptr (EVP_MD_CTX) context = EVP_MD_CTX_new ();
  gboolean good;

  good = der_size > 0 && key != NULL && context != NULL &&
         EVP_DigestVerifyInit_ex (context, NULL, "SHA256", NULL, NULL, key, NULL) == 1 &&
         EVP_DigestVerify (context, der, der_size, data, size) == 1;
  ERR_clear_error ();
  return good;
}

void
livret_es256_prepare (void)
{
  const guint8 nothing[LIVRET_ES256_SIGNATURE] = { 0 };

  OPENSSL_init_crypto (OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
  livret_es256_verify (nothing, nothing, "", 0, nothing);
}
