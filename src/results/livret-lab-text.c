/* livret-lab-text.c: the pages of a laboratory's report, by their rows or by their text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "results/livret-lab-text.h"

#include <string.h>

#include "record/livret-wire-cells.h"
#include "results/livret-lab-report.h"
#include "results/livret-lab-rows.h"

/* Bytes: a report names what it is about soon. */
#define WORTH_WITHIN (64 * 1024)

/* The place behind the lines of a page: its form feed, or the end. */
static const char *
read_lines (LivretLabReport *report, const char *p)
{
  for (;;)
    {
      gsize n = strcspn (p, "\n\r\f");

      livret_lab_report_line (report, p, n, 0);
      p += n;
      if (*p == '\0' || *p == '\f')
        return p;
      p++;
    }
}

/* How many of @cells from @from on stand on page @page. */
static guint
count_cells (const GPtrArray *cells, guint from, guint page)
{
  guint n = 0;

  while (cells != NULL && from + n < cells->len &&
         ((const LivretPageCell *) cells->pdata[from + n])->page == (int) page)
    n++;
  return n;
}

GPtrArray *
livret_lab_text_read (const char *text, gssize size, const GPtrArray *cells)
{
  gsize whole = size < 0 ? strlen (text) : (gsize) size;
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) MIN (whole, LIVRET_LAB_TEXT_MAX));
  LivretLabReport *report = livret_lab_report_new ();
  g_autoptr (LivretLabRows) rows = livret_lab_rows_new (report);
  const char *p = valid;
  guint from = 0;

  for (guint page = 0; p != NULL || (cells != NULL && from < cells->len); page++)
    {
      guint n = count_cells (cells, from, page);

      livret_lab_report_page (report, page + 1);
      if (n > 0)
        livret_lab_rows_read (rows, (LivretPageCell **) cells->pdata + from, n);
      else if (p != NULL)
        p = read_lines (report, p);
      p = p != NULL ? strchr (p, '\f') : NULL;
      p = p != NULL ? p + 1 : NULL;
      from += n;
    }
  return livret_lab_report_end (report);
}

/* Whether @line names an analyte that is not @kind, which becomes the one it names. */
static gboolean
names_another (const LivretLabLine *line, const LivretKind **kind)
{
  for (guint at = 0; at < line->n; at++)
    {
      const LivretKind *found;

      if (at > 0 && g_unichar_isalnum (line->folded[at - 1]))
        continue;
      livret_lab_line_named (line, at, &found);
      if (found != NULL && found != *kind)
        {
          gboolean another = *kind != NULL;

          *kind = found;
          if (another)
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
livret_lab_text_is_worth (const char *text)
{
  g_autofree char *begin = g_utf8_make_valid (text, (gssize) MIN (strlen (text), WORTH_WITHIN));
  const LivretKind *kind = NULL;

  for (const char *p = begin; *p != '\0';)
    {
      gsize n = strcspn (p, "\n\r\f");
      LivretLabLine line;

      livret_lab_line_init (&line, p, n);
      if (names_another (&line, &kind))
        return TRUE;
      p += n + (p[n] != '\0');
    }
  return FALSE;
}
