/* livret-csv-map.h: tables whose columns a person tells.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-csv-layout.h"
#include "formats/livret-input.h"

G_BEGIN_DECLS

/**
 * livret_csv_plan_mapped: @mapping is borrowed by the plan; @csv stands behind the header then.
 * @layout: whose names of kinds count, where a row names its kind
 *
 * Errors: LIVRET_RECORD_ERROR_UNREADABLE when the mapping is of another header, or makes no sense.
 */
LivretCsvPlan *livret_csv_plan_mapped (LivretCsv *csv,
                                       const LivretCsvLayout *layout,
                                       const LivretCsvMapping *mapping,
                                       GError **error);

/** livret_csv_describe: header, samples, and what @layout's names make of them.
 * Errors: it is no table. */
LivretCsvTable *
livret_csv_describe (LivretInput *input, const LivretCsvLayout *layout, GError **error);

/** livret_format_csv_describe: the same by the names that the format "csv" knows. */
LivretCsvTable *livret_format_csv_describe (LivretInput *input, GError **error);

G_END_DECLS
