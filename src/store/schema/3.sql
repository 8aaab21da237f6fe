-- Version 3. What was last imported into glossaries from files, by which a newer
-- file tells who changed what, and which an export writes back.

CREATE TABLE imports (
    glossary BLOB NOT NULL UNIQUE,
    content  TEXT NOT NULL, -- JSON: the file, its format and head, and the time
    base     BLOB NOT NULL, -- the concepts: a zlib stream of JSON, one a line
    sum      INTEGER NOT NULL -- over glossary, content and base
) STRICT;
