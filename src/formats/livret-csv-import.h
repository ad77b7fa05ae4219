/* livret-csv-import.h: a table of readings into the sink, every row given or set aside.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-csv-layout.h"
#include "formats/livret-format.h"

G_BEGIN_DECLS

/** livret_csv_import: by the first of @layouts whose header the file has. */
gboolean livret_csv_import (LivretInput *input,
                            const LivretCsvLayout *layouts,
                            gsize n_layouts,
                            const LivretImportOptions *options,
                            LivretSink *sink,
                            GError **error);

G_END_DECLS
