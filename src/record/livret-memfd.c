/* livret-memfd.c: anonymous files in memory, to pass bytes between processes without a disk.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-memfd.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "record/livret-reader.h"

#define SEALS (F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE)

static void
set_errno (GError **error, int code)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               _ ("Memory could not be set aside for a file: %s."), g_strerror (code));
}

int
livret_memfd_open (const char *name, GError **error)
{
  int fd = memfd_create (name, MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (fd < 0)
    set_errno (error, errno);
  return fd;
}

gboolean
livret_memfd_write (int fd, gconstpointer data, gsize size, GError **error)
{
  const guint8 *bytes = data;

  while (size > 0)
    {
      gssize n = write (fd, bytes, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_errno (error, errno);
          return FALSE;
        }
      bytes += n;
      size -= n;
    }
  return TRUE;
}

gboolean
livret_memfd_seal (int fd, GError **error)
{
  int seals = fcntl (fd, F_GET_SEALS);

  if (seals >= 0 && (seals & (F_SEAL_SHRINK | F_SEAL_WRITE)) == (F_SEAL_SHRINK | F_SEAL_WRITE))
    return TRUE;
  if (fcntl (fd, F_ADD_SEALS, SEALS) == 0)
    return TRUE;
  set_errno (error, errno);
  return FALSE;
}

int
livret_memfd_new (const char *name, gconstpointer data, gsize size, GError **error)
{
  int fd = livret_memfd_open (name, error);

  if (fd >= 0 && livret_memfd_write (fd, data, size, error) && livret_memfd_seal (fd, error))
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}

typedef struct
{
  gpointer data;
  gsize size;
} Mapping;

static void
unmap (gpointer data)
{
  Mapping *mapping = data;

  munmap (mapping->data, mapping->size);
  g_free (mapping);
}

GBytes *
livret_memfd_bytes (int fd, GError **error)
{
  Mapping *mapping;
  struct stat info;
  gpointer data;

  /* Without seals the other side could cut the file under our feet: SIGBUS. */
  if (!livret_memfd_seal (fd, error))
    return NULL;
  if (fstat (fd, &info) < 0)
    {
      set_errno (error, errno);
      return NULL;
    }
  if (info.st_size == 0)
    return g_bytes_new (NULL, 0);
  data = mmap (NULL, info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (data == MAP_FAILED)
    {
      set_errno (error, errno);
      return NULL;
    }
  mapping = g_new (Mapping, 1);
  mapping->data = data;
  mapping->size = info.st_size;
  return g_bytes_new_with_free_func (data, info.st_size, unmap, mapping);
}
