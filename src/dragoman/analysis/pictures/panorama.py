"""Pictures of large projects from counted rows: bins of a timeline, a network, series of a pair.

Where ``chronicle`` and ``network_on`` tell every sentence, these count; each number names the ids
of what it counts, or the filter that lists it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Any, Literal

from dragoman.analysis.pictures.balance import balance_of, camps_of
from dragoman.analysis.pictures.layout import SEED
from dragoman.analysis.quotes import together
from dragoman.analysis.wording import load_wording

Unit = Literal["day", "week", "month", "year"]
Row = Mapping[str, Any]
Object = dict[str, Any]
_FRAME, _ROUNDS, _GRAVITY = 1000.0, 320, 0.9
_PULL = {1: 0.7, 0: 0.6, -1: 0.12}  # of a tie, by its sign
_MOST: Sequence[tuple[int, Unit]] = ((92, "day"), (730, "week"), (5500, "month"))
_SAID = ("told", "claimed", "contested")
_KEPT = 12  # ids of records that an edge names


def unit_of(begin: date, finish: date) -> Unit:
    """The unit that cuts a span of days into a legible number of bins."""
    days = (finish - begin).days
    return next((unit for most, unit in _MOST if days <= most), "year")


def start_of(day: date, unit: str) -> date:
    """The first day of the unit in which a day lies."""
    if unit == "week":
        return day - timedelta(day.weekday())
    if unit == "day":
        return day
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def end_of(start: date, unit: str) -> date:
    """The last day of the unit that begins on a day."""
    if unit == "day":
        return start
    if unit == "week":
        return start + timedelta(6)
    far = start + timedelta(32 if unit == "month" else 367)
    return start_of(far, unit) - timedelta(1)


def bins(rows: Iterable[Row], unit: Unit | None = None) -> Object:
    """Events by period and standing; ``wide`` counts those whose days reach over its end.

    ``rows``: begin, finish, standing, events. An event counts where it begins.
    """
    given = [(row["begin"] or row["finish"], row) for row in rows]
    if not given:
        return {"unit": unit or "month", "bins": []}
    days = [day for day, _ in given]
    chosen = unit or unit_of(date.fromisoformat(min(days)), date.fromisoformat(max(days)))
    found: dict[str, Object] = {}
    for day, row in given:
        start, end = _period(day, chosen)
        if start not in found:
            blank = {"begin": start, "finish": end, "events": 0, "wide": 0}
            found[start] = blank | dict.fromkeys((*_SAID, "other"), 0)
        each, standing = found[start], row["standing"]
        each[standing if standing in _SAID else "other"] += row["events"]
        each["events"] += row["events"]
        open_ended = row["begin"] is None or row["finish"] is None
        each["wide"] += row["events"] * (open_ended or row["finish"] > end)
    return {"unit": chosen, "bins": [found[start] for start in sorted(found)]}


@lru_cache(maxsize=1 << 14)
def _period(day: str, unit: str) -> tuple[str, str]:
    """The first and the last day of the unit in which a day lies."""
    start = start_of(date.fromisoformat(day), unit)
    return start.isoformat(), end_of(start, unit).isoformat()


def network(nodes: Sequence[Row], rows: Iterable[Row]) -> Object:
    """The ties between some actors, and where these stand, placed with a seed.

    ``nodes``: id, name and number of ties; ``rows``: one for each report of a tie, in time order.
    """
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["source_id"], row["kind"], row["target_id"]), []).append(row)
    edges = [_edge(key, group) for key, group in sorted(groups.items())]
    shown = [edge for edge in edges if edge["standing"] in _SAID]
    return {"nodes": _nodes(nodes, shown), "edges": shown, **_balance(shown)}


def _edge(key: tuple[str, str, str], group: Sequence[Row]) -> Object:
    source, kind, target = key
    said = [row for row in group if row["standing"] in _SAID]
    refused = any(row["standing"] in ("negated", "denied") for row in group)
    standing = together(row["standing"] for row in group)
    days = [row["begin"] for row in said if row["begin"]]
    return {
        "id": f"{source}|{kind}|{target}",
        "source": source,
        "kind": kind,
        "target": target,
        "sign": load_wording().signs.get(kind, 0),
        "standing": "contested" if said and refused else standing,
        "begin": min(days, default=None),
        "finish": min((row["finish"] for row in said if row["finish"]), default=None),
        "as_of": max((row["published"] for row in said if row["published"]), default=None),
        "reports": len({row["article"] for row in said}),
        "records": [row["id"] for row in group[-_KEPT:]],
    }


def _nodes(nodes: Sequence[Row], edges: Sequence[Object]) -> list[Object]:
    keys = tuple(sorted(node["id"] for node in nodes))
    signed = tuple(sorted((edge["source"], edge["target"], edge["sign"]) for edge in edges))
    camp = {key: number for number, each in enumerate(_camps(keys, signed)) for key in each}
    at = _placed(keys, tuple(dict.fromkeys(signed)))
    return [
        {
            **node,
            "camp": camp.get(node["id"]),
            "x": round(at[node["id"]][0], 1),
            "y": round(at[node["id"]][1], 1),
        }
        for node in nodes
    ]


_camps = lru_cache(maxsize=256)(camps_of)


@lru_cache(maxsize=256)
def _placed(
    keys: tuple[str, ...], signed: tuple[tuple[str, str, int], ...]
) -> Mapping[str, tuple[float, float]]:
    """Where nodes stand, by the forces of ``layout``, whole arrays at a time to be quick.

    The same network has the same places, and they are kept, since it is asked for again and again.
    """
    import numpy as np  # late: most commands need no networks

    chance, size = Random(SEED), len(keys)  # noqa: S311 - a start that is always the same
    at = np.array([[chance.random(), chance.random()] for _ in keys]).reshape(size, 2) * _FRAME
    number = {key: i for i, key in enumerate(keys)}
    pull = np.zeros((size, size))
    for one, other, sign in signed:
        i, j = number[one], number[other]
        pull[i, j] += _PULL[sign]
        pull[j, i] += _PULL[sign]
    apart = _FRAME / max(size, 1) ** 0.5
    for turn in range(_ROUNDS):
        between = at[:, None, :] - at[None, :, :]
        far = np.maximum(np.sqrt((between**2).sum(axis=2)), 1.0)
        strength = apart * apart / (far * far) - pull * far / apart
        force = (between * strength[:, :, None]).sum(axis=1) + (_FRAME / 2 - at) * _GRAVITY
        long = np.maximum(np.sqrt((force**2).sum(axis=1)), 1e-9)
        most = 0.1 * _FRAME * (1 - turn / _ROUNDS) + 1
        at = at + force / long[:, None] * np.minimum(long, most)[:, None]
    at = at - at.min(axis=0, initial=_FRAME)
    return {key: (float(x), float(y)) for key, (x, y) in zip(keys, at, strict=True)}


def _balance(edges: Sequence[Object]) -> Object:
    balance = balance_of((edge["source"], edge["target"], edge["sign"]) for edge in edges)
    return {
        "triads": len(balance.triads),
        "balanced": balance.share,
        "unbalanced": [list(each.actors) for each in balance.unbalanced[:100]],
    }


def series(rows: Iterable[Row], unit: Unit) -> tuple[list[Object], list[str]]:
    """Events between two actors by period, direction and quad class; each cell names its events.

    Then the ids of those events that lie in no one period, or have no day in any text.
    """
    others: dict[str, None] = {}
    cells: dict[tuple[date, str, int], Object] = {}
    for row in rows:
        start = _only_period(row, unit)
        if start is None:
            others[row["id"]] = None
            continue
        blank = {
            "begin": start.isoformat(),
            "finish": end_of(start, unit).isoformat(),
            **{name: row[name] for name in ("actor_id", "actor", "recipient_id", "recipient")},
            "quad": row["quad"],
            **dict.fromkeys((*_SAID, "intensity"), 0),
            "events": [],
        }
        cell = cells.setdefault((start, row["actor_id"], row["quad"]), blank)
        if row["standing"] in _SAID:
            cell[row["standing"]] += 1
        cell["intensity"] = round(cell["intensity"] + row["intensity"], 3)
        cell["events"].append(row["id"])
    return [cells[key] for key in sorted(cells)], list(others)


def _only_period(row: Row, unit: Unit) -> date | None:
    """The start of the period in which an event lies as a whole."""
    if not row["dated"] or row["finish"] is None:
        return None
    start = start_of(date.fromisoformat(row["begin"] or row["finish"]), unit)
    return start if row["finish"] <= end_of(start, unit).isoformat() else None


def located(rows: Iterable[Row]) -> list[Object]:
    """Places with their numbers of events by standing; the busiest first."""
    found: dict[str, Object] = {}
    for row in rows:
        blank = {name: row[name] for name in ("id", "name", "latitude", "longitude")}
        each = found.setdefault(row["id"], blank | dict.fromkeys(("events", *_SAID, "other"), 0))
        standing = row["standing"] if row["standing"] in _SAID else "other"
        each[standing] += row["events"]
        each["events"] += row["events"]
    return sorted(found.values(), key=lambda each: (-each["events"], each["id"]))
