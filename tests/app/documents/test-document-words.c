/* test-document-words.c: what the row of a document says: from whom it is, and how it stands.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-words.h"
#include "record/livret-issuers.h"

#define TODAY 20000 /* day number */

static LivretDocument *
make_document (const char *category, const char *author, const char *establishment)
{
  LivretDocument *document = livret_document_new ();

  g_set_str (&document->category, category);
  g_set_str (&document->author, author);
  g_set_str (&document->establishment, establishment);
  return document;
}

static void
test_from (void)
{
  static const struct
  {
    const char *category, *author, *establishment, *words;
  } cases[] = {
    { "CR", "Dr Benali", "Cabinet du Port", "Dr Benali · Cabinet du Port" },
    { "CR", "Dr Benali", "", "Dr Benali" },
    { "BIOLOGIE", "Dr Benali", "Laboratoire du Port", "Laboratoire du Port · Dr Benali" },
    { "BIOLOGIE", "Laboratoire du Port", "", "Laboratoire du Port" },
    { "BIOLOGIE", "", "Laboratoire du Port", "Laboratoire du Port" },
    { "AUTR_DOC", "", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LivretDocument) document =
          make_document (cases[i].category, cases[i].author, cases[i].establishment);
      g_autofree char *words = livret_document_from (document);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_marks (void)
{
  static const struct
  {
    int days; /* since it came in */
    gboolean pinned, linked, hidden;
    const char *media_type, *words;
  } cases[] = {
    { 400, FALSE, FALSE, FALSE, "application/pdf", "" },
    { 0, FALSE, FALSE, FALSE, "application/pdf", "New" },
    { 6, FALSE, FALSE, FALSE, "application/pdf", "New" },
    { 7, FALSE, FALSE, FALSE, "application/pdf", "" },
    { 400, FALSE, TRUE, FALSE, "application/pdf", "Linked" },
    { 400, FALSE, FALSE, FALSE, LIVRET_STANDING_MEDIA_TYPE, "Signed" },
    { 400, FALSE, FALSE, TRUE, "application/pdf", "Hidden" },
    { 1, TRUE, TRUE, TRUE, LIVRET_STANDING_MEDIA_TYPE, "Pinned · New · Linked · Signed · Hidden" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LivretDocument) document = make_document ("CR", "", "");
      g_autofree char *words = NULL;

      document->added = (gint64) (TODAY - cases[i].days) * 86400 + 3600;
      document->pinned = cases[i].pinned;
      document->linked = cases[i].linked;
      document->hidden = cases[i].hidden;
      g_set_str (&document->media_type, cases[i].media_type);
      words = livret_document_marks (document, TODAY);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-words/from", test_from);
  g_test_add_func ("/document-words/marks", test_marks);
  return g_test_run ();
}
