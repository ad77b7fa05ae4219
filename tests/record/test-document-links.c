/* test-document-links.c: what else came out of a document's file: documents, statements, values.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <unistd.h>

#include "livret-test-vault.h"
#include "record/livret-document-links.h"
#include "record/livret-import-private.h"
#include "record/livret-memfd.h"
#include "test-readings-db.h"

#define NOON G_GINT64_CONSTANT (1795262400)

/* What a "file" holds beside three weights and a pulse. */
typedef struct
{
  gboolean papers; /* the file itself, and a paper inside it */
  gboolean entries;
} Script;

typedef struct
{
  TestVault vault;
  char *camille;
  LivretDocument *document;
} Fixture;

static gboolean
say_papers (LivretSink *sink)
{
  int fd = test_memfd ("another paper", -1);
  LivretSinkDocument own = { .fd = -1, .media_type = "text/plain", .title = "Bilan", .pages = 1 };
  LivretSinkDocument other = { .fd = fd,
                               .media_type = "text/plain",
                               .name = "b.txt",
                               .title = "Courrier",
                               .text = "courrier",
                               .pages = 1 };
  gboolean goes_on = livret_sink_document (sink, &own) && livret_sink_document (sink, &other);

  close (fd);
  return goes_on;
}

static gboolean
say_readings (LivretSink *sink)
{
  const LivretSinkSeries series[] = { { "weight", "Laboratoire", "", "kg", TRUE },
                                      { "heart-rate", "Laboratoire", "", "/min", TRUE } };
  LivretSinkReading readings[4];
  guint16 ids[2];

  for (guint i = 0; i < 2; i++)
    if (!livret_sink_series (sink, &series[i], &ids[i]))
      return FALSE;
  for (guint i = 0; i < 3; i++)
    readings[i] = test_reading (ids[0], NOON + (gint64) i * 60, 70 + i);
  readings[3] = test_reading (ids[1], NOON, 62);
  return livret_sink_readings (sink, readings, 4);
}

static gboolean
parse (const LivretImportRequest *request,
       LivretSink *sink,
       gpointer data,
       GCancellable *cancellable,
       GError **error)
{
  static const LivretSinkEntry entry = {
    .section = "treatments", .text = "Metformine", .from = "2024-03", .comment = ""
  };
  const Script *script = data;

  return livret_sink_format (sink, "test") && (!script->papers || say_papers (sink)) &&
         say_readings (sink) && (!script->entries || livret_sink_entry (sink, &entry));
}

static void
import (Fixture *f, Script script)
{
  g_autoptr (GError) error = NULL;
  LivretImportRequest request = { .name = "bilan.txt", .person = f->camille };
  g_autoptr (LivretImportResult) result = NULL;

  request.fd = livret_memfd_open ("file", &error);
  g_assert_true (livret_memfd_write (request.fd, "the file", 8, &error));
  result =
      livret_import_run_with (test_vault_store (&f->vault), &request, parse, &script, NULL, &error);
  g_assert_no_error (error);
  close (request.fd);
}

static gpointer
find_bilan (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretDocumentQuery query = { .include_hidden = TRUE };
  g_autoptr (GPtrArray) list = livret_documents_list (db, &query, error);

  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((LivretDocument *) list->pdata[i])->title, "Bilan"))
      return livret_document_copy (list->pdata[i]);
  g_assert_not_reached ();
}

static gpointer
read_links (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const LivretDocument *document = data;

  return livret_document_links_read (db, document->id, document->hidden, error);
}

/* All links as one text: "Courrier | Metformine | heart-rate 62 weight 72+". */
static char *
tell (Fixture *f)
{
  g_autoptr (LivretDocumentLinks) links = test_vault_write (&f->vault, read_links, f->document);
  GString *told = g_string_new (NULL);

  g_assert_cmpuint (links->versions->len, ==, 1);
  for (guint i = 0; i < links->documents->len; i++)
    g_string_append_printf (told, "%s ", ((LivretDocument *) links->documents->pdata[i])->title);
  g_string_append (told, "|");
  for (guint i = 0; i < links->entries->len; i++)
    g_string_append_printf (told, " %s", ((LivretEntry *) links->entries->pdata[i])->text);
  g_string_append (told, " |");
  for (guint i = 0; i < links->values->len; i++)
    {
      const LivretDocumentValue *value = &g_array_index (links->values, LivretDocumentValue, i);

      g_string_append_printf (told, " %s %.0f%s", value->reading.kind->id, value->reading.values[0],
                              value->earlier ? "+" : "");
    }
  return g_string_free (told, FALSE);
}

static void
assert_told (Fixture *f, const char *expected)
{
  g_autofree char *told = tell (f);

  g_assert_cmpstr (told, ==, expected);
}

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
  livret_document_free (f->document);
  g_free (f->camille);
}

static void
test_one_file (Fixture *f, gconstpointer data)
{
  import (f, (Script) { .papers = TRUE, .entries = TRUE });
  f->document = test_vault_write (&f->vault, find_bilan, NULL);
  assert_told (f, "Courrier | Metformine | heart-rate 62 weight 72+");
}

/* What an earlier file had brought, this one holds too: each is found by either. */
static void
test_seen_again (Fixture *f, gconstpointer data)
{
  import (f, (Script) { .entries = TRUE });
  import (f, (Script) { .papers = TRUE });
  f->document = test_vault_write (&f->vault, find_bilan, NULL);
  assert_told (f, "Courrier | | heart-rate 62 weight 72+");
}

/* What was typed by hand is not the file's; what is in the bin or hidden is not told. */
static gpointer
add_by_hand (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const double values[LIVRET_COMPONENTS_MAX] = { 99, NAN, NAN };
  LivretReadingKey key;

  return GINT_TO_POINTER (livret_readings_add (db, data, livret_kind_by_id ("weight"), NOON + 600,
                                               60, values, "kg", &key, error));
}

static gpointer
bin_and_hide (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;
  g_autoptr (LivretDocumentLinks) links =
      livret_document_links_read (db, f->document->id, FALSE, error);
  LivretDocument *other = links->documents->pdata[0];
  const LivretEntry *entry = links->entries->pdata[0];

  other->hidden = TRUE;
  for (guint i = 0; i < links->values->len; i++)
    if (!livret_readings_delete (
            db, &g_array_index (links->values, LivretDocumentValue, i).reading.key, TRUE, error))
      return NULL;
  return GINT_TO_POINTER (livret_documents_update (db, other, error) &&
                          livret_entries_delete (db, entry->id, TRUE, error));
}

static void
test_kept_apart (Fixture *f, gconstpointer data)
{
  import (f, (Script) { .papers = TRUE, .entries = TRUE });
  f->document = test_vault_write (&f->vault, find_bilan, NULL);
  test_vault_write (&f->vault, add_by_hand, f->camille);
  assert_told (f, "Courrier | Metformine | heart-rate 62 weight 72+");
  test_vault_write (&f->vault, bin_and_hide, f);
  assert_told (f, "| | weight 71+");
  /* Beside a hidden document hidden ones are told. */
  f->document->hidden = TRUE;
  assert_told (f, "Courrier | | weight 71+");
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/document-links/one-file", test_one_file);
  ADD ("/document-links/seen-again", test_seen_again);
  ADD ("/document-links/kept-apart", test_kept_apart);
  return g_test_run ();
}
