/* tsan-glib.c: tells ThreadSanitizer how GLib's locks, queues, tasks and sources order threads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GLib is not built with it and locks by futexes, which it cannot see: everything a lock protects
 * would look like a race. Linked into a test (-Db_sanitize=thread), these stand before GLib's own.
 * Run with TSAN_OPTIONS=ignore_noninstrumented_modules=1.
 */
#include <dlfcn.h>
#include <gio/gio.h>

void __tsan_acquire (void *address);
void __tsan_release (void *address);

#define NEXT(name)                                                                                 \
  static __typeof__ (&name) next;                                                                  \
  if (next == NULL)                                                                                \
  *(void **) &next = dlsym (RTLD_NEXT, #name)

/* --- Locks --------------------------------------------------------------------------------------
 */

void (g_mutex_lock) (GMutex *mutex)
{
  NEXT (g_mutex_lock);
  next (mutex);
  __tsan_acquire (mutex);
}

void (g_mutex_unlock) (GMutex *mutex)
{
  NEXT (g_mutex_unlock);
  __tsan_release (mutex);
  next (mutex);
}

void (g_cond_wait) (GCond *cond, GMutex *mutex)
{
  NEXT (g_cond_wait);
  __tsan_release (mutex);
  next (cond, mutex);
  __tsan_acquire (mutex);
}

gboolean (g_cond_wait_until) (GCond *cond, GMutex *mutex, gint64 end)
{
  gboolean signalled;

  NEXT (g_cond_wait_until);
  __tsan_release (mutex);
  signalled = next (cond, mutex, end);
  __tsan_acquire (mutex);
  return signalled;
}

/* Readers come after the last writer, not after one another; a writer after all. */
#define LEFT_BY_WRITER(lock) ((void *) (lock))
#define LEFT_BY_READER(lock) ((void *) ((char *) (lock) + 1))

void (g_rw_lock_reader_lock) (GRWLock *lock)
{
  NEXT (g_rw_lock_reader_lock);
  next (lock);
  __tsan_acquire (LEFT_BY_WRITER (lock));
}

void (g_rw_lock_reader_unlock) (GRWLock *lock)
{
  NEXT (g_rw_lock_reader_unlock);
  __tsan_release (LEFT_BY_READER (lock));
  next (lock);
}

void (g_rw_lock_writer_lock) (GRWLock *lock)
{
  NEXT (g_rw_lock_writer_lock);
  next (lock);
  __tsan_acquire (LEFT_BY_WRITER (lock));
  __tsan_acquire (LEFT_BY_READER (lock));
}

void (g_rw_lock_writer_unlock) (GRWLock *lock)
{
  NEXT (g_rw_lock_writer_unlock);
  __tsan_release (LEFT_BY_WRITER (lock));
  next (lock);
}

/* --- Queues and pools
 * ------------------------------------------------------------------------------ */

void (g_async_queue_push) (GAsyncQueue *queue, gpointer data)
{
  NEXT (g_async_queue_push);
  __tsan_release (data);
  next (queue, data);
}

gpointer (g_async_queue_try_pop) (GAsyncQueue *queue)
{
  gpointer data;

  NEXT (g_async_queue_try_pop);
  data = next (queue);
  if (data != NULL)
    __tsan_acquire (data);
  return data;
}

typedef struct
{
  GFunc func;
  gpointer data;
} PoolFunc;

static int pools; /* an address for their ends */

static void
run_pool_func (gpointer item, gpointer data)
{
  PoolFunc *func = data;

  __tsan_acquire (item);
  func->func (item, func->data);
  __tsan_release (&pools);
}

GThreadPool *(g_thread_pool_new) (GFunc func,
                                  gpointer data,
                                  gint max_threads,
                                  gboolean exclusive,
                                  GError **error)
{
  PoolFunc *pool_func = g_new (PoolFunc, 1);

  NEXT (g_thread_pool_new);
  *pool_func = (PoolFunc) { func, data };
  return next (run_pool_func, pool_func, max_threads, exclusive, error);
}

gboolean (g_thread_pool_push) (GThreadPool *pool, gpointer item, GError **error)
{
  NEXT (g_thread_pool_push);
  __tsan_release (item);
  return next (pool, item, error);
}

void (g_thread_pool_free) (GThreadPool *pool, gboolean immediate, gboolean wait)
{
  NEXT (g_thread_pool_free);
  next (pool, immediate, wait);
  __tsan_acquire (&pools);
}

/* --- Objects, tasks, sources
 * -------------------------------------------------------------------------- */

gpointer (g_object_ref) (gpointer object)
{
  NEXT (g_object_ref);
  return next (object);
}

void (g_object_unref) (gpointer object)
{
  NEXT (g_object_unref);
  __tsan_release (object);
  /* The last one ends it, after all others. */
  __tsan_acquire (object);
  next (object);
}

void (g_task_return_pointer) (GTask *task, gpointer result, GDestroyNotify free_result)
{
  NEXT (g_task_return_pointer);
  __tsan_release (task);
  next (task, result, free_result);
}

void (g_task_return_error) (GTask *task, GError *error)
{
  NEXT (g_task_return_error);
  __tsan_release (task);
  next (task, error);
}

gpointer (g_task_propagate_pointer) (GTask *task, GError **error)
{
  NEXT (g_task_propagate_pointer);
  __tsan_acquire (task);
  return next (task, error);
}

typedef struct
{
  GSourceFunc func;
  gpointer data;
  GDestroyNotify notify;
} SourceFunc;

static gboolean
run_source_func (gpointer data)
{
  SourceFunc *func = data;

  __tsan_acquire (func);
  return func->func (func->data);
}

static void
free_source_func (gpointer data)
{
  SourceFunc *func = data;

  __tsan_acquire (func);
  if (func->notify != NULL)
    func->notify (func->data);
  g_free (func);
}

void (g_source_set_callback) (GSource *source,
                              GSourceFunc func,
                              gpointer data,
                              GDestroyNotify notify)
{
  SourceFunc *source_func = g_new (SourceFunc, 1);

  NEXT (g_source_set_callback);
  *source_func = (SourceFunc) { func, data, notify };
  __tsan_release (source_func);
  next (source, run_source_func, source_func, free_source_func);
}
