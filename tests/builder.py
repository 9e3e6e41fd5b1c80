"""Codings made by hand, for tests of what comes after coding: spans are found by their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dragoman import CODER
from dragoman.records import (
    Actor,
    Article,
    Assessment,
    Attribute,
    Claim,
    Code,
    Coding,
    EventReport,
    Mention,
    Place,
    Relation,
    Span,
    identify,
)


def _day(given: str | None) -> date | None:
    return date.fromisoformat(given) if given else None


class Builder:
    """``Builder(text)``, then one call a record; every call returns the record's id."""

    def __init__(self, text: str, published: str | None = "2020-06-10", **article: Any) -> None:
        fields = {"id": identify("a", text), "language": "en", "source": "Gulf Wire"} | article
        self.article = Article(text=text, published=_day(published), **fields)
        self.coding = Coding(self.article, CODER)

    def span(self, words: str) -> Span:
        start = self.article.text.index(words)
        return Span(start, start + len(words))

    def _sentence(self, words: str) -> Span:
        """From the full stop before the words to the one after them."""
        inside = self.span(words)
        start = self.article.text.rfind(". ", 0, inside.start)
        end = self.article.text.find(".", inside.end)
        return Span(start + 2 if start >= 0 else 0, end + 1)

    def _add(self, layer: str, record: Any) -> str:
        longer: dict[str, Any] = {layer: (*getattr(self.coding, layer), record)}
        self.coding = replace(self.coding, **longer)
        return str(record.id)

    def _id(self, letter: str, *content: object) -> str:
        return identify(letter, self.article.id, *content)

    def actor(self, words: str, name: str | None = None, **fields: Any) -> str:
        """A mention of an actor, which is made where it is new; the mention's id."""
        name = name or words
        known = identify("q", name)
        if known not in {actor.id for actor in self.coding.actors}:
            given = {"kind": "person", "country": "YEM", "sectors": ("MIL",), "roles": ()} | fields
            self._add("actors", Actor(id=known, name=name, known=True, **given))
        kind = fields.get("kind", "person")
        span = self.span(words)
        return self._add(
            "mentions", Mention(self._id("m", span), span, kind, known, None, known, "test")
        )

    def place(self, words: str, latitude: float = 13.6, longitude: float = 44.0) -> str:
        known = identify("g", words)
        self._add("places", Place(known, words, "YEM", None, latitude, longitude, None, "town"))
        span = self.span(words)
        return self._add(
            "mentions", Mention(self._id("m", span), span, "place", None, known, known, "test")
        )

    def asset(self, words: str) -> str:
        span = self.span(words)
        return self._add(
            "mentions", Mention(self._id("m", span), span, "asset", None, None, None, "test")
        )

    def claim(self, cue: str, content: str, source: str | None = None, **fields: Any) -> str:
        mention = {m.id: m for m in self.coding.mentions}.get(source or "")
        given: dict[str, Any] = {
            "via": None,
            "direct": False,
            "stance": "asserts",
            "within": None,
            "hedge": None,
            "inherited": False,
        } | fields
        span = self.span(cue)
        claim = Claim(
            id=self._id("c", span),
            source=source,
            source_span=mention.span if mention else None,
            cue=span,
            content=(self.span(content),),
            rule="test",
            confidence=0.9,
            **given,
        )
        return self._add("claims", claim)

    def event(
        self,
        trigger: str,
        type: str,  # noqa: A002 - the record's own name
        actors: Sequence[str] = (),
        recipients: Sequence[str] = (),
        **fields: Any,
    ) -> str:
        span = self.span(trigger)
        given: dict[str, Any] = {
            "mode": None,
            "contexts": (),
            "quad": 4,
            "intensity": -5.0,
            "cameo": None,
            "assets": (),
            "numbers": (),
            "time": None,
            "extent": None,
            "place": None,
            "claim": None,
            "denied_by": (),
            "happening": None,
            "evidence": (self._sentence(trigger),),
            **_standing(fields),
            **_dates(fields, self.article.published),
        } | fields
        event = EventReport(
            id=self._id("e", span, type),
            trigger=span,
            type=type,
            actors=tuple(actors),
            actor_codes=tuple(Code("YEM", ("MIL",)) for _ in actors),
            recipients=tuple(recipients),
            recipient_codes=tuple(Code("YEM", ("REB",)) for _ in recipients),
            rule="test",
            confidence=0.8,
            **given,
        )
        return self._add("events", event)

    def relation(self, subject: str, kind: Any, other: str, cue: str, **fields: Any) -> str:
        given: dict[str, Any] = {
            "title": None,
            "claim": None,
            "denied_by": (),
            "evidence": (self._sentence(cue),),
            **_standing(fields),
            **_dates(fields, None),
        } | fields
        return self._add(
            "relations",
            Relation(
                id=self._id("r", kind, subject, other),
                kind=kind,
                subject=subject,
                object=other,
                rule="test",
                confidence=0.8,
                **given,
            ),
        )

    def attribute(self, subject: str, name: str, cue: str, **fields: Any) -> str:
        given: dict[str, Any] = {
            "value": None,
            "change": None,
            "claim": None,
            "evidence": (self._sentence(cue),),
            **_standing(fields),
            **_dates(fields, None),
        } | fields
        return self._add(
            "attributes",
            Attribute(
                id=self._id("t", name, subject),
                subject=subject,
                property=name,
                rule="test",
                confidence=0.8,
                **given,
            ),
        )

    def assessment(self, kind: Any, cause: str | None, effect: str, **fields: Any) -> str:
        given: dict[str, Any] = {
            "sign": None,
            "condition": None,
            "claim": None,
            "evidence": (self._sentence(effect),),
            **_standing(fields),
        } | fields
        return self._add(
            "assessments",
            Assessment(
                id=self._id("s", kind, effect),
                kind=kind,
                cause=self.span(cause) if cause else None,
                effect=self.span(effect),
                rule="test",
                confidence=0.7,
                **given,
            ),
        )


def _standing(fields: dict[str, Any]) -> dict[str, Any]:
    return {"status": fields.pop("status", "asserted"), "hedge": fields.pop("hedge", None)}


def _dates(fields: dict[str, Any], latest: date | None) -> dict[str, Any]:
    """``on``: a day, or "begin..finish"; without it open, and at the latest on ``latest``."""
    begin, _, finish = (given := fields.pop("on", "")).partition("..")
    if not given:
        precision = "before" if latest else "unknown"
        return {"begin": None, "finish": latest, "date_precision": precision}
    single = ".." not in given
    return {
        "begin": _day(begin),
        "finish": _day(begin if single else finish),
        "date_precision": fields.pop("precision", "day" if single else "range"),
    }
