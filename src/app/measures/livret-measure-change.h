/* livret-measure-change.h: writes what is chosen for a measure, and offers to take it back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-household.h"
#include "record/livret-measure-choices.h"

G_BEGIN_DECLS

/** LivretMeasureChange: one choice of a person; counted references. */
typedef struct _LivretMeasureChange LivretMeasureChange;

/** livret_measure_change_order: @kinds: (transfer full) (element-type LivretKind): all of them. */
LivretMeasureChange *livret_measure_change_order (const char *person, GPtrArray *kinds);
/** livret_measure_change_landmarks: @kinds: (transfer full) (element-type LivretKind): none: as
 * proposed. */
LivretMeasureChange *livret_measure_change_landmarks (const char *person, GPtrArray *kinds);
LivretMeasureChange *
livret_measure_change_hidden (const char *person, const LivretKind *kind, gboolean hidden);
/** livret_measure_change_unit: @unit: one of the kind's, static; %NULL: the usual one. It holds for
 * all people; @person is whose page it was chosen on. */
LivretMeasureChange *
livret_measure_change_unit (const char *person, const LivretKind *kind, const char *unit);
/** livret_measure_change_words: @target: (nullable): none. */
LivretMeasureChange *livret_measure_change_words (const char *person,
                                                  const LivretKind *kind,
                                                  const char *note,
                                                  const LivretMeasureTarget *target);

/** livret_measure_change_apply: a #LivretStoreFunc; remembers what was there before. */
gpointer livret_measure_change_apply (LivretDb *db,
                                      gpointer change,
                                      GCancellable *cancellable,
                                      GError **error);
/** livret_measure_change_revert: a #LivretStoreFunc; puts that back. */
gpointer livret_measure_change_revert (LivretDb *db,
                                       gpointer change,
                                       GCancellable *cancellable,
                                       GError **error);
LivretMeasureChange *livret_measure_change_ref (LivretMeasureChange *change);
void livret_measure_change_unref (LivretMeasureChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretMeasureChange, livret_measure_change_unref)

/** livret_measure_change_do: @change: (transfer full); @message: what was done, shown with an undo
 * once it is. Errors are reported. */
void livret_measure_change_do (LivretHousehold *household,
                               LivretMeasureChange *change,
                               const char *message);

G_END_DECLS
