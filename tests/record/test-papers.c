/* test-papers.c: documents that say of themselves what they are: two roads, versions, parts, undo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <unistd.h>

#include "livret-test-vault.h"
#include "record/livret-entries.h"
#include "record/livret-import-private.h"
#include "record/livret-papers.h"
#include "record/livret-readings-found.h"
#include "test-readings-db.h"

/* One file: a document, perhaps with the XML it stood in. */
typedef struct
{
  const char *content; /* its bytes */
  const char *source;  /* bytes of the XML beside, or NULL */
  const char *copy;    /* bytes of the PDF beside, or NULL */
  const char *unique_id;
  const char *set_id;
  guint set_version;
  const char *replaces;
  const char *restrictions;
  const char *title;
  const char *date;
  gboolean results; /* a statement and a reading stand in it */
} File;

typedef struct
{
  TestVault vault;
  char *camille;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  test_vault_init (&f->vault);
  f->camille = test_vault_add_person (&f->vault, "Camille Martin");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  test_vault_clear (&f->vault);
  g_free (f->camille);
}

static gboolean
say_results (LivretSink *sink)
{
  const LivretSinkEntry entry = { .section = "treatments",
                                  .text = "Metformine",
                                  .place = "Traitements au long cours",
                                  .code = "1.2.250.1.213.2.3.1|60001234" };
  const LivretSinkSeries series = { "weight", "Laboratoire", "", "g", TRUE };
  const LivretSinkFinding finding = { "Constantes", 2, 50000, NAN, "plus de 50 kg", "N" };
  LivretSinkReading reading;
  guint16 id;

  if (!livret_sink_entry (sink, &entry) || !livret_sink_series (sink, &series, &id))
    return FALSE;
  reading = test_reading (id, TEST_NOW, 72000);
  return livret_sink_result (sink, &reading, &finding);
}

static gboolean
parse (const LivretImportRequest *request,
       LivretSink *sink,
       gpointer data,
       GCancellable *cancellable,
       GError **error)
{
  const File *file = data;
  g_autofd int content = test_memfd (file->content, -1);
  const char *beside = file->source != NULL ? file->source : file->copy;
  g_autofd int part = beside != NULL ? test_memfd (beside, -1) : -1;
  const LivretSinkPaper paper = { "11502-2",         file->unique_id, file->set_id,
                                  file->set_version, file->replaces,  file->restrictions };
  gboolean bare = file->unique_id == NULL && file->set_id == NULL && beside == NULL;
  LivretSinkDocument document = {
    .fd = content,
    .media_type = "application/pdf",
    .name = "a.pdf",
    .title = file->title,
    .date = file->date,
    .text = file->content,
    .paper = bare ? NULL : &paper,
    .parts = { { file->source != NULL ? LIVRET_PART_SOURCE : LIVRET_PART_COPY, part, "text/xml",
                 "a.xml" } },
    .n_parts = part >= 0,
  };

  return livret_sink_format (sink, "test") && livret_sink_document (sink, &document) &&
         (!file->results || say_results (sink));
}

static char *
bring (Fixture *f, const File *file, gboolean dry_run, int stored, int already)
{
  g_autofd int fd = test_memfd (file->source != NULL ? file->source : file->content, -1);
  LivretImportRequest request = {
    .fd = fd, .name = "file", .person = f->camille, .dry_run = dry_run
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretImportResult) result = livret_import_run_with (
      test_vault_store (&f->vault), &request, parse, (gpointer) file, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result->stored, ==, stored);
  g_assert_cmpint (result->already, ==, already);
  return g_strdup (result->import);
}

static gpointer
undo (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_imports_undo (db, data, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

/* The documents: title, date, version, whether hidden, its words; its files and papers by version.
 */
static gpointer
tell (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretDocumentQuery query = { .include_hidden = TRUE };
  g_autoptr (GPtrArray) list = livret_documents_list (db, &query, error);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const LivretDocument *d = list->pdata[i];
      g_autofree char *text = livret_documents_text (db, d->id, error);
      g_autoptr (GPtrArray) versions = livret_documents_list_versions (db, d->id, error);

      g_string_append_printf (out, "%s %s v%d%s \"%s\":", d->title, d->date.text, d->version,
                              d->hidden ? " hidden" : "", text);
      for (guint v = 0; v < versions->len; v++)
        {
          const LivretDocumentVersion *version = versions->pdata[v];
          g_autoptr (LivretPaper) paper = livret_papers_get (db, d->id, version->number, error);
          g_autoptr (GPtrArray) parts = livret_parts_list (db, d->id, version->number, error);

          g_string_append_printf (out, " [%d%s%s", version->number, paper != NULL ? " " : "",
                                  paper != NULL ? paper->unique_id : "");
          for (guint p = 0; p < parts->len; p++)
            g_string_append_printf (out, " +%s", ((const LivretPart *) parts->pdata[p])->role);
          g_string_append (out, "]");
        }
      g_string_append (out, "\n");
    }
  return g_string_free (out, FALSE);
}

static void
assert_record (Fixture *f, const char *expected)
{
  g_autofree char *told = test_vault_write (&f->vault, tell, NULL);

  g_assert_cmpstr (told, ==, expected);
}

#define CONTENTS "SELECT count (*) FROM content"
#define CHUNKS "SELECT count (DISTINCT content) FROM chunk"

static void
assert_contents (Fixture *f, int n)
{
  g_assert_cmpint (test_vault_int (&f->vault, CONTENTS), ==, n);
  g_assert_cmpint (test_vault_int (&f->vault, CHUNKS), ==, n);
}

static const File pdf = { .content = "one", .title = "Bilan", .date = "2026-05-01" };
static const File cda = { .content = "one",
                          .source = "<cda 1>",
                          .unique_id = "1.1",
                          .set_id = "1",
                          .set_version = 1,
                          .title = "Bilan",
                          .date = "2026-05-01" };
static const File cda_otherwise = { .content = "one, printed again",
                                    .source = "<cda 1, other spaces>",
                                    .unique_id = "1.1",
                                    .set_id = "1",
                                    .set_version = 1,
                                    .title = "Bilan",
                                    .date = "2026-05-01" };
static const File with_copy = {
  .content = "<cda>", .copy = "one", .unique_id = "1.1", .title = "Bilan", .date = "2026-05-01"
};
static const File second = { .content = "two",
                             .source = "<cda 2>",
                             .unique_id = "1.2",
                             .set_id = "1",
                             .set_version = 2,
                             .restrictions = "N MASQUE_PS",
                             .title = "Bilan corrigé",
                             .date = "2026-05-03" };
static const File replacing = { .content = "two",
                                .unique_id = "9.9",
                                .replaces = "1.1",
                                .title = "Bilan corrigé",
                                .date = "2026-05-03" };
static const File with_results = { .content = "one",
                                   .source = "<cda 1>",
                                   .unique_id = "1.1",
                                   .title = "Bilan",
                                   .date = "2026-05-01",
                                   .results = TRUE };

static const File with_results_too = {
  .content = "another", .unique_id = "1.7", .title = "Lettre", .date = "2026-05-04", .results = TRUE
};
static const File results_by_another_road = { .content = "one",
                                              .source = "<cda 1, from a zip>",
                                              .unique_id = "1.1",
                                              .title = "Bilan",
                                              .date = "2026-05-01",
                                              .results = TRUE };

/* --- Two roads ----------------------------------------------------------------------------------
 */

typedef struct
{
  const char *name;
  const File *first;
  const File *then;
  gboolean already;       /* the second is the first */
  const char *record;     /* after both */
  const char *undone;     /* after the second was taken back */
  const char *first_gone; /* after the first was taken back instead */
  int contents;
} Road;

#define ONE "Bilan 2026-05-01 v1 \"one\": [1]\n"
#define ONE_COPY "Bilan 2026-05-01 v1 \"<cda>\": [1 1.1 +copy]\n"
#define ONE_CDA "Bilan 2026-05-01 v1 \"one\": [1 1.1 +source]\n"

static const Road roads[] = {
  { "pdf, then its CDA", &pdf, &cda, TRUE, ONE_CDA, ONE, ONE_CDA, 2 },
  { "CDA, then its pdf", &cda, &pdf, TRUE, ONE_CDA, ONE_CDA, ONE_CDA, 2 },
  { "CDA with a copy, then that copy", &with_copy, &pdf, TRUE, ONE_COPY, ONE_COPY, ONE_COPY, 2 },
  { "a pdf, then the CDA it is a copy of", &pdf, &with_copy, TRUE, ONE_CDA, ONE, ONE_CDA, 2 },
  { "the same twice", &cda, &cda, TRUE, ONE_CDA, ONE_CDA, ONE_CDA, 2 },
  { "the same id, other bytes", &cda, &cda_otherwise, TRUE, ONE_CDA, ONE_CDA, ONE_CDA, 2 },
  { "a newer version", &cda, &second, FALSE,
    "Bilan corrigé 2026-05-03 v2 hidden \"two\": [2 1.2 +source] [1 1.1 +source]\n", ONE_CDA, NULL,
    4 },
  { "an older version, late", &second, &cda, FALSE,
    "Bilan corrigé 2026-05-03 v1 hidden \"two\": [1 1.2 +source] [-1 1.1 +source]\n",
    "Bilan corrigé 2026-05-03 v1 hidden \"two\": [1 1.2 +source]\n", NULL, 4 },
  { "what it replaces by name", &cda, &replacing, FALSE,
    "Bilan corrigé 2026-05-03 v2 \"two\": [2 9.9] [1 1.1 +source]\n", ONE_CDA, NULL, 3 },
};

static void
test_road (Fixture *f, gconstpointer data)
{
  const Road *road = data;
  g_autofree char *first = bring (f, road->first, FALSE, 1, 0);
  g_autofree char *dry = bring (f, road->then, TRUE, !road->already, road->already);
  g_autofree char *then = bring (f, road->then, FALSE, !road->already, road->already);
  g_autofree char *again = NULL;

  assert_record (f, road->record);
  assert_contents (f, road->contents);
  test_vault_write (&f->vault, undo, then);
  assert_record (f, road->undone);
  again = bring (f, road->then, FALSE, !road->already, road->already);
  assert_record (f, road->record);
  if (road->first_gone != NULL)
    {
      test_vault_write (&f->vault, undo, first);
      assert_record (f, road->first_gone);
      test_vault_write (&f->vault, undo, again);
    }
  else
    {
      test_vault_write (&f->vault, undo, again);
      test_vault_write (&f->vault, undo, first);
    }
  assert_record (f, "");
  assert_contents (f, 0);
}

/* --- What a person said stays -------------------------------------------------------------------
 */

static gpointer
rename_it (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretDocumentQuery query = { .include_hidden = TRUE };
  g_autoptr (GPtrArray) list = livret_documents_list (db, &query, error);
  LivretDocument *d = list->pdata[0];

  g_set_str (&d->title, "Ma prise de sang");
  return livret_documents_update (db, d, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
test_renamed (Fixture *f, gconstpointer data)
{
  g_autofree char *first = bring (f, &cda, FALSE, 1, 0);
  g_autofree char *then = NULL;

  test_vault_write (&f->vault, rename_it, NULL);
  then = bring (f, &second, FALSE, 1, 0);
  assert_record (
      f, "Ma prise de sang 2026-05-03 v2 hidden \"two\": [2 1.2 +source] [1 1.1 +source]\n");
  test_vault_write (&f->vault, undo, then);
  assert_record (f, "Ma prise de sang 2026-05-01 v1 \"one\": [1 1.1 +source]\n");
}

static gpointer
erase (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretDocumentQuery query = { .include_hidden = TRUE };
  g_autoptr (GPtrArray) list = livret_documents_list (db, &query, error);
  const LivretDocument *d = list->pdata[0];

  return livret_documents_erase (db, d->id, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
test_erased (Fixture *f, gconstpointer data)
{
  g_autofree char *first = bring (f, &cda, FALSE, 1, 0);
  g_autofree char *then = bring (f, &second, FALSE, 1, 0);

  test_vault_write (&f->vault, erase, NULL);
  assert_record (f, "");
  assert_contents (f, 0);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM paper"), ==, 0);
  test_vault_write (&f->vault, undo, then);
  test_vault_write (&f->vault, undo, first);
}

/* --- What stands in it --------------------------------------------------------------------------
 */

static gpointer
tell_found (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entries = livret_entries_list (db, NULL, NULL, error);
  g_autoptr (GPtrArray) found =
      livret_readings_found_of_kind (db, data, livret_kind_by_id ("weight"), TRUE, error);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const LivretEntry *e = entries->pdata[i];
      g_autoptr (LivretDocument) d = livret_documents_get (db, e->document, NULL);

      g_string_append_printf (out, "%s: %s, %s, %s\n", e->text, d != NULL ? d->title : "-",
                              e->place, e->code);
    }
  for (guint i = 0; i < found->len; i++)
    {
      const LivretReadingFound *r = found->pdata[i];
      g_autoptr (GPtrArray) all = livret_readings_found_list (db, &r->key, FALSE, error);

      g_assert_cmpuint (all->len, ==, found->len);
      g_string_append_printf (out, "%g: %s, %s, page %d, %g to %g, %s, %s\n", r->key.value,
                              r->title, r->place, r->page, r->low, r->high, r->range, r->meaning);
    }
  return g_string_free (out, FALSE);
}

static void
test_results (Fixture *f, gconstpointer data)
{
  g_autofree char *dry = bring (f, &with_results, TRUE, 3, 0);
  g_autofree char *import = bring (f, &with_results, FALSE, 3, 0);
  g_autofree char *again = bring (f, &with_results, FALSE, 0, 3);
  g_autofree char *told = test_vault_write (&f->vault, tell_found, f->camille);
  g_autofree char *gone = NULL;

  g_assert_cmpstr (told, ==,
                   "Metformine: Bilan, Traitements au long cours, 1.2.250.1.213.2.3.1|60001234\n"
                   "72: Bilan, Constantes, page 2, 50 to nan, plus de 50 kg, N\n");
  test_vault_write (&f->vault, undo, again);
  test_vault_write (&f->vault, undo, import);
  gone = test_vault_write (&f->vault, tell_found, f->camille);
  g_assert_cmpstr (gone, ==, "");
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM reading_found"), ==, 0);
}

/* Two files say the same: what the first brought stays as long as the second says it. */
typedef struct
{
  const char *name;
  const File *then;
  int stored;
  const char *both;
  const char *first_gone;
} Twice;

#define STATEMENT(document)                                                                        \
  "Metformine: " document ", Traitements au long cours, 1.2.250.1.213.2.3.1|60001234\n"
#define READING(document) "72: " document ", Constantes, page 2, 50 to nan, plus de 50 kg, N\n"

static const Twice twice[] = {
  { "another document", &with_results_too, 1,
    STATEMENT ("Bilan") READING ("Bilan") READING ("Lettre"),
    STATEMENT ("Lettre") READING ("Lettre") },
  { "the same document by another road", &results_by_another_road, 0,
    STATEMENT ("Bilan") READING ("Bilan"), STATEMENT ("Bilan") READING ("Bilan") },
};

static void
assert_found (Fixture *f, const char *expected)
{
  g_autofree char *told = test_vault_write (&f->vault, tell_found, f->camille);

  g_assert_cmpstr (told, ==, expected);
}

static void
test_twice (Fixture *f, gconstpointer data)
{
  const Twice *row = data;
  g_autofree char *first = bring (f, &with_results, FALSE, 3, 0);
  g_autofree char *then = bring (f, row->then, FALSE, row->stored, 3 - row->stored);
  g_autofree char *again = NULL;

  assert_found (f, row->both);
  test_vault_write (&f->vault, undo, then);
  assert_found (f, STATEMENT ("Bilan") READING ("Bilan"));
  again = bring (f, row->then, FALSE, row->stored, 3 - row->stored);
  test_vault_write (&f->vault, undo, first);
  assert_found (f, row->first_gone);
  test_vault_write (&f->vault, undo, again);
  assert_found (f, "");
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM entry_sighting"), ==, 0);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM reading_found"), ==, 0);
}

/* --- Restrictions -------------------------------------------------------------------------------
 */

static void
test_restrictions (void)
{
  static const struct
  {
    const char *codes;
    gboolean hides;
  } table[] = {
    { "", FALSE },
    { "N", FALSE },
    { "V", FALSE },
    { "N INVISIBLE_PATIENT", FALSE },
    { "N MASQUE_PS", TRUE },
    { "MASQUE_PS", TRUE },
    { "N INVISIBLE_REPRESENTANTS_LEGAUX", TRUE },
    { "R INVISIBLE_REP_LEGAUX", TRUE },
    { "N MASQUE_PSX", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (LivretPaper) paper = livret_paper_new ();

      g_set_str (&paper->restrictions, table[i].codes);
      g_assert_cmpint (livret_paper_hides (paper), ==, table[i].hides);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (roads); i++)
    {
      g_autofree char *path = g_strdup_printf ("/papers/road/%s", roads[i].name);

      g_test_add (path, Fixture, &roads[i], set_up, test_road, tear_down);
    }
  g_test_add ("/papers/renamed", Fixture, NULL, set_up, test_renamed, tear_down);
  g_test_add ("/papers/erased", Fixture, NULL, set_up, test_erased, tear_down);
  g_test_add ("/papers/results", Fixture, NULL, set_up, test_results, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (twice); i++)
    {
      g_autofree char *path = g_strdup_printf ("/papers/twice/%s", twice[i].name);

      g_test_add (path, Fixture, &twice[i], set_up, test_twice, tear_down);
    }
  g_test_add_func ("/papers/restrictions", test_restrictions);
  return g_test_run ();
}
