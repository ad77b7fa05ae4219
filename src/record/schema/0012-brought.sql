-- 0012-brought.sql: which imports came in together.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Minted once a drop or command, the same for all of its files; of a file that came alone its own id. NULL: from
-- before this step, when only the second told.
ALTER TABLE import ADD COLUMN brought TEXT;
