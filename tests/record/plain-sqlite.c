/* plain-sqlite.c: what a plain SQLite lacks to stand in SQLCipher's place, for test-plain:
 * functions that take a key and do nothing with it. Told to, it also claims to be a cipher.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

struct sqlite3;
struct sqlite3_stmt;

int sqlite3_key_v2 (struct sqlite3 *db, const char *name, const void *key, int size);
int sqlite3_rekey_v2 (struct sqlite3 *db, const char *name, const void *key, int size);
int sqlite3_prepare_v2 (struct sqlite3 *db,
                        const char *sql,
                        int size,
                        struct sqlite3_stmt **statement,
                        const char **tail);

int
sqlite3_key_v2 (struct sqlite3 *db, const char *name, const void *key, int size)
{
  return 0;
}

int
sqlite3_rekey_v2 (struct sqlite3 *db, const char *name, const void *key, int size)
{
  return 0;
}

int
sqlite3_prepare_v2 (struct sqlite3 *db,
                    const char *sql,
                    int size,
                    struct sqlite3_stmt **statement,
                    const char **tail)
{
  static int (*next) (struct sqlite3 *, const char *, int, struct sqlite3_stmt **, const char **);

  if (next == NULL)
    *(void **) &next = dlsym (RTLD_NEXT, "sqlite3_prepare_v2");
  if (getenv ("PLAIN_SQLITE_LIES") != NULL && strcmp (sql, "PRAGMA cipher_version") == 0)
    sql = "SELECT '4.6.1 community'";
  return next (db, sql, size, statement, tail);
}
