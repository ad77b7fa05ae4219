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

/**
 * livret_import_job_run_async:
 * @file: borrowed until the answer
 * @gauge: (nullable): told how far it is, from @from to @until
 */
void livret_import_job_run_async (LivretHousehold *household,
                                  const LivretImportFile *file,
                                  gboolean dry_run,
                                  LivretGauge *gauge,
                                  double from,
                                  double until,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/** livret_import_job_run_finish: (transfer full). */
LivretImportResult *livret_import_job_run_finish (GAsyncResult *result, GError **error);

/** livret_import_job_undo: a LivretStoreFunc; @data is a GPtrArray of LivretImportResult, in the
 * order in which they were imported: whose slots were before comes back too. */
gpointer
livret_import_job_undo (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
