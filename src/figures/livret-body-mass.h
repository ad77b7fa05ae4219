/* livret-body-mass.h: the body mass index of a weight and a height, and the band it stands in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/livret-figure.h"

G_BEGIN_DECLS

/** Below this age no band is named; the height of a child is to be so many days old at most. */
#define LIVRET_BODY_ADULT 18
#define LIVRET_BODY_HEIGHT_DAYS 183

/**
 * LivretBodyMass:
 * @kg, @cm: canonical; @weight_day, @height_day: their days
 * @age: in years on the day of the weight, -1 unknown
 */
typedef struct
{
  double kg, cm;
  int weight_day, height_day;
  int age;
} LivretBodyMass;

/** livret_body_mass_index: kg/m²; %NAN without a height, or with a child's that is too old. */
double livret_body_mass_index (const LivretBodyMass *body);
/** livret_body_mass_band: (nullable): the name of the World Health Organization's band; static;
 * %NULL for children and where the age is unknown. */
const char *livret_body_mass_band (const LivretBodyMass *body);
/** livret_body_mass_figures: (transfer full) (element-type LivretFigure) */
GPtrArray *livret_body_mass_figures (const LivretBodyMass *body);

G_END_DECLS
