/* livret-issuers.h: whom signed health cards are believed: those that came with Livret
 * (data/issuers.json) and those added to the vault.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-session.h"
#include "record/livret-standing.h"

G_BEGIN_DECLS

/**
 * LivretIssuer:
 * @address: as cards name it, "https://…"
 * @n_keys: public keys; @n_revoked: withdrawn cards that are known
 * @own: added to the vault
 */
typedef struct
{
  char *address;
  char *name;
  guint n_keys;
  guint n_revoked;
  gboolean own;
} LivretIssuer;

/** livret_issuers_text: (transfer full): {"issuers": [{"iss", "name", "keys": [JSON Web Key],
 * "revoked": [{"kid", "rids"}]}]}: what the reader is given. */
char *livret_issuers_text (LivretDb *db, GError **error);

/** livret_issuers_list: (transfer full) (element-type LivretIssuer) */
GPtrArray *livret_issuers_list (LivretDb *db, GError **error);

/**
 * livret_issuers_add: what a file that a person trusts tells, journalled: a set of keys (JWKS, with
 * @address of whose it is), a list of withdrawn cards of an issuer that is known, or a file as
 * livret_issuers_text() has it. An issuer that was added before is replaced; a list of withdrawn
 * cards of one key takes the place of the earlier one.
 * @address, @name: (nullable)
 * Errors: LIVRET_RECORD_ERROR_INVALID
 */
gboolean livret_issuers_add (LivretDb *db,
                             const char *text,
                             gsize size,
                             const char *address,
                             const char *name,
                             GError **error);

/** livret_issuers_remove: one that was added. Journalled. Errors: LIVRET_RECORD_ERROR_NOT_FOUND. */
gboolean livret_issuers_remove (LivretDb *db, const char *address, GError **error);

/**
 * livret_document_standing: how the signed cards of a document stand today; on a worker thread.
 * Returns: (transfer full) (nullable) (element-type LivretStanding): %NULL on error
 */
GPtrArray *livret_document_standing (LivretSession *session,
                                     const char *document,
                                     GCancellable *cancellable,
                                     GError **error);

/** The media type of documents of signed cards. */
#define LIVRET_STANDING_MEDIA_TYPE "application/smart-health-card"

G_END_DECLS
