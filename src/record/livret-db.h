/* livret-db.h: one connection to record.db, and statements with a sticky error.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-secret.h"
#include "record/livret-record.h"

G_BEGIN_DECLS

/**
 * LivretDb: one connection, used by one thread at a time. SQL stays in record/.
 */
typedef struct _LivretDb LivretDb;

typedef enum
{
  LIVRET_DB_READ,
  LIVRET_DB_WRITE,
} LivretDbMode;

/**
 * livret_db_open:
 * @key: the raw key, 32 bytes; goes to the cipher without passing through SQL text
 *
 * Opens, sets all safety pragmas and proves the key. @create makes the file.
 *
 * Errors: LIVRET_RECORD_ERROR_NOT_ENCRYPTED (the library cannot encrypt: nothing was made),
 * _WRONG_KEY, _DAMAGED (empty, or not encrypted), _READ_ONLY, _FULL, _UNSAFE_PLACE (no WAL there).
 */
LivretDb *livret_db_open (
    const char *path, const LivretSecret *key, LivretDbMode mode, gboolean create, GError **error);
/** livret_db_key_text: (transfer full): a raw key as stock sqlcipher takes it: x'…'. */
LivretSecret *livret_db_key_text (const LivretSecret *key);
void livret_db_close (LivretDb *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretDb, livret_db_close)

/** livret_db_handle: the sqlite3 connection, for record/ only. */
struct sqlite3;
struct sqlite3 *livret_db_handle (LivretDb *db);

gboolean livret_db_exec (LivretDb *db, const char *sql, GError **error);
/** livret_db_set_error: puts the connection's last error into @error, in words. Returns FALSE. */
gboolean livret_db_set_error (LivretDb *db, const char *what, GError **error);
/** livret_db_set_cancellable: long statements stop when it is cancelled; NULL takes it off. */
void livret_db_set_cancellable (LivretDb *db, GCancellable *cancellable);
/** livret_db_check_cancelled: for loops of many short statements; %FALSE with
 * G_IO_ERROR_CANCELLED. */
gboolean livret_db_check_cancelled (LivretDb *db, GError **error);

/**
 * livret_db_begin: nested calls are savepoints. On a reading connection everything up to the commit
 * sees one state of the record.
 */
gboolean livret_db_begin (LivretDb *db, GError **error);
gboolean livret_db_commit (LivretDb *db, GError **error);
void livret_db_rollback (LivretDb *db);
/**
 * LivretDbTransaction: rolls back when it goes out of scope without livret_db_transaction_commit().
 * g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
 */
typedef struct
{
  LivretDb *db;
} LivretDbTransaction;
#define LIVRET_DB_TRANSACTION_INIT { NULL }
gboolean livret_db_transaction_begin (LivretDbTransaction *t, LivretDb *db, GError **error);
gboolean livret_db_transaction_commit (LivretDbTransaction *t, GError **error);
void livret_db_transaction_clear (LivretDbTransaction *t);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretDbTransaction, livret_db_transaction_clear)

/**
 * LivretStatement: binds return nothing; the first failure is kept and comes out of
 * livret_statement_step(), _run() or _finish().
 */
typedef struct _LivretStatement LivretStatement;

/** livret_db_prepare: for constant SQL: statements are kept on the connection for the next time.
 * Never NULL: what is wrong with it comes out of the first step. */
LivretStatement *livret_db_prepare (LivretDb *db, const char *sql);
/** livret_db_prepare_dynamic: for SQL put together at run time from constant parts. */
LivretStatement *livret_db_prepare_dynamic (LivretDb *db, const char *sql);
/** livret_statement_free: gives a cached statement back (reset, bindings cleared). */
void livret_statement_free (LivretStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretStatement, livret_statement_free)

void livret_statement_bind_int (LivretStatement *s, int index, gint64 value);
void
livret_statement_bind_double (LivretStatement *s, int index, double value); /* NAN binds NULL */
void livret_statement_bind_text (LivretStatement *s,
                                 int index,
                                 const char *text); /* NULL binds NULL; copied */
void livret_statement_bind_blob (LivretStatement *s, int index, gconstpointer data, gsize size);
void livret_statement_bind_null (LivretStatement *s, int index);
/** livret_statement_step: TRUE: a row is there. FALSE: done, or failed and @error set; then every
 * further step says the same until livret_statement_reset(). */
gboolean livret_statement_step (LivretStatement *s, GError **error);
/** livret_statement_run: steps to the end and resets, for reuse with new bindings. */
gboolean livret_statement_run (LivretStatement *s, GError **error);
void livret_statement_reset (LivretStatement *s);
gint64 livret_statement_int (LivretStatement *s, int column);
double livret_statement_double (LivretStatement *s, int column); /* NULL reads as NAN */
/** livret_statement_text: borrowed until the next step; NULL for NULL. */
const char *livret_statement_text (LivretStatement *s, int column);
char *livret_statement_dup_text (LivretStatement *s, int column);
gconstpointer livret_statement_blob (LivretStatement *s, int column, gsize *size);
gboolean livret_statement_is_null (LivretStatement *s, int column);
gint64 livret_db_last_rowid (LivretDb *db);
int livret_db_changes (LivretDb *db);
/** livret_db_release_memory: gives back what the page cache holds, for work that needs the room. */
void livret_db_release_memory (LivretDb *db);

G_END_DECLS
