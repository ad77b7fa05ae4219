/* test-find.c: where words stand on the pages of real files, and what stands in rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "livret-test-pages.h"
#include "record/livret-wire-cells.h"
#include "record/livret-wire-hits.h"

static LivretReader *reader;

/* Page, its place in hundredths of the page, whether all words are there; the text around. */
static char *
write_hits (const GPtrArray *hits)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const LivretPageHit *hit = hits->pdata[i];

      g_string_append_printf (out, "%s%d@%u,%u%s %s", i > 0 ? "; " : "", hit->page + 1,
                              hit->left / 100, hit->top / 100, hit->all ? "!" : "", hit->around);
      g_assert_cmpuint (hit->right, >, hit->left);
      g_assert_cmpuint (hit->bottom, >, hit->top);
      g_assert_cmpuint (hit->bottom - hit->top, <, LIVRET_PAGE_SIDE / 10);
    }
  return g_string_free_and_steal (out);
}

static void
test_found (void)
{
  static const struct
  {
    const char *name;
    const char *type;
    const char *words;
    int pages;
    const char *found;
  } table[] = {
    { "pdf/two-pages.pdf", "application/pdf", "glycemie", 2,
      "1@13,43! Glycémie à jeun : 0,95 g/L" },
    { "pdf/two-pages.pdf", "application/pdf", "PAGE DEUX", 2,
      "2@13,43! Page deux; 2@29,43! Page deux" },
    { "pdf/two-pages.pdf", "application/pdf", "jeune page", 2, "2@13,43 Page deux" },
    { "pdf/two-pages.pdf", "application/pdf", "ferritine", 2, "" },
    { "pdf/two-pages.pdf", "application/pdf", "", 2, "" },
    { "txt/windows.txt", "text/plain", "glycemie", 1,
      "1@9,8! Résultats du 3 mai Glycémie : 0,95 g/L Prix : 3 €" },
    { "cda/synthese.fr.xml", "text/xml", "allergies", 1,
      "1@9,34! cours Hypertension artérielle, depuis 2011. Allergies Aucune allergie connue "
      "Traitements au long; 1@16,37! artérielle, depuis 2011. Allergies Aucune allergie connue "
      "Traitements au long cours Vaccinations" },
    /* What a picture shows is read by another. */
    { "pdf/scan.pdf", "application/pdf", "glycemie", 1, "" },
    { "tiff/pages.tiff", "image/tiff", "glycemie", 3, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofd int fd = test_open_data (table[i].name);
      g_autoptr (GPtrArray) hits = livret_page_hits_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *found = NULL;
      int pages =
          livret_reader_find (reader, fd, table[i].type, table[i].words, 0, hits, NULL, &error);

      g_test_message ("%s in %s", table[i].words, table[i].name);
      g_assert_no_error (error);
      g_assert_cmpint (pages, ==, table[i].pages);
      found = write_hits (hits);
      g_assert_cmpstr (found, ==, table[i].found);
    }
}

/* From a page on; behind the last one there is nothing. */
static void
test_from (void)
{
  static const struct
  {
    int first;
    guint n;
  } table[] = { { 0, 1 }, { 1, 1 }, { 2, 0 }, { G_MAXINT, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofd int fd = test_open_data ("pdf/two-pages.pdf");
      g_autoptr (GPtrArray) hits = livret_page_hits_new ();
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (livret_reader_find (reader, fd, "application/pdf", "deux", table[i].first,
                                           hits, NULL, &error),
                       ==, 2);
      g_assert_no_error (error);
      g_assert_cmpuint (hits->len, ==, table[i].n);
    }
}

static void
test_damaged (void)
{
  g_autofd int fd = test_open_data ("txt/note.txt");
  g_autoptr (GPtrArray) hits = livret_page_hits_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (livret_reader_find (reader, fd, "application/pdf", "a", 0, hits, NULL, &error),
                   ==, -1);
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
}

/* A process that a file took over: nothing that it says is believed that cannot be. */
static void
test_wire (void)
{
  static const struct
  {
    LivretPageHit hit;
    gboolean taken;
  } table[] = {
    { { 3, 10, 20, 30, 40, TRUE, (char *) "words" }, TRUE },
    { { 3, 0, 0, 0, 0, FALSE, (char *) "" }, TRUE },
    { { 2, 10, 20, 30, 40, FALSE, (char *) "words" }, FALSE },
    { { 5, 10, 20, 30, 40, FALSE, (char *) "words" }, FALSE },
    { { -1, 10, 20, 30, 40, FALSE, (char *) "words" }, FALSE },
    { { 3, 31, 20, 30, 40, FALSE, (char *) "words" }, FALSE },
    { { 3, 10, 41, 30, 40, FALSE, (char *) "words" }, FALSE },
    { { 3, 10, 20, LIVRET_PAGE_SIDE + 1, 40, FALSE, (char *) "words" }, FALSE },
    { { 3, 10, 20, 30, G_MAXUINT, FALSE, (char *) "words" }, FALSE },
    { { 3, 10, 20, 30, 40, FALSE, NULL }, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (LivretWireFrame) frame = { 0 };
      g_autoptr (GPtrArray) sent = g_ptr_array_new ();
      g_autoptr (GPtrArray) taken = livret_page_hits_new ();

      g_ptr_array_add (sent, (gpointer) &table[i].hit);
      livret_wire_frame_init (&frame, LIVRET_WIRE_DONE);
      livret_wire_put_hits (&frame, sent);
      livret_wire_take_hits (&frame, 3, 5, taken);
      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpint (livret_wire_finish (&frame), ==, table[i].taken);
    }
}

/* What stands in rows: a PDF alone has some. */
static void
test_cells (void)
{
  static const struct
  {
    const char *name;
    const char *type;
    int first;
    const char *found;
  } table[] = {
    { "pdf/table.pdf", "application/pdf", 0,
      "1:0 Créatinine; 1:0 72; 1:0 µmol/L; 1:0 50 à 90; 1:1 Sodium; 1:1 140; 1:1 mmol/L; "
      "1:1 136 à 145" },
    { "pdf/two-pages.pdf", "application/pdf", 1, "2:0 Page deux" },
    { "pdf/two-pages.pdf", "application/pdf", 2, "" },
    { "pdf/scan.pdf", "application/pdf", 0, "" },
    { "txt/windows.txt", "text/plain", 0, "" },
    { "tiff/pages.tiff", "image/tiff", 0, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofd int fd = test_open_data (table[i].name);
      g_autoptr (GPtrArray) cells = livret_page_cells_new ();
      g_autoptr (GString) found = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (
          livret_reader_cells (reader, fd, table[i].type, table[i].first, cells, NULL, &error), >=,
          1);
      g_assert_no_error (error);
      for (guint j = 0; j < cells->len; j++)
        {
          const LivretPageCell *cell = cells->pdata[j];

          g_string_append_printf (found, "%s%d:%u %s", j > 0 ? "; " : "", cell->page + 1, cell->row,
                                  cell->text);
        }
      g_test_message ("%s", table[i].name);
      g_assert_cmpstr (found->str, ==, table[i].found);
    }
}

static void
test_cells_wire (void)
{
  static const struct
  {
    LivretPageCell cell;
    gboolean taken;
  } table[] = {
    { { 3, 7, 10, 20, 30, 40, (char *) "words" }, TRUE },
    { { 4, 0, 10, 20, 30, 40, (char *) "words" }, TRUE },
    { { 3, 6, 10, 20, 30, 40, (char *) "words" }, FALSE },
    { { 2, 8, 10, 20, 30, 40, (char *) "words" }, FALSE },
    { { 5, 8, 10, 20, 30, 40, (char *) "words" }, FALSE },
    { { -1, 8, 10, 20, 30, 40, (char *) "words" }, FALSE },
    { { 3, LIVRET_PAGE_CELLS_MAX, 10, 20, 30, 40, (char *) "words" }, FALSE },
    { { 3, 8, 31, 20, 30, 40, (char *) "words" }, FALSE },
    { { 3, 8, 10, 41, 30, 40, (char *) "words" }, FALSE },
    { { 3, 8, 10, 20, LIVRET_PAGE_PARTS + 1, 40, (char *) "words" }, FALSE },
    { { 3, 8, 10, 20, 30, G_MAXUINT, (char *) "words" }, FALSE },
    { { 3, 8, 10, 20, 30, 40, NULL }, FALSE },
  };
  LivretPageCell first = { 3, 7, 0, 0, 0, 0, (char *) "before" };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (LivretWireFrame) frame = { 0 };
      g_autoptr (GPtrArray) sent = g_ptr_array_new ();
      g_autoptr (GPtrArray) taken = livret_page_cells_new ();

      g_ptr_array_add (sent, &first);
      g_ptr_array_add (sent, (gpointer) &table[i].cell);
      livret_wire_frame_init (&frame, LIVRET_WIRE_DONE);
      livret_wire_put_cells (&frame, sent);
      livret_wire_take_cells (&frame, 3, 5, taken);
      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpint (livret_wire_finish (&frame), ==, table[i].taken);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  reader = livret_reader_new (g_getenv ("LIVRET_READER_PROGRAM"));
  g_test_add_func ("/reader/find/found", test_found);
  g_test_add_func ("/reader/find/from", test_from);
  g_test_add_func ("/reader/find/damaged", test_damaged);
  g_test_add_func ("/reader/find/wire", test_wire);
  g_test_add_func ("/reader/find/cells", test_cells);
  g_test_add_func ("/reader/find/cells-wire", test_cells_wire);
  status = g_test_run ();
  livret_reader_free (reader);
  return status;
}
