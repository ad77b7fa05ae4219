/* livret-watched.h: the folder in which new health papers are looked for, and what is remembered of
 * the files in it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of it stands inside the vault: which folder, and of files hashes alone. A mark is a hash of
 * name, size and time, by which a file is known without being read.
 */
#pragma once

#include "record/livret-db.h"

G_BEGIN_DECLS

/** How many files of a folder are told apart; more are not watched. */
#define LIVRET_WATCHED_FILES_MAX 20000

/**
 * LivretWatched:
 * @folder: its URI; %NULL: none is watched
 * @looked: mark (utf8) → SHA-256 (hexadecimal) of a health paper that was dismissed or taken, or ""
 *   of what is none, or was there before the folder was watched
 * @dismissed: (element-type utf8): SHA-256 of files that are not proposed again, by any name
 */
typedef struct
{
  char *folder;
  GHashTable *looked;
  GHashTable *dismissed;
} LivretWatched;
void livret_watched_free (LivretWatched *watched);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretWatched, livret_watched_free)

/** livret_watched_mark: (transfer full): @modified: microseconds. */
char *livret_watched_mark (const char *name, gint64 size, gint64 modified);

/** livret_watched_get: (transfer full). */
LivretWatched *livret_watched_get (LivretDb *db, GError **error);
/** livret_watched_set_folder: @folder %NULL: none. @looked: (nullable): as in #LivretWatched, in
 * place of what was remembered, for another folder. */
gboolean livret_watched_set_folder (LivretDb *db,
                                    const char *folder,
                                    GHashTable *looked,
                                    GError **error);
/** livret_watched_keep_looked: does nothing where another folder, or none, is watched by now. */
gboolean livret_watched_keep_looked (LivretDb *db,
                                     const char *folder,
                                     GHashTable *looked,
                                     GError **error);
/** livret_watched_dismiss: a file is not proposed again, or is after all. */
gboolean
livret_watched_dismiss (LivretDb *db, const char *sha256, gboolean dismissed, GError **error);
/** livret_watched_taken: (transfer full): (element-type utf8): SHA-256 of all files that the record
 * has: imported and not undone, or a document's content. */
GHashTable *livret_watched_taken (LivretDb *db, GError **error);

G_END_DECLS
