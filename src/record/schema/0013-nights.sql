-- 0013-nights.sql: a night is one day.
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
