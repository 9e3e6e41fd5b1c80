"""Which of the places of one name is meant: a table of features and weights.

What is near to, or in, the places that the text names besides is likelier than what is far; of the
rest the best known. Within one text a name means one place unless it says otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, log10, radians

from dragoman.extract.reading import Reading
from dragoman.lexicon.gazetteer import Spot, fold
from dragoman.resolve.places_usage import Named

WEIGHTS = {
    "known": 1.0,  # per power of ten of inhabitants
    "unusual": -1.2,  # an alternate name
    "unusual-region": -2.2,
    "within": 6.0,  # the text says in what it lies: "Paris, Texas"
    "country": 1.6,  # its country is named
    "country-often": 0.8,  # per power of two of mentions
    "region": 1.5,  # its state or province is named
    "close": 2.2,  # a place named besides lies within CLOSE
    "near": 1.4,
    "apart": 0.6,
}
CLOSE, NEAR, APART = 60.0, 200.0, 500.0  # kilometres
LEAST = 4.0  # below this score a name stays unlinked
SURE_WEIGHT = 800_000  # a place so well known anchors others
MOST_ANCHORS = 60


@dataclass(frozen=True, slots=True)
class Scene:
    """What the text names besides: how often which country, which regions, which spots."""

    countries: Mapping[str, float]
    regions: frozenset[tuple[str | None, str | None]]
    anchors: tuple[Spot, ...]


def choose(reading: Reading, named: Sequence[Named]) -> dict[int, Spot]:
    """For each index of ``named`` the place meant; those that none fits well are left out."""
    containers = _containers(reading, named)
    groups: dict[str, list[int]] = {}
    for index, each in enumerate(named):
        if each.spots:
            groups.setdefault(fold(each.name), []).append(index)
    scene = _scene(_firm(named, groups, containers), named)
    first = _decide(named, groups, containers, scene)
    return _decide(named, groups, containers, _scene(first, named))


def _containers(reading: Reading, named: Sequence[Named]) -> dict[int, int]:
    """The index of the place that the words right after a name put it in: "Paris, Texas"."""
    found = {}
    for index in range(len(named) - 1):
        here, there = named[index].markable, named[index + 1].markable
        between = reading.article.text[here.span.end : there.span.start]
        if between.strip("\n") in (", ", " (", ", in ", " in ", ",", ", in the ", " in the "):
            found[index] = index + 1
    return found


def _firm(
    named: Sequence[Named], groups: Mapping[str, list[int]], containers: Mapping[int, int]
) -> dict[int, Spot]:
    """The names that hardly have a rival: countries, regions and cities known to all."""
    firm = {}
    for indices in groups.values():
        spot = named[indices[0]].spots[0]
        if spot.kind != "town" or spot.weight >= SURE_WEIGHT:
            firm.update(dict.fromkeys(indices, spot))
    return firm


def _scene(chosen: Mapping[int, Spot], named: Sequence[Named]) -> Scene:
    countries: Counter[str] = Counter()
    regions = set()
    anchors: dict[int, Spot] = {}
    for index, spot in chosen.items():
        if spot.country:
            countries[spot.country] += 1.0 if spot.kind == "country" else 0.7  # type: ignore[assignment]
        if spot.kind == "admin1":
            regions.add((spot.country, spot.admin1))
        if spot.kind not in ("country", "continent", "sea"):
            anchors.setdefault(spot.index, spot)
    return Scene(countries, frozenset(regions), tuple(anchors.values())[:MOST_ANCHORS])


def _decide(
    named: Sequence[Named],
    groups: Mapping[str, list[int]],
    containers: Mapping[int, int],
    scene: Scene,
) -> dict[int, Spot]:
    chosen: dict[int, Spot] = {}
    for indices in groups.values():
        spots = named[indices[0]].spots
        scores = [_score(spot, scene, spots) for spot in spots]
        held = {i: _within(spots, named[containers[i]].spots) for i in indices if i in containers}
        told = [inside for inside in held.values() if inside]
        for index in indices:
            inside = held.get(index) or (told[0] if told else frozenset())
            best = max(
                range(len(spots)),
                key=lambda k: scores[k] + WEIGHTS["within"] * (spots[k].index in inside),
            )
            if scores[best] + WEIGHTS["within"] * (spots[best].index in inside) >= LEAST:
                chosen[index] = spots[best]
    return chosen


def _within(spots: Sequence[Spot], holders: Sequence[Spot]) -> frozenset[int]:
    """Those of ``spots`` that lie in one of ``holders``: its country, its region, close to it."""
    inside = set()
    for holder in holders[:4]:
        for spot in spots:
            if spot.index == holder.index:
                continue
            if holder.kind == "country":
                fits = spot.country == holder.country and spot.kind != "country"
            elif holder.kind == "admin1":
                fits = (spot.country, spot.admin1) == (holder.country, holder.admin1)
            else:
                fits = spot.kind != "country" and kilometres(spot, holder) < CLOSE
            if fits and spot.kind != holder.kind or fits and holder.kind == "town":
                inside.add(spot.index)
        if inside:
            break
    return frozenset(inside)


def _score(spot: Spot, scene: Scene, rivals: Iterable[Spot]) -> float:
    return sum(WEIGHTS[name] * value for name, value in features(spot, scene).items())


def features(spot: Spot, scene: Scene) -> dict[str, float]:
    """What speaks for and against a place, by the names of ``WEIGHTS``."""
    told = {"known": log10(spot.weight + 10)}
    if not spot.usual:
        told["unusual-region" if spot.kind == "admin1" else "unusual"] = 1.0
    mentions = scene.countries.get(spot.country or "", 0.0)
    if mentions and spot.kind != "country":
        told["country"] = 1.0
        told["country-often"] = log10(1 + mentions) / log10(2)
    if spot.kind != "admin1" and (spot.country, spot.admin1) in scene.regions and spot.admin1:
        told["region"] = 1.0
    others = (kilometres(spot, other) for other in scene.anchors if other.index != spot.index)
    nearest = min(others, default=APART) if spot.kind != "country" else APART
    if nearest < APART:
        told["close" if nearest < CLOSE else "near" if nearest < NEAR else "apart"] = 1.0
    return told


def kilometres(one: Spot, two: Spot) -> float:
    """The distance of two places, near enough: on a plane at their middle latitude."""
    middle = radians((one.latitude + two.latitude) / 2)
    across = (one.longitude - two.longitude + 180) % 360 - 180
    return 111.2 * (((one.latitude - two.latitude) ** 2 + (across * cos(middle)) ** 2) ** 0.5)
