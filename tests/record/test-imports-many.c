/* test-imports-many.c: files that are brought together: order, failures, stopping, one undo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <unistd.h>

#include "livret-test-vault.h"
#include "record/livret-import-private.h"
#include "record/livret-memfd.h"
#include "test-readings-db.h"

#define NOON G_GINT64_CONSTANT (1795262400)
#define FILES_MAX 64

typedef enum
{
  KIND_PAPER,    /* a document of its own words */
  KIND_SAME,     /* the same bytes as every other of this kind */
  KIND_READINGS, /* a hundred, of which half are the next such file's too */
  KIND_LONG,     /* more than is held before it is stored */
  KIND_LONG_FAILS,
  KIND_FAILS,
  KIND_CHANGES, /* the file changes while it is read */
  KIND_OTHER,   /* somebody else's */
  KIND_CLOSED,  /* cannot be opened */
  KIND_STOPS,   /* whoever imports has enough */
} Kind;

/* What is brought together, a letter a file. */
static const char letters[] = "psrlLfcoxC";

typedef struct
{
  TestVault vault;
  char *camille;
  const char *files; /* letters */
  GCancellable *cancellable;
  GPtrArray *names;
  GPtrArray *results; /* LivretImportResult, or NULL, as told */
  GArray *told;       /* guint */
  guint64 done;
  guint64 total;
} Fixture;

static void
free_result (gpointer result)
{
  if (result != NULL)
    livret_import_result_free (result);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  test_vault_init (&f->vault);
  f->camille = test_vault_add_person (&f->vault, "Camille Martin");
  f->cancellable = g_cancellable_new ();
  f->names = g_ptr_array_new_with_free_func (g_free);
  f->results = g_ptr_array_new_with_free_func (free_result);
  f->told = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  test_vault_clear (&f->vault);
  g_free (f->camille);
  g_object_unref (f->cancellable);
  g_ptr_array_unref (f->names);
  g_ptr_array_unref (f->results);
  g_array_unref (f->told);
}

static Kind
kind_of (Fixture *f, guint i)
{
  return (Kind) (strchr (letters, f->files[i]) - letters);
}

/* --- What the files say -------------------------------------------------------------------------
 */

static gboolean
say_document (LivretSink *sink, const char *text)
{
  const LivretSinkDocument document = {
    .fd = -1, .media_type = "text/plain", .text = text, .pages = 1
  };

  return livret_sink_document (sink, &document);
}

static gboolean
say_long_document (LivretSink *sink)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len <= LIVRET_TAPE_BYTES)
    g_string_append (text, "hémoglobine ");
  return say_document (sink, text->str);
}

static gboolean
say_readings (LivretSink *sink, guint place)
{
  const LivretSinkSeries series = { "weight", "Withings", "", "kg", TRUE };
  LivretSinkReading readings[100];
  guint16 id;

  if (!livret_sink_series (sink, &series, &id))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    readings[i] = test_reading (id, NOON + (gint64) (place * 50 + i) * 3600, 70);
  return livret_sink_readings (sink, readings, G_N_ELEMENTS (readings));
}

static gboolean
parse (const LivretImportRequest *request,
       LivretSink *sink,
       gpointer data,
       GCancellable *cancellable,
       GError **error)
{
  Fixture *f = data;
  guint i = (guint) g_ascii_strtoull (request->name, NULL, 10);
  Kind kind = kind_of (f, i);
  const LivretSinkIdentity other = { .name = "Louis Martin" };

  if (!livret_sink_format (sink, "test") || !livret_sink_progress (sink, 1, 2))
    return FALSE;
  if (kind == KIND_CHANGES)
    g_assert_cmpint (pwrite (request->fd, "!", 1, 0), ==, 1);
  if (kind == KIND_STOPS)
    g_cancellable_cancel (f->cancellable);
  if (kind == KIND_READINGS && !say_readings (sink, i))
    return FALSE;
  if (kind == KIND_OTHER && !livret_sink_identity (sink, &other))
    return FALSE;
  if ((kind == KIND_LONG || kind == KIND_LONG_FAILS) && !say_long_document (sink))
    return FALSE;
  if (kind != KIND_LONG && kind != KIND_LONG_FAILS && !say_document (sink, request->name))
    return FALSE;
  if (kind == KIND_FAILS || kind == KIND_LONG_FAILS)
    g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE, "cut short");
  return kind != KIND_FAILS && kind != KIND_LONG_FAILS;
}

/* --- Bringing them ------------------------------------------------------------------------------
 */

static gboolean
open_one (guint i, LivretImportRequest *request, gpointer data, GError **error)
{
  Fixture *f = data;
  Kind kind = kind_of (f, i);
  g_autofree char *words =
      kind == KIND_SAME ? g_strdup ("the same") : g_strdup_printf ("the words of paper %u", i);

  if (kind == KIND_CLOSED)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "gone");
      return FALSE;
    }
  *request = (LivretImportRequest) { .fd = livret_memfd_open ("file", error),
                                     .name = f->names->pdata[i],
                                     .person = f->camille };
  return livret_memfd_write (request->fd, words, strlen (words), error);
}

static void
on_done (guint i, LivretImportResult *result, const GError *error, gpointer data)
{
  Fixture *f = data;

  g_assert_true ((result == NULL) == (error != NULL));
  g_ptr_array_add (f->results, result);
  g_array_append_val (f->told, i);
}

static void
on_progress (guint64 done, guint64 total, gpointer data)
{
  Fixture *f = data;

  g_assert_cmpuint (done, >=, f->done);
  g_assert_cmpuint (done, <=, total);
  f->done = done;
  f->total = total;
}

static gboolean
bring (Fixture *f, const char *files, GError **error)
{
  LivretImportDrop drop = {
    .n_files = strlen (files), .open = open_one, .done = on_done, .progress = on_progress, .data = f
  };
  guint64 sizes[FILES_MAX];

  f->files = files;
  f->done = 0;
  for (guint i = 0; i < drop.n_files; i++)
    {
      sizes[i] = 100 + i;
      g_ptr_array_add (f->names, g_strdup_printf ("%u.txt", i));
    }
  drop.sizes = sizes;
  return livret_imports_run_many_with (test_vault_store (&f->vault), &drop, parse, f,
                                       f->cancellable, error);
}

static gpointer
undo_all (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < f->results->len; i++)
    if (f->results->pdata[i] != NULL)
      g_ptr_array_add (ids, ((LivretImportResult *) f->results->pdata[i])->import);
  return livret_imports_undo_many (db, ids, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static gpointer
dump (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return test_dump (db);
}

static void
check_undo (Fixture *f, const char *before)
{
  g_autofree char *after = NULL;

  test_vault_write (&f->vault, undo_all, f);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM import"
                                              " WHERE state != 'undone'"),
                   ==, 0);
  g_assert_nonnull (test_vault_write (&f->vault, test_run_sql, (gpointer) "DELETE FROM import"));
  after = test_vault_write (&f->vault, dump, NULL);
  g_assert_cmpstr (before, ==, after);
}

/* --- Tables -------------------------------------------------------------------------------------
 */

/* @documents: that are in the record then; @failed: files told as failed. */
static const struct
{
  const char *name;
  const char *files;
  guint documents;
  guint failed;
} drops[] = {
  { "one", "p", 1, 0 },
  { "none", "", 0, 0 },
  { "fifty", "pppppppppppppppppppppppppppppppppppppppppppppppppp", 50, 0 },
  { "same", "spsspss", 3, 0 },
  { "failures", "pfpcpopxpfp", 6, 5 },
  { "all-fail", "fcoxf", 0, 5 },
  { "readings", "rrprrp", 6, 0 },
  { "long-between", "pplppp", 6, 0 },
  { "long-same", "sslsls", 3, 0 },
  { "long-fails", "ppLpprLr", 6, 2 },
  { "long-first", "lp", 2, 0 },
};

/* Each file is told of once, in order; what was told is in the record, and one undo takes all of it
 * out again. */
static void
test_drop (Fixture *f, gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  const char *files = drops[row].files;
  g_autofree char *before = test_vault_write (&f->vault, dump, NULL);
  g_autoptr (GError) error = NULL;
  gint64 journal = test_vault_int (&f->vault, "SELECT count (*) FROM journal");
  guint failed = 0;
  gint64 last = 0;

  g_assert_true (bring (f, files, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (f->told->len, ==, strlen (files));
  for (guint i = 0; i < f->told->len; i++)
    {
      const LivretImportResult *result = f->results->pdata[i];
      g_autofree char *sql = NULL;
      gint64 place;

      g_assert_cmpuint (g_array_index (f->told, guint, i), ==, i);
      failed += result == NULL;
      if (result == NULL)
        continue;
      g_assert_cmpint (result->read, ==, result->stored + result->already);
      sql = g_strdup_printf ("SELECT row FROM import WHERE id = '%s' AND state = 'done'",
                             result->import);
      place = test_vault_int (&f->vault, sql);
      g_assert_cmpint (place, >, last);
      last = place;
    }
  g_assert_cmpuint (failed, ==, drops[row].failed);
  g_assert_cmpuint (f->done, ==, f->total);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM document"), ==,
                   drops[row].documents);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM import"), ==,
                   f->told->len - failed);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM journal"), ==,
                   journal + f->told->len - failed);
  check_undo (f, before);
}

/* The same paper in two files is new in the first and there already in the second. */
static void
test_same (Fixture *f, gconstpointer data)
{
  const LivretImportResult *first, *second;
  g_autoptr (GError) error = NULL;

  g_assert_true (bring (f, "ss", &error));
  first = f->results->pdata[0];
  second = f->results->pdata[1];
  g_assert_cmpint (first->stored, ==, 1);
  g_assert_cmpint (second->already, ==, 1);
  g_assert_cmpstr (((LivretImportItem *) first->items->pdata[0])->id, ==,
                   ((LivretImportItem *) second->items->pdata[0])->id);
}

static const char *const stops[] = { "pppCppp", "Cp", "ppllCp",
                                     "pppppppppppppppppppppppppppppppC" };

/* What was told stays, whatever was not told left nothing; and one undo takes it. */
static void
test_stop (Fixture *f, gconstpointer data)
{
  const char *files = data;
  g_autofree char *before = test_vault_write (&f->vault, dump, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (bring (f, files, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (f->told->len, <=, (guint) (strchr (files, 'C') - files));
  for (guint i = 0; i < f->told->len; i++)
    {
      g_assert_cmpuint (g_array_index (f->told, guint, i), ==, i);
      g_assert_nonnull (f->results->pdata[i]);
    }
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM document"), ==, f->told->len);
  g_assert_cmpint (test_vault_int (&f->vault, "SELECT count (*) FROM import WHERE state = 'done'"),
                   ==, f->told->len);
  if (strstr (files, "ll") != NULL)
    g_assert_cmpuint (f->told->len, >=, 3);
  check_undo (f, before);
}

static gpointer
list (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_imports_list (db, error);
}

/* "1 2 3": how many stand together, newest first. */
static char *
list_together (Fixture *f)
{
  g_autoptr (GPtrArray) imports = test_vault_write (&f->vault, list, NULL);
  GString *sizes = g_string_new (NULL);

  for (guint i = 0, n; i < imports->len; i += n)
    {
      n = livret_imports_together (imports, i);
      g_string_append_printf (sizes, "%s%u", i > 0 ? " " : "", n);
    }
  return g_string_free_and_steal (sizes);
}

/* Drops of one second stay apart, and what came in meanwhile tears none of them. */
static void
test_marks (Fixture *f, gconstpointer data)
{
  g_autofree char *apart = NULL, *torn = NULL, *earlier = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (bring (f, "ppp", &error));
  g_assert_true (bring (f, "pp", &error));
  g_assert_true (bring (f, "p", &error));
  test_vault_write (&f->vault, test_run_sql, (gpointer) "UPDATE import SET time = 0");
  apart = list_together (f);
  g_assert_cmpstr (apart, ==, "1 2 3");
  test_vault_write (&f->vault, test_run_sql,
                    (gpointer) "UPDATE import SET brought = (SELECT brought FROM import"
                               " WHERE row = 1) WHERE row = 6");
  torn = list_together (f);
  g_assert_cmpstr (torn, ==, "4 2");
  /* Of a Livret that kept no mark the second tells. */
  test_vault_write (&f->vault, test_run_sql,
                    (gpointer) "UPDATE import SET brought = NULL, time = row > 2");
  earlier = list_together (f);
  g_assert_cmpstr (earlier, ==, "4 2");
}

/* Which of past imports were brought together: "AAB": a moment each, lower case another person; the
 * mark of each, "." for none. */
static void
test_together (void)
{
  static const struct
  {
    const char *imports;
    const char *marks;
    guint at;
    guint n;
  } table[] = {
    { "A", ".", 0, 1 },       { "AAA", "...", 0, 3 },   { "AAA", "...", 1, 2 },
    { "ABBA", "....", 0, 1 }, { "ABBA", "....", 1, 2 }, { "ABBA", "....", 3, 1 },
    { "AAaa", "....", 0, 2 }, { "AAaa", "....", 2, 2 }, { "aA", "..", 0, 1 },
    { "AAA", "112", 0, 2 },   { "AAA", "112", 2, 1 },   { "ABC", "111", 0, 3 },
    { "AAaa", "1111", 0, 2 }, { "AA", "1.", 0, 1 },     { "AAA", ".11", 0, 1 },
    { "AAA", "1..", 1, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) imports = g_ptr_array_new_with_free_func (g_free);
      const char *files = table[i].imports, *marks = table[i].marks;

      for (const char *c = files; *c != '\0'; c++)
        {
          LivretImport *import = g_new0 (LivretImport, 1);

          import->time = g_ascii_toupper (*c);
          if (marks[c - files] != '.')
            import->brought = (char *) (marks[c - files] == '1' ? "one" : "two");
          import->person = (char *) (g_ascii_isupper (*c) ? "camille" : "louis");
          g_ptr_array_add (imports, import);
        }
      g_test_message ("%s %s at %u", files, marks, table[i].at);
      g_assert_cmpuint (livret_imports_together (imports, table[i].at), ==, table[i].n);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  test_init (&argc, &argv);
#define ADD(path, func, data) g_test_add (path, Fixture, data, set_up, func, tear_down)
  for (gsize i = 0; i < G_N_ELEMENTS (drops); i++)
    {
      g_autofree char *path = g_strconcat ("/imports-many/drop/", drops[i].name, NULL);

      ADD (path, test_drop, GSIZE_TO_POINTER (i));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      g_autofree char *path = g_strdup_printf ("/imports-many/stop/%zu", i);

      ADD (path, test_stop, stops[i]);
    }
  ADD ("/imports-many/same", test_same, NULL);
  ADD ("/imports-many/marks", test_marks, NULL);
  g_test_add_func ("/record/imports-many/together", test_together);
  return g_test_run ();
}
