-- Version 3: full text in any script. The index holds folded words (`fold` is a function of the
-- program), and the names of actors beside the words of records.

DROP TRIGGER articles_added;
DROP TRIGGER articles_read_again;
DROP TABLE article_words;
CREATE VIRTUAL TABLE article_words USING fts5 (
  headline, text, content = '', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);
CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
  INSERT INTO article_words (rowid, headline, text)
    VALUES (new.number, fold(new.headline), fold(new.text));
END;
CREATE TRIGGER articles_read_again AFTER UPDATE ON articles BEGIN
  INSERT INTO article_words (article_words, rowid, headline, text)
    VALUES ('delete', old.number, fold(old.headline), fold(old.text));
  INSERT INTO article_words (rowid, headline, text)
    VALUES (new.number, fold(new.headline), fold(new.text));
END;
INSERT INTO article_words (rowid, headline, text)
  SELECT number, fold(headline), fold(text) FROM articles;

DROP TRIGGER records_added;
DROP TRIGGER records_gone;
DROP TABLE record_words;
CREATE VIRTUAL TABLE record_words USING fts5 (
  words, content = '', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);
CREATE TRIGGER records_added AFTER INSERT ON records
  WHEN new.words IS NOT NULL OR new.layer = 'actors' BEGIN
  INSERT INTO record_words (rowid, words) VALUES (new.number, fold(coalesce(new.words, new.label)));
END;
CREATE TRIGGER records_gone AFTER DELETE ON records
  WHEN old.words IS NOT NULL OR old.layer = 'actors' BEGIN
  INSERT INTO record_words (record_words, rowid, words)
    VALUES ('delete', old.number, fold(coalesce(old.words, old.label)));
END;
INSERT INTO record_words (rowid, words)
  SELECT number, fold(coalesce(words, label)) FROM records WHERE words IS NOT NULL OR layer = 'actors';
