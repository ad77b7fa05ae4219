/* livret-csv.h: tables in text (RFC 4180), as apps and spreadsheets really write them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-input.h"

G_BEGIN_DECLS

#define LIVRET_CSV_FIELDS_MAX 512
#define LIVRET_CSV_FIELD_MAX (64 * 1024)

/** LivretCsvField: NUL-terminated, valid until the next record; spaces around are gone. */
typedef struct
{
  const char *text;
  gsize size;
} LivretCsvField;

/**
 * LivretCsv: a table being read.
 * @line: where the record starts, from 1
 * @open_ended: the record is the file's last and no line end follows it
 */
typedef struct
{
  char *data;
  gsize size;
  gsize offset;
  char delimiter;
  guint first_line;
  guint next_line;
  guint line;
  gboolean open_ended;
  GString *buffer;
  LivretCsvField fields[LIVRET_CSV_FIELDS_MAX];
  gsize starts[LIVRET_CSV_FIELDS_MAX];
  guint n_fields;
  gsize start_offset;
} LivretCsv;

/**
 * livret_csv_new: decodes (UTF-8, UTF-16, Windows-1252) and chooses the delimiter by the first line
 * that has one, since French numbers hold commas. A first line "sep=;" is obeyed.
 */
LivretCsv *livret_csv_new (GBytes *bytes, GError **error);
/** livret_csv_new_for_head: only the whole lines of a file's beginning, for a probe; never fails.
 */
LivretCsv *livret_csv_new_for_head (LivretInput *input);
void livret_csv_free (LivretCsv *csv);
/** livret_csv_set_first_line: the bytes begin at this line of their file; rewinds. */
void livret_csv_set_first_line (LivretCsv *csv, guint line);
/** livret_csv_rewind: to the first record. */
void livret_csv_rewind (LivretCsv *csv);
/** livret_csv_next: the next record that is not blank; %FALSE with @error unset at the end. */
gboolean livret_csv_next (LivretCsv *csv, GError **error);
/** livret_csv_field: "" beyond the last. */
const char *livret_csv_field (LivretCsv *csv, guint index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretCsv, livret_csv_free)

G_END_DECLS
