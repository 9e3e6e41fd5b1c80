-- Version 6: what lists are filtered and sorted by, in narrow tables of their own. Triggers make them
-- from records, links and judged, so they cannot disagree with these.

-- One row a record (mentions left out): `who`, `whom`, `place` and `voice` are the names of the first
-- in these parts; `key` is the id of an actor or place as people decided.
CREATE TABLE facts (
  layer     TEXT NOT NULL,
  late      TEXT NOT NULL,
  article   INTEGER NOT NULL,
  position  INTEGER NOT NULL,
  record    INTEGER NOT NULL UNIQUE REFERENCES records (number) ON DELETE CASCADE,
  published TEXT,
  outlet    TEXT,
  type      TEXT,
  status    TEXT,
  standing  TEXT,
  begin     TEXT,
  finish    TEXT,
  dated     INTEGER NOT NULL,
  key       TEXT,
  who       TEXT,
  whom      TEXT,
  place     TEXT,
  voice     TEXT,
  happening TEXT,
  intensity REAL,
  confidence REAL,
  PRIMARY KEY (layer, late, article, position, record)
) WITHOUT ROWID;
CREATE TABLE parties (
  record   INTEGER NOT NULL REFERENCES records (number) ON DELETE CASCADE,
  part     TEXT NOT NULL,
  position INTEGER NOT NULL,
  target   INTEGER NOT NULL,
  key      TEXT NOT NULL,
  name     TEXT,
  PRIMARY KEY (record, part, position)
) WITHOUT ROWID;

CREATE VIEW facts_made AS SELECT
  r.layer, coalesce(a.published, '9999') AS late, a.number AS article, r.position,
  r.number AS record, a.published, a.outlet, r.type, r.status,
  CASE
    WHEN r.layer = 'claims' THEN 'claimed'
    WHEN r.status IS NULL THEN NULL
    WHEN json_array_length(r.body, '$.denied_by') > 0 THEN 'contested'
    WHEN r.status = 'asserted' THEN
      CASE WHEN (r.body ->> '$.claim') IS NULL AND (r.body ->> '$.hedge') IS NULL THEN 'told'
      ELSE 'claimed' END
    WHEN r.status IN ('negated', 'denied') THEN r.status
    ELSE 'open'
  END AS standing,
  r.begin, r.finish,
  -- an undated event is known only to lie before its report: it answers no question about days
  coalesce(r.begin, r.finish) IS NOT NULL AND NOT (
    r.begin IS NULL AND r.body ->> '$.date_precision' IN ('before', 'unknown')
    AND r.finish IS a.published
  ) AS dated,
  CASE WHEN r.layer IN ('actors', 'places') THEN coalesce(j.actor, r.id) END AS key,
  CASE WHEN r.layer IN ('actors', 'places', 'claims') THEN coalesce(j.name, r.label) END AS who,
  NULL AS whom, NULL AS place, NULL AS voice, r.body ->> '$.happening' AS happening,
  r.body ->> '$.intensity' AS intensity, r.body ->> '$.confidence' AS confidence
FROM records r JOIN articles a ON a.id = r.article LEFT JOIN judged j ON j.record = r.number
WHERE r.layer != 'mentions';

CREATE VIEW parties_made AS SELECT
  l.record, l.part, l.position, l.target,
  coalesce(j.actor, m.actor, m.body ->> '$.place', m.id) AS key, coalesce(j.name, m.label) AS name
FROM links l JOIN records m ON m.number = l.target LEFT JOIN judged j ON j.record = l.target;

INSERT INTO facts SELECT * FROM facts_made;
INSERT INTO parties SELECT * FROM parties_made;
UPDATE facts SET
  who = coalesce(who, (SELECT name FROM parties p WHERE p.record = facts.record
    AND p.part IN ('actor', 'subject') AND p.position = 0)),
  whom = (SELECT name FROM parties p WHERE p.record = facts.record
    AND p.part IN ('recipient', 'object') AND p.position = 0),
  place = (SELECT name FROM parties p WHERE p.record = facts.record AND p.part = 'place'),
  voice = (SELECT name FROM parties p WHERE p.record = facts.record AND p.part = 'claim');

CREATE INDEX facts_days ON facts (layer, coalesce(begin, finish), late, article, position);
CREATE INDEX facts_type ON facts (layer, type);
CREATE INDEX facts_key ON facts (layer, key, article) WHERE key IS NOT NULL;
CREATE INDEX facts_article ON facts (article, layer);
CREATE INDEX parties_key ON parties (key, part, record);
CREATE INDEX parties_target ON parties (target);

CREATE TRIGGER facts_added AFTER INSERT ON records WHEN new.layer != 'mentions' BEGIN
  INSERT INTO facts SELECT * FROM facts_made WHERE record = new.number;
END;
CREATE TRIGGER parties_added AFTER INSERT ON links BEGIN
  INSERT INTO parties SELECT * FROM parties_made
    WHERE record = new.record AND part = new.part AND position = new.position;
END;
CREATE TRIGGER parties_named AFTER INSERT ON parties WHEN new.position = 0 BEGIN
  UPDATE facts SET who = new.name WHERE record = new.record AND new.part IN ('actor', 'subject');
  UPDATE facts SET whom = new.name WHERE record = new.record AND new.part IN ('recipient', 'object');
  UPDATE facts SET place = new.name WHERE record = new.record AND new.part = 'place';
  UPDATE facts SET voice = new.name WHERE record = new.record AND new.part = 'claim';
END;
CREATE TRIGGER parties_renamed AFTER UPDATE ON parties WHEN new.position = 0 BEGIN
  UPDATE facts SET who = new.name WHERE record = new.record AND new.part IN ('actor', 'subject');
  UPDATE facts SET whom = new.name WHERE record = new.record AND new.part IN ('recipient', 'object');
  UPDATE facts SET place = new.name WHERE record = new.record AND new.part = 'place';
  UPDATE facts SET voice = new.name WHERE record = new.record AND new.part = 'claim';
END;
CREATE TRIGGER judged_added AFTER INSERT ON judged BEGIN
  UPDATE facts SET (key, who) = (SELECT key, who FROM facts_made m WHERE m.record = new.record)
    WHERE record = new.record AND layer IN ('actors', 'claims');
  UPDATE parties SET key = coalesce(new.actor, key), name = new.name WHERE target = new.record;
END;
CREATE TRIGGER judged_gone AFTER DELETE ON judged BEGIN
  UPDATE facts SET (key, who) = (SELECT key, who FROM facts_made m WHERE m.record = old.record)
    WHERE record = old.record AND layer IN ('actors', 'claims');
  UPDATE parties SET (key, name) = (
    SELECT coalesce(m.actor, m.body ->> '$.place', m.id), m.label FROM records m
    WHERE m.number = old.record
  ) WHERE target = old.record AND EXISTS (SELECT 1 FROM records m WHERE m.number = old.record);
END;
