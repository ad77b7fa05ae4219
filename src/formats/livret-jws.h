/* livret-jws.h: a JSON Web Signature as SMART Health Cards have it: compact, ES256, its payload
 * deflated. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-json.h"

G_BEGIN_DECLS

/* Of the signed text, and of what it holds unpacked. The longest card a code of points carries has
 * a few thousand characters. */
#define LIVRET_JWS_TEXT_MAX (1024 * 1024)
#define LIVRET_JWS_PAYLOAD_MAX (4 * 1024 * 1024)

/** LivretJwsFault: why one is not read. */
typedef enum
{
  LIVRET_JWS_GOOD,
  LIVRET_JWS_DAMAGED,
  LIVRET_JWS_TOO_LARGE,
} LivretJwsFault;

/**
 * LivretJws: its parts.
 * @algorithm: as the header says it; nothing but "ES256" was signed as cards are
 * @kid: the id of the key; "" if it tells none
 * @payload: what was signed, unpacked
 * @signed_size: of the beginning of the text that the signature is of
 * @signature: %NULL unless it is of 64 bytes
 */
typedef struct
{
  char *algorithm;
  char *kid;
  GBytes *payload;
  gsize signed_size;
  guint8 *signature;
} LivretJws;
void livret_jws_clear (LivretJws *jws);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretJws, livret_jws_clear)

/** livret_jws_read: @text: "header.payload.signature". Nothing is checked against a key. */
LivretJwsFault livret_jws_read (const char *text, LivretJws *out);

/** livret_jws_verify: whether @key, a JSON Web Key of the curve P-256, signed @text, which @jws was
 * read from. */
gboolean livret_jws_verify (const LivretJws *jws, const char *text, JsonObject *key);

G_END_DECLS
