/* livret-body-mass.c: the body mass index of a weight and a height, and the band it stands in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/livret-body-mass.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/livret-date.h"
#include "base/livret-quantity.h"

/* Upper limits, each exclusive; the last band is open. */
static const struct
{
  double below;
  const char *name;
} bands[] = {
  { 18.5, N_ ("below 18.5, which the table calls underweight") },
  { 25, N_ ("from 18.5 to 25, which the table calls normal") },
  { 30, N_ ("from 25 to 30, which the table calls overweight") },
  { 35, N_ ("from 30 to 35, which the table calls obesity class I") },
  { 40, N_ ("from 35 to 40, which the table calls obesity class II") },
  { INFINITY, N_ ("from 40 on, which the table calls obesity class III") },
};

static gboolean
is_child (const LivretBodyMass *body)
{
  return body->age >= 0 && body->age < LIVRET_BODY_ADULT;
}

double
livret_body_mass_index (const LivretBodyMass *body)
{
  if (isnan (body->kg) || isnan (body->cm) || body->cm <= 0 ||
      (is_child (body) && body->weight_day - body->height_day > LIVRET_BODY_HEIGHT_DAYS))
    return NAN;
  return body->kg / (body->cm * body->cm / 10000);
}

const char *
livret_body_mass_band (const LivretBodyMass *body)
{
  /* As it is read: 24.96 stands as 25.0. */
  double index = round (livret_body_mass_index (body) * 10) / 10;

  if (isnan (index) || body->age < LIVRET_BODY_ADULT)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (bands); i++)
    if (index < bands[i].below)
      return _ (bands[i].name);
  return NULL;
}

static char *
write_note (const LivretBodyMass *body, double index)
{
  const char *band = livret_body_mass_band (body);

  if (isnan (body->cm))
    return g_strdup (_ ("It takes a height: add one among the measures"));
  if (isnan (index))
    return g_strdup (_ ("A child grows: it takes a height measured in the last six months"));
  if (is_child (body))
    return g_strdup (_ ("Below 18 years no band is named: what is usual depends on age and sex, "
                        "and is read on growth curves"));
  if (band == NULL)
    return g_strdup (_ ("No band is named, because the birth date is not known"));
  return g_strdup_printf (_ ("For adults, the band %s. A table says nothing of somebody’s health"),
                          band);
}

static char *
write_inputs (const LivretBodyMass *body)
{
  g_autofree char *kg = livret_decimal_display (body->kg, 1);
  g_autofree char *weighed = livret_day_display (body->weight_day);
  g_autofree char *cm = NULL;
  g_autofree char *measured = NULL;

  if (isnan (body->cm))
    return g_strdup_printf (_ ("%s kg on %s; no height"), kg, weighed);
  cm = livret_decimal_display (body->cm, 0);
  measured = livret_day_display (body->height_day);
  return g_strdup_printf (_ ("%s kg on %s; %s cm on %s"), kg, weighed, cm, measured);
}

GPtrArray *
livret_body_mass_figures (const LivretBodyMass *body)
{
  GPtrArray *figures = livret_figures_new ();
  double index = livret_body_mass_index (body);
  g_autofree char *number = NULL;
  g_autofree char *inputs = NULL;
  LivretFigure *figure;

  if (isnan (body->kg))
    return figures;
  inputs = write_inputs (body);
  number = isnan (index) ? g_strdup (_ ("not computed")) : livret_decimal_display (index, 1);
  figure = livret_figures_add (
      figures, "body-mass-index", _ ("Body mass index"),
      isnan (index) ? g_strdup (number)
                    : g_strconcat (number, "\302\240", livret_unit_display ("kg/m2"), NULL),
      index, "kg/m2");
  figure->note = write_note (body, index);
  livret_figure_explain (
      figure,
      _ ("The weight in kilograms, divided by the square of the height in metres. It does not tell "
         "muscle, fat and water apart, and does not hold in pregnancy. From 70 years on, French "
         "advice (Haute Autorité de santé, 2021) already speaks of undernutrition below 22."),
      inputs, _ ("World Health Organization, bands for adults"));
  return figures;
}
