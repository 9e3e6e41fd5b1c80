"""Repairs of parser faults that recur: each a small rule over the tree, each with a test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from dragoman.language.changes import Change, children, first, has, has_to, listed
from dragoman.language.parse import Row, Token, grow
from dragoman.language.repair_speech import (
    accusers,
    closing_tags,
    remarks,
    run_together,
    so_they_say,
    standing_accused,
    straying_infinitives,
)

NOUNS = frozenset(["NOUN", "PROPN", "PRON"])
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "expl"])
COMPLEMENTS = frozenset(["dobj", "dative", "ccomp", "xcomp", "attr", "acomp", "oprd", "auxpass"])
AUXILIARIES = frozenset(["aux", "auxpass"])
OBJECTS = frozenset(["pobj", "pcomp"])
MODIFIERS = frozenset(["compound", "amod", "nmod", "nummod"])


def repair(tokens: tuple[Token, ...], titles: frozenset[int] = frozenset()) -> tuple[Token, ...]:
    """The tokens with known faults of the English models mended; unchanged where there are none.

    ``titles`` are the numbers of the sentences that are headlines.
    """
    rules = (
        partial(headline_passives, titles=titles),
        reported_passives,
        straying_participles,
        straying_finites,
        accusers,
        standing_accused,
        so_they_say,
        straying_infinitives,
        remarks,
        run_together,
        closing_tags,
        swallowed_clauses,
        stolen_subjects,
        split_clauses,
        hanging_participles,
        leading_prepositions,
        fronted_times,
        loyal_subjects,
        headless,
    )
    changes = {
        change.i: change
        for rule in rules
        for group in rule(tokens)
        for change in group
        if _keeps_tree(tokens, group)
    }
    if not changes:
        return tokens
    return grow([_changed(token, changes.get(token.i)) for token in tokens])


def _changed(token: Token, change: Change | None) -> Row:
    head, dep = (change.head, change.dep) if change else (token.head, token.dep)
    return Row(
        token.start,
        token.end,
        token.text,
        token.lemma,
        token.pos,
        token.tag,
        dep,
        head,
        token.sentence,
        token.entity,
    )


def _keeps_tree(tokens: Sequence[Token], group: Sequence[Change]) -> bool:
    """No token becomes its own ancestor."""
    heads = {change.i: change.head for change in group}
    for change in group:
        at, steps = change.head, 0
        while heads.get(at, tokens[at].head) != at:
            at = heads.get(at, tokens[at].head)
            steps += 1
            if at == change.i or steps > 200:
                return False
    return True


def stolen_subjects(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "backing the general and France is sending troops": France is no object but the subject.

    A verb with a finite auxiliary lacks a subject, and the noun before the auxiliary is coordinated
    with a noun of the clause before.
    """
    for verb in tokens:
        if verb.pos not in ("VERB", "AUX") or has(tokens, verb, SUBJECTS):
            continue
        auxiliary = first(tokens, verb, ("aux", "auxpass"))
        if auxiliary is None or auxiliary.tag not in ("VBZ", "VBP", "VBD", "MD") or not auxiliary.i:
            continue
        noun = tokens[auxiliary.i - 1]
        if noun.dep == "conj" and noun.pos in NOUNS and noun.sentence == verb.sentence:
            passive = first(tokens, verb, ("auxpass",)) is not None
            yield [Change(noun.i, verb.i, "nsubjpass" if passive else "nsubj")]


def headline_passives(tokens: Sequence[Token], titles: frozenset[int]) -> Iterator[list[Change]]:
    """ "Convoy ambushed near Bor": headlines tell acts in the present tense, so it was ambushed."""
    for verb in tokens:
        if verb.sentence not in titles or verb.tag not in ("VBD", "VBN") or verb.pos != "VERB":
            continue
        subject = first(tokens, verb, ("nsubj",))
        told = first(tokens, verb, ("xcomp",))
        active = has(tokens, verb, COMPLEMENTS) and not (told and has_to(tokens, told))
        if subject is not None and subject.i < verb.i and not active:
            yield [Change(subject.i, verb.i, "nsubjpass")]


def reported_passives(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "troops said to have shot monks": they do not say it, it is said of them."""
    for verb in tokens:
        told = first(tokens, verb, ("xcomp",))
        if not listed(verb.lemma, "reported") or told is None or not has_to(tokens, told):
            continue
        subject = first(tokens, verb, ("nsubj",))
        past = verb.tag in ("VBD", "VBN") and not has(tokens, verb, AUXILIARIES | {"dobj"})
        if past and subject is not None:
            yield [Change(subject.i, verb.i, "nsubjpass")]


def straying_participles(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "saying that they had left and accusing Chad": who says it accuses, not they.

    A participle after "and" hangs on a finite verb inside the clause of another participle.
    """
    for verb in tokens:
        inside = tokens[verb.head]
        if verb.tag != "VBG" or verb.dep != "conj" or inside.tag == "VBG" or inside.i > verb.i:
            continue
        outer = inside
        while outer.dep in ("ccomp", "xcomp", "conj") and outer.tag != "VBG":
            outer = tokens[outer.head]
        joined = [t for t in children(tokens, inside, ("cc",)) if t.i == verb.i - 1]
        if outer.tag == "VBG" and joined and not has(tokens, verb, SUBJECTS | AUXILIARIES):
            yield [Change(verb.i, outer.i, "conj"), Change(joined[0].i, outer.i, "cc")]


def straying_finites(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "accused them of shirking and refused to pay": who accused refused, not they.

    A past tense after "and" hangs on a gerund behind a preposition.
    """
    for verb in tokens:
        gerund = tokens[verb.head]
        strays = verb.dep == "conj" and verb.tag in ("VBD", "VBN") and verb.pos == "VERB"
        if not strays or gerund.tag != "VBG" or gerund.dep != "pcomp" or gerund.i > verb.i:
            continue
        outer = tokens[tokens[gerund.head].head]
        joined = [t for t in children(tokens, gerund, ("cc",)) if t.i == verb.i - 1]
        told = outer.tag == "VBD" or has(tokens, outer, frozenset(["aux"]))
        if (
            joined
            and outer.pos == "VERB"
            and told
            and not has(tokens, verb, SUBJECTS | AUXILIARIES)
        ):
            yield [Change(verb.i, outer.i, "conj"), Change(joined[0].i, outer.i, "cc")]


def swallowed_clauses(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "the fields, which rebels seized": a relative clause, no list of "which rebels"."""
    for pronoun in tokens:
        noun = tokens[pronoun.head]
        if pronoun.tag != "WDT" or pronoun.dep != "det" or noun.i != pronoun.i + 1:
            continue
        verb = first(tokens, noun, ("acl", "relcl"))
        before = next((t for t in reversed(tokens[: pronoun.i]) if t.text != ","), None)
        if verb is None or before is None or before.pos not in NOUNS or verb.tag == "VBG":
            continue
        if not has(tokens, verb, SUBJECTS | COMPLEMENTS):
            yield [
                Change(verb.i, before.i, "relcl"),
                Change(noun.i, verb.i, "nsubj"),
                Change(pronoun.i, verb.i, "dobj"),
            ]


def split_clauses(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "came after his army, backed by tribes, seized the port": the army seized, and that is when.

    A past-tense verb hangs as a conjunct on the main verb without "and", and between the two stands
    a temporal preposition whose noun is followed by a participle in commas.
    """
    for verb in tokens:
        if verb.dep != "conj" or verb.tag not in ("VBD", "VBZ") or has(tokens, verb, SUBJECTS):
            continue
        main = tokens[verb.head]
        if main.i > verb.i or any(
            t.dep == "cc" for t in tokens[main.i + 1 : verb.i] if t.head == main.i
        ):
            continue
        for preposition in children(tokens, main, ("prep", "mark")):
            noun = first(tokens, preposition, ("pobj",))
            between = noun is not None and main.i < noun.i < verb.i
            if (
                between
                and listed(preposition.lower, "conjunctions")
                and tokens[verb.i - 1].text == ","
            ):
                assert noun is not None  # noqa: S101 - told to the type checker
                yield [
                    Change(verb.i, main.i, "advcl"),
                    Change(noun.i, verb.i, "nsubj"),
                    Change(preposition.i, verb.i, "mark"),
                ]
                break


def hanging_participles(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "his army, backed by tribes, captured": the army was backed, not the main clause's subject.

    A past participle with its agent follows a noun and a comma, but hangs on the main verb.
    """
    for verb in tokens:
        if verb.tag != "VBN" or verb.dep != "advcl" or verb.i < 2 or has(tokens, verb, SUBJECTS):
            continue
        noun = tokens[verb.i - 2]
        if tokens[verb.i - 1].text == "," and noun.pos in NOUNS and first(tokens, verb, ("agent",)):
            while tokens[noun.head].i == noun.i + 1 and noun.dep == "compound":
                noun = tokens[noun.head]
            yield [Change(verb.i, noun.i, "acl")]


def leading_prepositions(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "Near Homs, two planes crashed": the town is where, not who.

    A capital preposition that opens a sentence is read as a name, and its noun as a second subject.
    """
    for word in tokens:
        if not listed(word.lower, "leading") or word.dep != "compound" or word.pos != "PROPN":
            continue
        noun = tokens[word.head]
        verb = tokens[noun.head]
        subjects = list(children(tokens, verb, ("nsubj", "nsubjpass")))
        if noun.dep in SUBJECTS and len(subjects) > 1 and subjects[0].i == noun.i:
            yield [Change(word.i, verb.i, "prep"), Change(noun.i, word.i, "pobj")]


def fronted_times(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "In May government forces took it": the month belongs to "in", not to the forces.

    A preposition without object opens a clause, and the time behind it hangs on the subject.
    """
    for preposition in tokens:
        bare = preposition.dep == "prep" and listed(preposition.lower, "timing")
        if not bare or has(tokens, preposition, OBJECTS):
            continue
        last = preposition.i
        while last + 1 < len(tokens) and tokens[last + 1].entity == "DATE":
            last += 1
        inside = tokens[preposition.i + 1 : last + 1]
        noun = tokens[tokens[last].head]
        while noun.i > last and noun.dep in MODIFIERS:
            noun = tokens[noun.head]
        if inside and noun.i > last and noun.dep in SUBJECTS and noun.head == preposition.head:
            group = [Change(last, preposition.i, "pobj")]
            yield group + [Change(t.i, last, t.dep) for t in inside[:-1] if t.head > last]


def loyal_subjects(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "Fighters loyal to the general have left": they left; that they are loyal says which.

    An adjective without copula is taken for the verb of the noun before it; the verb hangs on it.
    """
    for adjective in tokens:
        noun = first(tokens, adjective, ("nsubj",))
        if adjective.pos != "ADJ" or adjective.dep != "ROOT" or noun is None:
            continue
        verb = first(tokens, adjective, ("advcl", "conj", "ccomp"))
        if noun.i != adjective.i - 1 or verb is None or verb.i < adjective.i or verb.pos != "VERB":
            continue
        if not has(tokens, verb, SUBJECTS | {"mark", "cc"}) and _is_finite(tokens, verb):
            yield [
                Change(verb.i, verb.i, "ROOT"),
                Change(noun.i, verb.i, "nsubj"),
                Change(adjective.i, noun.i, "amod"),
            ]


def _is_finite(tokens: Sequence[Token], verb: Token) -> bool:
    finite = ("VBZ", "VBP", "VBD", "MD")
    own = [verb, *children(tokens, verb, ("aux", "auxpass"))]
    return any(token.tag in finite for token in own)


def headless(tokens: Sequence[Token]) -> Iterator[list[Change]]:
    """ "The agency called on both to talk": a past tense read as a participle leaves no verb.

    The root is a noun whose participle has an object or a clause and no agent: it is the verb.
    """
    for verb in tokens:
        noun = tokens[verb.head]
        if verb.dep != "acl" or verb.tag not in ("VBN", "VBD") or noun.head != noun.i:
            continue
        active = first(tokens, verb, ("dobj", "xcomp", "ccomp"))
        if noun.pos in NOUNS and active and not first(tokens, verb, ("agent", "auxpass")):
            yield [Change(verb.i, verb.i, "ROOT"), Change(noun.i, verb.i, "nsubj")]
