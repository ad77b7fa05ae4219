/* livret-sample-drawing.c: a row of the table of papers as bytes, and its way into the record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/livret-sample-paper.h"

#include <cairo-pdf.h>
#include <string.h>

#include "record/livret-documents.h"

/* --- drawing -----------------------------------------------------------------------------------
 */

static void
init_page (LivretSamplePage *page, const LivretSample *sample, const LivretSamplePaper *paper)
{
  *page = (LivretSamplePage) {
    .sample = sample,
    .paper = paper,
    .sender = livret_sample_sender (paper->sender),
    .day = sample->today - livret_sample_weekday (sample, paper->days),
  };
  page->sheet.family = page->sender->family;
  memcpy (page->sheet.colour, page->sender->colour, sizeof page->sheet.colour);
  page->sheet.random = livret_sample_random (sample->seed, paper->key, 0);
}

static cairo_status_t
on_bytes_drawn (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A laboratory's paper is the laboratory's; all others are somebody's. */
static const char *
find_author (const LivretSamplePaper *paper)
{
  const LivretSampleSender *sender = livret_sample_sender (paper->sender);

  return sender->person != NULL && paper->layout != livret_sample_lay_lab ? sender->person
         : sender->name != NULL                                           ? sender->name
                                                                          : "";
}

/* What the file says of itself: what the import reads before anybody puts it right. */
static void
describe (cairo_surface_t *surface, LivretSamplePage *page)
{
  char day[16];
  g_autofree char *moment = g_strconcat (livret_day_iso (page->day, day), "T09:30:00Z", NULL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, W_ (page->paper->title));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, find_author (page->paper));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, moment);
}

static GBytes *
draw_pdf (LivretSamplePage *page, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      on_bytes_drawn, bytes, LIVRET_SAMPLE_PAGE_WIDTH, LIVRET_SAMPLE_PAGE_HEIGHT);
  cairo_t *cairo = cairo_create (surface);
  cairo_status_t status;

  describe (surface, page);
  livret_sample_sheet_init (&page->sheet, cairo);
  livret_sample_draw_head (page);
  page->paper->layout (page, page->paper->content);
  livret_sample_sheet_clear (&page->sheet);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED,
               _ ("The pages could not be drawn: %s."), cairo_status_to_string (status));
  return NULL;
}

GBytes *
livret_sample_draw_paper (const LivretSample *sample,
                          const LivretSamplePaper *paper,
                          GError **error)
{
  LivretSamplePage page;

  init_page (&page, sample, paper);
  switch (paper->form)
    {
    case LIVRET_SAMPLE_AS_PHOTOGRAPH:
      return livret_sample_photograph (&page, error);
    case LIVRET_SAMPLE_AS_SCAN:
      return livret_sample_scan (&page, error);
    case LIVRET_SAMPLE_AS_KNEE:
    case LIVRET_SAMPLE_AS_WRIST:
      return livret_sample_xray (sample, paper->form, error);
    case LIVRET_SAMPLE_AS_CDA:
      return livret_sample_write_cda (&page);
    default:
      return draw_pdf (&page, error);
    }
}

/* --- into the record ---------------------------------------------------------------------------
 */

/* What the preview does not ask: who wrote a picture, where somebody works, what is to be hidden.
 */
static gboolean
complete (LivretSample *sample, LivretDb *db, gpointer data, GError **error)
{
  const LivretSamplePaper *paper = data;
  const LivretSampleSender *sender = livret_sample_sender (paper->sender);
  g_autoptr (LivretDocument) document =
      livret_documents_get (db, g_hash_table_lookup (sample->documents, paper->key), error);
  const char *author = find_author (paper);
  const char *house =
      sender->name != NULL && g_strcmp0 (sender->name, author) != 0 ? sender->name : "";

  if (document == NULL)
    return FALSE;
  if (strcmp (document->author, author) == 0 && strcmp (document->establishment, house) == 0 &&
      !paper->hidden)
    return TRUE;
  g_set_str (&document->author, author);
  g_set_str (&document->establishment, house);
  document->hidden = paper->hidden;
  return livret_documents_update (db, document, error);
}

static const char *
suffix (const LivretSamplePaper *paper)
{
  return paper->form == LIVRET_SAMPLE_AS_PDF    ? ".pdf"
         : paper->form == LIVRET_SAMPLE_AS_SCAN ? ".png"
         : paper->form == LIVRET_SAMPLE_AS_CDA  ? ".xml"
                                                : ".jpg";
}

static gboolean
play_paper (LivretSample *sample, const LivretSampleEvent *event, GError **error)
{
  const LivretSamplePaper *paper = event->what;
  g_autoptr (GBytes) bytes = livret_sample_draw_paper (sample, paper, error);
  g_autofree char *name = g_strconcat (paper->file, suffix (paper), NULL);
  char date[16];
  char *id = NULL;
  LivretSampleFile file = {
    .bytes = bytes,
    .name = name,
    .who = paper->who,
    .title = W_ (paper->title),
    .category = paper->category,
    .date = livret_day_iso (sample->today - livret_sample_weekday (sample, paper->days), date),
  };

  if (bytes == NULL || !livret_sample_import (sample, &file, &id, NULL, error))
    return FALSE;
  g_hash_table_insert (sample->documents, g_strdup (paper->key), id);
  return livret_sample_write (sample, complete, (gpointer) paper, error);
}

/* Of no use any more. */
static gboolean
bin_paper (LivretSample *sample, LivretDb *db, gpointer data, GError **error)
{
  const LivretSamplePaper *paper = data;

  return livret_documents_delete (db, g_hash_table_lookup (sample->documents, paper->key), TRUE,
                                  error);
}

static gboolean
play_bin (LivretSample *sample, const LivretSampleEvent *event, GError **error)
{
  return livret_sample_write (sample, bin_paper, (gpointer) event->what, error);
}

void
livret_sample_add_papers (LivretSample *sample)
{
  for (int i = 0; livret_sample_papers[i].key != NULL; i++)
    {
      const LivretSamplePaper *paper = &livret_sample_papers[i];
      int days = MAX (0, livret_sample_weekday (sample, paper->days) - paper->late);

      livret_sample_add_event (sample, livret_sample_at (sample, days, 1105 + i % 40), play_paper,
                               paper, 0);
      if (strcmp (paper->key, LIVRET_SAMPLE_BINNED) == 0)
        livret_sample_add_event (sample, livret_sample_at (sample, LIVRET_SAMPLE_BIN_DAY, 1290),
                                 play_bin, paper, 0);
    }
}
