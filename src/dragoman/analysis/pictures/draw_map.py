"""The map as SVG: squares are places held, with a letter for the holder; circles are events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import sqrt
from statistics import median

from dragoman.analysis.days import day
from dragoman.analysis.pictures.chronicle import Entry
from dragoman.analysis.pictures.control_map import CrisisMap, Site
from dragoman.analysis.pictures.outlines import (
    POLICY,
    Frame,
    Point,
    area,
    frame_of,
    heart,
    inside,
    load_outlines,
)
from dragoman.analysis.pictures.svg import (
    Drawing,
    element,
    figure,
    group,
    label,
    line,
    short,
    tip,
    width_of,
)
from dragoman.analysis.wording import counted
from dragoman.records import Place

_WIDTH, _LOWEST, _HIGHEST = 1000.0, 420.0, 640.0
_MOST, _FAR, _NEAR = 0.9, 2.0, 12.0  # a place is drawn that is not much farther off than most are
_DEEDS = (2, 4)  # the frame is drawn around what is done; talks may be held anywhere
_VAGUE = ("country", "region")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SIDE = 9.0  # half a square


_Box = tuple[float, float, float, float]


def draw_map(given: CrisisMap, name: str = "map") -> Drawing:
    """The places of what is held and done; what lies far off, or is vague, is said below."""
    spots = _spots(given)
    sites = [site for site in given.sites if site.place]
    points = [_at(site.place) for site in sites if site.place] + [
        _at(place) for place, entries in spots if any(e.event.quad in _DEEDS for e in entries)
    ]
    points = points or [_at(place) for place, _ in spots]
    if not points:
        return Drawing(name, _WIDTH, 60, _title(given), "Nothing has a place.", _nothing())
    frame = frame_of(_middle(points), _WIDTH, _LOWEST, _HIGHEST)
    shown = [(place, entries) for place, entries in spots if frame.holds(*_at(place))]
    held = [site for site in sites if site.place and frame.holds(*_at(site.place))]
    letters = holder_letters(held)
    taken: list[_Box] = []
    body = [
        element("rect", x=0, y=0, width=_WIDTH, height=frame.height, class_="sea"),
        _land(frame),
        _graticule(frame),
        _marks(frame, shown, held, letters, taken),
        _countries(frame, taken),
        element("rect", x=0.5, y=0.5, width=_WIDTH - 1, height=frame.height - 1, class_="frame"),
    ]
    legend, height = _legend(frame.height + 22, letters, _missing(given, shown, held))
    return Drawing(name, _WIDTH, height, _title(given), _told(given), "".join([*body, legend]))


def holder_letters(sites: Sequence[Site]) -> dict[str, tuple[str, str]]:
    """A letter and the name for each holder, by id; those who hold most come first."""
    names = {holder.key: holder.name for site in sites for holder in site.holders}
    count = Counter(holder.key for site in sites for holder in site.holders)
    ranked = sorted(names, key=lambda key: (-count[key], names[key], key))
    return {
        key: (_LETTERS[i] if i < len(_LETTERS) else "*", names[key]) for i, key in enumerate(ranked)
    }


def _title(given: CrisisMap) -> str:
    return "Who holds what, and what happened where" + (
        f", until {day(given.day)}" if given.day else ""
    )


def _told(given: CrisisMap) -> str:
    held = "; ".join(
        f"{site.name}: {' or '.join(holder.name for holder in site.holders)}"
        + (" (contested)" if site.contested else "")
        for site in given.sites
    )
    return f"{held or 'No place is told to be held'}. {len(given.entries)} events. {POLICY}"


def _nothing() -> str:
    return label(20, 34, "No report gives a place that can be drawn.", "key")


def _at(place: Place) -> Point:
    return place.longitude or 0.0, place.latitude or 0.0


def _middle(points: Sequence[Point]) -> list[Point]:
    """The points that are not much farther from the middle of all than most are."""
    middle = (median(x for x, _ in points), median(y for _, y in points))
    far = [max(abs(x - middle[0]), abs(y - middle[1])) for x, y in points]
    most = sorted(far)[int((len(far) - 1) * _MOST)]
    reach = max(most * _FAR, _NEAR)
    return [point for point, away in zip(points, far, strict=True) if away <= reach]


def _spots(given: CrisisMap) -> list[tuple[Place, list[Entry]]]:
    """The events by place, those left out that are known by country or region only."""
    found: dict[str, tuple[Place, list[Entry]]] = {}
    for entry in given.entries:
        place = entry.event.place
        if place and place.precision not in _VAGUE:
            found.setdefault(place.id, (place, []))[1].append(entry)
    return [found[key] for key in sorted(found)]


def _missing(
    given: CrisisMap, shown: Sequence[tuple[Place, list[Entry]]], held: Sequence[Site]
) -> str:
    """What the table has and the picture has not, in words."""
    drawn = {place.id for place, _ in shown} | {site.key for site in held}
    places = [e.event.place for e in given.entries] + [s.place for s in given.sites]
    far = {p.name for p in places if p and p.id not in drawn and p.precision not in _VAGUE}
    vague = sum(
        e.event.place is not None and e.event.place.precision in _VAGUE for e in given.entries
    )
    parts = [f"Outside the frame: {', '.join(sorted(far))}."] if far else []
    parts += [f"{counted(vague, 'event')} known by country or region only."] if vague else []
    return " ".join(parts)


def _land(frame: Frame) -> str:
    """The countries and territories in the frame."""
    shapes = []
    for country in load_outlines():
        rings = [ring for ring in (inside(r, frame) for r in country.rings) if len(ring) > 2]
        if not rings:
            continue
        drawn = [[frame.place(*point) for point in ring] for ring in rings]
        path = "".join(f"M{' '.join(map(_pair, ring))}Z" for ring in drawn)
        class_ = "land disputed" if country.disputed else "land"
        shapes.append(element("path", tip(country.name), d=path, class_=class_))
    return group(shapes)


def _countries(frame: Frame, taken: list[_Box]) -> str:
    """The names of the countries, where they have room."""
    found = []
    for country in load_outlines():
        rings = [inside(ring, frame) for ring in country.rings]
        drawn = [[frame.place(*point) for point in ring] for ring in rings if len(ring) > 2]
        widest = max(drawn, key=area, default=[])
        if area(widest) > 7000:
            found.append(_country(*heart(widest), country.name.upper(), taken))
    return group(found)


def _country(x: float, y: float, name: str, taken: list[_Box]) -> str:
    wide = width_of(name, 11) * 1.45
    for shift in (0, 36, -36, 72, -72):
        box = (x - wide / 2, y + shift - 10, x + wide / 2, y + shift + 4)
        if box[0] > 0 and box[2] < _WIDTH and not any(_meet(box, other) for other in taken):
            taken.append(box)
            return label(x, y + shift, name, "country", "middle")
    return ""


def _pair(point: Point) -> str:
    return f"{figure(point[0])},{figure(point[1])}"


def _graticule(frame: Frame) -> str:
    step = next(each for each in (0.5, 1, 2, 5, 10, 20) if (frame.east - frame.west) / each <= 9)
    parts = []
    for longitude in _multiples(frame.west, frame.east, step):
        x, _ = frame.place(longitude, frame.north)
        parts.append(line(x, 0, x, frame.height, "grid"))
        side = "E" if longitude > 0 else "W" if longitude < 0 else ""
        parts.append(label(x + 3, frame.height - 5, f"{abs(longitude):g}°{side}", "degree"))
    for latitude in _multiples(frame.south, frame.north, step):
        _, y = frame.place(frame.west, latitude)
        parts.append(line(0, y, _WIDTH, y, "grid"))
        side = "N" if latitude > 0 else "S" if latitude < 0 else ""
        parts.append(label(4, y - 3, f"{abs(latitude):g}°{side}", "degree"))
    return group(parts)


def _multiples(low: float, high: float, step: float) -> Iterator[float]:
    number = int(low // step) + 1
    while number * step < high:
        yield number * step
        number += 1


def _marks(
    frame: Frame,
    spots: Sequence[tuple[Place, list[Entry]]],
    sites: Sequence[Site],
    letters: dict[str, tuple[str, str]],
    taken: list[_Box],
) -> str:
    """Circles, then squares over them, then the names that have room, sites first."""
    circles = [_circle(frame, place, entries, taken) for place, entries in spots]
    squares = [_square(frame, site, letters, taken) for site in sites]
    names = {site.key: (site.name, site.place) for site in sites}
    names |= {place.id: (place.name, place) for place, _ in spots if place.id not in names}
    bold = {site.key for site in sites}
    told = [
        _named(*frame.place(*_at(place)), name, "town held" if key in bold else "town", taken)
        for key, (name, place) in names.items()
        if place
    ]
    return group([*circles, *squares, *told])


def _circle(frame: Frame, place: Place, entries: Sequence[Entry], taken: list[_Box]) -> str:
    x, y = frame.place(*_at(place))
    count = len(entries)
    conflict = sum(entry.event.quad in (3, 4) for entry in entries)
    side = "against" if conflict * 2 >= count else "with"
    standings = {entry.event.standing for entry in entries}
    told = next((each for each in ("told", "contested") if each in standings), "claimed")
    radius = min(5 + 2.2 * sqrt(count), 22)
    taken.append((x - radius, y - radius, x + radius, y + radius))
    words = f"{place.name}: {counted(count, 'event')}, {conflict} of conflict"
    parts = [
        tip(words),
        element("circle", cx=x, cy=y, r=radius, class_=f"mark {side} {told}"),
    ]
    if count > 1:
        parts.append(label(x, y + 4, str(count), f"count {told}", "middle"))
    return group(parts)


def _square(
    frame: Frame, site: Site, letters: dict[str, tuple[str, str]], taken: list[_Box]
) -> str:
    """A square beside the place, so that it hides no events."""
    if site.place is None:
        return ""
    x, y = frame.place(*_at(site.place))
    told = "/".join(letters[holder.key][0] for holder in site.holders[:3])
    wide = max(2 * _SIDE, width_of(told, 12) + 8)
    top = y - 3.2 * _SIDE
    taken.append((x - wide / 2, top, x + wide / 2, top + 2 * _SIDE))
    names = " or ".join(holder.name for holder in site.holders)
    sure = all(holder.standing == "told" for holder in site.holders) and not site.contested
    class_ = f"site {'told' if sure else 'contested' if site.contested else 'claimed'}"
    return group(
        [
            tip(f"{site.name}: {names}{' (contested)' if site.contested else ''}"),
            line(x, y, x, top + 2 * _SIDE, "pole"),
            element(
                "rect", x=x - wide / 2, y=top, width=wide, height=2 * _SIDE, rx=2, class_=class_
            ),
            label(x, top + 13, told, "letter", "middle"),
        ]
    )


def _named(x: float, y: float, name: str, class_: str, taken: list[_Box]) -> str:
    """The name of a place, right, left or below it, where it hides no other."""
    words = short(name, 26)
    wide = width_of(words, 11.5)
    choices = (
        (x + 15, y + 4, "start", x + 14),
        (x - 15, y + 4, "end", x - 16 - wide),
        (x, y + 26, "middle", x - wide / 2),
        (x + 10, y + 20, "start", x + 9),
        (x - 10, y + 20, "end", x - 11 - wide),
    )
    for at_x, at_y, anchor, left in choices:
        box = (left, at_y - 11, left + wide, at_y + 3)
        fits = left > 0 and left + wide < _WIDTH
        if fits and not any(_meet(box, other) for other in taken):
            taken.append(box)
            return label(at_x, at_y, words, class_, anchor)
    return ""


def _meet(one: _Box, other: _Box) -> bool:
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]


def _legend(y: float, letters: dict[str, tuple[str, str]], missing: str) -> tuple[str, float]:
    parts = [
        element("rect", x=12, y=y - 9, width=16, height=16, rx=2, class_="site told"),
        label(34, y + 4, "held, by letter", "key"),
        element("rect", x=124, y=y - 9, width=16, height=16, rx=2, class_="site contested"),
        label(146, y + 4, "contested", "key"),
        element("rect", x=214, y=y - 9, width=16, height=16, rx=2, class_="site claimed"),
        label(236, y + 4, "claimed", "key"),
        element("circle", cx=300, cy=y, r=7, class_="mark against told"),
        label(312, y + 4, "events, half or more conflict", "key"),
        element("circle", cx=486, cy=y, r=7, class_="mark with told"),
        label(498, y + 4, "mostly cooperation", "key"),
        element("circle", cx=620, cy=y, r=7, class_="mark neither contested"),
        label(634, y + 4, "only claimed or contested", "key"),
    ]
    x, row = 12.0, y + 26
    for letter, name in letters.values():
        told = f"{letter}  {short(name, 40)}"
        if x + width_of(told, 11.5) > _WIDTH - 20:
            x, row = 12.0, row + 18
        parts.append(label(x, row, told, "holder"))
        x += width_of(told, 11.5) + 26
    if not letters:
        row = y
    for words in (missing, POLICY):
        for piece in _wrapped(words, 165):
            row += 18
            parts.append(label(12, row, piece, "key"))
    return group(parts, "legend"), row + 14


def _wrapped(words: str, most: int) -> Iterator[str]:
    told = ""
    for word in words.split():
        if told and len(told) + 1 + len(word) > most:
            yield told
            told = word
        else:
            told = f"{told} {word}".strip()
    if told:
        yield told
