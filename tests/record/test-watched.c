/* test-watched.c: which folder is watched, and what is remembered of its files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "livret-test-paper.h"
#include "record/livret-watched.h"

#define ONE "1111111111111111111111111111111111111111111111111111111111111111"
#define TWO "2222222222222222222222222222222222222222222222222222222222222222"

typedef struct
{
  const char *folder;
  GHashTable *looked;
} Folder;

JOB (set_folder)
{
  const Folder *folder = data;

  return livret_watched_set_folder (db, folder->folder, folder->looked, error) ? DONE : NULL;
}

JOB (keep_looked)
{
  const Folder *folder = data;

  return livret_watched_keep_looked (db, folder->folder, folder->looked, error) ? DONE : NULL;
}

JOB (dismiss)
{
  return livret_watched_dismiss (db, data, TRUE, error) ? DONE : NULL;
}

JOB (propose)
{
  return livret_watched_dismiss (db, data, FALSE, error) ? DONE : NULL;
}

JOB (get)
{
  return livret_watched_get (db, error);
}

JOB (taken)
{
  return livret_watched_taken (db, error);
}

static GHashTable *
looked (const char *mark, const char *sha256)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_hash_table_insert (table, g_strdup (mark), g_strdup (sha256));
  return table;
}

static void
test_folder (void)
{
  g_autoptr (GHashTable) before = looked ("aa", "");
  g_autoptr (GHashTable) after = looked ("bb", ONE);
  Folder downloads = { "file:///home/c/T%C3%A9l%C3%A9chargements", before };
  Folder other = { "file:///elsewhere", after };
  Folder none = { NULL, NULL };
  TestVault v;

  test_vault_init (&v);
  {
    g_autoptr (LivretWatched) off = test_vault_write (&v, get, NULL);

    g_assert_null (off->folder);
    g_assert_cmpuint (g_hash_table_size (off->looked), ==, 0);
  }
  test_vault_write (&v, set_folder, &downloads);
  /* Another folder was chosen while one looked at this: what was seen there is nothing. */
  test_vault_write (&v, keep_looked, &other);
  {
    g_autoptr (LivretWatched) on = test_vault_write (&v, get, NULL);

    g_assert_cmpstr (on->folder, ==, downloads.folder);
    g_assert_true (g_hash_table_contains (on->looked, "aa"));
    g_assert_false (g_hash_table_contains (on->looked, "bb"));
  }
  downloads.looked = after;
  test_vault_write (&v, keep_looked, &downloads);
  /* Switched off, what is known of its files stays, for it may be taken back. */
  test_vault_write (&v, set_folder, &none);
  test_vault_reopen (&v);
  {
    g_autoptr (LivretWatched) again = test_vault_write (&v, get, NULL);

    g_assert_null (again->folder);
    g_assert_cmpstr (g_hash_table_lookup (again->looked, "bb"), ==, ONE);
  }
  test_vault_clear (&v);
}

static void
test_dismissed (void)
{
  TestVault v;

  test_vault_init (&v);
  test_vault_write (&v, dismiss, ONE);
  test_vault_write (&v, dismiss, TWO);
  test_vault_write (&v, dismiss, TWO);
  test_vault_write (&v, propose, ONE);
  {
    g_autoptr (LivretWatched) watched = test_vault_write (&v, get, NULL);

    g_assert_false (g_hash_table_contains (watched->dismissed, ONE));
    g_assert_true (g_hash_table_contains (watched->dismissed, TWO));
    g_assert_cmpuint (g_hash_table_size (watched->dismissed), ==, 1);
  }
  test_vault_clear (&v);
}

/* A document of the record is known by its bytes, whatever its name was. */
static void
test_taken (void)
{
  g_autofree char *person = NULL;
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "bytes", -1);
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille Martin");
  {
    Paper paper = { person, "Bilan", NULL, NULL, NULL, "bytes", "" };
    g_autoptr (GHashTable) before = test_vault_write (&v, taken, NULL);
    g_autoptr (GHashTable) after = NULL;

    g_assert_false (g_hash_table_contains (before, hash));
    test_vault_write (&v, test_paper_add, &paper);
    after = test_vault_write (&v, taken, NULL);
    g_assert_true (g_hash_table_contains (after, hash));
    g_free (paper.id);
  }
  test_vault_clear (&v);
}

static void
test_mark (void)
{
  g_autofree char *mark = livret_watched_mark ("bilan.pdf", 100, 5);
  static const struct
  {
    const char *name;
    gint64 size;
    gint64 modified;
  } others[] = { { "bilan2.pdf", 100, 5 }, { "bilan.pdf", 101, 5 }, { "bilan.pdf", 100, 6 } };

  g_assert_cmpuint (strlen (mark), ==, 16);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *other =
          livret_watched_mark (others[i].name, others[i].size, others[i].modified);

      g_assert_cmpstr (mark, !=, other);
    }
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/watched/folder", test_folder);
  g_test_add_func ("/watched/dismissed", test_dismissed);
  g_test_add_func ("/watched/taken", test_taken);
  g_test_add_func ("/watched/mark", test_mark);
  return g_test_run ();
}
