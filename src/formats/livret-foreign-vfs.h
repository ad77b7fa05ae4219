/* livret-foreign-vfs.h: what SQLite sees of a foreign database: its bytes, to be read, and no disk.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "formats/livret-input.h"

G_BEGIN_DECLS

/* The name of the database inside; nothing of that name is on a disk. */
#define LIVRET_FOREIGN_NAME "foreign"

/**
 * LivretForeignVfs: one database's own file system; registered as long as it is open.
 * @database: (borrowed)
 * @log: (nullable) (borrowed): the write-ahead log that stood beside it
 * @budget: bytes that may still be read; a database that sends its reader in circles ends here
 */
typedef struct
{
  sqlite3_vfs vfs;
  LivretInput *database;
  LivretInput *log;
  guint64 budget;
  char name[40];
} LivretForeignVfs;

void livret_foreign_vfs_register (LivretForeignVfs *self, LivretInput *database, LivretInput *log);
void livret_foreign_vfs_unregister (LivretForeignVfs *self);

G_END_DECLS
