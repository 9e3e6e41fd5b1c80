"""Answers as tables: for each layer which columns its records have, and which people see."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dragoman.exchange.tables import Table, table_of
from dragoman.store.queries import (
    WITH_DAYS,
    Filter,
    Found,
    count_undated,
    find,
    find_articles,
    find_last,
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """How the records of a layer become rows."""

    row: Callable[[Found], Row]
    shown: tuple[str, ...]


def answer(db: sqlite3.Connection, layer: str, wanted: Filter) -> Table:
    """The table of a layer (or of the articles) under a filter."""
    if layer == "articles":
        return table_of_articles(find_articles(db, wanted))
    if layer in ONCE:
        return table_of_once(db, layer, wanted)[0]
    return replace(told_as(layer, find(db, layer, wanted)), note=note(db, layer, wanted))


def told_as(layer: str, found: Iterable[Found]) -> Table:
    """Records of a layer as a table."""
    shape = SHAPES[layer]
    rows = [{**shape.row(each), **_origin(each)} for each in found]
    return table_of(rows, tuple(rows[0]) if rows else shape.shown, shape.shown)


def note(db: sqlite3.Connection, layer: str, wanted: Filter) -> str:
    """What a filter on days silently left out, in words."""
    if not (wanted.begin or wanted.finish) or layer not in WITH_DAYS:
        return ""
    undated = count_undated(db, layer, replace(wanted, begin=None, finish=None))
    return f"{undated} without a date in the text are left out" if undated else ""


def _origin(found: Found) -> Row:
    body = found.body
    return {
        "article": found.article,
        "published": found.published,
        "outlet": found.outlet,
        "rule": body.get("rule"),
        "confidence": body.get("confidence"),
        **_review(found.review),
    }


def _review(review: Mapping[str, Any] | None) -> Row:
    """What people made of a record: its state, who decided last, what the machine had said."""
    if review is None:
        return {"review": None, "reviewed_by": None, "machine": None}
    return {
        "review": review["state"],
        "reviewed_by": review["person"],
        "machine": review["machine"] or None,
    }


def _when(body: Mapping[str, Any]) -> Row:
    return {
        "date": told_date(body["begin"], body["finish"], body["date_precision"]),
        "begin": body["begin"],
        "finish": body["finish"],
        "date_precision": body["date_precision"],
    }


def told_date(begin: str | None, finish: str | None, precision: str) -> str:
    """An interval in one short word that sorts: 2016-06, 2016-06-01/2016-06-14, ..2016-06-14."""
    if begin is None or finish is None:
        return f"{begin or ''}..{finish or ''}" if begin or finish else ""
    if begin == finish:
        return begin
    short = {"month": begin[:7], "year": begin[:4]}.get(precision)
    return short or f"{begin}/{finish}"


def _standing(found: Found) -> Row:
    return {
        "status": found.body["status"],
        "standing": standing(found.body),
        "hedge": found.quote("hedge"),
        "said_by": found.name("claim"),
    }


def standing(body: Mapping[str, Any]) -> str:
    """How a record stands for a reader: only "told" is the narrator's own plain fact."""
    if body.get("denied_by"):
        return "contested"
    if body["status"] == "asserted":
        return "claimed" if body["claim"] or body["hedge"] else "told"
    return body["status"] if body["status"] in ("negated", "denied") else "open"


def _event(found: Found) -> Row:
    body = found.body
    return {
        "id": found.id,
        **_when(body),
        "extent": body["extent"],
        "type": body["type"],
        "mode": body["mode"],
        "actors": found.names("actor"),
        "actor_ids": found.ids("actor"),
        "recipients": found.names("recipient"),
        "recipient_ids": found.ids("recipient"),
        "assets": found.names("asset"),
        "place": found.name("place"),
        "place_id": next(iter(found.ids("place")), None),
        **_standing(found),
        "denied_by": found.names("denied_by"),
        "numbers": [_number(each) for each in body["numbers"]],
        "quad": body["quad"],
        "intensity": body["intensity"],
        "cameo": body["cameo"],
        "contexts": body["contexts"],
        "happening": body["happening"],
        "text": found.words,
    }


def _number(number: Mapping[str, Any]) -> str:
    low, high = number["low"], number["high"]
    edges = dict.fromkeys(f"{edge:g}" for edge in (low, high) if edge is not None)
    return f"{number['unit']} {' to '.join(edges)}"


def _claim(found: Found) -> Row:
    body = found.body
    return {
        "id": found.id,
        "source": found.name("source"),
        "source_ids": found.ids("source"),
        "via": found.name("via"),
        "cue": found.quote("cue"),
        "stance": body["stance"],
        "direct": body["direct"],
        "hedge": found.quote("hedge"),
        "inherited": body["inherited"],
        "within": body["within"],
        "text": found.words,
    }


def _relation(found: Found) -> Row:
    body = found.body
    return {
        "id": found.id,
        "subject": found.names("subject")[0],
        "kind": body["kind"],
        "object": found.names("object")[0],
        "subject_id": found.ids("subject")[0],
        "object_id": found.ids("object")[0],
        "title": found.quote("title"),
        **_when(body),
        **_standing(found),
        "denied_by": found.names("denied_by"),
        "text": found.words,
    }


def _attribute(found: Found) -> Row:
    body = found.body
    return {
        "id": found.id,
        "subject": found.names("subject")[0],
        "subject_id": found.ids("subject")[0],
        "property": body["property"],
        "value": body["value"],
        "change": body["change"],
        **_when(body),
        **_standing(found),
        "text": found.words,
    }


def _assessment(found: Found) -> Row:
    body = found.body
    return {
        "id": found.id,
        "kind": body["kind"],
        "cause": found.quote("cause"),
        "sign": body["sign"],
        "effect": found.quote("effect"),
        "condition": found.quote("condition"),
        **_standing(found),
        "text": found.words,
    }


def _actor(body: Mapping[str, Any]) -> Row:
    return {
        "id": body["id"],
        "name": body["name"],
        "kind": body["kind"],
        "country": body["country"],
        "sectors": body["sectors"],
        "roles": [_role(role) for role in body["roles"]],
        "known": body["known"],
        "reason": body["reason"],
    }


def _role(role: Mapping[str, Any]) -> str:
    of = f", {role['organisation']}" if role["organisation"] else ""
    days = f"{role['begin'] or ''}..{role['finish'] or ''}"
    return f"{role['title']}{of}" + (f" ({days})" if days != ".." else "")


def _time(found: Found) -> Row:
    body = found.body
    precise = {"date": told_date(body["begin"], body["finish"], body["granularity"])}
    return {"id": found.id, "text": found.words, **precise, **_fields(body, _TIME_FIELDS)}


_TIME_FIELDS = ("value", "granularity", "begin", "finish", "anchor", "reason")


def _fields(body: Mapping[str, Any], names: tuple[str, ...]) -> Row:
    return {name: body[name] for name in names}


def table_of_once(
    db: sqlite3.Connection, layer: str, wanted: Filter, offset: int = 0
) -> tuple[Table, int]:
    """One row for each actor or place, and in how many articles it stands; how many there are."""
    make, shown = ONCE[layer]
    found, whole = find_last(db, layer, wanted, offset)
    rows = [{**make(body), "articles": articles} for body, articles in found]
    return table_of(rows, tuple(rows[0]) if rows else shown, shown), whole


def table_of_articles(found: Iterable[sqlite3.Row]) -> Table:
    """Articles as a table."""
    rows = [{**dict(row), "notes": json.loads(row["notes"])} for row in found]
    shown = ("id", "published", "source", "headline", "events", "claims")
    return table_of(rows, tuple(rows[0]) if rows else shown, shown)


SHAPES: Mapping[str, Shape] = {
    "events": Shape(
        _event,
        ("id", "date", "type", "actors", "recipients", "place", "status", "said_by", "text"),
    ),
    "claims": Shape(_claim, ("id", "source", "via", "cue", "stance", "text")),
    "relations": Shape(
        _relation, ("id", "subject", "kind", "object", "date", "status", "said_by", "text")
    ),
    "attributes": Shape(
        _attribute, ("id", "subject", "property", "value", "change", "date", "status", "text")
    ),
    "assessments": Shape(
        _assessment, ("id", "kind", "cause", "sign", "effect", "condition", "status", "said_by")
    ),
    "times": Shape(_time, ("id", "text", "value", "date", "granularity", "reason")),
}
# actors and places stand in many articles and are shown once
ONCE: Mapping[str, tuple[Callable[[Mapping[str, Any]], Row], tuple[str, ...]]] = {
    "actors": (_actor, ("id", "name", "kind", "country", "sectors", "roles", "articles")),
    "places": (
        dict,
        ("id", "name", "country", "admin1", "latitude", "longitude", "precision", "articles"),
    ),
}
LAYERS_SHOWN = (*SHAPES, *ONCE, "articles")
