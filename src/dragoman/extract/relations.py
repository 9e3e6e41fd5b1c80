"""Standing ties: who commands, leads, backs, opposes, belongs to, holds what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.extract.reading import Bearings, Dating, Reading, Standing
from dragoman.extract.relations_ends import Ends, Tie
from dragoman.extract.relations_names import same_names
from dragoman.extract.relations_posts import find_posts
from dragoman.extract.relations_words import WordTies
from dragoman.extract.slots import Slots
from dragoman.lexicon import Lexicon
from dragoman.lexicon.relations import load_ties
from dragoman.records import Relation, identify


def find_relations(
    reading: Reading, chains: Mapping[str, str], bearings: Bearings, lexicon: Lexicon
) -> tuple[Relation, ...]:
    """The relations of an article in text order, the surest of each pair and kind."""
    best: dict[tuple[str, str, str], Tie] = {}
    for tie in _ties(reading, lexicon):
        if (
            chains.get(tie.subject.id, "s") == chains.get(tie.object.id, "o")
            and tie.kind != "same_as"
        ):
            continue
        key = (tie.kind, *_ends(tie))
        if key not in best or tie.confidence > best[key].confidence:
            best[key] = tie
    ordered = sorted(best.values(), key=lambda t: (t.head, t.kind, t.subject.span, t.object.span))
    return tuple(_relation(tie, reading, bearings) for tie in ordered)


def _ends(tie: Tie) -> tuple[str, str]:
    """The ends of a tie; those without direction in one order."""
    ends = (tie.subject.id, tie.object.id)
    if tie.kind in ("same_as", "allied_with") and tie.object.span < tie.subject.span:
        return ends[1], ends[0]
    return ends


def _ties(reading: Reading, lexicon: Lexicon) -> Iterator[Tie]:
    ties = load_ties()
    ends = Ends(reading, Slots(reading.parse, lexicon.predicates), ties.transparent)
    yield from WordTies(reading, ends, ties)
    yield from find_posts(reading, ends, ties.offices)
    yield from same_names(reading)


def _relation(tie: Tie, reading: Reading, bearings: Bearings) -> Relation:
    standing, dating = _standing(tie, bearings), _dating(tie, reading, bearings)
    return Relation(
        id=identify("r", reading.article.id, tie.kind, tie.subject.span, tie.object.span),
        kind=tie.kind,
        subject=tie.subject.id,
        object=tie.object.id,
        title=tie.title,
        begin=dating.begin,
        finish=dating.finish,
        date_precision=dating.precision,
        status=standing.status,
        hedge=standing.hedge,
        claim=standing.claim,
        denied_by=standing.denied_by,
        evidence=(reading.parse.sentence_of(tie.head).span,),
        rule=tie.rule,
        confidence=tie.confidence,
    )


def _standing(tie: Tie, bearings: Bearings) -> Standing:
    """The standing of its clause; what is taken for granted has only the claim around it."""
    standing = bearings.judge(tie.head)
    return Standing("asserted", None, standing.claim) if tie.presupposed else standing


def _dating(tie: Tie, reading: Reading, bearings: Bearings) -> Dating:
    """How long it is told to last: from the act on, where an act began it; until now, where over."""
    if tie.taking:
        act = bearings.date(tie.head)
        return Dating(act.time, act.begin, None, "after" if act.begin else "unknown")
    if tie.former:
        return Dating(None, None, reading.article.published, "before")
    return bearings.hold(tie.head)
