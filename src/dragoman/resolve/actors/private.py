"""Signs that a name is a private person's, whoever else may bear it."""

from __future__ import annotations

from dragoman.extract.reading import Markable, Reading
from dragoman.resolve.actors.words import cues

YOUNGEST = 25  # age below which nobody leads a state or an army
_NOW = frozenset({"VBZ", "VBP"})


def is_private(reading: Reading, markable: Markable) -> bool:
    """Whether the words around a person's name tell of a child, a trade or "a man called"."""
    return (
        _is_young(reading, markable)
        or _plies_a_trade(reading, markable)
        or _is_introduced(reading, markable)
    )


def _is_young(reading: Reading, markable: Markable) -> bool:
    """An age between commas: "Vera Holt, 14, ..."."""
    after = reading.parse.tokens[markable.last + 1 : markable.last + 4]
    if len(after) < 3 or after[0].text != "," or after[2].text not in {",", ".", ";"}:
        return False
    return after[1].text.isdigit() and int(after[1].text) < YOUNGEST


def _plies_a_trade(reading: Reading, markable: Markable) -> bool:
    """A clause in the present: "who mends bicycles", "who keeps a stall"."""
    for verb in reading.parse.children(markable.head, "relcl"):
        if verb.tag in _NOW and verb.lemma in cues()["trades"]:
            return True
    return False


def _is_introduced(reading: Reading, markable: Markable) -> bool:
    """A name given as unknown: "a painter called Vera Holt"."""
    before = reading.parse.tokens[max(markable.first - 4, 0) : markable.first]
    if not before or before[-1].lower not in cues()["introducing"]:
        return False
    return any(token.lower in {"a", "an"} for token in before[:-1])
