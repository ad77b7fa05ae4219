-- 0001-record.sql: the first schema of record.db.
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE meta (
  key TEXT PRIMARY KEY,                 -- see livret-meta.h
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE person (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL UNIQUE,
  birth_name TEXT NOT NULL,
  used_name TEXT NOT NULL,
  first_names TEXT NOT NULL,
  birth_date TEXT NOT NULL,
  sex TEXT NOT NULL CHECK (sex IN ('F', 'M', 'X')),
  birth_place TEXT NOT NULL,
  ins TEXT NOT NULL,
  colour INTEGER NOT NULL,
  self INTEGER NOT NULL
);

CREATE TABLE import (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person INTEGER NOT NULL REFERENCES person (row),
  file_name TEXT NOT NULL,
  sha256 BLOB NOT NULL,
  format TEXT NOT NULL,
  time INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'undone')),
  read INTEGER NOT NULL DEFAULT 0,
  stored INTEGER NOT NULL DEFAULT 0,
  already INTEGER NOT NULL DEFAULT 0,
  set_aside TEXT NOT NULL DEFAULT '[]'  -- JSON array of {where, reason}
);

-- Documents ------------------------------------------------------------------------------------

CREATE TABLE document (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person INTEGER NOT NULL REFERENCES person (row),
  title TEXT NOT NULL,
  category TEXT NOT NULL,
  date TEXT NOT NULL,
  date_earliest INTEGER NOT NULL,
  date_latest INTEGER NOT NULL,
  author TEXT NOT NULL,
  establishment TEXT NOT NULL,
  hidden INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL,             -- the current one
  import INTEGER REFERENCES import (row),
  added INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX document_by_person ON document (person, deleted, date_earliest DESC, row DESC);

CREATE TABLE version (
  document INTEGER NOT NULL REFERENCES document (row),
  number INTEGER NOT NULL,
  sha256 BLOB NOT NULL REFERENCES content (sha256),
  media_type TEXT NOT NULL,
  file_name TEXT NOT NULL,
  pages INTEGER NOT NULL,
  added INTEGER NOT NULL,
  import INTEGER REFERENCES import (row),
  PRIMARY KEY (document, number)
) WITHOUT ROWID;
CREATE INDEX version_by_content ON version (sha256);

CREATE TABLE content (
  row INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE,
  size INTEGER NOT NULL
);

CREATE TABLE chunk (
  content INTEGER NOT NULL REFERENCES content (row) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (content, number)
);

-- Which imports brought or saw a document, so that undoing one hands it to the next.
CREATE TABLE document_sighting (
  import INTEGER NOT NULL REFERENCES import (row),
  document INTEGER NOT NULL REFERENCES document (row) ON DELETE CASCADE,
  PRIMARY KEY (import, document)
) WITHOUT ROWID;

-- What a document says, for reading and for the search.
CREATE TABLE document_text (
  document INTEGER PRIMARY KEY REFERENCES document (row) ON DELETE CASCADE,
  text TEXT NOT NULL
);

-- The index alone, of words folded and stemmed by livret_search_tokens(): only a tokenizer that stock
-- SQLite has, so that any sqlcipher can check the database. rowid = document.row
CREATE VIRTUAL TABLE search USING fts5 (
  title, author, contents,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0 tokenchars '.'", prefix = '2 3'
);

-- Health statements ------------------------------------------------------------------------------

CREATE TABLE entry (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person INTEGER NOT NULL REFERENCES person (row),
  section TEXT NOT NULL,
  text TEXT NOT NULL,
  comment TEXT NOT NULL,
  date_from TEXT NOT NULL,
  from_earliest INTEGER NOT NULL,
  from_latest INTEGER NOT NULL,
  date_until TEXT NOT NULL,
  until_earliest INTEGER NOT NULL,
  until_latest INTEGER NOT NULL,
  none INTEGER NOT NULL DEFAULT 0,
  hidden INTEGER NOT NULL DEFAULT 0,
  import INTEGER REFERENCES import (row),
  added INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX entry_by_person ON entry (person, section, deleted);

-- Readings ---------------------------------------------------------------------------------------

CREATE TABLE source (
  row INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  device TEXT NOT NULL,
  UNIQUE (name, device)
);

CREATE TABLE unit (
  row INTEGER PRIMARY KEY,              -- 1 to 255, packed into readings
  ucum TEXT NOT NULL UNIQUE
);

CREATE TABLE series (
  row INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,                -- number of data/kinds.json
  source INTEGER NOT NULL REFERENCES source (row),
  wall_clock INTEGER NOT NULL,          -- times are the wall clock's, else UTC
  rank INTEGER NOT NULL DEFAULT 0,      -- which source counts first when sums overlap
  owner INTEGER NOT NULL REFERENCES person (row),  -- for whom it was imported: part of the name
  person INTEGER NOT NULL REFERENCES person (row), -- whose it is now: what a person may correct
  UNIQUE (kind, source, wall_clock, owner)
);

-- The units a series was written in: where there are several, a value is compared with its neighbours
-- within what was rounded off, so that kg turned into lb is the same reading.
CREATE TABLE series_unit (
  series INTEGER NOT NULL REFERENCES series (row) ON DELETE CASCADE,
  unit INTEGER NOT NULL,                -- as packed: 0 for the canonical one
  PRIMARY KEY (series, unit)
) WITHOUT ROWID;

-- Key: as found, never corrected. value and the other components are canonical.
-- packed: bits 0-3 decimals (15: unknown), 4-15 offset in minutes + 1024 (0: unknown), 16 decimal
-- comma, 17-24 unit (0: canonical), 25-30 the other flags: what is usual fits in three bytes.
CREATE TABLE readings (
  series INTEGER NOT NULL,
  time INTEGER NOT NULL,
  duration INTEGER NOT NULL,
  value REAL NOT NULL,
  code INTEGER NOT NULL,
  import INTEGER NOT NULL,              -- owner, 0: typed by hand
  packed INTEGER NOT NULL,
  more TEXT,                            -- rare: 'second;third;written', what is missing left empty:
                                        -- '79;65', ';;Low'
  PRIMARY KEY (series, time, duration, value, code)
) WITHOUT ROWID;

-- What a person corrected: the row in readings stays as found.
CREATE TABLE reading_override (
  series INTEGER NOT NULL,
  time INTEGER NOT NULL,
  duration INTEGER NOT NULL,
  value REAL NOT NULL,
  code INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  person INTEGER REFERENCES person (row),  -- moved to
  new_time INTEGER,                     -- UTC
  edited INTEGER NOT NULL DEFAULT 0,    -- the new values count
  new_value REAL,
  new_value2 REAL,
  new_value3 REAL,
  changed INTEGER NOT NULL,
  PRIMARY KEY (series, time, duration, value, code)
) WITHOUT ROWID;
CREATE INDEX override_by_person ON reading_override (person) WHERE person IS NOT NULL;
CREATE INDEX override_by_time ON reading_override (series, new_time) WHERE new_time IS NOT NULL;

-- Which part of which series an import wrote rows into, so that undo need not look elsewhere.
CREATE TABLE import_series (
  import INTEGER NOT NULL REFERENCES import (row) ON DELETE CASCADE,
  series INTEGER NOT NULL REFERENCES series (row) ON DELETE CASCADE,
  first INTEGER NOT NULL,               -- time as found
  last INTEGER NOT NULL,
  PRIMARY KEY (import, series)
) WITHOUT ROWID;

-- Rows an import found already there: 32-bit hashes of their keys, so that undo can hand them on.
CREATE TABLE sighting (
  series INTEGER NOT NULL,
  day INTEGER NOT NULL,                 -- of the time as found
  import INTEGER NOT NULL REFERENCES import (row),
  keys BLOB NOT NULL,
  PRIMARY KEY (series, day, import)
) WITHOUT ROWID;

-- By local day, with corrections applied.
CREATE TABLE summary_day (
  person INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  day INTEGER NOT NULL,
  series INTEGER NOT NULL,
  n INTEGER NOT NULL,
  sum REAL NOT NULL, min REAL NOT NULL, max REAL NOT NULL,
  last_time INTEGER NOT NULL, last REAL NOT NULL,
  n2 INTEGER NOT NULL, sum2 REAL, min2 REAL, max2 REAL,
  n3 INTEGER NOT NULL, sum3 REAL, min3 REAL, max3 REAL,
  PRIMARY KEY (person, kind, day, series)
) WITHOUT ROWID;

-- By quarter of an hour of the local clock, for the days on which a series has more than 480 readings
-- of a person: the chart of a month need not read them all.
CREATE TABLE summary_quarter (
  series INTEGER NOT NULL,
  person INTEGER NOT NULL,
  quarter INTEGER NOT NULL,             -- day * 96 + quarter of that day
  n INTEGER NOT NULL,
  sum REAL NOT NULL, min REAL NOT NULL, max REAL NOT NULL,
  PRIMARY KEY (series, person, quarter)
) WITHOUT ROWID;

-- Grants -------------------------------------------------------------------------------------------

CREATE TABLE grants (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person INTEGER NOT NULL REFERENCES person (row),
  made_by TEXT NOT NULL,
  capacity TEXT NOT NULL CHECK (capacity IN ('self', 'agreed', 'legal')),
  recipient TEXT NOT NULL,
  profession TEXT NOT NULL,
  purpose TEXT NOT NULL,
  route TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'active', 'ended')),
  note TEXT NOT NULL,
  package TEXT NOT NULL,
  created INTEGER NOT NULL,
  until INTEGER NOT NULL,
  ended INTEGER NOT NULL DEFAULT 0,
  expired INTEGER NOT NULL DEFAULT 0,   -- when an entry of the journal first lay past its end
  uses INTEGER NOT NULL DEFAULT 0,
  max_uses INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE grant_item (
  grant_row INTEGER NOT NULL REFERENCES grants (row),
  number INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('document', 'entry', 'section', 'series')),
  ref TEXT NOT NULL,
  version INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  export_id TEXT NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (grant_row, number)
) WITHOUT ROWID;

-- Journal --------------------------------------------------------------------------------------------

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  time INTEGER NOT NULL,
  record TEXT NOT NULL,                 -- canonical JSON, what is chained
  hash BLOB NOT NULL
);
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
  BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
  BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_in_order BEFORE INSERT ON journal
  WHEN NEW.seq IS NOT (SELECT coalesce (max (seq), 0) + 1 FROM journal)
  BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;

-- Words of people, erasable without breaking the chain (the chain holds salted hashes).
CREATE TABLE journal_names (
  seq INTEGER PRIMARY KEY REFERENCES journal (seq),
  person TEXT NOT NULL,
  names TEXT NOT NULL,
  salt BLOB NOT NULL
);
CREATE INDEX journal_names_by_person ON journal_names (person, seq);

-- Drafts and choices of the window, kept inside the vault.
CREATE TABLE draft (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
