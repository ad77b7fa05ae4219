/* livret-folders.h: a person's own folders of documents, which may stand in each other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-db.h"

G_BEGIN_DECLS

/** How many folders stand in each other at most, and how many letters a name has. */
#define LIVRET_FOLDER_DEPTH 4
#define LIVRET_FOLDER_NAME_MAX 80

/**
 * LivretFolder: a document is in one at most (#LivretDocument.folder), of its own person.
 * @person: id; @parent: id of the folder it stands in, "" if none
 * @depth: how many it stands in: 0 and up
 * @documents: in it and below it, without the bin and what is hidden
 */
typedef struct
{
  char *id;
  char *person;
  char *person_name;
  char *parent;
  char *name;
  int depth;
  int documents;
} LivretFolder;
void livret_folder_free (LivretFolder *folder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretFolder, livret_folder_free)

/** livret_folders_list: (transfer full) (element-type LivretFolder): each before those that stand
 * in it, by name. @person: (nullable): id; %NULL: everybody's, one after another. */
GPtrArray *livret_folders_list (LivretDb *db, const char *person, GError **error);
/** livret_folders_get: (transfer full). Errors: LIVRET_RECORD_ERROR_NOT_FOUND. */
LivretFolder *livret_folders_get (LivretDb *db, const char *id, GError **error);

/**
 * livret_folders_add: a new folder. Journalled.
 * @parent: (nullable): id of the folder it stands in, of the same person
 *
 * Returns: (transfer full): its id. Errors: LIVRET_RECORD_ERROR_INVALID: no name, too long a one,
 * the same as a folder's beside it, or too deep; LIVRET_RECORD_ERROR_NOT_FOUND
 */
char *livret_folders_add (
    LivretDb *db, const char *person, const char *parent, const char *name, GError **error);
/** livret_folders_change: another name, or another place (@parent "": in none), with all that
 * stands in it. Journalled; errors as for livret_folders_add(), and a folder is not put below
 * itself. */
gboolean livret_folders_change (
    LivretDb *db, const char *id, const char *name, const char *parent, GError **error);

/** LivretFolderGone: opaque: what livret_folders_restore() needs. */
typedef struct _LivretFolderGone LivretFolderGone;
void livret_folder_gone_free (LivretFolderGone *gone);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretFolderGone, livret_folder_gone_free)
/** livret_folders_delete: its documents and folders move to where it stood; a folder whose name is
 * taken there gets a number. Journalled. Returns: (transfer full): the way back. */
LivretFolderGone *livret_folders_delete (LivretDb *db, const char *id, GError **error);
/** livret_folders_restore: the same folder with what was in it and has not been put elsewhere
 * since. Journalled. */
gboolean livret_folders_restore (LivretDb *db, const LivretFolderGone *gone, GError **error);

G_END_DECLS
