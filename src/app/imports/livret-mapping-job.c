/* livret-mapping-job.c: looking into a table away from the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-mapping-job.h"

#include <fcntl.h>
#include <unistd.h>

#include "app/imports/livret-mapping-state.h"
#include "app/widgets/livret-worker.h"

typedef struct
{
  int fd;
  LivretCsvMapping *mapping;
} Job;

typedef struct
{
  LivretCsvTable *table;
  gboolean remembered;
} Described;

static Job *
job_new (int fd, const LivretCsvMapping *mapping)
{
  Job *job = g_new0 (Job, 1);

  job->fd = fcntl (fd, F_DUPFD_CLOEXEC, 3);
  job->mapping = mapping != NULL ? livret_csv_mapping_copy (mapping) : NULL;
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->fd >= 0)
    close (job->fd);
  livret_csv_mapping_free (job->mapping);
  g_free (job);
}

static void
described_free (gpointer data)
{
  livret_csv_table_free (((Described *) data)->table);
  g_free (data);
}

static gpointer
describe (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  Described *described = g_new0 (Described, 1);

  described->table =
      livret_import_describe_table (session, job->fd, &described->remembered, cancellable, error);
  if (described->table != NULL)
    return described;
  described_free (described);
  return NULL;
}

void
livret_mapping_describe_async (LivretHousehold *household,
                               int fd,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  livret_worker_run_async (livret_household_get_session (household), describe, job_new (fd, NULL),
                           job_free, described_free, cancellable, callback, user_data);
}

LivretCsvTable *
livret_mapping_describe_finish (GAsyncResult *result, gboolean *remembered, GError **error)
{
  g_autofree Described *described = livret_worker_run_finish (result, error);

  *remembered = described != NULL && described->remembered;
  return described != NULL ? described->table : NULL;
}

static gpointer
try_rows (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return livret_import_try_table (session, job->fd, job->mapping, LIVRET_MAPPING_ROWS, cancellable,
                                  error);
}

void
livret_mapping_try_async (LivretHousehold *household,
                          int fd,
                          const LivretCsvMapping *mapping,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  livret_worker_run_async (livret_household_get_session (household), try_rows,
                           job_new (fd, mapping), job_free, (GDestroyNotify) g_ptr_array_unref,
                           cancellable, callback, user_data);
}

GPtrArray *
livret_mapping_try_finish (GAsyncResult *result, GError **error)
{
  return livret_worker_run_finish (result, error);
}
