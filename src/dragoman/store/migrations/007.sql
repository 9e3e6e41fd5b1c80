-- Version 7: what events across reports are filtered, sorted and counted by, in narrow tables; triggers
-- make them from `events`.

CREATE TABLE happened (
  event     INTEGER PRIMARY KEY REFERENCES events (number) ON DELETE CASCADE,
  id        TEXT NOT NULL,
  day       TEXT NOT NULL,
  begin     TEXT,
  finish    TEXT,
  dated     INTEGER NOT NULL,
  type      TEXT NOT NULL,
  quad      INTEGER NOT NULL,
  intensity REAL NOT NULL,
  status    TEXT NOT NULL,
  standing  TEXT NOT NULL,
  place_key TEXT,
  place     TEXT,
  latitude  REAL,
  longitude REAL,
  who       TEXT,
  whom      TEXT,
  reports   INTEGER NOT NULL,
  sources   INTEGER NOT NULL,
  voices    INTEGER NOT NULL
);
CREATE TABLE sides (
  event    INTEGER NOT NULL REFERENCES happened (event) ON DELETE CASCADE,
  part     TEXT NOT NULL,
  position INTEGER NOT NULL,
  key      TEXT NOT NULL,
  name     TEXT NOT NULL,
  PRIMARY KEY (event, part, position)
) WITHOUT ROWID;
CREATE TABLE tellers (
  event   INTEGER NOT NULL REFERENCES happened (event) ON DELETE CASCADE,
  article TEXT NOT NULL,
  report  TEXT NOT NULL,
  source  TEXT,
  PRIMARY KEY (event, article, report)
) WITHOUT ROWID;

CREATE VIEW happened_made AS SELECT
  number AS event, id, coalesce(begin, finish, '9999') AS day, begin, finish,
  body ->> '$.dated' AS dated, type, body ->> '$.quad' AS quad, body ->> '$.intensity' AS intensity,
  body ->> '$.status' AS status, standing,
  body ->> '$.place.id' AS place_key, body ->> '$.place.name' AS place,
  body ->> '$.place.latitude' AS latitude, body ->> '$.place.longitude' AS longitude,
  body ->> '$.actors[0].name' AS who,
  coalesce(body ->> '$.recipients[0].name', body ->> '$.assets[0].name') AS whom,
  (SELECT count(DISTINCT a.value ->> '$.article') FROM json_each(body, '$.accounts') a) AS reports,
  body ->> '$.sources' AS sources, body ->> '$.voices' AS voices
FROM events WHERE body IS NOT NULL;
CREATE VIEW sides_made AS
  SELECT e.number AS event, 'actor' AS part, j.key AS position, j.value ->> '$.key' AS key,
    j.value ->> '$.name' AS name FROM events e, json_each(e.body, '$.actors') j
  UNION ALL SELECT e.number, 'recipient', j.key, j.value ->> '$.key', j.value ->> '$.name'
    FROM events e, json_each(e.body, '$.recipients') j
  UNION ALL SELECT e.number, 'asset', j.key, j.value ->> '$.key', j.value ->> '$.name'
    FROM events e, json_each(e.body, '$.assets') j;
CREATE VIEW tellers_made AS SELECT DISTINCT
  e.number AS event, a.value ->> '$.article' AS article, r.value AS report, a.value ->> '$.source' AS source
FROM events e, json_each(e.body, '$.accounts') a, json_each(a.value, '$.reports') r;

INSERT INTO happened SELECT * FROM happened_made;
INSERT INTO sides SELECT * FROM sides_made;
INSERT OR IGNORE INTO tellers SELECT * FROM tellers_made;
CREATE INDEX happened_day ON happened (day);
CREATE INDEX sides_key ON sides (key, part, event);
CREATE INDEX tellers_report ON tellers (article, report);

CREATE TRIGGER happened_added AFTER INSERT ON events WHEN new.body IS NOT NULL BEGIN
  INSERT INTO happened SELECT * FROM happened_made WHERE event = new.number;
  INSERT INTO sides SELECT * FROM sides_made WHERE event = new.number;
  INSERT OR IGNORE INTO tellers SELECT * FROM tellers_made WHERE event = new.number;
END;
CREATE TRIGGER happened_changed AFTER UPDATE OF body ON events BEGIN
  DELETE FROM happened WHERE event = old.number;
  INSERT INTO happened SELECT * FROM happened_made WHERE event = new.number;
  INSERT INTO sides SELECT * FROM sides_made WHERE event = new.number;
  INSERT OR IGNORE INTO tellers SELECT * FROM tellers_made WHERE event = new.number;
END;
