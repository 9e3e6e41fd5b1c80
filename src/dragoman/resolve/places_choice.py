"""Which of the places of one name is meant: a table of features and weights.

What is near to, or in, the places that the text names besides is likelier than what is far; of the
rest the best known. Within one text a name means one place unless it says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, log10, radians

from dragoman.extract.reading import Reading
from dragoman.lexicon.gazetteer import Spot, fold
from dragoman.resolve.places_usage import GREAT, Named

WEIGHTS = {
    "known": 1.0,  # per power of ten of inhabitants
    "unusual": -1.2,  # an alternate name
    "unusual-region": -2.2,
    "within": 6.0,  # the text says in what it lies: "Paris, Texas"
    "country": 1.6,  # its country is named
    "country-often": 0.8,  # per power of two of mentions
    "region": 1.5,  # its state or province is named
    "great": 4.0,  # a country, or a region or sea that all know, by its usual name
    "close": 2.2,  # a place named besides lies within CLOSE
    "near": 1.4,
    "apart": 0.6,
}
CLOSE, NEAR, APART, NEIGHBOUR = 60.0, 200.0, 500.0, 800.0  # kilometres
LEAST = {True: 4.0, False: 5.0}  # below this score a name stays unlinked: told a place, or not
LEAST_PART = 8.0  # the same where only a part of the name is known
LITTLE = 500_000  # a town with fewer inhabitants is not meant where the text puts it elsewhere
SURE_WEIGHT = 800_000  # a place so well known anchors others
MOST_ANCHORS = 60


@dataclass(frozen=True, slots=True)
class Scene:
    """What the text names besides: how often which country, which regions, which spots."""

    countries: Mapping[str, float]
    regions: frozenset[tuple[str | None, str | None]]
    anchors: tuple[Spot, ...]
    lands: tuple[Spot, ...]

    def without(self, rivals: Sequence[Spot]) -> Scene:
        """The scene for a name: what stands close must be the place of another name."""
        same = {spot.index for spot in rivals}
        return replace(self, anchors=tuple(a for a in self.anchors if a.index not in same))


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
    countries: dict[str, float] = {}
    regions = set()
    anchors: dict[int, Spot] = {}
    lands: dict[int, Spot] = {}
    for spot in chosen.values():
        if spot.country:
            countries[spot.country] = countries.get(spot.country, 0.0) + (
                1.0 if spot.kind == "country" else 0.7
            )
        if spot.kind == "admin1":
            regions.add((spot.country, spot.admin1))
        if spot.kind == "country":
            lands.setdefault(spot.index, spot)
        elif spot.kind not in ("continent", "sea"):
            anchors.setdefault(spot.index, spot)
    around = tuple(anchors.values())[:MOST_ANCHORS]
    return Scene(countries, frozenset(regions), around, tuple(lands.values())[:MOST_ANCHORS])


def _decide(
    named: Sequence[Named],
    groups: Mapping[str, list[int]],
    containers: Mapping[int, int],
    scene: Scene,
) -> dict[int, Spot]:
    chosen: dict[int, Spot] = {}
    held = _told(named, containers)
    for indices in groups.values():
        spots = named[indices[0]].spots
        others = scene.without(spots)
        scores = [_score(spot, others) for spot in spots]
        told = next((held[i] for i in indices if held.get(i)), frozenset())
        for index in indices:
            inside = held.get(index) or told
            if index in containers and not inside and _elsewhere(named, containers, index):
                continue
            total = [
                score + WEIGHTS["within"] * (spot.index in inside)
                for spot, score in zip(spots, scores, strict=True)
            ]
            best = max(range(len(spots)), key=total.__getitem__)
            if total[best] >= (LEAST_PART if named[index].part else LEAST[named[index].told]):
                chosen[index] = spots[best]
    return chosen


def _told(named: Sequence[Named], containers: Mapping[int, int]) -> dict[int, frozenset[int]]:
    """For names that the text puts in another, and for those others, the spots that fit that."""
    fitting: dict[int, frozenset[int]] = {}
    for index, holder in containers.items():
        inner, outer = named[index].spots, named[holder].spots
        inside = _within(inner, outer)
        if inside:
            fitting[index] = inside
            fitting[holder] = frozenset(
                spot.index
                for spot in outer[:4]
                if spot.kind in ("admin1", "country") and _within(inner, [spot]) == inside
            )
    return fitting


def _elsewhere(named: Sequence[Named], containers: Mapping[int, int], index: int) -> bool:
    """Does the text put a little-known name in a region that no place of that name is in?"""
    outer, inner = named[containers[index]].spots, named[index].spots
    region = bool(outer) and outer[0].kind in ("admin1", "region", "country")
    return region and inner[0].kind in ("town", "capital") and inner[0].weight < LITTLE


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
            if fits and (spot.kind != holder.kind or holder.kind == "town"):
                inside.add(spot.index)
        if inside:
            break
    return frozenset(inside)


def _score(spot: Spot, scene: Scene) -> float:
    return sum(WEIGHTS[name] * value for name, value in features(spot, scene).items())


def features(spot: Spot, scene: Scene) -> dict[str, float]:
    """What speaks for and against a place, by the names of ``WEIGHTS``."""
    told = {"known": log10(spot.weight + 10)}
    if not spot.usual:
        told["unusual-region" if spot.kind == "admin1" else "unusual"] = 1.0
    if spot.usual and spot.kind not in ("town", "district") and spot.weight >= GREAT:
        told["great"] = 1.0
    mentions = scene.countries.get(spot.country or "", 0.0)
    if mentions and spot.kind != "country":
        told["country"] = 1.0
        told["country-often"] = log10(1 + mentions) / log10(2)
    if spot.kind != "admin1" and (spot.country, spot.admin1) in scene.regions and spot.admin1:
        told["region"] = 1.0
    told.update(_nearness(spot, scene))
    return told


def _nearness(spot: Spot, scene: Scene) -> dict[str, float]:
    """How close the nearest other place is; for a country or region also a neighbouring country."""
    if spot.kind in ("country", "admin1"):
        lands = (land for land in scene.lands if land.country != spot.country)
        if any(kilometres(spot, land) < NEIGHBOUR for land in lands):
            return {"near": 1.0}
    if spot.kind == "country":
        return {}
    nearest = min((kilometres(spot, other) for other in scene.anchors), default=APART)
    if nearest >= APART:
        return {}
    return {"close" if nearest < CLOSE else "near" if nearest < NEAR else "apart": 1.0}


def kilometres(one: Spot, two: Spot) -> float:
    """The distance of two places, near enough: on a plane at their middle latitude."""
    middle = radians((one.latitude + two.latitude) / 2)
    across = (one.longitude - two.longitude + 180) % 360 - 180
    return 111.2 * hypot(one.latitude - two.latitude, across * cos(middle))
