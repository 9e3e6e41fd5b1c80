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
            beside = any(head.tag == "WDT" for head in heads)  # "..., which he denied"
            target = self.target(denial, before, None if beside else denial.within)
            if target:
                self.of_claim.setdefault(target.id, []).append(denial.id)
            return
        sentence = sentence_of(self.parse, denial)
        for head in heads:
            act = self.named(head)
            self.of_word.setdefault(stem(act), []).append((sentence, denial))

    def points(self, head: Token) -> bool:
        """Whether a word points to a claim ("the reports"); "reports that ..." tells its own."""
        pointing = bool({head.lower, head.lemma} & self.hedges.denied)
        return pointing and self.parse.child(head.i, "acl", "ccomp") is None

    def named(self, head: Token) -> Token:
        """The word that names an act: the object of a verb that says only that it was done."""
        told = self.parse.child(head.i, "acl", "ccomp")
        if told is not None and {head.lower, head.lemma} & self.hedges.denied:
            return told
        object_ = self.parse.child(head.i, "dobj")
        return object_ if object_ and head.lemma in self.hedges.light else head

    def target(self, denial: Claim, before: Sequence[Claim], around: str | None) -> Claim | None:
        """The nearest claim before a denial that someone else makes, an accusation first."""
        here = sentence_of(self.parse, denial)
        near = [
            claim
            for claim in before
            if claim.stance in {"accuses", "asserts"}
            and here - sentence_of(self.parse, claim) <= REACH
            and not (claim.source and claim.source == denial.source)
            and claim.id != around
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
        for sentence, denial in self.of_word.get(stem(token), ()):
            apart = sentence - token.sentence
            if (
                0 <= apart <= REACH
                and not self.holds(denial, token)
                and denial.id != (claim.id if claim else None)
            ):
                found.append(denial.id)
        return tuple(dict.fromkeys(found))

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
