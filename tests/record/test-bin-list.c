/* test-bin-list.c: the bin as one list: whose, until when, put back, erased, and its shares.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/livret-clock.h"
#include "livret-test-paper.h"
#include "record/livret-bin.h"
#include "record/livret-journal.h"

typedef struct
{
  const char *person; /* NULL: all */
  char *found;        /* "document:Bilan|entry:Pollen|reading:weight" */
} Look;

JOB (look)
{
  static const char *const kinds[] = { "document", "entry", "reading" };
  Look *in = data;
  g_autoptr (GPtrArray) items = livret_bin_list (db, in->person, error);
  GString *found = g_string_new (NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const LivretBinItem *item = items->pdata[i];

      g_assert_cmpint (item->until, ==,
                       item->kind == LIVRET_BIN_READING ? 0
                                                        : item->deleted + LIVRET_BIN_DAYS * DAY);
      g_string_append_printf (found, "%s%s:%s", i > 0 ? "|" : "", kinds[item->kind],
                              item->reading != NULL ? item->group : item->title);
    }
  in->found = g_string_free (found, FALSE);
  return items != NULL ? DONE : NULL;
}

static void
assert_bin (TestVault *v, const char *person, const char *expected)
{
  Look in = { person, NULL };

  test_vault_write (v, look, &in);
  g_assert_cmpstr (in.found, ==, expected);
  g_free (in.found);
}

JOB (delete_document)
{
  return livret_documents_delete (db, data, TRUE, error) ? DONE : NULL;
}

typedef struct
{
  const char *person;
  const char *words;
  char *id;
} Item;

JOB (delete_entry)
{
  Item *in = data;
  g_autoptr (LivretEntry) entry = livret_entry_new ();

  g_set_str (&entry->person, in->person);
  g_set_str (&entry->section, "allergies");
  g_set_str (&entry->text, in->words);
  if (!livret_entries_add (db, entry, 0, error) ||
      !livret_entries_delete (db, entry->id, TRUE, error))
    return NULL;
  in->id = g_strdup (entry->id);
  return DONE;
}

JOB (delete_reading)
{
  Item *in = data;
  double values[LIVRET_COMPONENTS_MAX] = { 72.4, NAN, NAN };
  LivretReadingKey key;

  if (!livret_readings_add (db, in->person, livret_kind_by_id ("weight"), TEST_NOW, 60, values,
                            "kg", &key, error) ||
      !livret_readings_delete (db, &key, TRUE, error))
    return NULL;
  in->id = livret_reading_key_to_id (&key);
  return DONE;
}

typedef struct
{
  LivretBinKind kind;
  const char *id;
} Target;

JOB (restore)
{
  const Target *target = data;

  return livret_bin_restore (db, target->kind, target->id, error) ? DONE : NULL;
}

JOB (erase)
{
  const Target *target = data;

  return livret_bin_erase (db, target->kind, target->id, error) ? DONE : NULL;
}

JOB (find)
{
  LivretBinItem *item = livret_bin_find (db, data, error);

  if (item == NULL)
    return NULL;
  g_assert_cmpstr (item->id, ==, data);
  livret_bin_item_free (item);
  return DONE;
}

JOB (count_shares)
{
  const Target *target = data;

  return GINT_TO_POINTER (livret_bin_shares (db, target->kind, target->id, error) + 1);
}

static void
run (TestVault *v, LivretStoreFunc func, LivretBinKind kind, const char *id)
{
  Target target = { kind, id };

  test_vault_write (v, func, &target);
}

static void
refuse (TestVault *v, LivretStoreFunc func, LivretBinKind kind, const char *id, int code)
{
  Target target = { kind, id };

  test_vault_write_error (v, func, &target, code);
}

static void
test_list (void)
{
  g_autofree char *camille = NULL;
  g_autofree char *louis = NULL;
  TestVault v;

  test_vault_init (&v);
  camille = test_vault_add_person (&v, "Camille Martin");
  louis = test_vault_add_person (&v, "Louis Martin");
  {
    Paper old = { camille, "Ancien", NULL, NULL, "2001", "a", "" };
    Paper hidden = { camille, "Bilan", NULL, NULL, "2000", "b", "", TRUE };
    Paper kept = { camille, "Reste", NULL, NULL, NULL, "c", "" };
    Item entry = { louis, "Pollen", NULL };
    Item reading = { camille, NULL, NULL };

    assert_bin (&v, NULL, "");
    test_vault_write (&v, test_paper_add, &old);
    test_vault_write (&v, test_paper_add, &hidden);
    test_vault_write (&v, test_paper_add, &kept);
    test_vault_write (&v, delete_document, old.id);
    livret_clock_fix (TEST_NOW + DAY);
    test_vault_write (&v, delete_document, hidden.id);
    test_vault_write (&v, delete_entry, &entry);
    test_vault_write (&v, delete_reading, &reading);

    /* The last deleted first, whatever its own date; hidden ones too. */
    assert_bin (&v, NULL, "document:Bilan|document:Ancien|entry:Pollen|reading:weight");
    assert_bin (&v, louis, "entry:Pollen");
    assert_bin (&v, camille, "document:Bilan|document:Ancien|reading:weight");
    test_vault_write (&v, find, reading.id);
    test_vault_write_error (&v, find, kept.id, LIVRET_RECORD_ERROR_NOT_FOUND);

    refuse (&v, erase, LIVRET_BIN_READING, reading.id, LIVRET_RECORD_ERROR_INVALID);
    refuse (&v, erase, LIVRET_BIN_DOCUMENT, kept.id, LIVRET_RECORD_ERROR_INVALID);
    refuse (&v, erase, LIVRET_BIN_ENTRY, old.id, LIVRET_RECORD_ERROR_NOT_FOUND);
    run (&v, restore, LIVRET_BIN_READING, reading.id);
    run (&v, restore, LIVRET_BIN_DOCUMENT, old.id);
    refuse (&v, erase, LIVRET_BIN_DOCUMENT, old.id, LIVRET_RECORD_ERROR_INVALID);
    run (&v, erase, LIVRET_BIN_DOCUMENT, hidden.id);
    assert_bin (&v, NULL, "entry:Pollen");
    run (&v, erase, LIVRET_BIN_ENTRY, entry.id);
    assert_bin (&v, NULL, "");
    g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM document"), ==, 2);
    g_assert_cmpint (test_vault_int (&v, "SELECT count(*) FROM entry"), ==, 0);
    g_free (old.id);
    g_free (hidden.id);
    g_free (kept.id);
    g_free (entry.id);
    g_free (reading.id);
  }
  test_vault_clear (&v);
}

/* Drafts handed nothing over; a share that named it twice is one share. */
static void
test_shares (void)
{
  static const char grant[] =
      "INSERT INTO grants (id, person, made_by, capacity, recipient, profession, purpose, route,"
      " state, note, package, created, until) SELECT '%s', row, '', 'self', '', '', '', 'html',"
      " '%s', '', '', 0, 0 FROM person LIMIT 1;"
      "INSERT INTO grant_item SELECT row, %d, '%s', '%s', 1, '', '', '', '%s%d', 'Bilan'"
      " FROM grants WHERE id = '%s';";
  static const struct
  {
    const char *grant;
    const char *state;
    const char *type;
    int shares;
  } table[] = {
    { "g1", "draft", "document", 0 },
    { "g2", "active", "document", 1 },
    { "g3", "ended", "document", 2 },
    { "g4", "active", "entry", 2 },
  };
  g_autofree char *person = NULL;
  TestVault v;

  test_vault_init (&v);
  person = test_vault_add_person (&v, "Camille Martin");
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      Target target = { LIVRET_BIN_DOCUMENT, "doc" };
      g_autofree char *sql =
          g_strdup_printf (grant, table[i].grant, table[i].state, 1, table[i].type, "doc",
                           table[i].grant, 1, table[i].grant);

      test_vault_write (&v, test_run_sql, sql);
      g_assert_cmpint (GPOINTER_TO_INT (test_vault_write (&v, count_shares, &target)) - 1, ==,
                       table[i].shares);
    }
  test_vault_clear (&v);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/bin/list", test_list);
  g_test_add_func ("/record/bin/shares", test_shares);
  return g_test_run ();
}
