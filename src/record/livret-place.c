/* livret-place.c: file systems a live vault may stand on, one process at a time; which of them tell
 * what changes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <linux/magic.h>
#include <sys/file.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* Numbers of <linux/magic.h> and of statfs(2); some are missing from the header. */
static const struct
{
  guint32 magic;
  const char *name;
} distant[] = {
  { NFS_SUPER_MAGIC, "NFS" }, { SMB_SUPER_MAGIC, "SMB" },   { 0xff534d42, "CIFS" },
  { 0xfe534d42, "SMB2" },     { V9FS_MAGIC, "9P" },         { AFS_SUPER_MAGIC, "AFS" },
  { 0x6b414653, "kAFS" },     { CODA_SUPER_MAGIC, "Coda" }, { 0x65735546, "FUSE" },
  { 0x00c36400, "Ceph" },     { 0x01161970, "GFS2" },       { 0x7461636f, "OCFS2" },
  { 0x0bd00bd0, "Lustre" },   { 0x47504653, "GPFS" },       { 0x786f4256, "VirtualBox" },
};

LivretRecordError
livret_place_error_code (int number)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return LIVRET_RECORD_ERROR_FULL;
    case EROFS:
    case EACCES:
    case EPERM:
      return LIVRET_RECORD_ERROR_READ_ONLY;
    default:
      return LIVRET_RECORD_ERROR_FAILED;
    }
}

/* (nullable): the name of a network or user-space file system. */
static const char *
find_distant (const struct statfs *info)
{
  for (guint i = 0; i < G_N_ELEMENTS (distant); i++)
    if ((guint32) info->f_type == distant[i].magic)
      return distant[i].name;
  return NULL;
}

gboolean
livret_place_tells_changes (const char *folder)
{
  struct statfs info;

  return statfs (folder, &info) == 0 && find_distant (&info) == NULL;
}

gboolean
livret_place_check (const char *folder, GError **error)
{
  struct statfs info;
  const char *name;

  if (statfs (folder, &info) != 0)
    {
      g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED,
                   _ ("The folder %s could not be looked at: %s."), folder, g_strerror (errno));
      return FALSE;
    }
  name = find_distant (&info);
  if (name != NULL)
    g_set_error (
        error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNSAFE_PLACE,
        _ ("%s is on a network or user-space file system (%s), where an open vault could be "
           "damaged. Copy the vault to this computer's own disk and open it there."),
        folder, name);
  return name == NULL;
}

static void
set_unsafe (const char *folder, GError **error)
{
  g_set_error (
      error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNSAFE_PLACE,
      _ ("The file system of %s does not keep locks, so an open vault could be damaged there. "
         "Copy the vault to this computer's own disk and open it there."),
      folder);
}

static int
open_lock (const char *folder, const char *path, GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  int number = errno;

  if (fd < 0)
    g_set_error (error, LIVRET_RECORD_ERROR, livret_place_error_code (number),
                 _ ("The vault in %s cannot be written: %s. Copy it to a place that can, and open "
                    "it there."),
                 folder, g_strerror (number));
  return fd;
}

/* Some file systems accept locks without keeping them: a second one must be refused. */
static gboolean
keeps_locks (const char *path)
{
  int proof = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  gboolean kept = proof < 0 || (flock (proof, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK);

  if (proof >= 0)
    close (proof);
  return kept;
}

int
livret_place_lock (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);
  int fd = open_lock (folder, path, error);

  if (fd < 0)
    return -1;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    {
      if (keeps_locks (path))
        return fd;
      set_unsafe (folder, error);
    }
  else if (errno == EWOULDBLOCK)
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_BUSY,
                 _ ("The vault in %s is open in another window or program; close it there first."),
                 folder);
  else
    set_unsafe (folder, error);
  close (fd);
  return -1;
}

gboolean
livret_place_sync (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean synced;
  int number;

  if (fd < 0)
    return FALSE;
  /* A file system that knows no such thing keeps names in its own way. */
  synced = fsync (fd) == 0 || errno == EINVAL || errno == ENOTSUP;
  number = errno;
  close (fd);
  errno = number;
  return synced;
}

gint64
livret_place_free_space (const char *folder)
{
  struct statvfs info;

  return statvfs (folder, &info) == 0 ? (gint64) info.f_bavail * (gint64) info.f_frsize : -1;
}
