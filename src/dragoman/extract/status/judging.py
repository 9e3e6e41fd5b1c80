"""How an act stands where it is said: asserted, negated, denied, possible, likely, intended ..."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.extract.claims.cues import NEGATIVE, TAKEN
from dragoman.extract.reading import Reading, Standing
from dragoman.extract.status.denials import Denials, heads_of
from dragoman.extract.status.links import link
from dragoman.extract.status.marks import PLAIN, Mark, combine, has_condition, shown
from dragoman.lexicon.hedges import Hedges
from dragoman.records import Claim, Stance, Status

LONGEST_CLIMB = 40  # governors; a sentence nested deeper is a list or a parser's fault
BY_STANCE: dict[Stance, Status] = {
    "denies": "denied",
    "doubts": "possible",
    "intends": "intended",
    "promises": "intended",
    "threatens": "intended",
    "asks": "requested",
}


def judge_status(
    reading: Reading, claims: Sequence[Claim], hedges: Hedges
) -> Callable[[int], Standing]:
    """A function from the token index of a predicate to its standing (each judged once)."""
    bench = _Bench(reading, claims, hedges)
    known: dict[int, Standing] = {}

    def judge(head: int) -> Standing:
        if head not in known:
            known[head] = bench.judge(head)
        return known[head]

    return judge


class _Bench:
    """Which claim holds each token, and the walk from an act to the edge of its claim."""

    def __init__(self, reading: Reading, claims: Sequence[Claim], hedges: Hedges) -> None:
        self.parse, self.hedges = reading.parse, hedges
        self.holders = holders(reading, claims)
        self.denials = Denials(reading, claims, hedges)

    def judge(self, head: int) -> Standing:
        claim = self.holders[head]
        mark, at_edge = self.climb(head)
        if claim is not None and at_edge:
            mark = combine(self.stance_mark(claim, head), mark)
        hedge = self.parse.tokens[mark.by].span if mark.by is not None else None
        if claim is None:
            return Standing(mark.status, hedge, None, self.denials.of(head, None))
        if mark.status == "asserted" or hedge is None:
            hedge = hedge or claim.hedge
        return Standing(mark.status, hedge, claim.id, self.denials.of(head, claim))

    def climb(self, head: int) -> tuple[Mark, bool]:
        """The mark of a word inside its claim, and whether its scope reaches the claim's cue."""
        mark, at, claim = self.shown(head), head, self.holders[head]
        for _ in range(LONGEST_CLIMB):
            up = link(self.parse, self.hedges, at)
            governor = self.parse.tokens[at].head
            if claim is not None and self.holders[governor] is not claim:
                return mark, True
            mark = combine(up.mark, mark)
            if up.on is None:
                return mark, governor == at
            if up.scoped or up.hedged_only:
                above = self.shown(up.on)
                if not (up.hedged_only and above.status == "negated"):
                    mark = combine(above, mark)
            at = up.on
        return mark, False

    def shown(self, i: int) -> Mark:
        """What a word shows; "would" in reported speech tells a plan, in a question nothing."""
        mark = shown(self.parse, self.hedges, i)
        token = self.parse.tokens[i]
        if mark.status == "hypothetical" and self.tells_plan(i, mark):
            return Mark("intended", mark.by)
        if mark is PLAIN and token.head == i and self.asks(i):
            return Mark("possible")
        return mark

    def tells_plan(self, i: int, mark: Mark) -> bool:
        """Whether "would" is the past of "will": in reported speech, without a condition."""
        told = self.holders[i] is not None and mark.by is not None
        return told and not has_condition(self.parse, self.parse.tokens[i])

    def asks(self, i: int) -> bool:
        return self.parse.tokens[self.parse.sentence_of(i).last].text == "?"

    def stance_mark(self, claim: Claim, head: int) -> Mark:
        """What a claim's cue makes of its content."""
        cue = self.parse.token_at(claim.cue.start) if claim.cue else None
        if claim.rule == NEGATIVE or (claim.direct and claim.stance != "denies"):
            return PLAIN
        if cue is not None and (status := self.hedges.cues.get(cue.lemma)):
            return Mark(status, cue.i)
        status = BY_STANCE.get(claim.stance)
        if claim.stance == "hopes":
            status = "intended" if claim.rule.endswith("inf") else "possible"
        return Mark(status, cue.i if cue else None) if status else PLAIN


def holders(reading: Reading, claims: Sequence[Claim]) -> list[Claim | None]:
    """For each token the innermost claim that holds it; what is taken for granted is not held.

    A denial does not hold the word of report that it denies: "denied the charge" grants the charge.
    """
    found: list[Claim | None] = [None] * len(reading.parse.tokens)
    inner_last = sorted(
        (claim for claim in claims if not claim.rule.endswith(TAKEN)),
        key=lambda claim: -sum(span.end - span.start for span in claim.content),
    )
    cues = {claim.cue.start for claim in claims if claim.cue}
    for claim in inner_last:
        granted = set()
        if claim.stance == "denies":
            heads = heads_of(reading.parse, claim)
            granted = {head.i for head in heads if head.pos == "NOUN" and head.start in cues}
        for span in claim.content:
            for token in reading.parse.tokens_in(span):
                if token.i not in granted:
                    found[token.i] = claim
    return found
