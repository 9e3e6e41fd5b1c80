-- Version 8: lists of actors and places, and names in parts, are read from indices alone.

DROP INDEX facts_key;
CREATE INDEX facts_key ON facts (layer, key, late, article, who) WHERE key IS NOT NULL;
CREATE INDEX parties_name ON parties (name, key);
