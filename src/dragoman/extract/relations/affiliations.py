"""Affiliations without a title: "X of the Relief Board", "X, formerly of 3 Brigade"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.reading import Markable, Reading
from dragoman.extract.relations.ends import Tie
from dragoman.lexicon.relations import Offices

BODIES = frozenset(["organisation", "group"])
MOST_BETWEEN = 5  # words between a name and the body


def affiliations(reading: Reading, offices: Offices) -> Iterator[Tie]:
    """member_of of persons whose body stands after their name, in text order."""
    for person in reading.markables:
        if person.kind == "person" and person.form == "name":
            tie = _affiliation(reading, offices, person)
            if tie is not None:
                yield tie


def _affiliation(reading: Reading, offices: Offices, person: Markable) -> Tie | None:
    linked, former, i = _linked_after(reading, offices, person)
    body = _body_from(reading, i)
    if body is None or body.form != "name" or not (linked or _is_unit(reading, offices, body)):
        return None
    if linked and reading.token(body.head).dep != "pobj":
        return None
    rule = "name:of" if linked else "name:comma"
    return Tie("member_of", person, body, person.head, rule, 0.65, None, True, former=former)


def _linked_after(reading: Reading, offices: Offices, person: Markable) -> tuple[bool, bool, int]:
    """Is there "of", is there "formerly", and where the body would begin after the name."""
    i, linked, former = person.last + 1, False, False
    for token in reading.parse.tokens[i : i + MOST_BETWEEN]:
        if token.lower == "of" and not linked:
            linked = True
        elif token.lower in offices.former and not linked:
            former = True
        elif not (token.text == "," and not linked) and not (token.lower == "the" and linked):
            break
        i += 1
    return linked, former, i


def _body_from(reading: Reading, i: int) -> Markable | None:
    found = [m for m in reading.over(i) if m.first == i and m.kind in BODIES]
    return max(found, key=lambda m: m.last - m.first, default=None)


def _is_unit(reading: Reading, offices: Offices, body: Markable) -> bool:
    """Is it "3 Brigade", a unit with its number?"""
    words = reading.parse.tokens[body.first : body.last + 1]
    numbered = words[0].pos == "NUM" or words[0].text[0].isdigit()
    return numbered and any(t.lower in offices.units for t in words)
