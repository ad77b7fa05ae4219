/* livret-archive.c: an archive's members, streamed; one is inflated beside its reader.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define PIECE (128 * 1024)
#define SLOTS 4
/* Beyond what any format takes, each having a bound of its own. */
#define MEMBERS_MAX 250000
/* A member that inflates to more is nobody's. */
#define MEMBER_MAX (64 * G_GUINT64_CONSTANT (1024 * 1024 * 1024))

typedef struct
{
  gsize size; /* 0: the end */
  char bytes[PIECE];
} Slot;

struct _LivretArchive
{
  LivretInput *input;
  struct archive *archive;
  char *raw; /* what the library reads of the file */
  guint64 offset;
  gpointer position; /* a number, read and set at once from two threads */
  guint n_members;
  gboolean damaged;
  gboolean locked; /* the member is, by a password */
  char *name;

  char head[LIVRET_INPUT_HEAD];
  gsize head_size;
  gsize head_at;
  guint64 inflated;

  GThread *thread;
  GMutex lock;
  GCond changed;
  Slot *slots;
  guint first;
  guint n_full;
  gboolean stopping;
  gsize slot_at; /* used of the first full slot */
};

/* --- The file -----------------------------------------------------------------------------------
 */

static la_ssize_t
on_read (struct archive *archive, void *data, const void **buffer)
{
  LivretArchive *self = data;
  gssize n = livret_input_read (self->input, self->offset, self->raw, PIECE);

  if (n < 0)
    return ARCHIVE_FATAL;
  self->offset += n;
  g_atomic_pointer_set (&self->position, GSIZE_TO_POINTER (self->offset));
  *buffer = self->raw;
  return n;
}

static la_int64_t
on_skip (struct archive *archive, void *data, la_int64_t wanted)
{
  LivretArchive *self = data;
  guint64 size = livret_input_get_size (self->input);
  guint64 left = size > self->offset ? size - self->offset : 0;
  guint64 n = MIN ((guint64) MAX (wanted, 0), left);

  self->offset += n;
  return n;
}

static la_int64_t
on_seek (struct archive *archive, void *data, la_int64_t offset, int whence)
{
  LivretArchive *self = data;
  gint64 size = livret_input_get_size (self->input);
  gint64 base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? (gint64) self->offset : size;

  if (offset < -base || offset > size - base)
    return ARCHIVE_FATAL;
  self->offset = base + offset;
  return self->offset;
}

LivretArchive *
livret_archive_open (LivretInput *input)
{
  g_autoptr (LivretArchive) self = g_new0 (LivretArchive, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->input = input;
  self->raw = g_malloc (PIECE);
  self->archive = archive_read_new ();
  if (self->archive == NULL || archive_read_support_format_zip (self->archive) != ARCHIVE_OK)
    return NULL;
  archive_read_set_callback_data (self->archive, self);
  archive_read_set_read_callback (self->archive, on_read);
  archive_read_set_skip_callback (self->archive, on_skip);
  archive_read_set_seek_callback (self->archive, on_seek);
  if (archive_read_open1 (self->archive) != ARCHIVE_OK)
    return NULL;
  return g_steal_pointer (&self);
}

/* --- Members ------------------------------------------------------------------------------------
 */

/* Bytes of the member, inflated on this thread. */
static gssize
inflate_some (LivretArchive *self, gpointer buffer, gsize size)
{
  la_ssize_t n = archive_read_data (self->archive, buffer, size);

  if (n > 0)
    self->inflated += n;
  if (n >= 0 && self->inflated <= MEMBER_MAX)
    return n;
  self->damaged = TRUE;
  return 0;
}

static void
stop_thread (LivretArchive *self)
{
  if (self->thread == NULL)
    return;
  g_mutex_lock (&self->lock);
  self->stopping = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  g_thread_join (g_steal_pointer (&self->thread));
}

void
livret_archive_free (LivretArchive *self)
{
  if (self == NULL)
    return;
  stop_thread (self);
  archive_read_free (self->archive);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self->slots);
  g_free (self->raw);
  g_free (self->name);
  g_free (self);
}

static char *
name_of (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  if (name == NULL)
    name = archive_entry_pathname (entry);
  return g_utf8_make_valid (name != NULL ? name : "", -1);
}

static void
read_head (LivretArchive *self)
{
  gssize n;

  self->head_size = self->head_at = 0;
  self->inflated = 0;
  while (self->head_size < sizeof self->head &&
         (n = inflate_some (self, self->head + self->head_size,
                            sizeof self->head - self->head_size)) > 0)
    self->head_size += n;
}

gboolean
livret_archive_next (LivretArchive *self, const char **name)
{
  struct archive_entry *entry;
  int answer = ARCHIVE_EOF;

  stop_thread (self);
  while (self->n_members++ < MEMBERS_MAX &&
         ((answer = archive_read_next_header (self->archive, &entry)) == ARCHIVE_OK ||
          answer == ARCHIVE_WARN))
    {
      if (archive_entry_filetype (entry) == AE_IFDIR)
        continue;
      g_free (self->name);
      self->name = name_of (entry);
      self->damaged = FALSE;
      self->locked = archive_entry_is_data_encrypted (entry);
      *name = self->name;
      read_head (self);
      return TRUE;
    }
  self->damaged = self->n_members > MEMBERS_MAX || answer != ARCHIVE_EOF;
  return FALSE;
}

const char *
livret_archive_head (LivretArchive *self, gsize *size)
{
  *size = self->head_size;
  return self->head;
}

gboolean
livret_archive_is_locked (LivretArchive *self)
{
  return self->locked;
}

gboolean
livret_archive_is_damaged (LivretArchive *self)
{
  return self->damaged;
}

guint64
livret_archive_position (LivretArchive *self)
{
  return GPOINTER_TO_SIZE (g_atomic_pointer_get (&self->position));
}

/* --- Beside -------------------------------------------------------------------------------------
 */

/* An empty slot; NULL when nobody reads any more. */
static Slot *
wait_for_empty (LivretArchive *self)
{
  Slot *slot = NULL;

  g_mutex_lock (&self->lock);
  while (self->n_full == SLOTS && !self->stopping)
    g_cond_wait (&self->changed, &self->lock);
  if (!self->stopping)
    slot = &self->slots[(self->first + self->n_full) % SLOTS];
  g_mutex_unlock (&self->lock);
  return slot;
}

static void
hand_over (LivretArchive *self)
{
  g_mutex_lock (&self->lock);
  self->n_full++;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}

static gpointer
inflate_beside (gpointer data)
{
  LivretArchive *self = data;
  Slot *slot;

  while ((slot = wait_for_empty (self)) != NULL)
    {
      slot->size = inflate_some (self, slot->bytes, PIECE);
      hand_over (self);
      if (slot->size == 0)
        break;
    }
  return NULL;
}

void
livret_archive_beside (LivretArchive *self)
{
  if (self->slots == NULL)
    self->slots = g_new (Slot, SLOTS);
  self->first = self->n_full = 0;
  self->slot_at = 0;
  self->stopping = FALSE;
  /* Without a thread it is inflated as it is read. */
  self->thread = g_thread_try_new ("inflate", inflate_beside, self, NULL);
}

static Slot *
wait_for_full (LivretArchive *self)
{
  Slot *slot;

  g_mutex_lock (&self->lock);
  while (self->n_full == 0)
    g_cond_wait (&self->changed, &self->lock);
  slot = &self->slots[self->first];
  g_mutex_unlock (&self->lock);
  return slot;
}

static void
give_back (LivretArchive *self)
{
  g_mutex_lock (&self->lock);
  self->first = (self->first + 1) % SLOTS;
  self->n_full--;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  self->slot_at = 0;
}

/* The slot that says the end stays where it is. */
static gssize
read_beside (LivretArchive *self, gpointer buffer, gsize size)
{
  Slot *slot = wait_for_full (self);
  gsize n = MIN (size, slot->size - self->slot_at);

  memcpy (buffer, slot->bytes + self->slot_at, n);
  self->slot_at += n;
  if (n > 0 && self->slot_at == slot->size)
    give_back (self);
  return n;
}

gssize
livret_archive_read (LivretArchive *self, gpointer buffer, gsize size)
{
  gsize n = MIN (size, self->head_size - self->head_at);

  if (n > 0)
    {
      memcpy (buffer, self->head + self->head_at, n);
      self->head_at += n;
      return n;
    }
  return self->thread != NULL ? read_beside (self, buffer, size)
                              : inflate_some (self, buffer, size);
}

gboolean
livret_archive_is_litter (const char *name)
{
  const char *slash = strrchr (name, '/');
  const char *base = slash != NULL ? slash + 1 : name;

  return g_str_has_prefix (name, "__MACOSX/") || strstr (name, "/__MACOSX/") != NULL ||
         g_str_has_prefix (base, "._") || strcmp (base, ".DS_Store") == 0;
}
