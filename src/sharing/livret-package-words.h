/* livret-package-words.h: what a package says of its content, in the current language.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sharing/livret-package-content.h"

G_BEGIN_DECLS

/* All answers are (transfer full) unless const. */

/** livret_words_date: a partial date as people read it, "" for none. */
char *livret_words_date (const char *text);
/** livret_words_day: the local day of an instant. */
char *livret_words_day (gint64 instant);
/** livret_words_wall: a reading's local day and time. */
char *livret_words_wall (gint64 wall);
/** livret_words_period: "2015", "from 2015 to 2019", "until 2019", "". */
char *livret_words_period (const LivretPackageLine *line);
/** livret_words_birth: "born 3 May 1968", "born in 1968"; "" where it was not filled in. */
char *livret_words_birth (const LivretPerson *person);
/** livret_words_identity: "born 3 May 1968 · 58 years old · female". */
char *livret_words_identity (const LivretPerson *person, gint64 made);
const char *livret_words_sex (const LivretPerson *person);
/** livret_words_full_name: "MARTIN Camille", the name for the foot of each page. */
char *livret_words_full_name (const LivretPerson *person);
const char *livret_words_capacity (const char *capacity);
char *livret_words_origin (const LivretPackageOrigin *origin);
/** livret_words_value: values of a reading in the series' unit: "128/79 mmHg". */
char *livret_words_value (const LivretPackageSeries *series, const double *values);
/** livret_words_numbers: the same without the unit: "128/79". */
char *livret_words_numbers (const LivretPackageSeries *series, const double *values);
/** livret_words_document: "Laboratory results · 19 November 2026 · Dr Benali". */
char *livret_words_document (const LivretPackageDocument *document);
/** livret_words_reference: (nullable): "Usual range: Systolic < 135 mmHg (…)". */
char *livret_words_reference (const LivretPackageSeries *series);

G_END_DECLS
