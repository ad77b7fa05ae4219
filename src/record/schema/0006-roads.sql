-- 0006-roads.sql: which source of a kind counts, and whose the readings of a shared device are.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- 0: a person said that its readings do not count. rank: the place a person gave it, the first
-- before the second; 0: none given, behind those that have one.
ALTER TABLE series ADD COLUMN counts INTEGER NOT NULL DEFAULT 1;

-- A device that several people use tells them apart by slots ("user 2"): whose a slot is, by the
-- names of the source, which outlive it. Readings of a slot that is nobody's wait: their series are
-- those of a row of "everybody" that no view shows (erased = 3).
CREATE TABLE device_slot (
  name   TEXT NOT NULL,                 -- of the source
  device TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES everybody (row) ON DELETE CASCADE,
  PRIMARY KEY (name, device)
) WITHOUT ROWID;
