/* livret-units.h: the table of units behind livret-quantity.h. For livret-units*.c alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a unit measures; only units of one dimension convert, and mass to amount by a molar mass. */
typedef enum
{
  LIVRET_DIMENSION_ALONE,                /* converts to itself only */
  LIVRET_DIMENSION_MASS,                 /* g */
  LIVRET_DIMENSION_AMOUNT,               /* mol */
  LIVRET_DIMENSION_MASS_CONCENTRATION,   /* g/L */
  LIVRET_DIMENSION_AMOUNT_CONCENTRATION, /* mol/L */
  LIVRET_DIMENSION_MASS_PER_DAY,         /* g/d */
  LIVRET_DIMENSION_AMOUNT_PER_DAY,       /* mol/d */
  LIVRET_DIMENSION_FRACTION,             /* 1 */
  LIVRET_DIMENSION_MASS_PER_AMOUNT,      /* g/mol */
  LIVRET_DIMENSION_LENGTH,               /* m */
  LIVRET_DIMENSION_AREA,                 /* m2 */
  LIVRET_DIMENSION_VOLUME,               /* L */
  LIVRET_DIMENSION_TIME,                 /* s */
  LIVRET_DIMENSION_TEMPERATURE,          /* K */
  LIVRET_DIMENSION_PRESSURE,             /* Pa */
  LIVRET_DIMENSION_ENERGY,               /* J */
  LIVRET_DIMENSION_POWER,                /* W */
  LIVRET_DIMENSION_FREQUENCY,            /* /s */
  LIVRET_DIMENSION_SPEED,                /* m/s */
  LIVRET_DIMENSION_FLOW,                 /* L/s */
  LIVRET_DIMENSION_CELLS,                /* /L */
  LIVRET_DIMENSION_ACTIVITY,             /* [iU]/L */
  LIVRET_DIMENSION_CATALYTIC,            /* U/L */
  LIVRET_DIMENSION_EQUIVALENTS,          /* eq/L */
  LIVRET_DIMENSION_OSMOLALITY,           /* osm/kg */
  LIVRET_DIMENSION_BODY_MASS_INDEX,      /* kg/m2 */
  LIVRET_DIMENSION_OXYGEN_UPTAKE,        /* mL/min/kg */
  LIVRET_DIMENSION_METABOLIC_RATE,       /* kcal/h/kg */
  LIVRET_DIMENSION_ELECTRIC_POTENTIAL,   /* V */
  LIVRET_DIMENSION_CONDUCTANCE,          /* S */
  LIVRET_DIMENSION_UNITS,                /* [iU] */
} LivretDimension;

/* value in the dimension's base = value × factor + offset */
typedef struct
{
  const char *ucum;
  const char *display; /* %NULL: as the code */
  LivretDimension dimension;
  long double factor;
  long double offset;
} LivretUnit;

typedef struct
{
  const char *written; /* folded: lower case, no spaces, µ as u, ² and ³ as digits */
  const char *ucum;
} LivretUnitAlias;

extern const LivretUnit livret_units[];
extern const gsize livret_n_units;
extern const LivretUnitAlias livret_unit_aliases[];
extern const gsize livret_n_unit_aliases;
/* Written forms in which the capital letter makes the unit. */
extern const LivretUnitAlias livret_unit_exact_aliases[];
extern const gsize livret_n_unit_exact_aliases;

G_END_DECLS
