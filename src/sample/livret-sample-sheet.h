/* livret-sample-sheet.h: one paper while it is drawn: type, rules, marks, the sender's own look.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "sample/livret-sample-random.h"

G_BEGIN_DECLS

/* Lengths are points; papers are A4. */
#define LIVRET_SAMPLE_PAGE_WIDTH 595.276
#define LIVRET_SAMPLE_PAGE_HEIGHT 841.89

typedef enum
{
  LIVRET_SAMPLE_PLAIN = 0,
  LIVRET_SAMPLE_BOLD = 1 << 0,
  LIVRET_SAMPLE_ITALIC = 1 << 1,
  LIVRET_SAMPLE_RIGHT = 1 << 2,
  LIVRET_SAMPLE_CENTRE = 1 << 3,
  LIVRET_SAMPLE_DIM = 1 << 4,
  LIVRET_SAMPLE_TINTED = 1 << 5, /* in the sender's colour */
  LIVRET_SAMPLE_WHITE = 1 << 6,
  LIVRET_SAMPLE_PENNED = 1 << 7, /* in blue, as written by hand */
  LIVRET_SAMPLE_JUSTIFIED = 1 << 8,
} LivretSampleType;

typedef enum
{
  LIVRET_SAMPLE_LOGO_NONE,
  LIVRET_SAMPLE_LOGO_WAVE,
  LIVRET_SAMPLE_LOGO_HEXAGONS,
  LIVRET_SAMPLE_LOGO_TOWER,
  LIVRET_SAMPLE_LOGO_HEART,
  LIVRET_SAMPLE_LOGO_EYE,
  LIVRET_SAMPLE_LOGO_RINGS,
  LIVRET_SAMPLE_LOGO_ARCH,
  LIVRET_SAMPLE_LOGO_LEAVES,
  LIVRET_SAMPLE_LOGO_SAIL,
  LIVRET_SAMPLE_LOGO_CROSS,
  LIVRET_SAMPLE_LOGO_TREE,
} LivretSampleLogo;

/**
 * LivretSampleSheet:
 * @family: of the type; @colour: the sender's
 * @random: for what differs from one signature to the next
 * @y: where the next thing goes
 */
typedef struct
{
  cairo_t *cairo;
  PangoLayout *layout;
  const char *family;
  double colour[3];
  LivretSampleRandom random;
  double y;
} LivretSampleSheet;

void livret_sample_sheet_init (LivretSampleSheet *sheet, cairo_t *cairo);
void livret_sample_sheet_clear (LivretSampleSheet *sheet);

/** livret_sample_put: sets text, broken into lines of @width. Returns: its height. */
double livret_sample_put (LivretSampleSheet *sheet,
                          double size,
                          guint type,
                          double x,
                          double y,
                          double width,
                          const char *text);
/** livret_sample_extent: width of one line. */
double livret_sample_extent (LivretSampleSheet *sheet, double size, guint type, const char *text);
void livret_sample_colour (LivretSampleSheet *sheet, double alpha);
void livret_sample_rule (LivretSampleSheet *sheet, double x1, double x2, double y, double width);
/** livret_sample_box: a rounded box; @fill: of the sender's colour, 0 for its edge alone. */
void livret_sample_box (LivretSampleSheet *sheet,
                        double x,
                        double y,
                        double width,
                        double height,
                        double radius,
                        double fill);
void livret_sample_draw_logo (
    LivretSampleSheet *sheet, LivretSampleLogo logo, double x, double y, double size);
/** livret_sample_sign: a signature that is always the same for a @name. */
void livret_sample_sign (LivretSampleSheet *sheet, const char *name, double x, double y);
/** livret_sample_stamp: a rubber stamp of several lines, never quite straight. */
void livret_sample_stamp (LivretSampleSheet *sheet, const char *text, double x, double y);

/* Pictures within a paper. */
void livret_sample_draw_fundus (
    LivretSampleSheet *sheet, double x, double y, double size, gboolean left);
void livret_sample_draw_ecg (LivretSampleSheet *sheet, double x, double y, double width);

G_END_DECLS
