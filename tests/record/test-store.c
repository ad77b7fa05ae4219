/* test-store.c: jobs on the store's threads: order, stopping, closing, what is told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "livret-test-vault.h"

#define JOB(name)                                                                                  \
  static gpointer name (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
#define DONE GINT_TO_POINTER (TRUE)

static void
init_with_table (TestVault *v)
{
  test_vault_init (v);
  test_vault_write (v, test_run_sql, "CREATE TABLE t (n INTEGER UNIQUE)");
}

static gint64
count (TestVault *v)
{
  return test_vault_int (v, "SELECT count(*) FROM t");
}

/* --- Order ---------------------------------------------------------------------------------------
 */

typedef struct
{
  GArray *order;
  int number;
} Numbered;

JOB (note_number)
{
  Numbered *numbered = data;

  /* The later ones would overtake if they could. */
  if (numbered->number % 10 == 0)
    g_usleep (1000);
  g_array_append_val (numbered->order, numbered->number);
  return DONE;
}

static void
count_down (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (livret_store_run_finish (LIVRET_STORE (source), result, &error));
  g_assert_no_error (error);
  --*(int *) data;
}

static void
wait_for (int *left)
{
  while (*left > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_order (void)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (int));
  TestVault v;
  int left = 200;

  test_vault_init (&v);
  for (int i = 0; i < 200; i++)
    {
      Numbered *numbered = g_new (Numbered, 1);

      *numbered = (Numbered) { order, i };
      livret_store_run_async (test_vault_store (&v), LIVRET_DB_WRITE, note_number, numbered, g_free,
                              NULL, NULL, count_down, &left);
    }
  wait_for (&left);
  g_assert_cmpint (order->len, ==, 200);
  for (int i = 0; i < 200; i++)
    g_assert_cmpint (g_array_index (order, int, i), ==, i);
  test_vault_clear (&v);
}

/* --- Side by side --------------------------------------------------------------------------------
 */

typedef struct
{
  GMutex mutex;
  GCond cond;
  int arrived;
  int expected;
} Meeting;

/* Comes back when all that are expected have come, and fails the test if they do not. */
JOB (meet)
{
  Meeting *meeting = data;
  gint64 until = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  g_mutex_lock (&meeting->mutex);
  meeting->arrived++;
  g_cond_broadcast (&meeting->cond);
  while (meeting->arrived < meeting->expected)
    g_assert_true (g_cond_wait_until (&meeting->cond, &meeting->mutex, until));
  g_mutex_unlock (&meeting->mutex);
  return DONE;
}

static void
test_side_by_side (void)
{
  Meeting meeting = { .expected = 3 };
  TestVault v;
  int left = 3;

  g_mutex_init (&meeting.mutex);
  g_cond_init (&meeting.cond);
  test_vault_init (&v);
  for (int i = 0; i < 3; i++)
    livret_store_run_async (test_vault_store (&v), i == 0 ? LIVRET_DB_WRITE : LIVRET_DB_READ, meet,
                            &meeting, NULL, NULL, NULL, count_down, &left);
  wait_for (&left);
  test_vault_clear (&v);
  g_mutex_clear (&meeting.mutex);
  g_cond_clear (&meeting.cond);
}

JOB (count_twice)
{
  TestVault *v = data;
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretStatement) s = NULL;
  gint64 before;

  if (!livret_db_transaction_begin (&t, db, error))
    return NULL;
  s = livret_db_prepare (db, "SELECT count(*) FROM t");
  g_assert_true (livret_statement_step (s, error));
  before = livret_statement_int (s, 0);
  livret_statement_reset (s);
  test_vault_write (v, test_run_sql, "INSERT INTO t VALUES (1)");
  g_assert_true (livret_statement_step (s, error));
  g_assert_cmpint (livret_statement_int (s, 0), ==, before);
  return DONE;
}

/* A reader's transaction sees one state, whatever is written meanwhile; it can write nothing. */
static void
test_reader (void)
{
  g_autoptr (GError) error = NULL;
  TestVault v;

  init_with_table (&v);
  g_assert_nonnull (
      livret_store_run (test_vault_store (&v), LIVRET_DB_READ, count_twice, &v, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (livret_store_run (test_vault_store (&v), LIVRET_DB_READ, test_run_sql,
                                   "INSERT INTO t VALUES (2)", NULL, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READ_ONLY);
  g_assert_cmpint (count (&v), ==, 1);
  test_vault_clear (&v);
}

/* --- Stopping ------------------------------------------------------------------------------------
 */

#define FOR_EVER                                                                                   \
  "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT max (n) FROM c"

JOB (insert_for_ever)
{
  if (!livret_db_exec (db, "INSERT INTO t VALUES (1)", error))
    return NULL;
  return livret_db_exec (db, "INSERT INTO t " FOR_EVER, error) ? DONE : NULL;
}

JOB (insert_for_ever_at_once)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  return livret_db_transaction_begin (&t, db, error) &&
                 insert_for_ever (db, data, cancellable, error) != NULL &&
                 livret_db_transaction_commit (&t, error)
             ? DONE
             : NULL;
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (50000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
assert_cancelled (TestVault *v, LivretDbMode mode, LivretStoreFunc func, gpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  g_assert_null (livret_store_run (test_vault_store (v), mode, func, data, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_thread_join (thread);
  /* And one that is cancelled before its turn does not begin. */
  g_assert_null (livret_store_run (test_vault_store (v), mode, func, data, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancel (void)
{
  TestVault v;

  init_with_table (&v);
  assert_cancelled (&v, LIVRET_DB_READ, test_run_sql, FOR_EVER);
  assert_cancelled (&v, LIVRET_DB_WRITE, insert_for_ever_at_once, NULL);
  g_assert_cmpint (count (&v), ==, 0);
  /* Without a transaction what was done before it stopped stays. */
  assert_cancelled (&v, LIVRET_DB_WRITE, insert_for_ever, NULL);
  g_assert_cmpint (count (&v), ==, 1);
  test_vault_clear (&v);
}

typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean begun;
} Begun;

JOB (read_for_ever)
{
  Begun *begun = data;

  g_mutex_lock (&begun->mutex);
  begun->begun = TRUE;
  g_cond_broadcast (&begun->cond);
  g_mutex_unlock (&begun->mutex);
  return livret_db_exec (db, FOR_EVER, error) ? DONE : NULL;
}

static void
expect_cancelled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (livret_store_run_finish (LIVRET_STORE (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  --*(int *) data;
}

/* Closing stops what runs and what waits, whoever asked for it; later jobs find a locked vault. */
static void
test_close (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretStore) store = NULL;
  Begun begun = { .begun = FALSE };
  TestVault v;
  int left = 4;

  g_mutex_init (&begun.mutex);
  g_cond_init (&begun.cond);
  init_with_table (&v);
  store = g_object_ref (test_vault_store (&v));
  for (int i = 0; i < 3; i++)
    livret_store_run_async (store, LIVRET_DB_WRITE, read_for_ever, &begun, NULL, NULL, NULL,
                            expect_cancelled, &left);
  g_mutex_lock (&begun.mutex);
  while (!begun.begun)
    g_cond_wait (&begun.cond, &begun.mutex);
  g_mutex_unlock (&begun.mutex);
  g_assert_true (livret_session_close (v.session, &error));
  g_assert_no_error (error);
  g_assert_null (livret_store_run (store, LIVRET_DB_READ, test_run_sql, "SELECT 1", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  livret_store_run_async (store, LIVRET_DB_WRITE, test_run_sql, "SELECT 1", NULL, NULL, NULL,
                          expect_cancelled, &left);
  wait_for (&left);
  g_clear_object (&v.session);
  /* What was committed is there. */
  test_vault_reopen (&v);
  g_assert_cmpint (count (&v), ==, 0);
  test_vault_clear (&v);
  g_mutex_clear (&begun.mutex);
  g_cond_clear (&begun.cond);
}

/* --- Jobs in jobs --------------------------------------------------------------------------------
 */

JOB (ask_again)
{
  LivretStore *store = data;
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  g_assert_true (livret_db_transaction_begin (&t, db, error));
  g_assert_nonnull (livret_store_run (store, LIVRET_DB_WRITE, test_run_sql,
                                      "INSERT INTO t VALUES (1)", NULL, error));
  g_assert_nonnull (livret_store_run (store, LIVRET_DB_READ, test_run_sql,
                                      "INSERT INTO t VALUES (2)", NULL, error));
  return DONE;
}

/* In the transaction of the job that asks, which was not committed. */
static void
test_nested_run (void)
{
  TestVault v;

  init_with_table (&v);
  test_vault_write (&v, ask_again, test_vault_store (&v));
  g_assert_cmpint (count (&v), ==, 0);
  test_vault_clear (&v);
}

/* --- Telling -------------------------------------------------------------------------------------
 */

static void
on_changed (LivretStore *store, guint generation, gpointer data)
{
  ++*(int *) data;
}

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

JOB (roll_back)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  return livret_db_transaction_begin (&t, db, error) &&
                 livret_db_exec (db, "INSERT INTO t VALUES (100)", error)
             ? DONE
             : NULL;
}

static void
test_changed (void)
{
  TestVault v;
  int told = 0;

  init_with_table (&v);
  g_signal_connect (test_vault_store (&v), "changed", G_CALLBACK (on_changed), &told);
  /* What was written before anybody listened is not told. */
  drain ();
  g_assert_cmpint (told, ==, 0);
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *insert = g_strdup_printf ("INSERT INTO t VALUES (%d)", i);

      test_vault_write (&v, test_run_sql, insert);
    }
  drain ();
  g_assert_cmpint (told, ==, 1);
  test_vault_write (&v, test_run_sql, "INSERT INTO t VALUES (50)");
  drain ();
  g_assert_cmpint (told, ==, 2);
  test_vault_write (&v, roll_back, NULL);
  count (&v);
  drain ();
  g_assert_cmpint (told, ==, 2);
  /* What is on its way when the vault is locked is not told any more. */
  test_vault_write (&v, test_run_sql, "INSERT INTO t VALUES (51)");
  g_assert_true (livret_session_close (v.session, NULL));
  drain ();
  g_assert_cmpint (told, ==, 2);
  test_vault_clear (&v);
}

/* Enough for every order in which two threads may let go of a task. */
#define MANY 5000

typedef struct
{
  GThread *thread;
  int freed;
} Owner;

static void
note_freed (gpointer data)
{
  Owner *owner = data;

  g_assert_true (g_thread_self () == owner->thread);
  owner->freed++;
}

JOB (answer_owner)
{
  return data;
}

/* Data go where they came from, answers that nobody takes are freed. */
static void
test_ownership (void)
{
  Owner data = { g_thread_self (), 0 };
  Owner answer = { g_thread_self (), 0 };
  TestVault v;

  test_vault_init (&v);
  for (int i = 0; i < MANY; i++)
    livret_store_run_async (test_vault_store (&v), LIVRET_DB_READ, answer_owner, &data, note_freed,
                            NULL, NULL, NULL, NULL);
  livret_store_run_async (test_vault_store (&v), LIVRET_DB_READ, answer_owner, &answer, NULL,
                          note_freed, NULL, NULL, NULL);
  while (data.freed < MANY || answer.freed < 1)
    g_main_context_iteration (NULL, TRUE);
  test_vault_clear (&v);
  drain ();
  g_assert_cmpint (data.freed, ==, MANY);
  g_assert_cmpint (answer.freed, ==, 1);
}

/* --- Alone with the file -------------------------------------------------------------------------
 */

typedef struct
{
  TestVault *v;
  gboolean fail;
  int left;
} Alone;

/* Nothing has the database open: a connection that wants it for itself gets it. */
static gboolean
work_alone (gpointer data, GError **error)
{
  Alone *alone = data;
  LivretVault *vault = livret_session_get_vault (alone->v->session);
  g_autoptr (LivretDb) db =
      livret_db_open (livret_vault_get_database_path (vault), livret_vault_get_key (vault),
                      LIVRET_DB_WRITE, FALSE, error);

  if (db == NULL ||
      !livret_db_exec (db,
                       "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;"
                       "INSERT INTO t SELECT coalesce (max (n), 0) + 1 FROM t; COMMIT",
                       error))
    return FALSE;
  /* Given meanwhile: they wait, and are done afterwards. */
  for (int i = 0; i < 4; i++)
    livret_store_run_async (test_vault_store (alone->v), i % 2 ? LIVRET_DB_READ : LIVRET_DB_WRITE,
                            test_run_sql, "SELECT count(*) FROM t", NULL, NULL, NULL, count_down,
                            &alone->left);
  if (alone->fail)
    g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED, "on purpose");
  return !alone->fail;
}

static void
test_exclusive (void)
{
  g_autoptr (GError) error = NULL;
  TestVault v;
  Alone alone = { &v, FALSE, 4 };

  init_with_table (&v);
  g_assert_true (livret_store_run_exclusive (test_vault_store (&v), work_alone, &alone, &error));
  g_assert_no_error (error);
  wait_for (&alone.left);
  g_assert_cmpint (count (&v), ==, 1);
  /* A failure leaves the store as usable as before. */
  alone = (Alone) { &v, TRUE, 4 };
  g_assert_false (livret_store_run_exclusive (test_vault_store (&v), work_alone, &alone, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED);
  wait_for (&alone.left);
  g_assert_cmpint (count (&v), ==, 2);
  test_vault_clear (&v);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/store/order", test_order);
  g_test_add_func ("/store/side-by-side", test_side_by_side);
  g_test_add_func ("/store/reader", test_reader);
  g_test_add_func ("/store/cancel", test_cancel);
  g_test_add_func ("/store/close", test_close);
  g_test_add_func ("/store/nested-run", test_nested_run);
  g_test_add_func ("/store/changed", test_changed);
  g_test_add_func ("/store/ownership", test_ownership);
  g_test_add_func ("/store/exclusive", test_exclusive);
  return g_test_run ();
}
