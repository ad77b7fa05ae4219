/* livret-contents.c: bytes of documents, in encrypted chunks under their SHA-256.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "base/livret-crypto.h"
#include "record/livret-documents.h"
#include "record/livret-memfd.h"

#define CHUNK (256 * 1024)
/* What is smaller is read once, hashed and stored: most papers are. */
#define HELD_MAX (4 * CHUNK)
#define INSERT_CHUNK "INSERT INTO chunk VALUES (?1, ?2, ?3)"

/* Reads the next piece at @offset, less than @most at the end, -1 with @error set. */
static gssize
read_piece (int fd, guint8 *buffer, gsize most, gint64 offset, GError **error)
{
  gsize have = 0;

  while (have < most)
    {
      gssize n = pread (fd, buffer + have, most - have, offset + have);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED,
                       _ ("The file could not be read: %s. Nothing of it was kept."),
                       g_strerror (errno));
          return -1;
        }
      if (n == 0)
        break;
      have += n;
    }
  return have;
}

static gboolean
hash_file (LivretDb *db, int fd, guint8 sha256[32], gint64 *size, GError **error)
{
  g_autoptr (LivretSha256) sum = livret_sha256_new ();
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  gssize n;

  *size = 0;
  while ((n = read_piece (fd, buffer, CHUNK, *size, error)) > 0)
    {
      if (!livret_db_check_cancelled (db, error))
        return FALSE;
      livret_sha256_update (sum, buffer, n);
      *size += n;
    }
  livret_sha256_finish (sum, sha256);
  return n == 0;
}

static gint64
find_content (LivretDb *db, const guint8 sha256[32], gint64 *size, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT row, size FROM content WHERE sha256 = ?1");

  livret_statement_bind_blob (s, 1, sha256, 32);
  if (!livret_statement_step (s, error))
    return 0;
  if (size != NULL)
    *size = livret_statement_int (s, 1);
  return livret_statement_int (s, 0);
}

static gboolean
insert_chunk (
    LivretStatement *s, gint64 row, gint64 number, const guint8 *data, gsize n, GError **error)
{
  livret_statement_bind_int (s, 1, row);
  livret_statement_bind_int (s, 2, number);
  livret_statement_bind_blob (s, 3, data, n);
  return livret_statement_run (s, error);
}

static gboolean
insert_held (LivretDb *db, gint64 row, const guint8 *held, gsize size, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, INSERT_CHUNK);

  for (gsize at = 0; at < size; at += CHUNK)
    if (!insert_chunk (s, row, (gint64) (at / CHUNK), held + at, MIN (CHUNK, size - at), error))
      return FALSE;
  return TRUE;
}

/* What is too large to be held is read again: it must still be what was hashed. */
static gboolean
insert_file (LivretDb *db, gint64 row, int fd, const guint8 expected[32], GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, INSERT_CHUNK);
  g_autoptr (LivretSha256) sum = livret_sha256_new ();
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  guint8 digest[32];
  gint64 offset = 0;
  gssize n;

  for (gint64 number = 0; (n = read_piece (fd, buffer, CHUNK, offset, error)) > 0; number++)
    {
      if (!livret_db_check_cancelled (db, error) ||
          !insert_chunk (s, row, number, buffer, n, error))
        return FALSE;
      livret_sha256_update (sum, buffer, n);
      offset += n;
    }
  if (n < 0)
    return FALSE;
  livret_sha256_finish (sum, digest);
  if (memcmp (digest, expected, 32) == 0)
    return TRUE;
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED,
                       _ ("The file changed while it was read. Nothing of it was kept."));
  return FALSE;
}

gboolean
livret_contents_put (LivretDb *db, int fd, guint8 sha256[32], gint64 *size, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autofree guint8 *held = g_malloc (HELD_MAX);
  g_autoptr (LivretStatement) s = NULL;
  g_autoptr (GError) failed = NULL;
  gssize n = read_piece (fd, held, HELD_MAX, 0, error);

  if (n < 0 || (n == HELD_MAX && !hash_file (db, fd, sha256, size, error)))
    return FALSE;
  if (n < HELD_MAX)
    {
      livret_sha256 (held, n, sha256);
      *size = n;
    }
  if (find_content (db, sha256, NULL, &failed) != 0)
    return TRUE;
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  s = livret_db_prepare (db, "INSERT INTO content (sha256, size) VALUES (?1, ?2)");
  livret_statement_bind_blob (s, 1, sha256, 32);
  livret_statement_bind_int (s, 2, *size);
  return livret_db_transaction_begin (&t, db, error) && livret_statement_run (s, error) &&
         (n < HELD_MAX ? insert_held (db, livret_db_last_rowid (db), held, n, error)
                       : insert_file (db, livret_db_last_rowid (db), fd, sha256, error)) &&
         livret_db_transaction_commit (&t, error);
}

static gboolean
write_chunks (LivretDb *db, gint64 row, int fd, const guint8 sha256[32], GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT data FROM chunk WHERE content = ?1 ORDER BY number");
  g_autoptr (LivretSha256) sum = livret_sha256_new ();
  g_autoptr (GError) failed = NULL;
  guint8 digest[32];

  livret_statement_bind_int (s, 1, row);
  while (livret_statement_step (s, &failed))
    {
      gsize size;
      gconstpointer data = livret_statement_blob (s, 0, &size);

      if (!livret_db_check_cancelled (db, error) || !livret_memfd_write (fd, data, size, error))
        return FALSE;
      livret_sha256_update (sum, data, size);
    }
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  livret_sha256_finish (sum, digest);
  if (memcmp (digest, sha256, 32) == 0)
    return TRUE;
  g_set_error_literal (
      error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
      _ ("The stored bytes of this document are not the ones that were imported; open your "
         "last copy of the vault."));
  return FALSE;
}

int
livret_contents_open (LivretDb *db, const guint8 sha256[32], const char *name, GError **error)
{
  g_autoptr (GError) failed = NULL;
  gint64 row = find_content (db, sha256, NULL, &failed);
  int fd;

  if (row == 0)
    {
      if (failed != NULL)
        g_propagate_error (error, g_steal_pointer (&failed));
      else
        g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                             _ ("The bytes of this document are not in the vault."));
      return -1;
    }
  fd = livret_memfd_open (name, error);
  if (fd >= 0 && write_chunks (db, row, fd, sha256, error) && livret_memfd_seal (fd, error))
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}
