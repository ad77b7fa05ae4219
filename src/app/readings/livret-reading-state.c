/* livret-reading-state.c: what the dialog of a reading says of what is typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/readings/livret-reading-state.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>

#include "app/measures/livret-measure-words.h"
#include "base/livret-base.h"
#include "base/livret-date.h"
#include "base/livret-quantity.h"

#define DAY 86400
/* Clocks differ a little: what was read a moment ago may be dated a moment ahead. */
#define AHEAD 300

gboolean
livret_reading_needs (const LivretKind *kind, guint component)
{
  return component < kind->n_components && livret_measure_shares_unit (kind, component);
}

/* Figures up to @most of them; answers where they end, %NULL if there is none. */
static const char *
take_figures (const char *text, int most, int *number)
{
  int n = 0;

  *number = 0;
  while (n < most && g_ascii_isdigit (text[n]))
    *number = *number * 10 + (text[n++] - '0');
  return n > 0 ? text + n : NULL;
}

static const char *
skip_spaces (const char *text)
{
  while (*text == ' ' || g_str_has_prefix (text, "\302\240"))
    text += *text == ' ' ? 1 : 2;
  return text;
}

gboolean
livret_reading_parse_time (const char *text, int *seconds)
{
  int hours, minutes = 0;
  gboolean letter;
  const char *rest = take_figures (skip_spaces (text), 2, &hours);

  if (rest == NULL)
    return FALSE;
  rest = skip_spaces (rest);
  letter = *rest == 'h' || *rest == 'H';
  if (!letter && *rest != ':' && *rest != '.')
    return FALSE;
  rest = skip_spaces (rest + 1);
  if (*rest != '\0' || !letter)
    {
      const char *start = rest;

      rest = take_figures (rest, 2, &minutes);
      if (rest == NULL || rest - start != 2)
        return FALSE;
    }
  if (*skip_spaces (rest) != '\0' || hours > 23 || minutes > 59)
    return FALSE;
  *seconds = hours * 3600 + minutes * 60;
  return TRUE;
}

char *
livret_reading_day_text (int day)
{
  int y, m, d;

  livret_civil_from_days (day, &y, &m, &d);
  return g_strdup_printf ("%02d/%02d/%04d", d, m, y);
}

/* "Menstrual flow (0: none, 1: light)" */
static char *
write_choices (const LivretKind *kind)
{
  GString *text = g_string_new (livret_kind_label (kind));

  for (guint i = 0; kind->choices[i] != NULL; i++)
    /* Translators: a number and what it stands for: "1: light". */
    g_string_append_printf (g_string_append (text, i == 0 ? " (" : ", "), C_ ("choice", "%u: %s"),
                            i, livret_kind_choice (kind, i));
  return g_string_free (g_string_append_c (text, ')'), FALSE);
}

char *
livret_reading_field (const LivretKind *kind, guint component, const char *unit)
{
  const char *own =
      livret_measure_shares_unit (kind, component) ? unit : kind->components[component].unit;
  const char *symbol = livret_unit_display (own);
  const char *label =
      kind->n_components > 1 ? _ (kind->components[component].label) : livret_kind_label (kind);

  if (kind->choices != NULL)
    return write_choices (kind);
  if (!livret_reading_needs (kind, component))
    /* Translators: a field that may stay empty: "Pulse, in /min, if known". */
    return g_strdup_printf (_ ("%s, in %s, if known"), label, symbol);
  if (symbol[0] == '\0')
    return g_strdup (label);
  /* Translators: a field and its unit: "Weight, in kg". */
  return g_strdup_printf (_ ("%s, in %s"), label, symbol);
}

const char *
livret_reading_unit_of (const LivretKind *kind, const char *written)
{
  const char *unit;
  const char *suffix = written;

  if (written == NULL)
    return NULL;
  for (const char *p = written; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      suffix = p + 1;
  suffix = skip_spaces (suffix);
  unit = livret_kind_unit_written (kind, suffix);
  for (guint i = 0; unit != NULL && kind->units[i] != NULL; i++)
    if (g_str_equal (kind->units[i], unit))
      return kind->units[i];
  return NULL;
}

char *
livret_reading_value_text (const LivretKind *kind, guint component, double value, const char *unit)
{
  char buffer[LIVRET_DECIMAL_MAX];
  double power;

  if (isnan (value))
    return g_strdup ("");
  if (livret_measure_shares_unit (kind, component))
    livret_kind_from_canonical (kind, value, unit, &value);
  /* What a conversion leaves behind the comma is not what was typed. */
  power = pow (10, livret_kind_decimals (kind, unit) + 2);
  value = round (value * power) / power;
  return g_strdup (livret_decimal_print (value, -1, livret_locale_is_french (LC_NUMERIC), buffer));
}

/* Values ---------------------------------------------------------------------- */

static gboolean
is_blank (const char *text)
{
  return text == NULL || skip_spaces (text)[0] == '\0';
}

/* Whether the values are all there; says what is wrong with those that are. */
static gboolean
read_values (const LivretReadingInput *input, LivretReadingState *state)
{
  gboolean complete = TRUE;

  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    {
      state->values[c] = NAN;
      if (c >= input->kind->n_components)
        continue;
      if (is_blank (input->values[c]))
        complete &= !livret_reading_needs (input->kind, c);
      else if (!livret_decimal_parse (input->values[c], -1, &state->values[c], NULL, NULL))
        {
          state->values[c] = NAN;
          state->value_error = _ ("A value is written in figures: 72,4 or 72.4.");
          complete = FALSE;
        }
    }
  return complete;
}

/* A kind of a person's own counts what it likes. */
static gboolean
may_be_negative (const LivretKind *kind)
{
  double low = kind->components[0].plausible_low;

  return kind->own && (isnan (low) || low < 0);
}

static void
check_values (const LivretReadingInput *input, LivretReadingState *state)
{
  const LivretKind *kind = input->kind;
  double canonical[LIVRET_COMPONENTS_MAX];

  if (state->values[0] < 0 && !may_be_negative (kind))
    state->value_error = _ ("A value is not below zero.");
  else if (g_str_equal (kind->id, "blood-pressure") && state->values[1] >= state->values[0])
    state->value_error = _ ("The first of the two pressures is the higher one.");
  if (state->value_error != NULL ||
      !livret_kind_values_to_canonical (kind, state->values, input->unit, canonical))
    return;
  for (guint c = 0; c < kind->n_components && state->warning == NULL; c++)
    if (canonical[c] < kind->components[c].plausible_low ||
        canonical[c] > kind->components[c].plausible_high)
      {
        g_autofree char *text = livret_measure_component_text (kind, c, canonical[c], 0);

        state->warning = g_strdup_printf (
            _ ("%s is far from what is usually read. If it is right it is kept, with a mark."),
            text);
      }
}

/* When ------------------------------------------------------------------------ */

static gboolean
read_when (const LivretReadingInput *input, LivretReadingState *state)
{
  LivretDate date;
  int day, seconds;
  gint64 wall;

  if (is_blank (input->day) || is_blank (input->time))
    return FALSE;
  if (!livret_date_parse (input->day, input->zone, &date, NULL) ||
      !livret_day_parse (date.text, &day, NULL))
    {
      state->when_error = _ ("A date is written day/month/year: 21/11/2026.");
      return FALSE;
    }
  if (!livret_reading_parse_time (input->time, &seconds))
    {
      state->when_error = _ ("A time is written 7:46 or 7 h 46.");
      return FALSE;
    }
  wall = day * (gint64) DAY + seconds;
  state->when = livret_wall_to_utc (input->zone, wall, FALSE);
  state->offset_min = (int) ((wall - state->when) / 60);
  if (state->when > input->now + AHEAD)
    state->when_error = _ ("This moment is still to come.");
  return state->when_error == NULL;
}

LivretReadingState *
livret_reading_state_new (const LivretReadingInput *input)
{
  LivretReadingState *state = g_new0 (LivretReadingState, 1);
  gboolean values = read_values (input, state);
  gboolean when = read_when (input, state);

  check_values (input, state);
  state->can_save = values && when && state->value_error == NULL;
  return state;
}

void
livret_reading_state_free (LivretReadingState *state)
{
  g_free (state->warning);
  g_free (state);
}
