-- Version 1. Ids are the 16 bytes of a UUID; times are milliseconds since 1970
-- UTC; texts in JSON are marked as such. There are no triggers and no views:
-- whatever changes these tables is written in the journal by the program.

-- One row: the project itself, and whether a process has it open for writing.
CREATE TABLE project (
    id         BLOB NOT NULL,
    source     TEXT NOT NULL,
    target     TEXT NOT NULL,
    is_open    INTEGER NOT NULL DEFAULT 0,
    -- The last entry of the journal when the file was last opened for writing.
    opened_seq INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- `position` is the index of the document.
CREATE TABLE documents (
    id       BLOB PRIMARY KEY,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    origin   TEXT NOT NULL,
    format   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE skeletons (
    document BLOB NOT NULL UNIQUE,
    content  BLOB NOT NULL
) STRICT;

-- `position` orders the segments of a document and leaves gaps for new ones.
CREATE TABLE segments (
    number           INTEGER PRIMARY KEY,
    id               BLOB NOT NULL UNIQUE,
    document         BLOB NOT NULL,
    position         INTEGER NOT NULL,
    unit             INTEGER NOT NULL,
    lead             TEXT NOT NULL,
    source           TEXT NOT NULL,
    target           TEXT NOT NULL,
    state            TEXT NOT NULL,
    source_direction TEXT,
    target_direction TEXT,
    notes            TEXT -- JSON, NULL for none
) STRICT;
CREATE INDEX segments_in_order ON segments (document, position);

-- `position` is the rank. A bundled glossary has no concepts here.
CREATE TABLE glossaries (
    id       BLOB PRIMARY KEY,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    origin   TEXT NOT NULL, -- JSON
    licence  TEXT NOT NULL,
    enabled  INTEGER NOT NULL,
    writable INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- `position` orders the concepts of a glossary and leaves gaps for new ones.
CREATE TABLE concepts (
    number   INTEGER PRIMARY KEY,
    glossary BLOB NOT NULL,
    position INTEGER NOT NULL,
    id       TEXT NOT NULL,
    content  TEXT NOT NULL -- JSON
) STRICT;
CREATE INDEX concepts_in_order ON concepts (glossary, position);
CREATE INDEX concepts_by_id ON concepts (glossary, id);

-- Everything that happened, in order. Rows are added and never changed.
CREATE TABLE journal (
    seq     INTEGER PRIMARY KEY,
    step    INTEGER NOT NULL,
    kind    INTEGER NOT NULL, -- 0 done, 1 undone, 2 redone
    author  TEXT NOT NULL,
    time    INTEGER NOT NULL,
    label   TEXT NOT NULL,
    edit    TEXT NOT NULL, -- JSON
    inverse TEXT NOT NULL  -- JSON
) STRICT;
-- Holds all that the undo stacks are rebuilt from, so that opening a project
-- reads none of the journal's texts.
CREATE INDEX journal_steps ON journal (step, kind);

-- Which entries touched a segment.
CREATE TABLE journal_segments (
    segment BLOB NOT NULL,
    seq     INTEGER NOT NULL,
    PRIMARY KEY (segment, seq)
) STRICT, WITHOUT ROWID;

-- One row: where the user was.
CREATE TABLE view (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    content TEXT NOT NULL -- JSON
) STRICT;
