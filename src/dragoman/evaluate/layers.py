"""Precision, recall and F1 per layer on gold of our own.

A gold file is YAML: a list of reports, each ``{id, text, published, <layer>: [...]}``. Words stand
for spans: the first occurrence in the text that a record of ours touches counts. A layer that is
listed is listed in full, so what we find beside it is wrong; a layer that is left out is not asked.
Events are also scored by type (``type ASSAULT``) and by mode (``mode ASSAULT aerial``), where the
gold has LEAST_CASES of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.errors import DataError
from dragoman.evaluate.linking import compare_links
from dragoman.evaluate.scores import Evaluation, Score
from dragoman.files import read_yaml
from dragoman.records import Article, Coding, EventReport, Span
from dragoman.resolve.actors import load_actors

LAYERS = {  # what an entry of each must have
    "mentions": ("text",),
    "times": ("text",),
    "places": ("text",),
    "claims": ("content",),
    "events": ("type", "trigger"),
    "relations": ("kind", "subject", "object"),
    "attributes": ("subject", "evidence"),
    "assessments": ("kind", "effect"),
}
_FORMAT = "see tests/gold/README.md"
LEAST_CASES = 20  # of a type or mode in the gold: a figure of fewer tells little
Gold = Mapping[str, Any]
Ours = Mapping[str, Any]


@dataclass
class _Tally:
    scores: dict[str, Score] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def add(self, measure: str, score: Score) -> None:
        self.scores[measure] = self.scores.get(measure, Score()) + score


def read_gold(path: Path) -> list[Gold]:
    """The reports of a gold file. Raises DataError where they are not as the format asks."""
    content = read_yaml(path)
    if not isinstance(content, list) or not all("text" in each for each in content):
        raise DataError("not a list of reports with text", where=path.name, remedy=_FORMAT)
    for number, report in enumerate(content, 1):
        if told := next(_faults(report), None):
            name = report.get("id", number)
            raise DataError(told, where=f"{path.name}, report {name}", remedy=_FORMAT)
    return content


def _faults(report: Gold) -> Iterator[str]:
    """What is wrong with the form of a gold report."""
    try:
        _day(report)
    except (TypeError, ValueError):
        yield f'"published" is no ISO date: {report["published"]!r}'
    for layer, needed in LAYERS.items():
        for entry in report.get(layer) or ():
            missing = [field for field in needed if field not in entry]
            if missing:
                yield f"an entry of {layer} has no {missing[0]!r}"


def _day(report: Gold) -> date | None:
    day = report.get("published")
    return day if day is None or isinstance(day, date) else date.fromisoformat(day)


def evaluate(gold: Iterable[Gold], code: Callable[[Article], Coding]) -> Evaluation:
    """Each gold report coded and compared, layer by layer."""
    tally = _Tally()
    for number, report in enumerate(gold):
        name = str(report.get("id", number))
        coding = code(Article(name, report["text"], published=_day(report), language="en"))
        for layer in LAYERS:
            if layer in report:
                _compare(tally, layer, report[layer] or [], coding)
        if "links" in report:
            scores, errors = compare_links(report, coding, load_actors())
            for measure, score in scores:
                tally.add(measure, score)
            tally.errors += errors
    return Evaluation(_told(tally.scores), tuple(tally.errors))


def _told(scores: Mapping[str, Score]) -> dict[str, Score]:
    """The measures without those of types and modes that the gold has too seldom to tell."""
    return {
        name: score
        for name, score in scores.items()
        if score.gold >= LEAST_CASES or not name.startswith(("type ", "mode "))
    }


def _compare(tally: _Tally, layer: str, gold: Sequence[Gold], coding: Coding) -> None:
    """Pair gold with ours one to one, the best first, and count what is right of the pairs."""
    ours = list(getattr(coding, layer)) if layer != "places" else _placed(coding)
    pairs = _pairs(layer, gold, ours, coding)
    listed = ours if layer != "mentions" else [o for o in ours if o in pairs.values()]
    tally.add(layer, Score(len(listed), len(pairs), len(gold), len(pairs)))
    for index, wanted in enumerate(gold):
        if index not in pairs:
            tally.errors.append(f"{coding.article.id}: {layer} missed: {_words(wanted)}")
            continue
        if layer == "events" and "status" in wanted:
            _class(tally, str(wanted["status"]), pairs[index].status)
        for side, good in _sides(layer, wanted, pairs[index], coding):
            tally.add(f"{layer} {side}", Score(1, int(good), 1, int(good)))
            if not good:
                tally.errors.append(f"{coding.article.id}: {layer} {side} wrong: {_words(wanted)}")
    matched = list(pairs.values())
    for record in (o for o in listed if o not in matched):
        tally.errors.append(f"{coding.article.id}: {layer} too many: {_shown(record, coding)}")
    if layer == "events":
        tally.add("asserted events", _asserted(gold, ours, pairs))
        for measure, score in _kinds(gold, ours, pairs):
            tally.add(measure, score)


def _kinds(
    gold: Sequence[Gold], ours: Sequence[EventReport], pairs: Mapping[int, EventReport]
) -> Iterator[tuple[str, Score]]:
    """Events by type and by mode. What we missed or have too many counts in both.

    A pair whose gold asks no mode counts in none, nor does a text whose events all ask none.
    """
    for wanted in gold:
        yield f"type {wanted['type']}", Score(gold=1)
        if wanted.get("mode"):
            yield f"mode {wanted['type']} {wanted['mode']}", Score(gold=1)
    sides = {pairs[index].id: gold[index] for index in pairs}
    asked = not gold or any("mode" in wanted for wanted in gold)
    for event in ours:
        own = sides.get(event.id)
        paired = int(own is not None)
        yield f"type {event.type}", Score(1, paired, 0, paired)
        if event.mode and asked and (own is None or "mode" in own):
            right = int(own is not None and own["mode"] == event.mode)
            yield f"mode {event.type} {event.mode}", Score(1, right, 0, right)


def _class(tally: _Tally, gold: str, ours: str) -> None:
    """Counts by class: the status that a paired event has, and the one that it should have."""
    tally.add(f"status {gold}", Score(0, 0, 1, int(gold == ours)))
    tally.add(f"status {ours}", Score(1, int(gold == ours), 0, 0))


def _asserted(gold: Sequence[Gold], ours: Sequence[Any], pairs: Mapping[int, Any]) -> Score:
    """Events told as plain fact: the measure of false facts."""
    plain = [e for e in ours if e.status == "asserted" and e.claim is None and e.hedge is None]
    true = [
        i
        for i, g in enumerate(gold)
        if g.get("status", "asserted") == "asserted" and not g.get("claim")
    ]
    right = sum(1 for i in true if i in pairs and pairs[i] in plain)
    return Score(len(plain), right, len(true), right)


def _placed(coding: Coding) -> list[Any]:
    return [mention for mention in coding.mentions if mention.place]


def _pairs(layer: str, gold: Sequence[Gold], ours: Sequence[Any], coding: Coding) -> dict[int, Any]:
    scored = []
    for index, wanted in enumerate(gold):
        for position, record in enumerate(ours):
            if _same(layer, wanted, record, coding):
                sides = sum(good for _, good in _sides(layer, wanted, record, coding))
                scored.append((-sides, index, position))
    pairs: dict[int, Any] = {}
    taken: set[int] = set()
    for _, index, position in sorted(scored):
        if index not in pairs and position not in taken:
            pairs[index] = ours[position]
            taken.add(position)
    return pairs


# ---------------------------------------------------------------- what is the same record


def _same(layer: str, wanted: Gold, record: Any, coding: Coding) -> bool:
    """Does our record stand for the gold one: same kind, in the same words?"""
    text = coding.article.text
    if layer in ("mentions", "times", "places"):
        return _stands(text, wanted["text"], [record.span])
    if layer == "claims":
        return _overlap(text, wanted["content"], record.content)
    if layer == "events":
        return bool(record.type == wanted["type"]) and _stands(
            text, wanted["trigger"], [record.trigger]
        )
    if layer == "relations":
        ends = ((wanted["subject"], record.subject), (wanted["object"], record.object))
        return bool(record.kind == wanted["kind"]) and all(_is(coding, m, w) for w, m in ends)
    if layer == "attributes":
        return _stands(text, wanted["evidence"], record.evidence) and _is(
            coding, record.subject, wanted["subject"]
        )
    spans = [span for span in (record.cause, record.effect) if span]
    return bool(record.kind == wanted["kind"]) and _stands(text, wanted["effect"], spans)


def _sides(layer: str, wanted: Gold, record: Any, coding: Coding) -> Iterator[tuple[str, bool]]:
    """What else the gold asks of a paired record, and whether it is right."""
    text = coding.article.text
    for side in ("kind", "mode", "status", "stance", "sign", "value", "change", "direct"):
        if side in wanted and not (side == "kind" and layer in ("relations", "assessments")):
            yield side, getattr(record, side) == wanted[side]
    for side in ("begin", "finish"):
        if side in wanted:
            day = getattr(record, side)
            yield (
                side,
                (day.isoformat() if day else None) == (str(wanted[side]) if wanted[side] else None),
            )
    for side in ("actors", "recipients"):
        if side in wanted:
            yield side, _parties(coding, wanted[side], getattr(record, side))
    if "place" in wanted and layer == "events":
        yield "place", _one(coding, wanted["place"], record.place)
    if "source" in wanted:
        yield "source", _source(text, wanted["source"], record)
    if "claim" in wanted and layer != "claims":
        yield "claim", (record.claim is not None) == bool(wanted["claim"])
    if "country" in wanted and layer == "places":
        known = {place.id: place.country for place in coding.places}
        yield "country", known.get(record.place) == wanted["country"]


def _parties(coding: Coding, wanted: Sequence[str], mentions: Sequence[str]) -> bool:
    """All that are wanted and nobody else."""
    everyone = all(any(_is(coding, m, w) for m in mentions) for w in wanted)
    return everyone and all(any(_is(coding, m, w) for w in wanted) for m in mentions)


def _one(coding: Coding, wanted: str | None, mention: str | None) -> bool:
    if wanted is None or mention is None:
        return wanted is None and mention is None
    return _is(coding, mention, wanted)


def _source(text: str, wanted: str | None, claim: Any) -> bool:
    if wanted is None or claim.source_span is None:
        return wanted is None and claim.source_span is None
    return _stands(text, wanted, [claim.source_span])


def _is(coding: Coding, mention: str, wanted: str) -> bool:
    """Does the mention, or one of its chain, stand on the wanted words?"""
    own = next(m for m in coding.mentions if m.id == mention)
    chain = [m for m in coding.mentions if own.chain and m.chain == own.chain] or [own]
    return _stands(coding.article.text, wanted, [m.span for m in chain])


def _stands(text: str, words: str, spans: Iterable[Span]) -> bool:
    """Does a span touch an occurrence of the words?"""
    occurrences = list(_occurrences(text, words))
    return any(span.overlaps(each) for span in spans for each in occurrences)


def _overlap(text: str, words: str, spans: Sequence[Span]) -> bool:
    """Do the spans and the words share at least half of the characters of both together?"""
    ours = {i for span in spans for i in range(*span)}
    for each in _occurrences(text, words):
        wanted = set(range(*each))
        if 2 * len(ours & wanted) >= len(ours | wanted):
            return True
    return False


def _occurrences(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def _words(wanted: Gold) -> str:
    return ", ".join(f"{key} {value}" for key, value in wanted.items())


def _shown(record: Any, coding: Coding) -> str:
    """A record of ours in words: its kind and the words that place it."""
    named = (getattr(record, name, None) for name in ("trigger", "span", "cue", "effect"))
    span = next((each for each in named if each), None) or next(iter(record.evidence), None)
    kind = getattr(record, "type", None) or getattr(record, "kind", "")
    return f"{kind} {span.of(coding.article.text) if span else ''}"
