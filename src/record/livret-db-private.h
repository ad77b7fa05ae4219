/* livret-db-private.h: what livret-db*.c, livret-statement.c and the store share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#define SQLITE_HAS_CODEC 1
#include <sqlcipher/sqlite3.h>

#include "record/livret-db.h"

struct _LivretDb
{
  sqlite3 *handle;
  LivretDbMode mode;
  GHashTable *statements;    /* SQL, by its place → LivretStatement, given back and ready */
  GCancellable *cancellable; /* of the job that runs */
  GCancellable *root;        /* of all that runs on this connection */
  int depth;                 /* of nested transactions */
  gboolean proven;           /* the key is right: what cannot be deciphered now is damaged */
};

/** livret_db_take_error: @what ("The record could not be read or written") is said only where the
 * code has no sentence of its own; @message is SQLite's. */
void
livret_db_take_error (LivretDb *db, int rc, const char *message, const char *what, GError **error);
void livret_db_error_from_code (LivretDb *db, int rc, const char *what, GError **error);

/** livret_db_set_root: stops whatever runs here, besides each job's own cancellable. */
void livret_db_set_root (LivretDb *db, GCancellable *root);
/** livret_db_abandon: ends whatever transaction a job left open, so that the next begins afresh. */
void livret_db_abandon (LivretDb *db);
/** livret_db_transaction_lost: whether SQLite gave the transaction up by itself, as it does when
 * the disk is full or a statement is stopped; what follows would be committed one by one. */
gboolean livret_db_transaction_lost (LivretDb *db);
void livret_db_set_lost_error (GError **error);

void livret_statement_destroy (LivretStatement *statement);
