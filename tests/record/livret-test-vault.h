/* livret-test-vault.h: a vault in a fresh folder, opened as a session, for tests.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-session.h"

#define TEST_PHRASE "lune-tasse-jardin-velo-pain"
/* 2026-11-21 12:00 UTC, where every test begins. */
#define TEST_NOW G_GINT64_CONSTANT (1795262400)

typedef struct
{
  char *folder;
  LivretSession *session;
} TestVault;

/** test_init: g_test_init() with folders of its own and cheap keys. */
void test_init (int *argc, char ***argv);
void test_vault_init (TestVault *vault);
void test_vault_clear (TestVault *vault);
void test_vault_reopen (TestVault *vault);
LivretStore *test_vault_store (TestVault *vault);
/** test_vault_write: runs @func on the writer; fails the test on an error. */
gpointer test_vault_write (TestVault *vault, LivretStoreFunc func, gpointer data);
/** test_vault_write_error: the same, for what must fail; the error's code is checked. */
void test_vault_write_error (TestVault *vault, LivretStoreFunc func, gpointer data, int code);
/** test_run_sql: a job on SQL. */
gpointer test_run_sql (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);
/** test_vault_int: one integer out of the database. */
gint64 test_vault_int (TestVault *vault, const char *sql);
/** test_vault_add_person: (transfer full): its id. */
char *test_vault_add_person (TestVault *vault, const char *name);
/** test_remove_folder: with all it holds. */
void test_remove_folder (const char *folder);
/** test_memfd: bytes as a file descriptor. */
int test_memfd (const char *bytes, gssize size);
