/* livret-analytes.c: looking up the names of data/analytes.json.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "results/livret-analytes.h"

#include <string.h>

typedef struct
{
  const char *key;
  guint analyte;
} Name;

#include "livret-analytes.inc"

/* The first row that is not before @key. */
static guint
find_first (const char *key)
{
  guint low = 0, high = G_N_ELEMENTS (names);

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (strcmp (names[middle].key, key) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint
livret_analytes_named (const char *key, const LivretAnalyte *found[LIVRET_ANALYTES_MAX])
{
  guint n = 0;

  for (guint i = find_first (key);
       i < G_N_ELEMENTS (names) && n < LIVRET_ANALYTES_MAX && strcmp (names[i].key, key) == 0; i++)
    found[n++] = &analytes[names[i].analyte];
  return n;
}
