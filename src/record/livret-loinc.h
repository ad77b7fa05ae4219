/* livret-loinc.h: which LOINC codes are readings of which kind (data/loinc.json).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-kind.h"

G_BEGIN_DECLS

/** livret_kind_by_loinc: (nullable): the kind whose readings results of this code are: of its own
 * code or of another specimen, method or property of the same. */
const LivretKind *livret_kind_by_loinc (const char *code);

G_END_DECLS
