/* livret-target-state.c: what the dialog of a target says of what is typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-target-state.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/livret-date.h"
#include "base/livret-quantity.h"
#include "record/livret-measure-choices.h"

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text ? text : ""));

  return *stripped == '\0';
}

/* %FALSE: not a number. %NAN where nothing is typed. */
static gboolean
parse_limit (const LivretTargetInput *input, const char *text, double *limit)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text ? text : ""));
  double typed;

  *limit = NAN;
  if (*stripped == '\0')
    return TRUE;
  return livret_decimal_parse (stripped, -1, &typed, NULL, NULL) &&
         livret_kind_to_canonical (input->kind, typed, input->unit, limit);
}

/* %FALSE: one of the fields holds no number. */
static gboolean
parse_limits (const LivretTargetInput *input, LivretMeasureTarget *target, gboolean *any)
{
  *any = FALSE;
  for (guint c = 0; c < livret_measure_target_components (input->kind); c++)
    {
      if (!parse_limit (input, input->low[c], &target->low[c]) ||
          !parse_limit (input, input->high[c], &target->high[c]))
        return FALSE;
      *any |= !isnan (target->low[c]) || !isnan (target->high[c]);
    }
  return TRUE;
}

static void
read_limits (const LivretTargetInput *input, LivretTargetState *state)
{
  g_autoptr (LivretMeasureTarget) target = livret_measure_target_new ();
  g_autoptr (GError) error = NULL;
  gboolean any;

  if (!parse_limits (input, target, &any))
    {
      state->limits_error = g_strdup (_ ("A limit is a number, like 130 or 7,5."));
      return;
    }
  if (!any)
    return;
  if (!livret_measure_target_check (input->kind, target, &error))
    {
      state->limits_error = g_strdup (error->message);
      return;
    }
  state->words = livret_measure_limits_words (input->kind, target->low, target->high, input->unit);
  state->target = g_steal_pointer (&target);
}

static gboolean
is_too_long (const char *text, glong most)
{
  return g_utf8_strlen (text, -1) > most;
}

/* Who and since when are asked for only where there is a target. */
static void
read_origin (const LivretTargetInput *input, LivretTargetState *state)
{
  g_autofree char *since = g_strstrip (g_strdup (input->since));
  LivretDate date;

  if (input->by_practitioner && is_blank (input->set_by))
    {
      state->origin_error = g_strdup (_ ("Who set the target? Their name is missing."));
      return;
    }
  g_set_str (&state->target->set_by, input->by_practitioner ? input->set_by : "");
  g_strstrip (state->target->set_by);
  if (is_too_long (state->target->set_by, LIVRET_MEASURE_NAME_MAX))
    {
      state->origin_error = g_strdup (_ ("The name of who set the target is too long."));
      return;
    }
  g_set_str (&state->target->since, since);
  if (*since == '\0')
    return;
  if (!livret_date_parse (since, NULL, &date, NULL))
    state->origin_error =
        g_strdup (_ ("This date does not exist. 03/05/2026, 05/2026 and 2026 are understood."));
  else if (date.earliest > input->now)
    state->origin_error = g_strdup (_ ("This date is still to come."));
  else
    g_set_str (&state->target->since, date.text);
}

LivretTargetState *
livret_target_state_new (const LivretTargetInput *input)
{
  LivretTargetState *state = g_new0 (LivretTargetState, 1);
  g_autofree char *note = g_strstrip (g_strdup (input->note));

  read_limits (input, state);
  if (state->target != NULL)
    read_origin (input, state);
  if (is_too_long (note, LIVRET_MEASURE_NOTE_MAX))
    state->note_error = g_strdup (_ ("The note is too long: it may have 4,000 characters."));
  state->can_save =
      state->limits_error == NULL && state->origin_error == NULL && state->note_error == NULL;
  return state;
}

void
livret_target_state_free (LivretTargetState *state)
{
  livret_measure_target_free (state->target);
  g_free (state->limits_error);
  g_free (state->origin_error);
  g_free (state->note_error);
  g_free (state->words);
  g_free (state);
}

char *
livret_target_field (const LivretKind *kind, guint component, gboolean high, const char *unit)
{
  const char *symbol = livret_unit_display (unit);

  /* Translators: a limit; the first %s is a part of a measure ("Systolic"), the second a unit. */
  if (livret_measure_target_components (kind) > 1)
    return g_strdup_printf (high ? _ ("%s at most, in %s") : _ ("%s at least, in %s"),
                            _ (kind->components[component].label), symbol);
  if (symbol[0] == '\0')
    return g_strdup (high ? _ ("At most") : _ ("At least"));
  return g_strdup_printf (high ? _ ("At most, in %s") : _ ("At least, in %s"), symbol);
}
