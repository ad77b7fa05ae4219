-- 0002-measures.sql: what is chosen for each measure of a person: its place, a note, a target.
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE measure_choice (
  person INTEGER NOT NULL REFERENCES person (row),
  kind INTEGER NOT NULL,                -- number of data/kinds.json
  place INTEGER,                        -- among the tiles; NULL: where Livret puts it
  hidden INTEGER NOT NULL DEFAULT 0,
  landmark INTEGER,                     -- place among those of the first page; NULL: none
  note TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (person, kind)
) WITHOUT ROWID;

-- The one that holds now; earlier ones are in the journal.
CREATE TABLE measure_target (
  person INTEGER NOT NULL REFERENCES person (row),
  kind INTEGER NOT NULL,
  low REAL, high REAL,                  -- canonical; NULL: open
  low2 REAL, high2 REAL,
  low3 REAL, high3 REAL,
  set_by TEXT NOT NULL,                 -- a practitioner; '': one's own wish
  since TEXT NOT NULL,                  -- partial date
  PRIMARY KEY (person, kind)
) WITHOUT ROWID;
