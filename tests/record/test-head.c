/* test-head.c: the journal's head in two places: which one counts, and what is noticed by it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "livret-test-vault.h"
#include "record/livret-head.h"

/* The second place: one line, as a keyring would keep it. */
static char *kept;
static gboolean writable = TRUE;
static guint saves;

static char *
load (const char *vault_id)
{
  g_assert_cmpuint (strlen (vault_id), ==, 36);
  return g_strdup (kept);
}

static void
save (const char *vault_id, const char *line)
{
  saves++;
  if (!writable)
    return;
  g_free (kept);
  kept = g_strdup (line);
}

static const LivretHeadPlace place = { load, save };

/* Vault and state folder as they are now: what somebody may put back later. */
typedef struct
{
  char *record;
  gsize size;
  char *head;
} Before;

static char *
head_path (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "livret", "heads", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  g_assert_nonnull (dir);
  return g_build_filename (folder, g_dir_read_name (dir), NULL);
}

static void
take (TestVault *v, Before *before)
{
  g_autofree char *record = g_build_filename (v->folder, "record.db", NULL);
  g_autofree char *head = head_path ();

  g_clear_object (&v->session);
  g_assert_true (g_file_get_contents (record, &before->record, &before->size, NULL));
  g_assert_true (g_file_get_contents (head, &before->head, NULL, NULL));
  test_vault_reopen (v);
}

static void
put_back (TestVault *v, Before *before)
{
  g_autofree char *record = g_build_filename (v->folder, "record.db", NULL);
  g_autofree char *head = head_path ();

  g_clear_object (&v->session);
  g_assert_true (g_file_set_contents (record, before->record, before->size, NULL));
  g_assert_true (g_file_set_contents (head, before->head, -1, NULL));
}

static void
before_clear (Before *before)
{
  g_free (before->record);
  g_free (before->head);
}

static void
start (TestVault *v)
{
  g_clear_pointer (&kept, g_free);
  writable = TRUE;
  saves = 0;
  livret_head_set_place (&place);
  test_vault_init (v);
}

static void
end (TestVault *v)
{
  test_vault_clear (v);
  livret_head_set_place (NULL);
}

static LivretHeadState
reopen (TestVault *v)
{
  test_vault_reopen (v);
  return livret_session_get_head_state (v->session);
}

static void
test_both_follow (void)
{
  g_autofree char *person = NULL;
  g_autofree char *head = NULL;
  g_autofree char *path = NULL;
  TestVault v;

  start (&v);
  person = test_vault_add_person (&v, "Camille");
  path = head_path ();
  g_assert_true (g_file_get_contents (path, &head, NULL, NULL));
  g_assert_nonnull (kept);
  g_assert_cmpstr (g_strstrip (head), ==, kept);
  g_assert_cmpint (reopen (&v), ==, LIVRET_HEAD_EXTENDS);
  end (&v);
}

/* Record and state folder put back together deceive the state folder, not the keyring. */
static void
test_rolled_back (void)
{
  g_autofree char *person = NULL;
  g_autoptr (GError) error = NULL;
  Before before;
  TestVault v;

  start (&v);
  take (&v, &before);
  person = test_vault_add_person (&v, "Camille");
  put_back (&v, &before);
  livret_head_set_place (NULL);
  g_assert_cmpint (reopen (&v), ==, LIVRET_HEAD_EXTENDS);
  put_back (&v, &before);
  livret_head_set_place (&place);
  g_assert_cmpint (reopen (&v), ==, LIVRET_HEAD_DIVERGES);
  /* It is asked until it is answered. */
  g_assert_cmpint (reopen (&v), ==, LIVRET_HEAD_DIVERGES);
  g_assert_true (livret_session_accept_head (v.session, &error));
  g_assert_cmpint (reopen (&v), ==, LIVRET_HEAD_EXTENDS);
  before_clear (&before);
  end (&v);
}

/* A keyring that stayed behind (locked, or the command line worked meanwhile) raises no alarm. */
static void
test_keyring_behind (void)
{
  g_autofree char *person = NULL;
  TestVault v;

  start (&v);
  writable = FALSE;
  person = test_vault_add_person (&v, "Camille");
  g_assert_cmpuint (saves, >, 1);
  g_assert_cmpint (reopen (&v), ==, LIVRET_HEAD_EXTENDS);
  end (&v);
}

/* Where the state folder was emptied, the keyring still remembers. */
static void
test_state_lost (void)
{
  g_autofree char *person = NULL;
  g_autofree char *head = NULL;
  Before before;
  TestVault v;

  start (&v);
  take (&v, &before);
  person = test_vault_add_person (&v, "Camille");
  put_back (&v, &before);
  head = head_path ();
  g_assert_cmpint (g_remove (head), ==, 0);
  g_assert_cmpint (reopen (&v), ==, LIVRET_HEAD_DIVERGES);
  before_clear (&before);
  end (&v);
}

static void
test_forged (void)
{
  static const struct
  {
    const char *file; /* NULL: as it is */
    const char *second;
    LivretHeadState state;
  } cases[] = {
    { NULL, "9999 zz", LIVRET_HEAD_EXTENDS },
    { NULL, "", LIVRET_HEAD_EXTENDS },
    { "rubbish", NULL, LIVRET_HEAD_EXTENDS },
    { "rubbish", "rubbish", LIVRET_HEAD_DIVERGES },
    { "rubbish",
      "1 "
      "0000000000000000000000000000000000000000000000000000000000000000"
      " 00",
      LIVRET_HEAD_DIVERGES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = NULL;
      TestVault v;

      start (&v);
      path = head_path ();
      g_clear_object (&v.session);
      if (cases[i].file != NULL)
        g_assert_true (g_file_set_contents (path, cases[i].file, -1, NULL));
      if (cases[i].second != NULL)
        {
          g_free (kept);
          kept = g_strdup (cases[i].second);
        }
      g_assert_cmpint (reopen (&v), ==, cases[i].state);
      end (&v);
    }
}

/* A rekey that the keyring did not hear of: its line is under the old key. */
static void
test_rekeyed (void)
{
  g_autoptr (LivretSecret) phrase = livret_secret_new (TEST_PHRASE, strlen (TEST_PHRASE));
  g_autoptr (GPtrArray) dropped = NULL;
  g_autoptr (GError) error = NULL;
  TestVault v;

  start (&v);
  writable = FALSE;
  g_assert_true (livret_session_rekey (v.session, phrase, &dropped, &error));
  g_assert_cmpint (reopen (&v), ==, LIVRET_HEAD_EXTENDS);
  writable = TRUE;
  g_assert_cmpint (reopen (&v), ==, LIVRET_HEAD_EXTENDS);
  end (&v);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/head/both-follow", test_both_follow);
  g_test_add_func ("/head/rolled-back", test_rolled_back);
  g_test_add_func ("/head/keyring-behind", test_keyring_behind);
  g_test_add_func ("/head/state-lost", test_state_lost);
  g_test_add_func ("/head/forged", test_forged);
  g_test_add_func ("/head/rekeyed", test_rekeyed);
  return g_test_run ();
}
