/* livret-garmin-report.h: the reports of weight and of blood pressure of Garmin Connect.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-format.h"

G_BEGIN_DECLS

/** livret_garmin_report_probe: whether the file begins with the header of one. */
gboolean livret_garmin_report_probe (LivretInput *input);

/** livret_garmin_report_import: as #LivretFormat.import. */
gboolean livret_garmin_report_import (LivretInput *input,
                                      const LivretImportOptions *options,
                                      LivretSink *sink,
                                      GError **error);

G_END_DECLS
