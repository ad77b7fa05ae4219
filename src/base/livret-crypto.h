/* livret-crypto.h: the few primitives Livret uses, by OpenSSL.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-secret.h"

G_BEGIN_DECLS

#define LIVRET_GCM_NONCE 12
#define LIVRET_GCM_TAG 16

gboolean livret_random (gpointer out, gsize size, GError **error);
void livret_sha256 (gconstpointer data, gsize size, guint8 out[32]);

/** LivretSha256: of bytes that come piece by piece. */
typedef struct _LivretSha256 LivretSha256;
LivretSha256 *livret_sha256_new (void);
void livret_sha256_free (LivretSha256 *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretSha256, livret_sha256_free)
void livret_sha256_update (LivretSha256 *self, gconstpointer data, gsize size);
/** livret_sha256_finish: nothing can be added afterwards. */
void livret_sha256_finish (LivretSha256 *self, guint8 out[32]);

void livret_hmac_sha256 (const LivretSecret *key, gconstpointer data, gsize size, guint8 out[32]);
/** livret_hkdf_sha256: (transfer full): RFC 5869. */
LivretSecret *livret_hkdf_sha256 (const LivretSecret *key,
                                  gconstpointer salt,
                                  gsize salt_size,
                                  const char *info,
                                  gsize out_size,
                                  GError **error);
/** livret_argon2id: (transfer full): RFC 9106, version 0x13, one thread. @memory_kib KiB. */
LivretSecret *livret_argon2id (gconstpointer password,
                               gsize password_size,
                               const guint8 *salt,
                               gsize salt_size,
                               guint32 memory_kib,
                               guint32 iterations,
                               guint32 lanes,
                               gsize out_size,
                               GError **error);
LivretSecret *livret_pbkdf2_sha256 (gconstpointer password,
                                    gsize password_size,
                                    const guint8 *salt,
                                    gsize salt_size,
                                    guint32 iterations,
                                    gsize out_size,
                                    GError **error);
/**
 * livret_gcm_seal: AES-256-GCM. @out holds @size + LIVRET_GCM_TAG bytes; may be @data.
 */
gboolean livret_gcm_seal (const LivretSecret *key,
                          const guint8 nonce[LIVRET_GCM_NONCE],
                          gconstpointer aad,
                          gsize aad_size,
                          gconstpointer data,
                          gsize size,
                          guint8 *out,
                          GError **error);
/** livret_gcm_open: @size counts the tag; @out holds @size - LIVRET_GCM_TAG bytes, wiped on
 * failure. */
gboolean livret_gcm_open (const LivretSecret *key,
                          const guint8 nonce[LIVRET_GCM_NONCE],
                          gconstpointer aad,
                          gsize aad_size,
                          gconstpointer data,
                          gsize size,
                          guint8 *out,
                          GError **error);

G_END_DECLS
