/* livret-copy-place.c: files and folders of a copy.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup/livret-copy-place.h"

#include "record/livret-place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SPARE (1024 * 1024)

struct _LivretCopyPlace
{
  char *folder;
  char *database;
  char *keys;
  gboolean made; /* the folder was not there before */
};

static gboolean
set_errno (GError **error, int code, const char *path)
{
  g_set_error (error, LIVRET_RECORD_ERROR,
               code == ENOSPC                                     ? LIVRET_RECORD_ERROR_FULL
               : code == EROFS || code == EACCES || code == EPERM ? LIVRET_RECORD_ERROR_READ_ONLY
                                                                  : LIVRET_RECORD_ERROR_FAILED,
               _ ("The copy could not be made in “%s”: %s. The vault is unchanged."), path,
               g_strerror (code));
  return FALSE;
}

static gboolean
set_invalid (GError **error, char *sentence)
{
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID, sentence);
  g_free (sentence);
  return FALSE;
}

/* --- taking the folder ---------------------------------------------------------------- */

static gboolean
is_empty (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  if (dir == NULL)
    return set_errno (error, errno, folder);
  return g_dir_read_name (dir) == NULL ||
         set_invalid (error, g_strdup_printf (
                                 _ ("“%s” already holds something: choose a new folder."), folder));
}

/* A copy inside the vault would be copied by the next one, and lost with it. */
static gboolean
is_outside (const char *folder, const char *vault, GError **error)
{
  g_autofree char *real_folder = realpath (folder, NULL);
  g_autofree char *real_vault = realpath (vault, NULL);
  g_autofree char *prefix = NULL;

  if (real_folder == NULL || real_vault == NULL)
    return set_errno (error, errno, folder);
  prefix = g_strconcat (real_vault, "/", NULL);
  return (strcmp (real_folder, real_vault) != 0 && !g_str_has_prefix (real_folder, prefix)) ||
         set_invalid (error, g_strdup_printf (_ ("“%s” is inside the vault: choose another place."),
                                              folder));
}

static gboolean
take_folder (LivretCopyPlace *place, GError **error)
{
  if (g_mkdir (place->folder, 0700) == 0)
    {
      place->made = TRUE;
      return TRUE;
    }
  if (errno != EEXIST)
    return set_errno (error, errno, place->folder);
  if (!g_file_test (place->folder, G_FILE_TEST_IS_DIR))
    return set_invalid (
        error, g_strdup_printf (_ ("“%s” is a file: choose a new folder."), place->folder));
  return is_empty (place->folder, error);
}

LivretCopyPlace *
livret_copy_place_new (const char *target, const char *vault, GError **error)
{
  g_autoptr (LivretCopyPlace) place = g_new0 (LivretCopyPlace, 1);
  g_autofree char *real = NULL;

  place->folder = g_canonicalize_filename (target, NULL);
  if (!take_folder (place, error))
    return NULL;
  /* SQLite refuses a way through a link, as a sandbox's to what a file dialog handed over is. */
  real = realpath (place->folder, NULL);
  place->database = g_build_filename (real != NULL ? real : place->folder, "record.db", NULL);
  place->keys = g_build_filename (real != NULL ? real : place->folder, "keys.json", NULL);
  if (!is_outside (place->folder, vault, error))
    {
      livret_copy_place_undo (place);
      return NULL;
    }
  return g_steal_pointer (&place);
}

void
livret_copy_place_free (LivretCopyPlace *place)
{
  g_free (place->folder);
  g_free (place->database);
  g_free (place->keys);
  g_free (place);
}

const char *
livret_copy_place_get_folder (LivretCopyPlace *place)
{
  return place->folder;
}

const char *
livret_copy_place_get_database (LivretCopyPlace *place)
{
  return place->database;
}

gboolean
livret_copy_place_check_space (LivretCopyPlace *place, gint64 size, GError **error)
{
  gint64 room = livret_place_free_space (place->folder);
  g_autofree char *needed = g_format_size (size + SPARE);
  g_autofree char *there = NULL;

  if (room < 0 || room >= size + SPARE)
    return TRUE;
  there = g_format_size (room);
  g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FULL,
               _ ("The copy needs %s, but “%s” has room for %s only. Nothing was copied."), needed,
               place->folder, there);
  return FALSE;
}

/* --- finishing ------------------------------------------------------------------------ */

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | flags);
  int code = 0;

  if (fd < 0 || fsync (fd) != 0)
    code = errno;
  if (fd >= 0)
    close (fd);
  /* Some file systems of sticks do not sync folders. */
  return code == 0 || (code == EINVAL && flags != 0) || set_errno (error, code, path);
}

static gboolean
copy_keys (LivretCopyPlace *place, const char *vault, GError **error)
{
  g_autofree char *source = g_build_filename (vault, "keys.json", NULL);
  g_autofree char *bytes = NULL;
  gsize size;
  g_autoptr (GError) local = NULL;

  if (g_file_get_contents (source, &bytes, &size, &local) &&
      g_file_set_contents_full (place->keys, bytes, size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &local))
    return TRUE;
  g_set_error (error, LIVRET_RECORD_ERROR,
               g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOSPC)
                   ? LIVRET_RECORD_ERROR_FULL
                   : LIVRET_RECORD_ERROR_FAILED,
               _ ("The keys could not be copied: %s"), local->message);
  return FALSE;
}

gboolean
livret_copy_place_finish (LivretCopyPlace *place, const char *vault, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (place->folder);

  if (g_chmod (place->database, 0600) != 0 && errno != EPERM)
    return set_errno (error, errno, place->database);
  return sync_path (place->database, 0, error) && copy_keys (place, vault, error) &&
         sync_path (place->folder, O_DIRECTORY, error) && sync_path (parent, O_DIRECTORY, error);
}

static gint64
file_size (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (gint64) info.st_size : 0;
}

gint64
livret_copy_place_get_size (LivretCopyPlace *place)
{
  return file_size (place->database) + file_size (place->keys);
}

void
livret_copy_place_undo (LivretCopyPlace *place)
{
  static const char *const beside[] = { "-journal", "-wal", "-shm" };

  g_unlink (place->keys);
  g_unlink (place->database);
  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *path = g_strconcat (place->database, beside[i], NULL);

      g_unlink (path);
    }
  if (place->made)
    g_rmdir (place->folder);
}
