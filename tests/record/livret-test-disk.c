/* livret-test-disk.c: a layer below SQLite that fails where it is told to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "livret-test-disk.h"

#include <errno.h>
#include <sqlcipher/sqlite3.h>
#include <unistd.h>

/* What SQLite holds of a file: our methods, and behind them the real file. */
typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} File;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs disk;
static gint fault;
static gint fail_at;
static gint changes;
static gint last_error; /* what the system would have said */

#define REAL(file) (((File *) (file))->real)

void
test_disk_fail_at (TestDiskFault new_fault, int n)
{
  g_atomic_int_set (&fault, new_fault);
  g_atomic_int_set (&fail_at, n);
  g_atomic_int_set (&changes, 0);
}

int
test_disk_count (void)
{
  return g_atomic_int_get (&changes);
}

/* The result of the change about to be made: SQLITE_OK, or what goes wrong. */
static int
next_change (int broken, gboolean is_write)
{
  int n = g_atomic_int_add (&changes, 1) + 1;
  int at = g_atomic_int_get (&fail_at);
  TestDiskFault which = g_atomic_int_get (&fault);

  if (at == 0 || n < at || (which == TEST_DISK_HICCUP && n > at))
    return SQLITE_OK;
  switch (which)
    {
    case TEST_DISK_DEAD:
      _exit (TEST_DISK_EXIT);
    case TEST_DISK_FULL:
      return is_write ? SQLITE_FULL : SQLITE_OK;
    case TEST_DISK_READ_ONLY:
      g_atomic_int_set (&last_error, EROFS);
      return broken;
    default:
      g_atomic_int_set (&last_error, EIO);
      return broken;
    }
}

/* --- Files: everything goes through, changes are counted -------------------------------------- */

static int
disk_close (sqlite3_file *file)
{
  int rc = REAL (file)->pMethods->xClose (REAL (file));

  sqlite3_free (REAL (file));
  return rc;
}

static int
disk_read (sqlite3_file *file, void *to, int size, sqlite3_int64 offset)
{
  return REAL (file)->pMethods->xRead (REAL (file), to, size, offset);
}

static int
disk_write (sqlite3_file *file, const void *from, int size, sqlite3_int64 offset)
{
  int rc = next_change (SQLITE_IOERR_WRITE, TRUE);

  return rc != SQLITE_OK ? rc : REAL (file)->pMethods->xWrite (REAL (file), from, size, offset);
}

static int
disk_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int rc = next_change (SQLITE_IOERR_TRUNCATE, FALSE);

  return rc != SQLITE_OK ? rc : REAL (file)->pMethods->xTruncate (REAL (file), size);
}

static int
disk_sync (sqlite3_file *file, int flags)
{
  int rc = next_change (SQLITE_IOERR_FSYNC, FALSE);

  return rc != SQLITE_OK ? rc : REAL (file)->pMethods->xSync (REAL (file), flags);
}

static int
disk_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
disk_lock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
disk_unlock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
disk_check_lock (sqlite3_file *file, int *out)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), out);
}

static int
disk_control (sqlite3_file *file, int op, void *arg)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), op, arg);
}

static int
disk_sector (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
disk_traits (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
disk_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
  return REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, out);
}

static int
disk_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
disk_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
disk_shm_unmap (sqlite3_file *file, int delete_it)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), delete_it);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = disk_close,
  .xRead = disk_read,
  .xWrite = disk_write,
  .xTruncate = disk_truncate,
  .xSync = disk_sync,
  .xFileSize = disk_size,
  .xLock = disk_lock,
  .xUnlock = disk_unlock,
  .xCheckReservedLock = disk_check_lock,
  .xFileControl = disk_control,
  .xSectorSize = disk_sector,
  .xDeviceCharacteristics = disk_traits,
  .xShmMap = disk_shm_map,
  .xShmLock = disk_shm_lock,
  .xShmBarrier = disk_shm_barrier,
  .xShmUnmap = disk_shm_unmap,
};

/* --- The file system ----------------------------------------------------------------------------
 */

static int
disk_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  File *self = (File *) file;
  int rc;

  self->base.pMethods = NULL;
  self->real = sqlite3_malloc (real_vfs->szOsFile);
  if (self->real == NULL)
    return SQLITE_NOMEM;
  rc = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (rc == SQLITE_OK)
    self->base.pMethods = &methods;
  else
    sqlite3_free (self->real);
  return rc;
}

static int
disk_delete (sqlite3_vfs *vfs, const char *name, int sync)
{
  int rc = next_change (SQLITE_IOERR_DELETE, FALSE);

  return rc != SQLITE_OK ? rc : real_vfs->xDelete (real_vfs, name, sync);
}

static int
disk_last_error (sqlite3_vfs *vfs, int size, char *out)
{
  int number = g_atomic_int_exchange (&last_error, 0);

  return number != 0 ? number : real_vfs->xGetLastError (real_vfs, size, out);
}

void
test_disk_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  disk = *real_vfs;
  disk.zName = "livret-test-disk";
  disk.szOsFile = sizeof (File);
  disk.pNext = NULL;
  disk.xOpen = disk_open;
  disk.xDelete = disk_delete;
  disk.xGetLastError = disk_last_error;
  g_assert_cmpint (sqlite3_vfs_register (&disk, 1), ==, SQLITE_OK);
}
