"""Denials: which claim, or which act told before, someone denies."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.claims.cues import TAKEN
from dragoman.extract.reading import Reading
from dragoman.language.parse import Parse, Token
from dragoman.lexicon.hedges import Hedges
from dragoman.records import Claim

REACH = 4  # sentences between what is claimed and its denial
STEM = 5  # letters in which two words for one act agree
NEAREST = 30  # claims before a denial that it may answer
ACTS = frozenset({"VERB", "NOUN", "PRON", "DET", "PROPN"})


class Denials:
    """What is denied by whom: claims by id, and acts by the words that name them."""

    def __init__(self, reading: Reading, claims: Sequence[Claim], hedges: Hedges) -> None:
        self.parse, self.hedges = reading.parse, hedges
        self.claims = {claim.id: claim for claim in claims}
        self.of_claim: dict[str, list[str]] = {}
        self.of_word: dict[str, list[tuple[int, Claim]]] = {}
        for index, denial in enumerate(claims):
            if denial.stance == "denies" and not denial.rule.endswith(TAKEN):
                self.enter(denial, claims[:index][-NEAREST:])

    def enter(self, denial: Claim, before: Sequence[Claim]) -> None:
        """Note what a denial denies: a claim that it points to, or the act that it names."""
        heads = heads_of(self.parse, denial)
        if all(self.points(head) for head in heads):
            target = self.target(denial, before, self.remarks(denial))
            if target:
                self.of_claim.setdefault(target.id, []).append(denial.id)
            return
        if self.turns_down(denial) and not any(map(self.reports, heads)):
            return
        sentence = sentence_of(self.parse, denial)
        for head in heads:
            act = self.named(head)
            self.of_word.setdefault(stem(act), []).append((sentence, denial))

    def remarks(self, denial: Claim) -> bool:
        """As in "..., which he denied", "..., a charge that he denied": of what goes before."""
        cue = self.parse.token_at(denial.cue.start) if denial.cue else None
        return cue is not None and cue.dep in {"relcl", "acl"}

    def turns_down(self, denial: Claim) -> bool:
        """ "Rejected the truce" turns it down, and does not say that there was none."""
        cue = self.parse.token_at(denial.cue.start) if denial.cue else None
        clause = cue and self.parse.child(cue.i, "ccomp", "xcomp", "pcomp")
        return cue is not None and cue.lemma in self.hedges.refusing and clause is None

    def points(self, head: Token) -> bool:
        """Whether a word points to a claim ("the reports"); "reports that ..." tells its own."""
        verb = self.parse.tokens[head.head]
        if head.lower == "that" and verb.dep in {"relcl", "acl"}:
            return self.reports(self.parse.tokens[verb.head])
        told = self.parse.child(head.i, "acl", "ccomp")
        bare = told is not None and self.parse.child(told.i, "agent") is not None
        return self.reports(head) and (told is None or bare)

    def reports(self, head: Token) -> bool:
        return bool({head.lower, head.lemma} & self.hedges.denied)

    def named(self, head: Token) -> Token:
        """The word that names an act: the object of a verb that says only that it was done."""
        told = self.parse.child(head.i, "acl", "ccomp")
        if told is not None and self.reports(head):
            return told
        object_ = self.parse.child(head.i, "dobj")
        return object_ if object_ and head.lemma in self.hedges.light else head

    def target(self, denial: Claim, before: Sequence[Claim], beside: bool) -> Claim | None:
        """The nearest claim before a denial that someone else makes, an accusation first.

        A denial ``beside`` what it denies stands in its sentence, even within that claim.
        """
        here = sentence_of(self.parse, denial)
        near = [
            claim
            for claim in before
            if claim.stance in {"accuses", "asserts"}
            and here - sentence_of(self.parse, claim) <= (0 if beside else REACH)
            and not (claim.source and claim.source == denial.source)
            and (beside or claim.id != denial.within)
        ]
        return max(near, key=lambda c: (c.stance == "accuses", starts(c)), default=None)

    def of(self, head: int, claim: Claim | None) -> tuple[str, ...]:
        """The ids of the denials of an act."""
        found = []
        at: Claim | None = claim
        while at is not None:
            found += self.of_claim.get(at.id, [])
            at = self.claims.get(at.within) if at.within else None
        token = self.parse.tokens[head]
        found += [
            denial.id
            for sentence, denial in self.of_word.get(stem(token), ())
            if 0 <= sentence - token.sentence <= REACH and self.answers(denial, token, claim)
        ]
        return tuple(dict.fromkeys(found))

    def answers(self, denial: Claim, token: Token, claim: Claim | None) -> bool:
        """Whether a denial is of what stands outside it, or of the claim that it repeats."""
        if claim is not None and claim.within == denial.id:
            return True
        return not self.holds(denial, token) and (claim is None or claim.id != denial.id)

    def holds(self, claim: Claim, token: Token) -> bool:
        return any(span.start <= token.start < span.end for span in claim.content)


def stem(token: Token) -> str:
    return token.lemma[:STEM]


def starts(claim: Claim) -> int:
    return claim.cue.start if claim.cue else claim.content[0].start


def sentence_of(parse: Parse, claim: Claim) -> int:
    token = parse.token_at(starts(claim))
    return token.sentence if token else 0


def heads_of(parse: Parse, claim: Claim) -> list[Token]:
    """The words that govern the pieces of a claim's content."""
    tokens = [token for span in claim.content for token in parse.tokens_in(span)]
    inside = {token.i for token in tokens}
    return [
        token
        for token in tokens
        if (token.head not in inside or token.head == token.i) and token.pos in ACTS
    ]
