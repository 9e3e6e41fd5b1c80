"""Which news agency a report credits with its text: "(Reuters)", "AFP -", "text by AP"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.files import DATA, read_yaml
from dragoman.records import Article

_HEAD, _TAIL = 240, 160  # characters at both ends of a text where credits stand


@dataclass(frozen=True, slots=True)
class Agencies:
    """Agencies by each of their names, and the patterns of a credit at head and tail of a text."""

    names: Mapping[str, str]
    head: re.Pattern[str]
    tail: re.Pattern[str]


@cache
def load_agencies(path: Path = DATA / "across" / "agencies.yaml") -> Agencies:
    """The agencies of the package."""
    found = read_yaml(path)["agencies"]
    names = {name: agency for agency, others in found.items() for name in (agency, *others)}
    one = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    # a name in brackets, or before a dash: "CAIRO (Reuters) -", "AFP -", "Tunis, AP -"
    head = (
        rf"\((?:[^()]{{0,30}}[\s/,])?(?P<in>{one})(?:[\s/,][^()]{{0,30}})?\)"
        rf"|(?:^|[\s,])(?P<by>{one})\s+[-–—]+\s"
    )
    tail = (
        rf"(?:\((?P<in>{one})\)|[-–—]\s*(?P<by>{one})|(?:[Rr]eporting|[Ww]ritten|[Tt]ext) by "
        rf"(?:the )?(?P<of>{one})|(?:[Ss]ource|[Cc]redit): (?P<src>{one})|^(?P<line>{one}))\.?\s*\Z"
    )
    return Agencies(names, re.compile(head, re.M), re.compile(tail, re.M))


def agency_of(article: Article) -> str | None:
    """The agency whose text a report is by its own words or outlet, None where it names none."""
    agencies = load_agencies()
    if article.source and article.source in agencies.names:
        return agencies.names[article.source]
    for where, words in (
        (agencies.head, (article.dateline or "")[:_HEAD]),
        (agencies.head, article.text[:_HEAD]),
        (agencies.tail, article.text.rstrip()[-_TAIL:]),
    ):
        found = where.search(words)
        if found:
            return next(agencies.names[name] for name in found.groupdict().values() if name)
    return None


def agency_named(name: str) -> str | None:
    """The agency of that name, None where the name is none of an agency."""
    return load_agencies().names.get(name)
