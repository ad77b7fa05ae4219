/* livret-sample-logos.c: the marks of senders who do not exist, and pictures within their papers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/livret-sample-sheet.h"

#include <math.h>

/* All of them within a square from 0 to 1. */
typedef void (*DrawLogo) (LivretSampleSheet *sheet, cairo_t *cairo);

static void
disc (cairo_t *cairo, double x, double y, double radius)
{
  cairo_new_sub_path (cairo);
  cairo_arc (cairo, x, y, radius, 0, 2 * G_PI);
  cairo_fill (cairo);
}

static void
draw_wave (LivretSampleSheet *sheet, cairo_t *cairo)
{
  disc (cairo, 0.5, 0.5, 0.5);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_set_line_width (cairo, 0.1);
  cairo_set_line_cap (cairo, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cairo, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cairo, 0.2, 0.64);
  cairo_line_to (cairo, 0.4, 0.34);
  cairo_line_to (cairo, 0.58, 0.64);
  cairo_line_to (cairo, 0.8, 0.34);
  cairo_stroke (cairo);
}

static void
hexagon (cairo_t *cairo, double x, double y, double radius)
{
  for (int i = 0; i < 6; i++)
    cairo_line_to (cairo, x + radius * sin (i * G_PI / 3), y - radius * cos (i * G_PI / 3));
  cairo_close_path (cairo);
}

static void
draw_hexagons (LivretSampleSheet *sheet, cairo_t *cairo)
{
  hexagon (cairo, 0.3, 0.68, 0.29);
  cairo_fill (cairo);
  livret_sample_colour (sheet, 0.55);
  hexagon (cairo, 0.57, 0.26, 0.25);
  cairo_fill (cairo);
  livret_sample_colour (sheet, 0.3);
  hexagon (cairo, 0.8, 0.68, 0.2);
  cairo_fill (cairo);
}

static void
draw_tower (LivretSampleSheet *sheet, cairo_t *cairo)
{
  for (int i = 0; i < 4; i++)
    {
      double top = 0.62 - 0.2 * i;

      livret_sample_colour (sheet, 0.4 + 0.2 * i);
      cairo_rectangle (cairo, 0.25 * i, top, 0.19, 1 - top);
      cairo_fill (cairo);
    }
}

static void
draw_heart (LivretSampleSheet *sheet, cairo_t *cairo)
{
  cairo_move_to (cairo, 0.5, 0.95);
  cairo_curve_to (cairo, -0.25, 0.45, 0.12, -0.12, 0.5, 0.24);
  cairo_curve_to (cairo, 0.88, -0.12, 1.25, 0.45, 0.5, 0.95);
  cairo_fill (cairo);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_set_line_width (cairo, 0.055);
  cairo_set_line_join (cairo, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cairo, 0.08, 0.5);
  cairo_line_to (cairo, 0.34, 0.5);
  cairo_line_to (cairo, 0.43, 0.32);
  cairo_line_to (cairo, 0.53, 0.66);
  cairo_line_to (cairo, 0.61, 0.5);
  cairo_line_to (cairo, 0.92, 0.5);
  cairo_stroke (cairo);
}

static void
draw_eye (LivretSampleSheet *sheet, cairo_t *cairo)
{
  cairo_move_to (cairo, 0, 0.5);
  cairo_curve_to (cairo, 0.25, 0.08, 0.75, 0.08, 1, 0.5);
  cairo_curve_to (cairo, 0.75, 0.92, 0.25, 0.92, 0, 0.5);
  cairo_set_line_width (cairo, 0.07);
  cairo_stroke (cairo);
  disc (cairo, 0.5, 0.5, 0.22);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  disc (cairo, 0.57, 0.43, 0.07);
}

static void
draw_rings (LivretSampleSheet *sheet, cairo_t *cairo)
{
  cairo_set_line_width (cairo, 0.09);
  for (int i = 0; i < 3; i++)
    {
      livret_sample_colour (sheet, 1 - 0.28 * i);
      cairo_new_sub_path (cairo);
      cairo_arc (cairo, 0.5, 0.5, 0.14 + 0.15 * i, -2.3 + 0.5 * i, 2.3 + 0.5 * i);
      cairo_stroke (cairo);
    }
  livret_sample_colour (sheet, 1);
  disc (cairo, 0.5, 0.5, 0.06);
}

static void
draw_arch (LivretSampleSheet *sheet, cairo_t *cairo)
{
  cairo_move_to (cairo, 0, 1);
  cairo_line_to (cairo, 0, 0.5);
  cairo_arc (cairo, 0.5, 0.5, 0.5, G_PI, 0);
  cairo_line_to (cairo, 1, 1);
  cairo_line_to (cairo, 0.72, 1);
  cairo_line_to (cairo, 0.72, 0.52);
  cairo_arc_negative (cairo, 0.5, 0.52, 0.22, 0, G_PI);
  cairo_line_to (cairo, 0.28, 1);
  cairo_close_path (cairo);
  cairo_fill (cairo);
}

static void
leaf (cairo_t *cairo, double angle, double length)
{
  cairo_save (cairo);
  cairo_translate (cairo, 0.5, 0.98);
  cairo_rotate (cairo, angle);
  cairo_move_to (cairo, 0, 0);
  cairo_curve_to (cairo, -0.3, -length * 0.4, -0.18, -length * 0.8, 0, -length);
  cairo_curve_to (cairo, 0.18, -length * 0.8, 0.3, -length * 0.4, 0, 0);
  cairo_fill (cairo);
  cairo_restore (cairo);
}

static void
draw_leaves (LivretSampleSheet *sheet, cairo_t *cairo)
{
  livret_sample_colour (sheet, 0.45);
  leaf (cairo, -0.85, 0.72);
  leaf (cairo, 0.85, 0.72);
  livret_sample_colour (sheet, 1);
  leaf (cairo, 0, 0.98);
}

static void
draw_sail (LivretSampleSheet *sheet, cairo_t *cairo)
{
  cairo_move_to (cairo, 0.46, 0.02);
  cairo_curve_to (cairo, 0.5, 0.4, 0.44, 0.6, 0.46, 0.74);
  cairo_line_to (cairo, 0.04, 0.74);
  cairo_close_path (cairo);
  cairo_fill (cairo);
  livret_sample_colour (sheet, 0.5);
  cairo_move_to (cairo, 0.54, 0.16);
  cairo_curve_to (cairo, 0.84, 0.3, 0.94, 0.55, 0.94, 0.74);
  cairo_line_to (cairo, 0.54, 0.74);
  cairo_close_path (cairo);
  cairo_fill (cairo);
  livret_sample_colour (sheet, 1);
  cairo_set_line_width (cairo, 0.08);
  cairo_move_to (cairo, 0.02, 0.9);
  cairo_curve_to (cairo, 0.3, 0.8, 0.65, 1.02, 0.98, 0.88);
  cairo_stroke (cairo);
}

static void
draw_cross (LivretSampleSheet *sheet, cairo_t *cairo)
{
  cairo_rectangle (cairo, 0.34, 0, 0.32, 1);
  cairo_rectangle (cairo, 0, 0.34, 1, 0.32);
  cairo_fill (cairo);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_set_line_width (cairo, 0.06);
  cairo_move_to (cairo, 0.5, 0.12);
  cairo_line_to (cairo, 0.5, 0.88);
  cairo_move_to (cairo, 0.12, 0.5);
  cairo_line_to (cairo, 0.88, 0.5);
  cairo_stroke (cairo);
}

static void
draw_tree (LivretSampleSheet *sheet, cairo_t *cairo)
{
  cairo_rectangle (cairo, 0.45, 0.55, 0.1, 0.45);
  cairo_fill (cairo);
  livret_sample_colour (sheet, 0.75);
  disc (cairo, 0.5, 0.3, 0.3);
  livret_sample_colour (sheet, 0.55);
  disc (cairo, 0.27, 0.48, 0.22);
  disc (cairo, 0.73, 0.48, 0.22);
}

void
livret_sample_draw_logo (
    LivretSampleSheet *sheet, LivretSampleLogo logo, double x, double y, double size)
{
  static const DrawLogo logos[] = {
    [LIVRET_SAMPLE_LOGO_WAVE] = draw_wave,   [LIVRET_SAMPLE_LOGO_HEXAGONS] = draw_hexagons,
    [LIVRET_SAMPLE_LOGO_TOWER] = draw_tower, [LIVRET_SAMPLE_LOGO_HEART] = draw_heart,
    [LIVRET_SAMPLE_LOGO_EYE] = draw_eye,     [LIVRET_SAMPLE_LOGO_RINGS] = draw_rings,
    [LIVRET_SAMPLE_LOGO_ARCH] = draw_arch,   [LIVRET_SAMPLE_LOGO_LEAVES] = draw_leaves,
    [LIVRET_SAMPLE_LOGO_SAIL] = draw_sail,   [LIVRET_SAMPLE_LOGO_CROSS] = draw_cross,
    [LIVRET_SAMPLE_LOGO_TREE] = draw_tree,
  };

  if (logos[logo] == NULL)
    return;
  cairo_save (sheet->cairo);
  cairo_translate (sheet->cairo, x, y);
  cairo_scale (sheet->cairo, size, size);
  livret_sample_colour (sheet, 1);
  logos[logo](sheet, sheet->cairo);
  cairo_restore (sheet->cairo);
  cairo_new_path (sheet->cairo);
}

/* --- pictures within a paper -------------------------------------------------------------------
 */

/* A vessel that forks as it goes away from the disc. */
static void
draw_vessel (
    LivretSampleSheet *sheet, double x, double y, double angle, double length, double width)
{
  cairo_t *cairo = sheet->cairo;
  double bend = livret_sample_between (&sheet->random, -0.5, 0.5);
  double x2 = x + length * cos (angle), y2 = y + length * sin (angle);

  cairo_set_line_width (cairo, width);
  cairo_move_to (cairo, x, y);
  cairo_curve_to (cairo, x + length * 0.4 * cos (angle + bend),
                  y + length * 0.4 * sin (angle + bend), x + length * 0.7 * cos (angle + bend),
                  y + length * 0.7 * sin (angle + bend), x2, y2);
  cairo_stroke (cairo);
  if (width < 0.25)
    return;
  draw_vessel (sheet, x2, y2, angle + livret_sample_between (&sheet->random, 0.15, 0.55),
               length * 0.72, width * 0.66);
  draw_vessel (sheet, x2, y2, angle - livret_sample_between (&sheet->random, 0.15, 0.55),
               length * 0.72, width * 0.66);
}

/* The bottom of an eye: the disc of its nerve towards the nose, the dark spot in the middle. */
void
livret_sample_draw_fundus (LivretSampleSheet *sheet, double x, double y, double size, gboolean left)
{
  cairo_t *cairo = sheet->cairo;
  double radius = size / 2, nerve = x + radius * (left ? 0.58 : 1.42);
  cairo_pattern_t *pattern = cairo_pattern_create_radial (x + radius, y + radius, radius * 0.1,
                                                          x + radius, y + radius, radius);

  cairo_save (cairo);
  cairo_rectangle (cairo, x, y, size, size);
  cairo_set_source_rgb (cairo, 0.04, 0.03, 0.03);
  cairo_fill (cairo);
  cairo_arc (cairo, x + radius, y + radius, radius * 0.96, 0, 2 * G_PI);
  cairo_clip (cairo);
  cairo_pattern_add_color_stop_rgb (pattern, 0, 0.83, 0.4, 0.17);
  cairo_pattern_add_color_stop_rgb (pattern, 0.6, 0.78, 0.34, 0.13);
  cairo_pattern_add_color_stop_rgb (pattern, 1, 0.42, 0.14, 0.06);
  cairo_set_source (cairo, pattern);
  cairo_paint (cairo);
  cairo_pattern_destroy (pattern);
  cairo_set_source_rgba (cairo, 0.55, 0.08, 0.05, 0.75);
  cairo_set_line_cap (cairo, CAIRO_LINE_CAP_ROUND);
  for (int i = 0; i < 6; i++)
    draw_vessel (sheet, nerve, y + radius, (left ? 0 : G_PI) + (i - 2.5) * 0.62, radius * 0.42,
                 size / 48);
  pattern = cairo_pattern_create_radial (x + radius * (left ? 1.12 : 0.88), y + radius * 1.05, 0,
                                         x + radius * (left ? 1.12 : 0.88), y + radius * 1.05,
                                         radius * 0.32);
  cairo_pattern_add_color_stop_rgba (pattern, 0, 0.32, 0.07, 0.03, 0.6);
  cairo_pattern_add_color_stop_rgba (pattern, 1, 0.32, 0.07, 0.03, 0);
  cairo_set_source (cairo, pattern);
  cairo_paint (cairo);
  cairo_pattern_destroy (pattern);
  pattern = cairo_pattern_create_radial (nerve, y + radius, 0, nerve, y + radius, radius * 0.2);
  cairo_pattern_add_color_stop_rgba (pattern, 0, 1, 0.93, 0.72, 1);
  cairo_pattern_add_color_stop_rgba (pattern, 0.75, 0.98, 0.76, 0.42, 0.95);
  cairo_pattern_add_color_stop_rgba (pattern, 1, 0.95, 0.62, 0.3, 0);
  cairo_set_source (cairo, pattern);
  cairo_paint (cairo);
  cairo_pattern_destroy (pattern);
  cairo_restore (cairo);
  cairo_new_path (cairo);
}

/* One beat at @phase 0 to 1: P, QRS, T. */
static double
beat (double phase)
{
  return 0.12 * exp (-pow ((phase - 0.2) / 0.035, 2)) -
         0.12 * exp (-pow ((phase - 0.335) / 0.012, 2)) + exp (-pow ((phase - 0.36) / 0.014, 2)) -
         0.24 * exp (-pow ((phase - 0.388) / 0.014, 2)) +
         0.26 * exp (-pow ((phase - 0.62) / 0.06, 2));
}

static void
draw_grid (LivretSampleSheet *sheet, double x, double y, double width, double height)
{
  cairo_t *cairo = sheet->cairo;

  cairo_set_source_rgb (cairo, 1, 0.965, 0.955);
  cairo_rectangle (cairo, x, y, width, height);
  cairo_fill (cairo);
  for (int pass = 0; pass < 2; pass++)
    {
      double step = pass == 0 ? 2.835 : 14.17;

      cairo_set_source_rgba (cairo, 0.9, 0.35, 0.3, pass == 0 ? 0.22 : 0.55);
      cairo_set_line_width (cairo, pass == 0 ? 0.2 : 0.45);
      for (double at = 0; at <= width + 0.01; at += step)
        {
          cairo_move_to (cairo, x + at, y);
          cairo_line_to (cairo, x + at, y + height);
        }
      for (double at = 0; at <= height + 0.01; at += step)
        {
          cairo_move_to (cairo, x, y + at);
          cairo_line_to (cairo, x + width, y + at);
        }
      cairo_stroke (cairo);
    }
}

/* Two leads at 25 mm a second, as on the paper of the machine. */
void
livret_sample_draw_ecg (LivretSampleSheet *sheet, double x, double y, double width)
{
  static const char *const leads[] = { "DII", "V5" };
  cairo_t *cairo = sheet->cairo;
  double row = 56.68;

  width = floor (width / 14.17) * 14.17;
  draw_grid (sheet, x, y, width, 2 * row);
  for (int lead = 0; lead < 2; lead++)
    {
      double base = y + row * (lead + 0.7);
      double period = livret_sample_between (&sheet->random, 58, 66);
      double phase = livret_sample_unit (&sheet->random);

      livret_sample_put (sheet, 6.5, LIVRET_SAMPLE_BOLD, x + 4, y + row * lead + 3, 40,
                         leads[lead]);
      cairo_set_source_rgb (cairo, 0.1, 0.1, 0.14);
      cairo_set_line_width (cairo, 0.75);
      cairo_set_line_join (cairo, CAIRO_LINE_JOIN_ROUND);
      for (double at = 0; at <= width; at += 0.4)
        {
          double value;

          phase += 0.4 / period;
          if (phase >= 1)
            phase -= 1 + livret_sample_between (&sheet->random, -0.05, 0.05);
          value =
              beat (phase) * (lead == 0 ? 26 : 33) + 0.35 * livret_sample_normal (&sheet->random);
          cairo_line_to (cairo, x + at, base - value);
        }
      cairo_stroke (cairo);
    }
}
