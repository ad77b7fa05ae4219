/* livret-journal.c: appending to, listing and verifying the hash chain.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * h_n = SHA-256 ("livret-journal-v1\0" || h_(n-1) || record_n), h_0 = 32 zero bytes; record_n is
 * canonical JSON (RFC 8785). Words of people (titles, recipients) stand beside the chain, which
 * holds only their salted hash, so that they can be erased without breaking it; with the salt goes
 * the means of trying whether a guess was right. The same holds for hashes of contents: a member
 * "sha256" is chained as SHA-256 (salt || its text).
 *
 * The clock: an entry has the time the computer's clock showed. A clock set back is marked, not
 * corrected: one wrong look at a clock that ran ahead would else date everything for ever. What
 * must not come back to life, grants, is settled one by one: each entry marks as expired those
 * whose end lies before it, and what is marked stays so.
 */
#include "record/livret-journal.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>

#include "base/livret-clock.h"
#include "base/livret-crypto.h"
#include "base/livret-json.h"
#include "base/livret-text.h"

#define SALT_SIZE 16
#define RECORD_MAX (1 << 24) /* a grant of thousands of documents */
#define DAY G_GINT64_CONSTANT (86400)
static const char domain[] = "livret-journal-v1"; /* its NUL is hashed too */

void
livret_journal_entry_free (LivretJournalEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->event);
  g_free (entry->person);
  g_free (entry->person_name);
  g_free (entry->names);
  g_free (entry->details);
  g_free (entry);
}

static void
chain (const guint8 before[32], const char *record, guint8 out[32])
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = 32;

  g_checksum_update (sum, (const guchar *) domain, sizeof domain);
  g_checksum_update (sum, before, 32);
  g_checksum_update (sum, (const guchar *) record, strlen (record));
  g_checksum_get_digest (sum, out, &size);
}

static char *
hash_names (const guint8 salt[SALT_SIZE], const char *names)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (sum, salt, SALT_SIZE);
  g_checksum_update (sum, (const guchar *) names, strlen (names));
  return g_strdup (g_checksum_get_string (sum));
}

static void
set_changed (gint64 seq, GError **error)
{
  g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
               _ ("The journal was changed: entry %ld is not as Livret wrote it."), (long) seq);
}

static gboolean
last_entry (LivretDb *db, gint64 *seq, gint64 *time, guint8 hash[32], GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT seq, time, hash FROM journal ORDER BY seq DESC LIMIT 1");
  g_autoptr (GError) failed = NULL;

  *seq = 0;
  *time = 0;
  memset (hash, 0, 32);
  if (livret_statement_step (s, &failed))
    {
      gsize size;
      const guint8 *data = livret_statement_blob (s, 2, &size);

      *seq = livret_statement_int (s, 0);
      *time = livret_statement_int (s, 1);
      if (size == 32)
        memcpy (hash, data, 32);
      else
        set_changed (*seq, &failed);
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static void salt_hashes (JsonNode *node, const guint8 salt[SALT_SIZE]);

static void
salt_member (JsonObject *object, const char *name, JsonNode *node, gpointer salt)
{
  g_autofree char *hash = NULL;

  if (strcmp (name, "sha256") != 0 || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING || *json_node_get_string (node) == '\0')
    {
      salt_hashes (node, salt);
      return;
    }
  hash = hash_names (salt, json_node_get_string (node));
  json_node_set_string (node, hash);
}

static void
salt_element (JsonArray *array, guint index, JsonNode *node, gpointer salt)
{
  salt_hashes (node, salt);
}

static void
salt_hashes (JsonNode *node, const guint8 salt[SALT_SIZE])
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), salt_member, (gpointer) salt);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    json_array_foreach_element (json_node_get_array (node), salt_element, (gpointer) salt);
}

static JsonNode *
make_record (gint64 seq,
             gint64 now,
             gboolean clock_back,
             const char *event,
             const char *person,
             const char *names_hash,
             JsonNode *details)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "seq", seq);
  json_object_set_int_member (object, "time", now);
  if (clock_back)
    json_object_set_boolean_member (object, "clock_back", TRUE);
  json_object_set_string_member (object, "event", event);
  json_object_set_string_member (object, "version", LIVRET_VERSION);
  if (person != NULL && *person != '\0')
    json_object_set_string_member (object, "person", person);
  if (names_hash != NULL)
    json_object_set_string_member (object, "names", names_hash);
  if (details != NULL)
    json_object_set_member (object, "details", json_node_copy (details));
  json_node_take_object (node, object);
  return node;
}

static gboolean
insert_entry (
    LivretDb *db, gint64 seq, gint64 now, const char *record, const guint8 hash[32], GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "INSERT INTO journal VALUES (?1, ?2, ?3, ?4)");

  livret_statement_bind_int (s, 1, seq);
  livret_statement_bind_int (s, 2, now);
  livret_statement_bind_text (s, 3, record);
  livret_statement_bind_blob (s, 4, hash, 32);
  return livret_statement_run (s, error);
}

static gboolean
insert_names (LivretDb *db,
              gint64 seq,
              const char *person,
              const char *names,
              const guint8 *salt,
              GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "INSERT INTO journal_names VALUES (?1, ?2, ?3, ?4)");

  livret_statement_bind_int (s, 1, seq);
  livret_statement_bind_text (s, 2, person != NULL ? person : "");
  livret_statement_bind_text (s, 3, names != NULL ? names : "");
  livret_statement_bind_blob (s, 4, salt, SALT_SIZE);
  return livret_statement_run (s, error);
}

/* What has ended by an entry's time stays ended, whatever the clock says later. */
static gboolean
settle_expired (LivretDb *db, gint64 now, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "UPDATE grants SET expired = ?1 WHERE expired = 0 AND until < ?1");

  livret_statement_bind_int (s, 1, now);
  return livret_statement_run (s, error);
}

/* The caller's object stays as it is: hashes are salted in a copy. */
static JsonNode *
copy_details (JsonObject *details, const guint8 salt[SALT_SIZE])
{
  g_autoptr (JsonNode) borrowed = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;
  JsonNode *copy;

  json_node_set_object (borrowed, details);
  text = livret_json_canonical (borrowed);
  copy = livret_json_parse (text, -1, G_MAXINT32, NULL);
  if (copy != NULL)
    salt_hashes (copy, salt);
  return copy;
}

gboolean
livret_journal_append (LivretDb *db,
                       const char *event,
                       const char *person,
                       const char *names,
                       JsonObject *details,
                       GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) salted = NULL;
  g_autofree char *record = NULL;
  g_autofree char *names_hash = NULL;
  guint8 before[32], hash[32], salt[SALT_SIZE];
  gint64 seq, last_time, now = livret_clock_now ();

  if (!livret_random (salt, sizeof salt, error) || !livret_db_transaction_begin (&t, db, error) ||
      !last_entry (db, &seq, &last_time, before, error))
    return FALSE;
  if (names != NULL && *names != '\0')
    names_hash = hash_names (salt, names);
  if (details != NULL)
    salted = copy_details (details, salt);
  node = make_record (seq + 1, now, now < last_time, event, person, names_hash, salted);
  record = livret_json_canonical (node);
  chain (before, record, hash);
  return insert_entry (db, seq + 1, now, record, hash, error) &&
         insert_names (db, seq + 1, person, names, salt, error) &&
         settle_expired (db, now, error) && livret_db_transaction_commit (&t, error);
}

gboolean
livret_journal_append_simple (
    LivretDb *db, GError **error, const char *event, const char *person, const char *names, ...)
{
  g_autoptr (JsonObject) details = json_object_new ();
  const char *key;
  va_list args;

  va_start (args, names);
  while ((key = va_arg (args, const char *)) != NULL)
    {
      const char *value = va_arg (args, const char *);

      json_object_set_string_member (details, key, value != NULL ? value : "");
    }
  va_end (args);
  return livret_journal_append (db, event, person, names, details, error);
}

static char *
dup_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static LivretJournalEntry *
entry_from_row (LivretStatement *s)
{
  LivretJournalEntry *entry = g_new0 (LivretJournalEntry, 1);
  g_autoptr (JsonNode) node =
      livret_json_parse (livret_statement_text (s, 2), -1, RECORD_MAX, NULL);
  JsonObject *object =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  entry->seq = livret_statement_int (s, 0);
  entry->time = livret_statement_int (s, 1);
  entry->details = livret_statement_dup_text (s, 2);
  entry->event = dup_or_empty (object != NULL ? livret_json_get_string (object, "event") : NULL);
  entry->clock_back = object != NULL && json_object_has_member (object, "clock_back");
  entry->person = dup_or_empty (livret_statement_text (s, 3));
  entry->names = dup_or_empty (livret_statement_text (s, 4));
  entry->person_name = dup_or_empty (livret_statement_text (s, 5));
  return entry;
}

GPtrArray *
livret_journal_list (LivretDb *db, const char *person, gint64 before_seq, int limit, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_journal_entry_free);
  g_autoptr (GError) failed = NULL;
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT j.seq, j.time, j.record, n.person, n.names, p.name"
                             " FROM journal j LEFT JOIN journal_names n ON n.seq = j.seq"
                             " LEFT JOIN everybody p ON p.id = n.person"
                             " WHERE (?1 IS NULL OR n.person = ?1) AND j.seq < ?2"
                             " ORDER BY j.seq DESC LIMIT ?3");

  livret_statement_bind_text (s, 1, person);
  livret_statement_bind_int (s, 2, before_seq > 0 ? before_seq : G_MAXINT64);
  livret_statement_bind_int (s, 3, limit > 0 ? limit : -1);
  while (livret_statement_step (s, &failed))
    g_ptr_array_add (list, entry_from_row (s));
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/* Names that are still there must be the ones that were hashed; erased ones are allowed. */
static gboolean
names_agree (LivretStatement *s, JsonObject *record)
{
  const char *person = livret_statement_text (s, 4);
  const char *names = livret_statement_text (s, 5);
  g_autofree char *hash = NULL;
  gsize salt_size;
  const guint8 *salt = livret_statement_blob (s, 6, &salt_size);

  if (person != NULL && *person != '\0' &&
      g_strcmp0 (livret_json_get_string (record, "person"), person) != 0)
    return FALSE;
  if (names == NULL || *names == '\0')
    return TRUE;
  if (salt_size != SALT_SIZE)
    return FALSE;
  hash = hash_names (salt, names);
  return g_strcmp0 (livret_json_get_string (record, "names"), hash) == 0;
}

/* The columns beside the record must say what it says: lists and sentences are made from them. */
static gboolean
columns_agree (LivretStatement *s)
{
  g_autoptr (JsonNode) node =
      livret_json_parse (livret_statement_text (s, 2), -1, RECORD_MAX, NULL);
  JsonObject *record =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  return record != NULL && livret_json_get_int (record, "seq", -1) == livret_statement_int (s, 0) &&
         livret_json_get_int (record, "time", -1) == livret_statement_int (s, 1) &&
         names_agree (s, record);
}

static gboolean
verify_row (LivretStatement *s, gint64 expected, guint8 chained[32])
{
  gsize hash_size;
  const guint8 *hash = livret_statement_blob (s, 3, &hash_size);
  guint8 next[32];

  chain (chained, livret_statement_text (s, 2), next);
  memcpy (chained, next, 32);
  return livret_statement_int (s, 0) == expected && hash_size == 32 &&
         memcmp (hash, next, 32) == 0 && columns_agree (s);
}

gboolean
livret_journal_verify (
    LivretDb *db, gint64 *count, gint64 *last_time, guint8 head[32], GError **error)
{
  g_autoptr (GError) failed = NULL;
  guint8 chained[32] = { 0 };
  gint64 expected = 0;
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT j.seq, j.time, j.record, j.hash, n.person, n.names, n.salt"
          " FROM journal j LEFT JOIN journal_names n ON n.seq = j.seq ORDER BY j.seq");

  *last_time = 0;
  while (livret_statement_step (s, &failed))
    {
      if (!verify_row (s, ++expected, chained))
        {
          set_changed (expected, error);
          return FALSE;
        }
      *last_time = livret_statement_int (s, 1);
    }
  *count = expected;
  if (head != NULL)
    memcpy (head, chained, 32);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

gboolean
livret_journal_head (LivretDb *db, gint64 *seq, guint8 head[32], GError **error)
{
  gint64 time;

  return last_entry (db, seq, &time, head, error);
}

gboolean
livret_journal_hash_at (LivretDb *db, gint64 seq, guint8 hash[32], GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "SELECT hash FROM journal WHERE seq = ?1");
  const guint8 *data;
  gsize size;

  memset (hash, 0, 32);
  if (seq == 0)
    return TRUE;
  livret_statement_bind_int (s, 1, seq);
  if (!livret_statement_step (s, error))
    return FALSE;
  data = livret_statement_blob (s, 0, &size);
  if (size != 32)
    return FALSE;
  memcpy (hash, data, 32);
  return TRUE;
}

gboolean
livret_journal_erase_names (LivretDb *db, const char *detail, const char *id, GError **error)
{
  g_autofree char *path = g_strconcat ("$.details.", detail, NULL);
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "UPDATE journal_names SET names = '', salt = x'' WHERE seq IN"
                             " (SELECT seq FROM journal WHERE json_extract (record, ?1) = ?2)");

  livret_statement_bind_text (s, 1, path);
  livret_statement_bind_text (s, 2, id);
  return livret_statement_run (s, error);
}

gboolean
livret_journal_bin_limit (LivretDb *db, gint64 *before, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT coalesce (max (time), 0) FROM journal WHERE time <= ?1");

  livret_statement_bind_int (s, 1, livret_clock_now () - DAY);
  if (!livret_statement_step (s, error))
    return FALSE;
  *before = livret_statement_int (s, 0) - LIVRET_BIN_DAYS * DAY;
  return TRUE;
}
