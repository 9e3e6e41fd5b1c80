"""Numbers told with an event: killed, wounded, detained, displaced, participants, troops, money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.extract.reading import Markable, Reading
from dragoman.files import DATA, read_yaml
from dragoman.language.parse import Token
from dragoman.records import Number, Span


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The word lists of ``data/numbers``: values, scales, bounds and units."""

    words: Mapping[str, float]
    scales: Mapping[str, float]
    vague: Mapping[str, float]
    least: frozenset[str]
    most: frozenset[str]
    units: Mapping[str, str]


@cache
def load_numbers() -> NumberWords:
    """The number words of the package. Raises DataError where the file is unsound."""
    listed = read_yaml(DATA / "numbers" / "numbers.yaml")
    return NumberWords(
        listed["words"],
        listed["scales"],
        listed["vague"],
        frozenset(listed["least"]),
        frozenset(listed["most"]),
        listed["units"],
    )


def find_numbers(
    reading: Reading, trigger: int, parties: Sequence[Markable], kind: str
) -> tuple[Number, ...]:
    """The counts that stand with the parties of an event; ``low`` and ``high`` None where open."""
    usual = load_numbers().units.get(reading.token(trigger).lemma) or (
        "participants" if kind == "PROTEST" else "other"
    )
    found = {}
    for markable in parties:
        unit = load_numbers().units.get(_undergone(reading, markable), usual)
        for number in _counts(reading, markable, unit):
            found[number.span] = number
    return tuple(found[span] for span in sorted(found))


def _undergone(reading: Reading, markable: Markable) -> str:
    """The verb whose object they are: in "shelled the camp, wounding ten" that of the ten."""
    head = reading.token(markable.head)
    return reading.token(head.head).lemma if head.dep in ("dobj", "nsubjpass") else ""


def _counts(reading: Reading, markable: Markable, unit: str) -> Iterator[Number]:
    for token in reading.parse.children(markable.head, "nummod"):
        value = amount(reading, token)
        if value is not None:
            low, high = _bounds(reading, token, value)
            span = reading.parse.span(token.left, token.i)
            yield Number(span, unit, low, high)
    yield from _vague(reading, markable, unit)


def _vague(reading: Reading, markable: Markable, unit: str) -> Iterator[Number]:
    """ "dozens of protesters": at least two of the scale."""
    preposition = reading.token(reading.token(markable.head).head)
    noun = reading.token(preposition.head)
    if preposition.lower == "of" and noun.lemma in load_numbers().vague and noun.tag == "NNS":
        yield Number(Span(noun.start, noun.end), unit, 2.0 * load_numbers().vague[noun.lemma], None)


def amount(reading: Reading, token: Token) -> float | None:
    """The value of a number word or figure with its scale ("1.2 million"), None if unreadable."""
    listed = load_numbers()
    parts = [*reading.parse.children(token.i, "compound", "nummod", "quantmod"), token]
    total = 0.0
    for word in (p.lower.replace(",", "") for p in parts):
        if word in listed.words:
            total += listed.words[word]
        elif word in listed.scales:
            total = (total or 1) * listed.scales[word]
        elif word.replace(".", "", 1).isdecimal() and word.isascii():
            total += float(word)
        elif "-" in word and all(w in listed.words for w in word.split("-")):
            total += sum(listed.words[w] for w in word.split("-"))
    return total or None


def _bounds(reading: Reading, token: Token, value: float) -> tuple[float | None, float | None]:
    words = {child.lower for child in reading.parse.children(token.i)}
    if words & load_numbers().least:
        return value, None
    return (None, value) if words & load_numbers().most else (value, value)
