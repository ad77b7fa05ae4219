/* livret-wire-standing.c: how signed health cards stand, in a frame.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-wire-standing.h"

void
livret_wire_put_standings (LivretWireFrame *frame, GPtrArray *standings)
{
  livret_wire_put_u32 (frame, standings->len);
  for (guint i = 0; i < standings->len; i++)
    {
      const LivretStanding *standing = standings->pdata[i];

      livret_wire_put_u32 (frame, standing->state);
      livret_wire_put_text (frame, standing->words);
    }
}

GPtrArray *
livret_wire_take_standings (LivretWireFrame *frame)
{
  guint32 n = livret_wire_take_u32 (frame);
  g_autoptr (GPtrArray) standings = livret_standings_new ();

  frame->damaged = frame->damaged || n > LIVRET_STANDINGS_MAX;
  for (guint32 i = 0; !frame->damaged && i < n; i++)
    {
      guint32 state = livret_wire_take_u32 (frame);
      char *words = livret_wire_take_text (frame);

      frame->damaged = frame->damaged || state >= LIVRET_N_STANDINGS || words == NULL;
      livret_standings_add (standings, frame->damaged ? LIVRET_STANDING_BROKEN : state, words);
    }
  return frame->damaged ? NULL : g_steal_pointer (&standings);
}
