/* livret-sample-random.c: numbers by SplitMix64 (Steele, Lea, Flood 2014).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/livret-sample-random.h"

LivretSampleRandom
livret_sample_random (guint64 seed, const char *name, int number)
{
  guint64 state = G_GUINT64_CONSTANT (0xcbf29ce484222325) ^ seed;

  /* FNV-1a: g_str_hash() may change from one GLib to the next. */
  for (const guchar *p = (const guchar *) name; *p != '\0'; p++)
    state = (state ^ *p) * G_GUINT64_CONSTANT (0x100000001b3);
  state = (state ^ (guint32) number) * G_GUINT64_CONSTANT (0x100000001b3);
  return (LivretSampleRandom) { state };
}

guint32
livret_sample_random_bits (LivretSampleRandom *random)
{
  guint64 z = random->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return (guint32) ((z ^ (z >> 31)) >> 32);
}

double
livret_sample_unit (LivretSampleRandom *random)
{
  return livret_sample_random_bits (random) / 4294967296.0;
}

double
livret_sample_between (LivretSampleRandom *random, double low, double high)
{
  return low + (high - low) * livret_sample_unit (random);
}

/* The sum of twelve even ones is near enough, and the same on every machine. */
double
livret_sample_normal (LivretSampleRandom *random)
{
  double sum = -6;

  for (int i = 0; i < 12; i++)
    sum += livret_sample_unit (random);
  return CLAMP (sum, -3.0, 3.0);
}

gboolean
livret_sample_chance (LivretSampleRandom *random, double probability)
{
  return livret_sample_unit (random) < probability;
}
