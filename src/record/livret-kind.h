/* livret-kind.h: the kinds of readings Livret knows (data/kinds.json), by their standard codes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-record.h"

G_BEGIN_DECLS

typedef enum
{
  LIVRET_AGGREGATE_MEAN,
  LIVRET_AGGREGATE_SUM,
  LIVRET_AGGREGATE_LAST,
} LivretAggregate;

/**
 * LivretComponent: one number of a reading; the first is the reading's value.
 * @loinc: LOINC code of the component
 * @label: English name, in the message catalogue
 * @unit: canonical UCUM unit; differs from the kind's only for the pulse of a blood pressure, which
 * no choice of unit touches
 * @reference_low, @reference_high: usual range at rest in adults, NAN when none; @reference_source
 * says whose
 * @plausible_low, @plausible_high: outside, a reading is kept and marked; @plausible_source says
 * whose limits these are, %NULL: of who added the kind
 */
typedef struct
{
  char *id;
  char *loinc;
  char *label;
  char *unit;
  double reference_low;
  double reference_high;
  char *reference_source;
  double plausible_low;
  double plausible_high;
  char *plausible_source;
} LivretComponent;

#define LIVRET_COMPONENTS_MAX 3

/**
 * LivretKindScale: a unit that is of another calibration than the kind's: no factor alone leads
 * from one to the other.
 * @unit: (nullable): UCUM, one of the kind's units; %NULL: the kind has none such
 * @name: what the calibration of the kind's own unit is called: "NGSP"
 * @other: what that of @unit is called: "IFCC"
 * @factor, @offset: value in the kind's unit = @factor × value in @unit + @offset
 */
typedef struct
{
  char *unit;
  char *name;
  char *other;
  double factor;
  double offset;
} LivretKindScale;

/**
 * LivretKind: one kind of reading.
 * @id: stable name: "weight", "blood-pressure", "glucose"…
 * @number: stable number, as kept in the database
 * @loinc: LOINC code of the reading (of the panel for blood pressure)
 * @unit: canonical UCUM unit of all components
 * @units: UCUM units to offer, the most usual in France first, %NULL-terminated
 * @decimals: digits people read in the canonical unit
 * @trim: zeros at the end of the decimals are not shown: 172 cm, 52.5 cm
 * @molar_mass: g/mol, 0 when mass and amount never meet
 * @group: "heart", "body", "glucose", "activity", "laboratory", "other", "own"
 * @choices: (nullable): what the whole numbers from 0 on stand for, in the message catalogue,
 * %NULL-terminated; %NULL: they are numbers
 * @own: a person added it (livret-own-kind.h); its label is as they wrote it
 * @scale: of glycated haemoglobin alone
 * @nights: of sleep: its days run from noon to noon and have the name of the day one wakes on
 */
typedef struct
{
  char *id;
  int number;
  char *loinc;
  char *label;
  char *unit;
  char **units;
  int decimals;
  gboolean trim;
  double molar_mass;
  LivretAggregate aggregate;
  char *group;
  guint n_components;
  LivretComponent components[LIVRET_COMPONENTS_MAX];
  char **choices;
  gboolean own;
  LivretKindScale scale;
  gboolean nights;
} LivretKind;

/** livret_kinds: all kinds, in the order to show them, those that people added last;
 * %NULL-terminated. List and kinds are there for the life of the process; once a kind is added or
 * another vault is open, the next call answers another list. */
const LivretKind *const *livret_kinds (void);
const LivretKind *livret_kind_by_id (const char *id);
const LivretKind *livret_kind_by_number (int number);
/** livret_kind_now: @kind as it is known now: the words of one that a person added may have been
 * changed since somebody took hold of it. One that was taken away since is as it was. */
const LivretKind *livret_kind_now (const LivretKind *kind);
/** livret_kinds_set_own: (element-type LivretKind): the kinds that people added, from now on; they
 * are kept for the life of the process. For livret-own-kind.c. */
void livret_kinds_set_own (const GPtrArray *own);
/** livret_kind_unit_shown: the unit readings of @kind are shown in: the one that was chosen, else
 * the first of @units. */
const char *livret_kind_unit_shown (const LivretKind *kind);
/** livret_kind_unit_chosen: (nullable): the one that was chosen. */
const char *livret_kind_unit_chosen (const LivretKind *kind);
/** livret_kind_show_in: for the whole process; @unit: one of @units, %NULL: none is chosen. What is
 * kept of it is in livret-measure-units.h. */
void livret_kind_show_in (const LivretKind *kind, const char *unit);
/** livret_kind_day: the local day (days since 1970) that a reading counts for: @wall are the
 * seconds of its local clock as if UTC, @duration how long it lasted. What lasted, of a kind with
 * @nights, counts for the day on which its night ends; what has no extent (a number typed in the
 * evening) for the day it stands on. */
int livret_kind_day (const LivretKind *kind, gint64 wall, gint64 duration);
/** livret_kind_label: the name in the current language. */
const char *livret_kind_label (const LivretKind *kind);
/** livret_kind_convert: as livret_unit_convert(), by what is known of @kind: its molar mass and its
 * scale. One of the units is the kind's own where the scale is to be used. */
gboolean livret_kind_convert (
    const LivretKind *kind, double value, const char *from, const char *to, double *out);
/**
 * livret_kind_to_canonical: converts @value from @unit and rounds it to 1e-6 of the canonical
 * unit's scale, so that a changed unit in the vendor's app gives the same key. %FALSE: unit not of
 * this kind.
 */
gboolean
livret_kind_to_canonical (const LivretKind *kind, double value, const char *unit, double *out);
/**
 * livret_kind_values_to_canonical: all components of a reading; %NAN stays, and a component with a
 * unit of its own is taken as written. @out may be @values.
 */
gboolean livret_kind_values_to_canonical (const LivretKind *kind,
                                          const double values[LIVRET_COMPONENTS_MAX],
                                          const char *unit,
                                          double out[LIVRET_COMPONENTS_MAX]);
/** livret_kind_decimals: digits people read in @unit (NULL: canonical): 0 for mg/dL, 2 for g/L. */
int livret_kind_decimals (const LivretKind *kind, const char *unit);
/** livret_kind_from_canonical: into one of @units. */
gboolean
livret_kind_from_canonical (const LivretKind *kind, double value, const char *unit, double *out);
/** livret_kind_difference: a difference between two canonical values, in one of @units: without
 * the offset that a temperature in °F or an HbA1c in mmol/mol has. */
gboolean
livret_kind_difference (const LivretKind *kind, double difference, const char *unit, double *out);
/** livret_kind_unit_name: (transfer full): @unit as people choose it: "mmol/L"; of a kind with a
 * scale with the name of the calibration: "mmol/mol (IFCC)". */
char *livret_kind_unit_name (const LivretKind *kind, const char *unit);
/* Whose formula it is: a publication, named alike in every language. */
#define LIVRET_KIND_SCALE_SOURCE                                                                   \
  "IFCC–NGSP master equation (Hoelzel et al., Clinical Chemistry 2004)"
/** livret_kind_scale_words: (transfer full) (nullable): the formula between the two calibrations:
 * "% (NGSP) = 0.09148 × mmol/mol (IFCC) + 2.152". */
char *livret_kind_scale_words (const LivretKind *kind);
/** livret_kind_unit_written: (nullable): one of @kind's units, or of those that convert to it, as
 * @written in a file or by a person: also the words of a unit of one's own; static. */
const char *livret_kind_unit_written (const LivretKind *kind, const char *written);
/** livret_kind_choice: (nullable): what @value stands for in the current language, of a kind with
 * @choices. */
const char *livret_kind_choice (const LivretKind *kind, double value);
/** livret_kind_format: (transfer full): "128/79 mmHg", "72,4 kg" in the current language; @unit
 * NULL: canonical */
char *livret_kind_format (const LivretKind *kind,
                          const double values[LIVRET_COMPONENTS_MAX],
                          const char *unit);
/** livret_kind_format_computed: (transfer full): the same of values that were computed, such as
 * means: of a kind with choices the one that is nearest. */
char *livret_kind_format_computed (const LivretKind *kind,
                                   const double values[LIVRET_COMPONENTS_MAX],
                                   const char *unit);

G_END_DECLS
