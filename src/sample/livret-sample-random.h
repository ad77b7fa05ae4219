/* livret-sample-random.h: chance that is the same every time, one row of numbers a purpose.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** LivretSampleRandom: a row of numbers. Its name keeps it apart from all others, so that one more
 * paper changes no reading. */
typedef struct
{
  guint64 state;
} LivretSampleRandom;

LivretSampleRandom livret_sample_random (guint64 seed, const char *name, int number);
guint32 livret_sample_random_bits (LivretSampleRandom *random);
/** livret_sample_unit: at least 0, less than 1. */
double livret_sample_unit (LivretSampleRandom *random);
double livret_sample_between (LivretSampleRandom *random, double low, double high);
/** livret_sample_normal: of mean 0 and deviation 1, never beyond 3. */
double livret_sample_normal (LivretSampleRandom *random);
gboolean livret_sample_chance (LivretSampleRandom *random, double probability);

G_END_DECLS
