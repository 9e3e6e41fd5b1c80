"""A coding as the rows of the tables `records` and `links`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.exchange.contract import LAYERS, plain
from dragoman.records import Coding, Mention, Span, TimeExpression


@dataclass(frozen=True, slots=True)
class Row:
    """One record: ``label`` is what people call it, ``words`` what a search finds it by."""

    layer: str
    id: str
    position: int
    label: str | None
    words: str | None
    body: str


@dataclass(frozen=True, slots=True)
class Link:
    """The mention or claim ``target`` has the given part in ``record`` (layers and ids)."""

    record: tuple[str, str]
    part: str
    position: int
    target: tuple[str, str]


_PARTS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    # layer: field -> (part, layer of the target)
    "claims": {
        "source": ("source", "mentions"),
        "via": ("via", "mentions"),
        "within": ("within", "claims"),
    },
    "events": {
        "actors": ("actor", "mentions"),
        "recipients": ("recipient", "mentions"),
        "assets": ("asset", "mentions"),
        "place": ("place", "mentions"),
        "claim": ("claim", "claims"),
        "denied_by": ("denied_by", "claims"),
    },
    "relations": {
        "subject": ("subject", "mentions"),
        "object": ("object", "mentions"),
        "claim": ("claim", "claims"),
        "denied_by": ("denied_by", "claims"),
    },
    "attributes": {"subject": ("subject", "mentions"), "claim": ("claim", "claims")},
    "assessments": {"claim": ("claim", "claims")},
}


def rows_of(coding: Coding) -> Iterator[Row]:
    """All records of a coding in the order of its layers."""
    labels = Labels(coding)
    for layer in LAYERS:
        for position, record in enumerate(getattr(coding, layer)):
            yield Row(
                layer,
                record.id,
                position,
                labels.of(record),
                _words(coding.article.text, record),
                json.dumps(plain(record), ensure_ascii=False, separators=(",", ":")),
            )


def links_of(coding: Coding) -> Iterator[Link]:
    """Who and what plays a part in the records of a coding."""
    for layer, parts in _PARTS.items():
        for record in getattr(coding, layer):
            for name, (part, target_layer) in parts.items():
                for position, target in enumerate(_listed(getattr(record, name))):
                    yield Link((layer, record.id), part, position, (target_layer, target))


def _listed(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


class Labels:
    """What to call the mentions, actors, places and claims of one coding."""

    def __init__(self, coding: Coding) -> None:
        self._text = coding.article.text
        self._actors = {actor.id: actor.name for actor in coding.actors}
        self._places = {place.id: place.name for place in coding.places}
        self._mentions = {mention.id: mention for mention in coding.mentions}

    def of(self, record: Any) -> str | None:
        """The name of an actor or place, of whom a mention stands for, of who makes a claim."""
        if isinstance(record, Mention):
            return self.mention(record.id)
        if hasattr(record, "source_span"):
            return self.mention(record.source) if record.source else None
        return getattr(record, "name", None)

    def mention(self, mention: str) -> str:
        """The name of the mention's actor, else of its place, else the words of the mention."""
        found = self._mentions[mention]
        name = self._actors.get(found.actor or "") or self._places.get(found.place or "")
        return name or " ".join(found.span.of(self._text).split())


def _words(text: str, record: Any) -> str | None:
    if isinstance(record, TimeExpression):
        return record.span.of(text)
    spans: tuple[Span, ...] = getattr(record, "evidence", ()) or getattr(record, "content", ())
    return " ".join(" ".join(span.of(text).split()) for span in spans) or None
