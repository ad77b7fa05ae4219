/* livret-sample-xray.c: X-ray pictures out of the way that rays take through flesh, shell and
 * marrow. SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/livret-sample-paper.h"

#include <math.h>
#include <string.h>

#include "sample/livret-sample-noise.h"

#define WIDTH 780
#define HEIGHT 1040

/**
 * Bone: a round body between two ends; those of one group grow together.
 * @waist: how much thinner in the middle, 0 to 1
 * @shell: thickness of what is dense; 0: it is flesh
 * Lengths are parts of the picture's width.
 */
typedef struct
{
  int group;
  double x0, y0, r0;
  double x1, y1, r1;
  double waist;
  double shell;
} Bone;

static const Bone knee[] = {
  { 0, 0.50, -0.3, 0.345, 0.49, 1.7, 0.30, 0.06, 0 }, /* flesh */
  { 0, 0.46, 0.35, 0.35, 0.50, 0.75, 0.33, 0, 0 },
  { 1, 0.515, -0.3, 0.10, 0.51, 0.50, 0.155, 0.42, 0.030 }, /* femur */
  { 1, 0.40, 0.565, 0.118, 0.405, 0.585, 0.112, 0, 0.010 },
  { 1, 0.625, 0.575, 0.112, 0.62, 0.600, 0.108, 0, 0.010 },
  { 2, 0.505, 0.43, 0.080, 0.505, 0.47, 0.072, 0, 0.007 },   /* kneecap */
  { 3, 0.385, 0.775, 0.066, 0.635, 0.775, 0.068, 0, 0.012 }, /* tibia */
  { 3, 0.505, 0.80, 0.150, 0.50, 1.02, 0.098, 0, 0.014 },
  { 3, 0.50, 0.95, 0.108, 0.495, 1.75, 0.100, 0.22, 0.034 },
  { 3, 0.485, 0.712, 0.012, 0.475, 0.75, 0.030, 0, 0.006 },
  { 3, 0.535, 0.716, 0.012, 0.545, 0.75, 0.030, 0, 0.006 },
  { 4, 0.305, 0.865, 0.045, 0.315, 0.94, 0.036, 0, 0.009 }, /* fibula */
  { 4, 0.312, 0.92, 0.040, 0.33, 1.75, 0.038, 0.28, 0.014 },
  { 5, 0.748, 0.712, 0.012, 0.715, 0.735, 0.030, 0, 0.012 }, /* a spur */
};

static const Bone wrist[] = {
  { 0, 0.50, 1.7, 0.235, 0.50, 0.95, 0.215, 0.02, 0 }, /* flesh */
  { 0, 0.50, 0.95, 0.215, 0.51, 0.42, 0.235, 0.04, 0 },
  { 0, 0.36, 0.45, 0.12, 0.32, 0.20, 0.075, 0, 0 },
  { 0, 0.50, 0.45, 0.12, 0.53, 0.16, 0.10, 0, 0 },
  { 0, 0.62, 0.48, 0.12, 0.67, 0.16, 0.085, 0, 0 },
  { 0, 0.67, 0.16, 0.065, 0.71, -0.2, 0.058, 0, 0 },
  { 0, 0.545, 0.13, 0.065, 0.555, -0.2, 0.060, 0, 0 },
  { 0, 0.42, 0.18, 0.066, 0.40, -0.2, 0.056, 0, 0 },
  { 0, 0.31, 0.24, 0.062, 0.255, -0.1, 0.050, 0, 0 },
  { 0, 0.70, 0.60, 0.10, 0.86, 0.36, 0.072, 0, 0 },
  { 0, 0.86, 0.36, 0.066, 0.94, 0.10, 0.055, 0, 0 },
  { 1, 0.60, 1.75, 0.066, 0.605, 0.80, 0.112, 0.4, 0.022 }, /* radius */
  { 1, 0.645, 0.80, 0.070, 0.665, 0.765, 0.030, 0, 0.008 },
  { 2, 0.385, 1.75, 0.055, 0.395, 0.815, 0.056, 0.3, 0.018 }, /* ulna */
  { 2, 0.360, 0.80, 0.030, 0.352, 0.745, 0.013, 0, 0.006 },
  { 3, 0.655, 0.695, 0.054, 0.685, 0.640, 0.046, 0, 0.008 }, /* carpals */
  { 4, 0.540, 0.705, 0.058, 0.535, 0.690, 0.054, 0, 0.008 },
  { 5, 0.440, 0.690, 0.050, 0.425, 0.672, 0.046, 0, 0.008 },
  { 6, 0.405, 0.652, 0.034, 0.400, 0.645, 0.032, 0, 0.006 },
  { 7, 0.715, 0.570, 0.052, 0.705, 0.555, 0.050, 0, 0.008 },
  { 8, 0.635, 0.565, 0.040, 0.630, 0.550, 0.044, 0, 0.007 },
  { 9, 0.545, 0.610, 0.044, 0.550, 0.545, 0.058, 0, 0.008 },
  { 10, 0.450, 0.595, 0.052, 0.445, 0.560, 0.056, 0, 0.008 },
  { 11, 0.760, 0.515, 0.044, 0.862, 0.365, 0.040, 0.4, 0.013 }, /* metacarpals */
  { 12, 0.635, 0.475, 0.042, 0.672, 0.170, 0.044, 0.46, 0.014 },
  { 13, 0.545, 0.460, 0.042, 0.545, 0.135, 0.046, 0.46, 0.014 },
  { 14, 0.460, 0.480, 0.036, 0.425, 0.185, 0.040, 0.46, 0.012 },
  { 15, 0.400, 0.495, 0.036, 0.315, 0.245, 0.038, 0.42, 0.012 },
  { 16, 0.875, 0.300, 0.034, 0.925, 0.130, 0.030, 0.35, 0.010 }, /* phalanges */
  { 17, 0.680, 0.095, 0.038, 0.71, -0.25, 0.034, 0.36, 0.012 },
  { 18, 0.546, 0.060, 0.040, 0.555, -0.25, 0.036, 0.36, 0.012 },
  { 19, 0.418, 0.112, 0.036, 0.40, -0.25, 0.033, 0.36, 0.011 },
  { 20, 0.298, 0.178, 0.032, 0.255, -0.15, 0.028, 0.36, 0.010 },
};

/* A point beside the surface of a round body: how far outside it, how thick body and shell are. */
typedef struct
{
  double outside;
  double radius;
  double shell;
} Near;

static Near
measure (const Bone *bone, double x, double y)
{
  double dx = bone->x1 - bone->x0, dy = bone->y1 - bone->y0;
  double t = ((x - bone->x0) * dx + (y - bone->y0) * dy) / (dx * dx + dy * dy);
  double along = CLAMP (t, 0.0, 1.0);
  double middle = 1 - pow (fabs (2 * along - 1), 2.6);
  double radius = (bone->r0 + along * (bone->r1 - bone->r0)) * (1 - bone->waist * middle);
  double away = hypot (x - bone->x0 - along * dx, y - bone->y0 - along * dy);

  return (Near) { away - radius, radius, bone->shell * (0.35 + 0.65 * middle) };
}

/* Two parts of one bone grow into each other. */
static Near
merge (Near a, Near b, double width)
{
  double h = CLAMP (0.5 + 0.5 * (b.outside - a.outside) / width, 0.0, 1.0);

  return (Near) { b.outside + h * (a.outside - b.outside) - width * h * (1 - h),
                  b.radius + h * (a.radius - b.radius), b.shell + h * (a.shell - b.shell) };
}

/* How far the ray goes within a round body. */
static double
chord (double radius, double away)
{
  return away < radius ? 2 * sqrt (radius * radius - away * away) : 0;
}

/* A thin dark line across the radius. */
static double
broken (double x, double y)
{
  double line = 0.935 + 0.05 * (x - 0.6) + 0.012 * livret_sample_noise (x * 60, 3);

  return x > 0.5 && x < 0.705 ? 1 - 0.4 * exp (-pow ((y - line) / 0.0042, 2)) : 1;
}

static double
attenuate (const Bone *bones, gsize n, double x, double y, gboolean fracture)
{
  double blend = fracture ? 0.03 : 0.085;
  double spongy = 0.86 + 0.2 * livret_sample_noise (x * 170, y * 90) +
                  0.16 * livret_sample_noise (x * 60 + 7, y * 260);
  double sum = 0, flesh = 0;

  for (gsize i = 0; i < n;)
    {
      int group = bones[i].group;
      Near near = measure (&bones[i], x, y);
      double away;

      while (++i < n && bones[i].group == group)
        near = merge (near, measure (&bones[i], x, y), group == 0 ? 0.09 : blend);
      away = MAX (near.radius + near.outside, 0);
      if (group == 0)
        flesh = chord (near.radius, away);
      else if (near.outside < 0)
        {
          double inside = chord (near.radius - near.shell, away);

          sum += 6.2 * (chord (near.radius, away) - inside) + 1.55 * spongy * inside;
        }
    }
  if (fracture)
    sum *= broken (x, y);
  return sum + 0.62 * flesh;
}

static void
expose (const Bone *bones, gsize n, gboolean fracture, guint8 *pixels, LivretSampleRandom *random)
{
  double strength = fracture ? 3.0 : 1.75;

  for (int py = 0; py < HEIGHT; py++)
    for (int px = 0; px < WIDTH; px++)
      {
        double x = (px + 0.5) / WIDTH, y = (py + 0.5) / WIDTH;
        double value = 1 - exp (-strength * attenuate (bones, n, x, y, fracture));
        double grain = 0.022 * (livret_sample_unit (random) + livret_sample_unit (random) - 1);
        double lit = 0.03 + 0.97 * pow (value, 1.25) + grain;
        gboolean shut = px < 26 || px > WIDTH - 27 || py < 26 || py > HEIGHT - 27;

        pixels[py * WIDTH + px] = shut ? 3 : (guint8) (CLAMP (lit, 0, 1) * 250);
      }
}

/* The letter of lead that lies on the plate, and the day. */
static void
mark (const LivretSample *sample, LivretSampleForm form, guint8 *pixels)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cairo = cairo_create (surface);
  LivretSampleSheet sheet = { .family = "Nimbus Sans, DejaVu Sans, sans-serif" };
  gboolean is_knee = form == LIVRET_SAMPLE_AS_KNEE;
  g_autofree char *day = livret_sample_numeric_day (
      sample->today - livret_sample_weekday (sample, is_knee ? 650 : LIVRET_SAMPLE_WRIST));
  const guint8 *drawn;
  int stride;

  livret_sample_sheet_init (&sheet, cairo);
  livret_sample_put (&sheet, 54, LIVRET_SAMPLE_BOLD | LIVRET_SAMPLE_WHITE,
                     is_knee ? 60 : WIDTH - 110, 56, 100,
                     is_knee ? C_ ("sample, right side on an X-ray", "R")
                             : C_ ("sample, left side on an X-ray", "L"));
  livret_sample_put (&sheet, 15, LIVRET_SAMPLE_WHITE, 44, HEIGHT - 62, 300, day);
  livret_sample_sheet_clear (&sheet);
  cairo_destroy (cairo);
  cairo_surface_flush (surface);
  drawn = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint8 lead = drawn[y * stride + x * 4 + 1];

        if (lead > pixels[y * WIDTH + x])
          pixels[y * WIDTH + x] = lead;
      }
  cairo_surface_destroy (surface);
}

GBytes *
livret_sample_xray (const LivretSample *sample, LivretSampleForm form, GError **error)
{
  LivretSampleRandom random = livret_sample_random (sample->seed, "xray", form);
  g_autofree guint8 *pixels = g_malloc (WIDTH * HEIGHT);

  if (form == LIVRET_SAMPLE_AS_KNEE)
    expose (knee, G_N_ELEMENTS (knee), FALSE, pixels, &random);
  else
    expose (wrist, G_N_ELEMENTS (wrist), TRUE, pixels, &random);
  mark (sample, form, pixels);
  return livret_sample_jpeg (pixels, WIDTH, HEIGHT, 1, error);
}
