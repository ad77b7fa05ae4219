-- 0009-papers.sql: what the file of a document says of itself, the files it came with, and what was
-- found in it.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The header of a CDA document, the metadata of an XDM archive, a DocumentReference: one a version.
CREATE TABLE paper (
  document INTEGER NOT NULL REFERENCES document (row) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  import INTEGER REFERENCES import (row),
  type TEXT NOT NULL,                   -- typeCode: LOINC, or a code of TRE_A05
  unique_id TEXT NOT NULL,              -- XDS uniqueId: root^extension
  set_id TEXT NOT NULL,                 -- what its versions share
  set_version INTEGER NOT NULL,         -- 0: unknown
  restrictions TEXT NOT NULL,           -- confidentiality codes as found, one space between
  -- As found: what a person changed since is in the table document, and stays.
  title TEXT NOT NULL,
  category TEXT NOT NULL,
  date TEXT NOT NULL,
  date_earliest INTEGER NOT NULL,
  date_latest INTEGER NOT NULL,
  author TEXT NOT NULL,
  establishment TEXT NOT NULL,
  hid INTEGER NOT NULL DEFAULT 0,       -- the document was hidden as this version came
  text TEXT NOT NULL DEFAULT '',        -- what a replaced version said, for its way back
  PRIMARY KEY (document, version)
) WITHOUT ROWID;
CREATE INDEX paper_by_unique_id ON paper (unique_id) WHERE unique_id != '';
CREATE INDEX paper_by_set ON paper (set_id) WHERE set_id != '';

-- Files beside the content of a version: the XML a PDF was taken out of ('source'), the PDF that an XML
-- carries for reading ('copy').
CREATE TABLE part (
  document INTEGER NOT NULL REFERENCES document (row) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('source', 'copy')),
  sha256 BLOB NOT NULL REFERENCES content (sha256),
  media_type TEXT NOT NULL,
  file_name TEXT NOT NULL,
  import INTEGER REFERENCES import (row),
  PRIMARY KEY (document, version, role)
) WITHOUT ROWID;
CREATE INDEX part_by_content ON part (sha256);

-- Where an entry was found: the document, and the title of the section in it.
ALTER TABLE entry ADD COLUMN document INTEGER REFERENCES document (row) ON DELETE SET NULL;
ALTER TABLE entry ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN code TEXT NOT NULL DEFAULT '';  -- 'system|code', as found
CREATE INDEX entry_by_document ON entry (document) WHERE document IS NOT NULL;

-- Which imports found a statement that was there already, and where, so that undoing the one that brought
-- it hands it to the next.
CREATE TABLE entry_sighting (
  entry INTEGER NOT NULL REFERENCES entry (row) ON DELETE CASCADE,
  import INTEGER NOT NULL REFERENCES import (row),
  document INTEGER REFERENCES document (row) ON DELETE SET NULL,
  place TEXT NOT NULL,
  PRIMARY KEY (entry, import)
) WITHOUT ROWID;
CREATE INDEX entry_sighting_by_import ON entry_sighting (import);

-- Where a reading was found: a row a document that gives it. The range is that laboratory's own, in the
-- canonical unit of the kind.
CREATE TABLE reading_found (
  series INTEGER NOT NULL,
  time INTEGER NOT NULL,
  duration INTEGER NOT NULL,
  value REAL NOT NULL,
  code INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES document (row) ON DELETE CASCADE,
  import INTEGER REFERENCES import (row),
  place TEXT NOT NULL,
  page INTEGER NOT NULL,                -- 0: unknown
  low REAL,
  high REAL,
  range TEXT NOT NULL,                  -- as written, where it is not two numbers
  meaning TEXT NOT NULL,                -- HL7 interpretation: H, L, N…
  PRIMARY KEY (series, time, duration, value, code, document)
) WITHOUT ROWID;
CREATE INDEX reading_found_by_document ON reading_found (document);
