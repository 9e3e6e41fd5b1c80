"""The store of a project: one SQLite database in WAL mode, one writer and many readers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from dragoman.errors import InputError, ProjectError, UnknownError
from dragoman.exchange.contract import LAYERS, as_line, plain
from dragoman.exchange.revive import coding_from, revive
from dragoman.language.words import fold
from dragoman.records import SCHEMA, Article, Coding, Span
from dragoman.store.anchors import REVIEWED
from dragoman.store.base import Coder, Judgement, Source, Stamp, Tally, digest_of
from dragoman.store.migrate import migrate
from dragoman.store.reviewing import Fate, Review, Reviewed, reviewed
from dragoman.store.rows import links_of, rows_of
from dragoman.store.rulings import Rulings, judged, rulings_of, standing

_UNJOIN = (
    "DELETE FROM joined WHERE article IN (SELECT value FROM json_each(?))"
    " OR article IN (SELECT r.article FROM judged j JOIN records r ON r.number = j.record)"
)
_PATIENCE = 30.0  # seconds that a writer waits for another one
_MAPPED = 8 << 30  # bytes of the file that are read from memory: lists read it across
_CACHED = 32 << 10  # KiB of pages that a connection keeps


class SqliteStore:
    """A Store over one database file; ``":memory:"`` keeps it in memory."""

    def __init__(self, path: Path | str = ":memory:") -> None:
        self.path = str(path)
        with guarded(self.path):
            self.connection = sqlite3.connect(
                self.path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
            )
            self.connection.row_factory = sqlite3.Row
            self.connection.execute("PRAGMA journal_mode = WAL")
            self.connection.execute("PRAGMA synchronous = NORMAL")
            self.connection.execute("PRAGMA foreign_keys = ON")
            self.connection.execute(f"PRAGMA mmap_size = {_MAPPED:d}")
            self.connection.execute(f"PRAGMA cache_size = -{_CACHED:d}")
            self.connection.create_function("fold", 1, fold, deterministic=True)
            migrate(self.connection, self.path)

    def close(self) -> None:
        self.connection.close()

    def begin(self, coder: Coder) -> int:
        with self.writing() as db:
            run = db.execute(
                "INSERT INTO runs (started, coder, digest, parts) VALUES (?, ?, ?, ?)",
                (now(), coder.name, coder.digest, json.dumps(dict(coder.parts), sort_keys=True)),
            )
            return int(run.lastrowid or 0)

    def finish(self, run: int, tally: Tally) -> None:
        with self.writing() as db:
            db.execute(
                "UPDATE runs SET finished = ?, coded = ?, skipped = ?, failed = ? WHERE id = ?",
                (now(), tally.coded, tally.skipped, tally.failed, run),
            )

    def put(self, coding: Coding, source: Source, run: int) -> None:
        """Stores a coding in one transaction.

        Raises ProjectError where it cannot be written, InputError where the project has another
        report of the same id: what was read once never changes.
        """
        try:
            with self.writing() as db:
                _put_article(db, coding.article, source)
                _put_coding(db, coding, run)
                stands = self._review(db, coding)
                _judge(db, stands, self._rulings())
        except UnicodeEncodeError as error:
            raise InputError(
                "the text holds half a surrogate pair and cannot be stored",
                where=coding.article.id,
                remedy="repair the encoding of the report",
            ) from error

    def stamp(self, article: str) -> Stamp | None:
        row = self.connection.execute(
            "SELECT a.source, a.body, a.text, r.digest FROM codings c"
            " JOIN articles a ON a.id = c.article JOIN runs r ON r.id = c.run WHERE c.article = ?",
            (article,),
        ).fetchone()
        return Stamp(row["source"], digest_of(_article(row)), row["digest"]) if row else None

    def get(self, article: str) -> Coding:
        """The stored coding. Raises UsageError where there is none."""
        head = self.connection.execute(
            "SELECT a.text, a.body, c.coder FROM articles a JOIN codings c ON c.article = a.id"
            " WHERE a.id = ?",
            (article,),
        ).fetchone()
        if head is None:
            raise UnknownError(
                f"no article {article}", where=self.path, remedy="see `dragoman show articles`"
            )
        bodies: dict[str, list[str]] = {layer: [] for layer in LAYERS}
        for layer, body in self.connection.execute(
            "SELECT layer, body FROM records WHERE article = ? ORDER BY number", (article,)
        ):
            bodies[layer].append(body)
        layers = {layer: json.loads(f"[{','.join(each)}]") for layer, each in bodies.items()}
        return revive(
            Coding,
            {"article": plain(_article(head)), "coder": head["coder"], "schema": SCHEMA, **layers},
        )

    def articles(self) -> Iterator[str]:
        for row in self.connection.execute(
            "SELECT a.id FROM articles a JOIN codings c ON c.article = a.id"
            " ORDER BY a.published IS NULL, a.published, a.id"
        ).fetchall():
            yield row["id"]

    def decide(self, *judgements: Judgement) -> None:
        with self.writing() as db:
            for each in judgements:
                dated = {**asdict(each), "at": each.at or now()}
                body = json.dumps(dated, ensure_ascii=False, sort_keys=True)
                db.execute(
                    "INSERT INTO decisions (at, person, verdict, article, body)"
                    " VALUES (?, ?, ?, ?, ?)",
                    (dated["at"], each.person, each.verdict, each.article or None, body),
                )
            for article in sorted({j.article for j in judgements if j.layer in REVIEWED}):
                if self.stamp(article):
                    machine = self.machine(article)
                    db.execute("DELETE FROM records WHERE article = ?", (article,))
                    db.execute("DELETE FROM joined WHERE article = ?", (article,))
                    self._review(db, machine)
        self._judge_all()

    def machine(self, article: str) -> Coding:
        """The coding as the machine made it, whatever people decided. Raises UsageError."""
        row = self.connection.execute(
            "SELECT body FROM machine WHERE article = ?", (article,)
        ).fetchone()
        return coding_from(json.loads(row["body"])) if row else self.get(article)

    def reviews(self, article: str | None = None) -> Iterator[tuple[str, Review]]:
        """What people made of records, by article: those of one, or all."""
        rows = self.connection.execute(
            "SELECT article, body FROM reviewed WHERE ? IS NULL OR article = ?"
            " ORDER BY article, layer, record",
            (article, article),
        )
        for row in rows.fetchall():
            yield row["article"], revive(Review, json.loads(row["body"]))

    def fates(self) -> Iterator[Fate]:
        """What became of each decision about a record of an article that is coded."""
        rows = self.connection.execute("SELECT decision, record, outcome FROM fates ORDER BY 1")
        yield from (Fate(*row) for row in rows.fetchall())

    def _review(self, db: sqlite3.Connection, machine: Coding) -> Coding:
        """Writes the records of a coding as people decided on them, and what they decided."""
        article = machine.article.id
        rows = db.execute(
            "SELECT id, body FROM decisions WHERE article = ? ORDER BY id", (article,)
        )
        log = [(row["id"], _judgement(row["body"])) for row in rows]
        done = reviewed(machine, standing(log))
        _put_records(db, done.coding)
        _put_reviews(db, done)
        if done.reviews:
            db.execute("INSERT INTO machine VALUES (?, ?)", (article, as_line(machine)))
        return done.coding

    def _rulings(self) -> Rulings:
        return rulings_of(self.decisions())

    def _judge_all(self) -> None:
        """Works out anew what all decisions make of the records."""
        rulings = self._rulings()
        wanted = json.dumps(sorted(rulings.merged))
        rows = self.connection.execute(
            "SELECT DISTINCT article FROM records"
            " WHERE id IN (SELECT value FROM json_each(?)) AND layer = 'actors'",
            (wanted,),
        ).fetchall()
        known = set(self.articles())
        articles = sorted({row["article"] for row in rows} | (set(rulings.apart) & known))
        with self.writing() as db:
            db.execute(_UNJOIN, (json.dumps(articles),))  # other actors, other events
            db.execute("DELETE FROM judged")
            for article in articles:
                _judge(db, self.get(article), rulings)

    def decisions(self) -> Iterator[Judgement]:
        for row in self.connection.execute("SELECT body FROM decisions ORDER BY id").fetchall():
            yield _judgement(row["body"])

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is written, or nothing."""
        with guarded(self.path), self.connection:  # commits, or rolls back on any exception
            self.connection.execute("BEGIN IMMEDIATE")
            yield self.connection


@contextmanager
def guarded(where: str) -> Iterator[None]:
    """Turns the errors of SQLite into ProjectError with the remedy."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise ProjectError(f"{error}", where=where, remedy=_remedy(str(error))) from error


def _remedy(message: str) -> str:
    if "full" in message:
        return "free some space and run the same command again; nothing is half-written"
    if "locked" in message or "busy" in message:
        return "another process is writing to this project: wait for it, then run again"
    if "readonly" in message or "unable to open" in message:
        return "you need leave to write in the folder"
    if "not a database" in message or "malformed" in message:
        return "restore project.db from a copy, or move it away and code the sources again"
    return "see the message; the last complete state is kept"


def now() -> str:
    """The present second in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _judgement(body: str) -> Judgement:
    fields = json.loads(body)
    return Judgement(**{**fields, "span": Span(*fields["span"])})


def _article(row: sqlite3.Row) -> Article:
    return revive(Article, {**json.loads(row["body"]), "text": row["text"]})


def _put_article(db: sqlite3.Connection, article: Article, source: Source) -> None:
    known = db.execute("SELECT source FROM articles WHERE id = ?", (article.id,)).fetchone()
    if known is not None and known["source"] != source.digest:
        raise InputError(
            f"another report with the id {article.id} is in the project",
            where=source.name,
            remedy="give this report an id of its own",
        )
    body = {**plain(article)}
    del body["text"]
    db.execute(
        "INSERT OR IGNORE INTO sources (digest, name, size) VALUES (?, ?, ?)",
        (source.digest, source.name, len(source.content)),
    )
    db.execute("INSERT OR IGNORE INTO readings (source, at) VALUES (?, ?)", (source.digest, now()))
    db.execute(
        "INSERT INTO articles (id, source, headline, text, body) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET"
        " headline = excluded.headline, text = excluded.text, body = excluded.body",
        (
            article.id,
            source.digest,
            article.headline,
            article.text,
            json.dumps(body, ensure_ascii=False),
        ),
    )


def _put_coding(db: sqlite3.Connection, coding: Coding, run: int) -> None:
    article = coding.article.id
    db.execute("DELETE FROM codings WHERE article = ?", (article,))
    db.execute(
        "INSERT INTO codings (article, run, coder, digest) SELECT ?, id, ?, digest FROM runs"
        " WHERE id = ?",
        (article, coding.coder, run),
    )


def _put_records(db: sqlite3.Connection, coding: Coding) -> None:
    article = coding.article.id
    numbers: dict[tuple[str, str], int | None] = {}
    for row in rows_of(coding):
        made = db.execute(
            "INSERT INTO records (article, layer, id, position, label, words, body)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (article, row.layer, row.id, row.position, row.label, row.words, row.body),
        )
        numbers[row.layer, row.id] = made.lastrowid
    db.executemany(
        "INSERT INTO links (record, part, position, target) VALUES (?, ?, ?, ?)",
        (
            (numbers[each.record], each.part, each.position, numbers[each.target])
            for each in links_of(coding)
        ),
    )


def _judge(db: sqlite3.Connection, coding: Coding, rulings: Rulings) -> None:
    """Notes which records of a coding have another actor by decision."""
    if not rulings:
        return
    db.executemany(
        "INSERT OR REPLACE INTO judged (record, actor, name)"
        " SELECT number, ?, ? FROM records WHERE article = ? AND layer = ? AND id = ?",
        (
            (each.actor, each.name, coding.article.id, each.layer, each.id)
            for each in judged(coding, rulings)
        ),
    )


def _put_reviews(db: sqlite3.Connection, done: Reviewed) -> None:
    """Notes what people made of the records of an article in place of what was noted before."""
    article = done.coding.article.id
    for table in ("machine", "reviewed"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (article,))  # noqa: S608 - constants
    db.executemany(
        "INSERT OR REPLACE INTO reviewed (article, body) VALUES (?, ?)",
        ((article, json.dumps(plain(each), ensure_ascii=False)) for each in done.reviews),
    )
    db.execute(
        "DELETE FROM fates WHERE decision IN (SELECT id FROM decisions WHERE article = ?)",
        (article,),
    )
    db.executemany(
        "INSERT INTO fates VALUES (?, ?, ?)",
        ((each.number, each.record, each.outcome) for each in done.fates),
    )
