/* test-session.c: an open vault: held, closed, rekeyed while others work with it; what this
 * computer remembers of its journal. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "livret-test-work.h"
#include "record/livret-meta.h"
#include "record/livret-session-keys.h"

static LivretSecret *
secret (const char *text)
{
  return livret_secret_new (text, strlen (text));
}

/* --- Holds
 * ------------------------------------------------------------------------------------------ */

typedef struct
{
  LivretSession *session;
  LivretSessionHold *hold;
  gint released;
} Holder;

/* Works until the session is being closed, then needs a while to end. */
static gpointer
hold_on (gpointer data)
{
  Holder *holder = data;
  GCancellable *cancellable = livret_session_get_cancellable (holder->session);

  while (!g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);
  g_usleep (50000);
  g_assert_nonnull (livret_session_get_vault (holder->session));
  g_assert_nonnull (livret_session_get_reader (holder->session));
  g_atomic_int_set (&holder->released, TRUE);
  g_clear_pointer (&holder->hold, livret_session_hold_free);
  return NULL;
}

static void
test_hold (void)
{
  g_autoptr (GError) error = NULL;
  GThread *thread;
  Holder holder = { NULL };
  TestVault v;

  test_vault_init (&v);
  holder.session = v.session;
  holder.hold = livret_session_hold (v.session, &error);
  g_assert_nonnull (holder.hold);
  thread = g_thread_new ("holder", hold_on, &holder);
  g_assert_true (livret_session_close (v.session, &error));
  g_assert_true (g_atomic_int_get (&holder.released));
  g_thread_join (thread);
  g_assert_null (livret_session_hold (v.session, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  /* Keys of a closed vault cannot be changed, nor listed by mistake. */
  g_assert_null (livret_session_add_recovery (v.session, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (livret_session_close (v.session, &error));
  test_vault_clear (&v);
}

static gpointer
close_it (gpointer session)
{
  g_assert_true (livret_session_close (session, NULL));
  return NULL;
}

static gpointer
add_recovery (gpointer session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretSecret) code = livret_session_add_recovery (session, &error);

  if (code == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return NULL;
}

/* Closed from several sides while keys are changed: one after another, nothing freed in use. */
static void
test_close_together (void)
{
  for (int i = 0; i < 10; i++)
    {
      GThread *threads[4];
      TestVault v;

      test_vault_init (&v);
      for (guint j = 0; j < G_N_ELEMENTS (threads); j++)
        threads[j] = g_thread_new ("t", j % 2 ? add_recovery : close_it, v.session);
      for (guint j = 0; j < G_N_ELEMENTS (threads); j++)
        g_thread_join (threads[j]);
      test_vault_reopen (&v);
      test_work_check (&v);
      test_vault_clear (&v);
    }
}

/* --- Rekey
 * ------------------------------------------------------------------------------------------ */

typedef struct
{
  LivretStore *store;
  LivretDbMode mode;
  gint stop;
  int jobs;
} Busy;

static gpointer
count_people (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_db_exec (db, "SELECT count(*) FROM person", error));
}

static gpointer
touch (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_db_exec (
      db, "INSERT INTO draft VALUES ('x', '') ON CONFLICT DO UPDATE SET value = value || 'x'",
      error));
}

static gpointer
keep_busy (gpointer data)
{
  Busy *busy = data;

  while (!g_atomic_int_get (&busy->stop))
    {
      g_autoptr (GError) error = NULL;

      livret_store_run (busy->store, busy->mode,
                        busy->mode == LIVRET_DB_READ ? count_people : touch, NULL, NULL, &error);
      g_assert_no_error (error);
      busy->jobs++;
    }
  return NULL;
}

static void
note_changed (LivretStore *store, guint generation, gpointer data)
{
  ++*(int *) data;
}

static gboolean
opens_with (TestVault *v, const LivretSecret *key)
{
  g_autofree char *path = g_build_filename (v->folder, "record.db", NULL);
  g_autoptr (LivretDb) db = livret_db_open (path, key, LIVRET_DB_READ, FALSE, NULL);

  return db != NULL;
}

static gpointer
fill_drafts (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *text = g_strnfill (200000, 'x');

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *key = g_strdup_printf ("draft-%d", i);

      if (!livret_draft_set (db, key, text, error))
        return NULL;
    }
  return GINT_TO_POINTER (TRUE);
}

typedef struct
{
  LivretVault *vault;
  gint stop;
  double most;
  int between; /* how often it was neither nothing nor all */
  gboolean back;
} Watching;

static gpointer
watch_rekey (gpointer data)
{
  Watching *watching = data;

  while (!g_atomic_int_get (&watching->stop))
    {
      double done = livret_vault_rekey_done (watching->vault);

      watching->back |= done > 0 && done < watching->most;
      watching->between += done > 0.05 && done < 0.95;
      watching->most = MAX (watching->most, done);
      g_usleep (1000);
    }
  return NULL;
}

/* How far it is can be told while it runs. */
static void
test_rekey_tells (void)
{
  g_autoptr (LivretSecret) phrase = secret (TEST_PHRASE);
  g_autoptr (GPtrArray) dropped = NULL;
  g_autoptr (GError) error = NULL;
  Watching watching = { 0 };
  GThread *thread;
  TestVault v;

  test_vault_init (&v);
  test_vault_write (&v, fill_drafts, NULL);
  watching.vault = livret_session_get_vault (v.session);
  g_assert_cmpfloat (livret_vault_rekey_done (watching.vault), ==, 0);
  thread = g_thread_new ("watch", watch_rekey, &watching);
  g_assert_true (livret_session_rekey (v.session, phrase, &dropped, &error));
  g_assert_no_error (error);
  g_atomic_int_set (&watching.stop, TRUE);
  g_thread_join (thread);
  g_assert_cmpint (watching.between, >, 2);
  g_assert_cmpfloat (watching.most, >, 0.9);
  g_assert_false (watching.back);
  g_assert_cmpfloat (livret_vault_rekey_done (watching.vault), ==, 0);
  test_vault_clear (&v);
}

/* Readers and writers go on before and after; none of their jobs fails. */
static void
test_rekey_among_others (void)
{
  g_autoptr (LivretSecret) phrase = secret (TEST_PHRASE);
  g_autoptr (LivretSecret) old_key = NULL;
  g_autofree char *person = NULL;
  Busy busy[3];
  GThread *threads[G_N_ELEMENTS (busy)];
  int changed = 0;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille");
  for (int i = 0; i < TEST_WORK_STEPS; i++)
    g_assert_true (test_work_step (v.session, i, NULL));
  old_key = livret_secret_ref (
      (LivretSecret *) livret_vault_get_key (livret_session_get_vault (v.session)));
  for (guint i = 0; i < G_N_ELEMENTS (busy); i++)
    {
      busy[i] = (Busy) { test_vault_store (&v), i == 0 ? LIVRET_DB_WRITE : LIVRET_DB_READ };
      threads[i] = g_thread_new ("busy", keep_busy, &busy[i]);
    }
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) dropped = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (livret_session_rekey (v.session, phrase, &dropped, &error));
      g_assert_no_error (error);
      g_assert_cmpint (dropped->len, ==, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (busy); i++)
    {
      g_atomic_int_set (&busy[i].stop, TRUE);
      g_thread_join (threads[i]);
      g_assert_cmpint (busy[i].jobs, >, 0);
    }
  g_assert_false (opens_with (&v, old_key));
  /* The store is the same one: who listens to it still does. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect (test_vault_store (&v), "changed", G_CALLBACK (note_changed), &changed);
  test_vault_write (&v, touch, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (changed, ==, 1);
  g_assert_cmpint (test_work_count (&v), ==, TEST_WORK_STEPS);
  test_vault_reopen (&v);
  g_assert_cmpint (livret_session_get_head_state (v.session), ==, LIVRET_HEAD_EXTENDS);
  test_work_check (&v);
  test_vault_clear (&v);
}

/* No room for the pages being rewritten: the old key goes on, in this session and the next. */
static void
test_rekey_without_room (void)
{
  g_autoptr (LivretSecret) phrase = secret (TEST_PHRASE);
  g_autoptr (GPtrArray) dropped = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *person = NULL, *pending = NULL;
  struct rlimit limit;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille");
  pending = g_build_filename (v.folder, "keys.json.new", NULL);
  for (int i = 0; i < TEST_WORK_STEPS; i++)
    g_assert_true (test_work_step (v.session, i, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  /* The record fits, but not the journal beside it, which holds every page and a little more. */
  limit.rlim_cur =
      test_vault_int (&v, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (livret_session_rekey (v.session, phrase, &dropped, &error));
  limit.rlim_cur = RLIM_INFINITY;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  /* The cipher's library does not say why; that it was not done is found by trying the keys. */
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (g_file_test (pending, G_FILE_TEST_EXISTS));
  g_assert_cmpint (test_work_count (&v), ==, TEST_WORK_STEPS);
  test_work_check (&v);
  test_vault_reopen (&v);
  test_work_check (&v);
  /* And with room it is done. */
  g_assert_true (livret_session_rekey (v.session, phrase, &dropped, &error));
  test_vault_reopen (&v);
  test_work_check (&v);
  test_vault_clear (&v);
}

/* A rekey leaves nothing that the old key opens: no log, no copy from before a migration. */
static void
test_rekey_leaves_nothing (void)
{
  g_autoptr (LivretSecret) phrase = secret (TEST_PHRASE);
  g_autoptr (LivretSecret) old_key = NULL;
  g_autoptr (GPtrArray) dropped = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  TestVault v;

  test_vault_init (&v);
  old_key = livret_secret_ref (
      (LivretSecret *) livret_vault_get_key (livret_session_get_vault (v.session)));
  copy = g_build_filename (v.folder, "record.db.before-1", NULL);
  g_assert_true (g_file_set_contents (copy, "a copy under the old key", -1, NULL));
  g_assert_true (livret_session_rekey (v.session, phrase, &dropped, NULL));
  g_assert_true (livret_session_close (v.session, NULL));
  dir = g_dir_open (v.folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (strcmp (name, "keys.json") == 0 || strcmp (name, "record.db") == 0 ||
                   strcmp (name, "lock") == 0);
  g_assert_false (opens_with (&v, old_key));
  test_vault_clear (&v);
}

typedef struct
{
  LivretVault *vault;
  gint stop;
} Lister;

static gpointer
list_on (gpointer data)
{
  Lister *lister = data;

  while (!g_atomic_int_get (&lister->stop))
    {
      g_autoptr (GPtrArray) slots = livret_vault_list_slots (lister->vault);

      g_assert_cmpint (slots->len, >=, 1);
    }
  return NULL;
}

/* A page lists the keys while another thread takes its second to add one. */
static void
test_keys_among_others (void)
{
  g_autoptr (LivretSecret) second = secret ("une autre phrase");
  Lister lister = { NULL };
  GThread *thread;
  TestVault v;

  test_vault_init (&v);
  lister.vault = livret_session_get_vault (v.session);
  thread = g_thread_new ("lister", list_on, &lister);
  for (int i = 0; i < 5; i++)
    g_assert_true (livret_session_add_passphrase (v.session, second, "Louis", NULL));
  g_atomic_int_set (&lister.stop, TRUE);
  g_thread_join (thread);
  test_vault_clear (&v);
}

/* --- Keys and journal
 * -------------------------------------------------------------------------------- */

#define FOUND                                                                                      \
  "SELECT count(*) FROM journal WHERE json_extract (record, '$.event') = 'key-change-found'"

/* keys.json changed and the computer stopped before the record learnt of it. */
static void
test_keys_ahead (void)
{
  g_autoptr (LivretSecret) second = secret ("une autre phrase");
  g_autoptr (GError) error = NULL;
  TestVault v;

  test_vault_init (&v);
  g_assert_cmpint (test_vault_int (&v, FOUND), ==, 0);
  g_assert_true (
      livret_vault_add_passphrase (livret_session_get_vault (v.session), second, "", &error));
  test_vault_reopen (&v);
  g_assert_cmpint (test_vault_int (&v, FOUND), ==, 1);
  test_vault_reopen (&v);
  g_assert_cmpint (test_vault_int (&v, FOUND), ==, 1);
  test_vault_clear (&v);
}

static char *
read_head (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "livret", "heads", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *path = NULL;
  char *text;

  g_assert_nonnull (dir);
  path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  g_assert_null (g_dir_read_name (dir));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* The head follows every entry: a program that never closes leaves it right. */
static void
test_head_follows (void)
{
  g_autofree char *before = NULL, *after = NULL, *person = NULL;
  TestVault v;

  test_vault_init (&v);
  before = read_head ();
  person = test_vault_add_person (&v, "Camille");
  after = read_head ();
  g_assert_cmpstr (before, !=, after);
  g_assert_cmpint (g_ascii_strtoll (after, NULL, 10), ==,
                   test_vault_int (&v, "SELECT max (seq) FROM journal"));
  test_vault_clear (&v);
}

/* Where it cannot be kept, the vault opens all the same. */
static void
test_head_nowhere (void)
{
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), "livret", NULL);
  TestVault v;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_state_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (state, "in the way", -1, NULL));
  test_vault_init (&v);
  test_vault_reopen (&v);
  g_assert_cmpint (livret_session_get_head_state (v.session), ==, LIVRET_HEAD_UNKNOWN);
  test_vault_clear (&v);
}

int
main (int argc, char **argv)
{
  signal (SIGXFSZ, SIG_IGN);
  test_init (&argc, &argv);
  g_test_add_func ("/session/hold", test_hold);
  g_test_add_func ("/session/close-together", test_close_together);
  g_test_add_func ("/session/rekey-tells", test_rekey_tells);
  g_test_add_func ("/session/rekey-among-others", test_rekey_among_others);
  g_test_add_func ("/session/rekey-without-room", test_rekey_without_room);
  g_test_add_func ("/session/rekey-leaves-nothing", test_rekey_leaves_nothing);
  g_test_add_func ("/session/keys-among-others", test_keys_among_others);
  g_test_add_func ("/session/keys-ahead", test_keys_ahead);
  g_test_add_func ("/session/head-follows", test_head_follows);
  g_test_add_func ("/session/head-nowhere", test_head_nowhere);
  return g_test_run ();
}
