/* livret-grants.h: grants as kept in the record. What may leave is decided in sharing/.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-date.h"
#include "record/livret-db.h"

G_BEGIN_DECLS

/**
 * LivretGrantItem: one thing a grant names.
 * @type: "document", "entry", "section" or "series"
 * @ref: document or entry id, section id, or kind id
 * @version, @sha256: of a document, frozen at sealing
 * @from_day, @until_day: window of a series, as ISO dates; "" open
 * @export_id: UUID minted for this grant, so that two packages cannot be linked
 * @title: as shown when it was granted
 */
typedef struct
{
  char *type;
  char *ref;
  int version;
  char *sha256;
  char *from_day;
  char *until_day;
  char *export_id;
  char *title;
} LivretGrantItem;
LivretGrantItem *livret_grant_item_new (const char *type, const char *ref);
void livret_grant_item_free (LivretGrantItem *item);

/**
 * LivretGrantTerms: the whole of what was agreed. Strings are never %NULL.
 * @capacity: "self", "agreed", "legal": by whom it is made, for the person
 * @state: "draft", "active", "expired", "ended"
 * @until: last second it holds, Unix time
 * @route: id of a route; @package: file name of the package, neutral
 */
typedef struct
{
  char *id;
  gint64 row;
  char *person;
  char *person_name;
  char *by;
  char *capacity;
  char *recipient;
  char *profession;
  char *purpose;
  char *route;
  char *state;
  char *note;
  char *package;
  gint64 created;
  gint64 until;
  gint64 ended;
  gboolean expired; /* the clock, or once an entry of the journal, was past @until */
  int uses;
  int max_uses;     /* 0: not counted */
  GPtrArray *items; /* LivretGrantItem */
} LivretGrantTerms;
LivretGrantTerms *livret_grant_terms_new (void);
void livret_grant_terms_free (LivretGrantTerms *terms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretGrantTerms, livret_grant_terms_free)

/** livret_grants_add: keeps a new grant (state "draft") with its items. */
gboolean livret_grants_add (LivretDb *db, LivretGrantTerms *terms, GError **error);
/**
 * livret_grants_use: the one gate: in one transaction checks that the grant is draft (first use) or
 * active, within its date and count, counts one use, makes it active, journals @event, and commits.
 * A clock set back revives nothing: what an entry of the journal found expired stays so; a clock
 * that once ran ahead ends the grants of then and no later ones. Only then may bytes leave. Else
 * LIVRET_RECORD_ERROR_INVALID with why.
 */
gboolean livret_grants_use (LivretDb *db, const char *id, const char *event, GError **error);
/** livret_grants_failed: the package could not be written after livret_grants_use(); journalled. A
 * first use goes back to draft. */
gboolean livret_grants_failed (LivretDb *db, const char *id, const char *reason, GError **error);
gboolean livret_grants_end (LivretDb *db, const char *id, GError **error);
/** livret_grants_get: with state "expired" where its date has passed. */
LivretGrantTerms *livret_grants_get (LivretDb *db, const char *id, GError **error);
/** livret_grants_list: (transfer container) (element-type LivretGrantTerms): newest first; @person
 * NULL: all. */
GPtrArray *livret_grants_list (LivretDb *db, const char *person, GError **error);
/** livret_grant_types_words: (transfer full): "3 documents, 2 measurements", of the types of items
 * (element-type utf8); the share and the journal count alike. */
char *livret_grant_types_words (GPtrArray *types);

G_END_DECLS
