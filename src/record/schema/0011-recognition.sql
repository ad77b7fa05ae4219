-- 0011-recognition.sql: which documents were looked at for the words in their pictures.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- One a document, of its version then: where the current one is another, it is looked at again. The words
-- themselves are in document_text, page by page.
CREATE TABLE recognition (
  document   INTEGER PRIMARY KEY REFERENCES document (row) ON DELETE CASCADE,
  version    INTEGER NOT NULL,
  pages      INTEGER NOT NULL,          -- with words that a machine read; 0: none
  confidence INTEGER NOT NULL,          -- how sure it was of them, 0 to 100
  done       INTEGER NOT NULL           -- Unix seconds
) STRICT;
