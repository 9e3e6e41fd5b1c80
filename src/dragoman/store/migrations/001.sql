-- Version 1 of a project's database.
-- An article never changes; a coding of it is replaced whole. `records` holds every record of every
-- layer as the JSON of the contract; the columns that are asked for are generated from it.

CREATE TABLE sources (
  digest TEXT PRIMARY KEY,
  name   TEXT NOT NULL,
  size   INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE runs (
  id       INTEGER PRIMARY KEY,
  started  TEXT NOT NULL,
  finished TEXT,
  coder    TEXT NOT NULL,
  digest   TEXT NOT NULL,
  parts    TEXT NOT NULL CHECK (json_valid(parts)),
  coded    INTEGER NOT NULL DEFAULT 0,
  skipped  INTEGER NOT NULL DEFAULT 0,
  failed   INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE articles (
  number    INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  source    TEXT NOT NULL REFERENCES sources (digest),
  headline  TEXT,
  text      TEXT NOT NULL,
  body      TEXT NOT NULL CHECK (json_valid(body)),
  published TEXT GENERATED ALWAYS AS (body ->> '$.published'),
  outlet    TEXT GENERATED ALWAYS AS (body ->> '$.source')
);
CREATE INDEX articles_published ON articles (published);

CREATE TABLE codings (
  article TEXT PRIMARY KEY REFERENCES articles (id),
  run     INTEGER NOT NULL REFERENCES runs (id),
  coder   TEXT NOT NULL,
  digest  TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE records (
  number   INTEGER PRIMARY KEY,
  article  TEXT NOT NULL REFERENCES codings (article) ON DELETE CASCADE,
  layer    TEXT NOT NULL,
  id       TEXT NOT NULL,
  position INTEGER NOT NULL,
  label    TEXT,
  words    TEXT,
  body     TEXT NOT NULL CHECK (json_valid(body)),
  type     TEXT GENERATED ALWAYS AS
             (coalesce(body ->> '$.type', body ->> '$.kind', body ->> '$.stance', body ->> '$.property')),
  status   TEXT GENERATED ALWAYS AS (body ->> '$.status'),
  actor    TEXT GENERATED ALWAYS AS (body ->> '$.actor'),
  begin    TEXT GENERATED ALWAYS AS (body ->> '$.begin'),
  finish   TEXT GENERATED ALWAYS AS (body ->> '$.finish'),
  UNIQUE (article, layer, id)
);
CREATE INDEX records_id     ON records (id);
CREATE INDEX records_type   ON records (layer, type);
CREATE INDEX records_status ON records (layer, status);
CREATE INDEX records_actor  ON records (actor) WHERE actor IS NOT NULL;

-- Which mention or claim plays which part in a record.
CREATE TABLE links (
  record   INTEGER NOT NULL REFERENCES records (number) ON DELETE CASCADE,
  part     TEXT NOT NULL,
  position INTEGER NOT NULL,
  target   INTEGER NOT NULL REFERENCES records (number) ON DELETE CASCADE,
  PRIMARY KEY (record, part, position)
) WITHOUT ROWID;
CREATE INDEX links_target ON links (target, part);

-- What people decided; never changed, never deleted. It points at words, so it outlives a recoding.
CREATE TABLE decisions (
  id      INTEGER PRIMARY KEY,
  at      TEXT NOT NULL,
  person  TEXT NOT NULL,
  verdict TEXT NOT NULL,
  article TEXT NOT NULL REFERENCES articles (id),
  body    TEXT NOT NULL CHECK (json_valid(body))
);
CREATE TRIGGER decisions_kept BEFORE UPDATE ON decisions
  BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions
  BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;

CREATE VIRTUAL TABLE article_words USING fts5 (
  headline, text, content = 'articles', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
  INSERT INTO article_words (rowid, headline, text) VALUES (new.number, new.headline, new.text);
END;
CREATE TRIGGER articles_read_again AFTER UPDATE ON articles BEGIN
  INSERT INTO article_words (article_words, rowid, headline, text)
    VALUES ('delete', old.number, old.headline, old.text);
  INSERT INTO article_words (rowid, headline, text) VALUES (new.number, new.headline, new.text);
END;

CREATE VIRTUAL TABLE record_words USING fts5 (
  words, content = 'records', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER records_added AFTER INSERT ON records WHEN new.words IS NOT NULL BEGIN
  INSERT INTO record_words (rowid, words) VALUES (new.number, new.words);
END;
CREATE TRIGGER records_gone AFTER DELETE ON records WHEN old.words IS NOT NULL BEGIN
  INSERT INTO record_words (record_words, rowid, words) VALUES ('delete', old.number, old.words);
END;
