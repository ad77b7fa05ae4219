/* livret-emergency-pen.h: sets type in black on one page of a PDF in memory; can measure only.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sharing/livret-paper.h"

G_BEGIN_DECLS

/**
 * LivretEmergencyPen: lengths are points.
 * @scale: of all type
 * @dry: measures, draws nothing
 * @y: where the next thing goes
 * @clipped: whether a text found no room in its lines
 */
typedef struct
{
  cairo_t *cairo;
  double scale;
  gboolean dry;
  double y;
  gboolean clipped;
  /*< private >*/
  LivretPaper paper;
} LivretEmergencyPen;

/**
 * LivretEmergencyType: how a text is set.
 * @grey: 0 black, 1 white
 * @lines: at most, then "…"; 0: as many as it takes
 */
typedef struct
{
  double size;
  PangoWeight weight;
  double grey;
  int lines;
  PangoAlignment align;
} LivretEmergencyType;

LivretEmergencyPen *
livret_emergency_pen_new (double width, double height, const char *title, GError **error);
/** livret_emergency_pen_finish: Returns: a sealed memfd, -1 on error. Frees the pen. */
int livret_emergency_pen_finish (LivretEmergencyPen *pen, GError **error);

/** livret_emergency_pen_put: sets a text. Returns: its height. */
double livret_emergency_pen_put (LivretEmergencyPen *pen,
                                 LivretEmergencyType type,
                                 double x,
                                 double y,
                                 double width,
                                 const char *text);
/** livret_emergency_pen_width: of a text on one line. */
double
livret_emergency_pen_width (LivretEmergencyPen *pen, LivretEmergencyType type, const char *text);
/** livret_emergency_pen_baseline: from the top of a text to the foot of its first line. */
double livret_emergency_pen_baseline (LivretEmergencyPen *pen, LivretEmergencyType type);
void livret_emergency_pen_rule (
    LivretEmergencyPen *pen, double x, double y, double width, double thick, double grey);
/** livret_emergency_pen_box: rounded; filled black, or outlined. */
void livret_emergency_pen_box (
    LivretEmergencyPen *pen, double x, double y, double width, double height, gboolean filled);

G_END_DECLS
