"""Parts of a period: "the end of November", "early 1990", "later this week", "the eve of"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.extract.times.grammar import Phrase
from dragoman.extract.times.lexer import Symbol
from dragoman.extract.times.setting import Meaning
from dragoman.language.calendar import DAY

DIVISIBLE = frozenset(["week", "month", "season", "quarter", "year", "decade", "century"])


def narrow(meaning: Meaning, phrase: Phrase, published: date | None) -> Meaning:
    """The meaning with its days narrowed as the words before the expression say; same value."""
    edge = _edge(phrase)
    if edge is None or meaning.begin is None or meaning.finish is None:
        return meaning
    if edge.kind == "EVE":
        return _eve(meaning)
    if meaning.granularity not in DIVISIBLE:
        return meaning
    begin, finish = meaning.begin, meaning.finish
    third = ((finish - begin).days + 3) // 3 * DAY  # rounded up
    if edge.kind in ("EARLIER", "LATER") and published and begin <= published <= finish:
        days = (begin, published) if edge.kind == "EARLIER" else (published, finish)
    elif edge.value in ("early", "begin") or edge.kind == "EARLIER":
        days = begin, begin + third - DAY
    elif edge.value == "mid":
        days = begin + third, finish - third
    else:
        days = finish - third + DAY, finish
    reason = f"{meaning.reason}, only {edge.words.lower()}"
    return replace(meaning, begin=days[0], finish=days[1], reason=reason)


def _edge(phrase: Phrase) -> Symbol | None:
    """The word in front that names a part; "a year earlier" has it behind, and means a shift."""
    return next(
        (s for s in phrase.symbols[:2] if s.kind in ("EDGE", "EARLY", "EARLIER", "LATER", "EVE")),
        None,
    )


def _eve(meaning: Meaning) -> Meaning:
    assert meaning.begin is not None  # noqa: S101 - asked by the caller
    day = meaning.begin - DAY
    return Meaning(day.isoformat(), day, day, "day", meaning.anchor, "the day before")
