/* livret-journal.h: the append-only, hash-chained history.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "record/livret-db.h"

G_BEGIN_DECLS

/**
 * LivretJournalEntry: @event as in the table of livret-journal.c ("import-done", "grant-sealed"…);
 * @person: id or ""; @names: what the entry speaks of, in clear, from the side table (erasable);
 * @details: canonical JSON of the chained record.
 */
typedef struct
{
  gint64 seq;
  gint64 time;
  char *event;
  char *person;
  char *person_name;
  char *names;
  char *details;
  gboolean clock_back; /* the clock read earlier than at the entry before */
} LivretJournalEntry;
void livret_journal_entry_free (LivretJournalEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretJournalEntry, livret_journal_entry_free)

/**
 * livret_journal_append: adds one entry inside the caller's transaction.
 * @event: static name
 * @person: (nullable): person id
 * @names: (nullable): words for people (titles, recipients); kept beside the chain, hashed into it
 * with a salt
 * @details: (nullable) (transfer none): object of strings, integers, booleans, arrays and objects;
 * nothing that must be erasable. A member "sha256" is salted, so that erasing the names leaves no
 * trace of a content.
 *
 * Also settles the grants whose end has passed by now, for ever.
 */
gboolean livret_journal_append (LivretDb *db,
                                const char *event,
                                const char *person,
                                const char *names,
                                JsonObject *details,
                                GError **error);
/** livret_journal_append_simple: details as "key", "value" pairs ended by NULL. */
gboolean livret_journal_append_simple (LivretDb *db,
                                       GError **error,
                                       const char *event,
                                       const char *person,
                                       const char *names,
                                       ...) G_GNUC_NULL_TERMINATED;

/** livret_journal_list: (transfer container) (element-type LivretJournalEntry): newest first,
 * before @before_seq (0: from the end). */
GPtrArray *livret_journal_list (
    LivretDb *db, const char *person, gint64 before_seq, int limit, GError **error);
/** livret_journal_sentence: (transfer full): the entry as a sentence in the current language. */
char *livret_journal_sentence (const LivretJournalEntry *entry);

/**
 * livret_journal_verify: recomputes the chain.
 * @count: (out): entries; @last_time: (out): time of the last
 * @head: (out) (optional): hash of the last entry
 * %FALSE with LIVRET_RECORD_ERROR_DAMAGED says at which entry it breaks.
 */
gboolean livret_journal_verify (
    LivretDb *db, gint64 *count, gint64 *last_time, guint8 head[32], GError **error);
/** livret_journal_head: sequence number and hash of the last entry. */
gboolean livret_journal_head (LivretDb *db, gint64 *seq, guint8 head[32], GError **error);
/** livret_journal_hash_at: hash of entry @seq; %FALSE without error if there is none. */
gboolean livret_journal_hash_at (LivretDb *db, gint64 seq, guint8 hash[32], GError **error);
/**
 * livret_journal_erase_names: the words of all entries whose details name @id as @detail
 * ("document", "import"); with them goes the salt, so that no guess can be tried. The chain stays
 * whole.
 */
gboolean
livret_journal_erase_names (LivretDb *db, const char *detail, const char *id, GError **error);

/** How long what was deleted can be taken back. */
#define LIVRET_BIN_DAYS 30
/**
 * livret_journal_bin_limit:
 * @before: (out): what went into the bin before this may be erased
 *
 * Counted from the latest entry that is at least a day old, not from the clock: one that ran ahead
 * for a moment must not empty the bin. So an item may stay a little longer than promised.
 */
gboolean livret_journal_bin_limit (LivretDb *db, gint64 *before, GError **error);

G_END_DECLS
