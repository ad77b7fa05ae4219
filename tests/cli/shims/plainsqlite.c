/* plainsqlite.c: the calls of SQLCipher that a plain SQLite lacks, doing nothing: put before both.
 * SPDX-License-Identifier: GPL-3.0-or-later */

int
sqlite3_key_v2 (void *db, const char *name, const void *key, int size)
{
  (void) db;
  (void) name;
  (void) key;
  (void) size;
  return 0;
}

int
sqlite3_rekey_v2 (void *db, const char *name, const void *key, int size)
{
  return sqlite3_key_v2 (db, name, key, size);
}
