/* livret-emergency-state.c: what the page of the emergency sheet says beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/profile/livret-emergency-state.h"

#include <glib/gi18n.h>

#define HALF_A_YEAR (G_GINT64_CONSTANT (182) * 86400)

static char *
describe_part (const LivretEmergencyPart *part, LivretEmergencyPartId id)
{
  guint n = part->lines->len;

  if (part->instead != NULL)
    return g_strdup (part->instead);
  if (id == LIVRET_EMERGENCY_BLOOD)
    return g_strdup (((LivretEmergencyLine *) part->lines->pdata[0])->text);
  if (part->partial)
    return g_strdup_printf (
        ngettext ("%u line; what is hidden stays off", "%u lines; what is hidden stays off", n), n);
  return g_strdup_printf (ngettext ("%u line", "%u lines", n), n);
}

void
livret_emergency_state (const LivretEmergency *emergency, gint64 now, LivretEmergencyState *state)
{
  state->reading = livret_emergency_origin (emergency);
  state->asks =
      emergency->read_over == 0 || emergency->changed || now - emergency->read_over > HALF_A_YEAR;
  for (guint i = 0; i < LIVRET_EMERGENCY_PARTS; i++)
    state->parts[i] = describe_part (&emergency->parts[i], i);
}

void
livret_emergency_state_clear (LivretEmergencyState *state)
{
  g_clear_pointer (&state->reading, g_free);
  for (guint i = 0; i < LIVRET_EMERGENCY_PARTS; i++)
    g_clear_pointer (&state->parts[i], g_free);
}
