"""Names that the text itself declares to be one: "the Front (NLF)", "also known as"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.reading import Markable, Reading
from dragoman.extract.relations.ends import Tie

# what may stand between two names of one thing
DECLARED = re.compile(
    r"""[\s,(]*(?:\([^)]{1,80}\)[\s,]*)?(?:who\ is\ |which\ is\ |is\ |was\ |are\ )?(?:
        (?:also|better|formerly|previously|otherwise|commonly|popularly|officially)\ (?:
            known | called | named | referred\ to | abbreviated | dubbed)
        | known | nicknamed | code-?named | dubbed | a\.?k\.?a\.? | alias
    )(?:\ by\ [\w’' ]{3,40}?)?(?:\ simply)?(?:\ as)?\s*,?\s*(?:the\ |an?\ )?["“'‘]?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
BRACKET = re.compile(
    r"(?:['’]s?)?\s*\(\s*[\"“'‘]?(?:the |or |also |hereafter )?[\"“'‘]?\s*", re.IGNORECASE
)
CLOSED = re.compile(r"\s*[\"”'’]?\s*[);,]")
NAMED = frozenset(["person", "organisation", "group", "country", "place", "asset", "other", "role"])
BODIES = frozenset(["organisation", "group", "other"])
PLACES = frozenset(["place", "country", "asset"])
VAGUE = frozenset(["a", "an", "some", "any", "no", "every", "each", "another"])
MOST_BETWEEN = 60


def same_names(reading: Reading) -> Iterator[Tie]:
    """same_as of neighbouring mentions that the words between them declare to be one."""
    marked = [m for m in reading.markables if m.kind in NAMED and m.form != "pronoun"]
    for place, one in enumerate(marked):
        for two in marked[place + 1 : place + 6]:
            if two.span.start - one.span.end > MOST_BETWEEN:
                break
            if two.span.start >= one.span.end:
                rule = _declares(reading, one, two)
                if rule:
                    yield Tie("same_as", one, two, two.head, rule, 0.85, presupposed=True)
                    break


def identified(reading: Reading) -> Iterator[Tie]:
    """same_as of "the leader is NAME", "its capital is NAME": told by the copula."""
    for name in reading.markables:
        head = reading.token(name.head)
        verb = reading.token(head.head)
        if name.form != "name" or head.dep != "attr" or verb.lemma != "be":
            continue
        subject = reading.parse.child(verb.i, "nsubj")
        said = reading.headed(subject.i) if subject is not None else None
        if said is None or said.form != "nominal" or said.kind not in NAMED:
            continue
        definite = reading.parse.child(said.head, "poss", "det")
        fits = said.kind == name.kind or _same_sort(said, name)
        if definite is not None and definite.lower not in VAGUE and fits:
            yield Tie("same_as", said, name, verb.i, "name:copula", 0.75)


def _declares(reading: Reading, one: Markable, two: Markable) -> str | None:
    text = reading.article.text
    between = text[one.span.end : two.span.start]
    if "(" in between and BRACKET.fullmatch(between):
        fit = CLOSED.match(text, two.span.end) and _short_for(two.span.of(text), one.span.of(text))
        return "name:brackets" if fit and _same_sort(one, two) else None
    declared = len(between) > 3 and two.form == "name" and DECLARED.fullmatch(between)
    fit = declared and (one.kind == two.kind or _same_sort(one, two))
    return "name:declared" if fit and _told_of(reading, one, two) else None


def _same_sort(one: Markable, two: Markable) -> bool:
    """May both be one thing: bodies, places, or things of an unknown kind?"""
    kinds = {one.kind, two.kind}
    return any(kinds <= sort for sort in (BODIES, PLACES, frozenset(["asset", "other"])))


def _told_of(reading: Reading, one: Markable, two: Markable) -> bool:
    """Does the clause between ("known as") hang on the first name, as far as the tree says?"""
    for token in reading.parse.tokens[one.last + 1 : two.first]:
        if token.dep in ("acl", "relcl") and token.pos == "VERB":
            return one.first <= token.head <= one.last
    return True


def _short_for(short: str, long: str) -> bool:
    """Tells whether it is an abbreviation whose first letter the long name has."""
    short = re.sub(r"[&/.]", "", short)
    if not short.isalnum() or not 2 <= len(short) <= 14 or len(short) >= len(long):
        return False
    initials = "".join(word[0] for word in re.findall(r"\w+", long) if word[0].isupper())
    if len(short) > len(initials) > 1 and short.endswith(initials):
        return False  # the long name lost its first words
    capitals = sum(letter.isupper() for letter in short)
    words = re.findall(r"\w+", long)
    return capitals >= 2 and (len(words) > 1 or short[0].upper() == long[0].upper())
