/* test-files-state.c: what is said of many documents, of folders, and of what a search found
 * beyond. SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-ask-line.h"
#include "app/documents/livret-bulk-state.h"
#include "app/documents/livret-document-extent.h"
#include "app/documents/livret-document-filter.h"
#include "app/documents/livret-document-list.h"
#include "app/documents/livret-found-state.h"

static void
test_sentences (void)
{
  static const struct
  {
    LivretBulkSort sort;
    gboolean on;
    guint count;
    const char *name;
    const char *sentence;
  } rows[] = {
    { LIVRET_BULK_CATEGORY, FALSE, 1, "Reports", "1 document filed under “Reports”" },
    { LIVRET_BULK_CATEGORY, FALSE, 12, "Reports", "12 documents filed under “Reports”" },
    { LIVRET_BULK_PERSON, FALSE, 2, "Louis", "2 documents given to Louis" },
    { LIVRET_BULK_DATE, FALSE, 2, "May 2026", "2 documents dated May 2026" },
    { LIVRET_BULK_DATE, FALSE, 2, NULL, "2 documents without a date now" },
    { LIVRET_BULK_FOLDER, FALSE, 1, "Dents", "1 document put into “Dents”" },
    { LIVRET_BULK_FOLDER, FALSE, 1, "", "1 document taken out of its folder" },
    { LIVRET_BULK_HIDDEN, TRUE, 2, NULL, "2 documents hidden: they stay here, and out of shares" },
    { LIVRET_BULK_HIDDEN, FALSE, 1, NULL, "1 document shown again" },
    { LIVRET_BULK_PINNED, TRUE, 1, NULL, "1 document pinned" },
    { LIVRET_BULK_PINNED, FALSE, 3, NULL, "3 documents no longer pinned" },
    { LIVRET_BULK_BIN, TRUE, 3, NULL, "3 documents put into the bin, kept 30 days" },
    { LIVRET_BULK_BIN, FALSE, 3, NULL, "3 documents back among the documents" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *said =
          livret_bulk_sentence (rows[i].sort, rows[i].on, rows[i].count, rows[i].name);

      g_assert_cmpstr (said, ==, rows[i].sentence);
    }
}

static void
add_folder (GPtrArray *folders, const char *id, const char *name, const char *person, int depth)
{
  LivretFolder *folder = g_new0 (LivretFolder, 1);

  folder->id = g_strdup (id);
  folder->name = g_strdup (name);
  folder->person_name = g_strdup (person);
  folder->depth = depth;
  g_ptr_array_add (folders, folder);
}

static void
test_folders (void)
{
  g_autoptr (GPtrArray) folders =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_folder_free);
  g_auto (GStrv) own = NULL;
  g_auto (GStrv) all = NULL;

  add_folder (folders, "a", "Cœur", "Camille", 0);
  add_folder (folders, "b", "Louvain", "Camille", 1);
  add_folder (folders, "c", "Dents", "Louis", 0);
  own = livret_document_folder_choices ("Folder", folders, FALSE);
  all = livret_document_folder_choices ("Folder", folders, TRUE);
  g_assert_cmpstrv (own,
                    ((const char *[]) { "Folder", "Cœur", "\342\200\203Louvain", "Dents", NULL }));
  g_assert_cmpstrv (all, ((const char *[]) { "Folder", "Cœur · Camille", "\342\200\203Louvain",
                                             "Dents · Louis", NULL }));
  g_assert_cmpuint (livret_document_folder_place (folders, "b"), ==, 2);
  g_assert_cmpuint (livret_document_folder_place (folders, "gone"), ==, 0);
  g_assert_cmpuint (livret_document_folder_place (folders, NULL), ==, 0);
}

static void
test_found (void)
{
  LivretFound entry = { LIVRET_FOUND_ENTRY, .section = (char *) "allergies",
                        .text = (char *) "Pollen", .snippet = (char *) "depuis l’été",
                        .person_name = (char *) "Louis" };
  LivretFound note = { LIVRET_FOUND_DAY_NOTE, .section = (char *) "", .text = (char *) "Grippe",
                       .snippet = (char *) "", .person_name = (char *) "Louis" };
  g_autofree char *heading = livret_found_heading (&entry);
  g_autofree char *notes = livret_found_heading (&note);
  g_autofree char *where = NULL;
  g_autofree char *whose = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *none = livret_found_where (&entry, FALSE);

  g_assert_true (livret_date_parse ("2026-02-12", NULL, &note.date, NULL));
  where = livret_found_where (&note, FALSE);
  note.kind = livret_kind_by_id ("weight");
  whose = livret_found_where (&note, TRUE);
  spoken = livret_found_spoken (&entry, TRUE);
  g_assert_cmpstr (heading, ==, "Allergies");
  g_assert_cmpstr (notes, ==, "Notes beside measures");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (where, ==, "All measures · 12 February 2026");
  g_assert_cmpstr (whose, ==, "Weight · 12 February 2026 · Louis");
  g_assert_cmpstr (spoken, ==, "Pollen · depuis l’été · Louis");
}

/* Pinned ones have a heading of their own above the months. */
static void
test_months (void)
{
  const struct
  {
    const char *above;
    gboolean above_pinned;
    const char *date;
    gboolean pinned;
    const char *month;
  } rows[] = {
    { NULL, FALSE, "2026-05", FALSE, "May 2026" },
    { NULL, FALSE, "2026-05", TRUE, "Pinned" },
    { "2026-05", TRUE, "2025-01", TRUE, NULL },
    { "2026-05", TRUE, "2026-05", FALSE, "May 2026" },
    { "2026-05", FALSE, "2026-05-03", FALSE, NULL },
    { "2026-05", FALSE, "", FALSE, "No date" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LivretDocument above = { .pinned = rows[i].above_pinned }, one = { .pinned = rows[i].pinned };
      g_autofree char *month = NULL;

      livret_date_parse (rows[i].above != NULL ? rows[i].above : "", NULL, &above.date, NULL);
      livret_date_parse (rows[i].date, NULL, &one.date, NULL);
      month = livret_document_month (rows[i].above != NULL ? &above : NULL, &one);
      g_assert_cmpstr (month, ==, rows[i].month);
    }
}

static void
test_filter (void)
{
  LivretDocumentFilter filter = { .search = (char *) " ", .year = 2026 };
  g_autoptr (LivretDocumentFilter) copy = livret_document_filter_copy (&filter);
  LivretDate year;
  LivretDocumentQuery query = livret_document_filter_query (copy, &year);

  g_assert_true (query.pinned_first);
  g_assert_true (query.from == &year && query.until == &year);
  g_assert_cmpstr (year.text, ==, "2026");
  g_assert_false (livret_document_filter_searches (copy));
  g_assert_true (livret_document_filter_narrows (copy));
  copy->bin = TRUE;
  g_assert_false (livret_document_filter_query (copy, &year).pinned_first);
}

static void
test_lines (void)
{
  g_autofree char *long_name = g_strnfill (LIVRET_FOLDER_NAME_MAX + 1, 'a');

  g_assert_true (livret_line_is_name ("Dents"));
  g_assert_false (livret_line_is_name (""));
  g_assert_false (livret_line_is_name (long_name));
  g_assert_true (livret_line_is_date (""));
  g_assert_true (livret_line_is_date ("01/2024"));
  g_assert_false (livret_line_is_date ("32/01/2024"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/files/sentences", test_sentences);
  g_test_add_func ("/app/files/folders", test_folders);
  g_test_add_func ("/app/files/found", test_found);
  g_test_add_func ("/app/files/months", test_months);
  g_test_add_func ("/app/files/filter", test_filter);
  g_test_add_func ("/app/files/lines", test_lines);
  return g_test_run ();
}
