"""Numbers told with an event: killed, wounded, detained, displaced, participants, troops, money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extract.reading import Markable, Reading
from dragoman.language.parse import Token
from dragoman.records import Number, Span

WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
VAGUE = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
LEAST = frozenset(["least", "over", "than", "more"])
MOST = frozenset(["to", "most", "nearly", "almost", "under"])
UNITS = {
    "kill": "killed", "die": "killed", "death": "killed", "execute": "killed", "massacre": "killed",
    "wound": "wounded", "injure": "wounded", "arrest": "detained", "detain": "detained",
    "displace": "displaced", "flee": "displaced", "deploy": "troops", "abduct": "detained",
}  # fmt: skip


def find_numbers(
    reading: Reading, trigger: int, parties: Sequence[Markable], kind: str
) -> tuple[Number, ...]:
    """The counts that stand with the parties of an event; ``low`` and ``high`` None where open."""
    unit = UNITS.get(reading.token(trigger).lemma) or (
        "participants" if kind == "PROTEST" else "other"
    )
    found = {}
    for markable in parties:
        for number in _counts(reading, markable, unit):
            found[number.span] = number
    return tuple(found[span] for span in sorted(found))


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
    if preposition.lower == "of" and noun.lemma in VAGUE and noun.tag == "NNS":
        yield Number(Span(noun.start, noun.end), unit, 2.0 * VAGUE[noun.lemma], None)


def amount(reading: Reading, token: Token) -> float | None:
    """The value of a number word or figure with its scale ("1.2 million"), None if unreadable."""
    parts = [*reading.parse.children(token.i, "compound", "nummod", "quantmod"), token]
    total, current = 0.0, 0.0
    for word in (p.lower.replace(",", "") for p in parts):
        if word in WORDS:
            current += WORDS[word]
        elif word in SCALES:
            current = (current or 1) * SCALES[word]
        elif word.replace(".", "", 1).isdecimal() and word.isascii():
            current += float(word)
        elif "-" in word and all(w in WORDS for w in word.split("-")):
            current += sum(WORDS[w] for w in word.split("-"))
    total += current
    return total or None


def _bounds(reading: Reading, token: Token, value: float) -> tuple[float | None, float | None]:
    words = {child.lower for child in reading.parse.children(token.i)}
    if words & LEAST:
        return value, None
    return (None, value) if words & MOST else (value, value)
