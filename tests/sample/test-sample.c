/* test-sample.c: the sample household is whole, the same every time, and mixes nobody's papers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <libintl.h>
#include <locale.h>
#include <math.h>
#include <string.h>
#include <glib/gstdio.h>

#include "base/livret-clock.h"
#include "base/livret-text.h"
#include "livret-test-vault.h"
#include "record/livret-receipts.h"
#include "record/livret-documents.h"
#include "record/livret-entries.h"
#include "record/livret-grants.h"
#include "record/livret-imports.h"
#include "record/livret-journal.h"
#include "record/livret-meta.h"
#include "record/livret-people.h"
#include "record/livret-readings.h"
#include "sample/livret-sample.h"

/* --- making and opening ------------------------------------------------------------------------
 */

static char *
make_household (guint64 seed)
{
  g_autoptr (LivretSecret) phrase = livret_secret_new (TEST_PHRASE, strlen (TEST_PHRASE));
  LivretSampleOptions options = { .seed = seed, .now = TEST_NOW };
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("livret-sample-XXXXXX", NULL);

  livret_sample_create (folder, phrase, &options, NULL, &error);
  g_assert_no_error (error);
  return folder;
}

static TestVault
open_household (char *folder)
{
  g_autoptr (LivretSecret) phrase = livret_secret_new (TEST_PHRASE, strlen (TEST_PHRASE));
  g_autoptr (GError) error = NULL;
  LivretVault *vault = livret_vault_open (folder, phrase, &error);
  TestVault opened = { folder, NULL };

  g_assert_no_error (error);
  /* The clock of the last day: the bin is not emptied, no share ends meanwhile. */
  livret_clock_fix (TEST_NOW);
  opened.session = livret_session_open (vault, &error);
  g_assert_no_error (error);
  return opened;
}

static gpointer
read_household (TestVault *vault, LivretStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer result =
      livret_store_run (test_vault_store (vault), LIVRET_DB_READ, func, data, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/* --- what there is -----------------------------------------------------------------------------
 */

static void
check_shares (LivretDb *db)
{
  g_autoptr (GPtrArray) shares = livret_grants_list (db, NULL, NULL);
  const char *const states[] = { "draft", "active", "expired", "ended" };
  const char *const routes[] = { "paper", "pdf", "html" };

  for (gsize s = 0; s < G_N_ELEMENTS (states) + G_N_ELEMENTS (routes); s++)
    {
      guint found = 0;

      for (guint i = 0; i < shares->len; i++)
        {
          const LivretGrantTerms *terms = g_ptr_array_index (shares, i);

          found += s < G_N_ELEMENTS (states)
                       ? g_str_equal (terms->state, states[s])
                       : g_str_equal (terms->route, routes[s - G_N_ELEMENTS (states)]);
        }
      g_assert_cmpuint (found, >, 0);
    }
}

static void
check_sections (LivretDb *db)
{
  for (const LivretSection *section = livret_sections (); section->id != NULL; section++)
    {
      g_autoptr (GPtrArray) entries = livret_entries_list (db, NULL, section->id, NULL);

      g_assert_cmpuint (entries->len, >=, 1);
    }
}

static void
check_journal (LivretDb *db)
{
  g_autoptr (GPtrArray) entries = livret_journal_list (db, NULL, 0, 0, NULL);
  const LivretJournalEntry *first = g_ptr_array_index (entries, entries->len - 1);
  gint64 count, last;

  g_assert_true (livret_journal_verify (db, &count, &last, NULL, NULL));
  g_assert_cmpint (count, >, 300);
  /* The entries bear the times of what happened, and none goes back. */
  g_assert_cmpint (first->time, <, TEST_NOW - G_GINT64_CONSTANT (1090) * 86400);
  for (guint i = 0; i < entries->len; i++)
    g_assert_false (((LivretJournalEntry *) g_ptr_array_index (entries, i))->clock_back);
}

static void
check_readings (LivretDb *db, GPtrArray *people)
{
  gint64 readings = 0, implausible = 0, corrected = 0;

  for (guint p = 0; p < people->len; p++)
    {
      LivretReadingQuery query = { .person = ((LivretPerson *) g_ptr_array_index (people, p))->id,
                                   .from = G_MININT64,
                                   .until = G_MAXINT64 };
      g_autoptr (GArray) list = livret_readings_list (db, &query, NULL);

      g_assert_cmpuint (list->len, >, 100);
      readings += list->len;
      for (guint i = 0; i < list->len; i++)
        {
          const LivretReading *reading = &g_array_index (list, LivretReading, i);

          implausible += (reading->flags & LIVRET_READING_IMPLAUSIBLE) != 0;
          corrected += reading->corrected;
          g_assert_cmpint (reading->time, <=, TEST_NOW);
        }
    }
  g_assert_cmpint (readings, >=, 35000);
  g_assert_cmpint (readings, <=, 45000);
  g_assert_cmpint (corrected, >=, 3);
  g_assert_cmpint (implausible, >=, 1);
}

/* What the first page says of it is true: nothing is there to find the recovery code noted in, the
 * last copy is old enough to be asked for, and some of what came in has not been seen. */
static void
check_today (LivretDb *db)
{
  gint64 last_copy = livret_meta_get_int (db, LIVRET_META_LAST_COPY, 0);
  g_autoptr (GPtrArray) news = NULL;

  g_assert_cmpint (livret_meta_get_int (db, LIVRET_META_RECOVERY_NOTED, 0), ==, 0);
  g_assert_cmpint (last_copy, >, 0);
  g_assert_cmpint ((TEST_NOW - last_copy) / 86400, >, 30);
  news = livret_receipts_list (db, NULL, livret_meta_get_int (db, LIVRET_META_VISIT, 0), 50, NULL);
  g_assert_cmpuint (news->len, >, 1);
  g_assert_cmpuint (news->len, <, 20);
}

static gpointer
check_whole (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) people = livret_people_list (db, NULL);
  g_autoptr (GPtrArray) imports = livret_imports_list (db, NULL);
  LivretDocumentQuery all = { .include_hidden = TRUE }, bin = { .only_deleted = TRUE };
  LivretDocumentQuery shown = { 0 };

  g_assert_true (livret_sample_is (db));
  g_assert_cmpuint (people->len, ==, 4);
  g_assert_cmpint (livret_documents_count (db, &all, NULL), >=, 55);
  g_assert_cmpint (livret_documents_count (db, &shown, NULL), <,
                   livret_documents_count (db, &all, NULL));
  g_assert_cmpint (livret_documents_count (db, &bin, NULL), ==, 1);
  g_assert_cmpuint (imports->len, >, 100);
  check_readings (db, people);
  check_sections (db);
  check_shares (db);
  check_journal (db);
  check_today (db);
  return GINT_TO_POINTER (TRUE);
}

/* --- nobody's papers are mixed, and all are found ----------------------------------------------
 */

static gboolean
has_word (const char *text, const char *word)
{
  g_autofree char *folded = livret_text_fold (text, -1);
  g_autofree char *wanted = livret_text_fold (word, -1);
  g_autofree char *pattern = g_strdup_printf ("\\b%s\\b", wanted);

  return g_regex_match_simple (pattern, folded, 0, 0);
}

static void
check_names (GPtrArray *people, const LivretDocument *document, const char *text)
{
  for (guint i = 0; i < people->len; i++)
    {
      const LivretPerson *person = g_ptr_array_index (people, i);
      gboolean own = g_str_equal (person->id, document->person);

      if (has_word (text, person->first_names) != own)
        g_error ("“%s” of %s (%s) %s %s", document->title, document->person_name,
                 document->date.text, own ? "does not name" : "names", person->first_names);
    }
}

static gboolean
is_found (LivretDb *db, const LivretDocument *document, const char *words)
{
  LivretDocumentQuery query = { .search = words,
                                .person = document->person,
                                .include_hidden = TRUE };
  g_autoptr (GPtrArray) found = livret_documents_list (db, &query, NULL);

  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (((LivretDocument *) g_ptr_array_index (found, i))->id, document->id))
      return TRUE;
  return FALSE;
}

/* The longest words of a text, as somebody who looks for it would type them. */
static char *
choose_words (const char *text)
{
  g_auto (GStrv) words = g_regex_split_simple ("[^\\p{L}]+", text, 0, 0);
  const char *best[2] = { "", "" };

  for (gsize i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) > strlen (best[0]))
      {
        best[1] = best[0];
        best[0] = words[i];
      }
  return g_strconcat (best[0], " ", best[1], NULL);
}

static gpointer
check_papers (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) people = livret_people_list (db, NULL);
  LivretDocumentQuery all = { .include_hidden = TRUE };
  g_autoptr (GPtrArray) documents = livret_documents_list (db, &all, NULL);
  guint pictures = 0;

  for (guint i = 0; i < documents->len; i++)
    {
      const LivretDocument *document = g_ptr_array_index (documents, i);
      g_autofree char *text = livret_documents_text (db, document->id, NULL);
      g_autofree char *words =
          choose_words (text != NULL && *text != '\0' ? text : document->title);

      if (g_str_equal (document->media_type, "application/pdf"))
        check_names (people, document, text);
      else
        pictures++;
      if (!is_found (db, document, words))
        g_error ("“%s” is not found by “%s”", document->title, words);
      /* Nothing was left to be filled in. */
      g_assert_null (text != NULL ? strchr (text, '{') : NULL);
      g_assert_true (livret_date_is_set (&document->date));
    }
  g_assert_cmpuint (pictures, >=, 6);
  return GINT_TO_POINTER (TRUE);
}

/* --- the same again ----------------------------------------------------------------------------
 */

static void
add_readings (LivretDb *db, const LivretPerson *person, GChecksum *sum)
{
  LivretReadingQuery query = { .person = person->id, .from = G_MININT64, .until = G_MAXINT64 };
  g_autoptr (GArray) list = livret_readings_list (db, &query, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const LivretReading *reading = &g_array_index (list, LivretReading, i);
      g_autofree char *line = g_strdup_printf (
          "%s %s %" G_GINT64_FORMAT " %.17g %.17g %d\n", person->name, reading->kind->id,
          reading->time, reading->values[0], isnan (reading->values[1]) ? -1 : reading->values[1],
          reading->corrected);

      g_checksum_update (sum, (const guchar *) line, -1);
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* All that a seed makes, without the identifiers; @data: whether papers count too. */
static gpointer
describe_all (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) people = livret_people_list (db, NULL);
  LivretDocumentQuery all = { .include_hidden = TRUE };
  g_autoptr (GPtrArray) documents = livret_documents_list (db, &all, NULL);
  g_autoptr (GPtrArray) entries = livret_entries_list (db, NULL, NULL, NULL);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < people->len; i++)
    add_readings (db, g_ptr_array_index (people, i), sum);
  g_ptr_array_add (lines, g_strdup (g_checksum_get_string (sum)));
  for (guint i = 0; data != NULL && i < documents->len; i++)
    {
      const LivretDocument *d = g_ptr_array_index (documents, i);

      g_ptr_array_add (lines, g_strdup_printf ("%s %s %s %s %s", d->person_name, d->title,
                                               d->date.text, d->author, d->sha256));
    }
  for (guint i = 0; data != NULL && i < entries->len; i++)
    {
      const LivretEntry *e = g_ptr_array_index (entries, i);

      g_ptr_array_add (lines, g_strdup_printf ("%s %s %s %s %s", e->person_name, e->section,
                                               e->text, e->from.text, e->until.text));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* --- tests -------------------------------------------------------------------------------------
 */

static void
test_household (void)
{
  TestVault first = open_household (make_household (1));
  TestVault again = open_household (make_household (1));
  TestVault other = open_household (make_household (2));
  gpointer papers = GINT_TO_POINTER (TRUE);
  g_autofree char *one = read_household (&first, describe_all, papers);
  g_autofree char *two = read_household (&again, describe_all, papers);
  g_autofree char *three = read_household (&other, describe_all, papers);

  read_household (&first, check_whole, NULL);
  read_household (&first, check_papers, NULL);
  g_assert_cmpstr (one, ==, two);
  g_assert_cmpstr (one, !=, three);
  read_household (&other, check_whole, NULL);
  test_vault_clear (&first);
  test_vault_clear (&again);
  test_vault_clear (&other);
}

/* In French the words and the manner of numbers differ, what was measured does not. */
static void
test_french (void)
{
  TestVault english = open_household (make_household (1));
  g_autofree char *measured = read_household (&english, describe_all, NULL);
  g_autofree char *french = NULL;
  TestVault vault;

  test_vault_clear (&english);
  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("fr_FR.UTF-8 is not installed");
      return;
    }
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LIVRET_TEST_LOCALE"));
  vault = open_household (make_household (1));
  read_household (&vault, check_whole, NULL);
  read_household (&vault, check_papers, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  french = read_household (&vault, describe_all, NULL);
  g_assert_cmpstr (french, ==, measured);
  test_vault_clear (&vault);
}

static gpointer
is_sample (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_sample_is (db) ? 1 : 2);
}

/* A vault of one's own is no sample, and its folder is not touched. */
static void
test_own_vault (void)
{
  g_autoptr (LivretSecret) phrase = livret_secret_new (TEST_PHRASE, strlen (TEST_PHRASE));
  LivretSampleOptions options = { .seed = 1 };
  g_autoptr (GError) error = NULL;
  TestVault vault;

  test_vault_init (&vault);
  g_assert_cmpint (GPOINTER_TO_INT (read_household (&vault, is_sample, NULL)), ==, 2);
  g_assert_false (livret_sample_create (vault.folder, phrase, &options, NULL, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
  g_assert_true (livret_vault_exists (vault.folder));
  test_vault_clear (&vault);
}

/* Cancelled on its way it leaves nothing, and the clock is the real one. */
static void
cancel_half_way (double done, gpointer data)
{
  if (done > 0.1)
    g_cancellable_cancel (data);
}

static void
test_cancelled (void)
{
  g_autoptr (LivretSecret) phrase = livret_secret_new (TEST_PHRASE, strlen (TEST_PHRASE));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  LivretSampleOptions options = {
    .seed = 1, .now = TEST_NOW, .progress = cancel_half_way, .progress_data = cancellable
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("livret-sample-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "household", NULL);

  g_assert_false (livret_sample_create (folder, phrase, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_cmpint (ABS (livret_clock_now () - g_get_real_time () / G_USEC_PER_SEC), <=, 2);
  g_rmdir (top);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  test_init (&argc, &argv);
  g_test_add_func ("/sample/household", test_household);
  g_test_add_func ("/sample/french", test_french);
  g_test_add_func ("/sample/own-vault", test_own_vault);
  g_test_add_func ("/sample/cancelled", test_cancelled);
  return g_test_run ();
}
