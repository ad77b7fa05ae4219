/* livret-worker.c: long work on an open vault that belongs on no store's thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-worker.h"

typedef struct
{
  LivretSession *session;
  LivretWorkerFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
} Work;

static void
work_free (Work *work)
{
  g_object_unref (work->session);
  if (work->data_free != NULL)
    work->data_free (work->data);
  g_free (work);
}

static void
run_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  g_autoptr (LivretSessionHold) hold = livret_session_hold (work->session, &error);
  gpointer result = hold ? work->func (work->session, work->data, cancellable, &error) : NULL;

  if (result == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, work->result_free);
}

void
livret_worker_run_async (LivretSession *session,
                         LivretWorkerFunc func,
                         gpointer data,
                         GDestroyNotify data_free,
                         GDestroyNotify result_free,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->session = g_object_ref (session);
  work->func = func;
  work->data = data;
  work->data_free = data_free;
  work->result_free = result_free;
  g_task_set_source_tag (task, livret_worker_run_async);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, run_work);
}

gpointer
livret_worker_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
