/* livret-import-table.h: tables whose columns a person tells: described, remembered, looked at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-csv-mapping.h"
#include "record/livret-db.h"
#include "record/livret-session.h"

G_BEGIN_DECLS

/** livret_csv_mappings_remember: by its header; the last one told counts. */
gboolean
livret_csv_mappings_remember (LivretDb *db, const LivretCsvMapping *mapping, GError **error);
/** livret_csv_mappings_find: (transfer full) (nullable): of the same header; %NULL without an error
 * if none was told. */
LivretCsvMapping *
livret_csv_mappings_find (LivretDb *db, const LivretCsvMapping *header, GError **error);

/**
 * livret_import_describe_table: header, samples and what would be made of them, on the calling
 * (worker) thread.
 * @remembered: (out): the mapping is the one that was told for this header, not a proposal
 *
 * Errors: LIVRET_RECORD_ERROR_UNREADABLE if the file is no table.
 */
LivretCsvTable *livret_import_describe_table (LivretSession *session,
                                              int fd,
                                              gboolean *remembered,
                                              GCancellable *cancellable,
                                              GError **error);

/**
 * LivretTableRow: a reading as it would be kept, or what is set aside.
 * @where: (nullable): where something is set aside, then @reason says why and @kind is %NULL
 * @line: of the reading
 * @time: UTC seconds, or the wall clock's if @wall_clock
 */
typedef struct
{
  char *where;
  char *reason;
  guint line;
  const LivretKind *kind;
  double values[LIVRET_COMPONENTS_MAX];
  char *unit;
  gint64 time;
  gint32 duration;
  gboolean wall_clock;
} LivretTableRow;
void livret_table_row_free (LivretTableRow *row);

/**
 * livret_import_try_table: (transfer full) (element-type LivretTableRow): what the first @rows rows
 * would become by @mapping; nothing is stored. On the calling (worker) thread.
 *
 * Errors: LIVRET_RECORD_ERROR_UNREADABLE with what the mapping lacks.
 */
GPtrArray *livret_import_try_table (LivretSession *session,
                                    int fd,
                                    const LivretCsvMapping *mapping,
                                    guint rows,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
