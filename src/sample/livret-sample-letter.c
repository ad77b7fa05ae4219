/* livret-sample-letter.c: letters, reports, prescriptions and certificates.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/livret-sample-paper.h"

/* --- letters and reports -----------------------------------------------------------------------
 */

static void
put_figure (LivretSamplePage *page, LivretSampleFigure figure)
{
  LivretSampleSheet *sheet = &page->sheet;
  double middle = (page->left + page->right) / 2;

  switch (figure)
    {
    case LIVRET_SAMPLE_FIGURE_FUNDUS:
      livret_sample_draw_fundus (sheet, middle - 150, sheet->y, 136, FALSE);
      livret_sample_draw_fundus (sheet, middle + 14, sheet->y, 136, TRUE);
      sheet->y += 140;
      livret_sample_put (sheet, 8, LIVRET_SAMPLE_DIM | LIVRET_SAMPLE_CENTRE, middle - 150, sheet->y,
                         136, C_ ("sample", "Right eye"));
      livret_sample_put (sheet, 8, LIVRET_SAMPLE_DIM | LIVRET_SAMPLE_CENTRE, middle + 14, sheet->y,
                         136, C_ ("sample", "Left eye"));
      sheet->y += 24;
      break;
    case LIVRET_SAMPLE_FIGURE_ECG:
      livret_sample_draw_ecg (sheet, page->left, sheet->y, page->right - page->left);
      sheet->y += 118;
      livret_sample_put (sheet, 7, LIVRET_SAMPLE_DIM, page->left, sheet->y, 200,
                         "25 mm/s · 10 mm/mV");
      sheet->y += 22;
      break;
    case LIVRET_SAMPLE_FIGURE_GROWTH:
      livret_sample_draw_growth (page, page->left, sheet->y, page->right - page->left, 330);
      sheet->y += 352;
      break;
    default:
      break;
    }
}

static void
put_paragraph (LivretSamplePage *page, const char *heading, const char *text)
{
  LivretSampleSheet *sheet = &page->sheet;
  g_autofree char *filled = livret_sample_fill (page, text);

  if (heading != NULL)
    sheet->y += livret_sample_put (sheet, 10.5, LIVRET_SAMPLE_BOLD | LIVRET_SAMPLE_TINTED,
                                   page->left, sheet->y, page->right - page->left, W_ (heading)) +
                3;
  sheet->y += livret_sample_put (sheet, 11.3, LIVRET_SAMPLE_JUSTIFIED, page->left, sheet->y,
                                 page->right - page->left, filled) +
              13;
}

void
livret_sample_lay_letter (LivretSamplePage *page, gconstpointer content)
{
  const LivretSampleLetter *letter = content;

  livret_sample_draw_title (page, page->paper->title);
  if (letter->opening != NULL)
    put_paragraph (page, NULL, letter->opening);
  for (gsize i = 0; i < G_N_ELEMENTS (letter->paragraphs) && letter->paragraphs[i] != NULL; i++)
    {
      put_paragraph (page, letter->headings[i], letter->paragraphs[i]);
      if (i == 0)
        put_figure (page, letter->figure);
    }
  if (letter->closing != NULL)
    put_paragraph (page, NULL, letter->closing);
  livret_sample_draw_end (page);
}

/* --- certificates: the words in a frame --------------------------------------------------------
 */

void
livret_sample_lay_certificate (LivretSamplePage *page, gconstpointer content)
{
  const LivretSampleLetter *letter = content;
  LivretSampleSheet *sheet = &page->sheet;
  double top;

  sheet->y += 24;
  sheet->y += livret_sample_put (sheet, 17, LIVRET_SAMPLE_BOLD | LIVRET_SAMPLE_CENTRE, page->left,
                                 sheet->y, page->right - page->left, W_ (page->paper->title)) +
              26;
  top = sheet->y;
  sheet->y += 22;
  page->left += 24;
  page->right -= 24;
  for (gsize i = 0; i < G_N_ELEMENTS (letter->paragraphs) && letter->paragraphs[i] != NULL; i++)
    {
      g_autofree char *filled = livret_sample_fill (page, letter->paragraphs[i]);
      gboolean by_hand = page->sender->person == NULL;

      sheet->y += livret_sample_put (sheet, by_hand ? 17 : 11.5,
                                     by_hand ? LIVRET_SAMPLE_PENNED : LIVRET_SAMPLE_PLAIN,
                                     page->left, sheet->y, page->right - page->left, filled) +
                  14;
    }
  page->left -= 24;
  page->right += 24;
  livret_sample_box (sheet, page->left, top, page->right - page->left, sheet->y - top + 8, 6, 0);
  sheet->y += 30;
  if (page->sender->person != NULL)
    livret_sample_draw_end (page);
  else
    livret_sample_sign (sheet, livret_sample_first_name (page->paper->who), page->right - 150,
                        sheet->y + 50);
}

/* --- prescriptions -----------------------------------------------------------------------------
 */

static void
put_zone (LivretSamplePage *page, const char *text)
{
  LivretSampleSheet *sheet = &page->sheet;

  livret_sample_box (sheet, page->left, sheet->y, page->right - page->left, 19, 2, 0);
  livret_sample_put (sheet, 8.3, LIVRET_SAMPLE_BOLD | LIVRET_SAMPLE_CENTRE, page->left + 4,
                     sheet->y + 4, page->right - page->left - 8, W_ (text));
  sheet->y += 32;
}

static void
put_drug (LivretSamplePage *page, const LivretSampleDrug *drug)
{
  LivretSampleSheet *sheet = &page->sheet;

  livret_sample_put (sheet, 11, LIVRET_SAMPLE_BOLD, page->left + 6, sheet->y, 14, "•");
  sheet->y += livret_sample_put (sheet, 11.5, LIVRET_SAMPLE_BOLD, page->left + 20, sheet->y, 420,
                                 W_ (drug->drug)) +
              2;
  sheet->y += livret_sample_put (sheet, 10.5, LIVRET_SAMPLE_PLAIN, page->left + 20, sheet->y, 420,
                                 W_ (drug->dose)) +
              11;
}

static gboolean
put_drugs (LivretSamplePage *page, const LivretSamplePrescription *prescription, gboolean chronic)
{
  gboolean any = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (prescription->drugs) && prescription->drugs[i].drug != NULL;
       i++)
    if (prescription->drugs[i].chronic == chronic)
      {
        put_drug (page, &prescription->drugs[i]);
        any = TRUE;
      }
  return any;
}

static void
put_length (LivretSamplePage *page, int months)
{
  g_autoptr (GString) text = NULL;
  char times[16];

  if (months < 2)
    return;
  g_snprintf (times, sizeof times, "%d", months - 1);
  text = g_string_new (C_ ("sample", "For 1 month, to be renewed {times} times"));
  g_string_replace (text, "{times}", times, 0);
  page->sheet.y += livret_sample_put (&page->sheet, 10.5, LIVRET_SAMPLE_ITALIC, page->left + 20,
                                      page->sheet.y, 420, text->str) +
                   6;
}

/* For a long illness the sheet has two parts, of which the first is paid in full. */
void
livret_sample_lay_prescription (LivretSamplePage *page, gconstpointer content)
{
  const LivretSamplePrescription *prescription = content;
  LivretSampleSheet *sheet = &page->sheet;
  gboolean chronic = prescription->drugs[0].chronic;

  livret_sample_draw_title (page, page->paper->title);
  if (chronic)
    {
      put_zone (page, NC_ ("sample",
                           "Prescriptions for the recognised long-term illness (fully covered)"));
      put_drugs (page, prescription, TRUE);
      put_length (page, prescription->months);
      sheet->y = MAX (sheet->y + 16, 470);
      put_zone (page, NC_ ("sample", "Prescriptions WITHOUT RELATION to the long-term illness"));
      if (!put_drugs (page, prescription, FALSE))
        livret_sample_put (sheet, 10.5, LIVRET_SAMPLE_DIM, page->left + 20, sheet->y, 300, "—");
    }
  else
    {
      put_drugs (page, prescription, FALSE);
      put_length (page, prescription->months);
    }
  sheet->y = MAX (sheet->y, chronic ? 600 : 420);
  livret_sample_draw_end (page);
  livret_sample_draw_foot (
      page, C_ ("sample", "Member of an approved management association: cheques are accepted."));
}
