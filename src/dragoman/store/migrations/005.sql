-- Version 5: decisions about records. `records` holds them as they stand by the decisions of people;
-- `machine` keeps what the machine read, for the articles where people decided on a record.

CREATE TABLE machine (
  article TEXT PRIMARY KEY REFERENCES codings (article) ON DELETE CASCADE,
  body    TEXT NOT NULL CHECK (json_valid(body))
) WITHOUT ROWID;

-- What people made of a record; of a rejected one too, which stands in no other table.
CREATE TABLE reviewed (
  article TEXT NOT NULL REFERENCES codings (article) ON DELETE CASCADE,
  layer   TEXT NOT NULL GENERATED ALWAYS AS (body ->> '$.layer') STORED,
  record  TEXT NOT NULL GENERATED ALWAYS AS (body ->> '$.record') STORED,
  state   TEXT NOT NULL GENERATED ALWAYS AS (body ->> '$.state') STORED,
  body    TEXT NOT NULL CHECK (json_valid(body)),
  UNIQUE (article, layer, record)
);
CREATE INDEX IF NOT EXISTS reviewed_record ON reviewed (record);

-- What became of a decision in the coding of now: stands, changed, lost.
CREATE TABLE fates (
  decision INTEGER PRIMARY KEY REFERENCES decisions (id),
  record   TEXT,
  outcome  TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS decisions_article ON decisions (article);
