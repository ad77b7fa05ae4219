/* livret-es256.h: signatures as JSON Web Signatures have them (RFC 7515, RFC 7518), by OpenSSL.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LIVRET_ES256_COORDINATE 32
#define LIVRET_ES256_SIGNATURE 64

/**
 * livret_es256_verify: whether @signature (r and s, 32 bytes each) is one of @data by the holder of
 * the public key at @x, @y of the curve P-256 (RFC 7518, 3.4). A point that is not on the curve has
 * signed nothing.
 */
gboolean livret_es256_verify (const guint8 x[LIVRET_ES256_COORDINATE],
                              const guint8 y[LIVRET_ES256_COORDINATE],
                              gconstpointer data,
                              gsize size,
                              const guint8 signature[LIVRET_ES256_SIGNATURE]);

/** livret_es256_prepare: OpenSSL loads what it needs for it, and reads no configuration: before a
 * process locks itself in. */
void livret_es256_prepare (void);

G_END_DECLS
