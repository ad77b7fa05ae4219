/* livret-slots.c: the cryptography of key slots.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-slots.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CALIBRATION_US G_USEC_PER_SEC

gboolean
livret_kdf_calibrate (LivretKdf *kdf, GError **error)
{
  g_autoptr (LivretSecret) probe = livret_secret_new_zeroed (16);
  gint64 started, took;

  kdf->memory_kib = 64 * 1024;
  kdf->lanes = 4;
  kdf->iterations = 1;
  if (!livret_random (kdf->salt, sizeof kdf->salt, error))
    return FALSE;
#if LIVRET_TEST_HOOKS
  /* Tests open hundreds of vaults: they ask for the cheapest run. */
  if (g_getenv ("LIVRET_TEST_KDF") != NULL)
    {
      kdf->memory_kib = 64;
      return TRUE;
    }
#endif
  started = g_get_monotonic_time ();
  {
    g_autoptr (LivretSecret) out = livret_slot_stretch (kdf, probe, error);
    if (out == NULL)
      return FALSE;
  }
  took = MAX (1, g_get_monotonic_time () - started);
  kdf->iterations = CLAMP (CALIBRATION_US / took, 3, 32);
  return TRUE;
}

LivretSecret *
livret_slot_stretch (const LivretKdf *kdf, const LivretSecret *canonical, GError **error)
{
  return livret_argon2id (livret_secret_data (canonical), livret_secret_size (canonical), kdf->salt,
                          sizeof kdf->salt, kdf->memory_kib, kdf->iterations, kdf->lanes, 32,
                          error);
}

static LivretSecret *
slot_key (const LivretKeySlot *slot, const LivretSecret *stretched, GError **error)
{
  g_autofree char *info = g_strconcat ("livret-slot ", slot->id, NULL);

  return livret_hkdf_sha256 (stretched, NULL, 0, info, 32, error);
}

gboolean
livret_slot_wrap (const LivretKeyfile *file,
                  LivretKeySlot *slot,
                  const LivretSecret *stretched,
                  const LivretSecret *key,
                  GError **error)
{
  g_autofree char *header = livret_keyfile_slot_header (file, slot);
  g_autoptr (LivretSecret) wrapping = slot_key (slot, stretched, error);

  return wrapping != NULL && livret_random (slot->nonce, sizeof slot->nonce, error) &&
         livret_gcm_seal (wrapping, slot->nonce, header, strlen (header), livret_secret_data (key),
                          LIVRET_KEY_SIZE, slot->wrapped, error);
}

LivretSecret *
livret_slot_unwrap (const LivretKeyfile *file,
                    const LivretKeySlot *slot,
                    const LivretSecret *stretched)
{
  g_autofree char *header = livret_keyfile_slot_header (file, slot);
  g_autoptr (LivretSecret) wrapping = slot_key (slot, stretched, NULL);
  g_autoptr (LivretSecret) key = livret_secret_new_zeroed (LIVRET_KEY_SIZE);

  if (wrapping == NULL ||
      !livret_gcm_open (wrapping, slot->nonce, header, strlen (header), slot->wrapped,
                        sizeof slot->wrapped, livret_secret_data_mutable (key), NULL))
    return NULL;
  return g_steal_pointer (&key);
}

static LivretSecret *
label_key (const LivretSecret *key)
{
  return livret_hkdf_sha256 (key, NULL, 0, "livret-slot-label", 32, NULL);
}

/* At most 200 bytes, ending with a whole character. */
static gsize
label_size (const char *label)
{
  gsize size = strlen (label);

  if (size <= 200)
    return size;
  for (size = 200; size > 0 && (label[size] & 0xc0) == 0x80; size--)
    ;
  return size;
}

gboolean
livret_slot_set_label (LivretKeySlot *slot,
                       const char *label,
                       const LivretSecret *key,
                       GError **error)
{
  g_autoptr (LivretSecret) sealing = label_key (key);
  gsize size = label_size (label);
  g_autofree guint8 *out = g_malloc (size + LIVRET_GCM_TAG);

  if (sealing == NULL || !livret_random (slot->label_nonce, sizeof slot->label_nonce, error) ||
      !livret_gcm_seal (sealing, slot->label_nonce, slot->id, strlen (slot->id), label, size, out,
                        error))
    return FALSE;
  g_bytes_unref (slot->label);
  slot->label = g_bytes_new (out, size + LIVRET_GCM_TAG);
  return TRUE;
}

char *
livret_slot_get_label (const LivretKeySlot *slot, const LivretSecret *key)
{
  g_autoptr (LivretSecret) sealing = label_key (key);
  gsize size;
  const guint8 *sealed = g_bytes_get_data (slot->label, &size);
  g_autofree char *label = g_malloc0 (size + 1);

  if (sealing == NULL || size < LIVRET_GCM_TAG ||
      !livret_gcm_open (sealing, slot->label_nonce, slot->id, strlen (slot->id), sealed, size,
                        (guint8 *) label, NULL))
    return g_strdup ("");
  return g_utf8_make_valid (label, size - LIVRET_GCM_TAG);
}

/* Crockford's base 32: no I, L, O, U, so that it can be copied by hand and read aloud. */
static const char digits32[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
#define RECOVERY_DIGITS 32

static int
digit_value (char c)
{
  const char *at;

  c = g_ascii_toupper (c);
  c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
  at = c != '\0' ? strchr (digits32, c) : NULL;
  return at != NULL ? (int) (at - digits32) : -1;
}

/* Weighted by odd numbers, which have inverses modulo 32: any one wrong digit is noticed, and so
 * are swapped neighbours unless they lie 16 apart. */
static int
check_digit (const char *digits)
{
  int sum = 0;

  for (int i = 0; i < RECOVERY_DIGITS - 1; i++)
    sum += (2 * i + 1) * digit_value (digits[i]);
  return sum % 32;
}

LivretSecret *
livret_recovery_new (GError **error)
{
  g_autoptr (LivretSecret) code = livret_secret_new_zeroed (RECOVERY_DIGITS + 7);
  g_autoptr (LivretSecret) plain = livret_secret_new_zeroed (RECOVERY_DIGITS);
  char *p = (char *) livret_secret_data_mutable (plain);
  char *c = (char *) livret_secret_data_mutable (code);

  if (!livret_random (p, RECOVERY_DIGITS, error))
    return NULL;
  for (int i = 0; i < RECOVERY_DIGITS - 1; i++)
    p[i] = digits32[(guint8) p[i] % 32];
  p[RECOVERY_DIGITS - 1] = digits32[check_digit (p)];
  for (int i = 0; i < RECOVERY_DIGITS; i++)
    {
      if (i > 0 && i % 4 == 0)
        *c++ = '-';
      *c++ = p[i];
    }
  return g_steal_pointer (&code);
}

LivretSecret *
livret_recovery_canonical (const char *typed)
{
  g_autoptr (LivretSecret) plain = livret_secret_new_zeroed (RECOVERY_DIGITS);
  char *p = (char *) livret_secret_data_mutable (plain);
  int n = 0;

  for (const char *c = typed; *c != '\0'; c++)
    {
      int value = digit_value (*c);

      if (*c == '-' || g_ascii_isspace (*c))
        continue;
      if (n == RECOVERY_DIGITS || value < 0)
        return NULL;
      p[n++] = digits32[value];
    }
  if (n != RECOVERY_DIGITS || digit_value (p[n - 1]) != check_digit (p))
    return NULL;
  return g_steal_pointer (&plain);
}
