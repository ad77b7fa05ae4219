/* test-package.c: packages opened outside, by other programs: they hold what was granted and
 * nothing else. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-household.h"

#include "base/livret-clock.h"
#include "base/livret-json.h"
#include "record/livret-documents.h"
#include "record/livret-imports.h"
#include "record/livret-reader.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define ITEMS(...) ((const char *const[]) { __VA_ARGS__, NULL })

typedef struct
{
  TestHousehold household;
  char *folder;
  char *path;   /* of the package */
  char *phrase; /* of the package's phrase in a file */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  test_household_init (&fixture->household);
  fixture->folder = g_dir_make_tmp ("livret-package-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "package", NULL);
  fixture->phrase = g_build_filename (fixture->folder, "phrase", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_household_clear (&fixture->household);
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->phrase);
}

/* Runs a program; its output, its exit status in @status. */
static char *
run (int *status, const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, &output, NULL, status, &error);
  g_assert_no_error (error);
  return output;
}

static char *
run_ok (const char *const *argv)
{
  int status;
  char *output = run (&status, argv);

  g_test_message ("%s", argv[0]);
  g_assert_cmpint (status, ==, 0);
  return output;
}

/* All documents but the one that is kept, allergies, one treatment, two kinds in parts. */
static LivretGrant *
seal_some (Fixture *fixture, const char *route)
{
  TestHousehold *household = &fixture->household;
  g_autoptr (LivretGrantTerms) draft =
      test_draft (household, route,
                  ITEMS (household->documents[0], household->documents[1], household->documents[2],
                         household->documents[3], "allergies", "treatments",
                         "weight@2026-11-12..2026-11-21", "blood-pressure"));

  return test_seal (household, draft, NULL);
}

static LivretPackage *
deliver (Fixture *fixture, LivretGrant *grant)
{
  LivretSession *session = fixture->household.vault.session;
  g_autoptr (GError) error = NULL;
  LivretPackage *package = livret_package_write (session, grant, "fr", NULL, NULL, &error);

  g_assert_no_error (error);
  livret_package_save (session, grant, package, fixture->path, &error);
  g_assert_no_error (error);
  if (package->phrase != NULL)
    g_assert_true (
        g_file_set_contents (fixture->phrase, livret_secret_text (package->phrase), -1, NULL));
  return package;
}

static void
assert_no_canary (const char *bytes, gsize size)
{
  static const char *const canaries[] = { CANARY_KEPT, CANARY_HIDDEN, CANARY_THEIRS,
                                          "Louis",     "88.8",        "88,8" };

  for (guint i = 0; i < G_N_ELEMENTS (canaries); i++)
    if (memmem (bytes, size, canaries[i], strlen (canaries[i])) != NULL)
      g_error ("%s stands in the package", canaries[i]);
}

/* The words that must stand on the pages of seal_some(). */
static void
assert_pages (const char *text)
{
  static const char *const words[] = {
    "Camille Martin",
    "Lefèvre",
    "Dr Karim Benali",
    "suivi du diabète",
    "Pénicilline " CANARY_GRANTED,
    "choc",
    "Metformine",
    "matin et soir",
    "2026",
    CANARY_GRANTED "-PDF",
    CANARY_GRANTED "-TIFF",
    CANARY_GRANTED "-HEIC",
    CANARY_GRANTED "-RTF",
    "149/",
    "declared",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (text, words[i]) == NULL)
      g_error ("“%s” is missing in: %s", words[i], text);
  assert_no_canary (text, strlen (text));
}

static char *
pdf_text (const char *path, const char *password)
{
  if (password == NULL)
    return run_ok (ITEMS ("pdftotext", "-layout", path, "-"));
  return run_ok (ITEMS ("pdftotext", "-layout", "-upw", password, path, "-"));
}

/* "page 3/12" on our pages: the last number is the number of pages there are. */
static void
assert_page_numbers (const char *text, const char *path, const char *password)
{
  g_autofree char *option = g_strdup_printf ("--password=%s", password);
  g_autofree char *count = run_ok (ITEMS ("qpdf", option, "--show-npages", path));
  g_autofree char *first = g_strdup_printf ("page 1/%s", g_strchomp (count));

  g_assert_nonnull (strstr (text, first));
}

/* --- paper --------------------------------------------------------------------------------- */

static void
test_paper (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LivretGrant) grant = seal_some (fixture, "paper");
  g_autoptr (LivretPackage) package = deliver (fixture, grant);
  g_autofree char *check = run_ok (ITEMS ("qpdf", "--check", fixture->path));
  g_autofree char *text = pdf_text (fixture->path, NULL);

  g_assert_null (package->phrase);
  g_assert_nonnull (strstr (check, "not encrypted"));
  assert_pages (text);
  assert_page_numbers (text, fixture->path, "");
}

/* --- PDF with a password --------------------------------------------------------------------- */

static void
test_pdf (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LivretGrant) grant = seal_some (fixture, "pdf");
  g_autoptr (LivretPackage) package = deliver (fixture, grant);
  const char *password = livret_secret_text (package->phrase);
  g_autofree char *option = g_strdup_printf ("--password=%s", password);
  g_autofree char *check = run_ok (ITEMS ("qpdf", option, "--check", fixture->path));
  g_autofree char *how = run_ok (ITEMS ("qpdf", option, "--show-encryption", fixture->path));
  g_autofree char *text = pdf_text (fixture->path, password);
  g_autofree char *bytes = NULL;
  g_autofree char *nothing = NULL;
  gsize size;
  int status;

  g_assert_nonnull (strstr (how, "R = 6"));
  g_assert_nonnull (strstr (how, "stream encryption method: AESv3"));
  assert_pages (text);
  assert_page_numbers (text, fixture->path, password);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  assert_no_canary (bytes, size);
  g_assert_null (memmem (bytes, size, "Camille", 7));
  nothing = run (&status,
                 ITEMS ("pdftotext", "-upw", "mauvaise-phrase-de-cinq-mots", fixture->path, "-"));
  g_assert_cmpint (status, !=, 0);
  g_assert_cmpstr (nothing, ==, "");
}

/* --- page for a browser ----------------------------------------------------------------------- */

static JsonNode *
open_page (Fixture *fixture, const char *segments)
{
  g_autofree char *program =
      g_test_build_filename (G_TEST_DIST, "sharing", "open-package.mjs", NULL);
  g_autofree char *output =
      run_ok (ITEMS ("node", program, fixture->path, fixture->phrase, segments));
  JsonNode *node = livret_json_parse (output, -1, 1 << 24, NULL);

  g_assert_nonnull (node);
  return node;
}

static gpointer
get_document (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_documents_get (db, data, error);
}

static void
assert_documents (Fixture *fixture, JsonArray *documents)
{
  static const char *const names[] = { "2026-11-19_bilan-canari-remis-pdf_MARTIN_Camille.pdf",
                                       "2026-10_radio-canari-remis-tiff_MARTIN_Camille.tif",
                                       "2026_photo-canari-remis-heic_MARTIN_Camille.heic",
                                       "lettre-canari-remis-rtf_MARTIN_Camille.rtf" };

  g_assert_cmpuint (json_array_get_length (documents), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonObject *found = json_array_get_object_element (documents, i);
      g_autoptr (LivretDocument) document = test_vault_write (
          &fixture->household.vault, get_document, fixture->household.documents[i]);

      g_assert_cmpstr (livret_json_get_string (found, "name"), ==, names[i]);
      g_assert_cmpstr (livret_json_get_string (found, "sha256"), ==, document->sha256);
    }
}

static JsonObject *
element (JsonObject *object, const char *array, guint index)
{
  return json_array_get_object_element (json_object_get_array_member (object, array), index);
}

/* No id of the record, no canary, in any decrypted byte; the PDF of everything is looked through
 * too. */
static void
assert_segments (Fixture *fixture, const char *folder, gint64 n_segments)
{
  const char *const ids[] = { fixture->household.camille, fixture->household.documents[0],
                              fixture->household.penicillin };
  g_autofree char *all = g_strdup_printf ("%s/segment-%" G_GINT64_FORMAT, folder, n_segments - 1);
  g_autofree char *text = pdf_text (all, NULL);

  for (gint64 i = 0; i < n_segments; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/segment-%" G_GINT64_FORMAT, folder, i);
      g_autofree char *bytes = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
      assert_no_canary (bytes, size);
      for (guint k = 0; k < G_N_ELEMENTS (ids); k++)
        g_assert_null (memmem (bytes, size, ids[k], strlen (ids[k])));
    }
  assert_pages (text);
}

static void
assert_file_has (const char *folder, guint index, const char *start, gsize size)
{
  g_autofree char *path = g_strdup_printf ("%s/segment-%u", folder, index);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, size);
  g_assert_cmpmem (bytes, size, start, size);
}

static void
test_html (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LivretGrant) grant = seal_some (fixture, "html");
  g_autoptr (LivretPackage) package = deliver (fixture, grant);
  g_autofree char *bytes = NULL;
  g_autoptr (JsonNode) node = open_page (fixture, fixture->folder);
  JsonObject *opened = json_node_get_object (node);
  gsize size;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  assert_no_canary (bytes, size);
  g_assert_null (memmem (bytes, size, CANARY_GRANTED, strlen (CANARY_GRANTED)));
  g_assert_cmpstr (livret_json_get_string (opened, "recipient"), ==, "Dr Karim Benali");
  assert_documents (fixture, json_object_get_array_member (opened, "documents"));
  g_assert_cmpstr (livret_json_get_string (element (opened, "statements", 0), "state"), ==,
                   "whole");
  g_assert_cmpstr (livret_json_get_string (element (opened, "statements", 1), "state"), ==,
                   "whole");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (opened, "statements")), ==,
                    2);
  g_assert_cmpint (livret_json_get_int (element (opened, "series", 0), "readings", 0), ==, 10);
  g_assert_cmpint (livret_json_get_int (element (opened, "series", 1), "readings", 0), ==, 30);
  assert_segments (fixture, fixture->folder, livret_json_get_int (opened, "segments", 0));
  /* cover, 2 sections, 2 series, PDF, TIFF + PDF (several pages), HEIC + JPEG, RTF + text,
   * everything */
  g_assert_cmpint (livret_json_get_int (opened, "segments", 0), ==, 13);
  assert_file_has (fixture->folder, 5, "%PDF-", 5);
  assert_file_has (fixture->folder, 7, "%PDF-", 5);
  assert_file_has (fixture->folder, 9, "\xff\xd8\xff", 3);
  assert_file_has (fixture->folder, 10, "{\\rtf", 5);
}

/* --- clinical documents ------------------------------------------------------------------------
 */

/* Imported as a person does it, statements and readings with it; the id of what became its
 * document. */
static char *
bring (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "cda", name, NULL);
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  LivretImportRequest request = {
    .fd = fd, .name = name, .person = fixture->household.camille, .accept_identity = TRUE
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretImportResult) result =
      livret_import_run (fixture->household.vault.session, &request, NULL, &error);
  char *id = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (result->stored, >, 0);
  for (guint i = 0; i < result->items->len; i++)
    {
      const LivretImportItem *item = result->items->pdata[i];

      if (g_str_equal (item->what, "document"))
        id = g_strdup (item->id);
    }
  close (fd);
  g_assert_nonnull (id);
  return id;
}

/* What stands in the neighbours of the granted document alone: its earlier version, a letter, a
 * certificate, and what was taken out of all of them into the record. */
static void
assert_no_neighbour (const char *bytes, gsize size)
{
  static const char *const neighbours[] = {
    "Signes vitaux",          "78400",    "78,4",
    "Lettre de consultation", "confrère", "Q2hlciBjb25mcsOo", /* "Cher confrère", as it came */
    "Certificat du 24e mois"
  };

  assert_no_canary (bytes, size);
  for (guint i = 0; i < G_N_ELEMENTS (neighbours); i++)
    if (memmem (bytes, size, neighbours[i], strlen (neighbours[i])) != NULL)
      g_error ("%s stands in the package", neighbours[i]);
}

static char *
read_segment (Fixture *fixture, gint64 number, gsize *size)
{
  g_autofree char *path = g_strdup_printf ("%s/segment-%" G_GINT64_FORMAT, fixture->folder, number);
  char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, size, NULL));
  return bytes;
}

/* The document as it came, byte for byte; the pages it is read as; and no word of what stands
 * beside it in the record, not even of what Livret took out of it. */
static void
test_clinical (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = bring (fixture, "analyses.fr.xml");
  g_autofree char *granted = bring (fixture, "analyses-2.fr.xml");
  g_autofree char *letter = bring (fixture, "courrier.fr.xml");
  g_autofree char *certificate = bring (fixture, "certificat.fr.xml");
  g_autofree char *sample =
      g_test_build_filename (G_TEST_DIST, "data", "cda", "analyses-2.fr.xml", NULL);
  g_autoptr (LivretGrantTerms) draft = test_draft (&fixture->household, "html", ITEMS (granted));
  g_autoptr (LivretGrant) grant = test_seal (&fixture->household, draft, NULL);
  g_autoptr (LivretPackage) package = deliver (fixture, grant);
  g_autoptr (JsonNode) node = open_page (fixture, fixture->folder);
  JsonObject *opened = json_node_get_object (node);
  gint64 n = livret_json_get_int (opened, "segments", 0);
  JsonObject *document = element (opened, "documents", 0);
  JsonObject *rendition = json_object_get_object_member (document, "rendition");
  gint64 shown = livret_json_get_int (rendition, "segment", 0);
  g_autofree char *pages = g_strdup_printf ("%s/segment-%" G_GINT64_FORMAT, fixture->folder, shown);
  g_autofree char *text = pdf_text (pages, NULL);
  g_autofree char *all = g_strdup_printf ("%s/segment-%" G_GINT64_FORMAT, fixture->folder, n - 1);
  g_autofree char *all_text = pdf_text (all, NULL);
  g_autofree char *original = NULL;
  g_autofree char *kept = NULL;
  gsize size, length;

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (opened, "documents")), ==,
                    1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (opened, "series")), ==, 0);
  for (guint i = 0; i < json_array_get_length (json_object_get_array_member (opened, "statements"));
       i++)
    g_assert_cmpstr (livret_json_get_string (element (opened, "statements", i), "state"), ==,
                     "withheld");
  g_assert_true (g_file_get_contents (sample, &original, &size, NULL));
  kept = read_segment (fixture, livret_json_get_int (document, "segment", 0), &length);
  g_assert_cmpmem (kept, length, original, size);
  g_assert_cmpstr (livret_json_get_string (rendition, "type"), ==, "application/pdf");
  g_assert_nonnull (strstr (text, "BIOCHIMIE"));
  g_assert_nonnull (strstr (text, "Glycémie à jeun"));
  g_assert_nonnull (strstr (all_text, "BIOCHIMIE"));
  assert_no_neighbour (text, strlen (text));
  assert_no_neighbour (all_text, strlen (all_text));
  for (gint64 i = 0; i < n; i++)
    {
      g_autofree char *bytes = read_segment (fixture, i, &length);

      assert_no_neighbour (bytes, length);
    }
}

/* What is not granted is withheld in the same words for everybody. */
static void
test_withheld (Fixture *fixture, gconstpointer data)
{
  TestHousehold *household = &fixture->household;
  g_autoptr (LivretGrantTerms) draft = test_draft (household, "html", ITEMS (household->metformin));
  g_autoptr (LivretGrant) grant = test_seal (household, draft, NULL);
  g_autoptr (LivretPackage) package = deliver (fixture, grant);
  g_autoptr (JsonNode) node = open_page (fixture, NULL);
  JsonObject *opened = json_node_get_object (node);

  g_assert_cmpstr (livret_json_get_string (element (opened, "statements", 0), "id"), ==,
                   "allergies");
  g_assert_cmpstr (livret_json_get_string (element (opened, "statements", 0), "state"), ==,
                   "withheld");
  g_assert_cmpstr (livret_json_get_string (element (opened, "statements", 1), "state"), ==,
                   "chosen");
  g_assert_cmpuint (json_array_get_length (
                        json_object_get_array_member (element (opened, "statements", 1), "lines")),
                    ==, 1);
}

/* Two packages of one grant cannot be told to be of one person by ids, keys or names outside. */
static void
test_unlinkable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LivretGrant) first = seal_some (fixture, "html");
  g_autoptr (LivretGrant) second = seal_some (fixture, "html");

  for (guint i = 0; i < livret_grant_get_terms (first)->items->len; i++)
    {
      const LivretGrantItem *a = g_ptr_array_index (livret_grant_get_terms (first)->items, i);
      const LivretGrantItem *b = g_ptr_array_index (livret_grant_get_terms (second)->items, i);

      g_assert_cmpstr (a->ref, ==, b->ref);
      g_assert_cmpstr (a->export_id, !=, b->export_id);
    }
}

#define ADD(path, test)                                                                            \
  g_test_add ("/sharing/package/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("paper", test_paper);
  ADD ("pdf", test_pdf);
  ADD ("html", test_html);
  ADD ("clinical", test_clinical);
  ADD ("withheld", test_withheld);
  ADD ("unlinkable", test_unlinkable);
  return g_test_run ();
}
