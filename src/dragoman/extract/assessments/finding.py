"""What leads to what: causal, conditional and purpose statements."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from dragoman.extract.assessments.back import looked_back
from dragoman.extract.assessments.links import Link, Links
from dragoman.extract.assessments.verbs import CausalVerbs
from dragoman.extract.events.slots import Slots
from dragoman.extract.reading import Bearings, Reading
from dragoman.lexicon import Lexicon
from dragoman.lexicon.causes import Causes, load_causes
from dragoman.records import Assessment, Status, identify

UNSURE = frozenset(["possible", "likely", "hypothetical"])


def find_assessments(
    reading: Reading, bearings: Bearings, lexicon: Lexicon
) -> tuple[Assessment, ...]:
    """The assessments of an article in text order.

    Words of time and of evidence ("after", "which shows that") make none. A party that brings
    something about is an event, unless it is only held possible.
    """
    causes = load_causes()
    made = (_assessment(link, reading, bearings, causes) for link in _links(reading, lexicon))
    found: dict[str, Assessment] = {}
    for each in made:
        if each is not None:
            found.setdefault(each.id, each)
    return tuple(sorted(found.values(), key=lambda a: (a.evidence, a.effect or a.cause, a.id)))


def _links(reading: Reading, lexicon: Lexicon) -> Iterator[Link]:
    slots, causes = Slots(reading.parse, lexicon.predicates), load_causes()
    return chain(CausalVerbs(reading, slots, causes), Links(reading, slots, causes))


def _assessment(
    link: Link, reading: Reading, bearings: Bearings, causes: Causes
) -> Assessment | None:
    standing = bearings.judge(link.head)
    link, evidence = looked_back(reading, causes, link)
    if (link.by_party or link.only_unsure) and standing.status not in UNSURE:
        return None
    status: Status = standing.status
    if link.kind == "purpose" and status == "asserted":
        status = "intended"
    spans = (link.cause, link.effect, link.condition)
    return Assessment(
        id=identify("a", reading.article.id, link.kind, *spans),
        kind=link.kind,
        cause=link.cause,
        effect=link.effect,
        sign=link.sign,
        condition=link.condition,
        status=status,
        hedge=standing.hedge,
        claim=standing.claim,
        evidence=evidence,
        rule=link.rule,
        confidence=link.confidence,
    )
