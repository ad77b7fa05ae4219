/* livret-place.c: file systems a live vault may stand on, and one process at a time.
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
} unsafe[] = {
  { NFS_SUPER_MAGIC, "NFS" },   { SMB_SUPER_MAGIC, "SMB" }, { 0xff534d42, "CIFS" },
  { 0xfe534d42, "SMB2" },       { V9FS_MAGIC, "9P" },       { AFS_SUPER_MAGIC, "AFS" },
  { CODA_SUPER_MAGIC, "Coda" }, { 0x65735546, "FUSE" },     { 0x00c36400, "Ceph" },
};

gboolean
livret_place_check (const char *folder, GError **error)
{
  struct statfs info;

  if (statfs (folder, &info) != 0)
    {
      g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED,
                   _ ("The folder %s could not be looked at: %s."), folder, g_strerror (errno));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (unsafe); i++)
    {
      if ((guint32) info.f_type != unsafe[i].magic)
        continue;
      g_set_error (
          error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNSAFE_PLACE,
          _ ("%s is on a network or user-space file system (%s), where an open vault could be "
             "damaged. Copy the vault to this computer's own disk and open it there."),
          folder, unsafe[i].name);
      return FALSE;
    }
  return TRUE;
}

int
livret_place_lock (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  int proof;

  if (fd < 0)
    {
      int code = errno;
      g_set_error (
          error, LIVRET_RECORD_ERROR,
          code == ENOSPC ? LIVRET_RECORD_ERROR_FULL : LIVRET_RECORD_ERROR_READ_ONLY,
          _ ("The vault in %s cannot be written: %s. Copy it to a place that can, and open it "
             "there."),
          folder, g_strerror (code));
      return -1;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      g_set_error (
          error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_BUSY,
          _ ("The vault in %s is open in another window or program; close it there first."),
          folder);
      close (fd);
      return -1;
    }
  /* Some file systems accept locks without keeping them: a second one must be refused. */
  proof = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  if (proof >= 0 && flock (proof, LOCK_EX | LOCK_NB) == 0)
    {
      g_set_error (
          error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNSAFE_PLACE,
          _ ("The file system of %s does not keep locks, so an open vault could be damaged there. "
             "Copy the vault to this computer's own disk and open it there."),
          folder);
      close (proof);
      close (fd);
      return -1;
    }
  if (proof >= 0)
    close (proof);
  return fd;
}

gint64
livret_place_free_space (const char *folder)
{
  struct statvfs info;

  return statvfs (folder, &info) == 0 ? (gint64) info.f_bavail * (gint64) info.f_frsize : -1;
}
