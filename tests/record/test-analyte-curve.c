/* test-analyte-curve.c: one analyte of two laboratories is one curve, each point with a range.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <unistd.h>

#include "livret-test-vault.h"
#include "record/livret-import-private.h"
#include "record/livret-readings-found.h"
#include "test-readings-db.h"

#define DAY 86400

typedef struct
{
  const char *title;
  const char *source;
  const char *unit;
  double value;
  LivretSinkFinding finding;
  gint64 time;
} Report;

/* 0.35 g/L of urea, 60.056 g/mol, is 5.827894 mmol/L. */
static const Report by_mass = {
  "Bilan 2019", "Laboratoire des Grands-Chênes",           "g/L",
  0.35,         { "Biochimie", 2, 0.15, 0.45, NULL, "N" }, TEST_NOW - 400 * DAY
};
static const Report by_amount = {
  "Bilan 2020", "Laboratoire du Port", "mmol/L", 8.1, { "Chimie", 1, 2.5, 7.5, NULL, "H" }, TEST_NOW
};

static gboolean
parse (const LivretImportRequest *request,
       LivretSink *sink,
       gpointer data,
       GCancellable *cancellable,
       GError **error)
{
  const Report *report = data;
  g_autofd int content = test_memfd (report->title, -1);
  const LivretSinkDocument document = {
    .fd = content, .media_type = "text/plain", .name = "a.txt", .title = report->title
  };
  const LivretSinkSeries series = { "urea", report->source, "", report->unit, FALSE };
  LivretSinkReading reading;
  guint16 id;

  if (!livret_sink_format (sink, "test") || !livret_sink_document (sink, &document) ||
      !livret_sink_series (sink, &series, &id))
    return FALSE;
  reading = test_reading (id, report->time, report->value);
  return livret_sink_result (sink, &reading, &report->finding);
}

static void
bring (TestVault *vault, const char *person, const Report *report)
{
  g_autofd int fd = test_memfd (report->title, -1);
  LivretImportRequest request = { .fd = fd, .name = "file", .person = person };
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretImportResult) result = livret_import_run_with (
      test_vault_store (vault), &request, parse, (gpointer) report, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result->stored, ==, 2);
}

static gpointer
tell (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const LivretKind *kind = livret_kind_by_id ("urea");
  g_autoptr (GArray) kinds = livret_readings_kinds (db, data, error);
  g_autoptr (GPtrArray) found = livret_readings_found_of_kind (db, data, kind, TRUE, error);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < kinds->len; i++)
    g_string_append_printf (out, "%s\n", g_array_index (kinds, LivretKindPresence, i).kind->id);
  for (guint i = 0; i < found->len; i++)
    {
      const LivretReadingFound *point = found->pdata[i];

      g_string_append_printf (out, "%.4f, %.4f to %.4f, %s: %s, page %d, %s\n", point->key.value,
                              point->low, point->high, point->title, point->place, point->page,
                              point->meaning);
    }
  return g_string_free (out, FALSE);
}

static void
test_one_curve (void)
{
  TestVault vault;
  g_autofree char *camille = NULL;
  g_autofree char *told = NULL;

  test_vault_init (&vault);
  camille = test_vault_add_person (&vault, "Camille Martin");
  bring (&vault, camille, &by_amount);
  bring (&vault, camille, &by_mass);
  told = test_vault_write (&vault, tell, camille);
  g_assert_cmpstr (told, ==,
                   "urea\n"
                   "5.8279, 2.4977 to 7.4930, Bilan 2019: Biochimie, page 2, N\n"
                   "8.1000, 2.5000 to 7.5000, Bilan 2020: Chimie, page 1, H\n");
  test_vault_clear (&vault);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  test_init (&argc, &argv);
  g_test_add_func ("/analyte-curve/one-curve", test_one_curve);
  return g_test_run ();
}
