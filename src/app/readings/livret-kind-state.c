/* livret-kind-state.c: what the dialog of a kind of one's own says of what is typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/readings/livret-kind-state.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "base/livret-quantity.h"

#define EXAMPLE 11.111

/* FALSE: something stands there that is no number. */
static gboolean
read_limit (const char *text, double *limit)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  *limit = NAN;
  return *stripped == '\0' || livret_decimal_parse (stripped, -1, limit, NULL, NULL);
}

static void
read_limits (const LivretKindInput *input, LivretKindState *state)
{
  gboolean low = read_limit (input->low, &state->kind->low);
  gboolean high = read_limit (input->high, &state->kind->high);

  if (!low || !high)
    state->limits_error = g_strdup (_ ("A value is written in figures: 72,4 or 72.4."));
  else if (state->kind->low >= state->kind->high)
    state->limits_error = g_strdup (_ ("The lowest possible value must be below the highest one."));
}

static void
read_name (const LivretKindInput *input, LivretKindState *state)
{
  g_autofree char *name = g_strstrip (g_strdup (input->name));
  g_autoptr (GError) error = NULL;

  g_set_str (&state->kind->name, name);
  /* Limits have words of their own. */
  if (*name != '\0' && state->limits_error == NULL && !livret_own_kind_check (state->kind, &error))
    state->name_error = g_strdup (error->message);
  state->can_save = *name != '\0' && state->name_error == NULL && state->limits_error == NULL;
}

/* Not typed anew, it is the very unit it was, whatever its words may stand for. */
static gboolean
keeps_unit (const LivretKindInput *input)
{
  return input->kind != NULL && strcmp (input->unit, livret_unit_display (input->kind->unit)) == 0;
}

LivretKindState *
livret_kind_state_new (const LivretKindInput *input)
{
  LivretKindState *state = g_new0 (LivretKindState, 1);
  g_autofree char *number = livret_kind_decimals_words (input->decimals);
  const char *unit;

  state->kind = input->kind != NULL ? livret_own_kind_of (input->kind) : livret_own_kind_new ();
  if (!keeps_unit (input))
    livret_own_kind_set_unit (state->kind, input->unit);
  state->kind->decimals = input->decimals;
  state->kind->aggregate = input->aggregate;
  read_limits (input, state);
  read_name (input, state);
  unit = livret_unit_display (state->kind->unit);
  state->sample = g_strconcat (number, *unit != '\0' ? "\302\240" : NULL, unit, NULL);
  return state;
}

void
livret_kind_state_free (LivretKindState *state)
{
  livret_own_kind_free (state->kind);
  g_free (state->name_error);
  g_free (state->limits_error);
  g_free (state->sample);
  g_free (state);
}

char *
livret_kind_limit_text (double limit)
{
  char buffer[LIVRET_DECIMAL_MAX];

  return isnan (limit) ? g_strdup ("")
                       : g_strdup (livret_decimal_print (
                             limit, -1, livret_locale_is_french (LC_NUMERIC), buffer));
}

char *
livret_kind_decimals_words (int decimals)
{
  return livret_decimal_display (EXAMPLE, decimals);
}

char *
livret_kind_decimals_choice (int decimals)
{
  /* Translators: how many decimals, and a number that has them: "One (11.1)". */
  static const char *const choices[] = { NC_ ("decimals", "None (%s)"),
                                         NC_ ("decimals", "One (%s)"), NC_ ("decimals", "Two (%s)"),
                                         NC_ ("decimals", "Three (%s)") };
  g_autofree char *example = livret_kind_decimals_words (decimals);

  G_STATIC_ASSERT (G_N_ELEMENTS (choices) == LIVRET_OWN_DECIMALS_MAX + 1);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (g_dpgettext2 (NULL, "decimals", choices[decimals]), example);
#pragma GCC diagnostic pop
}
