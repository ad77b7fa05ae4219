/* livret-measure-words.c: values of readings in words, and where they stand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-words.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/widgets/livret-wording.h"
#include "base/livret-date.h"
#include "base/livret-quantity.h"

#define NBSP "\302\240"

const char *
livret_measure_unit (const LivretKind *kind)
{
  return livret_kind_unit_shown (kind);
}

gboolean
livret_measure_shares_unit (const LivretKind *kind, guint component)
{
  return component == 0 || g_strcmp0 (kind->components[component].unit, kind->unit) == 0;
}

char *
livret_measure_text (const LivretKind *kind, const double *values)
{
  return livret_kind_format (kind, values, livret_measure_unit (kind));
}

char *
livret_measure_number (const LivretKind *kind, const double *values, char **unit)
{
  char *number = livret_measure_text (kind, values);
  char *space = g_strrstr (number, NBSP);

  *unit = g_strdup (space ? space + strlen (NBSP) : "");
  if (space != NULL)
    *space = '\0';
  return number;
}

char *
livret_measure_difference_text (const LivretKind *kind, double difference)
{
  const char *unit = livret_measure_unit (kind);
  const char *symbol = livret_unit_display (unit);
  g_autofree char *number = NULL;

  livret_kind_difference (kind, difference, unit, &difference);
  number = livret_decimal_display (difference, livret_kind_decimals (kind, unit) + 1);
  return symbol[0] != '\0' ? g_strconcat (number, NBSP, symbol, NULL) : g_steal_pointer (&number);
}

char *
livret_measure_component_text (const LivretKind *kind, guint component, double value, int decimals)
{
  const char *unit = livret_measure_unit (kind);
  int digits = livret_kind_decimals (kind, unit);
  g_autofree char *number = NULL;
  const char *symbol;

  if (!livret_measure_shares_unit (kind, component))
    {
      unit = kind->components[component].unit;
      digits = 0;
    }
  else
    livret_kind_from_canonical (kind, value, unit, &value);
  number = livret_decimal_display (value, digits + decimals);
  symbol = livret_unit_display (unit);
  return symbol[0] != '\0' ? g_strconcat (number, NBSP, symbol, NULL) : g_steal_pointer (&number);
}

void
livret_measure_rule_init (LivretMeasureRule *rule,
                          const LivretKind *kind,
                          const LivretMeasureTarget *target)
{
  rule->kind = *kind;
  rule->target = target != NULL;
  for (guint c = 0; target != NULL && c < kind->n_components; c++)
    {
      rule->kind.components[c].reference_low = target->low[c];
      rule->kind.components[c].reference_high = target->high[c];
    }
}

static gboolean
has_range (const LivretComponent *component)
{
  return !isnan (component->reference_low) || !isnan (component->reference_high);
}

LivretMeasurePosition
livret_measure_position (const LivretKind *kind, const double *values)
{
  LivretMeasurePosition position = LIVRET_MEASURE_NO_RANGE;

  for (guint c = 0; c < kind->n_components; c++)
    {
      const LivretComponent *component = &kind->components[c];

      if (!livret_measure_shares_unit (kind, c) || !has_range (component) || isnan (values[c]))
        continue;
      if (values[c] > component->reference_high)
        return LIVRET_MEASURE_ABOVE;
      if (values[c] < component->reference_low)
        position = LIVRET_MEASURE_BELOW;
      else if (position == LIVRET_MEASURE_NO_RANGE)
        position = LIVRET_MEASURE_WITHIN;
    }
  return position;
}

const char *
livret_measure_position_words (LivretMeasurePosition position, gboolean target)
{
  switch (position)
    {
    case LIVRET_MEASURE_WITHIN:
      return target ? _ ("within the target") : _ ("in the usual range");
    case LIVRET_MEASURE_ABOVE:
      return target ? _ ("above the target") : _ ("above the usual range");
    case LIVRET_MEASURE_BELOW:
      return target ? _ ("below the target") : _ ("below the usual range");
    case LIVRET_MEASURE_NO_RANGE:
    default:
      return NULL;
    }
}

const char *
livret_measure_position_short (LivretMeasurePosition position)
{
  switch (position)
    {
    case LIVRET_MEASURE_ABOVE:
      /* Translators: a value above its usual range. */
      return _ ("↑ above");
    case LIVRET_MEASURE_BELOW:
      return _ ("↓ below");
    case LIVRET_MEASURE_WITHIN:
    case LIVRET_MEASURE_NO_RANGE:
    default:
      return NULL;
    }
}

char *
livret_measure_range_words (const LivretKind *kind)
{
  double low[LIVRET_COMPONENTS_MAX] = { NAN, NAN, NAN };
  double high[LIVRET_COMPONENTS_MAX] = { NAN, NAN, NAN };

  for (guint c = 0; c < kind->n_components; c++)
    {
      low[c] = kind->components[c].reference_low;
      high[c] = kind->components[c].reference_high;
    }
  return livret_measure_limits_words (kind, low, high, livret_measure_unit (kind));
}

char *
livret_measure_target_origin (const LivretMeasureTarget *target)
{
  const char *by = target->set_by[0] != '\0' ? target->set_by : _ ("A wish of one’s own");
  LivretDate since;
  g_autofree char *words = NULL;

  if (target->since[0] == '\0' || !livret_date_parse (target->since, NULL, &since, NULL))
    return g_strdup (by);
  words = livret_date_since (&since);
  /* Translators: who set a target, and since when: "Dr Benali, since 3 May 2026". */
  return g_strdup_printf (C_ ("target", "%s, %s"), by, words);
}

/* The sources of data/kinds.json, where the message catalogue finds them. */
static const char *const sources[] = {
  N_ ("ESH 2023, at home"),
  N_ ("American Heart Association"),
  N_ ("NEWS2, Royal College of Physicians 2017"),
  N_ ("World Health Organization"),
  N_ ("World Health Organization 2006, fasting"),
  N_ ("American Diabetes Association, without diabetes"),
  N_ ("KDIGO 2024"),
  N_ ("Livret’s own limits, set wide around what people at home measure"),
  N_ ("Livret’s own limits, set wide around what laboratories find"),
  N_ ("A day has 1,440 minutes"),
  N_ ("A percentage is between 0 and 100"),
  N_ ("Numerical rating scale, 0 to 10"),
  N_ ("The answers that can be given"),
  N_ ("Contour Next, user guide: what the meter measures"),
};

/* (nullable) */
static const char *
translate_source (const char *source)
{
  if (source == NULL || source[0] == '\0')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i], source))
      return _ (sources[i]);
  return source;
}

const char *
livret_measure_range_source (const LivretKind *kind)
{
  return translate_source (kind->components[0].reference_source);
}

char *
livret_measure_possible_words (const LivretKind *kind)
{
  double low[LIVRET_COMPONENTS_MAX] = { NAN, NAN, NAN };
  double high[LIVRET_COMPONENTS_MAX] = { NAN, NAN, NAN };
  const char *source = translate_source (kind->components[0].plausible_source);
  g_autofree char *range = NULL;

  if (kind->choices != NULL)
    return NULL;
  for (guint c = 0; c < kind->n_components; c++)
    {
      low[c] = kind->components[c].plausible_low;
      high[c] = kind->components[c].plausible_high;
    }
  range = livret_measure_limits_words (kind, low, high, livret_measure_unit (kind));
  return range != NULL ? livret_wording_join (range, source != NULL ? source : "", NULL) : NULL;
}

gboolean
livret_measure_band (const LivretKind *kind, double value, LivretMeasureBand *band)
{
  double low = kind->components[0].reference_low;
  double high = kind->components[0].reference_high;
  double from, until;

  if (!has_range (&kind->components[0]) || isnan (value))
    return FALSE;
  /* The range takes the middle of the bar; an open side reaches its end. */
  from = isnan (low) ? high / 2 : low - (isnan (high) ? low / 2 : high - low);
  until = isnan (high) ? low * 1.5 : high + (isnan (low) ? high / 2 : high - low);
  band->low = isnan (low) ? 0 : (low - from) / (until - from);
  band->high = isnan (high) ? 1 : (high - from) / (until - from);
  band->at = CLAMP ((value - from) / (until - from), 0.02, 0.98);
  return TRUE;
}
