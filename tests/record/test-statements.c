/* test-statements.c: statements and transactions: what sticks, what nests, what is kept.
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

/* --- Transactions --------------------------------------------------------------------------------
 */

JOB (nest)
{
  g_auto (LivretDbTransaction) outer = LIVRET_DB_TRANSACTION_INIT;

  g_assert_true (livret_db_transaction_begin (&outer, db, error));
  g_assert_true (livret_db_exec (db, "INSERT INTO t VALUES (1)", error));
  {
    g_auto (LivretDbTransaction) dropped = LIVRET_DB_TRANSACTION_INIT;

    g_assert_true (livret_db_transaction_begin (&dropped, db, error));
    g_assert_true (livret_db_exec (db, "INSERT INTO t VALUES (2)", error));
  }
  {
    g_auto (LivretDbTransaction) kept = LIVRET_DB_TRANSACTION_INIT;

    g_assert_true (livret_db_transaction_begin (&kept, db, error));
    g_assert_true (livret_db_exec (db, "INSERT INTO t VALUES (3)", error));
    g_assert_true (livret_db_transaction_commit (&kept, error));
  }
  return livret_db_transaction_commit (&outer, error) ? DONE : NULL;
}

JOB (leave_open)
{
  return livret_db_begin (db, error) && livret_db_begin (db, error) &&
                 livret_db_exec (db, "INSERT INTO t VALUES (9)", error)
             ? DONE
             : NULL;
}

/* The second row ends the whole transaction, as a full disk would; a function that goes on as if
 * nothing had happened keeps nothing. */
JOB (go_on_regardless)
{
  g_auto (LivretDbTransaction) outer = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "INSERT INTO t VALUES (5)");

  g_assert_true (livret_db_transaction_begin (&outer, db, error));
  g_assert_true (livret_db_exec (db, "INSERT INTO t VALUES (4)", error));
  g_assert_false (livret_db_exec (db, "INSERT OR ROLLBACK INTO t VALUES (1)", NULL));
  g_assert_false (livret_statement_run (s, NULL));
  g_assert_false (livret_db_begin (db, NULL));
  return livret_db_transaction_commit (&outer, error) ? DONE : NULL;
}

static void
test_transactions (void)
{
  TestVault v;

  init_with_table (&v);
  test_vault_write (&v, nest, NULL);
  g_assert_cmpint (test_vault_int (&v, "SELECT group_concat (n) = '1,3' FROM t"), ==, 1);
  test_vault_write (&v, leave_open, NULL);
  g_assert_cmpint (count (&v), ==, 2);
  test_vault_write_error (&v, go_on_regardless, NULL, LIVRET_RECORD_ERROR_FAILED);
  g_assert_cmpint (count (&v), ==, 2);
  /* The next job is none the worse for it. */
  test_vault_write (&v, test_run_sql, "INSERT INTO t VALUES (7)");
  g_assert_cmpint (count (&v), ==, 3);
  test_vault_clear (&v);
}

/* --- Statements ----------------------------------------------------------------------------------
 */

JOB (same_sql_twice)
{
  const char *text = "SELECT n FROM t WHERE n > ?1 ORDER BY n";
  g_autoptr (LivretStatement) outer = livret_db_prepare (db, text);
  gint64 sum = 0;

  livret_statement_bind_int (outer, 1, 0);
  while (livret_statement_step (outer, error))
    {
      g_autoptr (LivretStatement) inner = livret_db_prepare (db, text);

      g_assert_true (inner != outer);
      livret_statement_bind_int (inner, 1, livret_statement_int (outer, 0));
      while (livret_statement_step (inner, error))
        sum += livret_statement_int (inner, 0);
    }
  /* 1: 2 + 3, 2: 3, 3: nothing */
  g_assert_cmpint (sum, ==, 8);
  return DONE;
}

JOB (bindings_are_forgotten)
{
  const char *text = "SELECT ?1 IS NULL";
  LivretStatement *s = livret_db_prepare (db, text);
  LivretStatement *again;

  livret_statement_bind_int (s, 1, 5);
  g_assert_true (livret_statement_step (s, error));
  g_assert_cmpint (livret_statement_int (s, 0), ==, 0);
  livret_statement_free (s);
  again = livret_db_prepare (db, "SELECT ?1 IS NULL");
  g_assert_true (livret_statement_step (again, error));
  g_assert_cmpint (livret_statement_int (again, 0), ==, 1);
  livret_statement_free (again);
  return DONE;
}

JOB (done_is_done)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "INSERT INTO t VALUES (77)");

  g_assert_false (livret_statement_step (s, error));
  g_assert_no_error (*error);
  /* Without a reset it does not run a second time. */
  g_assert_false (livret_statement_step (s, error));
  g_assert_no_error (*error);
  return DONE;
}

JOB (errors_stick)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, "INSERT INTO t VALUES (?1)");
  g_autoptr (LivretStatement) wrong = livret_db_prepare (db, "SELEKT 1");
  g_autoptr (GError) failed = NULL;

  /* A failed binding survives a reset: else a row without it would be written. */
  livret_statement_bind_int (s, 2, 5);
  livret_statement_bind_int (s, 1, 5);
  livret_statement_reset (s);
  g_assert_false (livret_statement_step (s, &failed));
  g_assert_error (failed, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED);
  g_clear_error (&failed);
  /* Told once, it can be used anew. */
  livret_statement_reset (s);
  livret_statement_bind_int (s, 1, 1);
  g_assert_false (livret_statement_run (s, &failed));
  g_assert_error (failed, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED);
  g_assert_nonnull (strstr (failed->message, "UNIQUE"));
  g_clear_error (&failed);
  livret_statement_bind_int (s, 1, 6);
  g_assert_true (livret_statement_run (s, error));
  /* What is wrong with the SQL is said also after other statements ran. */
  g_assert_false (livret_statement_step (wrong, &failed));
  g_assert_nonnull (strstr (failed->message, "SELEKT"));
  return DONE;
}

static void
test_statements (void)
{
  TestVault v;

  init_with_table (&v);
  test_vault_write (&v, test_run_sql, "INSERT INTO t VALUES (1), (2), (3)");
  test_vault_write (&v, same_sql_twice, NULL);
  test_vault_write (&v, bindings_are_forgotten, NULL);
  test_vault_write (&v, done_is_done, NULL);
  g_assert_cmpint (count (&v), ==, 4);
  test_vault_write (&v, errors_stick, NULL);
  g_assert_cmpint (count (&v), ==, 5);
  test_vault_clear (&v);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/statements/transactions", test_transactions);
  g_test_add_func ("/statements/statements", test_statements);
  return g_test_run ();
}
