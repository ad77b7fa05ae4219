/* livret-watch-look.c: one look at the folder that is watched.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which files there are, their size and time, is asked of the folder; only what is new since the
 * last look is opened, and read by a reading process of its own. Nothing is written but marks, into
 * the vault.
 */
#include "app/watch/livret-watch-look.h"

#include <fcntl.h>
#include <glib/gstdio.h>

#include "app/watch/livret-watch-sink.h"
#include "app/widgets/livret-places.h"
#include "base/livret-text.h"
#include "record/livret-import-file.h"
#include "record/livret-place.h"
#include "record/livret-watched.h"

#define SECONDS_A_FILE 20
#define DONE GINT_TO_POINTER (TRUE)

/* What a look works with. */
typedef struct
{
  LivretSession *session;
  GCancellable *cancellable;
  GPtrArray *before; /* LivretArrival, borrowed */
  LivretWatched *watched;
  GHashTable *taken;
  GPtrArray *people;
  GPtrArray *files;  /* LivretWatchFile */
  GHashTable *names; /* of all of them */
  GHashTable *looked;
  LivretReader *reader; /* (nullable): as soon as something is read */
  LivretWatchSight *sight;
} Look;

void
livret_watch_sight_free (LivretWatchSight *sight)
{
  g_free (sight->folder);
  g_ptr_array_unref (sight->arrivals);
  g_free (sight);
}

static void
file_free (gpointer data)
{
  g_free (((LivretWatchFile *) data)->name);
  g_free (data);
}

static void
look_clear (Look *look)
{
  g_clear_pointer (&look->watched, livret_watched_free);
  g_clear_pointer (&look->taken, g_hash_table_unref);
  g_clear_pointer (&look->people, g_ptr_array_unref);
  g_clear_pointer (&look->files, g_ptr_array_unref);
  g_clear_pointer (&look->names, g_hash_table_unref);
  g_clear_pointer (&look->looked, g_hash_table_unref);
  g_clear_pointer (&look->reader, livret_reader_free);
  g_clear_pointer (&look->sight, livret_watch_sight_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

/* --- The folder ---------------------------------------------------------------------------------
 */

/* No folder in it, no link out of it. */
static LivretWatchFile *
file_of (GFileInfo *info)
{
  g_autoptr (GDateTime) modified = g_file_info_get_modification_date_time (info);
  LivretWatchFile *file;

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR || modified == NULL)
    return NULL;
  file = g_new0 (LivretWatchFile, 1);
  file->name = g_strdup (g_file_info_get_name (info));
  file->size = g_file_info_get_size (info);
  file->modified = g_date_time_to_unix_usec (modified);
  return file;
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const LivretWatchFile *one = *(gpointer *) a, *other = *(gpointer *) b;

  return (one->modified < other->modified) - (one->modified > other->modified);
}

/* (transfer full) (nullable): LivretWatchFile, newest first. */
static GPtrArray *
list_folder (const char *uri, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) folder = g_file_new_for_uri (uri);
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      folder, "standard::name,standard::type,standard::size,time::modified,time::modified-usec",
      G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (file_free);
  GFileInfo *info = NULL;

  if (children == NULL)
    return NULL;
  while (files->len < LIVRET_WATCHED_FILES_MAX)
    {
      LivretWatchFile *file;

      if (!g_file_enumerator_iterate (children, &info, NULL, cancellable, error))
        return NULL;
      if (info == NULL)
        break;
      if ((file = file_of (info)) != NULL)
        g_ptr_array_add (files, file);
    }
  g_ptr_array_sort (files, compare_newest);
  return g_steal_pointer (&files);
}

static gboolean
tells_changes (const char *uri)
{
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);

  return path != NULL && livret_place_tells_changes (path);
}

static char *
mark_of (const LivretWatchFile *file)
{
  return livret_watched_mark (file->name, file->size, file->modified);
}

/* --- Jobs on the store --------------------------------------------------------------------------
 */

static gpointer
load (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;

  look->watched = livret_watched_get (db, error);
  if (look->watched == NULL)
    return NULL;
  if (look->watched->folder == NULL)
    return DONE;
  look->people = livret_people_list (db, error);
  look->taken = look->people != NULL ? livret_watched_taken (db, error) : NULL;
  return look->taken != NULL ? DONE : NULL;
}

static gpointer
keep (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;

  return GINT_TO_POINTER (
      livret_watched_keep_looked (db, look->watched->folder, look->looked, error));
}

static gboolean
job (Look *look, LivretDbMode mode, LivretStoreFunc func, GError **error)
{
  return livret_store_run (livret_session_get_store (look->session), mode, func, look,
                           look->cancellable, error) != NULL;
}

/* --- One file -----------------------------------------------------------------------------------
 */

static int
open_file (Look *look, const LivretWatchFile *file, char **uri)
{
  g_autoptr (GFile) folder = g_file_new_for_uri (look->watched->folder);
  g_autoptr (GFile) child = g_file_get_child (folder, file->name);
  g_autofree char *path = g_file_get_path (child);

  *uri = g_file_get_uri (child);
  return path != NULL ? open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) : -1;
}

/* (transfer full) (nullable): %NULL: it is none, or it could not be read. */
static LivretArrival *
read_file (Look *look, const LivretWatchFile *file)
{
  g_autofree char *shown = g_filename_display_name (file->name);
  g_autofree char *uri = NULL;
  g_autofd int fd = open_file (look, file, &uri);
  g_auto (LivretWatchSink) sink = { 0 };
  const LivretReadOptions options = { .name = shown, .language = livret_places_language () };
  LivretArrival *arrival;
  guint8 sha256[32];

  if (fd < 0)
    return NULL;
  if (look->reader == NULL)
    look->reader = livret_reader_new (NULL);
  livret_watch_sink_init (&sink, shown, SECONDS_A_FILE);
  /* Whether it was read to its end does not matter: what was said until then does. */
  livret_reader_import (look->reader, fd, &options, &sink.sink, look->cancellable, NULL);
  arrival = livret_watch_judge (sink.facts, look->people);
  if (arrival == NULL || !livret_file_hash (fd, sha256, look->cancellable, NULL))
    {
      g_clear_pointer (&arrival, livret_arrival_free);
      return NULL;
    }
  arrival->sha256 = livret_hex (sha256, sizeof sha256);
  arrival->file = g_steal_pointer (&uri);
  arrival->size = file->size;
  arrival->modified = file->modified;
  return arrival;
}

/* (nullable): it was read by the look before, and is the same. */
static const LivretArrival *
find_before (Look *look, const LivretWatchFile *file)
{
  for (guint i = 0; i < look->before->len; i++)
    {
      const LivretArrival *arrival = look->before->pdata[i];
      g_autoptr (GFile) same = NULL;
      g_autofree char *name = NULL;

      if (arrival->size != file->size || arrival->modified != file->modified)
        continue;
      same = g_file_new_for_uri (arrival->file);
      name = g_file_get_basename (same);
      if (g_strcmp0 (name, file->name) == 0)
        return arrival;
    }
  return NULL;
}

static gboolean
is_settled (Look *look, const char *sha256)
{
  return *sha256 == '\0' || g_hash_table_contains (look->watched->dismissed, sha256) ||
         g_hash_table_contains (look->taken, sha256);
}

/* The same paper fetched twice is proposed once. */
static gboolean
is_proposed (Look *look, const char *sha256)
{
  for (guint i = 0; i < look->sight->arrivals->len; i++)
    if (g_str_equal (((LivretArrival *) look->sight->arrivals->pdata[i])->sha256, sha256))
      return TRUE;
  return FALSE;
}

/* What is not @whole is not opened; of what is known of it nothing is forgotten. */
static gboolean
look_at (Look *look, const LivretWatchFile *file, gboolean whole, GError **error)
{
  g_autofree char *mark = mark_of (file);
  const char *known = g_hash_table_lookup (look->watched->looked, mark);
  g_autoptr (LivretArrival) arrival = NULL;

  if (!whole && known == NULL)
    return TRUE;
  if (known == NULL || (whole && !is_settled (look, known)))
    {
      const LivretArrival *before = find_before (look, file);

      arrival = before != NULL ? livret_arrival_copy (before) : read_file (look, file);
      /* What was cut off by locking was not looked at. */
      if (g_cancellable_set_error_if_cancelled (look->cancellable, error))
        return FALSE;
      known = arrival != NULL ? arrival->sha256 : "";
    }
  if (!whole || is_settled (look, known))
    g_hash_table_insert (look->looked, g_steal_pointer (&mark), g_strdup (known));
  else if (arrival != NULL && !is_proposed (look, known))
    g_ptr_array_add (look->sight->arrivals, g_steal_pointer (&arrival));
  return TRUE;
}

/* --- All of them --------------------------------------------------------------------------------
 */

static gboolean
look_at_all (Look *look, GError **error)
{
  gint64 now = g_get_real_time ();

  look->looked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  look->names = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < look->files->len; i++)
    g_hash_table_add (look->names, ((LivretWatchFile *) look->files->pdata[i])->name);
  for (guint i = 0; i < look->files->len; i++)
    {
      const LivretWatchFile *file = look->files->pdata[i];
      LivretWatchStanding standing = livret_watch_standing (file, look->names, now);

      look->sight->again |= standing == LIVRET_WATCH_GROWING;
      if (!look_at (look, file, standing == LIVRET_WATCH_WHOLE, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_changed (GHashTable *before, GHashTable *after)
{
  GHashTableIter iter;
  gpointer mark, sha256;

  if (g_hash_table_size (before) != g_hash_table_size (after))
    return TRUE;
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &mark, &sha256))
    if (g_strcmp0 (g_hash_table_lookup (before, mark), sha256) != 0)
      return TRUE;
  return FALSE;
}

gpointer
livret_watch_look (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (Look) look = { .session = session, .cancellable = cancellable, .before = data };

  look.sight = g_new0 (LivretWatchSight, 1);
  look.sight->arrivals = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_arrival_free);
  if (!job (&look, LIVRET_DB_READ, load, error))
    return NULL;
  if (look.watched->folder == NULL)
    return g_steal_pointer (&look.sight);
  look.sight->folder = g_strdup (look.watched->folder);
  look.files = list_folder (look.watched->folder, cancellable, NULL);
  look.sight->missing = look.files == NULL;
  look.sight->tells = tells_changes (look.watched->folder);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (look.sight->missing)
    return g_steal_pointer (&look.sight);
  if (!look_at_all (&look, error) || (has_changed (look.watched->looked, look.looked) &&
                                      !job (&look, LIVRET_DB_WRITE, keep, error)))
    return NULL;
  return g_steal_pointer (&look.sight);
}

/* --- Beginning ----------------------------------------------------------------------------------
 */

typedef struct
{
  const char *folder;
  GHashTable *looked;
} Beginning;

static gpointer
set_folder (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Beginning *beginning = data;

  return GINT_TO_POINTER (
      livret_watched_set_folder (db, beginning->folder, beginning->looked, error));
}

gpointer
livret_watch_begin (LivretSession *session,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GPtrArray) files = list_folder (data, cancellable, error);
  g_autoptr (GHashTable) looked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Beginning beginning = { data, looked };

  if (files == NULL)
    return NULL;
  for (guint i = 0; i < files->len; i++)
    g_hash_table_insert (looked, mark_of (files->pdata[i]), g_strdup (""));
  return livret_store_run (livret_session_get_store (session), LIVRET_DB_WRITE, set_folder,
                           &beginning, cancellable, error);
}
