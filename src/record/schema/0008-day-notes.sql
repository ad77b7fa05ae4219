-- 0008-day-notes.sql: what people note on a day beside its readings.
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE day_note (
  row     INTEGER PRIMARY KEY,
  id      TEXT NOT NULL UNIQUE,         -- UUID
  person  INTEGER NOT NULL REFERENCES everybody (row),
  kind    INTEGER,                      -- number of data/kinds.json; NULL: beside all measures
  day     TEXT NOT NULL,                -- YYYY-MM-DD, where the person was
  text    TEXT NOT NULL,                -- one line
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT;
CREATE INDEX day_note_day ON day_note (person, day);
