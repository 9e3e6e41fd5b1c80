"""Events across the reports of a project, step by step: a report touches what it may belong to.

The steps are those of ``across.merging``; what hangs together with a new telling is settled anew as
a function of its set, so the order in which reports come does not matter.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from dragoman.across.blocks import Keys, keys_of
from dragoman.across.compare import Comparison
from dragoman.across.grounding import grounded
from dragoman.across.merging import Found, relate
from dragoman.across.rules import load_rules, rules_digest
from dragoman.across.settle import Couple, Decided, Settling, components, couple
from dragoman.across.telling import Telling, split_up
from dragoman.across.when import is_vague
from dragoman.exchange.contract import plain
from dragoman.exchange.revive import revive
from dragoman.records import Coding
from dragoman.store.base import Judgement
from dragoman.store.event_rulings import Ruled, ruled_of, tellings_with
from dragoman.store.events import Events
from dragoman.store.rulings import revised, rulings_of
from dragoman.store.sketching import is_old, keep_sketch

_BATCH = 100  # codings joined in one transaction
_KEPT = 20_000  # tellings held in memory


class Store(Protocol):
    """What joining needs of a store."""

    connection: sqlite3.Connection

    def writing(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def get(self, article: str) -> Coding: ...

    def decisions(self) -> Iterator[Judgement]: ...


@dataclass
class Joiner:
    """Keeps the events of a store in step with its codings and decisions.

    ``most``: more codings than these are not joined while somebody waits for an answer.
    """

    store: Store
    most: int | None = None
    ruled: Ruled = field(default_factory=Ruled)
    _held: dict[str, Telling] = field(default_factory=dict)
    _seen: dict[Couple, Comparison] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._learn()  # so that an undo is known to change something

    @property
    def db(self) -> sqlite3.Connection:
        return self.store.connection

    def catch_up(self) -> int:
        """Joins every coding that is not joined yet, or was by other rules; says how many."""
        stale = self.waiting()
        if self.most is not None and len(stale) > self.most:
            return 0
        if stale:
            rulings = rulings_of(self.store.decisions())
            self.join_all(revised(self.store.get(article), rulings) for article in stale)
        return len(stale)

    def waiting(self) -> list[str]:
        """The articles that are not joined yet, or were by other rules."""
        return [row["article"] for row in self.db.execute(_STALE, (rules_digest(),)).fetchall()]

    def join_all(self, codings: Iterable[Coding]) -> None:
        """Joins many codings, some in one transaction: in memory each costs by the store's size."""
        waiting = iter(codings)
        while some := list(islice(waiting, _BATCH)):
            with self.store.writing() as db:
                self._learn()
                touched = set[str]()
                for coding in some:
                    touched |= self._join(db, coding)
                self._settle(touched)

    def join(self, coding: Coding) -> None:
        """Joins one coding in one transaction, in place of what the article told before."""
        self.join_all([coding])

    def _join(self, db: sqlite3.Connection, coding: Coding) -> set[str]:
        """Puts what a coding tells beside the rest; gives the tellings to settle anew."""
        article = coding.article.id
        beside = keep_sketch(db, coding.article)
        touched = self._replace(article, () if is_old(db, article) else self._tellings(coding))
        for other in sorted(beside):
            touched |= self._told_in(other)
            if is_old(db, other):
                touched |= self._replace(other, ())
        db.execute(_JOINED, (article, rules_digest(), article))
        return touched

    def decide(self) -> None:
        """Settles anew what decisions of people change; what they keep apart is told apart."""
        with self.store.writing():
            old = self.ruled
            self._learn()
            changed = (old.same ^ self.ruled.same) | (old.different ^ self.ruled.different)
            reports = {each for pair in changed for each in pair}
            touched = set[str]()
            for article in self._articles_of(reports):
                coding = revised(self.store.get(article), rulings_of(self.store.decisions()))
                if not is_old(self.db, article):
                    touched |= self._replace(article, self._tellings(coding))
            self._settle(touched)

    def _learn(self) -> None:
        """Takes in what people decided."""
        self.ruled = ruled_of(self.db, self.store.decisions())

    def _articles_of(self, reports: Iterable[str]) -> list[str]:
        rows = self.db.execute(
            "SELECT DISTINCT article FROM records WHERE layer = 'events'"
            " AND id IN (SELECT value FROM json_each(?)) ORDER BY article",
            (json.dumps(sorted(reports)),),
        )
        return [row["article"] for row in rows]

    @property
    def decided(self) -> Decided:
        """The decisions as pairs of tellings."""
        pairs = self.ruled.same | self.ruled.different
        home = tellings_with(self.db, (each for pair in pairs for each in pair)) if pairs else {}
        same, different = (
            frozenset(couple(home[a], home[b]) for a, b in wanted if a in home and b in home)
            for wanted in (self.ruled.same, self.ruled.different)
        )
        return Decided(same, different)

    def _tellings(self, coding: Coding) -> tuple[Telling, ...]:
        found: list[Telling] = []
        for telling in grounded(coding):
            apart = any(set(pair) <= set(telling.reports) for pair in self.ruled.different)
            found += split_up(coding, telling) if apart else (telling,)
        return tuple(found)

    def _told_in(self, article: str) -> set[str]:
        rows = self.db.execute("SELECT id FROM tellings WHERE article = ?", (article,))
        return {row["id"] for row in rows}

    def _replace(self, article: str, tellings: Sequence[Telling]) -> set[str]:
        """Puts the tellings of an article in place of its old ones; gives those that it touches."""
        rows = self.db.execute("SELECT * FROM tellings WHERE article = ?", (article,)).fetchall()
        old = {row["id"]: self._revived(row) for row in rows}
        events = {row["id"]: row["event"] for row in rows}
        touched = set[str]()
        for row in rows:
            touched |= self._partners(row["id"])
            self._drop(row)
        for telling in tellings:
            self._add(telling, _inherited(telling, old, events))
        new = {telling.id for telling in tellings}
        self._events.rebuild(e for each in old.keys() - new if (e := events[each]))
        return (touched | new) - (old.keys() - new)

    def _drop(self, row: sqlite3.Row) -> None:
        self._held.pop(row["id"], None)
        self._seen.clear()
        keys = keys_of(self._revived(row), load_rules())
        number, identity = row["number"], row["id"]
        if keys:
            self.db.executemany(
                "DELETE FROM near_keys WHERE key = ? AND telling = ?",
                ((key, number) for key in keys.near),
            )
            self.db.executemany(
                "DELETE FROM loose_keys WHERE key = ? AND vague = ? AND begin = ? AND telling = ?",
                ((key, keys.vague, keys.begin, number) for key in keys.loose),
            )
        for statement in (
            "DELETE FROM likenesses WHERE one = ?",
            "DELETE FROM likenesses WHERE two = ?",
            "DELETE FROM tellings WHERE id = ?",
        ):
            self.db.execute(statement, (identity,))

    def _add(self, telling: Telling, event: str | None) -> None:
        rules = load_rules()
        body = json.dumps(plain(telling), ensure_ascii=False, separators=(",", ":"))
        vague = is_vague(telling, rules)
        made = self.db.execute(
            "INSERT INTO tellings (id, article, vague, event, body) VALUES (?, ?, ?, ?, ?)",
            (telling.id, telling.article, vague, event, body),
        )
        self._hold(telling)
        keys = keys_of(telling, rules)
        if keys is None:
            return
        number = int(made.lastrowid or 0)
        found = Found(seen=self._seen)
        relate(telling, self.get(self.alike(keys, telling.id)), rules, found)
        self._keep_keys(keys, number)
        rows = [(one, two, "same", score) for (one, two), score in found.links.items()]
        rows += [(part, whole, "part", 0.0) for part, whole in found.parts]
        self.db.executemany("INSERT OR REPLACE INTO likenesses VALUES (?, ?, ?, ?)", rows)

    def _keep_keys(self, keys: Keys, number: int) -> None:
        self.db.executemany(
            "INSERT OR IGNORE INTO near_keys VALUES (?, ?)", ((key, number) for key in keys.near)
        )
        self.db.executemany(
            "INSERT OR IGNORE INTO loose_keys VALUES (?, ?, ?, ?, ?)",
            ((key, keys.vague, keys.begin, number, keys.finish) for key in keys.loose),
        )

    def alike(self, keys: Keys, telling: str) -> list[str]:
        """The ids of the tellings that a telling with these keys may belong to."""
        least = 0 if keys.vague else 1  # who says when meets only vague ones by loose keys
        days = (keys.finish, keys.begin)
        given = (json.dumps(keys.near), json.dumps(keys.loose), *days, least, telling)
        found = self.db.execute(_ALIKE, given)
        return [row["id"] for row in found]

    def get(self, ids: Iterable[str]) -> list[Telling]:
        """Tellings by id; those held in memory are not read again."""
        wanted = list(ids)
        missing = [each for each in wanted if each not in self._held]
        rows = self.db.execute(
            "SELECT * FROM tellings WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(missing),),
        )
        read = {row["id"]: self._revived(row) for row in rows} if missing else {}
        found = [self._held.get(each) or read[each] for each in wanted]
        for telling in read.values():
            self._hold(telling)
        return found

    def _hold(self, telling: Telling) -> None:
        if len(self._held) >= _KEPT:
            for each in list(self._held)[: _KEPT // 4]:
                del self._held[each]
        self._held[telling.id] = telling

    def _revived(self, row: sqlite3.Row) -> Telling:
        return self._held.get(row["id"]) or revive(Telling, json.loads(row["body"]))

    def _partners(self, one: str, kind: str = "same") -> set[str]:
        rows = self.db.execute(_PARTNERS, (one, kind, one, kind))
        return {row["other"] for row in rows}

    def _settle(self, touched: set[str]) -> None:
        """Settles all that hangs together with some tellings and writes their events."""
        decided = self.decided
        beside: dict[str, set[str]] = {}
        for one, two in decided.same:
            beside.setdefault(one, set()).add(two)
            beside.setdefault(two, set()).add(one)
        tellings = self._closure(touched, beside)
        if not tellings:
            return
        links = {
            (row["one"], row["two"]): row["score"]
            for row in self.db.execute(_FROM, (json.dumps(sorted(tellings)),))
            if row["two"] in tellings
        }
        groups = Settling(tellings, links, decided, load_rules(), self._seen).groups()
        self._seen.clear()
        self._events.write(groups, touched)

    @property
    def _events(self) -> Events:
        return Events(self.db, self.get)

    def _closure(self, touched: set[str], beside: Mapping[str, set[str]]) -> Mapping[str, Telling]:
        """The tellings that must be settled together with some that were touched.

        ``beside``: the tellings that people joined to each.
        """

        def decided(wave: set[str]) -> set[str]:
            return {other for each in wave for other in beside.get(each, ())}

        def hang(wave: set[str], vague: bool) -> set[str]:
            rows = self.db.execute(_HANG, (json.dumps(sorted(wave)), vague) * 2)
            return {row["other"] for row in rows}

        there = components(self._existing(touched), decided)
        vague = {each for each in there if self._is_vague(each)}
        firm = components(there - vague, lambda wave: hang(wave, False) | decided(wave))
        vague |= hang(firm, True)
        vague = components(vague, lambda wave: hang(wave, True) | decided(wave))
        around = hang(vague, False)
        firm |= components(around, lambda wave: hang(wave, False) | decided(wave))
        return {each.id: each for each in self.get(self._existing(firm | vague))}

    def _existing(self, ids: set[str]) -> list[str]:
        rows = self.db.execute(
            "SELECT id FROM tellings WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(sorted(ids)),),
        )
        return [row["id"] for row in rows]

    def _is_vague(self, one: str) -> bool:
        if one in self._held:
            return is_vague(self._held[one], load_rules())
        row = self.db.execute("SELECT vague FROM tellings WHERE id = ?", (one,)).fetchone()
        return bool(row and row["vague"])


def _inherited(
    telling: Telling, old: Mapping[str, Telling], events: Mapping[str, str | None]
) -> str | None:
    """The event of the old telling in whose place a new one comes: same id, else same words."""
    if telling.id in events:
        return events[telling.id]
    start, end = telling.at
    same = (o.id for o in old.values() if o.at[0] < end and start < o.at[1])
    return next((events[each] for each in same), None)


_JOINED = (
    "INSERT OR REPLACE INTO joined (article, run, rules)"
    " SELECT ?1, coalesce((SELECT run FROM codings WHERE article = ?3), 0), ?2"
)
_STALE = (
    "SELECT c.article FROM codings c LEFT JOIN joined j ON j.article = c.article"
    " WHERE j.article IS NULL OR j.run != c.run OR j.rules != ? ORDER BY c.article"
)
_ALIKE = (
    "SELECT id FROM tellings WHERE number IN ("
    "SELECT k.telling FROM json_each(?) n JOIN near_keys k ON k.key = n.value"
    " UNION SELECT k.telling FROM json_each(?) n JOIN loose_keys k ON k.key = n.value"
    " WHERE k.begin <= ? AND k.finish >= ? AND k.vague >= ?"
    ") AND id != ? ORDER BY id"
)
_PARTNERS = (
    "SELECT two AS other FROM likenesses WHERE one = ? AND kind = ?"
    " UNION SELECT one FROM likenesses WHERE two = ? AND kind = ?"
)
_HANG = (
    "SELECT k.two AS other FROM json_each(?) n CROSS JOIN likenesses k ON k.one = n.value"
    " AND k.kind = 'same' CROSS JOIN tellings t ON t.id = k.two WHERE t.vague = ?"
    " UNION SELECT k.one FROM json_each(?) n CROSS JOIN likenesses k ON k.two = n.value"
    " AND k.kind = 'same' CROSS JOIN tellings t ON t.id = k.one WHERE t.vague = ?"
)
_FROM = (
    "SELECT k.one, k.two, k.score FROM json_each(?) n CROSS JOIN likenesses k ON k.one = n.value"
    " WHERE k.kind = 'same'"
)
