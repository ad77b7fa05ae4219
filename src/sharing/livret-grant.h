/* livret-grant.h: the capability without which nothing is packed: who, what, why, until when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-grants.h"
#include "record/livret-people.h"
#include "sharing/livret-sharing.h"

G_BEGIN_DECLS

/**
 * livret_grant_draft_new:
 * @by: (nullable): who makes it; %NULL for the person
 * @capacity: (nullable): "self", "agreed" or "legal"; %NULL for "self"
 * Returns: (transfer full): terms with everything else still empty, state "draft", kept nowhere
 * yet. Fill in recipient, purpose, until, route, then add items.
 */
LivretGrantTerms *
livret_grant_draft_new (const LivretPerson *person, const char *by, const char *capacity);

/**
 * livret_grant_draft_add_item:
 * @item: id of a document or entry, id of a section ("allergies"), or a kind with its period:
 *   "blood-pressure", "weight@2026-05", "weight@2026-05-01..2026-11-21", "weight@2026.."
 *
 * Names one more thing, as it is now: version and SHA-256 of a document, SHA-256 of the words or
 * readings of everything else, so that what leaves is what was looked at. Reads only. Refused
 * (#LIVRET_SHARING_ERROR_REFUSED) with a sentence: what belongs to somebody else, what is hidden or
 * in the bin. #LIVRET_SHARING_ERROR_INVALID: what does not exist, or a period without a reading.
 * Adding the same thing twice changes nothing.
 */
gboolean livret_grant_draft_add_item (LivretDb *db,
                                      LivretGrantTerms *draft,
                                      const char *item,
                                      GError **error);

/** livret_grant_draft_remove_item: takes the item at @index out again. */
void livret_grant_draft_remove_item (LivretGrantTerms *draft, guint index);

/**
 * livret_grant_draft_check: whether all is said: recipient, purpose, a known route, an end in the
 * future, at least one item. #LIVRET_SHARING_ERROR_INVALID names what is missing.
 */
gboolean livret_grant_draft_check (LivretDb *db, const LivretGrantTerms *draft, GError **error);

/**
 * livret_grant_until_parse: "2026-12-31", "31/12/2026" or "+30" (days) as the last second of that
 * day, local time. An empty text or a past day is refused.
 */
gboolean livret_grant_until_parse (LivretDb *db, const char *text, gint64 *until, GError **error);

/**
 * LivretGrant: a sealed grant. Whoever holds one may have exactly its items packed, as long as it
 * holds; there is no other way to get a package.
 */
typedef struct _LivretGrant LivretGrant;

/**
 * livret_grant_seal:
 * @terms: a checked draft; gets its id
 *
 * Keeps the grant in the record and returns the capability. Belongs on a writing connection
 * (livret_store_run()). Nothing leaves yet: livret_package_write() counts and journals.
 */
LivretGrant *livret_grant_seal (LivretDb *db, LivretGrantTerms *terms, GError **error);

/**
 * livret_grant_open: a kept grant again, to make another package. Whether it still holds is for
 * livret_package_write() to say, which journals a refusal.
 */
LivretGrant *livret_grant_open (LivretDb *db, const char *id, GError **error);

LivretGrant *livret_grant_ref (LivretGrant *grant);
void livret_grant_unref (LivretGrant *grant);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretGrant, livret_grant_unref)

/** livret_grant_get_terms: borrowed; as they were sealed. */
const LivretGrantTerms *livret_grant_get_terms (const LivretGrant *grant);

/**
 * livret_grant_end: the person closes the grant: no further package. What was handed over stays so.
 * Journalled. On a writing connection.
 */
gboolean livret_grant_end (LivretDb *db, const char *id, GError **error);

/**
 * livret_grant_headline: (transfer full): what is about to leave, in one sentence: "Camille gives,
 * for Louis, to Dr Benali: 3 documents, 2 measurements."
 */
char *livret_grant_headline (const LivretGrantTerms *terms);
/** livret_grant_contents_words: (transfer full): "3 documents, 2 measurements". */
char *livret_grant_contents_words (const LivretGrantTerms *terms);

G_END_DECLS
