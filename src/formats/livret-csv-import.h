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

/** livret_csv_import_part: the same for a part of a file that begins at @line of it. */
gboolean livret_csv_import_part (GBytes *bytes,
                                 guint line,
                                 const LivretCsvLayout *layouts,
                                 gsize n_layouts,
                                 const LivretImportOptions *options,
                                 LivretSink *sink,
                                 GError **error);

/**
 * LIVRET_DEFINE_CSV_FORMAT: the #LivretFormat of a vendor whose tables are the rows of `layouts`,
 * an array of the same file.
 */
#define LIVRET_DEFINE_CSV_FORMAT(name, id, title)                                                  \
  static LivretProbe probe (LivretInput *input)                                                    \
  {                                                                                                \
    return livret_csv_probe (input, layouts, G_N_ELEMENTS (layouts)) ? LIVRET_PROBE_SURE           \
                                                                     : LIVRET_PROBE_NO;            \
  }                                                                                                \
                                                                                                   \
  static gboolean import (LivretInput *input, const LivretImportOptions *options,                  \
                          LivretSink *sink, GError **error)                                        \
  {                                                                                                \
    return livret_csv_import (input, layouts, G_N_ELEMENTS (layouts), options, sink, error);       \
  }                                                                                                \
                                                                                                   \
  static const char *const suffixes[] = { "csv", NULL };                                           \
  static const char *const media_types[] = { "text/csv", NULL };                                   \
                                                                                                   \
  const LivretFormat livret_format_##name = {                                                      \
    id, title, suffixes, media_types, FALSE, probe, import,                                        \
  }

G_END_DECLS
