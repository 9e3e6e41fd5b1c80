-- Version 9: numbers of pictures are counted from indices alone; who acts on whom, a pair to an event.

ALTER TABLE facts ADD COLUMN day TEXT GENERATED ALWAYS AS (coalesce(begin, finish)) VIRTUAL;
DROP INDEX facts_days;
CREATE INDEX facts_days ON facts (layer, day, late, article, position);
CREATE INDEX facts_counted ON facts (layer, type, status, standing, outlet, dated, begin, finish);
CREATE INDEX happened_counted ON happened (begin, finish, standing, dated, type);
CREATE INDEX happened_heard ON happened (voices DESC, reports DESC, abs(intensity) DESC, id);

CREATE TABLE pairs (
  number       INTEGER PRIMARY KEY,
  actor_id     TEXT NOT NULL,
  recipient_id TEXT NOT NULL,
  UNIQUE (actor_id, recipient_id)
);
CREATE TABLE acts (
  event INTEGER NOT NULL REFERENCES happened (event) ON DELETE CASCADE,
  pair  INTEGER NOT NULL REFERENCES pairs (number),
  PRIMARY KEY (event, pair)
) WITHOUT ROWID;
CREATE VIEW acts_made AS SELECT a.event, a.key AS actor_id, b.key AS recipient_id
  FROM sides a JOIN sides b ON b.event = a.event AND b.part = 'recipient' WHERE a.part = 'actor';
INSERT OR IGNORE INTO pairs (actor_id, recipient_id) SELECT actor_id, recipient_id FROM acts_made;
INSERT OR IGNORE INTO acts SELECT m.event, p.number FROM acts_made m
  JOIN pairs p ON p.actor_id = m.actor_id AND p.recipient_id = m.recipient_id;

DROP TRIGGER happened_added;
DROP TRIGGER happened_changed;
CREATE TRIGGER happened_added AFTER INSERT ON events WHEN new.body IS NOT NULL BEGIN
  INSERT INTO happened SELECT * FROM happened_made WHERE event = new.number;
  INSERT INTO sides SELECT * FROM sides_made WHERE event = new.number;
  INSERT OR IGNORE INTO tellers SELECT * FROM tellers_made WHERE event = new.number;
  INSERT OR IGNORE INTO pairs (actor_id, recipient_id)
    SELECT actor_id, recipient_id FROM acts_made WHERE event = new.number;
  INSERT OR IGNORE INTO acts SELECT m.event, p.number FROM acts_made m
    JOIN pairs p ON p.actor_id = m.actor_id AND p.recipient_id = m.recipient_id
    WHERE m.event = new.number;
END;
CREATE TRIGGER happened_changed AFTER UPDATE OF body ON events BEGIN
  DELETE FROM happened WHERE event = old.number;
  INSERT INTO happened SELECT * FROM happened_made WHERE event = new.number;
  INSERT INTO sides SELECT * FROM sides_made WHERE event = new.number;
  INSERT OR IGNORE INTO tellers SELECT * FROM tellers_made WHERE event = new.number;
  INSERT OR IGNORE INTO pairs (actor_id, recipient_id)
    SELECT actor_id, recipient_id FROM acts_made WHERE event = new.number;
  INSERT OR IGNORE INTO acts SELECT m.event, p.number FROM acts_made m
    JOIN pairs p ON p.actor_id = m.actor_id AND p.recipient_id = m.recipient_id
    WHERE m.event = new.number;
END;
