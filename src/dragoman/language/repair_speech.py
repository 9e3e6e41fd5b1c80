"""Repairs of faults in reported speech: who says, accuses or promises, and what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.language.changes import Change, children, first, has, has_to
from dragoman.language.parse import Token

TELLING = frozenset("say claim maintain insist believe think argue tell hope report".split())
ACCUSING = frozenset("accuse suspect charge convict acquit blame indict".split())
CHARGING = frozenset(["of", "with", "for"])
UNDERTAKING = frozenset(
    "agree refuse decline decide promise vow pledge threaten attempt try fail plan intend".split()
)
REMARKS = frozenset("claim charge accusation allegation assertion suggestion".split())
CLOSING = frozenset(
    "say admit recount report claim maintain insist acknowledge concede confirm note recall".split()
)
LOOSE = frozenset(["dep", "appos", "npadvmod", "dobj", "conj", "attr"])
FARTHEST = 15  # words between who tells and the verb that says so
OBJECTS = frozenset(["dobj", "dative", "ccomp", "xcomp", "attr", "acomp", "oprd", "auxpass"])


def accusers(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "was accused by experts of arming rebels": the charge, not experts of arming."""
    for verb in tokens:
        agent = first(tokens, verb, ("agent",)) if verb.lemma in ACCUSING else None
        who = first(tokens, agent, ("pobj",)) if agent is not None else None
        for preposition in children(tokens, who, ("prep",)) if who is not None else ():
            gerund = first(tokens, preposition, ("pcomp",))
            if gerund is not None and gerund.tag == "VBG" and preposition.lower in CHARGING:
                yield [Change(preposition.i, verb.i, "prep")]


def standing_accused(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "stands accused of theft": a passive in other words."""
    for verb in tokens:
        told = first(tokens, verb, ("acomp",)) if verb.lemma == "stand" else None
        subject = first(tokens, verb, ("nsubj",))
        if told is None or subject is None or told.lemma not in ACCUSING or told.tag != "VBN":
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
        if verb.dep not in ("conj", "ccomp") or verb.lemma not in TELLING or main.i > verb.i:
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
        if verb.tag != "VB" or verb.dep != "advcl" or main.lemma not in UNDERTAKING:
            continue
        if has_to(tokens, verb) and main.i < verb.i and not has(tokens, main, OBJECTS):
            yield [Change(verb.i, main.i, "xcomp")]


def remarks(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "said rebels fled, a claim that Paris rejects": the remark is no part of what was said."""
    for noun in tokens:
        if noun.lemma not in REMARKS or not noun.left or tokens[noun.left - 1].text != ",":
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
        if noun.lemma not in REMARKS or noun.dep != "compound" or name.dep != "nsubj":
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
    if not closes or verb.lemma not in CLOSING or verb.tag not in ("VBD", "VBZ", "VBP"):
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
