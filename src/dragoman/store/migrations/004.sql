-- Version 4: events across reports. All of it but the ids of events is made anew from codings and decisions.

-- When the bytes of a source were first read.
CREATE TABLE readings (
  source TEXT PRIMARY KEY REFERENCES sources (digest),
  at     TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO readings (source, at)
  SELECT a.source, min(r.started) FROM articles a JOIN codings c ON c.article = a.id
  JOIN runs r ON r.id = c.run GROUP BY a.source;

-- What of an article was joined: the run that coded it, and by which rules.
CREATE TABLE joined (
  article TEXT PRIMARY KEY,
  run     INTEGER NOT NULL,
  rules   TEXT NOT NULL
) WITHOUT ROWID;

-- Texts as they are compared; which are, or hold, copies of each other; which corrects which.
CREATE TABLE sketches (
  article   TEXT PRIMARY KEY,
  published TEXT,
  source    TEXT,
  url       TEXT,
  agency    TEXT,
  runs      BLOB NOT NULL,
  bands     BLOB NOT NULL
);
CREATE INDEX sketches_url ON sketches (url) WHERE url IS NOT NULL;
CREATE TABLE bands (
  band    INTEGER NOT NULL,
  article TEXT NOT NULL,
  PRIMARY KEY (band, article)
) WITHOUT ROWID;
CREATE TABLE copies (
  one    TEXT NOT NULL,
  two    TEXT NOT NULL,
  whole  REAL NOT NULL,
  inside REAL NOT NULL,
  runs   INTEGER NOT NULL,
  PRIMARY KEY (one, two)
) WITHOUT ROWID;
CREATE INDEX copies_two ON copies (two, one);
CREATE TABLE versions (
  older TEXT PRIMARY KEY,
  newer TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX versions_newer ON versions (newer);

-- What articles tell, which event it is of, and the keys by which it is found.
CREATE TABLE tellings (
  number  INTEGER PRIMARY KEY,
  id      TEXT NOT NULL UNIQUE,
  article TEXT NOT NULL,
  vague   INTEGER NOT NULL,
  event   TEXT,
  body    TEXT NOT NULL CHECK (json_valid(body))
);
CREATE INDEX tellings_article ON tellings (article);
CREATE INDEX tellings_event ON tellings (event);
CREATE TABLE near_keys (
  key     INTEGER NOT NULL,
  telling INTEGER NOT NULL,
  PRIMARY KEY (key, telling)
) WITHOUT ROWID;
CREATE TABLE loose_keys (
  key     INTEGER NOT NULL,
  vague   INTEGER NOT NULL,
  begin   INTEGER NOT NULL,
  telling INTEGER NOT NULL,
  finish  INTEGER NOT NULL,
  PRIMARY KEY (key, vague, begin, telling)
) WITHOUT ROWID;
CREATE TABLE likenesses (
  one   TEXT NOT NULL,
  two   TEXT NOT NULL,
  kind  TEXT NOT NULL,
  score REAL NOT NULL,
  PRIMARY KEY (one, two, kind)
) WITHOUT ROWID;
CREATE INDEX likenesses_two ON likenesses (two, one, kind);

-- Ids of events last: an event that went into another keeps its row, which says into which.
CREATE TABLE events (
  number INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,
  heir   TEXT,
  body   TEXT CHECK (body IS NULL OR json_valid(body)),
  type     TEXT GENERATED ALWAYS AS (body ->> '$.type'),
  standing TEXT GENERATED ALWAYS AS (body ->> '$.standing'),
  begin    TEXT GENERATED ALWAYS AS (body ->> '$.begin'),
  finish   TEXT GENERATED ALWAYS AS (body ->> '$.finish')
);
CREATE INDEX events_begin ON events (begin);
