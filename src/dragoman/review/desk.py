"""The reviewer's desk: decisions about records, one by one or over a filter, and what they made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from dragoman.analysis.account import Account
from dragoman.analysis.actors import sentence_at
from dragoman.errors import UnknownError, UsageError
from dragoman.exchange.tables import Table, table_of
from dragoman.ontology import load_ontology
from dragoman.records import Coding, EventReport, Span
from dragoman.resolve.actors import load_actors
from dragoman.review import learning
from dragoman.review.naming import Naming
from dragoman.store import deciding
from dragoman.store.anchors import REVIEWED, Record, anchor, place_of, seen
from dragoman.store.answers import answer
from dragoman.store.base import Judgement, Source
from dragoman.store.corrections import NEEDED, Mending
from dragoman.store.deciding import By
from dragoman.store.locating import locate, locate_article
from dragoman.store.project import Project
from dragoman.store.queries import Filter, find
from dragoman.store.reviewing import Fate, Review
from dragoman.store.rulings import Ruling, numbered
from dragoman.store.sqlite import SqliteStore

BULK = ("accept", "reject", "correct", "comment")
_DECISIONS = (
    *("number", "at", "person", "verdict", "layer", "record", "article", "quote", "change"),
    *("comment", "stands", "outcome"),
)
_SHOWN = ("number", "at", "person", "verdict", "layer", "quote", "change", "comment", "outcome")


@dataclass(frozen=True, slots=True)
class Target:
    """A record that is to be decided on, in its article as the machine read it."""

    layer: str
    article: str
    record: str


class Desk:
    """Decisions about the records of a project. Every verb appends to the log and changes nothing.

    ``By`` says who decides and why. Verbs raise UsageError where a record or a value is none.
    """

    def __init__(self, project: Project) -> None:
        self._project, self._store = project, project.store

    def accept(self, layer: str, record: str, by: By) -> Judgement:
        """The record is right as it stands."""
        return self.decide("accept", [self.target(layer, record)], by)[0]

    def reject(self, layer: str, record: str, by: By) -> Judgement:
        """The record is wrong: no answer has it any more, nor what rests on it if it is a claim."""
        return self.decide("reject", [self.target(layer, record)], by)[0]

    def comment(self, layer: str, record: str, by: By) -> Judgement:
        """A remark (``by.comment``) that changes nothing."""
        return self.decide("comment", [self.target(layer, record)], by)[0]

    def correct(self, layer: str, record: str, fields: Mapping[str, Any], by: By) -> Judgement:
        """The record is right but for some fields, given in words as in ``review.naming``."""
        return self.decide("correct", [self.target(layer, record)], by, fields)[0]

    def decide(
        self,
        verdict: str,
        targets: Iterable[Target],
        by: By,
        fields: Mapping[str, Any] | None = None,
    ) -> list[Judgement]:
        """One decision about each of the records, all or none of them kept."""
        if verdict not in BULK:
            raise UsageError(f"no verdict {verdict!r}", remedy=f"one of {', '.join(BULK)}")
        if verdict == "comment" and not by.comment:
            raise UsageError("the comment is missing", remedy="give it with --comment")
        if verdict == "correct" and not fields:
            raise UsageError("nothing to correct", remedy="give a field: status=denied")
        made = [self._judgement(verdict, target, by, fields) for target in targets]
        self._project.decide(*made)
        return made

    def _judgement(
        self, verdict: str, target: Target, by: By, fields: Mapping[str, Any] | None
    ) -> Judgement:
        stands = self._store.get(target.article)
        machine = self._store.machine(target.article)
        record = _record(machine, target) or _record(stands, target)
        if record is None:
            raise UnknownError(f"no record {target.record}", where=target.article)
        whole = machine if _record(machine, target) else stands
        span = place_of(whole, record)
        now = _record(stands, target)
        change: dict[str, Any] = {"seen": seen(stands, now) if now else seen(whole, record)}
        if fields:
            change["fields"] = self._fields(target.layer, stands, span, fields)
            _check_mode(now or record, change["fields"])
        if whole is machine:
            change["key"] = _keys(seen(machine, record))
        at = anchor(machine.article.text, span)
        return _judged(by, verdict, target.layer, target.article, at, change)

    def _fields(
        self, layer: str, coding: Coding, near: Span, given: Mapping[str, Any]
    ) -> dict[str, Any]:
        base = load_actors(self._project.dictionaries)
        return Naming(coding, base, near).fields(layer, given)

    def add(
        self,
        layer: str,
        article: str,
        words: str | Span,
        fields: Mapping[str, Any],
        by: By,
    ) -> Judgement:
        """A record that the machine missed, on selected words of an article.

        ``words`` are a span of its text, or words that stand in it once. For an event they are the
        act, for a claim the words of saying, for an assessment its effect.
        """
        coding = self._store.get(locate_article(self._store.connection, article))
        if layer not in REVIEWED:
            raise UsageError(f"no record of {layer!r} can be added", remedy=", ".join(REVIEWED))
        text = coding.article.text
        span = words if isinstance(words, Span) else _only(text, words)
        if not 0 <= span.start < span.end <= len(text):
            raise UsageError(f"{tuple(span)} lies outside the text", where=coding.article.id)
        missing = [name for name in NEEDED[layer] if not fields.get(name)]
        if missing:
            raise UsageError(f"the {missing[0]} is missing", remedy=f"give {missing[0]}=...")
        made = self._fields(layer, coding, span, fields)
        sentence = _stripped(text, sentence_at(text, span))
        mending = Mending(coding)
        record = mending.added(layer, span, sentence, made, by.person)
        change = {"fields": made, "sentence": _plain(anchor(text, sentence))}
        at = anchor(text, place_of(mending.coding, record))
        judgement = _judged(by, "add", layer, coding.article.id, at, change)
        self._project.decide(judgement)
        return judgement

    def undo(self, number: int, by: By) -> Judgement:
        """Takes a decision back; an undone undo brings it back."""
        made = deciding.undo(self._project, number, by)
        if made.layer == learning.LAYER:
            learning.write(self._project)
        return made

    # ------------------------------------------------------------ what there is to decide on

    def target(self, layer: str, record: str) -> Target:
        """The record by its id or the beginning of one, a rejected one too."""
        if layer not in REVIEWED:
            raise UsageError(
                f"{layer} are not reviewed record by record",
                remedy=f"{', '.join(REVIEWED)}; who is who is decided by `dragoman actors`",
            )
        try:
            article, found = locate(self._store.connection, layer, record)
        except UnknownError:
            for article, review in self._store.reviews():
                if review.layer == layer and review.record.startswith(record):
                    return Target(layer, article, review.record)
            raise
        return Target(layer, article, found)

    def over(self, layer: str, wanted: Filter) -> list[Target]:
        """The records of a layer under a filter, for a decision about all of them."""
        if layer not in REVIEWED:
            raise UsageError(f"no bulk decisions about {layer}", remedy=", ".join(REVIEWED))
        found = find(self._store.connection, layer, wanted)
        return [Target(layer, each.article, each.id) for each in found]

    # ------------------------------------------------------------ what was decided

    def decisions(self) -> Table:
        """All decisions, oldest first: who, what, when, whether it stands and what became of it."""
        fates = {fate.number: fate for fate in self._store.fates()}
        log = numbered(self._project.store.decisions())
        rows = [_decision_row(each, fates.get(each.number)) for each in log]
        return table_of(rows, _DECISIONS, _SHOWN)

    def lost(self) -> Table:
        """Decisions whose words are gone, or whose record the machine now reads otherwise."""
        found = self.decisions()
        rows = [row for row in found if row["outcome"] in ("lost", "changed")]
        return table_of(rows, _DECISIONS, _SHOWN)

    def judged(self, state: str | None = None) -> Table:
        """The records on which people decided: state, who and when, what the machine had said."""
        rows = [
            {
                "state": review.state,
                "layer": review.layer,
                "id": review.record,
                "article": article,
                "person": review.person,
                "at": review.at,
                "machine": _in_words({"fields": review.machine}),
                "comments": list(review.comments),
                "decisions": list(review.numbers),
            }
            for article, review in self._store.reviews()
            if state in (None, review.state)
        ]
        columns = ("state", "layer", "id", "article", "person", "at", "machine", "comments")
        return table_of(rows, (*columns, "decisions"), columns)

    def reviews(self, article: str | None = None) -> Iterator[tuple[str, Review]]:
        """What people made of records, by article."""
        return self._store.reviews(article)

    def review_of(self, target: Target) -> Review | None:
        """What people made of one record; None where nobody decided on it."""
        for _, review in self._store.reviews(target.article):
            if (review.layer, review.record) == (target.layer, target.record):
                return review
        return None

    def account(self, layer: str, record: str) -> Account:
        """A record with its sentence, voices and review; a rejected one as the machine had it."""
        target = self.target(layer, record)
        coding = self._store.get(target.article)
        found = _record(coding, target)
        if found is None:
            coding = self._store.machine(target.article)
            found = _record(coding, target)
        if found is None:
            raise UnknownError(f"no record {record}", where=target.article)
        return Account(coding, layer, found, self.review_of(target))

    def rejected(self, layer: str, wanted: Filter) -> Table:
        """The rejected records of a layer under a filter, as the machine had read them."""
        out: dict[str, dict[str, Review]] = {}
        for article, review in self._store.reviews():
            if review.state == "rejected" and review.layer == layer:
                out.setdefault(article, {})[review.record] = review
        aside = SqliteStore()
        try:
            run = aside.begin(self._project.coder())
            for article in out:
                aside.put(self._store.machine(article), Source(article.encode(), article), run)
            table = answer(aside.connection, layer, replace(wanted, review=None))
        finally:
            aside.close()
        rows = [
            {**row, "review": "rejected", "reviewed_by": out[row["article"]][row["id"]].person}
            for row in table
            if row["id"] in out[row["article"]]
        ]
        return table_of(rows, table.columns, table.shown)


def _record(coding: Coding, target: Target) -> Record | None:
    records: Sequence[Record] = getattr(coding, target.layer)
    return next((each for each in records if each.id == target.record), None)


def _check_mode(record: Record, fields: Mapping[str, Any]) -> None:
    """Raises DataError where an event of its type has no such mode."""
    if isinstance(record, EventReport) and "mode" in fields:
        load_ontology().check(fields.get("type") or record.type, fields["mode"])


def _keys(machine: Mapping[str, Any]) -> dict[str, Any]:
    """What a record is known by: as the machine has it, whatever people made of it since."""
    names = ("type", "stance", "kind", "words", "property", "value", "change")
    return {name: machine[name] for name in names if name in machine}


def _judged(
    by: By, verdict: str, layer: str, article: str, at: Any, change: Mapping[str, Any]
) -> Judgement:
    return Judgement(
        by.person,
        verdict,
        layer,
        article,
        at.span,
        at.quote,
        at.before,
        at.after,
        change,
        by.comment,
    )


def _plain(at: Any) -> dict[str, Any]:
    return {"span": list(at.span), "quote": at.quote, "before": at.before, "after": at.after}


def _only(text: str, words: str) -> Span:
    """The one place where the words stand. Raises UsageError where there is none, or several."""
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)"
    found = [Span(*match.span()) for match in re.finditer(pattern, text)] if words.split() else []
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"the text has no words {words!r}", remedy="give them as they stand")
    starts = ", ".join(str(span.start) for span in found[:6])
    raise UsageError(
        f"{words!r} stands {len(found)} times", remedy=f"say where with --at: {starts}"
    )


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _decision_row(ruling: Ruling, fate: Fate | None) -> dict[str, Any]:
    told = asdict(ruling.judgement)
    own = {name: told.get(name) for name in _DECISIONS if name in told}
    outcome = (fate.outcome if fate else "stands") if ruling.stands else "undone"
    record = fate.record if fate else None
    return {
        **dict.fromkeys(_DECISIONS),
        **own,
        "change": _in_words(ruling.judgement.change),
        "number": ruling.number,
        "stands": ruling.stands,
        "record": record,
        "outcome": outcome,
    }


def _in_words(change: Mapping[str, Any]) -> str:
    """What a decision changes, in words: "status denied, actors the marshal (Khalifa Haftar)"."""
    fields = change.get("fields") or {
        k: v for k, v in change.items() if k not in ("seen", "key", "sentence", "fields")
    }
    return ", ".join(f"{name} {_told(value)}" for name, value in fields.items())


def _told(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_told, value)) or "none"
    if isinstance(value, Mapping):
        known = value.get("actor") or value.get("place")
        return f"{value['quote']} ({known['name']})" if known else str(value.get("quote", ""))
    return "none" if value is None else str(value)
