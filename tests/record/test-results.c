/* test-results.c: results that were confirmed beside a page: kept, known again, taken back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "livret-test-paper.h"
#include "record/livret-imports.h"
#include "record/livret-readings-found.h"
#include "record/livret-readings.h"
#include "record/livret-results.h"

/* 2024-03-12 08:15 of the local clock. */
#define SAMPLE G_GINT64_CONSTANT (1710231300)

typedef struct
{
  TestVault vault;
  char *camille;
  Paper paper;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  test_vault_init (&f->vault);
  f->camille = test_vault_add_person (&f->vault, "Camille Martin");
  f->paper = (Paper) { .person = f->camille,
                       .title = "Bilan",
                       .category = "BIOLOGIE",
                       .author = "Laboratoire du Port",
                       .date = "2024-03-13",
                       .bytes = "one",
                       .text = "words" };
  test_vault_write (&f->vault, test_paper_add, &f->paper);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_free (f->paper.id);
  test_vault_clear (&f->vault);
  g_free (f->camille);
}

static LivretStatedResult
stated (const char *kind, double value, const char *unit, double low, double high)
{
  return (LivretStatedResult) { .kind = livret_kind_by_id (kind),
                                .wall = SAMPLE,
                                .value = value,
                                .unit = unit,
                                .decimals = 2,
                                .low = low,
                                .high = high,
                                .range = "",
                                .meaning = "H",
                                .page = 2 };
}

typedef struct
{
  Fixture *f;
  const char *import;
  LivretStatedResult results[3];
  guint n;
} Keep;

JOB (keep)
{
  const Keep *what = data;

  return livret_results_keep (db, what->import, what->f->paper.id, what->results, what->n, error)
             ? DONE
             : NULL;
}

JOB (undo)
{
  return livret_imports_undo (db, data, error) ? DONE : NULL;
}

/* The readings with what is known of each, then what is known of the document. */
JOB (tell)
{
  Fixture *f = data;
  LivretReadingQuery query = { f->camille, NULL, G_MININT64, G_MAXINT64, .all = TRUE };
  g_autoptr (GArray) readings = livret_readings_list (db, &query, error);
  g_autoptr (GArray) kept = livret_results_list (db, f->paper.id, error);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < readings->len; i++)
    {
      const LivretReading *reading = &g_array_index (readings, LivretReading, i);
      g_autoptr (GPtrArray) found = livret_readings_found_list (db, &reading->key, FALSE, error);

      g_string_append_printf (out, "%s %s (%s)", reading->kind->id, reading->written,
                              reading->source);
      for (guint j = 0; j < found->len; j++)
        {
          const LivretReadingFound *place = found->pdata[j];

          g_string_append_printf (out, " in %s, page %d, %g to %g, %s%s", place->title, place->page,
                                  place->low, place->high, place->meaning,
                                  place->read ? ", read" : "");
        }
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < kept->len; i++)
    {
      const LivretKeptResult *one = &g_array_index (kept, LivretKeptResult, i);

      g_string_append_printf (out, "%s %g on day %d, page %d%s%s\n", one->kind->id, one->value,
                              one->day, one->page, one->read ? ", read" : "",
                              one->deleted ? ", deleted" : "");
    }
  return g_string_free (out, FALSE);
}

static void
assert_told (Fixture *f, const char *expected)
{
  g_autofree char *told = test_vault_write (&f->vault, tell, f);

  g_assert_cmpstr (told, ==, expected);
}

#define GLUCOSE_ROW "glucose 1.12 g/L (Laboratoire du Port) in Bilan, page 2, 70 to 110, H, read\n"
#define CREATININE_ROW                                                                             \
  "creatinine 84.00 µmol/L (Laboratoire du Port) in Bilan, page 2, nan to 1.13, H, read\n"
#define GLUCOSE_KEPT "glucose 112 on day 19794, page 2, read\n"
#define CREATININE_KEPT "creatinine 0.950208 on day 19794, page 2, read\n"

static void
test_kept_and_back (Fixture *f, gconstpointer data)
{
  Keep first = {
    f, "11111111-1111-4111-8111-111111111111", { stated ("glucose", 1.12, "g/L", 0.7, 1.1) }, 1
  };
  Keep both = { f,
                "22222222-2222-4222-8222-222222222222",
                { stated ("glucose", 1.12, "g/L", 0.7, 1.1),
                  stated ("creatinine", 84, "umol/L", NAN, 100) },
                2 };

  test_vault_write (&f->vault, keep, &first);
  assert_told (f, GLUCOSE_ROW GLUCOSE_KEPT);
  /* Once more, with another: one is there already. */
  test_vault_write (&f->vault, keep, &both);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT stored FROM import WHERE row = 2"), ==, 1);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT already FROM import WHERE row = 2"), ==, 1);
  test_vault_write (&f->vault, undo, (gpointer) both.import);
  assert_told (f, GLUCOSE_ROW GLUCOSE_KEPT);
  test_vault_write (&f->vault, undo, (gpointer) first.import);
  assert_told (f, "");
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM reading_found"), ==, 0);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM readings"), ==, 0);
}

JOB (delete_first)
{
  Fixture *f = data;
  LivretReadingQuery query = { f->camille, NULL, G_MININT64, G_MAXINT64, .all = TRUE };
  g_autoptr (GArray) readings = livret_readings_list (db, &query, error);

  return livret_readings_delete (db, &g_array_index (readings, LivretReading, 0).key, TRUE, error)
             ? DONE
             : NULL;
}

static void
test_deleted (Fixture *f, gconstpointer data)
{
  Keep first = {
    f, "11111111-1111-4111-8111-111111111111", { stated ("glucose", 1.12, "g/L", 0.7, 1.1) }, 1
  };
  Keep again = first;

  test_vault_write (&f->vault, keep, &first);
  test_vault_write (&f->vault, delete_first, f);
  assert_told (f, "glucose 112 on day 19794, page 2, read, deleted\n");
  again.import = "22222222-2222-4222-8222-222222222222";
  test_vault_write (&f->vault, keep, &again);
  assert_told (f, GLUCOSE_ROW GLUCOSE_KEPT);
}

/* All of them or none. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  Keep wrong = { f,
                 "11111111-1111-4111-8111-111111111111",
                 { stated ("glucose", 1.12, "g/L", 0.7, 1.1),
                   stated ("glucose", 1.12, "kg", NAN, NAN) },
                 2 };

  test_vault_write_error (&f->vault, keep, &wrong, LIVRET_RECORD_ERROR_INVALID);
  wrong.results[1] = stated ("urea", NAN, "g/L", NAN, NAN);
  test_vault_write_error (&f->vault, keep, &wrong, LIVRET_RECORD_ERROR_INVALID);
  assert_told (f, "");
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM import"), ==, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  test_init (&argc, &argv);
  g_test_add ("/results/kept-and-back", Fixture, NULL, set_up, test_kept_and_back, tear_down);
  g_test_add ("/results/deleted", Fixture, NULL, set_up, test_deleted, tear_down);
  g_test_add ("/results/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
