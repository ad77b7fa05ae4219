-- 0007-own-kinds.sql: the kinds of readings that people added.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- A number and an id, once given, are never another kind's: grants and packages hold them. So a row
-- stays when its kind is taken away, without its words.
CREATE TABLE own_kind (
  number INTEGER PRIMARY KEY CHECK (number >= 100000),
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,                   -- UCUM, "{points}" in words of one's own
  decimals INTEGER NOT NULL,
  low REAL, high REAL,                  -- plausible; NULL: open
  aggregate TEXT NOT NULL CHECK (aggregate IN ('mean', 'sum', 'last')),
  removed INTEGER NOT NULL DEFAULT 0
) STRICT;
