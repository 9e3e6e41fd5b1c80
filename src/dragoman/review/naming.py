"""What a person gives for a field, in words, turned into what a decision keeps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from dragoman.analysis.days import first_day, last_day
from dragoman.errors import UsageError
from dragoman.records import Actor, Coding, Mention, Place, Span
from dragoman.resolve.actors import ActorBase, KnownActor
from dragoman.store.corrections import FIELDS, PARTIES, check_fields, party
from dragoman.store.rows import Labels

LISTS = ("actors", "recipients", "assets")
DAYS = ("begin", "finish", "date_precision")
NOTHING = ("none", "nobody", "")
GIVEN: Mapping[str, tuple[str, ...]] = {  # what people may give: days in one field
    layer: tuple(dict.fromkeys("date" if name in DAYS else name for name in names))
    for layer, names in FIELDS.items()
}


class Naming:
    """Reads the fields that a person gives about a record near some words of a coding."""

    def __init__(self, coding: Coding, base: ActorBase, near: Span) -> None:
        self._coding, self._base, self._near = coding, base, near
        self._labels = Labels(coding)

    def fields(self, layer: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """Fields as a decision keeps them. Raises UsageError where one cannot be understood."""
        if unknown := set(given) - set(GIVEN[layer]):
            raise UsageError(
                f"{layer} have no field {min(unknown)!r} to correct",
                remedy=f"one of {', '.join(GIVEN[layer])}",
            )
        made: dict[str, Any] = {}
        for name, value in given.items():
            if name == "date":
                made |= days(value)
            elif name in LISTS:
                made[name] = [self.party(each) for each in listed(value)]
            elif name in PARTIES:
                made[name] = None if value is None or value in NOTHING else self.party(value)
            else:
                made[name] = None if value in NOTHING else value
        check_fields(layer, made)
        return made

    def party(self, given: str) -> dict[str, Any]:
        """Somebody by words of the text, by id or name, or by both: "he=khalifa-haftar-lby"."""
        words, _, who = given.partition("=")
        if who:
            return self._named(words.strip(), who.strip())
        mention = self._by_name(given)
        if mention is not None:
            return party(self._coding, mention.span, *self._of(mention))
        span = self._span(given)
        mention = next((m for m in self._coding.mentions if m.span == span), None)
        return party(self._coding, span, *(self._of(mention) if mention else (None, None)))

    def _named(self, words: str, who: str) -> dict[str, Any]:
        """The words as an actor of the article or of the knowledge base."""
        span = self._span(words)
        for actor in self._coding.actors:
            if who in (actor.id, actor.name):
                return party(self._coding, span, actor, None)
        if who in self._base:
            day = self._coding.article.published
            return party(self._coding, span, as_of(self._base.actor(who), day), None)
        raise UsageError(
            f"no actor {who!r}", remedy="`dragoman actors search` finds ids of the knowledge base"
        )

    def _by_name(self, given: str) -> Mention | None:
        """The mention nearest to the record of who or what has this id or name."""
        fit = [
            mention
            for mention in self._coding.mentions
            if given in (mention.id, mention.actor, mention.place)
            or self._labels.mention(mention.id).casefold() == given.casefold()
        ]
        return min(fit, key=lambda mention: self._distance(mention.span), default=None)

    def _of(self, mention: Mention) -> tuple[Actor | None, Place | None]:
        actors = (actor for actor in self._coding.actors if actor.id == mention.actor)
        places = (place for place in self._coding.places if place.id == mention.place)
        return next(actors, None), next(places, None)

    def _span(self, words: str) -> Span:
        """Where the words stand in the text, the place nearest to the record."""
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)"
        found = [Span(*m.span()) for m in re.finditer(pattern, self._coding.article.text)]
        if not words.split() or not found:
            raise UsageError(
                f"{words!r} is neither an actor of this report nor words of its text",
                remedy="give words as they stand, or WORDS=ID for whom they stand",
            )
        return min(found, key=self._distance)

    def _distance(self, span: Span) -> tuple[int, int]:
        gap = max(span.start - self._near.end, self._near.start - span.end, 0)
        return gap, span.start


def as_of(actor: KnownActor, day: date | None) -> Actor:
    """An actor of the knowledge base as it was on a day."""
    code = actor.code(day)
    told = "chosen by a person"
    return Actor(
        actor.id, actor.name, actor.kind, code.country, code.sectors, actor.roles(day), True, told
    )


def listed(value: str | Iterable[str] | None) -> Sequence[str]:
    """The values of a list: as they are, or divided by semicolons."""
    given = value.split(";") if isinstance(value, str) else value or ()
    return [each.strip() for each in given if each.strip() not in NOTHING]


def days(given: str | None) -> dict[str, Any]:
    """The days of "2016-11-29", "2016-11", "2016", "2016-11-01..2016-11-14", "..2016-11", none."""
    if given is None or given in NOTHING:
        return {"begin": None, "finish": None, "date_precision": "unknown"}
    first, dots, last = given.partition("..")
    begin = first_day(first) if first else None
    finish = last_day(last or first) if last or not dots else None
    precision = "range" if begin and finish else "after" if begin else "before"
    if not dots:
        precision = ("year", "month", "day")[first.count("-")]
    return {"begin": begin, "finish": finish, "date_precision": precision}
