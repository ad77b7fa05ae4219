/* livret-sheet.h: A4 pages set in type, one below the other, into a PDF in memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sharing/livret-paper.h"

G_BEGIN_DECLS

/* Lengths are points: 1/72 inch. */
#define LIVRET_SHEET_WIDTH 595.276
#define LIVRET_SHEET_HEIGHT 841.89
#define LIVRET_SHEET_LEFT 50.0
#define LIVRET_SHEET_RIGHT (LIVRET_SHEET_WIDTH - 50.0)
#define LIVRET_SHEET_TOP 50.0
#define LIVRET_SHEET_BOTTOM (LIVRET_SHEET_HEIGHT - 74.0)
#define LIVRET_SHEET_TEXT_WIDTH (LIVRET_SHEET_RIGHT - LIVRET_SHEET_LEFT)

typedef enum
{
  LIVRET_TYPE_TITLE,   /* the name */
  LIVRET_TYPE_LARGE,   /* a key figure */
  LIVRET_TYPE_HEADING, /* of a section, teal */
  LIVRET_TYPE_STRONG,
  LIVRET_TYPE_BODY,
  LIVRET_TYPE_DIM,
} LivretType;

/**
 * LivretSheet:
 * @cairo: to draw on the current page
 * @y: where the next thing goes
 * @page: number of the current page in the whole package, from 1
 */
typedef struct
{
  cairo_t *cairo;
  double y;
  int page;
  /*< private >*/
  LivretPaper paper;
  int total;
  int first;
  const char *footer_left;
  const char *footer_below;
} LivretSheet;

/**
 * livret_sheet_new: opens the first page.
 * @first: its number; @total: pages of the whole package, 0 while they are being counted
 * @footer_left, @footer_below: (transfer none): stand at the foot of each page beside its number
 */
LivretSheet *livret_sheet_new (
    int first, int total, const char *footer_left, const char *footer_below, GError **error);
/** livret_sheet_finish: closes the sheet; a memfd, -1 on error. @n_pages: (out) (optional). */
int livret_sheet_finish (LivretSheet *sheet, int *n_pages, GError **error);

/** livret_sheet_need: goes to a new page unless @height is left on this one. %TRUE if it did. */
gboolean livret_sheet_need (LivretSheet *sheet, double height);
void livret_sheet_new_page (LivretSheet *sheet);

/**
 * livret_sheet_put: sets @text at @x, @y, broken into lines of @width.
 * @align: %PANGO_ALIGN_RIGHT ends the lines at @x + @width
 * Returns: its height
 */
double livret_sheet_put (LivretSheet *sheet,
                         LivretType type,
                         PangoAlignment align,
                         double x,
                         double y,
                         double width,
                         const char *text);
/** livret_sheet_measure: height and, if it fits on one line, width that livret_sheet_put() would
 * take. */
double livret_sheet_measure (
    LivretSheet *sheet, LivretType type, double width, const char *text, double *used_width);
/** livret_sheet_text: a paragraph over the whole width; goes on to new pages by itself. */
void livret_sheet_text (LivretSheet *sheet, LivretType type, const char *text);
/** livret_sheet_heading: a section's title over a rule, never alone at the foot of a page. */
void livret_sheet_heading (LivretSheet *sheet, const char *text);
void livret_sheet_rule (LivretSheet *sheet);
void livret_sheet_set_accent (LivretSheet *sheet, double alpha);
void livret_sheet_set_ink (LivretSheet *sheet);

G_END_DECLS
