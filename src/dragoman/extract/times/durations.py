"""Meanings that are no days: how long, how often, and references to past, present and future."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.times.grammar import Phrase
from dragoman.extract.times.setting import PUBLISHED, Meaning, Setting, open_ended

LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "weekend": "WE",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}
TIMES = {
    "fortnight": (2, "week"),
    "decade": (10, "year"),
    "century": (100, "year"),
    "millennium": (1000, "year"),
}
HALVES = {
    "year": (6, "month"),
    "day": (12, "hour"),
    "hour": (30, "minute"),
    "minute": (30, "second"),
}
EXTENDING = frozenset(
    [
        "for",
        "in",
        "after",
        "over",
        "within",
        "during",
        "of",
        "than",
        "last",
        "through",
        "despite",
        "about",
    ]
)


@dataclass(frozen=True, slots=True)
class Amount:
    """So many units of time; ``count`` is None where the text does not tell ("several years")."""

    count: int | None
    unit: str
    half: bool = False

    @property
    def value(self) -> str:
        """As TIMEX3: P2Y, PT3H, PXM, P2Y6M."""
        count, unit = self.count, self.unit
        if count is not None and unit in TIMES:
            count, unit = count * TIMES[unit][0], TIMES[unit][1]
        letter = LETTERS[unit]
        time, letter = ("T", letter[1]) if letter[0] == "T" else ("", letter)
        number = "X" if count is None else str(count)
        if self.half and self.unit in HALVES:
            extra, smaller = HALVES[self.unit]
            code = LETTERS[smaller]
            return (
                f"P{time}{number}{letter}{'' if time or code[0] != 'T' else 'T'}{extra}{code[-1]}"
            )
        return f"P{time}{number}{'.5' if self.half else ''}{letter}"

    @property
    def words(self) -> str:
        plural = "" if self.count == 1 else "s"
        return f"{'some' if self.count is None else self.count} {self.unit}{plural}"


def amount_of(phrase: Phrase) -> Amount | None:
    """The count and unit of a phrase; "a year" is one, "years" are not told."""
    unit = phrase.get("UNIT", "UNITS", "QUARTER", "QUARTERS")
    if unit is None:
        return None
    number = next((s for s in phrase.symbols if s.kind in ("D", "N", "Y", "VAGUE")), None)
    half = phrase.has("HALF")
    if number is None:
        single = unit.kind in ("UNIT", "QUARTER")
        return Amount(1 if single else None, unit.value, half)
    if number.kind == "VAGUE":
        couple = "couple" in number.words.lower()
        return Amount(2 if couple else None, unit.value, half)
    try:
        return Amount(int(number.value), unit.value, half)
    except ValueError:
        return Amount(int(float(number.value)), unit.value, True)


def duration(phrase: Phrase, setting: Setting) -> Meaning | None:
    """How long: "two years", "a four-day", "several weeks"."""
    amount = amount_of(phrase)
    if amount is None or phrase.has("QUARTER", "OLD") or _fraction(phrase):
        return None
    if phrase.symbols[0].kind == "A" and phrase.symbols[-1].kind == "UNIT" and setting.rates:
        return open_ended(amount.value, "set", "so much in each")
    if phrase.has("ORD") and not phrase.has("D", "N", "VAGUE"):
        return None
    return open_ended(amount.value, "duration", "how long, not when")


def _fraction(phrase: Phrase) -> bool:
    """As in "three-quarters of the food"."""
    return phrase.has("QUARTERS") and (phrase.has("HYPHEN") or _next(phrase) == "of")


def _next(phrase: Phrase) -> str:
    return phrase.after.words.lower() if phrase.after else ""


def bare_units(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "for decades", "in weeks"."""
    if phrase.before is None or phrase.before.words.lower() not in EXTENDING:
        return None
    return duration(phrase, setting)


def every(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "every Sunday", "each year", "every two weeks", "every other day"."""
    named = phrase.get("WEEKDAY", "MONTH", "SEASON", "FALL", "PART")
    if named is not None:
        forms = {"WEEKDAY": "XXXX-WXX-{}", "MONTH": "XXXX-{:0>2}", "PART": "XXXX-XX-XXT{}"}
        value = forms.get(named.kind, "XXXX-{}").format(named.value)
        return open_ended(value, "set", "it comes again and again")
    amount = amount_of(phrase)
    if amount is None or (phrase.has("QUARTER") and phrase.after is None):
        return None
    count = 2 if phrase.has("OTHER") else phrase.number("ORD") or amount.count or 1
    return open_ended(Amount(count, amount.unit).value, "set", "it comes again and again")


def weekdays(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "on Fridays", "Tuesday nights"."""
    day, part = phrase.get("WEEKDAYS", "WEEKDAY"), phrase.get("PARTS")
    assert day is not None  # noqa: S101 - the rule has it
    value = f"XXXX-WXX-{day.value}" + (f"T{part.value}" if part else "")
    return open_ended(value, "set", "it comes again and again")


def frequency(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "daily"; a newspaper's name is none."""
    symbol = phrase.symbols[-1]
    token = setting.token
    if token and (token.pos in ("NOUN", "PROPN") or (token.entity and symbol.words[0].isupper())):
        return None
    return open_ended(symbol.value, "set", "it comes again and again")


def reference(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "now", "recently", "the future": before, on or after the day of publication."""
    symbol = phrase.get("REF", "PASTADJ", "FUTUREADJ", "CURRENT", "PAST", "PREVIOUSLY")
    assert symbol is not None  # noqa: S101 - the rule has it
    if not _refers(symbol.words.lower(), phrase, setting):
        return None
    fixed = {"PREVIOUSLY": "PAST_REF", "PAST": "PAST_REF", "CURRENT": "PRESENT_REF"}
    value = fixed.get(symbol.kind, symbol.value)
    day = setting.published
    days = {"PRESENT_REF": (day, day), "PAST_REF": (None, day), "FUTURE_REF": (day, None)}[value]
    reason = {"PRESENT_REF": "the time of writing", "PAST_REF": "before", "FUTURE_REF": "after"}
    return Meaning(value, *days, "reference", PUBLISHED if day else None, reason[value])


def _refers(words: str, phrase: Phrase, setting: Setting) -> bool:
    """Whether the words tell a time: not so in "as soon as", "once he came", "a past leader"."""
    if words == "once":
        return _next(phrase) not in ("a", "an", "again", "more", "the") and setting.inside
    if words in ("soon", "shortly"):
        return _next(phrase) not in ("as", "after", "before", "afterwards", "thereafter")
    if words == "past":
        return setting.token is not None and setting.token.pos == "NOUN"
    if words == "at the time":
        return _next(phrase) != "of"
    return True
