/* livret-results.h: results that a person read in a document and confirmed, as its readings.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They come the way of an import of their own: what is there already is not there twice, what came
 * by two roads counts once, and livret_imports_undo() takes exactly them back.
 */
#pragma once

#include "record/livret-db.h"
#include "record/livret-kind.h"
#include "record/livret-limit.h"

G_BEGIN_DECLS

/** LIVRET_RESULTS_FORMAT: what such an import has as its format. */
#define LIVRET_RESULTS_FORMAT "text"

/**
 * LivretStatedResult: borrowed.
 * @wall: seconds of the local clock as if UTC
 * @value: in @unit (UCUM), @decimals as written; @limit: what stands before it; @flags:
 *   #LivretReadingFlags, less the two that a limit has
 * @low, @high: the laboratory's own range, in @unit; NAN: open
 * @range: as written, where it is no numbers, where it is one its sign, or ""; @meaning: "H", "L"
 * or ""
 * @page: 0: unknown
 */
typedef struct
{
  const LivretKind *kind;
  gint64 wall;
  double value;
  const char *unit;
  int decimals;
  LivretLimit limit;
  guint flags;
  double low;
  double high;
  const char *range;
  const char *meaning;
  guint page;
} LivretStatedResult;

/**
 * livret_results_keep: all of @results, or none; journalled.
 * @import: id of the import that they become: a new livret_uuid_new()
 * @document: id; whose it is, theirs are the readings; its establishment or author is their source
 *
 * A reading that had been deleted is put back. Errors: LIVRET_RECORD_ERROR_INVALID: a unit, a value
 * or a day that cannot be.
 */
gboolean livret_results_keep (LivretDb *db,
                              const char *import,
                              const char *document,
                              const LivretStatedResult *results,
                              guint n_results,
                              GError **error);

/**
 * LivretKeptResult: a reading that is known to stand in a document, as found.
 * @value: canonical; @day: of the local clock; @page: 0: unknown
 * @read: a person confirmed it out of the text
 * @deleted: it was deleted since
 */
typedef struct
{
  const LivretKind *kind;
  double value;
  int day;
  int page;
  gboolean read;
  gboolean deleted;
} LivretKeptResult;

/** livret_results_list: (transfer full) (element-type LivretKeptResult): those of @document, an id.
 */
GArray *livret_results_list (LivretDb *db, const char *document, GError **error);

G_END_DECLS
