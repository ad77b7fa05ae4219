-- 0003-taken-out.sql: somebody who was taken out of the household is kept in the bin.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Everybody of whom something is kept. All that shows a record joins the view "person" below, so
-- that nothing of who was taken out is found by a query that forgot them.
ALTER TABLE person RENAME TO everybody;
ALTER TABLE everybody ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;  -- when; 0: in the household
-- 1: is being erased, which an opening finishes. 2: nothing is left but this row, without a word,
-- to which somebody else's readings still refer: they came in a series that was imported for them.
ALTER TABLE everybody ADD COLUMN erased INTEGER NOT NULL DEFAULT 0;

CREATE VIEW person AS
  SELECT row, id, name, name_folded, birth_name, used_name, first_names, birth_date, sex,
    birth_place, ins, colour, self
  FROM everybody WHERE removed = 0;
