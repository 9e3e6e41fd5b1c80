"""The parts around a report's body, known by their form: dateline, date line, byline, headline.

The words by which they are known lie in ``data/reading/layout.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.files import DATA, read_yaml
from dragoman.language.lines import Block

LONGEST_DATELINE = 200  # characters


@dataclass(frozen=True, slots=True)
class Dateline:
    """The words "MOSCOW, Nov 3 (Reuters)" at the start of a paragraph.

    ``end`` is where they end, ``rest`` where the body begins. ``place`` is None where only an
    agency is named.
    """

    end: int
    rest: int
    place: str | None
    day: str | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The word lists of ``layout.yaml`` and the patterns made of them."""

    fields: Mapping[str, str]
    labels: frozenset[str]
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    datelines: tuple[re.Pattern[str], ...]
    date_line: re.Pattern[str]
    byline: re.Pattern[str]
    closing: tuple[str, ...]
    boilerplate: re.Pattern[str]


@cache
def load_layout() -> Layout:
    """The layout knowledge of the package. Raises DataError."""
    data = read_yaml(DATA / "reading" / "layout.yaml")
    day = _day_pattern(data)
    return Layout(
        data["fields"],
        frozenset(data["labels"]),
        data["weekdays"],
        data["months"],
        _datelines(data["agencies"], day),
        _date_line(data, day),
        _byline(data),
        tuple(data["closing"]),
        re.compile("|".join(data["boilerplate"]), re.IGNORECASE),
    )


def _either(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _day_pattern(data: Mapping[str, Mapping[str, int]]) -> str:
    """A day in words or digits, its year and weekday optional; not anchored, case ignored."""
    weekday = rf"(?:(?:{_either(list(data['weekdays']))})\b\.?,?\s+)?"
    month = rf"(?:{_either(list(data['months']))})\b\.?"
    number = r"\d{1,2}(?:st|nd|rd|th)?\b"
    year = r"(?:,?\s+(?:of\s+)?\d{4})?"
    in_words = rf"(?:{number}\.?\s+(?:of\s+)?{month},?{year}|{month}\s+{number}{year})"
    return rf"{weekday}(?:{in_words}|\d{{1,4}}([/.-])\d{{1,2}}\1\d{{2,4}})"


def _datelines(agencies: Sequence[str], day: str) -> tuple[re.Pattern[str], ...]:
    """The forms of a dateline, surest first; groups place, day, agency."""
    day = f"(?i:{day})".replace(r"([/.-])", r"(?P<sep>[/.-])").replace(r"\1", "(?P=sep)")
    agency = rf"(?P<agency>(?:{_either(agencies)})(?:[/,;] ?[\w .]{{2,30}})?)"
    dash = r"\s*(?:[-–—―‒_|:]{1,2}|\"(?= ))\s*"
    capital = r"[^\W\d_a-z](?:[^\W\d_a-z]|['’.-])+"
    capitals = rf"{capital}(?:[ /]{capital}){{0,4}}"
    word = r"[^\W\d_a-z][\w'’.-]*"
    name = rf"{word}(?:[ /](?:{word}|of|and|de|la|al|el)){{0,3}}"
    region = rf"(?:, ?{name}){{0,2}}"
    on_day = rf"(?:,? (?P<day>{day}))"
    bracket = r"\((?P<agency>[^()]{2,40})\)"
    spaced = r"(?:\s+[-–—―‒_]{1,2}\s+|\s*[—―]\s*|\s*--\s*)"
    body = r"(?=[\"“‘'«(]?[^\W\da-z_]|[\"“‘'«]|\d|\Z)"
    forms = (
        rf"(?P<place>{name}{region}){on_day}?,?\s*{bracket}{dash}{body}",
        rf"\({agency}\){dash}{body}",
        rf"(?P<place>{name}{region}){on_day}? ?(?:[-–—|/,]) ?{agency}{dash}{body}",
        rf"(?P<place>{name}{region}){on_day}(?:{spaced}|:\s+){body}",
        rf"(?P<place>{capitals}{region})(?:{spaced}|\s*_\s*|:\s+){body}",
        rf"(?P<place>{word}(?: {word}){{0,2}}{region}){spaced}{body}",
    )
    return tuple(re.compile(form) for form in forms)


def _date_line(data: Mapping[str, Sequence[str]], day: str) -> re.Pattern[str]:
    """A whole line that tells a day; groups label (published or updated) and day."""
    labels = _either([*data["published"], *data["updated"]])
    clock = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
    clock += r"|(?-i:[A-Z]{2,4}(?:[+-]\d+)?)"
    label = rf"(?:(?P<label>{labels})\s*(?:on|at)?\s*[:\-–—|]?\s*)?"
    when = day.replace(r"([/.-])", r"(?P<sep>[/.-])").replace(r"\1", "(?P=sep)")
    iso = r"\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?"
    tail = rf"(?:[\s,|at\-–—]*(?:{clock}))*"
    writer = r"(?:\s*[|,·•-]?\s*by\b.{0,60})?"
    return re.compile(
        rf"{label}(?:\(?(?:{clock})[\s,|]+)?(?P<day>{iso}|{when})\)?{tail}{writer}[\s.|]*",
        re.IGNORECASE,
    )


def _byline(data: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """A whole line that names who wrote: "By A B and C D, Reuters", "A B, The Associated Press"."""
    name = r"[^\W\d_a-z][\w.'’-]*"
    names = rf"{name}(?:(?: |, | and | & | in | of | for |/)(?:{name}|the|al|el|de|van|bin))+"
    openers = _either(data["byline"])
    agencies = _either(data["agencies"])
    return re.compile(
        rf"(?:(?i:{openers})\b:?\s+{names}|{names}(?:,| [|/–—-]) (?:{agencies}))[\s.|]*"
    )


# ---------------------------------------------------------------- judging lines


def dateline_of(paragraph: str) -> Dateline | None:
    """The dateline with which a paragraph opens, None where it opens with none."""
    layout = load_layout()
    for form in layout.datelines:
        match = form.match(paragraph, 0, LONGEST_DATELINE)
        if match is None:
            continue
        found = match.groupdict()
        place = _without_writer(found.get("place"))
        if place is None or not _is_label(place, layout):
            end = len(paragraph[: match.end()].rstrip(' \t\u00a0-–—―‒_|:"'))
            day, agency = found.get("day"), found.get("agency")
            if agency and day_told(agency):
                day, agency = agency, None
            return Dateline(end, match.end(), place, day, agency)
    return None


def _without_writer(place: str | None) -> str | None:
    """The place without the writer's name that may stand before it: "By Ann Lee. BOSTON"."""
    return re.split(r"[a-z]{4,}\. ", place)[-1] if place else None


def _is_label(place: str, layout: Layout) -> bool:
    """Whether the words name a speaker or a rubric: "QUESTION:", "SECRETARY SMITH:"."""
    words = place.lower().rstrip(".")
    first = words.split()[0].rstrip(".,:")
    return words in layout.labels or first in layout.labels


def day_told(line: str) -> str | None:
    """The words of the day that a date line tells, None where the line is none."""
    match = load_layout().date_line.fullmatch(line) if len(line) <= 160 else None
    return match["day"] if match else None


def is_update(line: str) -> bool:
    """Whether a date line tells a day of revision, not of publication."""
    return (
        re.match(
            r"\s*(?:last\s+)?(?:updated|modified|revised|accessed|retrieved)", line, re.IGNORECASE
        )
        is not None
    )


def field_of(line: str) -> tuple[str, str] | None:
    """What a header line such as "Source: The Daily Example" tells, and its value."""
    name, colon, value = line.partition(":")
    kind = load_layout().fields.get(name.strip().lower()) if colon and len(name) <= 20 else None
    return (kind, value.strip()) if kind and value.strip() else None


def is_byline(line: str) -> bool:
    return len(line) <= 160 and load_layout().byline.fullmatch(line) is not None


def is_closing(line: str) -> bool:
    """Whether a line after the body tells who reported and edited."""
    return line.lower().startswith(load_layout().closing) and len(line) <= 400


def is_boilerplate(line: str) -> bool:
    """Whether a line of a page or file is no part of the report."""
    return len(line) <= 250 and load_layout().boilerplate.fullmatch(line) is not None


_SENTENCES = re.compile(r"[.!?][\"”’]?\s+[A-Z]")


def may_head(block: Block, following: Sequence[Block]) -> bool:
    """Whether a first block looks like the headline of what follows.

    At most thirty words that do not end as a sentence does, or are written in title case, or stand
    right above a dateline; the text below is longer.
    """
    if block.text.count("\n") > 1 or block.words > 30 or block.text.endswith((":", ",", ")")):
        return False
    if not any(each.ended for each in following[:6]):
        return False
    filed = dateline_of(following[0].text) is not None
    if not filed and sum(len(each.text) for each in following[:4]) < 2 * len(block.text):
        return False
    if not block.ended:
        return True
    if not following[0].apart or (_SENTENCES.search(block.text) and block.words > 12):
        return False
    return filed or _title_case(block.text)


def _title_case(text: str) -> bool:
    """Whether most words of some length, the first left out, begin with a capital."""
    words = [w.strip("\"'“”‘’(") for w in text.split()[1:]]
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    return len(long) >= 2 and sum(w[0].isupper() for w in long) >= 0.75 * len(long)


def may_subhead(block: Block) -> bool:
    """Whether a block between headline and body looks like a section headline or a deck."""
    return not block.ended and block.words <= 30 and not block.text.endswith((",", ";"))


def is_crosshead(block: Block, following: Block | None) -> bool:
    """Whether a block within the body heads the paragraphs after it."""
    return (
        following is not None
        and block.words <= 8
        and not block.ended
        and not block.text.endswith((",", ";", "-", "–", "—"))
        and block.text[0].isupper()
        and following.ended
        and following.words >= 2 * block.words + 4
    )
