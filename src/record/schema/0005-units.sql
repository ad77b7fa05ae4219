-- 0005-units.sql: the units that readings are shown in, where others were chosen than the usual ones.
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE kind_unit (
  kind INTEGER PRIMARY KEY,             -- number of data/kinds.json
  unit TEXT NOT NULL                    -- UCUM, one of the kind's
) STRICT;
