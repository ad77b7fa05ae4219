/* test-crypto.c: the primitives against published vectors, and what a changed byte does.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-base.h"
#include "base/livret-crypto.h"
#include "base/livret-text.h"

#include <string.h>

/* The bytes that @hex spells; room for one more so that an empty one is not NULL. */
static guint8 *
bytes (const char *hex, gsize *size)
{
  guint8 *out;

  *size = strlen (hex) / 2;
  out = g_malloc (*size + 1);
  g_assert_true (livret_hex_parse (hex, out, *size));
  return out;
}

static LivretSecret *
secret (const char *hex)
{
  gsize size;
  g_autofree guint8 *data = bytes (hex, &size);

  return livret_secret_new (data, size);
}

static void
assert_hex (const guint8 *data, gsize size, const char *expected)
{
  g_autofree char *hex = livret_hex (data, size);

  g_assert_cmpstr (hex, ==, expected);
}

static void
assert_secret (LivretSecret *found, const char *expected)
{
  g_assert_nonnull (found);
  assert_hex (livret_secret_data (found), livret_secret_size (found), expected);
}

static void
test_sha256 (void)
{
  guint8 out[32];

  livret_sha256 ("abc", 3, out);
  assert_hex (out, 32, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  livret_sha256 (NULL, 0, out);
  assert_hex (out, 32, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  /* In pieces it is the same as at once. */
  {
    g_autoptr (LivretSha256) sum = livret_sha256_new ();
    guint8 pieces[32];

    livret_sha256 ("abc", 3, out);
    livret_sha256_update (sum, "a", 1);
    livret_sha256_update (sum, NULL, 0);
    livret_sha256_update (sum, "bc", 2);
    livret_sha256_finish (sum, pieces);
    g_assert_cmpmem (pieces, 32, out, 32);
  }
}

/* RFC 4231, cases 1 and 2. */
static void
test_hmac (void)
{
  static const struct
  {
    const char *key;
    const char *data;
    const char *expected;
  } rows[] = {
    { "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "Hi There",
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7" },
    { "4a656665", "what do ya want for nothing?",
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LivretSecret) key = secret (rows[i].key);
      guint8 out[32];

      livret_hmac_sha256 (key, rows[i].data, strlen (rows[i].data), out);
      assert_hex (out, 32, rows[i].expected);
    }
}

/* RFC 5869, appendix A.1 to A.3. */
static void
test_hkdf (void)
{
  static const struct
  {
    const char *key;
    const char *salt;
    const char *info;
    const char *expected;
  } rows[] = {
    { "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "000102030405060708090a0b0c",
      "f0f1f2f3f4f5f6f7f8f9",
      "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865" },
    { "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d"
      "2e"
      "2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f",
      "606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d"
      "8e"
      "8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeaf",
      "b0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdd"
      "de"
      "dfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
      "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e59"
      "0e"
      "09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87" },
    { "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "", "",
      "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LivretSecret) key = secret (rows[i].key);
      g_autoptr (LivretSecret) info = secret (rows[i].info);
      gsize salt_size;
      g_autofree guint8 *salt = bytes (rows[i].salt, &salt_size);
      g_autoptr (GError) error = NULL;
      g_autoptr (LivretSecret) found = livret_hkdf_sha256 (
          key, salt, salt_size, livret_secret_text (info), strlen (rows[i].expected) / 2, &error);

      g_assert_no_error (error);
      assert_secret (found, rows[i].expected);
    }
}

static void
test_hkdf_too_long (void)
{
  g_autoptr (LivretSecret) key = livret_secret_new_random (32);
  g_autoptr (GError) error = NULL;

  g_assert_null (livret_hkdf_sha256 (key, NULL, 0, NULL, 255 * 32 + 1, &error));
  g_assert_error (error, LIVRET_BASE_ERROR, LIVRET_BASE_ERROR_CRYPTO);
}

/* The reference implementation's own vectors of version 0x13 (its test.c): RFC 9106's one needs a
 * secret and associated data, which Livret does not use. */
static void
test_argon2id (void)
{
  static const struct
  {
    const char *password;
    const char *salt;
    guint32 memory_kib;
    guint32 iterations;
    guint32 lanes;
    const char *expected;
  } rows[] = {
    { "password", "somesalt", 65536, 2, 1,
      "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7" },
    { "password", "somesalt", 256, 2, 1,
      "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe" },
    { "password", "somesalt", 256, 2, 2,
      "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037" },
    { "differentpassword", "somesalt", 65536, 2, 1,
      "0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde" },
    { "password", "diffsalt", 65536, 2, 1,
      "bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LivretSecret) found = livret_argon2id (
          rows[i].password, strlen (rows[i].password), (const guint8 *) rows[i].salt,
          strlen (rows[i].salt), rows[i].memory_kib, rows[i].iterations, rows[i].lanes, 32, &error);

      g_assert_no_error (error);
      assert_secret (found, rows[i].expected);
    }
}

static void
test_argon2id_refuses (void)
{
  static const struct
  {
    gsize salt_size;
    guint32 memory_kib;
    guint32 iterations;
    guint32 lanes;
  } rows[] = {
    { 4, 256, 1, 1 },  /* salt below 8 bytes */
    { 16, 256, 0, 1 }, /* no pass */
    { 16, 256, 1, 0 }, /* no lane */
    { 16, 8, 1, 4 },   /* less than 8 KiB a lane */
  };
  static const guint8 salt[16];

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (livret_argon2id ("x", 1, salt, rows[i].salt_size, rows[i].memory_kib,
                                      rows[i].iterations, rows[i].lanes, 32, &error));
      g_assert_error (error, LIVRET_BASE_ERROR, LIVRET_BASE_ERROR_CRYPTO);
    }
}

/* RFC 7914 §11. */
static void
test_pbkdf2 (void)
{
  static const struct
  {
    const char *password;
    const char *salt;
    guint32 iterations;
    const char *expected;
  } rows[] = {
    { "passwd", "salt", 1,
      "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
      "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783" },
    { "Password", "NaCl", 80000,
      "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
      "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LivretSecret) found = livret_pbkdf2_sha256 (
          rows[i].password, strlen (rows[i].password), (const guint8 *) rows[i].salt,
          strlen (rows[i].salt), rows[i].iterations, 64, &error);

      g_assert_no_error (error);
      assert_secret (found, rows[i].expected);
    }
}

/* McGrew and Viega, cases 13 to 16. */
static const struct
{
  const char *key;
  const char *nonce;
  const char *aad;
  const char *plain;
  const char *sealed;
} gcm_rows[] = {
  { "0000000000000000000000000000000000000000000000000000000000000000", "000000000000000000000000",
    "", "", "530f8afbc74536b9a963b4f1c4cb738b" },
  { "0000000000000000000000000000000000000000000000000000000000000000", "000000000000000000000000",
    "", "00000000000000000000000000000000",
    "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919" },
  { "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888",
    "",
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
    "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255",
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
    "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad"
    "b094dac5d93471bdec1a502270e3cc6c" },
  { "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888",
    "feedfacedeadbeeffeedfacedeadbeefabaddad2",
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
    "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
    "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
    "76fc6ece0f4e1768cddf8853bb2d551b" },
};

static void
test_gcm_vectors (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (gcm_rows); i++)
    {
      g_autoptr (LivretSecret) key = secret (gcm_rows[i].key);
      gsize nonce_size, aad_size, size;
      g_autofree guint8 *nonce = bytes (gcm_rows[i].nonce, &nonce_size);
      g_autofree guint8 *aad = bytes (gcm_rows[i].aad, &aad_size);
      g_autofree guint8 *plain = bytes (gcm_rows[i].plain, &size);
      g_autofree guint8 *out = g_malloc (size + LIVRET_GCM_TAG);
      g_autoptr (GError) error = NULL;

      g_assert_true (livret_gcm_seal (key, nonce, aad, aad_size, plain, size, out, &error));
      g_assert_no_error (error);
      assert_hex (out, size + LIVRET_GCM_TAG, gcm_rows[i].sealed);
      /* in place */
      g_assert_true (
          livret_gcm_open (key, nonce, aad, aad_size, out, size + LIVRET_GCM_TAG, out, &error));
      g_assert_no_error (error);
      assert_hex (out, size, gcm_rows[i].plain);
    }
}

typedef enum
{
  CHANGE_BODY,
  CHANGE_TAG,
  CHANGE_AAD,
  CHANGE_NONCE,
  CHANGE_KEY,
  CHANGE_LENGTH,
  N_CHANGES
} Change;

static void
test_gcm_refuses (void)
{
  for (Change change = 0; change < N_CHANGES; change++)
    {
      g_autoptr (LivretSecret) key = livret_secret_new_random (32);
      guint8 nonce[LIVRET_GCM_NONCE] = { 1 };
      char aad[] = "header";
      guint8 sealed[48 + LIVRET_GCM_TAG];
      guint8 out[48];
      guint8 zero[48] = { 0 };
      gsize size = sizeof sealed;
      g_autoptr (GError) error = NULL;

      memset (out, 'x', sizeof out);
      g_assert_true (livret_gcm_seal (key, nonce, aad, 6, out, 48, sealed, &error));
      sealed[0] ^= change == CHANGE_BODY;
      sealed[size - 1] ^= change == CHANGE_TAG;
      aad[0] ^= change == CHANGE_AAD;
      nonce[0] ^= change == CHANGE_NONCE;
      livret_secret_data_mutable (key)[31] ^= change == CHANGE_KEY;
      size -= change == CHANGE_LENGTH;
      g_assert_false (livret_gcm_open (key, nonce, aad, 6, sealed, size, out, &error));
      g_assert_error (error, LIVRET_BASE_ERROR, LIVRET_BASE_ERROR_CRYPTO);
      g_assert_cmpmem (out, size - LIVRET_GCM_TAG, zero,
                       size - LIVRET_GCM_TAG); /* nothing unproved is left */
    }
}

static void
test_gcm_misuse (void)
{
  g_autoptr (LivretSecret) brief = livret_secret_new_random (16);
  g_autoptr (LivretSecret) key = livret_secret_new_random (32);
  guint8 nonce[LIVRET_GCM_NONCE] = { 0 };
  guint8 out[64];
  g_autoptr (GError) error = NULL;

  g_assert_false (livret_gcm_seal (brief, nonce, NULL, 0, "abc", 3, out, &error));
  g_assert_error (error, LIVRET_BASE_ERROR, LIVRET_BASE_ERROR_CRYPTO);
  g_clear_error (&error);
  g_assert_false (livret_gcm_open (key, nonce, NULL, 0, "short", 5, out, &error));
  g_assert_error (error, LIVRET_BASE_ERROR, LIVRET_BASE_ERROR_CRYPTO);
}

static void
test_random (void)
{
  guint8 a[32] = { 0 };
  guint8 b[32] = { 0 };

  g_assert_true (livret_random (a, sizeof a, NULL));
  g_assert_true (livret_random (b, sizeof b, NULL));
  g_assert_true (memcmp (a, b, sizeof a) != 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/crypto/sha256", test_sha256);
  g_test_add_func ("/base/crypto/hmac", test_hmac);
  g_test_add_func ("/base/crypto/hkdf", test_hkdf);
  g_test_add_func ("/base/crypto/hkdf-too-long", test_hkdf_too_long);
  g_test_add_func ("/base/crypto/argon2id", test_argon2id);
  g_test_add_func ("/base/crypto/argon2id-refuses", test_argon2id_refuses);
  g_test_add_func ("/base/crypto/pbkdf2", test_pbkdf2);
  g_test_add_func ("/base/crypto/gcm-vectors", test_gcm_vectors);
  g_test_add_func ("/base/crypto/gcm-refuses", test_gcm_refuses);
  g_test_add_func ("/base/crypto/gcm-misuse", test_gcm_misuse);
  g_test_add_func ("/base/crypto/random", test_random);
  return g_test_run ();
}
