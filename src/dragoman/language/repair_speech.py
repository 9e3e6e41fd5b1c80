"""Repairs of faults in reported speech: who says, accuses or promises, and what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.language.changes import Change, children, first, has, has_to, listed
from dragoman.language.parse import Token

LOOSE = frozenset(["dep", "appos", "npadvmod", "dobj", "conj", "attr"])
FARTHEST = 15  # words between who tells and the verb that says so
OBJECTS = frozenset(["dobj", "dative", "ccomp", "xcomp", "attr", "acomp", "oprd", "auxpass"])


def accusers(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "was accused by experts of arming rebels": the charge, not experts of arming."""
    for verb in tokens:
        agent = first(tokens, verb, ("agent",)) if listed(verb.lemma, "accusing") else None
        who = first(tokens, agent, ("pobj",)) if agent is not None else None
        for preposition in children(tokens, who, ("prep",)) if who is not None else ():
            gerund = first(tokens, preposition, ("pcomp",))
            if gerund is not None and gerund.tag == "VBG" and listed(preposition.lower, "charging"):
                yield [Change(preposition.i, verb.i, "prep")]


def standing_accused(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "stands accused of theft": a passive in other words."""
    for verb in tokens:
        told = first(tokens, verb, ("acomp",)) if verb.lemma == "stand" else None
        subject = first(tokens, verb, ("nsubj",))
        if (
            told is None
            or subject is None
            or not listed(told.lemma, "accusing")
            or told.tag != "VBN"
        ):
            continue
        head = told.i if verb.head == verb.i else verb.head
        yield [
            Change(told.i, head, verb.dep),
            Change(verb.i, told.i, "auxpass"),
            Change(subject.i, told.i, "nsubjpass"),
        ]


def so_they_say(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "Rebels shelled it, or so the police maintain": the police tell it, nobody else."""
    for verb in tokens:
        main = tokens[verb.head]
        if (
            verb.dep not in ("conj", "ccomp")
            or not listed(verb.lemma, "telling")
            or main.i > verb.i
        ):
            continue
        before = [t for t in tokens[main.i + 1 : verb.i] if t.lower in ("or", "so")]
        if [t.lower for t in before] == ["or", "so"] and before[1].i == before[0].i + 1:
            head = verb.i if main.head == main.i else main.head
            joint = Change(before[0].i, verb.i, "cc")
            yield [Change(verb.i, head, main.dep), Change(main.i, verb.i, "ccomp"), joint]


def straying_infinitives(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "agreed in Rome to respect the truce": what was agreed, not what for."""
    for verb in tokens:
        main = tokens[verb.head]
        if verb.tag != "VB" or verb.dep != "advcl" or not listed(main.lemma, "undertaking"):
            continue
        if has_to(tokens, verb) and main.i < verb.i and not has(tokens, main, OBJECTS):
            yield [Change(verb.i, main.i, "xcomp")]


def remarks(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "said rebels fled, a claim that Paris rejects": the remark is no part of what was said."""
    for noun in tokens:
        if not listed(noun.lemma, "remarks") or not noun.left or tokens[noun.left - 1].text != ",":
            continue
        root = noun
        while root.head != root.i:
            root = tokens[root.head]
        if noun.dep in LOOSE and first(tokens, noun, ("relcl", "acl")) and root.i < noun.i:
            yield [Change(noun.i, root.i, "dep")]


def run_together(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "said rebels fled, a claim Paris rejects": "claim" belongs not to the name of Paris."""
    for noun in tokens:
        name = tokens[noun.head]
        verb, main = tokens[name.head], tokens[tokens[name.head].head]
        told = first(tokens, verb, ("ccomp",))
        if not listed(noun.lemma, "remarks") or noun.dep != "compound" or name.dep != "nsubj":
            continue
        if told is None or told.i > noun.i or not name.left or tokens[name.left - 1].text != ",":
            continue
        on = main.i if main.i != verb.i else told.i
        yield [
            Change(told.i, on, verb.dep),
            Change(noun.i, on, "dep"),
            Change(verb.i, noun.i, "relcl"),
            *(Change(d.i, noun.i, "det") for d in children(tokens, name, ("det",))),
        ]


def closing_tags(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "Police fired into a hall, a deacon in Gao recounted": the deacon tells it, no hall."""
    for verb in tokens:
        root = verb
        while root.head != root.i:
            root = tokens[root.head]
        teller = _teller(tokens, verb) if root.i < verb.i and root.pos == "VERB" else None
        if teller is None or tokens[max(teller.left - 1, 0)].text != ",":
            continue
        around = (tokens[teller.left - 1], *tokens[verb.i + 1 : verb.i + 2])
        yield [
            Change(verb.i, verb.i, "ROOT"),
            Change(root.i, verb.i, "ccomp"),
            Change(teller.i, verb.i, "nsubj"),
            *(Change(t.i, verb.i, "punct") for t in around if t.sentence == verb.sentence),
        ]


def _teller(tokens: Sequence[Token], verb: Token) -> Token | None:
    """Who stands before a verb of saying that closes its sentence, hung up as something else."""
    follows = tokens[verb.i + 1 : verb.i + 2]
    closes = not follows or follows[0].text == "." or follows[0].sentence != verb.sentence
    if not closes or not listed(verb.lemma, "closing") or verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    if has(tokens, verb, OBJECTS | {"mark", "aux"}):
        return None
    subject = first(tokens, verb, ("nsubj",))
    if subject is not None:
        own = subject.pos in ("NOUN", "PROPN") and subject.right + 1 == verb.i
        return subject if verb.dep in ("relcl", "appos", "advcl") and own else None
    before = (t for t in tokens[max(verb.i - FARTHEST, 0) : verb.i] if t.dep in LOOSE)
    nouns = (t for t in before if t.pos in ("NOUN", "PROPN") and t.right + 1 == verb.i)
    return next(nouns, None) if verb.dep == "advcl" else None
