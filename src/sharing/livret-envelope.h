/* livret-envelope.h: the encrypted segments of a package that a browser opens.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Key: PBKDF2-HMAC-SHA-256 of the canonical phrase, with a salt and so a key of this package alone.
 * Segment i: AES-256-GCM, nonce i (96 bits, big endian), additional data
 *   "livret-package-1\n" id "\n" i "\n" (last ? 1 : 0) "\n" hex (SHA-256 (header text)).
 * A segment cannot be moved, dropped, repeated or brought in from another package unseen.
 */
#pragma once

#include "base/livret-secret.h"
#include "sharing/livret-sharing.h"

G_BEGIN_DECLS

#define LIVRET_ENVELOPE_ITERATIONS 1000000

typedef struct _LivretEnvelope LivretEnvelope;

/**
 * livret_envelope_new:
 * @phrase: taken as livret_phrase_canonical() gives it
 * @language: "fr" or "en": of the page and of the phrase's words; stands in clear
 * @n_segments: at least one
 */
LivretEnvelope *livret_envelope_new (const LivretSecret *phrase,
                                     const char *language,
                                     guint n_segments,
                                     GError **error);
void livret_envelope_free (LivretEnvelope *envelope);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretEnvelope, livret_envelope_free)

/** livret_envelope_get_header: JSON that stands in clear: id, salt, iterations, number of segments.
 */
const char *livret_envelope_get_header (const LivretEnvelope *envelope);

/**
 * livret_envelope_seal: (transfer full): segment @index as base64. Each index is sealed once: the
 * nonce must not serve twice.
 */
char *livret_envelope_seal (
    LivretEnvelope *envelope, guint index, gconstpointer data, gsize size, GError **error);

G_END_DECLS
