/* livret-emergency-state.c: what the page of the emergency sheet says beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/profile/livret-emergency-state.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-wording.h"

#define HALF_A_YEAR (G_GINT64_CONSTANT (182) * 86400)

/* Line by line, since each of them is to be true today. */
static char *
describe_part (const LivretEmergencyPart *part)
{
  g_autoptr (GString) lines = g_string_new (part->instead);

  for (guint i = 0; part->instead == NULL && i < part->lines->len; i++)
    {
      const LivretEmergencyLine *line = part->lines->pdata[i];
      g_autofree char *words =
          livret_wording_join (line->text, line->detail, line->telephone, NULL);

      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", words);
    }
  if (part->partial)
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "",
                            _ ("What is hidden stays off."));
  return g_string_free_and_steal (g_steal_pointer (&lines));
}

void
livret_emergency_state (const LivretEmergency *emergency, gint64 now, LivretEmergencyState *state)
{
  state->reading = livret_emergency_origin (emergency);
  state->asks =
      emergency->read_over == 0 || emergency->changed || now - emergency->read_over > HALF_A_YEAR;
  for (guint i = 0; i < LIVRET_EMERGENCY_PARTS; i++)
    state->parts[i] = describe_part (&emergency->parts[i]);
}

void
livret_emergency_state_clear (LivretEmergencyState *state)
{
  g_clear_pointer (&state->reading, g_free);
  for (guint i = 0; i < LIVRET_EMERGENCY_PARTS; i++)
    g_clear_pointer (&state->parts[i], g_free);
}
