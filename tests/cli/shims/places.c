/* places.c: stands before the C library and plays disks that are full, read-only or far away.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * LIVRET_SHIM_FULL=PREFIX LIVRET_SHIM_BYTES=N: after N bytes, files below PREFIX get no more.
 * LIVRET_SHIM_READONLY=PREFIX: nothing below it is opened for writing, made, renamed or removed.
 * LIVRET_SHIM_NFS=PREFIX: statfs() says that it is NFS. LIVRET_SHIM_NO_LOCKS: flock() never
 * refuses.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

static long long written;

static int
is_below (const char *variable, const char *path)
{
  const char *prefix = getenv (variable);

  return prefix != NULL && path != NULL && strncmp (path, prefix, strlen (prefix)) == 0;
}

/* Whether @size bytes more may go to @fd. */
static int
has_room (int fd, size_t size)
{
  char link[64], path[4096];
  ssize_t length;

  if (getenv ("LIVRET_SHIM_FULL") == NULL)
    return 1;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  if (length < 0)
    return 1;
  path[length] = '\0';
  if (!is_below ("LIVRET_SHIM_FULL", path))
    return 1;
  written += (long long) size;
  return written <= atoll (getenv ("LIVRET_SHIM_BYTES"));
}

#define NEXT(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

ssize_t
write (int fd, const void *data, size_t size)
{
  if (has_room (fd, size))
    return NEXT (write) (fd, data, size);
  errno = ENOSPC;
  return -1;
}

ssize_t
pwrite (int fd, const void *data, size_t size, off_t at)
{
  if (has_room (fd, size))
    return NEXT (pwrite) (fd, data, size, at);
  errno = ENOSPC;
  return -1;
}

ssize_t
pwrite64 (int fd, const void *data, size_t size, off64_t at)
{
  if (has_room (fd, size))
    return NEXT (pwrite64) (fd, data, size, at);
  errno = ENOSPC;
  return -1;
}

static int
is_refused (const char *path, int flags)
{
  if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) == 0 || !is_below ("LIVRET_SHIM_READONLY", path))
    return 0;
  errno = EROFS;
  return 1;
}

#define OPEN(name)                                                                                 \
  int name (const char *path, int flags, ...)                                                      \
  {                                                                                                \
    va_list list;                                                                                  \
    mode_t mode;                                                                                   \
    va_start (list, flags);                                                                        \
    mode = va_arg (list, mode_t);                                                                  \
    va_end (list);                                                                                 \
    return is_refused (path, flags) ? -1 : NEXT (name) (path, flags, mode);                        \
  }
OPEN (open)
OPEN (open64)

int
mkdir (const char *path, mode_t mode)
{
  return is_refused (path, O_CREAT) ? -1 : NEXT (mkdir) (path, mode);
}

int
rename (const char *from, const char *to)
{
  return is_refused (to, O_CREAT) ? -1 : NEXT (rename) (from, to);
}

int
unlink (const char *path)
{
  return is_refused (path, O_CREAT) ? -1 : NEXT (unlink) (path);
}

int
access (const char *path, int mode)
{
  return (mode & W_OK) != 0 && is_refused (path, O_RDWR) ? -1 : NEXT (access) (path, mode);
}

#define NFS 0x6969

int
statfs (const char *path, struct statfs *info)
{
  int status = NEXT (statfs) (path, info);

  if (is_below ("LIVRET_SHIM_NFS", path))
    info->f_type = NFS;
  return status;
}

int
statfs64 (const char *path, struct statfs64 *info)
{
  int status = NEXT (statfs64) (path, info);

  if (is_below ("LIVRET_SHIM_NFS", path))
    info->f_type = NFS;
  return status;
}

int
flock (int fd, int operation)
{
  return getenv ("LIVRET_SHIM_NO_LOCKS") != NULL ? 0 : NEXT (flock) (fd, operation);
}
