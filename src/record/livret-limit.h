/* livret-limit.h: values and usual ranges of which only an end is known: "< 6,0", "at least 60".
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reading's flags say which side is open (%LIVRET_READING_BELOW, %LIVRET_READING_ABOVE). Whether
 * the number itself is meant too stands in what was written, and is shown as it stands there; where
 * nothing is written, as of a meter that says “Low”, the number is meant.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** LivretLimit: negative: the value is no more than the number; positive: no less. Packages for
 * browsers have these numbers. */
typedef enum
{
  LIVRET_LIMIT_LESS = -2,    /* "<" */
  LIVRET_LIMIT_AT_MOST = -1, /* "≤" */
  LIVRET_LIMIT_NONE = 0,
  LIVRET_LIMIT_AT_LEAST = 1, /* "≥" */
  LIVRET_LIMIT_MORE = 2,     /* ">" */
} LivretLimit;

/** livret_limit_parse: what @text (nullable) begins with: "<", "<=", "≤", ">"… */
LivretLimit livret_limit_parse (const char *text);
/** livret_limit_of: of a reading of @flags (#LivretReadingFlags) that was written as @written
 * (nullable). */
LivretLimit livret_limit_of (guint flags, const char *written);
/** livret_limit_of_range: of a usual range, where one of @low and @high is known, the other being
 * NAN; @range: what stands beside it, (nullable). */
LivretLimit livret_limit_of_range (double low, double high, const char *range);

/** livret_limit_flags: #LivretReadingFlags. */
guint livret_limit_flags (LivretLimit limit);
/** livret_limit_sign: static; "" for %LIVRET_LIMIT_NONE. */
const char *livret_limit_sign (LivretLimit limit);
/** livret_limit_before: (transfer full): @value behind its sign, with a space that does not break.
 */
char *livret_limit_before (LivretLimit limit, const char *value);
/** livret_limit_written: (transfer full) (nullable): "< 6,0", for #LivretSinkReading.written; %NULL
 * for %LIVRET_LIMIT_NONE. @decimals: or %LIVRET_DECIMALS_UNKNOWN */
char *livret_limit_written (LivretLimit limit, double value, int decimals, gboolean comma);

G_END_DECLS
