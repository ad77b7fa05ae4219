/* make-package.c: writes a package of made-up content for a browser, and prints its phrase.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * make-package FILE [PHRASE]. LIVRET_MADE_PAST: its end date lies in the past.
 * make-package --words: the program's words that may stand in the data, a line each.
 */
#include "made-content.h"

#include "base/livret-clock.h"
#include "record/livret-reader.h"
#include "sharing/livret-page.h"
#include "sharing/livret-pdf-pages.h"
#include "sharing/livret-phrase.h"

#include <locale.h>
#include <string.h>
#include <unistd.h>

/* The cover and the readings, as the PDF of everything; documents stay apart here. */
static int
draw_pages (const LivretPackageContent *content, GError **error)
{
  g_autofree int *series = g_new0 (int, content->series->len);
  g_autofree int *documents = g_new0 (int, content->documents->len + 1);
  LivretPdfPlan plan = { series, documents, 9 };
  LivretSheet *sheet = livret_sheet_new (1, plan.total, "MARTIN Camille", "Livret", error);

  livret_pdf_cover_draw (sheet, content, &plan);
  for (guint i = 0; i < content->series->len; i++)
    livret_pdf_series_draw (sheet, g_ptr_array_index (content->series, i));
  livret_sheet_new_page (sheet);
  if (content->documents->len > 0)
    livret_pdf_document_draw (sheet, g_ptr_array_index (content->documents, 0), 1, 2);
  return livret_sheet_finish (sheet, NULL, error);
}

static gboolean
save (int fd, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = livret_memfd_bytes (fd, error);

  return bytes != NULL && g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                               g_bytes_get_size (bytes), error);
}

static gboolean
make_package (const char *path, const LivretSecret *phrase, GError **error)
{
  static LivretPackageContent *content; /* made up, kept to the end */
  int renditions[] = { -1, -1, -1, -1 };
  LivretPageFiles files = { renditions, -1 };
  g_autofree char *pdf = g_strconcat (path, ".pdf", NULL);
  int page;

  content = made_content_new (4);
  if (g_getenv ("LIVRET_MADE_PAST") != NULL)
    content->until = G_GINT64_CONSTANT (1514761199); /* 2017-12-31, in Paris */
  files.all = draw_pages (content, error);
  if (files.all < 0 || !save (files.all, pdf, error))
    return FALSE;
  page = livret_page_write (content, &files, phrase, "fr", NULL, error);
  return page >= 0 && save (page, path, error);
}

static void
print_words (void)
{
  for (const LivretKind *const *kind = livret_kinds (); *kind != NULL; kind++)
    {
      g_print ("term %s\n", (*kind)->label);
      for (guint c = 0; c < (*kind)->n_components; c++)
        {
          g_print ("term %s\n", (*kind)->components[c].label);
          if ((*kind)->components[c].reference_source != NULL &&
              *(*kind)->components[c].reference_source != '\0')
            g_print ("term %s\n", (*kind)->components[c].reference_source);
        }
    }
  for (const LivretCategory *category = livret_categories (); category->code != NULL; category++)
    g_print ("term %s\n", category->label);
  for (const LivretSection *section = livret_sections (); section->id != NULL; section++)
    g_print ("section %s\n", section->id);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretSecret) phrase = NULL;

  setlocale (LC_ALL, "");
  if (argc < 2)
    return 2;
  if (strcmp (argv[1], "--words") == 0)
    {
      print_words ();
      return 0;
    }
  phrase =
      argc > 2 ? livret_secret_new (argv[2], strlen (argv[2])) : livret_phrase_new ("fr", &error);
  if (phrase != NULL && make_package (argv[1], phrase, &error))
    {
      g_print ("%s\n", livret_secret_text (phrase));
      return 0;
    }
  g_printerr ("%s\n", error->message);
  return 1;
}
