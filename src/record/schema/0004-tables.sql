-- 0004-tables.sql: what a person told of the columns of tables, by their headers.
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE csv_mapping (
  header  TEXT PRIMARY KEY,  -- livret_csv_mapping_print()
  mapping TEXT NOT NULL,     -- JSON, as livret-csv-mapping.h has it
  time    INTEGER NOT NULL   -- when it was told last
) STRICT, WITHOUT ROWID;
