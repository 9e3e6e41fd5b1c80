"""What people decided about the records of an article, applied to what the machine read.

Pure: a coding and the decisions that stand in, the coding as it stands out. Rejected records are
out, corrected ones have their better fields under the same id, added ones are in. The last decision
about a record counts; corrections add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from dragoman.records import Claim, Coding, Span
from dragoman.store.anchors import REVIEWED, Anchor, Record, found_again, match, seen
from dragoman.store.base import Judgement
from dragoman.store.corrections import Mending, WordsGone
from dragoman.store.rulings import Ruling

State = Literal["accepted", "rejected", "corrected", "added", "commented"]
Outcome = Literal["stands", "changed", "lost"]
VERDICTS = ("accept", "reject", "correct", "add", "comment")
_STATES: Mapping[str, State] = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "add": "added",
}


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a decision: it ``stands``, what it was about has ``changed``, or is ``lost``.

    ``record`` is the record that it is about, None where it is lost.
    """

    number: int
    record: str | None
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Review:
    """What people made of one record.

    ``machine`` holds what the machine had said, where it differs. ``person`` and ``at`` are of the
    last decision, ``numbers`` those of all.
    """

    layer: str
    record: str
    state: State
    person: str
    at: str
    numbers: tuple[int, ...] = ()
    machine: Mapping[str, Any] = field(default_factory=dict)
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A coding as it stands, what people made of its records, what became of their decisions."""

    coding: Coding
    reviews: tuple[Review, ...]
    fates: tuple[Fate, ...]


def about_records(judgement: Judgement) -> bool:
    """Is a decision about a record of one article?"""
    return judgement.layer in REVIEWED and judgement.verdict in VERDICTS


def reviewed(coding: Coding, rulings: Iterable[Ruling]) -> Reviewed:
    """The coding as the decisions about its records make it."""
    desk = _Desk(coding)
    fates = [
        desk.apply(ruling)
        for ruling in rulings
        if ruling.stands and about_records(ruling.judgement)
    ]
    if not fates:
        return Reviewed(coding, (), ())
    return Reviewed(desk.result(), tuple(desk.reviews()), tuple(fates))


@dataclass
class _Card:
    """A record under review: as the machine has it, and as it is by now."""

    layer: str
    machine: Record
    now: Record
    state: State = "commented"
    rulings: list[Ruling] = field(default_factory=list)
    added: bool = False
    fields: dict[str, str] = field(default_factory=dict)  # corrected field -> by whom


class _Desk:
    def __init__(self, coding: Coding) -> None:
        self._machine = coding
        self._mending = Mending(coding)
        self._cards: dict[str, _Card] = {}

    def apply(self, ruling: Ruling) -> Fate:
        judgement = ruling.judgement
        card = self._card(judgement)
        outcome = self._outcome(card, judgement) if card else "stands"
        try:
            if card is None and judgement.verdict == "add":
                card = self._added(judgement)
            elif card is not None and judgement.verdict in ("correct", "add"):
                self._correct(card, judgement)
        except WordsGone:
            card = None
        if card is None:
            return Fate(ruling.number, None, "lost")
        self._note(card, ruling)
        return Fate(ruling.number, card.machine.id, outcome)

    def _note(self, card: _Card, ruling: Ruling) -> None:
        verdict = ruling.judgement.verdict
        card.rulings.append(ruling)
        if verdict != "comment":
            card.state = _STATES[verdict]
        if card.state == "added" and not card.added:  # the machine reads it by itself by now
            card.state = "accepted"
        self._cards[card.machine.id] = card

    def _outcome(self, card: _Card, judgement: Judgement) -> Outcome:
        """``changed`` where the record is not by now what the person saw."""
        before = judgement.change.get("seen", {})
        now = seen(self._mending.coding, card.now)
        return "stands" if all(now.get(k) == v for k, v in before.items()) else "changed"

    def _card(self, judgement: Judgement) -> _Card | None:
        """The card of the record that a decision is about."""
        names = (name for name in ("key", "seen", "fields") if name in judgement.change)
        before = judgement.change.get(next(names, ""), {})
        loose = judgement.verdict == "correct"
        layer = judgement.layer
        added = tuple(card.machine for card in self._cards.values() if card.added)
        own = tuple(r for r in added if r in _layer(self._cards.values(), layer))
        held: Any = {layer: (*getattr(self._machine, layer), *own)}
        whole = replace(self._mending.coding, **held)
        record = match(whole, layer, _anchor(judgement), before, loose)
        if record is None:
            return None
        return self._cards.get(record.id) or _Card(layer, record, record)

    def _added(self, judgement: Judgement) -> _Card:
        text = self._machine.article.text
        span = found_again(text, _anchor(judgement))
        if span is None:
            raise WordsGone(judgement.quote)
        sentence = found_again(text, _sentence(judgement)) or span
        fields = judgement.change["fields"]
        made = self._mending.added(judgement.layer, span, sentence, fields, judgement.person)
        return _Card(judgement.layer, made, made, added=True)

    def _correct(self, card: _Card, judgement: Judgement) -> None:
        fields = judgement.change["fields"]
        card.now = self._mending.corrected(card.now, fields, judgement.person)
        card.fields |= dict.fromkeys(fields, judgement.person)

    def result(self) -> Coding:
        coding = self._mending.coding
        layers: dict[str, Any] = {
            layer: tuple(self._standing(layer, getattr(coding, layer))) for layer in REVIEWED
        }
        out = (card.machine for card in self._cards.values() if card.state == "rejected")
        gone = {claim.id: claim for claim in out if isinstance(claim, Claim)}
        return _without_claims(replace(coding, **layers), gone)

    def _standing(self, layer: str, records: Sequence[Record]) -> Iterator[Record]:
        for record in records:
            card = self._cards.get(record.id)
            if card is None:
                yield record
            elif card.state != "rejected":
                yield self._signed(card)
        for card in self._cards.values():
            if card.added and card.layer == layer and card.state != "rejected":
                yield self._signed(card)

    def _signed(self, card: _Card) -> Record:
        """The record, its rule saying who corrected what."""
        if not card.fields:
            return card.now
        told = ", ".join(sorted(card.fields))
        people = ", ".join(dict.fromkeys(card.fields.values()))
        signed: Any = replace(card.now, rule=f"{card.machine.rule} ({told} by {people})")
        return signed  # type: ignore[no-any-return]

    def reviews(self) -> Iterator[Review]:
        """What people made of each record that they judged, and of those that fell with a claim."""
        stands = self.result()
        kept = {record.id for layer in REVIEWED for record in getattr(stands, layer)}
        for card in self._cards.values():
            yield self._review(card, card.machine.id in kept)
        for layer in REVIEWED:
            for record in getattr(self._machine, layer):
                if record.id not in kept and record.id not in self._cards:
                    yield self._fallen(layer, record)

    def _review(self, card: _Card, kept: bool) -> Review:
        judged = [r for r in card.rulings if r.judgement.verdict != "comment"] or card.rulings
        last = judged[-1].judgement
        return Review(
            card.layer,
            card.machine.id,
            card.state if kept else "rejected",
            last.person,
            last.at,
            tuple(ruling.number for ruling in card.rulings),
            self._differences(card),
            tuple(_comments(card.rulings)) if kept or card.state == "rejected" else (_FELL,),
        )

    def _fallen(self, layer: str, record: Any) -> Review:
        last = self._cards[record.claim].rulings[-1].judgement
        return Review(layer, record.id, "rejected", last.person, last.at, comments=(_FELL,))

    def _differences(self, card: _Card) -> dict[str, Any]:
        was, now = (
            seen(self._machine_with(card), card.machine),
            seen(self._mending.coding, card.now),
        )
        return {name: value for name, value in was.items() if now[name] != value}

    def _machine_with(self, card: _Card) -> Coding:
        return self._mending.coding if card.added else self._machine


_FELL = "rests on a claim that is rejected"


def _layer(cards: Iterable[_Card], layer: str) -> list[Record]:
    return [card.machine for card in cards if card.layer == layer]


def _anchor(judgement: Judgement) -> Anchor:
    return Anchor(judgement.span, judgement.quote, judgement.before, judgement.after)


def _sentence(judgement: Judgement) -> Anchor:
    given = judgement.change["sentence"]
    return Anchor(Span(*given["span"]), given["quote"], given["before"], given["after"])


def _comments(rulings: Iterable[Ruling]) -> Iterator[str]:
    for each in rulings:
        if each.judgement.comment:
            yield f"{each.judgement.person}: {each.judgement.comment}"


def _without_claims(coding: Coding, gone: Mapping[str, Claim]) -> Coding:
    """The coding without some claims and without what rests on them.

    What somebody was thought to claim is not the narrator's word for that: it is out as well.
    """
    if not gone:
        return coding
    layers: dict[str, Any] = {"claims": tuple(_within(claim, gone) for claim in coding.claims)}
    for layer in ("events", "relations", "attributes", "assessments"):
        kept = [record for record in getattr(coding, layer) if record.claim not in gone]
        layers[layer] = tuple(_undenied(record, gone) for record in kept)
    return replace(coding, **layers)


def _within(claim: Claim, gone: Mapping[str, Claim]) -> Claim:
    """The claim in the next one around it that stands."""
    outer = claim.within
    while outer and outer in gone:
        outer = gone[outer].within
    return claim if outer == claim.within else replace(claim, within=outer)


def _undenied(record: Any, gone: Mapping[str, Claim]) -> Any:
    denied = getattr(record, "denied_by", ())
    if not gone.keys() & set(denied):
        return record
    return replace(record, denied_by=tuple(claim for claim in denied if claim not in gone))
