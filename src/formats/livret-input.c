/* livret-input.c: the bytes of a foreign file, bounded, read by position.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-input.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct _LivretInput
{
  int fd;
  gsize size;
  char *name;
  guint8 head[LIVRET_INPUT_HEAD];
  gsize head_size;
  GBytes *bytes;
  gpointer kept;
  GDestroyNotify destroy;
};

gboolean
livret_unreadable (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL && *error == NULL)
    *error =
        g_error_new_valist (LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gssize
read_at (int fd, gpointer buffer, gsize size, goffset offset)
{
  gsize done = 0;

  while (done < size)
    {
      gssize n = pread (fd, (guint8 *) buffer + done, size - done, offset + done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      done += n;
    }
  return done;
}

static void
set_too_large (GError **error, guint64 most)
{
  livret_unreadable (error, _ ("The file is larger than %d MiB, the most that is read."),
                     (int) (most / 1024 / 1024));
}

LivretInput *
livret_input_new (int fd, const char *name, GError **error)
{
  g_autoptr (LivretInput) self = NULL;
  struct stat info;
  gssize n;

  if (fstat (fd, &info) < 0 || !S_ISREG (info.st_mode))
    {
      livret_unreadable (error, _ ("This is not a file that can be read."));
      return NULL;
    }
  if (info.st_size == 0)
    {
      livret_unreadable (error, _ ("The file is empty."));
      return NULL;
    }
  if ((guint64) info.st_size > LIVRET_INPUT_STREAM_MAX)
    {
      set_too_large (error, LIVRET_INPUT_STREAM_MAX);
      return NULL;
    }
  self = g_new0 (LivretInput, 1);
  self->fd = fd;
  self->size = info.st_size;
  self->name = g_strdup (name != NULL ? name : "");
  n = read_at (fd, self->head, MIN (self->size, LIVRET_INPUT_HEAD), 0);
  if (n < 0)
    {
      livret_unreadable (error, _ ("The file could not be read: %s."), g_strerror (errno));
      return NULL;
    }
  self->head_size = n;
  return g_steal_pointer (&self);
}

LivretInput *
livret_input_new_for_bytes (GBytes *bytes, const char *name)
{
  LivretInput *self = g_new0 (LivretInput, 1);
  gconstpointer data = g_bytes_get_data (bytes, &self->size);

  self->fd = -1;
  self->name = g_strdup (name != NULL ? name : "");
  self->bytes = g_bytes_ref (bytes);
  self->head_size = MIN (self->size, LIVRET_INPUT_HEAD);
  if (self->head_size > 0)
    memcpy (self->head, data, self->head_size);
  return self;
}

void
livret_input_free (LivretInput *self)
{
  if (self == NULL)
    return;
  livret_input_keep (self, NULL, NULL);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);
  g_free (self);
}

void
livret_input_keep (LivretInput *self, gpointer data, GDestroyNotify destroy)
{
  if (self->kept != NULL)
    self->destroy (self->kept);
  self->kept = data;
  self->destroy = destroy;
}

gpointer
livret_input_get_kept (LivretInput *self)
{
  return self->kept;
}

const char *
livret_input_get_name (LivretInput *self)
{
  return self->name;
}

gboolean
livret_input_has_suffix (LivretInput *self, const char *const *suffixes)
{
  const char *dot = strrchr (self->name, '.');

  for (gsize i = 0; dot != NULL && suffixes[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, suffixes[i]) == 0)
      return TRUE;
  return FALSE;
}

const guint8 *
livret_input_head (LivretInput *self, gsize *size)
{
  *size = self->head_size;
  return self->head;
}

gboolean
livret_input_starts_with (LivretInput *self, const char *magic, gsize size)
{
  return self->head_size >= size && memcmp (self->head, magic, size) == 0;
}

guint64
livret_input_get_size (LivretInput *self)
{
  return self->size;
}

gssize
livret_input_read (LivretInput *self, guint64 offset, gpointer buffer, gsize size)
{
  gsize n = offset < self->size ? MIN (size, self->size - offset) : 0;

  if (n == 0 || self->fd >= 0)
    return n == 0 ? 0 : read_at (self->fd, buffer, n, offset);
  memcpy (buffer, (const guint8 *) g_bytes_get_data (self->bytes, NULL) + offset, n);
  return n;
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
livret_input_bytes (LivretInput *self, GError **error)
{
  Mapping *mapping;
  gpointer data;

  if (self->bytes != NULL)
    return self->bytes;
  if (self->size > LIVRET_INPUT_MAX)
    {
      set_too_large (error, LIVRET_INPUT_MAX);
      return NULL;
    }
  data = mmap (NULL, self->size, PROT_READ, MAP_PRIVATE, self->fd, 0);
  if (data == MAP_FAILED)
    {
      livret_unreadable (error, _ ("The file could not be read: %s."), g_strerror (errno));
      return NULL;
    }
  mapping = g_new (Mapping, 1);
  *mapping = (Mapping) { data, self->size };
  self->bytes = g_bytes_new_with_free_func (data, self->size, unmap, mapping);
  return self->bytes;
}
