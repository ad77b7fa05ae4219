/* livret-import-job.h: opening, looking into and importing files, away from the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-household.h"
#include "app/imports/livret-import-state.h"
#include "app/widgets/livret-meter.h"

G_BEGIN_DECLS

/** livret_import_job_open_async: opens files for @person; answers LivretImportFile each, in order.
 */
void livret_import_job_open_async (LivretHousehold *household,
                                   GListModel *files,
                                   const char *person,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/** livret_import_job_open_finish: (transfer container) (element-type LivretImportFile). */
GPtrArray *livret_import_job_open_finish (GAsyncResult *result, GError **error);

/** livret_import_job_look_async: a dry run. @file: borrowed for the call */
void livret_import_job_look_async (LivretHousehold *household,
                                   const LivretImportFile *file,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/** livret_import_job_look_finish: (transfer full). */
LivretImportResult *livret_import_job_look_finish (GAsyncResult *result, GError **error);

/**
 * LivretImportOutcome: what became of files that were added.
 * @results: (element-type LivretImportResult): of those that were, in their order
 * @failed: how many were not; @failure: (nullable): why the first was not
 */
typedef struct
{
  GPtrArray *results;
  guint failed;
  GError *failure;
} LivretImportOutcome;
void livret_import_outcome_free (LivretImportOutcome *outcome);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretImportOutcome, livret_import_outcome_free)

/**
 * livret_import_job_add_async: adds those of @files that are to be.
 * @files: (element-type LivretImportFile): nobody changes the array until the answer
 * @gauge: told how far it is
 * @cancellable: stops it; the answer then is what was added until then
 */
void livret_import_job_add_async (LivretHousehold *household,
                                  GPtrArray *files,
                                  LivretGauge *gauge,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/** livret_import_job_add_finish: (transfer full). */
LivretImportOutcome *livret_import_job_add_finish (GAsyncResult *result, GError **error);

/** livret_import_job_undo: a LivretStoreFunc; @data is a GPtrArray of LivretImportResult, in the
 * order in which they were imported: whose slots were before comes back too. */
gpointer
livret_import_job_undo (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
