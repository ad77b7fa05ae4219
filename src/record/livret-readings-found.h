/* livret-readings-found.h: which document states a reading, and that laboratory's own range.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-readings.h"

G_BEGIN_DECLS

/**
 * LivretReadingFound: where a reading was found. Strings are never %NULL.
 * @document: its id; @title: the document's; @place: the section's; @page: 0: unknown
 * @low, @high: the laboratory's own range, in the kind's canonical unit; NAN: open
 * @range: as written, where it is no numbers; where it is one, its sign ("<", "≤") if it is known
 * @meaning: HL7 interpretation code: "H", "LL", "N", or ""
 * @read: a person confirmed it out of the document's text
 */
typedef struct
{
  LivretReadingKey key;
  char *document;
  char *title;
  char *place;
  int page;
  double low;
  double high;
  char *range;
  char *meaning;
  gboolean read;
} LivretReadingFound;
void livret_reading_found_free (LivretReadingFound *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretReadingFound, livret_reading_found_free)

/** livret_readings_found_put: @document: its row. One that is there already stays. */
gboolean livret_readings_found_put (LivretDb *db,
                                    const LivretReadingFound *found,
                                    gint64 document,
                                    gint64 import_row,
                                    GError **error);
/** livret_readings_found_list: (transfer container) (element-type LivretReadingFound): of one
 * reading, the newest document first; nothing of what lies in the bin, of hidden documents only
 * with @hidden. */
GPtrArray *livret_readings_found_list (LivretDb *db,
                                       const LivretReadingKey *key,
                                       gboolean hidden,
                                       GError **error);
/** livret_readings_found_of_kind: (transfer container) (element-type LivretReadingFound): of all
 * readings of a person's kind, in the order of their time. */
GPtrArray *livret_readings_found_of_kind (
    LivretDb *db, const char *person, const LivretKind *kind, gboolean hidden, GError **error);

G_END_DECLS
