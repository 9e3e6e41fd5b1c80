-- Version 2: decisions that are of no single article, and what decisions make of records.

CREATE TABLE decisions_kept_so_far AS SELECT * FROM decisions;
DROP TABLE decisions;
CREATE TABLE decisions (
  id      INTEGER PRIMARY KEY,
  at      TEXT NOT NULL,
  person  TEXT NOT NULL,
  verdict TEXT NOT NULL,
  article TEXT REFERENCES articles (id),
  body    TEXT NOT NULL CHECK (json_valid(body))
);
INSERT INTO decisions SELECT id, at, person, verdict, article, body FROM decisions_kept_so_far;
DROP TABLE decisions_kept_so_far;
CREATE TRIGGER decisions_kept BEFORE UPDATE ON decisions
  BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions
  BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;

-- Mentions, actors and claims whose actor is another by decision; made anew from the decisions.
CREATE TABLE judged (
  record INTEGER PRIMARY KEY REFERENCES records (number) ON DELETE CASCADE,
  actor  TEXT,
  name   TEXT NOT NULL
);
