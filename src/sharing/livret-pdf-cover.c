/* livret-pdf-cover.c: the first page: who, by whom, why, until when, and what a practitioner looks
 * for. SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-package-words.h"
#include "sharing/livret-pdf-pages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define GAP 24.0
#define COLUMN ((LIVRET_SHEET_TEXT_WIDTH - GAP) / 2)
#define LABEL 104.0
#define TILE 54.0

static void
draw_title (LivretSheet *sheet, const LivretPackageContent *content)
{
  g_autofree char *day = livret_words_day (content->made);
  g_autofree char *prepared = g_strdup_printf (_ ("Prepared on %s"), day);
  g_autofree char *identity = livret_words_identity (content->person, content->made);

  livret_sheet_put (sheet, LIVRET_TYPE_HEADING, PANGO_ALIGN_LEFT, LIVRET_SHEET_LEFT, sheet->y,
                    COLUMN, _ ("Shared health record"));
  sheet->y += livret_sheet_put (sheet, LIVRET_TYPE_DIM, PANGO_ALIGN_RIGHT,
                                LIVRET_SHEET_LEFT + COLUMN, sheet->y, COLUMN + GAP, prepared) +
              4;
  livret_sheet_text (sheet, LIVRET_TYPE_TITLE, content->person->name);
  livret_sheet_text (sheet, LIVRET_TYPE_BODY, identity);
  sheet->y += 12;
}

/* One line "label  value" of a column; nothing for an empty value. */
static double
draw_fact (LivretSheet *sheet, double x, double y, const char *label, const char *value)
{
  double label_height, value_height;

  if (value == NULL || *value == '\0')
    return y;
  label_height =
      livret_sheet_put (sheet, LIVRET_TYPE_DIM, PANGO_ALIGN_LEFT, x, y, LABEL - 6, label);
  value_height = livret_sheet_put (sheet, LIVRET_TYPE_STRONG, PANGO_ALIGN_LEFT, x + LABEL, y - 0.4,
                                   COLUMN - LABEL, value);
  return y + MAX (label_height, value_height) + 3;
}

static double
draw_column_heading (LivretSheet *sheet, double x, const char *text)
{
  double y =
      sheet->y +
      livret_sheet_put (sheet, LIVRET_TYPE_HEADING, PANGO_ALIGN_LEFT, x, sheet->y, COLUMN, text) +
      3;

  cairo_set_source_rgb (sheet->cairo, 0.6, 0.6, 0.6);
  cairo_set_line_width (sheet->cairo, 0.6);
  cairo_move_to (sheet->cairo, x, y);
  cairo_line_to (sheet->cairo, x + COLUMN, y);
  cairo_stroke (sheet->cairo);
  return y + 6;
}

static double
draw_share (LivretSheet *sheet, const LivretPackageContent *content)
{
  double x = LIVRET_SHEET_LEFT;
  double y = draw_column_heading (sheet, x, _ ("This share"));
  g_autofree char *to = *content->profession != '\0'
                            ? g_strdup_printf ("%s, %s", content->recipient, content->profession)
                            : g_strdup (content->recipient);
  g_autofree char *by =
      g_strdup_printf ("%s (%s)", content->by, livret_words_capacity (content->capacity));
  g_autofree char *until = livret_words_day (content->until);

  y = draw_fact (sheet, x, y, _ ("Given to"), to);
  y = draw_fact (sheet, x, y, _ ("By"), by);
  y = draw_fact (sheet, x, y, _ ("For"), content->purpose);
  return draw_fact (sheet, x, y, _ ("Until"), until);
}

static double
draw_identity (LivretSheet *sheet, const LivretPerson *person)
{
  double x = LIVRET_SHEET_LEFT + COLUMN + GAP;
  double y = draw_column_heading (sheet, x, _ ("Identity"));
  g_autofree char *born = livret_words_date (person->birth_date);

  y = draw_fact (sheet, x, y, _ ("Birth name"), person->birth_name);
  y = draw_fact (sheet, x, y, _ ("Name used"), person->used_name);
  y = draw_fact (sheet, x, y, _ ("First names"), person->first_names);
  y = draw_fact (sheet, x, y, _ ("Birth date"), born);
  y = draw_fact (sheet, x, y, _ ("Sex"), livret_words_sex (person));
  y = draw_fact (sheet, x, y, _ ("Birthplace"), person->birth_place);
  return draw_fact (sheet, x, y, _ ("INS number"), person->ins);
}

/* --- statements ---------------------------------------------------------------------- */

/* What stands in place of lines, NULL where there are lines. */
static char *
section_words (const LivretPackageSection *section)
{
  g_autofree char *declared = NULL;
  LivretDate date;

  switch (section->state)
    {
    case LIVRET_PACKAGE_WITHHELD:
      return g_strdup (_ ("Not included in this share"));
    case LIVRET_PACKAGE_EMPTY:
      return g_strdup (_ ("Not filled in"));
    case LIVRET_PACKAGE_NONE:
      if (!livret_date_parse (section->date, NULL, &date, NULL) || !livret_date_is_set (&date))
        return g_strdup (_ (section->section->none));
      declared = livret_date_declared (&date);
      return g_strdup_printf ("%s (%s)", _ (section->section->none), declared);
    default:
      return NULL;
    }
}

static void
draw_line (LivretSheet *sheet, const LivretPackageLine *line, double x, double width)
{
  g_autofree char *period = livret_words_period (line);
  double text_width, height, other;

  livret_sheet_measure (sheet, LIVRET_TYPE_STRONG, width * 0.45, line->text, &text_width);
  height = livret_sheet_measure (sheet, LIVRET_TYPE_STRONG, width * 0.45, line->text, NULL);
  other = livret_sheet_measure (sheet, LIVRET_TYPE_BODY, width * 0.33, line->comment, NULL);
  height = *line->comment != '\0' ? MAX (height, other) : height;
  other = livret_sheet_measure (sheet, LIVRET_TYPE_DIM, width * 0.2, period, NULL);
  height = *period != '\0' ? MAX (height, other) : height;
  livret_sheet_need (sheet, height + 4);
  livret_sheet_put (sheet, LIVRET_TYPE_STRONG, PANGO_ALIGN_LEFT, x, sheet->y, width * 0.45,
                    line->text);
  livret_sheet_put (sheet, LIVRET_TYPE_BODY, PANGO_ALIGN_LEFT, x + width * 0.47, sheet->y,
                    width * 0.33, line->comment);
  livret_sheet_put (sheet, LIVRET_TYPE_DIM, PANGO_ALIGN_RIGHT, x + width * 0.8, sheet->y,
                    width * 0.2, period);
  sheet->y += height + 4;
}

static void
draw_lines (LivretSheet *sheet, const LivretPackageSection *section, double x, double width)
{
  g_autofree char *words = section_words (section);

  if (words != NULL)
    {
      sheet->y += livret_sheet_put (sheet,
                                    section->state == LIVRET_PACKAGE_NONE ? LIVRET_TYPE_STRONG
                                                                          : LIVRET_TYPE_BODY,
                                    PANGO_ALIGN_LEFT, x, sheet->y, width, words) +
                  4;
      return;
    }
  for (guint i = 0; i < section->lines->len; i++)
    draw_line (sheet, g_ptr_array_index (section->lines, i), x, width);
  if (section->state == LIVRET_PACKAGE_CHOSEN)
    sheet->y += livret_sheet_put (sheet, LIVRET_TYPE_DIM, PANGO_ALIGN_LEFT, x, sheet->y, width,
                                  _ ("Chosen lines; the list may hold others.")) +
                4;
}

static void
draw_frame (LivretSheet *sheet, double top, double bottom)
{
  double radius = 7, left = LIVRET_SHEET_LEFT, right = LIVRET_SHEET_RIGHT;

  cairo_new_path (sheet->cairo);
  cairo_arc (sheet->cairo, left + radius, top + radius, radius, G_PI, 1.5 * G_PI);
  cairo_arc (sheet->cairo, right - radius, top + radius, radius, 1.5 * G_PI, 2 * G_PI);
  cairo_arc (sheet->cairo, right - radius, bottom - radius, radius, 0, 0.5 * G_PI);
  cairo_arc (sheet->cairo, left + radius, bottom - radius, radius, 0.5 * G_PI, G_PI);
  cairo_close_path (sheet->cairo);
  livret_sheet_set_ink (sheet);
  cairo_set_line_width (sheet->cairo, 1.6);
  cairo_stroke (sheet->cairo);
}

/* Allergies stand in a frame: the one thing that must not be overlooked. */
static void
draw_allergies (LivretSheet *sheet, const LivretPackageSection *section)
{
  double top;
  int page;

  sheet->y += 14;
  livret_sheet_need (sheet, 50);
  top = sheet->y;
  page = sheet->page;
  sheet->y += 9;
  sheet->y +=
      livret_sheet_put (sheet, LIVRET_TYPE_HEADING, PANGO_ALIGN_LEFT, LIVRET_SHEET_LEFT + 14,
                        sheet->y, LIVRET_SHEET_TEXT_WIDTH - 28, _ (section->section->label)) +
      4;
  draw_lines (sheet, section, LIVRET_SHEET_LEFT + 14, LIVRET_SHEET_TEXT_WIDTH - 28);
  sheet->y += 5;
  if (sheet->page == page)
    draw_frame (sheet, top, sheet->y);
}

static void
draw_section (LivretSheet *sheet, const LivretPackageSection *section)
{
  if (strcmp (section->section->id, "allergies") == 0)
    {
      draw_allergies (sheet, section);
      return;
    }
  livret_sheet_heading (sheet, _ (section->section->label));
  draw_lines (sheet, section, LIVRET_SHEET_LEFT, LIVRET_SHEET_TEXT_WIDTH);
}

/* --- key figures and contents -------------------------------------------------------- */

static void
put_figure (LivretSheet *sheet, const char *const lines[4], double x, double width)
{
  static const LivretType types[] = { LIVRET_TYPE_DIM, LIVRET_TYPE_LARGE, LIVRET_TYPE_DIM,
                                      LIVRET_TYPE_DIM };
  double y = sheet->y;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    y += livret_sheet_put (sheet, types[i], PANGO_ALIGN_LEFT, x, y, width, lines[i]);
}

static void
draw_last (LivretSheet *sheet,
           const LivretPackageSeries *series,
           const LivretPackageReading *last,
           const double *values,
           double x,
           double width)
{
  g_autofree char *number = NULL;
  g_autofree char *value = NULL;
  g_autofree char *when = series->kind->aggregate == LIVRET_AGGREGATE_SUM
                              ? livret_day_display (last->day)
                              : livret_words_wall (last->point.wall);
  g_autofree char *origin = livret_words_origin (g_ptr_array_index (series->origins, last->origin));
  const char *lines[] = { livret_kind_label (series->kind), NULL, when, origin };

  number = livret_words_value (series, values);
  value = series->kind->aggregate == LIVRET_AGGREGATE_SUM
              ? g_strdup (number)
              : livret_limit_before (last->limit, number);
  lines[1] = value;
  put_figure (sheet, lines, x, width);
}

/* Where nothing is possible there is no last reading. */
static void
draw_figure (LivretSheet *sheet, const LivretPackageSeries *series, double x, double width)
{
  double values[LIVRET_COMPONENTS_MAX];
  const LivretPackageReading *last = livret_package_last (series, values);
  const char *lines[] = { livret_kind_label (series->kind), "–", "", "" };

  if (last != NULL)
    draw_last (sheet, series, last, values, x, width);
  else
    put_figure (sheet, lines, x, width);
}

static void
draw_figures (LivretSheet *sheet, const LivretPackageContent *content)
{
  double width = (LIVRET_SHEET_TEXT_WIDTH - 2 * GAP) / 3;

  if (content->series->len == 0)
    return;
  livret_sheet_heading (sheet, _ ("Key figures"));
  for (guint i = 0; i < content->series->len; i++)
    {
      if (i % 3 == 0 && i > 0)
        sheet->y += TILE + 18;
      if (i % 3 == 0)
        livret_sheet_need (sheet, TILE + 6);
      draw_figure (sheet, g_ptr_array_index (content->series, i),
                   LIVRET_SHEET_LEFT + (i % 3) * (width + GAP), width);
    }
  sheet->y += TILE + 8;
}

static void
draw_content_row (LivretSheet *sheet, const char *title, const char *detail, int page)
{
  double x = LIVRET_SHEET_LEFT;
  double title_width = LIVRET_SHEET_TEXT_WIDTH * 0.38;
  double detail_width = LIVRET_SHEET_TEXT_WIDTH * 0.5;
  double title_height = livret_sheet_measure (sheet, LIVRET_TYPE_STRONG, title_width, title, NULL);
  double detail_height = livret_sheet_measure (sheet, LIVRET_TYPE_DIM, detail_width, detail, NULL);
  g_autofree char *number = page > 0 ? g_strdup_printf (_ ("page %d"), page) : g_strdup ("");

  livret_sheet_need (sheet, MAX (title_height, detail_height) + 4);
  livret_sheet_put (sheet, LIVRET_TYPE_STRONG, PANGO_ALIGN_LEFT, x, sheet->y, title_width, title);
  livret_sheet_put (sheet, LIVRET_TYPE_DIM, PANGO_ALIGN_LEFT, x + title_width + 10, sheet->y,
                    detail_width, detail);
  livret_sheet_put (sheet, LIVRET_TYPE_BODY, PANGO_ALIGN_RIGHT, LIVRET_SHEET_RIGHT - 50, sheet->y,
                    50, number);
  sheet->y += MAX (title_height, detail_height) + 4;
}

static void
draw_contents (LivretSheet *sheet, const LivretPackageContent *content, const LivretPdfPlan *plan)
{
  if (content->series->len + content->documents->len == 0)
    return;
  livret_sheet_heading (sheet, _ ("Contents"));
  for (guint i = 0; i < content->series->len; i++)
    {
      const LivretPackageSeries *series = g_ptr_array_index (content->series, i);
      guint n = series->readings->len;
      g_autofree char *detail = g_strdup_printf (ngettext ("%u reading", "%u readings", n), n);

      draw_content_row (sheet, livret_kind_label (series->kind), detail, plan->series[i]);
    }
  for (guint i = 0; i < content->documents->len; i++)
    {
      const LivretPackageDocument *document = g_ptr_array_index (content->documents, i);
      g_autofree char *detail = livret_words_document (document);

      draw_content_row (sheet, document->title, detail, plan->documents[i]);
    }
}

void
livret_pdf_cover_draw (LivretSheet *sheet,
                       const LivretPackageContent *content,
                       const LivretPdfPlan *plan)
{
  double left, right;

  draw_title (sheet, content);
  left = draw_share (sheet, content);
  right = draw_identity (sheet, content->person);
  sheet->y = MAX (left, right);
  for (guint i = 0; i < content->sections->len; i++)
    draw_section (sheet, g_ptr_array_index (content->sections, i));
  draw_figures (sheet, content);
  draw_contents (sheet, content, plan);
}
