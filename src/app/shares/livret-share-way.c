/* livret-share-way.c: which pages a share goes through, and in which order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-share-way.h"

#include <string.h>

void
livret_share_way_init (LivretShareWay *way, gboolean brief)
{
  static const LivretShareStep full[] = { LIVRET_STEP_WHOM, LIVRET_STEP_WHAT, LIVRET_STEP_WHY,
                                          LIVRET_STEP_HOW, LIVRET_STEP_REVIEW };
  static const LivretShareStep brief_steps[] = { LIVRET_STEP_BRIEF, LIVRET_STEP_HOW,
                                                 LIVRET_STEP_REVIEW };

  way->n = brief ? G_N_ELEMENTS (brief_steps) : G_N_ELEMENTS (full);
  memcpy (way->steps, brief ? brief_steps : full, way->n * sizeof *way->steps);
}

void
livret_share_way_insert_what (LivretShareWay *way)
{
  if (livret_share_way_place (way, LIVRET_STEP_WHAT) < way->n)
    return;
  memmove (way->steps + 2, way->steps + 1, (way->n - 1) * sizeof *way->steps);
  way->steps[1] = LIVRET_STEP_WHAT;
  way->n++;
}

guint
livret_share_way_place (const LivretShareWay *way, LivretShareStep step)
{
  guint place = 0;

  while (place < way->n && way->steps[place] != step)
    place++;
  return place;
}

LivretShareStep
livret_share_way_next (const LivretShareWay *way, LivretShareStep step)
{
  guint place = livret_share_way_place (way, step);

  return place + 1 < way->n ? way->steps[place + 1] : step;
}

LivretShareStep
livret_share_way_previous (const LivretShareWay *way, LivretShareStep step)
{
  guint place = livret_share_way_place (way, step);

  return place > 0 && place < way->n ? way->steps[place - 1] : step;
}
