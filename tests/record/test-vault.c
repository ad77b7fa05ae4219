/* test-vault.c: key slots, locks, damaged and hostile key files, rekey.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "base/livret-text.h"
#include "livret-test-vault.h"
#include "record/livret-journal.h"
#include "record/livret-session-keys.h"
#include "record/livret-slots.h"

static LivretSecret *
secret (const char *text)
{
  return livret_secret_new (text, strlen (text));
}

static void
assert_opens (const char *folder, const char *phrase, gboolean opens)
{
  g_autoptr (LivretSecret) s = secret (phrase);
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretVault) vault = livret_vault_open (folder, s, &error);

  if (opens)
    g_assert_no_error (error);
  else
    g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_WRONG_KEY);
  g_assert_cmpint (vault != NULL, ==, opens);
}

static void
test_phrases (void)
{
  static const struct
  {
    const char *typed;
    gboolean opens;
  } cases[] = {
    { TEST_PHRASE, TRUE },
    { "Lune Tasse Jardin Vélo Pain", TRUE },
    { "LUNE  TASSE\xc2\xa0JARDIN — VELO, PAIN.", TRUE },
    { "lunetassejardinvelopain", TRUE },
    { "lune-tasse-jardin-velo-pains", FALSE },
    { "lune-tasse-jardin-velo", FALSE },
    { "", FALSE },
  };
  TestVault v;

  test_vault_init (&v);
  g_clear_object (&v.session);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_opens (v.folder, cases[i].typed, cases[i].opens);
  test_vault_clear (&v);
}

static void
test_short_phrase (void)
{
  g_autoptr (LivretSecret) s = secret ("é-à. ô");
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("livret-test-XXXXXX", NULL);
  g_autoptr (LivretVault) vault = livret_vault_create (folder, s, "", &error);

  g_assert_null (vault);
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
  g_assert_false (livret_vault_exists (folder));
  test_remove_folder (folder);
}

static void
test_folder_not_empty (void)
{
  g_autoptr (LivretSecret) s = secret (TEST_PHRASE);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("livret-test-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "thesis.txt", NULL);
  g_autofree char *kept = NULL;

  g_file_set_contents (file, "ten years of work", -1, NULL);
  g_assert_null (livret_vault_create (folder, s, "", &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
  g_assert_true (g_file_get_contents (file, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "ten years of work");
  test_remove_folder (folder);
}

static void
test_one_process (void)
{
  g_autoptr (LivretSecret) s = secret (TEST_PHRASE);
  g_autoptr (GError) error = NULL;
  TestVault v;

  test_vault_init (&v);
  g_assert_null (livret_vault_open (v.folder, s, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_BUSY);
  test_vault_clear (&v);
}

static void
test_recovery (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretSecret) first = NULL;
  g_autoptr (LivretSecret) second = NULL;
  g_autofree char *lower = NULL;
  TestVault v;

  test_vault_init (&v);
  first = livret_session_add_recovery (v.session, &error);
  g_assert_no_error (error);
  second = livret_session_add_recovery (v.session, &error);
  g_assert_no_error (error);
  g_clear_object (&v.session);
  lower = g_ascii_strdown (livret_secret_text (second), -1);
  g_strdelimit (lower, "-", ' ');
  g_strdelimit (lower, "01", 'o');
  /* 0 may be typed as O; 1 as L or I. */
  for (char *c = lower; *c != '\0'; c++)
    if (*c == 'o' && livret_secret_text (second)[c - lower] == '1')
      *c = 'l';
  assert_opens (v.folder, livret_secret_text (first), FALSE);
  assert_opens (v.folder, livret_secret_text (second), TRUE);
  assert_opens (v.folder, lower, TRUE);
  assert_opens (v.folder, TEST_PHRASE, TRUE);
  test_vault_clear (&v);
}

/* Every single wrong digit of a recovery code is noticed before the key is derived. */
static void
test_recovery_check (void)
{
  g_autoptr (LivretSecret) code = livret_recovery_new (NULL);
  g_autofree char *typed = g_strdup (livret_secret_text (code));

  for (char *c = typed; *c != '\0'; c++)
    {
      char right = *c;

      for (const char *wrong = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; right != '-' && *wrong != '\0';
           wrong++)
        {
          g_autoptr (LivretSecret) canonical = NULL;

          *c = *wrong;
          canonical = livret_recovery_canonical (typed);
          g_assert_cmpint (canonical != NULL, ==, *wrong == right);
        }
      *c = right;
    }
  g_assert_null (livret_recovery_canonical (""));
  g_assert_null (livret_recovery_canonical ("0000-0000"));
}

static void
test_slots (void)
{
  g_autoptr (LivretSecret) second = secret ("une autre phrase");
  g_autoptr (LivretSecret) third = secret ("encore une autre");
  g_autoptr (GPtrArray) slots = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *keys = NULL;
  g_autofree char *path = NULL;
  LivretSlot *slot;
  TestVault v;

  test_vault_init (&v);
  g_assert_true (livret_session_add_passphrase (v.session, second, "Frère canary", &error));
  slots = livret_vault_list_slots (livret_session_get_vault (v.session));
  g_assert_cmpint (slots->len, ==, 2);
  slot = slots->pdata[1];
  g_assert_cmpstr (slot->label, ==, "Frère canary");
  /* keys.json names nobody. */
  path = g_build_filename (v.folder, "keys.json", NULL);
  g_assert_true (g_file_get_contents (path, &keys, NULL, NULL));
  g_assert_null (strstr (keys, "canary"));
  g_assert_null (strstr (keys, "Camille"));
  g_assert_true (livret_session_change_passphrase (v.session, slot->id, third, &error));
  g_clear_object (&v.session);
  assert_opens (v.folder, "une autre phrase", FALSE);
  assert_opens (v.folder, "encore une autre", TRUE);
  test_vault_reopen (&v);
  g_assert_true (livret_session_remove_slot (v.session, slot->id, &error));
  g_assert_no_error (error);
  slot = slots->pdata[0];
  g_assert_false (livret_session_remove_slot (v.session, slot->id, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
  g_clear_object (&v.session);
  assert_opens (v.folder, "encore une autre", FALSE);
  assert_opens (v.folder, TEST_PHRASE, TRUE);
  test_vault_clear (&v);
}

static void
test_keyring (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretSecret) kept = NULL;
  g_autoptr (LivretSecret) wrong = livret_secret_new_random (32);
  g_autoptr (LivretVault) vault = NULL;
  TestVault v;

  test_vault_init (&v);
  kept = livret_session_add_keyring (v.session, &error);
  g_assert_no_error (error);
  g_clear_object (&v.session);
  g_assert_null (livret_vault_open_with_keyring (v.folder, wrong, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_WRONG_KEY);
  g_clear_error (&error);
  vault = livret_vault_open_with_keyring (v.folder, kept, &error);
  g_assert_no_error (error);
  g_clear_pointer (&vault, livret_vault_free);
  test_vault_clear (&v);
}

/* What is done to keys.json, and what opening it must then say. */
static const struct
{
  const char *name;
  const char *find;
  const char *put;
  int code;
} tampered[] = {
  { "memory 64 GiB", "\"memory_kib\" : 64,", "\"memory_kib\" : 67108864,",
    LIVRET_RECORD_ERROR_HOSTILE },
  { "memory beyond 64 bits", "\"memory_kib\" : 64,", "\"memory_kib\" : 99999999999999999999,", -1 },
  { "negative memory", "\"memory_kib\" : 64,", "\"memory_kib\" : -64,",
    LIVRET_RECORD_ERROR_DAMAGED },
  { "iterations", "\"iterations\" : 1,", "\"iterations\" : 100000000,",
    LIVRET_RECORD_ERROR_HOSTILE },
  { "lanes", "\"lanes\" : 4,", "\"lanes\" : 0,", LIVRET_RECORD_ERROR_DAMAGED },
  { "newer", "\"version\" : 1,", "\"version\" : 2,", LIVRET_RECORD_ERROR_NEWER },
  { "other format", "livret-keys", "other-keys!", LIVRET_RECORD_ERROR_DAMAGED },
  { "not JSON", "{", "", LIVRET_RECORD_ERROR_DAMAGED },
  /* Bound by the slot's wrapping: the phrase no longer opens. */
  { "cheaper", "\"iterations\" : 1,", "\"iterations\" : 2,", LIVRET_RECORD_ERROR_WRONG_KEY },
  { "other kind", "\"kind\" : \"passphrase\"", "\"kind\" : \"recovery\"",
    LIVRET_RECORD_ERROR_WRONG_KEY },
  /* Bound by the MAC alone. */
  { "generation", "\"generation\" : 1", "\"generation\" : 9", LIVRET_RECORD_ERROR_DAMAGED },
};

static void
test_tampered (void)
{
  g_autoptr (LivretSecret) phrase = secret (TEST_PHRASE);
  g_autofree char *keys = NULL;
  g_autofree char *path = NULL;
  TestVault v;

  test_vault_init (&v);
  g_clear_object (&v.session);
  path = g_build_filename (v.folder, "keys.json", NULL);
  g_assert_true (g_file_get_contents (path, &keys, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (tampered); i++)
    {
      g_autoptr (GString) text = g_string_new (keys);
      g_autoptr (GError) error = NULL;
      gint64 started = g_get_monotonic_time ();

      g_test_message ("%s", tampered[i].name);
      g_assert_cmpint (g_string_replace (text, tampered[i].find, tampered[i].put, 1), ==, 1);
      g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
      g_assert_null (livret_vault_open (v.folder, phrase, &error));
      g_assert_true (error->domain == LIVRET_RECORD_ERROR);
      if (tampered[i].code >= 0)
        g_assert_error (error, LIVRET_RECORD_ERROR, tampered[i].code);
      g_assert_cmpint (g_get_monotonic_time () - started, <, 2 * G_USEC_PER_SEC);
    }
  test_vault_clear (&v);
}

/* Every truncation and every flipped byte of keys.json ends in an error, never in a crash or an
 * opening with other parameters. */
static void
test_mangled (void)
{
  g_autoptr (LivretSecret) phrase = secret (TEST_PHRASE);
  g_autofree char *keys = NULL;
  g_autofree char *path = NULL;
  gsize size;
  TestVault v;

  test_vault_init (&v);
  g_clear_object (&v.session);
  path = g_build_filename (v.folder, "keys.json", NULL);
  g_assert_true (g_file_get_contents (path, &keys, &size, NULL));
  for (gsize i = 0; i + 1 < size; i += 7)
    {
      g_autofree char *changed = g_memdup2 (keys, size);
      g_autoptr (GError) error = NULL;
      g_autoptr (LivretKeyfile) file = NULL;

      g_assert_true (g_file_set_contents (path, keys, i, NULL));
      g_assert_null (livret_keyfile_load (path, &error));
      g_clear_error (&error);
      changed[i] ^= 1;
      g_assert_true (g_file_set_contents (path, changed, size, NULL));
      file = livret_keyfile_load (path, NULL);
      if (file != NULL && !g_ascii_isspace (keys[i]))
        g_assert_null (livret_vault_open (v.folder, phrase, &error));
    }
  test_vault_clear (&v);
}

static void
test_old_keys_put_back (void)
{
  g_autoptr (LivretSecret) second = secret ("une autre phrase");
  g_autoptr (LivretSecret) phrase = secret (TEST_PHRASE);
  g_autoptr (GPtrArray) slots = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *old = NULL;
  LivretVault *vault;
  TestVault v;

  test_vault_init (&v);
  g_assert_true (livret_session_add_passphrase (v.session, second, "", &error));
  path = g_build_filename (v.folder, "keys.json", NULL);
  g_assert_true (g_file_get_contents (path, &old, NULL, NULL));
  slots = livret_vault_list_slots (livret_session_get_vault (v.session));
  g_assert_true (
      livret_session_remove_slot (v.session, ((LivretSlot *) slots->pdata[1])->id, &error));
  g_clear_object (&v.session);
  g_assert_true (g_file_set_contents (path, old, -1, NULL));
  vault = livret_vault_open (v.folder, phrase, &error);
  g_assert_no_error (error);
  g_assert_null (livret_session_open (vault, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED);
  test_vault_clear (&v);
}

static void
test_rekey (void)
{
  g_autoptr (LivretSecret) second = secret ("une autre phrase");
  g_autoptr (LivretSecret) phrase = secret (TEST_PHRASE);
  g_autoptr (LivretSecret) wrong = secret ("not the phrase");
  g_autoptr (LivretSecret) old_key = NULL;
  g_autoptr (GPtrArray) dropped = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  TestVault v;

  test_vault_init (&v);
  id = test_vault_add_person (&v, "Camille Martin");
  g_assert_true (livret_session_add_passphrase (v.session, second, "Louis", &error));
  old_key = livret_secret_ref (
      (LivretSecret *) livret_vault_get_key (livret_session_get_vault (v.session)));
  g_assert_false (livret_session_rekey (v.session, wrong, &dropped, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_true (livret_session_rekey (v.session, phrase, &dropped, &error));
  g_assert_no_error (error);
  g_assert_cmpint (dropped->len, ==, 1);
  g_assert_cmpstr (dropped->pdata[0], ==, "Louis");
  g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM person"), ==, 1);
  {
    g_autofree char *path = g_build_filename (v.folder, "record.db", NULL);

    g_assert_null (livret_db_open (path, old_key, LIVRET_DB_READ, FALSE, &error));
    g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_WRONG_KEY);
    g_clear_error (&error);
  }
  test_vault_reopen (&v);
  g_assert_cmpint (livret_session_get_head_state (v.session), ==, LIVRET_HEAD_EXTENDS);
  g_clear_object (&v.session);
  assert_opens (v.folder, "une autre phrase", FALSE);
  test_vault_clear (&v);
}

/* A rekey cut off before the database changed: the old keys go on. */
static void
test_rekey_cut_before (void)
{
  g_autoptr (LivretSecret) phrase = secret (TEST_PHRASE);
  g_autoptr (GPtrArray) dropped = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  TestVault v;

  test_vault_init (&v);
  g_assert_true (
      livret_vault_rekey_begin (livret_session_get_vault (v.session), phrase, &dropped, &error));
  path = g_build_filename (v.folder, "keys.json.new", NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  test_vault_reopen (&v);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  test_vault_clear (&v);
}

/* Cut off after it: the new keys are put in place at the next opening. */
static void
test_rekey_cut_after (void)
{
  g_autoptr (LivretSecret) phrase = secret (TEST_PHRASE);
  g_autoptr (GPtrArray) dropped = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *path_new = NULL;
  g_autofree char *old = NULL;
  TestVault v;

  test_vault_init (&v);
  path = g_build_filename (v.folder, "keys.json", NULL);
  path_new = g_build_filename (v.folder, "keys.json.new", NULL);
  g_assert_true (g_file_get_contents (path, &old, NULL, NULL));
  g_assert_true (livret_session_rekey (v.session, phrase, &dropped, &error));
  g_clear_object (&v.session);
  g_assert_cmpint (g_rename (path, path_new), ==, 0);
  g_assert_true (g_file_set_contents (path, old, -1, NULL));
  test_vault_reopen (&v);
  g_assert_false (g_file_test (path_new, G_FILE_TEST_EXISTS));
  test_vault_clear (&v);
}

static void
test_plain_database (void)
{
  g_autoptr (LivretSecret) phrase = secret (TEST_PHRASE);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  LivretVault *vault;
  TestVault v;

  test_vault_init (&v);
  g_clear_object (&v.session);
  path = g_build_filename (v.folder, "record.db", NULL);
  g_assert_true (g_file_set_contents (path, "SQLite format 3", 16, NULL));
  vault = livret_vault_open (v.folder, phrase, &error);
  g_assert_no_error (error);
  g_assert_null (livret_session_open (vault, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED);
  test_vault_clear (&v);
}

static gpointer
make_newer (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_db_exec (db, "PRAGMA user_version = 999", error));
}

static void
test_newer_schema (void)
{
  g_autoptr (LivretSecret) phrase = secret (TEST_PHRASE);
  g_autoptr (GError) error = NULL;
  LivretVault *vault;
  TestVault v;

  test_vault_init (&v);
  test_vault_write (&v, make_newer, NULL);
  g_clear_object (&v.session);
  vault = livret_vault_open (v.folder, phrase, &error);
  g_assert_no_error (error);
  g_assert_null (livret_session_open (vault, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NEWER);
  test_vault_clear (&v);
}

/* An older copy put in the vault's place is noticed, and taken only when the person says so. */
static void
test_restore_is_noticed (void)
{
  g_autofree char *path = NULL;
  g_autofree char *old = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  TestVault v;

  test_vault_init (&v);
  g_clear_object (&v.session);
  path = g_build_filename (v.folder, "record.db", NULL);
  g_assert_true (g_file_get_contents (path, &old, &size, NULL));
  test_vault_reopen (&v);
  g_assert_cmpint (livret_session_get_head_state (v.session), ==, LIVRET_HEAD_EXTENDS);
  id = test_vault_add_person (&v, "Louis");
  g_clear_object (&v.session);
  g_assert_true (g_file_set_contents (path, old, size, NULL));
  test_vault_reopen (&v);
  g_assert_cmpint (livret_session_get_head_state (v.session), ==, LIVRET_HEAD_DIVERGES);
  test_vault_reopen (&v);
  g_assert_cmpint (livret_session_get_head_state (v.session), ==, LIVRET_HEAD_DIVERGES);
  g_assert_true (livret_session_accept_head (v.session, &error));
  test_vault_reopen (&v);
  g_assert_cmpint (livret_session_get_head_state (v.session), ==, LIVRET_HEAD_EXTENDS);
  test_vault_clear (&v);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/vault/phrases", test_phrases);
  g_test_add_func ("/vault/short-phrase", test_short_phrase);
  g_test_add_func ("/vault/folder-not-empty", test_folder_not_empty);
  g_test_add_func ("/vault/one-process", test_one_process);
  g_test_add_func ("/vault/recovery", test_recovery);
  g_test_add_func ("/vault/recovery-check", test_recovery_check);
  g_test_add_func ("/vault/slots", test_slots);
  g_test_add_func ("/vault/keyring", test_keyring);
  g_test_add_func ("/vault/tampered", test_tampered);
  g_test_add_func ("/vault/mangled", test_mangled);
  g_test_add_func ("/vault/old-keys-put-back", test_old_keys_put_back);
  g_test_add_func ("/vault/rekey", test_rekey);
  g_test_add_func ("/vault/rekey-cut-before", test_rekey_cut_before);
  g_test_add_func ("/vault/rekey-cut-after", test_rekey_cut_after);
  g_test_add_func ("/vault/plain-database", test_plain_database);
  g_test_add_func ("/vault/newer-schema", test_newer_schema);
  g_test_add_func ("/vault/restore-is-noticed", test_restore_is_noticed);
  return g_test_run ();
}
