/* test-keyfile.c: keys.json as text: what is written is read back, and what else may stand there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "record/livret-keyfile.h"
#include "record/livret-slots.h"

#define FILE_LIMIT (64 * 1024)

static char *folder;
static char *path;

static LivretSecret *
new_key (guint8 first)
{
  LivretSecret *key = livret_secret_new_zeroed (LIVRET_KEY_SIZE);

  livret_secret_data_mutable (key)[0] = first;
  return key;
}

static LivretKeyfile *
make_file (const LivretSecret *key, guint n_slots)
{
  LivretKeyfile *file = livret_keyfile_new ();

  file->kdf = (LivretKdf) { .memory_kib = 64, .iterations = 1, .lanes = 4 };
  for (guint i = 0; i < n_slots; i++)
    {
      LivretKeySlot *slot = livret_key_slot_new (i % 3);
      g_autoptr (LivretSecret) stretched = new_key (i);

      g_assert_true (livret_slot_wrap (file, slot, stretched, key, NULL));
      g_assert_true (livret_slot_set_label (slot, "Frère canary", key, NULL));
      g_ptr_array_add (file->slots, slot);
    }
  return file;
}

static char *
read_text (void)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
assert_load_error (const char *text, gssize size, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, size, NULL));
  g_assert_null (livret_keyfile_load (path, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, code);
}

static void
test_round_trip (void)
{
  g_autoptr (LivretSecret) key = new_key (7);
  g_autoptr (LivretSecret) other = new_key (8);
  g_autoptr (LivretKeyfile) file = make_file (key, LIVRET_KEYFILE_SLOTS);
  g_autoptr (LivretKeyfile) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (livret_keyfile_save (file, path, key, &error));
  g_assert_true (livret_keyfile_save (file, path, key, &error));
  back = livret_keyfile_load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (back->generation, ==, 2);
  g_assert_cmpstr (back->vault_id, ==, file->vault_id);
  g_assert_cmpuint (back->slots->len, ==, LIVRET_KEYFILE_SLOTS);
  g_assert_true (livret_keyfile_authentic (back, key));
  g_assert_false (livret_keyfile_authentic (back, other));
  for (guint i = 0; i < back->slots->len; i++)
    {
      LivretKeySlot *slot = back->slots->pdata[i];
      g_autoptr (LivretSecret) stretched = new_key (i);
      g_autoptr (LivretSecret) wrong = new_key (i + 100);
      g_autoptr (LivretSecret) found = livret_slot_unwrap (back, slot, stretched);
      g_autofree char *label = livret_slot_get_label (slot, key);
      g_autofree char *nothing = livret_slot_get_label (slot, other);

      g_assert_true (livret_secret_equal (found, key));
      g_assert_null (livret_slot_unwrap (back, slot, wrong));
      g_assert_cmpstr (label, ==, "Frère canary");
      g_assert_cmpstr (nothing, ==, "");
    }
  text = read_text ();
  g_assert_null (strstr (text, "canary"));
}

/* A slot is bound to its vault, its cost, its id, its kind: none opens somewhere else. */
static void
test_bound (void)
{
  g_autoptr (LivretSecret) key = new_key (7);
  g_autoptr (LivretSecret) stretched = new_key (0);
  g_autoptr (LivretSecret) opened = NULL;
  g_autoptr (LivretKeyfile) file = make_file (key, 1);
  LivretKeySlot *slot = file->slots->pdata[0];

  opened = livret_slot_unwrap (file, slot, stretched);
  g_assert_nonnull (opened);
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (LivretKeyfile) changed = livret_keyfile_copy (file);
      LivretKeySlot *its = changed->slots->pdata[0];

      switch (i)
        {
        case 0:
          changed->vault_id[0] ^= 1;
          break;
        case 1:
          changed->kdf.memory_kib++;
          break;
        case 2:
          changed->kdf.salt[15] ^= 1;
          break;
        case 3:
          changed->kdf.lanes = 1;
          break;
        case 4:
          its->kind = LIVRET_SLOT_KEYRING;
          break;
        case 5:
          its->created++;
          break;
        case 6:
          its->id[35] ^= 1;
          break;
        default:
          its->wrapped[LIVRET_KEY_SIZE + LIVRET_GCM_TAG - 1] ^= 1;
        }
      g_test_message ("change %u", i);
      g_assert_null (livret_slot_unwrap (changed, its, stretched));
    }
}

/* What is put in the place of a member, and what loading must then say. */
static const struct
{
  const char *find;
  const char *put;
  int code;
} changes[] = {
  /* within 1 GiB and 16 lanes, but 8 GiB written in all */
  { "\"memory_kib\" : 64,", "\"memory_kib\" : 1048577,", LIVRET_RECORD_ERROR_HOSTILE },
  { "\"iterations\" : 1,", "\"iterations\" : 131073,", LIVRET_RECORD_ERROR_HOSTILE },
  { "\"iterations\" : 1,", "\"iterations\" : 4294967297,", LIVRET_RECORD_ERROR_HOSTILE },
  { "\"memory_kib\" : 64,", "\"memory_kib\" : 4294967360,", LIVRET_RECORD_ERROR_HOSTILE },
  { "\"memory_kib\" : 64,\n    \"iterations\" : 1,\n    \"lanes\" : 4,",
    "\"memory_kib\" : 1000,\"iterations\" : 1,\"lanes\" : 17,", LIVRET_RECORD_ERROR_HOSTILE },
  { "\"lanes\" : 4,", "\"lanes\" : 9,", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"lanes\" : 4,", "\"lanes\" : -4,", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"iterations\" : 1,", "\"iterations\" : 0,", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"iterations\" : 1,", "\"iterations\" : \"1\",", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"iterations\" : 1,", "\"iterations\" : null,", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"iterations\" : 1,", "\"iterations\" : [1],", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"argon2id\"", "\"argon2i\"", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"salt\" : \"00", "\"salt\" : \"", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"salt\" : \"00", "\"salt\" : \"0g", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"kdf\" : {", "\"kdf\" : 5, \"other\" : {", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"slots\" : [", "\"slots\" : {}, \"other\" : [", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"slots\" : [", "\"slots\" : [ 1, ", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"slots\" : [", "\"slots\" : [ {}, ", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"kind\" : \"passphrase\"", "\"kind\" : \"master\"", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"kind\" : \"passphrase\"", "\"kind\" : 0", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"wrapped\" : \"", "\"wrapped\" : \"00", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"nonce\" : \"", "\"nonce\" : \"zz", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"label\" : \"", "\"label\" : \"0", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"label\" : \"", "\"label\" : null, \"other\" : \"", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"mac\" : \"", "\"mac\" : \"00", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"version\" : 1,", "\"version\" : 0,", LIVRET_RECORD_ERROR_DAMAGED },
  { "\"version\" : 1,", "\"version\" : 1000000,", LIVRET_RECORD_ERROR_NEWER },
};

static void
test_changed (void)
{
  g_autoptr (LivretSecret) key = new_key (7);
  g_autoptr (LivretKeyfile) file = make_file (key, 2);
  g_autofree char *text = NULL;

  g_assert_true (livret_keyfile_save (file, path, key, NULL));
  text = read_text ();
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GString) changed = g_string_new (text);

      g_test_message ("row %u: %s", (guint) i, changes[i].put);
      g_assert_cmpuint (g_string_replace (changed, changes[i].find, changes[i].put, 1), ==, 1);
      assert_load_error (changed->str, changed->len, changes[i].code);
    }
}

/* An id is shown before anything is known to be authentic. */
static void
test_ids (void)
{
  static const char *const ids[] = { "",
                                     "0",
                                     "../../../../../../../../../etc/passw",
                                     "\\u001b[2J01234567890123456789012345678901",
                                     "0123456789012345678901234567890123456",
                                     "ABCDEF00-0000-0000-0000-000000000000" };
  g_autoptr (LivretSecret) key = new_key (7);
  g_autoptr (LivretKeyfile) file = make_file (key, 1);
  LivretKeySlot *slot = file->slots->pdata[0];
  g_autofree char *text = NULL;

  g_assert_true (livret_keyfile_save (file, path, key, NULL));
  text = read_text ();
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    for (int which = 0; which < 2; which++)
      {
        g_autoptr (GString) changed = g_string_new (text);
        const char *id = which == 0 ? file->vault_id : slot->id;

        g_test_message ("%s", ids[i]);
        g_assert_cmpuint (g_string_replace (changed, id, ids[i], 1), ==, 1);
        assert_load_error (changed->str, changed->len, LIVRET_RECORD_ERROR_DAMAGED);
      }
}

/* Files that are no key file at all; @fill is repeated to @size bytes. */
static void
test_strangers (void)
{
  static const struct
  {
    const char *fill;
    gsize size;
  } table[] = {
    { "", 0 },
    { " ", FILE_LIMIT },
    { " ", FILE_LIMIT + 1 },
    { "\0", 100 },
    { "{", 60000 },
    { "[", 60000 },
    { "{\"a\":", 60000 },
    { "\xff", 100 },
    { "{}", 2 },
    { "[]", 2 },
    { "null", 4 },
    { "\"livret-keys\"", 13 },
    { "1", 20000 },
    { "\"\\u0000", 60000 },
    { "\xef\xbb\xbf", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = g_malloc0 (table[i].size + 1);
      gsize unit = MAX (strlen (table[i].fill), 1);

      for (gsize at = 0; at < table[i].size; at++)
        text[at] = table[i].fill[at % unit];
      g_test_message ("row %u", (guint) i);
      assert_load_error (text, table[i].size, LIVRET_RECORD_ERROR_DAMAGED);
    }
}

/* Sound, but longer than any key file: not read to its end. */
static void
test_too_long (void)
{
  g_autoptr (LivretSecret) key = new_key (7);
  g_autoptr (LivretKeyfile) file = make_file (key, 1);
  g_autoptr (LivretKeyfile) back = NULL;
  g_autofree char *text = NULL;
  g_autofree char *padded = g_malloc (FILE_LIMIT + 1);
  gsize size;

  g_assert_true (livret_keyfile_save (file, path, key, NULL));
  text = read_text ();
  size = strlen (text);
  memset (padded, ' ', FILE_LIMIT + 1);
  memcpy (padded, text, size);
  g_assert_true (g_file_set_contents (path, padded, FILE_LIMIT, NULL));
  back = livret_keyfile_load (path, NULL);
  g_assert_nonnull (back);
  assert_load_error (padded, FILE_LIMIT + 1, LIVRET_RECORD_ERROR_DAMAGED);
}

/* One slot too many is neither written nor read; the file on disk stays as it was. */
static void
test_too_many (void)
{
  g_autoptr (LivretSecret) key = new_key (7);
  g_autoptr (LivretKeyfile) file = make_file (key, LIVRET_KEYFILE_SLOTS);
  g_autoptr (LivretKeyfile) more = make_file (key, LIVRET_KEYFILE_SLOTS + 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *slot = NULL;
  g_autoptr (GString) changed = NULL;
  const char *first;

  g_assert_true (livret_keyfile_save (file, path, key, &error));
  before = read_text ();
  g_assert_false (livret_keyfile_save (more, path, key, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
  after = read_text ();
  g_assert_cmpstr (before, ==, after);

  first = strchr (strstr (before, "\"slots\" : ["), '{');
  slot = g_strndup (first, strchr (first, '}') + 1 - first);
  changed = g_string_new (before);
  g_string_insert (changed, first - before, ",");
  g_string_insert (changed, first - before, slot);
  assert_load_error (changed->str, changed->len, LIVRET_RECORD_ERROR_DAMAGED);
}

/* A link, a folder or a pipe in its place is not followed, entered or waited for. */
static void
test_places (void)
{
  g_autofree char *target = g_build_filename (folder, "elsewhere", NULL);
  g_autofree char *part = livret_keyfile_part_path (path);
  g_autoptr (LivretSecret) key = new_key (7);
  g_autoptr (LivretKeyfile) file = make_file (key, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (livret_keyfile_save (file, target, key, NULL));
  g_unlink (path);
  g_assert_null (livret_keyfile_load (path, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (symlink (target, path), ==, 0);
  g_assert_null (livret_keyfile_load (path, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED);
  g_clear_error (&error);
  g_unlink (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_null (livret_keyfile_load (path, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED);
  g_clear_error (&error);
  g_rmdir (path);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_null (livret_keyfile_load (path, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED);
  g_unlink (path);

  /* Saving writes through no link either. */
  g_assert_true (g_file_set_contents (target, "kept", -1, NULL));
  g_assert_cmpint (symlink (target, part), ==, 0);
  g_assert_cmpint (symlink (target, path), ==, 0);
  g_assert_true (livret_keyfile_save (file, path, key, NULL));
  g_assert_true (g_file_get_contents (target, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "kept");
  g_assert_false (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  g_unlink (target);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("livret-keyfile-XXXXXX", NULL);
  path = g_build_filename (folder, "keys.json", NULL);
  g_test_add_func ("/keyfile/round-trip", test_round_trip);
  g_test_add_func ("/keyfile/bound", test_bound);
  g_test_add_func ("/keyfile/changed", test_changed);
  g_test_add_func ("/keyfile/ids", test_ids);
  g_test_add_func ("/keyfile/strangers", test_strangers);
  g_test_add_func ("/keyfile/too-long", test_too_long);
  g_test_add_func ("/keyfile/too-many", test_too_many);
  g_test_add_func ("/keyfile/places", test_places);
  status = g_test_run ();
  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
  g_free (folder);
  return status;
}
