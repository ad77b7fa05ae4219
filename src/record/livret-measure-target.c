/* livret-measure-target.c: the target of a measure, as values and in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-measure-target.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

LivretMeasureTarget *
livret_measure_target_new (void)
{
  LivretMeasureTarget *target = g_new0 (LivretMeasureTarget, 1);

  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    target->low[c] = target->high[c] = NAN;
  target->set_by = g_strdup ("");
  target->since = g_strdup ("");
  return target;
}

LivretMeasureTarget *
livret_measure_target_copy (const LivretMeasureTarget *from)
{
  LivretMeasureTarget *target;

  if (from == NULL)
    return NULL;
  target = g_memdup2 (from, sizeof *from);
  target->set_by = g_strdup (from->set_by);
  target->since = g_strdup (from->since);
  return target;
}

void
livret_measure_target_free (LivretMeasureTarget *target)
{
  if (target == NULL)
    return;
  g_free (target->set_by);
  g_free (target->since);
  g_free (target);
}

static gboolean
same (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

gboolean
livret_measure_target_equal (const LivretMeasureTarget *a, const LivretMeasureTarget *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    if (!same (a->low[c], b->low[c]) || !same (a->high[c], b->high[c]))
      return FALSE;
  return strcmp (a->set_by, b->set_by) == 0 && strcmp (a->since, b->since) == 0;
}

guint
livret_measure_target_components (const LivretKind *kind)
{
  guint n = 0;

  while (n < kind->n_components && n < LIVRET_COMPONENTS_MAX &&
         (n == 0 || g_strcmp0 (kind->components[n].unit, kind->unit) == 0))
    n++;
  return n;
}

/* --- Checking
 * -------------------------------------------------------------------------------------- */

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID, sentence);
  return FALSE;
}

/* What a single reading may be says nothing of a day's sum. */
static gboolean
is_possible (const LivretKind *kind, guint c, double value)
{
  const LivretComponent *component = &kind->components[c];

  if (isnan (value))
    return TRUE;
  if (!isfinite (value))
    return FALSE;
  if (kind->aggregate == LIVRET_AGGREGATE_SUM)
    return value >= 0;
  return !(value < component->plausible_low) && !(value > component->plausible_high);
}

gboolean
livret_measure_target_check (const LivretKind *kind,
                             const LivretMeasureTarget *target,
                             GError **error)
{
  guint n = livret_measure_target_components (kind);
  gboolean any = FALSE;

  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    {
      double low = target->low[c], high = target->high[c];

      if (c >= n && (!isnan (low) || !isnan (high)))
        return refuse (error, _ ("This number of the measure cannot have a target."));
      if (c >= n)
        break;
      any |= !isnan (low) || !isnan (high);
      if (low >= high)
        return refuse (error, _ ("The lower limit has to lie below the upper one."));
      if (!is_possible (kind, c, low) || !is_possible (kind, c, high))
        return refuse (error, _ ("A limit lies outside of what this measure can be."));
    }
  return any || refuse (error, _ ("A target needs at least one limit."));
}

/* --- In words
 * -------------------------------------------------------------------------------------- */

static gboolean
any_of (const double limits[LIVRET_COMPONENTS_MAX])
{
  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    if (!isnan (limits[c]))
      return TRUE;
  return FALSE;
}

/* @capital: begins a sentence. */
static char *
say_limits (const LivretKind *kind,
            const double low[LIVRET_COMPONENTS_MAX],
            const double high[LIVRET_COMPONENTS_MAX],
            const char *unit,
            gboolean capital)
{
  g_autofree char *from = livret_kind_format (kind, low, unit);
  g_autofree char *until = livret_kind_format (kind, high, unit);
  char *space;

  if (!any_of (low))
    return g_strdup_printf (capital ? _ ("Below %s") : C_ ("limits", "below %s"), until);
  if (!any_of (high))
    return g_strdup_printf (capital ? _ ("Above %s") : C_ ("limits", "above %s"), from);
  /* The unit stands behind the second alone. */
  space = g_strrstr (from, "\302\240");
  if (space != NULL)
    *space = '\0';
  return g_strdup_printf (capital ? _ ("From %s to %s") : C_ ("limits", "from %s to %s"), from,
                          until);
}

/* Whether all components that have a limit have the same ones, so that "135/85" says it. */
static gboolean
are_alike (const LivretKind *kind,
           const double low[LIVRET_COMPONENTS_MAX],
           const double high[LIVRET_COMPONENTS_MAX])
{
  for (guint c = 1; c < livret_measure_target_components (kind); c++)
    if (isnan (low[c]) != isnan (low[0]) || isnan (high[c]) != isnan (high[0]))
      return FALSE;
  return TRUE;
}

static char *
say_apart (const LivretKind *kind,
           const double low[LIVRET_COMPONENTS_MAX],
           const double high[LIVRET_COMPONENTS_MAX],
           const char *unit)
{
  GString *words = g_string_new (NULL);

  for (guint c = 0; c < livret_measure_target_components (kind); c++)
    {
      double one_low[LIVRET_COMPONENTS_MAX] = { NAN, NAN, NAN };
      double one_high[LIVRET_COMPONENTS_MAX] = { NAN, NAN, NAN };
      g_autofree char *limits = NULL;

      if (isnan (low[c]) && isnan (high[c]))
        continue;
      one_low[c] = low[c];
      one_high[c] = high[c];
      limits = say_limits (kind, one_low, one_high, unit, FALSE);
      if (words->len > 0)
        g_string_append (words, _ (", "));
      /* Translators: a part of a measure and its limits: "Systolic: below 135 mmHg". */
      g_string_append_printf (words, C_ ("limits", "%s: %s"), _ (kind->components[c].label),
                              limits);
    }
  return g_string_free (words, FALSE);
}

char *
livret_measure_limits_words (const LivretKind *kind,
                             const double low[LIVRET_COMPONENTS_MAX],
                             const double high[LIVRET_COMPONENTS_MAX],
                             const char *unit)
{
  double shown_low[LIVRET_COMPONENTS_MAX] = { NAN, NAN, NAN };
  double shown_high[LIVRET_COMPONENTS_MAX] = { NAN, NAN, NAN };

  for (guint c = 0; c < livret_measure_target_components (kind); c++)
    {
      shown_low[c] = low[c];
      shown_high[c] = high[c];
    }
  if (!any_of (shown_low) && !any_of (shown_high))
    return NULL;
  return are_alike (kind, shown_low, shown_high)
             ? say_limits (kind, shown_low, shown_high, unit, TRUE)
             : say_apart (kind, shown_low, shown_high, unit);
}
