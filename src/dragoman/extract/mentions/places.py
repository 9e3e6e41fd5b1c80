"""Names of places that neither the word lists nor the recogniser take whole.

Tokenisers cut "Port-au-Prince" at its hyphens, and a recogniser may take a little-known town for a
language or for nothing. What stands in the gazetteer is a name of a place all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extract.mentions.naming import Found
from dragoman.language.parse import Parse, Token
from dragoman.lexicon.gazetteer import Gazetteer, load_gazetteer
from dragoman.lexicon.placewords import load_placewords

LONGEST = 9  # tokens of a hyphenated name
LEAST = 5_000  # the weight from which a single word after a preposition is a place
BEFORE = frozenset(["in", "at", "near", "inside", "outside", "around"])
UNNAMED = frozenset(["", "LANGUAGE", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "NORP"])


def with_place_names(
    parse: Parse, names: Sequence[Found], gazetteer: Gazetteer | None = None
) -> list[Found]:
    """The names of a text with those of the gazetteer added; fragments of these are left out."""
    gazetteer = gazetteer or load_gazetteer()
    taken = {i for name in names for i in range(name.first, name.last + 1)}
    whole = [*_hyphened(parse, gazetteer), *_alone(parse, gazetteer, taken)]
    covered = {i for first, last in whole for i in range(first, last + 1)}
    kept = [name for name in names if name.first not in covered or name.last not in covered]
    added = [Found(*span, "place", "name", "place-of-gazetteer") for span in whole]
    return sorted([*kept, *added], key=lambda name: (name.first, name.last))


def _hyphened(parse: Parse, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Words that hyphens join, three at least, whose whole is a place's usual name."""
    i, tokens = 0, parse.tokens
    while i < len(tokens):
        last = i
        while last + 1 < len(tokens) and last - i < LONGEST and _joined(tokens[last : last + 2]):
            last += 1
        if last > i + 1 and tokens[i].text[0].isupper() and tokens[last].text[0].isupper():
            name = parse.text[tokens[i].start : tokens[last].end]
            if any(spot.usual and spot.kind != "country" for spot in gazetteer.find(name)):
                yield i, last
        i = last + 1


def _joined(pair: Sequence[Token]) -> bool:
    one, two = pair
    return one.end == two.start and ("-" in (one.text[-1], two.text[0]))


def _alone(parse: Parse, gazetteer: Gazetteer, taken: set[int]) -> Iterator[tuple[int, int]]:
    """A capitalised word right after a preposition of place that no name has taken."""
    for before, token in zip(parse.tokens, parse.tokens[1:], strict=False):
        if before.lower not in BEFORE or token.i in taken or token.pos != "PROPN":
            continue
        if token.entity not in UNNAMED or not token.text[0].isupper() or token.dep == "compound":
            continue
        if token.lower in load_placewords()["generic"]:
            continue
        if any(spot.usual and spot.weight >= LEAST for spot in gazetteer.find(token.text)):
            yield token.i, token.i
