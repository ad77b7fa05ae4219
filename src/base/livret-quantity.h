/* livret-quantity.h: decimal numbers as people write them, and UCUM units.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * livret_decimal_parse:
 * @text: not necessarily NUL-terminated
 * @length: bytes of @text, -1 if NUL-terminated
 * @value: (out)
 * @decimals: (out) (optional): digits written after the separator
 * @comma: (out) (optional): whether the separator was a comma
 *
 * Plain decimals with '.' or ',' as separator, a sign (also U+2212), spaces around (also U+00A0,
 * U+202F) and no thousands separators, no exponent, no NaN. Correctly rounded; at most 40 digits.
 */
gboolean livret_decimal_parse (
    const char *text, gssize length, double *value, int *decimals, gboolean *comma);

#define LIVRET_DECIMAL_MAX 32
/**
 * livret_decimal_print: shortest text that reads back as @value, or with @decimals >= 0 digits
 * (rounded half to even). A value too large or too small to be written plainly within the buffer is
 * written with an exponent; one that is not finite as "".
 */
const char *
livret_decimal_print (double value, int decimals, gboolean comma, char buffer[LIVRET_DECIMAL_MAX]);

/** livret_decimal_display: (transfer full): in the current locale's manner (thousands by U+202F in
 * French). */
char *livret_decimal_display (double value, int decimals);

/**
 * livret_unit_from_written:
 * @written: as found: "mmHg", "bpm", "battements/min", "lbs", "g/L", "°C"…
 * Returns: (nullable): the UCUM code, static; %NULL if unknown. UCUM codes map to themselves.
 */
const char *livret_unit_from_written (const char *written);

/** livret_unit_display: how a UCUM unit is written for people in their language ("mm[Hg]" gives
 * "mmHg", "{steps}" gives "pas" in French); static. */
const char *livret_unit_display (const char *ucum);

/**
 * livret_unit_convert:
 * @molar_mass: g/mol of the substance for mass to amount conversions (glucose 180.156), else 0
 *
 * Linear conversions between UCUM units of one dimension. Source of the factors: UCUM 2.1.
 * Returns: %FALSE if a unit is unknown or they measure different things; a unit always converts to
 *   itself
 */
gboolean livret_unit_convert (
    double value, const char *from_ucum, const char *to_ucum, double molar_mass, double *out);

G_END_DECLS
