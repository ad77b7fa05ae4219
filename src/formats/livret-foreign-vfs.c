/* livret-foreign-vfs.c: what SQLite sees of a foreign database: its bytes, to be read, and no disk.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages are read where they stand, by position. sqlite3_deserialize() would want the whole file in
 * one piece of memory, and a phone's years of heart rate take hundreds of megabytes; SQLite's own
 * way to files would open, lock and look beside them, which the reader may not. This one knows two
 * names, the database and its log, and has no function that writes.
 */
#include "formats/livret-foreign-vfs.h"

#include <string.h>

/* All pages several times over, and a small file's many looks at the first one. */
#define READ_TIMES 64
#define READ_LEAST (64 * G_GUINT64_CONSTANT (1024 * 1024))

typedef struct
{
  sqlite3_file file;
  LivretForeignVfs *vfs;
  LivretInput *input;
} ForeignFile;

/* --- The file -----------------------------------------------------------------------------------
 */

static int
close_file (sqlite3_file *file)
{
  return SQLITE_OK;
}

static int
read_file (sqlite3_file *file, void *buffer, int size, sqlite3_int64 offset)
{
  ForeignFile *self = (ForeignFile *) file;
  gssize n;

  if (size < 0 || offset < 0 || self->vfs->budget < (guint64) size)
    return SQLITE_IOERR_READ;
  self->vfs->budget -= size;
  n = livret_input_read (self->input, offset, buffer, size);
  if (n < 0)
    return SQLITE_IOERR_READ;
  if (n == size)
    return SQLITE_OK;
  memset ((guint8 *) buffer + n, 0, size - n);
  return SQLITE_IOERR_SHORT_READ;
}

static int
refuse_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  return SQLITE_READONLY;
}

static int
refuse_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return SQLITE_READONLY;
}

static int
sync_file (sqlite3_file *file, int flags)
{
  return SQLITE_OK;
}

static int
get_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  *size = livret_input_get_size (((ForeignFile *) file)->input);
  return SQLITE_OK;
}

/* Nobody else has these bytes. */
static int
lock_file (sqlite3_file *file, int level)
{
  return SQLITE_OK;
}

static int
check_lock (sqlite3_file *file, int *locked)
{
  *locked = 0;
  return SQLITE_OK;
}

static int
control_file (sqlite3_file *file, int operation, void *argument)
{
  return SQLITE_NOTFOUND;
}

static int
get_sector_size (sqlite3_file *file)
{
  return 4096;
}

/* Without a log nothing changes: no journal is looked for and no log asked for. */
static int
get_characteristics (sqlite3_file *file)
{
  return ((ForeignFile *) file)->vfs->log == NULL ? SQLITE_IOCAP_IMMUTABLE : 0;
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = close_file,
  .xRead = read_file,
  .xWrite = refuse_write,
  .xTruncate = refuse_truncate,
  .xSync = sync_file,
  .xFileSize = get_file_size,
  .xLock = lock_file,
  .xUnlock = lock_file,
  .xCheckReservedLock = check_lock,
  .xFileControl = control_file,
  .xSectorSize = get_sector_size,
  .xDeviceCharacteristics = get_characteristics,
};

/* --- The file system ----------------------------------------------------------------------------
 */

static int
open_file (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *opened)
{
  LivretForeignVfs *self = vfs->pAppData;
  ForeignFile *foreign = (ForeignFile *) file;

  foreign->file.pMethods = NULL;
  foreign->vfs = self;
  foreign->input = (flags & SQLITE_OPEN_MAIN_DB) != 0 ? self->database
                   : (flags & SQLITE_OPEN_WAL) != 0   ? self->log
                                                      : NULL;
  if (foreign->input == NULL)
    return SQLITE_CANTOPEN;
  foreign->file.pMethods = &methods;
  if (opened != NULL)
    *opened = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
  return SQLITE_OK;
}

static int
delete_file (sqlite3_vfs *vfs, const char *name, int sync)
{
  return SQLITE_IOERR_DELETE;
}

static int
has_access (sqlite3_vfs *vfs, const char *name, int flags, int *answer)
{
  LivretForeignVfs *self = vfs->pAppData;

  *answer = flags == SQLITE_ACCESS_EXISTS && self->log != NULL && g_str_has_suffix (name, "-wal");
  return SQLITE_OK;
}

static int
get_full_name (sqlite3_vfs *vfs, const char *name, int size, char *full)
{
  return g_strlcpy (full, name, size) < (gsize) size ? SQLITE_OK : SQLITE_CANTOPEN;
}

/* Nothing that is read depends on chance or the clock. */
static int
get_randomness (sqlite3_vfs *vfs, int size, char *bytes)
{
  memset (bytes, 0, size);
  return size;
}

static int
sleep_some (sqlite3_vfs *vfs, int microseconds)
{
  return 0;
}

static int
get_time (sqlite3_vfs *vfs, double *julian_day)
{
  *julian_day = 2440587.5;
  return SQLITE_OK;
}

static int
get_last_error (sqlite3_vfs *vfs, int size, char *text)
{
  return 0;
}

void
livret_foreign_vfs_register (LivretForeignVfs *self, LivretInput *database, LivretInput *log)
{
  memset (self, 0, sizeof *self);
  self->database = database;
  self->log = log;
  self->budget = READ_LEAST + READ_TIMES * livret_input_get_size (database);
  if (log != NULL)
    self->budget += READ_TIMES * livret_input_get_size (log);
  g_snprintf (self->name, sizeof self->name, "livret-foreign-%p", (gpointer) self);
  self->vfs = (sqlite3_vfs) {
    .iVersion = 1,
    .szOsFile = sizeof (ForeignFile),
    .mxPathname = 64,
    .zName = self->name,
    .pAppData = self,
    .xOpen = open_file,
    .xDelete = delete_file,
    .xAccess = has_access,
    .xFullPathname = get_full_name,
    .xRandomness = get_randomness,
    .xSleep = sleep_some,
    .xCurrentTime = get_time,
    .xGetLastError = get_last_error,
  };
  sqlite3_vfs_register (&self->vfs, 0);
}

void
livret_foreign_vfs_unregister (LivretForeignVfs *self)
{
  sqlite3_vfs_unregister (&self->vfs);
}
