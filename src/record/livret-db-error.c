/* livret-db-error.c: SQLite's result codes as sentences for people and codes for callers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-db-private.h"

#include <glib/gi18n-lib.h>

#include "record/livret-place.h"

static LivretRecordError
code_from_sqlite (LivretDb *db, int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_NOTADB:
      return db->proven ? LIVRET_RECORD_ERROR_DAMAGED : LIVRET_RECORD_ERROR_WRONG_KEY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return LIVRET_RECORD_ERROR_BUSY;
    case SQLITE_CORRUPT:
      return LIVRET_RECORD_ERROR_DAMAGED;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return LIVRET_RECORD_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return LIVRET_RECORD_ERROR_FULL;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      /* These carry the system's own number. */
      return db->handle != NULL ? livret_place_error_code (sqlite3_system_errno (db->handle))
                                : LIVRET_RECORD_ERROR_FAILED;
    default:
      return LIVRET_RECORD_ERROR_FAILED;
    }
}

static const char *
sentence_from_code (LivretRecordError code)
{
  switch (code)
    {
    case LIVRET_RECORD_ERROR_WRONG_KEY:
      return _ ("The key does not open the database, or the database is not one of Livret’s.");
    case LIVRET_RECORD_ERROR_BUSY:
      return _ ("Another program has the record open. Nothing was changed; close it there and try "
                "again.");
    case LIVRET_RECORD_ERROR_DAMAGED:
      return _ ("The record is damaged on the disk. Nothing was changed; open your last copy.");
    case LIVRET_RECORD_ERROR_READ_ONLY:
      return _ ("The record cannot be written where it is. Nothing was changed; copy the vault to "
                "a place that can be written, and open it there.");
    case LIVRET_RECORD_ERROR_FULL:
      return _ ("The disk is full. This was not kept, everything from before still is; free some "
                "space and try again.");
    default:
      return NULL;
    }
}

void
livret_db_take_error (LivretDb *db, int rc, const char *message, const char *what, GError **error)
{
  LivretRecordError code = code_from_sqlite (db, rc);
  const char *sentence = sentence_from_code (code);

  if ((rc & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                         _ ("Stopped; nothing was changed."));
  else if (sentence != NULL)
    g_set_error_literal (error, LIVRET_RECORD_ERROR, code, sentence);
  else
    g_set_error (error, LIVRET_RECORD_ERROR, code, "%s: %s", what, message);
}

void
livret_db_error_from_code (LivretDb *db, int rc, const char *what, GError **error)
{
  const char *message = db->handle != NULL && sqlite3_extended_errcode (db->handle) == rc
                            ? sqlite3_errmsg (db->handle)
                            : sqlite3_errstr (rc);

  livret_db_take_error (db, rc, message, what, error);
}

gboolean
livret_db_set_error (LivretDb *db, const char *what, GError **error)
{
  livret_db_error_from_code (db, sqlite3_extended_errcode (db->handle), what, error);
  return FALSE;
}
