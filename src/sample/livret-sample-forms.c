/* livret-sample-forms.c: the vaccination record, the growth chart, the statement of a mutual.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/livret-sample-paper.h"

#include <math.h>

#include "base/livret-quantity.h"

/* --- vaccines ----------------------------------------------------------------------------------
 */

#define VACCINES_TOP 212.0
#define VACCINES_ROW 42.0

static int
vaccine_day (LivretSamplePage *page, const LivretSampleVaccine *vaccine)
{
  return vaccine->months < 0 ? page->sample->today + vaccine->months
                             : livret_sample_birth (page->sample, page->paper->who) +
                                   (int) (vaccine->months * 30.44);
}

static void
put_vaccine (LivretSamplePage *page, const LivretSampleVaccine *vaccine)
{
  LivretSampleSheet *sheet = &page->sheet;
  int day = vaccine_day (page, vaccine);
  LivretSampleRandom random = livret_sample_random (page->sample->seed, vaccine->vaccine, day);
  g_autofree char *date = livret_sample_numeric_day (day);
  g_autofree char *batch = g_strdup_printf (
      "%c%c%03u%c", 'A' + (int) (livret_sample_unit (&random) * 24),
      'A' + (int) (livret_sample_unit (&random) * 24), livret_sample_random_bits (&random) % 1000,
      'A' + (int) (livret_sample_unit (&random) * 24));

  livret_sample_put (sheet, 9.5, LIVRET_SAMPLE_BOLD, page->left + 6, sheet->y + 6, 196,
                     W_ (vaccine->vaccine));
  livret_sample_put (sheet, 13, LIVRET_SAMPLE_PENNED, 268, sheet->y + 10, 80, date);
  livret_sample_put (sheet, 12, LIVRET_SAMPLE_PENNED, 348, sheet->y + 10, 60, batch);
  cairo_save (sheet->cairo);
  cairo_translate (sheet->cairo, 424 + livret_sample_between (&random, -5, 5), sheet->y + 5);
  cairo_scale (sheet->cairo, 0.62, 0.62);
  livret_sample_stamp (sheet, page->sender->person, 0, 14);
  cairo_restore (sheet->cairo);
  cairo_save (sheet->cairo);
  cairo_translate (sheet->cairo, 452 + livret_sample_between (&random, -8, 8), sheet->y + 26);
  cairo_scale (sheet->cairo, 0.6, 0.6);
  livret_sample_sign (sheet, page->sender->person, 0, 0);
  cairo_restore (sheet->cairo);
}

static void
put_vaccine_heads (LivretSamplePage *page)
{
  LivretSampleSheet *sheet = &page->sheet;
  static const struct
  {
    double x;
    const char *text;
  } heads[] = {
    { 60, NC_ ("sample", "Vaccine") },
    { 268, NC_ ("sample", "Date") },
    { 348, NC_ ("sample", "Batch") },
    { 412, NC_ ("sample", "Signature and stamp") },
  };

  livret_sample_box (sheet, page->left, VACCINES_TOP - 22, page->right - page->left, 20, 3, 0.9);
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    livret_sample_put (sheet, 8.5, LIVRET_SAMPLE_BOLD | LIVRET_SAMPLE_WHITE, heads[i].x,
                       VACCINES_TOP - 17, 140, W_ (heads[i].text));
}

void
livret_sample_lay_vaccines (LivretSamplePage *page, gconstpointer content)
{
  const LivretSampleVaccines *record = content;
  LivretSampleSheet *sheet = &page->sheet;
  int rows = 0;

  sheet->y = 164;
  livret_sample_draw_title (page, page->paper->title);
  put_vaccine_heads (page);
  for (gsize i = 0; i < G_N_ELEMENTS (record->vaccines) && record->vaccines[i].vaccine != NULL; i++)
    if (vaccine_day (page, &record->vaccines[i]) <= page->day)
      {
        sheet->y = VACCINES_TOP + VACCINES_ROW * rows++;
        put_vaccine (page, &record->vaccines[i]);
      }
  /* Lines also where nothing stands yet. */
  livret_sample_colour (sheet, 0.45);
  for (int i = 0; i <= MAX (rows, 11); i++)
    livret_sample_rule (sheet, page->left, page->right, VACCINES_TOP + VACCINES_ROW * i, 0.6);
  cairo_set_line_width (sheet->cairo, 0.6);
  for (int i = 0; i < 5; i++)
    {
      double x = (double[]) { page->left, 260, 340, 404, page->right }[i];

      cairo_move_to (sheet->cairo, x, VACCINES_TOP);
      cairo_line_to (sheet->cairo, x, VACCINES_TOP + VACCINES_ROW * MAX (rows, 11));
    }
  cairo_stroke (sheet->cairo);
  livret_sample_draw_foot (page, C_ ("sample", "To be brought along to every consultation."));
}

/* --- growth ------------------------------------------------------------------------------------
 */

#define GROWTH_MONTHS 60.0

typedef struct
{
  LivretSampleCurve curve;
  const char *label;
  double low;
  double high;
  double step;
} Scale;

static double
at_months (LivretSamplePage *page, const Scale *scale, double months)
{
  int birth = livret_sample_birth (page->sample, page->paper->who);

  return livret_sample_curve (page->sample, page->paper->who, scale->curve,
                              page->sample->today - birth - (int) (months * 30.44));
}

static void
draw_axes (
    LivretSamplePage *page, const Scale *scale, double x, double y, double width, double height)
{
  LivretSampleSheet *sheet = &page->sheet;

  cairo_set_line_width (sheet->cairo, 0.4);
  livret_sample_colour (sheet, 0.3);
  for (int month = 9; month <= GROWTH_MONTHS; month += 3)
    {
      double at = x + width * (month - 9) / (GROWTH_MONTHS - 9);

      cairo_move_to (sheet->cairo, at, y);
      cairo_line_to (sheet->cairo, at, y + height);
    }
  for (double value = scale->low; value <= scale->high; value += scale->step)
    {
      double at = y + height * (scale->high - value) / (scale->high - scale->low);

      cairo_move_to (sheet->cairo, x, at);
      cairo_line_to (sheet->cairo, x + width, at);
    }
  cairo_stroke (sheet->cairo);
  for (double value = scale->low; value <= scale->high; value += 2 * scale->step)
    {
      g_autofree char *text = livret_decimal_display (value, 0);

      livret_sample_put (sheet, 7, LIVRET_SAMPLE_DIM | LIVRET_SAMPLE_RIGHT, x - 26,
                         y + height * (scale->high - value) / (scale->high - scale->low) - 5, 22,
                         text);
    }
  for (int month = 12; month <= GROWTH_MONTHS; month += 12)
    {
      g_autofree char *text = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%d year", "%d years", month / 12), month / 12);

      livret_sample_put (sheet, 7, LIVRET_SAMPLE_DIM | LIVRET_SAMPLE_CENTRE,
                         x + width * (month - 9) / (GROWTH_MONTHS - 9) - 20, y + height + 3, 40,
                         text);
    }
  livret_sample_put (sheet, 8.5, LIVRET_SAMPLE_BOLD | LIVRET_SAMPLE_TINTED, x + 6, y + 4, 120,
                     W_ (scale->label));
}

static void
draw_scale (
    LivretSamplePage *page, const Scale *scale, double x, double y, double width, double height)
{
  static const double parts[] = { -0.115, -0.058, 0, 0.058, 0.115 };
  cairo_t *cairo = page->sheet.cairo;
  int birth = livret_sample_birth (page->sample, page->paper->who);
  double spread = scale->curve == LIVRET_SAMPLE_WEIGHT ? 2.1 : 0.75;

  draw_axes (page, scale, x, y, width, height);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      livret_sample_colour (&page->sheet, i == 2 ? 0.9 : 0.45);
      cairo_set_line_width (cairo, i == 2 ? 1.1 : 0.7);
      for (double month = 9; month <= GROWTH_MONTHS; month += 1.5)
        cairo_line_to (cairo, x + width * (month - 9) / (GROWTH_MONTHS - 9),
                       y + height *
                               (scale->high -
                                at_months (page, scale, month) * 0.985 * (1 + parts[i] * spread)) /
                               (scale->high - scale->low));
      cairo_stroke (cairo);
    }
  /* What was measured, marked with a pen. */
  cairo_set_source_rgb (cairo, 0.12, 0.17, 0.46);
  for (int days = 1028; days >= page->sample->today - page->day; days -= 111)
    {
      double months = (page->sample->today - days - birth) / 30.44;
      double value = livret_sample_measured (page->sample, page->paper->who, scale->curve, days);

      if (months < 9 || months > GROWTH_MONTHS)
        continue;
      cairo_arc (cairo, x + width * (months - 9) / (GROWTH_MONTHS - 9),
                 y + height * (scale->high - value) / (scale->high - scale->low), 2.4, 0, 2 * G_PI);
      cairo_fill (cairo);
    }
}

void
livret_sample_draw_growth (LivretSamplePage *page, double x, double y, double width, double height)
{
  static const Scale scales[] = {
    { LIVRET_SAMPLE_HEIGHT, NC_ ("sample", "Height (cm)"), 65, 120, 5 },
    { LIVRET_SAMPLE_WEIGHT, NC_ ("sample", "Weight (kg)"), 6, 24, 2 },
  };
  double part = (height - 24) / 2;

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    draw_scale (page, &scales[i], x + 24, y + i * (part + 22), width - 24, part);
}

/* --- statements of a mutual --------------------------------------------------------------------
 */

static void
put_amount (LivretSamplePage *page, guint type, double right, double value)
{
  g_autofree char *amount = livret_decimal_display (value, 2);
  g_autofree char *euros = g_strconcat (amount, "\u00a0€", NULL);

  livret_sample_put (&page->sheet, 9, type | LIVRET_SAMPLE_RIGHT, right - 74, page->sheet.y, 70,
                     euros);
}

static void
put_refund_heads (LivretSamplePage *page)
{
  LivretSampleSheet *sheet = &page->sheet;
  static const struct
  {
    double x;
    guint type;
    const char *text;
  } heads[] = {
    { 60, LIVRET_SAMPLE_PLAIN, NC_ ("sample", "Date") },
    { 124, LIVRET_SAMPLE_PLAIN, NC_ ("sample", "Care") },
    { 285, LIVRET_SAMPLE_RIGHT, NC_ ("sample", "Paid") },
    { 370, LIVRET_SAMPLE_RIGHT, NC_ ("sample", "Health insurance") },
    { 455, LIVRET_SAMPLE_RIGHT, NC_ ("sample", "Mutual") },
  };

  livret_sample_box (sheet, page->left, sheet->y, page->right - page->left, 20, 3, 0.92);
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    livret_sample_put (sheet, 8.5, LIVRET_SAMPLE_BOLD | LIVRET_SAMPLE_WHITE | heads[i].type,
                       heads[i].x, sheet->y + 5, 82, W_ (heads[i].text));
  sheet->y += 27;
}

void
livret_sample_lay_refunds (LivretSamplePage *page, gconstpointer content)
{
  const LivretSampleRefunds *statement = content;
  LivretSampleSheet *sheet = &page->sheet;
  double total = 0;

  livret_sample_draw_title (page, page->paper->title);
  sheet->y +=
      livret_sample_put (
          sheet, 10, LIVRET_SAMPLE_PLAIN, page->left, sheet->y, page->right - page->left,
          C_ ("sample", "Here is what was refunded to you. The amounts are paid into your account "
                        "within three days; there is nothing you have to do.")) +
      16;
  put_refund_heads (page);
  for (gsize i = 0; i < G_N_ELEMENTS (statement->refunds) && statement->refunds[i].care != NULL;
       i++)
    {
      const LivretSampleRefund *row = &statement->refunds[i];
      g_autofree char *day = livret_sample_numeric_day (page->day - row->days);

      livret_sample_put (sheet, 9, LIVRET_SAMPLE_DIM, 60, sheet->y, 64, day);
      livret_sample_put (sheet, 9, LIVRET_SAMPLE_PLAIN, 124, sheet->y, 180, W_ (row->care));
      put_amount (page, LIVRET_SAMPLE_PLAIN, 371, row->cost);
      put_amount (page, LIVRET_SAMPLE_PLAIN, 456, row->base);
      put_amount (page, LIVRET_SAMPLE_BOLD, 541, row->share);
      total += row->share;
      sheet->y += 16;
      livret_sample_colour (sheet, 0.2);
      livret_sample_rule (sheet, page->left, page->right, sheet->y, 0.5);
      sheet->y += 5;
    }
  sheet->y += 5;
  livret_sample_box (sheet, 300, sheet->y, page->right - 300, 24, 4, 0.12);
  sheet->y += 6;
  livret_sample_put (sheet, 10, LIVRET_SAMPLE_BOLD, 312, sheet->y, 140,
                     C_ ("sample", "Refunded in all"));
  put_amount (page, LIVRET_SAMPLE_BOLD, 541, total);
  livret_sample_draw_foot (page, "Mutuelle Armor-Loire · TSA 00190 · 44930 Nantes Cedex 9");
}
