/* livret-measure-choices.h: what is chosen for each measure of a person: its place among the tiles,
 * whether it is shown, whether it is a landmark, a note, a target.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-db.h"
#include "record/livret-measure-target.h"

G_BEGIN_DECLS

/** The first page shows at most so many landmarks. */
#define LIVRET_LANDMARKS_MAX 8
/** Letters of a note, and of the name of who set a target: a few sentences, not a document. */
#define LIVRET_MEASURE_NOTE_MAX 4000
#define LIVRET_MEASURE_NAME_MAX 200

/**
 * LivretMeasureChoice: of one person and one kind.
 * @person: id
 * @place, @landmark: smaller comes first; -1: not chosen
 * @note: "" if there is none
 * @target: (nullable): the one that holds now
 */
typedef struct
{
  char *person;
  const LivretKind *kind;
  int place;
  int landmark;
  gboolean hidden;
  char *note;
  LivretMeasureTarget *target;
} LivretMeasureChoice;

void livret_measure_choice_free (LivretMeasureChoice *choice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretMeasureChoice, livret_measure_choice_free)

/** livret_measure_choices_list: (transfer full) (element-type LivretMeasureChoice): those for which
 * anything is chosen; kinds in the order of data/kinds.json. */
GPtrArray *livret_measure_choices_list (LivretDb *db, const char *person, GError **error);
/** livret_measure_choices_get: (transfer full): nothing chosen where nothing was. */
LivretMeasureChoice *livret_measure_choices_get (LivretDb *db,
                                                 const char *person,
                                                 const LivretKind *kind,
                                                 GError **error);
/** livret_measure_choices_find: (nullable): in what livret_measure_choices_list() answered. */
const LivretMeasureChoice *livret_measure_choices_find (const GPtrArray *choices,
                                                        const LivretKind *kind);

/**
 * livret_measure_choices_set_order: gives places, the first kind the first; others have none any
 * more.
 * @kinds: (element-type LivretKind)
 */
gboolean livret_measure_choices_set_order (LivretDb *db,
                                           const char *person,
                                           const GPtrArray *kinds,
                                           GError **error);
/**
 * livret_measure_choices_set_landmarks: these and no others; none: Livret proposes some.
 * @kinds: (element-type LivretKind)
 *
 * Errors: LIVRET_RECORD_ERROR_INVALID: more than %LIVRET_LANDMARKS_MAX
 */
gboolean livret_measure_choices_set_landmarks (LivretDb *db,
                                               const char *person,
                                               const GPtrArray *kinds,
                                               GError **error);
/** livret_measure_choices_set_hidden: a hidden one keeps its readings, its chart and its place. */
gboolean livret_measure_choices_set_hidden (
    LivretDb *db, const char *person, const LivretKind *kind, gboolean hidden, GError **error);
/** livret_measure_choices_set_note: "" takes it away. Journalled, but for its words. */
gboolean livret_measure_choices_set_note (
    LivretDb *db, const char *person, const LivretKind *kind, const char *note, GError **error);
/**
 * livret_measure_choices_set_target: @target: (nullable): %NULL takes it away. Its date is kept as
 * livret_date_parse() writes it. Journalled; nothing is written where nothing changes.
 *
 * Errors: LIVRET_RECORD_ERROR_INVALID, as livret_measure_target_check(), or a date to come;
 * LIVRET_BASE_ERROR: a date that is none
 */
gboolean livret_measure_choices_set_target (LivretDb *db,
                                            const char *person,
                                            const LivretKind *kind,
                                            const LivretMeasureTarget *target,
                                            GError **error);

G_END_DECLS
