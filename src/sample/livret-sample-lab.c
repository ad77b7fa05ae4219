/* livret-sample-lab.c: laboratory reports: values out of the curves, with those of the time before.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/livret-sample-paper.h"

#include <math.h>

#include "base/livret-quantity.h"

/**
 * Analyte: a line; those of a panel follow each other.
 * @low, @high: usual values; 0: open
 * @fixed: value where no curve tells it
 * @loinc: (nullable): its code in the report's coded form, @ucum: (nullable): the unit there, where
 * it is another
 */
typedef struct
{
  LivretSamplePanels panel;
  const char *name;
  LivretSampleCurve curve;
  const char *unit;
  int decimals;
  double low;
  double high;
  double fixed;
  const char *loinc;
  const char *ucum;
} Analyte;

static const struct
{
  LivretSamplePanels panel;
  const char *heading;
} headings[] = {
  { LIVRET_SAMPLE_PANEL_SUGAR, NC_ ("sample", "BLOOD SUGAR") },
  { LIVRET_SAMPLE_PANEL_FATS, NC_ ("sample", "FATS") },
  { LIVRET_SAMPLE_PANEL_KIDNEYS, NC_ ("sample", "KIDNEYS") },
  { LIVRET_SAMPLE_PANEL_SALTS, NC_ ("sample", "SALTS") },
  { LIVRET_SAMPLE_PANEL_LIVER, NC_ ("sample", "LIVER") },
  { LIVRET_SAMPLE_PANEL_THYROID, NC_ ("sample", "THYROID") },
  { LIVRET_SAMPLE_PANEL_COUNT, NC_ ("sample", "BLOOD COUNT") },
  { LIVRET_SAMPLE_PANEL_HEART, NC_ ("sample", "HEART") },
  { LIVRET_SAMPLE_PANEL_INFLAMMATION, NC_ ("sample", "INFLAMMATION") },
  { LIVRET_SAMPLE_PANEL_IGE, NC_ ("sample", "ALLERGY: SPECIFIC IgE") },
};

static const Analyte analytes[] = {
  { LIVRET_SAMPLE_PANEL_SUGAR, NC_ ("sample", "Glucose, fasting"), LIVRET_SAMPLE_GLUCOSE, "g/L", 2,
    0.7, 1.1, 0, "53049-3" },
  { LIVRET_SAMPLE_PANEL_SUGAR, NC_ ("sample", "Glycated haemoglobin (HbA1c)"), LIVRET_SAMPLE_HBA1C,
    "%", 1, 4, 6, 0, "4548-4" },
  { LIVRET_SAMPLE_PANEL_FATS, NC_ ("sample", "Total cholesterol"), LIVRET_SAMPLE_CHOLESTEROL, "g/L",
    2, 0, 2, 0, "2093-3" },
  { LIVRET_SAMPLE_PANEL_FATS, NC_ ("sample", "HDL cholesterol"), LIVRET_SAMPLE_HDL, "g/L", 2, 0.45,
    0, 0, "2085-9" },
  { LIVRET_SAMPLE_PANEL_FATS, NC_ ("sample", "LDL cholesterol"), LIVRET_SAMPLE_LDL, "g/L", 2, 0,
    1.3, 0, "2089-1" },
  { LIVRET_SAMPLE_PANEL_FATS, NC_ ("sample", "Triglycerides"), LIVRET_SAMPLE_TRIGLYCERIDES, "g/L",
    2, 0, 1.5, 0, "2571-8" },
  { LIVRET_SAMPLE_PANEL_KIDNEYS, NC_ ("sample", "Creatinine"), LIVRET_SAMPLE_CREATININE, "µmol/L",
    0, 50, 100, 0, "14682-9", "umol/L" },
  { LIVRET_SAMPLE_PANEL_KIDNEYS, NC_ ("sample", "Filtration rate (CKD-EPI)"),
    LIVRET_SAMPLE_FILTRATION, "mL/min", 0, 60, 0, 0, "62238-1", "mL/min/{1.73_m2}" },
  { LIVRET_SAMPLE_PANEL_KIDNEYS, NC_ ("sample", "Albumin/creatinine in urine"),
    LIVRET_SAMPLE_ALBUMIN, "mg/mmol", 1, 0, 3, 0, "14585-4" },
  { LIVRET_SAMPLE_PANEL_SALTS, NC_ ("sample", "Sodium"), LIVRET_SAMPLE_SODIUM, "mmol/L", 0, 136,
    145, 0, "2951-2" },
  { LIVRET_SAMPLE_PANEL_SALTS, NC_ ("sample", "Potassium"), LIVRET_SAMPLE_POTASSIUM, "mmol/L", 1,
    3.5, 5.1, 0, "2823-3" },
  { LIVRET_SAMPLE_PANEL_LIVER, NC_ ("sample", "ALT"), LIVRET_SAMPLE_ALT, "U/L", 0, 0, 35, 0,
    "1742-6" },
  { LIVRET_SAMPLE_PANEL_THYROID, NC_ ("sample", "TSH"), LIVRET_SAMPLE_TSH, "mUI/L", 2, 0.4, 4, 0,
    "3016-3", "m[IU]/L" },
  { LIVRET_SAMPLE_PANEL_COUNT, NC_ ("sample", "Haemoglobin"), LIVRET_SAMPLE_HAEMOGLOBIN, "g/dL", 1,
    12, 16, 0, "718-7" },
  { LIVRET_SAMPLE_PANEL_COUNT, NC_ ("sample", "White blood cells"), LIVRET_SAMPLE_LEUCOCYTES, "G/L",
    1, 4, 10, 0, "6690-2", "10*9/L" },
  { LIVRET_SAMPLE_PANEL_COUNT, NC_ ("sample", "Platelets"), LIVRET_SAMPLE_PLATELETS, "G/L", 0, 150,
    400, 0, "777-3", "10*9/L" },
  { LIVRET_SAMPLE_PANEL_COUNT, NC_ ("sample", "Ferritin"), LIVRET_SAMPLE_FERRITIN, "µg/L", 0, 15,
    200, 0, "2276-4", "ug/L" },
  { LIVRET_SAMPLE_PANEL_HEART, "NT-proBNP", LIVRET_SAMPLE_BNP, "ng/L", 0, 0, 450, 0, "33762-6" },
  { LIVRET_SAMPLE_PANEL_INFLAMMATION, NC_ ("sample", "C-reactive protein (CRP)"), LIVRET_SAMPLE_CRP,
    "mg/L", 0, 0, 5, 0, "1988-5" },
  { LIVRET_SAMPLE_PANEL_IGE, NC_ ("sample", "Peanut"), 0, "kUA/L", 2, 0, 0.1, 18.4 },
  { LIVRET_SAMPLE_PANEL_IGE, NC_ ("sample", "Birch pollen"), 0, "kUA/L", 2, 0, 0.1, 6.72 },
  { LIVRET_SAMPLE_PANEL_IGE, NC_ ("sample", "House dust mites"), 0, "kUA/L", 2, 0, 0.1, 0.06 },
  { LIVRET_SAMPLE_PANEL_IGE, NC_ ("sample", "Cat dander"), 0, "kUA/L", 2, 0, 0.1, 0.08 },
};

typedef struct
{
  double name;
  double value;
  double unit;
  double usual;
  double before;
} Columns;

static double
found (LivretSamplePage *page, const Analyte *row, int days)
{
  return row->fixed != 0
             ? row->fixed
             : livret_sample_measured (page->sample, page->paper->who, row->curve, days);
}

static char *
describe_usual (const Analyte *row)
{
  g_autofree char *low = livret_decimal_display (row->low, row->decimals);
  g_autofree char *high = livret_decimal_display (row->high, row->decimals);
  GString *text = g_string_new (row->low == 0    ? C_ ("sample", "below {high}")
                                : row->high == 0 ? C_ ("sample", "above {low}")
                                                 : C_ ("sample", "{low} to {high}"));

  g_string_replace (text, "{low}", low, 0);
  g_string_replace (text, "{high}", high, 0);
  return g_string_free (text, FALSE);
}

static int
compare (const Analyte *row, double value)
{
  double scale = pow (10, row->decimals);
  double printed = rint (value * scale) / scale;

  return row->low != 0 && printed < row->low ? -1 : row->high != 0 && printed > row->high ? 1 : 0;
}

/* Where the value stands among the usual ones, as one of the laboratories draws it. */
static void
draw_gauge (LivretSamplePage *page, const Analyte *row, double value, double x, double y)
{
  cairo_t *cairo = page->sheet.cairo;
  double low = row->low, high = row->high != 0 ? row->high : row->low * 2;
  double part = CLAMP ((value - low) / (high - low), -0.4, 1.4);

  livret_sample_colour (&page->sheet, 0.16);
  cairo_rectangle (cairo, x, y + 3, 54, 5);
  cairo_fill (cairo);
  livret_sample_colour (&page->sheet, 0.5);
  cairo_rectangle (cairo, x + 12, y + 3, 30, 5);
  cairo_fill (cairo);
  cairo_set_source_rgb (cairo, 0.1, 0.1, 0.14);
  cairo_arc (cairo, x + 12 + 30 * part, y + 5.5, 3, 0, 2 * G_PI);
  cairo_fill (cairo);
}

static void
put_line (LivretSamplePage *page, const LivretSampleLab *lab, const Analyte *row, const Columns *at)
{
  LivretSampleSheet *sheet = &page->sheet;
  double value = found (page, row, page->sample->today - page->day);
  int off = compare (row, value);
  guint weight = off != 0 ? LIVRET_SAMPLE_BOLD : LIVRET_SAMPLE_PLAIN;
  g_autofree char *text = livret_decimal_display (value, row->decimals);
  g_autofree char *marked = g_strconcat (text, off > 0 ? " ▲" : off < 0 ? " ▼" : "", NULL);
  g_autofree char *usual = describe_usual (row);
  gboolean band = page->sender->head == LIVRET_SAMPLE_HEAD_BAND;

  if (off != 0)
    {
      livret_sample_colour (sheet, 0.09);
      cairo_rectangle (sheet->cairo, page->left - 4, sheet->y - 2, page->right - page->left + 8,
                       15.5);
      cairo_fill (sheet->cairo);
    }
  livret_sample_put (sheet, 9.5, weight, at->name, sheet->y, 220, W_ (row->name));
  livret_sample_put (sheet, 9.5, LIVRET_SAMPLE_BOLD, at->value, sheet->y, 80, marked);
  livret_sample_put (sheet, 8.2, LIVRET_SAMPLE_DIM, at->unit, sheet->y + 1, 90, row->unit);
  livret_sample_put (sheet, 8.2, LIVRET_SAMPLE_DIM, at->usual, sheet->y + 1, 90, usual);
  if (band)
    draw_gauge (page, row, value, at->usual + 74, sheet->y);
  if (lab->before > 0)
    {
      g_autofree char *before = livret_decimal_display (
          found (page, row, livret_sample_weekday (page->sample, lab->before)), row->decimals);

      livret_sample_put (sheet, 8.2, LIVRET_SAMPLE_DIM | LIVRET_SAMPLE_RIGHT, at->before,
                         sheet->y + 1, page->right - at->before, before);
    }
  sheet->y += 15.5;
}

static void
put_heading (LivretSamplePage *page, const char *text)
{
  LivretSampleSheet *sheet = &page->sheet;

  sheet->y += 9;
  if (page->sender->head == LIVRET_SAMPLE_HEAD_BAND)
    {
      livret_sample_box (sheet, page->left - 4, sheet->y - 2, page->right - page->left + 8, 15, 2,
                         0.85);
      livret_sample_put (sheet, 8.5, LIVRET_SAMPLE_BOLD | LIVRET_SAMPLE_WHITE, page->left, sheet->y,
                         300, W_ (text));
      sheet->y += 17;
      return;
    }
  livret_sample_put (sheet, 8.5, LIVRET_SAMPLE_BOLD | LIVRET_SAMPLE_TINTED, page->left, sheet->y,
                     300, W_ (text));
  livret_sample_colour (sheet, 0.35);
  livret_sample_rule (sheet, page->left, page->right, sheet->y + 13, 0.6);
  sheet->y += 17;
}

static void
put_columns (LivretSamplePage *page, const LivretSampleLab *lab, const Columns *at)
{
  LivretSampleSheet *sheet = &page->sheet;
  guint type = LIVRET_SAMPLE_DIM;

  livret_sample_put (sheet, 7.6, type, at->value, sheet->y, 80, C_ ("sample", "Result"));
  livret_sample_put (sheet, 7.6, type, at->usual, sheet->y, 120, C_ ("sample", "Usual values"));
  if (lab->before > 0)
    {
      g_autofree char *day = livret_sample_numeric_day (
          page->sample->today - livret_sample_weekday (page->sample, lab->before));

      livret_sample_put (sheet, 7.6, type | LIVRET_SAMPLE_RIGHT, at->before, sheet->y,
                         page->right - at->before, day);
    }
  sheet->y += 6;
}

static void
put_sample (LivretSamplePage *page)
{
  LivretSampleRandom random = livret_sample_random (page->sample->seed, "laboratory", page->day);
  g_autofree char *day = livret_sample_numeric_day (page->day);
  g_autofree char *number =
      g_strdup_printf ("%02d%04u", page->day % 100, livret_sample_random_bits (&random) % 10000);
  g_autoptr (GString) text = g_string_new (
      C_ ("sample", "Sample of {date} at 7:50, fasting · File {number} · Prescribed by {doctor}"));

  g_string_replace (text, "{date}", day, 0);
  g_string_replace (text, "{number}", number, 0);
  g_string_replace (text, "{doctor}",
                    page->paper->who == LIVRET_SAMPLE_LEA ? "Dr Marc Delahaye" : "Dr Karim Benali",
                    0);
  page->sheet.y += livret_sample_put (&page->sheet, 8.5, LIVRET_SAMPLE_DIM, page->left,
                                      page->sheet.y - 8, page->right - page->left, text->str) +
                   4;
}

static const char *
heading_of (LivretSamplePanels panel)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (headings) - 1 && headings[i].panel != panel)
    i++;
  return headings[i].heading;
}

static gboolean
is_told (LivretSamplePage *page, const Analyte *row)
{
  return row->fixed != 0 || livret_sample_curve (page->sample, page->paper->who, row->curve,
                                                 page->sample->today - page->day) != 0;
}

void
livret_sample_each_result (LivretSamplePage *page,
                           const LivretSampleLab *lab,
                           LivretSampleResultFunc func,
                           gpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (analytes); i++)
    {
      const Analyte *row = &analytes[i];
      g_autofree char *usual = NULL;
      LivretSampleResult result;

      if ((lab->panels & row->panel) == 0 || row->loinc == NULL || !is_told (page, row))
        continue;
      usual = describe_usual (row);
      result = (LivretSampleResult) { .heading = W_ (heading_of (row->panel)),
                                      .name = W_ (row->name),
                                      .loinc = row->loinc,
                                      .value = found (page, row, page->sample->today - page->day),
                                      .decimals = row->decimals,
                                      .unit = row->unit,
                                      .ucum = row->ucum != NULL ? row->ucum : row->unit,
                                      .usual = usual,
                                      .low = row->low,
                                      .high = row->high };
      result.off = compare (row, result.value);
      func (&result, data);
    }
}

void
livret_sample_lay_lab (LivretSamplePage *page, gconstpointer content)
{
  const LivretSampleLab *lab = content;
  LivretSampleSheet *sheet = &page->sheet;
  gboolean band = page->sender->head == LIVRET_SAMPLE_HEAD_BAND;
  Columns at = { page->left, band ? 230 : 262, band ? 280 : 316, band ? 350 : 396, 480 };
  g_autofree char *foot = NULL;
  g_autofree char *day = livret_sample_numeric_day (page->day);

  livret_sample_draw_title (page, page->paper->title);
  put_sample (page);
  put_columns (page, lab, &at);
  for (gsize h = 0; h < G_N_ELEMENTS (headings); h++)
    if ((lab->panels & headings[h].panel) != 0)
      {
        put_heading (page, headings[h].heading);
        for (gsize i = 0; i < G_N_ELEMENTS (analytes); i++)
          if (analytes[i].panel == headings[h].panel && is_told (page, &analytes[i]))
            put_line (page, lab, &analytes[i], &at);
      }
  if (lab->note != NULL)
    {
      g_autofree char *note = livret_sample_fill (page, lab->note);

      sheet->y += 16;
      sheet->y += livret_sample_put (sheet, 9, LIVRET_SAMPLE_ITALIC, page->left, sheet->y,
                                     page->right - page->left, note);
    }
  foot = g_strdup_printf (C_ ("sample", "Validated on %s by %s"), day, page->sender->person);
  livret_sample_sign (sheet, page->sender->person, page->right - 130, MAX (sheet->y + 44, 700));
  livret_sample_put (sheet, 8.5, LIVRET_SAMPLE_PLAIN | LIVRET_SAMPLE_RIGHT, page->left,
                     MAX (sheet->y + 62, 718), page->right - page->left, foot);
  livret_sample_draw_foot (
      page,
      C_ ("sample",
          "The values are to be read together with your doctor. Reference ranges of adults."));
}
