/* livret-reader-prepare.c: what libraries load is loaded before the reader locks itself in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/livret-reader-prepare.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <time.h>
#include <unistd.h>

#include "formats/livret-formats.h"
#include "reader/livret-reader-job.h"
#include "reader/livret-reader-pages.h"

/* Converters are modules; one stays loaded as long as it is open, which is for good. */
static void
load_code_pages (void)
{
  static const int pages[] = { 437,  850,  852,  866,  874,  932,  936,  949,  950,  1250,
                               1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258, 10000 };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strdup_printf ("CP%d", pages[i]);

      g_iconv_open ("UTF-8", name);
    }
  /* Titles and authors in PDF files. */
  g_iconv_open ("UTF-8", "UTF-16BE");
  g_iconv_open ("UTF-8", "UTF-16LE");
}

/* A page of text to a PDF and back to pixels: fonts, cairo, Pango and Poppler wake up. */
static void
draw_something (void)
{
  static const char words[] = "Résultats : œdème, 0,95 g/L − 37,2 °C";
  g_autoptr (GBytes) text = g_bytes_new_static (words, sizeof words - 1);
  int fd = livret_reader_rendition_of (text, "text/plain", "application/pdf", NULL);
  g_autoptr (LivretInput) input = fd >= 0 ? livret_input_new (fd, NULL, NULL) : NULL;
  GBytes *pdf = input != NULL ? livret_input_bytes (input, NULL) : NULL;

  if (pdf != NULL)
    {
      g_autoptr (LivretPages) pages = livret_pages_open (pdf, "application/pdf", NULL);
      g_auto (LivretImage) image = { 0 };
      g_autofree char *found = livret_reader_text_of (pdf, "application/pdf", NULL);

      if (pages != NULL)
        livret_pages_render (pages, 0, 100, &image, NULL);
    }
  if (fd >= 0)
    close (fd);
}

/* The same with bold and slanted letters, and the marks of lists. */
static void
draw_story (void)
{
  static const char words[] =
      "<ClinicalDocument><title>Œ</title><component><structuredBody><component><section>"
      "<title>É</title><text><list><item>µ ≥</item></list><list><item styleCode='Italics'>"
      "<content styleCode='Bold'>α</content>β</item></list><table><tr><th>x</th><td>y<sup>2</sup>"
      "</td></tr></table></text></section></component></structuredBody></component>"
      "</ClinicalDocument>";
  g_autoptr (GBytes) text = g_bytes_new_static (words, sizeof words - 1);
  int fd = livret_reader_rendition_of (text, "text/xml", "application/pdf", NULL);

  if (fd >= 0)
    close (fd);
}

void
livret_reader_prepare (const char *locale)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  tzset ();
  load_code_pages ();
  for (gsize i = 0; livret_formats ()[i] != NULL; i++)
    {
      livret_format_title (livret_formats ()[i]);
      if (livret_formats ()[i]->prepare != NULL)
        livret_formats ()[i]->prepare ();
    }
  draw_something ();
  draw_story ();
}
