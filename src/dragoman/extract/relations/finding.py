"""Standing ties: who commands, leads, backs, opposes, belongs to, holds what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dragoman.extract.events.slots import Slots
from dragoman.extract.reading import Bearings, Dating, Markable, Reading, Standing
from dragoman.extract.relations.ends import Ends, Tie
from dragoman.extract.relations.names import identified, same_names
from dragoman.extract.relations.nouns import NounTies
from dragoman.extract.relations.posts import find_posts
from dragoman.extract.relations.words import WordTies
from dragoman.language.parse import Parse
from dragoman.lexicon import Lexicon
from dragoman.lexicon.relations import load_ties
from dragoman.records import Relation, identify

OWN = frozenset(["his", "her", "my", "your"])  # "held his arm" tells of no control


def find_relations(
    reading: Reading, chains: Mapping[str, str], bearings: Bearings, lexicon: Lexicon
) -> tuple[Relation, ...]:
    """The relations of an article in text order, the surest of each pair and kind."""
    best: dict[tuple[str, str, str], Tie] = {}
    named = _Antecedents(reading, chains)
    for told in _ties(reading, lexicon):
        tie = replace(told, subject=named.of(told.subject), object=named.of(told.object))
        if (
            chains.get(tie.subject.id, "s") == chains.get(tie.object.id, "o")
            and tie.kind != "same_as"
        ):
            continue
        if not _says_something(reading, tie):
            continue
        key = (tie.kind, *_ends(tie))
        if key not in best or tie.confidence > best[key].confidence:
            best[key] = tie
    ordered = sorted(best.values(), key=lambda t: (t.head, t.kind, t.subject.span, t.object.span))
    made = (_relation(tie, reading, bearings) for tie in ordered if not _planned(tie, bearings))
    return tuple(made)


def _planned(tie: Tie, bearings: Bearings) -> bool:
    """A seizure that is yet to come tells of no holder: it is an event only."""
    return tie.taking and bearings.judge(tie.head).status in (
        "intended",
        "requested",
        "hypothetical",
    )


def _says_something(reading: Reading, tie: Tie) -> bool:
    """Not "no member of ...", nor a membership in "them"."""
    if tie.kind == "member_of" and tie.object.form == "pronoun":
        return False
    if tie.rule.startswith("verb:hold") and reading.token(tie.object.first).lower in OWN:
        return False
    return "no" not in (reading.token(end.first).lower for end in (tie.subject, tie.object))


class _Antecedents:
    """For a pronoun what its chain is called before it in the same sentence, a name if there is."""

    def __init__(self, reading: Reading, chains: Mapping[str, str]) -> None:
        self.chains, self.tokens = chains, reading.parse.tokens
        self.called: dict[tuple[str, int], list[Markable]] = {}
        for markable in reading.markables:
            chain = chains.get(markable.id)
            if chain is not None and markable.form != "pronoun":
                sentence = self.tokens[markable.head].sentence
                self.called.setdefault((chain, sentence), []).append(markable)

    def of(self, markable: Markable) -> Markable:
        if markable.form != "pronoun":
            return markable
        key = (self.chains.get(markable.id, ""), self.tokens[markable.head].sentence)
        before = [m for m in self.called.get(key, ()) if m.last < markable.first]
        named = [m for m in before if m.form == "name"]
        return (named or before or [markable])[-1]


def _ends(tie: Tie) -> tuple[str, str]:
    """The ends of a tie; those without direction in one order."""
    ends = (tie.subject.id, tie.object.id)
    if tie.kind in ("same_as", "allied_with") and tie.object.span < tie.subject.span:
        return ends[1], ends[0]
    return ends


def _ties(reading: Reading, lexicon: Lexicon) -> Iterator[Tie]:
    ties = load_ties()
    ends = Ends(reading, Slots(reading.parse, lexicon.predicates), ties)
    yield from WordTies(reading, ends, ties)
    yield from NounTies(reading, ends, ties)
    yield from find_posts(reading, ends, ties.offices)
    yield from same_names(reading)
    yield from identified(reading)


def _relation(tie: Tie, reading: Reading, bearings: Bearings) -> Relation:
    standing, dating = _standing(tie, reading, bearings), _dating(tie, reading, bearings)
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


def _standing(tie: Tie, reading: Reading, bearings: Bearings) -> Standing:
    """The standing of its clause; what is taken for granted has only the claim around it."""
    standing = bearings.judge(tie.head)
    if tie.coming and standing.status == "asserted":
        return Standing("intended", None, standing.claim, standing.denied_by)
    if not tie.presupposed:
        return standing
    doubtful = load_ties().doubtful
    for word in reading.parse.children(tie.head, "amod"):
        if word.lower in doubtful:
            return Standing(doubtful[word.lower], word.span, standing.claim)
    return Standing("asserted", None, standing.claim)


def _dating(tie: Tie, reading: Reading, bearings: Bearings) -> Dating:
    """How long it is told to last: from the act on that began it, until now where it is over."""
    if tie.taking:
        act = bearings.date(tie.head)
        return Dating(act.time, act.begin, None, "after" if act.begin else "unknown")
    if tie.losing and bearings.judge(tie.head).status != "asserted":
        return Dating(None, None, None, "unknown")
    if tie.losing:
        act = bearings.date(tie.head)
        return Dating(act.time, None, act.finish or reading.article.published, "before")
    if tie.former or _is_past(reading.parse, tie.head):
        return Dating(None, None, reading.article.published, "before")
    return bearings.hold(tie.head)


def _is_past(parse: Parse, head: int) -> bool:
    """As in "once backed by", "formerly supported", "used to support"."""
    token = parse.tokens[head]
    if token.dep == "xcomp" and parse.tokens[token.head].lower == "used":
        return True
    before = parse.tokens[head - 1].lower if head else ""
    return token.pos == "VERB" and before in load_ties().offices.former | {"once"}
