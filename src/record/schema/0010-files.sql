-- 0010-files.sql: how people keep their documents: pinned, in folders, with a note, beside each other.
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE folder (
  row         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,     -- UUID
  person      INTEGER NOT NULL REFERENCES everybody (row),
  parent      INTEGER REFERENCES folder (row),  -- of the same person; NULL: in none
  name        TEXT NOT NULL,            -- one line
  name_folded TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX folder_by_name ON folder (person, coalesce (parent, 0), name_folded);
CREATE INDEX folder_by_parent ON folder (parent) WHERE parent IS NOT NULL;

ALTER TABLE document ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
-- One at most, of the document's person.
ALTER TABLE document ADD COLUMN folder INTEGER REFERENCES folder (row) ON DELETE SET NULL;
ALTER TABLE document ADD COLUMN note TEXT NOT NULL DEFAULT '';
CREATE INDEX document_by_folder ON document (folder) WHERE folder IS NOT NULL;

-- What a person laid beside a document: another one, a statement (a hospital stay, a treatment).
CREATE TABLE document_beside (
  document INTEGER NOT NULL REFERENCES document (row) ON DELETE CASCADE,
  other    INTEGER NOT NULL REFERENCES document (row) ON DELETE CASCADE,
  PRIMARY KEY (document, other),
  CHECK (document < other)
) WITHOUT ROWID, STRICT;
CREATE INDEX document_beside_other ON document_beside (other);
CREATE TABLE document_entry (
  document INTEGER NOT NULL REFERENCES document (row) ON DELETE CASCADE,
  entry    INTEGER NOT NULL REFERENCES entry (row) ON DELETE CASCADE,
  PRIMARY KEY (document, entry)
) WITHOUT ROWID, STRICT;
CREATE INDEX document_entry_entry ON document_entry (entry);
