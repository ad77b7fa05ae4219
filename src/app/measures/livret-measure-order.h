/* livret-measure-order.h: in which order measures stand, and which are landmarks. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/measures/livret-measure-state.h"

G_BEGIN_DECLS

/** livret_measure_tiles_sort: @tiles (element-type LivretMeasureTile): person by person as they
 * come, then by group, then as chosen; what has no place stands behind, as it came. */
void livret_measure_tiles_sort (GPtrArray *tiles);

/**
 * livret_measure_tiles_moved: where the tiles of a person stand once one is moved.
 * @tiles: (element-type LivretMeasureTile): sorted
 * @kind: what moves, within its group
 * @by: so many places among those shown: 1 later, -1 earlier
 *
 * Returns: (transfer full) (nullable) (element-type LivretKind): all kinds of the person, hidden
 *   ones too; %NULL where it stands at that end already
 */
GPtrArray *livret_measure_tiles_moved (const GPtrArray *tiles,
                                       const char *person,
                                       const LivretKind *kind,
                                       int by);
/** livret_measure_tiles_place: where a shown tile stands in its group, from 1; @of: (out): of how
 * many. */
guint livret_measure_tiles_place (const GPtrArray *tiles,
                                  const char *person,
                                  const LivretKind *kind,
                                  guint *of);
/** Proposed landmarks; as many as stand in one row. */
#define LIVRET_LANDMARKS_PROPOSED 4

/**
 * livret_measure_landmarks: the chosen ones; else those that tell most among what was read within
 * the last year: a target first, then what doctors ask for first, then what was read lately.
 * @kinds: (element-type LivretKindPresence): that the person has readings of
 * @choices: (element-type LivretMeasureChoice)
 *
 * Returns: (transfer full) (element-type LivretKind): in their order
 */
GPtrArray *livret_measure_landmarks (const GArray *kinds, const GPtrArray *choices, int today);
/** livret_measure_landmarks_sort: @tiles (element-type LivretMeasureTile) into that order. */
void livret_measure_landmarks_sort (GPtrArray *tiles, const GPtrArray *landmarks);
/** livret_measure_tiles_landmarks: (transfer full) (element-type LivretKind): a person's, in their
 * order; @tiles: of livret_measure_tiles_read(). */
GPtrArray *livret_measure_tiles_landmarks (const GPtrArray *tiles, const char *person);
/** livret_measure_landmarks_with: (transfer full) (element-type LivretKind): @landmarks with @kind
 * behind them, or without it; unchanged where there is no room. */
GPtrArray *
livret_measure_landmarks_with (const GPtrArray *landmarks, const LivretKind *kind, gboolean shown);

G_END_DECLS
