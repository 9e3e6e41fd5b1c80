"""What a decision points at: words and their surroundings, found again in another text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.records import Assessment, Attribute, Claim, Coding, EventReport, Relation, Span
from dragoman.store.rows import Labels

Record = EventReport | Claim | Relation | Attribute | Assessment
REVIEWED = ("events", "claims", "relations", "attributes", "assessments")
AROUND = 30  # code points kept from each side
_AGREE = 6  # code points of one side that must agree where the words were moved
_TELLING = 25  # words so long need no surroundings
# what a record cannot lose and still be the one that was judged
_KEYS: Mapping[str, Sequence[str]] = {
    "events": ("type",),
    "claims": ("stance",),
    "relations": ("kind", "words"),
    "attributes": ("property", "value", "change"),
    "assessments": ("kind",),
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a text with a little of what stands around them."""

    span: Span
    quote: str
    before: str = ""
    after: str = ""


def anchor(text: str, span: Span) -> Anchor:
    """The anchor of a span of a text."""
    before, after = text[max(span.start - AROUND, 0) : span.start], text[span.end :][:AROUND]
    return Anchor(span, span.of(text), before, after)


def found_again(text: str, wanted: Anchor) -> Span | None:
    """Where the words stand in a text that may have been read anew; None where they are gone.

    Of several places the one whose surroundings agree most, then the nearest; one where nothing
    around agrees counts only for long words.
    """
    alone = not (wanted.before or wanted.after)
    if wanted.span.of(text) == wanted.quote and (alone or _agreement(text, wanted.span, wanted)):
        return wanted.span
    found = [(_agreement(text, span, wanted), span) for span in _places(text, wanted.quote)]
    sure = [each for each in found if each[0] >= _AGREE or len(wanted.quote) >= _TELLING]
    best = max(
        sure, key=lambda each: (each[0], -abs(each[1].start - wanted.span.start)), default=None
    )
    return best[1] if best else None


def _places(text: str, quote: str) -> Iterator[Span]:
    """Where the words stand, whatever the spaces and line ends between them."""
    words = quote.split()
    pattern = r"\s+".join(map(re.escape, words))
    if words:
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text):
            yield Span(*match.span())


def _agreement(text: str, span: Span, wanted: Anchor) -> int:
    """How many letters before and after agree, spaces left out; an edge of the text agrees too."""
    before = _squeezed(text[: span.start][-3 * AROUND :])[::-1]
    after = _squeezed(text[span.end :][: 3 * AROUND])
    left = _common(before, _squeezed(wanted.before)[::-1])
    right = _common(after, _squeezed(wanted.after))
    edges = (not before and not wanted.before) + (not after and not wanted.after)
    return left + right + _AGREE * edges


def _squeezed(words: str) -> str:
    return "".join(words.split())


def _common(one: str, other: str) -> int:
    for i, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return i
    return min(len(one), len(other))


def place_of(coding: Coding, record: Record) -> Span:
    """The words that stand for a record: an event's trigger, a claim's cue, both ends of a tie."""
    if isinstance(record, EventReport):
        return record.trigger
    if isinstance(record, Claim):
        return record.cue or _hull(record.content)
    spans = {mention.id: mention.span for mention in coding.mentions}
    if isinstance(record, Relation):
        return _hull([spans[record.subject], spans[record.object]])
    if isinstance(record, Attribute):
        return spans[record.subject]
    return _hull(
        [s for s in (record.cause, record.effect, record.condition) if s] or record.evidence
    )


def _hull(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def seen(coding: Coding, record: Record) -> dict[str, Any]:
    """A record in telling fields, names for ids: what a person saw who judged it."""
    labels = Labels(coding)
    if isinstance(record, Claim):
        source = labels.mention(record.source) if record.source else None
        return {"stance": record.stance, "source": source}
    claims = {claim.id: labels.of(claim) or "an unnamed source" for claim in coding.claims}
    said_by = {"said_by": claims.get(record.claim or "")}
    if isinstance(record, Assessment):
        return {"kind": record.kind, "sign": record.sign, "status": record.status, **said_by}
    common = {"status": record.status, "date": told_days(record), **said_by}
    if isinstance(record, EventReport):
        return {"type": record.type, "mode": record.mode, **_parties(labels, record), **common}
    if isinstance(record, Attribute):
        value = {"property": record.property, "value": record.value, "change": record.change}
        return {"subject": labels.mention(record.subject), **value, **common}
    spans = {mention.id: mention.span for mention in coding.mentions}
    words = [spans[each].of(coding.article.text) for each in (record.subject, record.object)]
    ends = {"subject": labels.mention(record.subject), "object": labels.mention(record.object)}
    return {"kind": record.kind, **ends, "words": words, **common}


def _parties(labels: Labels, event: EventReport) -> dict[str, Any]:
    return {
        "actors": [labels.mention(each) for each in event.actors],
        "recipients": [labels.mention(each) for each in event.recipients],
        "assets": [labels.mention(each) for each in event.assets],
        "place": labels.mention(event.place) if event.place else None,
    }


def told_days(record: EventReport | Relation | Attribute) -> str:
    """The days of a record: 2016-06-01, 2016-06-01..2016-06-14, ..2016-06-14, or nothing."""
    if record.begin == record.finish:
        return record.begin.isoformat() if record.begin else ""
    edges = (each.isoformat() if each else "" for each in (record.begin, record.finish))
    return "..".join(edges)


def match(
    coding: Coding, layer: str, wanted: Anchor, before: Mapping[str, Any], loose: bool = False
) -> Record | None:
    """The record of a layer that a decision is about; ``before`` is what the person saw.

    It must stand on the same words and be of the same type; ``loose``: of whatever type, where it
    is the only one.
    """
    span = found_again(coding.article.text, wanted)
    records: Sequence[Record] = getattr(coding, layer)
    there = [each for each in records if span and place_of(coding, each) == span]
    same = [each for each in there if _same(layer, seen(coding, each), before)]
    if len(same) > 1:  # the one that agrees in most
        return max(same, key=lambda each: _alike(seen(coding, each), before))
    return same[0] if same else there[0] if loose and len(there) == 1 else None


def _same(layer: str, now: Mapping[str, Any], before: Mapping[str, Any]) -> bool:
    return all(now.get(key) == before[key] for key in _KEYS[layer] if key in before)


def _alike(now: Mapping[str, Any], before: Mapping[str, Any]) -> int:
    return sum(now.get(key) == value for key, value in before.items())
