/* livret-foreign.c: the database in a file that an app exports: the file itself, or in an archive.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Archives name it as the app does, in whatever folder: its first bytes tell. What was written last
 * may stand beside it in a log of the same name, which counts as part of it.
 */
#include "formats/livret-foreign.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "formats/livret-archive.h"
#include "formats/livret-health-member.h"
#include "record/livret-memfd.h"

/* Of the archive's members that are looked at. */
#define MEMBERS_MAX 500
/* Below what the reader may write into one memory file. */
#define DATABASE_MAX (900 * G_GUINT64_CONSTANT (1024 * 1024))
#define PIECE (64 * 1024)
#define LOG_SUFFIX "-wal"

/* A member in memory. */
typedef struct
{
  char *name;
  int fd;
  LivretInput *input;
} Member;

typedef struct
{
  LivretForeign foreign;
  Member database;
  Member log;
} Packed;

static void
member_clear (Member *member)
{
  livret_input_free (member->input);
  g_clear_fd (&member->fd, NULL);
  g_free (member->name);
}

static void
packed_free (gpointer data)
{
  Packed *self = data;

  livret_foreign_db_free (self->foreign.db);
  g_clear_error (&self->foreign.error);
  member_clear (&self->database);
  member_clear (&self->log);
  g_free (self);
}

gboolean
livret_foreign_is_packed (LivretInput *input)
{
  return livret_input_starts_with (input, "PK\003\004", 4);
}

/* --- Members ------------------------------------------------------------------------------------
 */

static gboolean
take_member (LivretArchive *archive, Member *member, const char *name, GError **error)
{
  g_autofd int fd = livret_memfd_open ("database", error);
  g_autofree char *piece = g_malloc (PIECE);
  guint64 size = 0;
  gssize n;

  while (fd >= 0 && (n = livret_archive_read (archive, piece, PIECE)) > 0)
    {
      size += n;
      if (size > DATABASE_MAX)
        return livret_unreadable (error,
                                  _ ("The database in the archive is larger than %d MiB, the most "
                                     "that is read of an archive."),
                                  (int) (DATABASE_MAX / 1024 / 1024));
      if (!livret_memfd_write (fd, piece, n, error))
        return FALSE;
    }
  if (fd < 0)
    return FALSE;
  if (livret_archive_is_damaged (archive))
    return livret_unreadable (error, _ ("The database in the archive is cut short or damaged; "
                                        "nothing was read."));
  member->input = livret_input_new (fd, name, error);
  if (member->input == NULL)
    return FALSE;
  member->name = g_strdup (name);
  member->fd = g_steal_fd (&fd);
  return TRUE;
}

/* The two magic numbers of a log. */
static gboolean
is_log (const char *head, gsize size)
{
  return size >= 32 &&
         (memcmp (head, "\x37\x7f\x06\x82", 4) == 0 || memcmp (head, "\x37\x7f\x06\x83", 4) == 0);
}

static gboolean
look_at_member (Packed *self, LivretArchive *archive, const char *name, GError **error)
{
  gsize size;
  const char *head = livret_archive_head (archive, &size);

  if (livret_archive_is_litter (name))
    return TRUE;
  if (self->database.input == NULL && livret_foreign_is_database (head, size))
    return take_member (archive, &self->database, name, error);
  if (self->log.input == NULL && is_log (head, size) && g_str_has_suffix (name, LOG_SUFFIX))
    return take_member (archive, &self->log, name, error);
  if (!g_str_has_suffix (name, LOG_SUFFIX) && !g_str_has_suffix (name, "-shm"))
    self->foreign.others++;
  return TRUE;
}

static gboolean
belongs (const Packed *self)
{
  gsize size = self->database.name != NULL ? strlen (self->database.name) : 0;

  return size > 0 && self->log.name != NULL &&
         strncmp (self->log.name, self->database.name, size) == 0 &&
         strcmp (self->log.name + size, LOG_SUFFIX) == 0;
}

static void
open_packed (Packed *self, LivretInput *input)
{
  g_autoptr (LivretArchive) archive = livret_archive_open (input);
  GError **error = &self->foreign.error;
  const char *name;

  for (guint n = 0; archive != NULL && n < MEMBERS_MAX; n++)
    if (!livret_archive_next (archive, &name) || !look_at_member (self, archive, name, error))
      break;
  if (*error != NULL)
    return;
  if (self->database.input == NULL)
    livret_unreadable (error, _ ("The archive holds no database."));
  else
    self->foreign.db = livret_foreign_db_open (self->database.input,
                                               belongs (self) ? self->log.input : NULL, error);
}

LivretForeign *
livret_foreign_of (LivretInput *input)
{
  Packed *self = livret_input_get_kept (input);
  const guint8 *head;
  gsize size;

  if (self != NULL)
    return &self->foreign;
  self = g_new0 (Packed, 1);
  self->database.fd = self->log.fd = -1;
  head = livret_input_head (input, &size);
  if (livret_foreign_is_packed (input))
    open_packed (self, input);
  else if (livret_foreign_is_database (head, size))
    self->foreign.db = livret_foreign_db_open (input, NULL, &self->foreign.error);
  else
    livret_unreadable (&self->foreign.error, _ ("The file is no SQLite database."));
  livret_input_keep (input, self, packed_free);
  return &self->foreign;
}

LivretForeignDb *
livret_foreign_db_of (LivretInput *input, GError **error)
{
  LivretForeign *foreign = livret_foreign_of (input);

  if (foreign->db == NULL && error != NULL)
    *error = g_error_copy (foreign->error);
  return foreign->db;
}
