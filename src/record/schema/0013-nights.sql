-- 0013-nights.sql: a night is one day, and what is hardly possible counts in no sum.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Days whose summaries are to be counted from the readings again: done, in the zone of the household,
-- when the vault is opened (livret_tally_renew()), and empty from then on.
CREATE TABLE recount (
  series INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (series, first)
) WITHOUT ROWID;

-- Sleep, time in bed, time awake: until now a reading counted for the day it began on.
INSERT INTO recount SELECT row, -100000, 100000 FROM series WHERE kind IN (48, 49, 50);

-- Readings of the day that are hardly possible: in none of the other columns. Where n is 0, so is sum,
-- and min, max and last say nothing.
ALTER TABLE summary_day ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0;
INSERT OR IGNORE INTO recount SELECT DISTINCT series, time / 86400 - 3, time / 86400 + 3
  FROM readings WHERE packed & 268435456;
INSERT OR IGNORE INTO recount SELECT DISTINCT series, coalesce (new_time, time) / 86400 - 3,
  coalesce (new_time, time) / 86400 + 3 FROM reading_override WHERE edited;
