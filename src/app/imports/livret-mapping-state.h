/* livret-mapping-state.h: what a person says of a table's columns, and what would become of its
 * rows. Pure. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-import-table.h"

G_BEGIN_DECLS

/* How many rows of a table are shown as they would be kept. */
#define LIVRET_MAPPING_ROWS 20

/** LivretMappingChoice: what a column can hold; @kind: id of a kind, else "". */
typedef struct
{
  LivretCsvUse use;
  const char *kind;
  char *label;
} LivretMappingChoice;

/** livret_mapping_choices: (transfer full) (element-type LivretMappingChoice): "Not kept", dates,
 * the kinds by their names in the current language, what goes with them. */
GPtrArray *livret_mapping_choices (void);
/** livret_mapping_choice_of: the place of what a column holds among @choices. */
guint livret_mapping_choice_of (GPtrArray *choices, const LivretCsvMapped *column);
/** livret_mapping_units: (transfer full): UCUM units to choose from, the first "" where the unit
 * may be found out; %NULL where there is nothing to choose. */
GStrv livret_mapping_units (const LivretCsvMapped *column);
/** livret_mapping_unit_label: as people write it; "": “As the numbers tell”. */
const char *livret_mapping_unit_label (const char *unit);
/** livret_mapping_samples: (transfer full): "71,9 · 72,1"; "Empty" for a column without a value. */
char *livret_mapping_samples (const LivretCsvTable *table, guint column);
/** livret_mapping_table_words: (transfer full): "2 rows, 3 columns". */
char *livret_mapping_table_words (const LivretCsvTable *table);

/** LivretMappingDraft: a mapping while it is changed, and what it was before. */
typedef struct _LivretMappingDraft LivretMappingDraft;

LivretMappingDraft *livret_mapping_draft_new (const LivretCsvMapping *mapping);
void livret_mapping_draft_free (LivretMappingDraft *draft);
const LivretCsvMapping *livret_mapping_draft_get (const LivretMappingDraft *draft);
/* These answer whether anything changed. */
gboolean livret_mapping_draft_set_use (LivretMappingDraft *draft,
                                       guint column,
                                       const LivretMappingChoice *choice);
gboolean livret_mapping_draft_set_unit (LivretMappingDraft *draft, guint column, const char *unit);
gboolean livret_mapping_draft_set_dates (LivretMappingDraft *draft, LivretCsvDates dates);
gboolean livret_mapping_draft_set_decimals (LivretMappingDraft *draft, LivretCsvDecimals decimals);
gboolean livret_mapping_draft_set_utc (LivretMappingDraft *draft, gboolean utc);
gboolean livret_mapping_draft_undo (LivretMappingDraft *draft);
gboolean livret_mapping_draft_can_undo (const LivretMappingDraft *draft);

/** LivretMappingLine: a row of the table as it would be kept, or why not. */
typedef struct
{
  char *title;
  char *detail;
  gboolean aside;
} LivretMappingLine;

/** livret_mapping_lines: (transfer full) (element-type LivretMappingLine): @rows: (element-type
 * LivretTableRow). Readings of one line stand together, in the order of the file; what is set
 * aside comes behind. */
GPtrArray *livret_mapping_lines (GPtrArray *rows);
/** livret_mapping_lines_words: (transfer full): "18 rows would be kept, 2 set aside". */
char *livret_mapping_lines_words (GPtrArray *lines);

G_END_DECLS
