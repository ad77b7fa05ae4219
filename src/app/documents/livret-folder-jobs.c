/* livret-folder-jobs.c: what is done to a folder, from the window, each with its way back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-folder-jobs.h"

#include <glib/gi18n.h>

/* A folder as it is to be; or, on its way back, what is known of it: shared by the change and by
 * what takes it back, which run one after the other on the same thread. */
typedef struct
{
  char *id;
  char *person;
  char *parent;
  char *name;
  LivretFolderGone *gone;
} Job;

static Job *
job_new (const char *id, const char *person, const char *parent, const char *name)
{
  Job *job = g_atomic_rc_box_new0 (Job);

  job->id = g_strdup (id);
  job->person = g_strdup (person);
  job->parent = g_strdup (parent);
  job->name = g_strdup (name);
  return job;
}

static void
job_clear (gpointer data)
{
  Job *job = data;

  g_free (job->id);
  g_free (job->person);
  g_free (job->parent);
  g_free (job->name);
  g_clear_pointer (&job->gone, livret_folder_gone_free);
}

static void
job_unref (gpointer job)
{
  g_atomic_rc_box_release_full (job, job_clear);
}

static gpointer
add (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->id = livret_folders_add (db, job->person, job->parent, job->name, error);
  return GINT_TO_POINTER (job->id != NULL);
}

static gpointer
change (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return GINT_TO_POINTER (livret_folders_change (db, job->id, job->name, job->parent, error));
}

static gpointer delete (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  g_clear_pointer (&job->gone, livret_folder_gone_free);
  job->gone = livret_folders_delete (db, job->id, error);
  return GINT_TO_POINTER (job->gone != NULL);
}

static gpointer
restore (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return GINT_TO_POINTER (livret_folders_restore (db, job->gone, error));
}

void
livret_folder_do_add (LivretHousehold *household,
                      const char *person,
                      const char *parent,
                      const char *name)
{
  Job *job = job_new (NULL, person, parent, name);

  livret_household_change (
      household, add, job, job_unref,
      (LivretUndo) { _ ("Folder made"), delete, g_atomic_rc_box_acquire (job), job_unref }, NULL,
      NULL);
}

void
livret_folder_do_change (LivretHousehold *household,
                         const LivretFolder *folder,
                         const char *name,
                         const char *parent)
{
  livret_household_change (
      household, change, job_new (folder->id, folder->person, parent, name), job_unref,
      (LivretUndo) { g_str_equal (folder->name, name) ? _ ("Folder moved") : _ ("Folder renamed"),
                     change, job_new (folder->id, folder->person, folder->parent, folder->name),
                     job_unref },
      NULL, NULL);
}

void
livret_folder_do_delete (LivretHousehold *household, const LivretFolder *folder)
{
  Job *job = job_new (folder->id, folder->person, folder->parent, folder->name);

  livret_household_change (household, delete, job, job_unref,
                           (LivretUndo) { _ ("Folder deleted; its documents stay"), restore,
                                          g_atomic_rc_box_acquire (job), job_unref },
                           NULL, NULL);
}
