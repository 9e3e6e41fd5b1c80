"""The timeline as SVG: a dot is a day, a bar is a time within which it was, hollow is contested."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.analysis.days import day
from dragoman.analysis.pictures.axis import Axis, axis_of
from dragoman.analysis.pictures.chronicle import Chronicle, Entry, busiest, parties
from dragoman.analysis.pictures.svg import (
    Drawing,
    element,
    group,
    label,
    line,
    short,
    tip,
    width_of,
)
from dragoman.analysis.wording import load_wording

MOST = 40  # events in the picture; the table has all
_WIDTH, _EDGE, _ROW, _TOP, _LEGEND = 1000.0, 24.0, 23.0, 46.0, 44.0
_OPEN = 34.0  # length of a bar that has no beginning
_LETTERS = 74


def draw_timeline(given: Chronicle, name: str = "timeline", most: int = MOST) -> Drawing:
    """The events that most voices tell of, a row each, on an axis of days."""
    drawn = busiest([each for each in given.entries if each.event.finish or each.event.begin], most)
    height = _TOP + _ROW * len(drawn) + 12
    axis = axis_of(_days(drawn), _EDGE, _WIDTH - _EDGE) if drawn else None
    body = [
        *([_grid(axis, height)] if axis else [label(_EDGE, _TOP, "No event is told.", "key")]),
        *(_row(entry, axis, _TOP + _ROW * i) for i, entry in enumerate(drawn) if axis),
        _legend(height, len(given.entries) - len(drawn)),
    ]
    return Drawing(
        name, _WIDTH, height + _LEGEND, _title(drawn), _told(given, len(drawn)), "".join(body)
    )


def _days(entries: Sequence[Entry]) -> list[date]:
    """All days at which something begins or ends."""
    return [edge for e in entries for edge in (e.event.begin, e.event.finish) if edge]


def _title(drawn: Sequence[Entry]) -> str:
    days = _days(drawn)
    if not days:
        return "Timeline"
    return f"What happened when, {day(min(days))} to {day(max(days))}"


def _told(given: Chronicle, drawn: int) -> str:
    contested = sum(each.event.standing == "contested" for each in given.entries)
    return (
        f"{drawn} of {len(given.entries)} events, {contested} of all contested."
        " The list has each with its words."
    )


def _grid(axis: Axis, height: float) -> str:
    parts = []
    for stretch in axis.stretches:
        parts.append(line(stretch.left, _TOP - 18, stretch.right, _TOP - 18, "axis"))
    for tick in axis.ticks():
        parts.append(line(tick.x, _TOP - 18, tick.x, height, "grid"))
        half = width_of(tick.words, 11) / 2
        x = min(max(tick.x, half + 2), _WIDTH - half - 2)
        parts.append(label(x, _TOP - 25, tick.words, "tick", "middle"))
    for x in axis.cuts:
        for shift in (-3, 3):
            parts.append(line(x + shift - 3, _TOP - 12, x + shift + 3, _TOP - 24, "cut"))
        parts.append(line(x, _TOP - 8, x, height, "gap"))
    return group(parts, "grid")


def _row(entry: Entry, axis: Axis, y: float) -> str:
    event = entry.event
    left, right = _edges(entry, axis)
    sides = {1: "with", 2: "with", 3: "against", 4: "against"}
    class_ = f"mark {sides.get(event.quad, 'neither')} {event.standing}"
    room_right, room_left = _WIDTH - _EDGE - right - 10, left - _EDGE - 10
    words = _words(entry)
    unsure = "" if event.standing == "told" else f" [{event.standing}]"
    if width_of(words + unsure) <= room_right or room_right >= room_left:
        text = label(right + 9, y + 4, _fitted(words, unsure, room_right), "what")
    else:
        text = label(left - 9, y + 4, _fitted(words, unsure, room_left), "what", "end")
    quotes = entry.asserted or entry.denied
    sentence = f": {quotes[0].text}" if quotes else ""
    return group(
        [
            tip(f"{entry.when}, {event.standing}{short(sentence, 200)}"),
            _mark(entry, axis, y, class_),
            text,
        ]
    )


def _fitted(words: str, unsure: str, room: float) -> str:
    """The words, cut where there is no room for them; how the event stands is never cut off."""
    letters = int(len(words) * (room - width_of(unsure)) / max(width_of(words), 1))
    return short(words, min(max(letters, 12), _LETTERS)) + unsure


def _edges(entry: Entry, axis: Axis) -> tuple[float, float]:
    """How far the mark of an entry reaches."""
    event = entry.event
    if entry.exact and event.begin:
        return axis.x(event.begin) - 5, axis.x(event.begin) + 5
    if event.begin is None and event.finish:
        return axis.x(event.finish) - _OPEN, axis.x(event.finish) + 2
    if event.begin and event.finish is None:
        return axis.x(event.begin) - 2, axis.x(event.begin) + _OPEN
    begin, finish = axis.x(event.begin or date.min), axis.x(event.finish or date.max)
    return begin, max(finish, begin + 10)


def _mark(entry: Entry, axis: Axis, y: float, class_: str) -> str:
    event = entry.event
    left, right = _edges(entry, axis)
    if entry.exact:
        return element("circle", cx=(left + right) / 2, cy=y, r=5, class_=class_)
    if event.begin and event.finish:
        return element("rect", x=left, y=y - 4, width=right - left, height=8, rx=4, class_=class_)
    end = right - 2 if event.finish else left + 2
    far = left if event.finish else right
    return group(
        [
            line(far, y, end, y, f"{class_} open"),
            line(end, y - 6, end, y + 6, f"{class_} end"),
        ]
    )


def _words(entry: Entry) -> str:
    event = entry.event
    who, whom = parties(entry)
    act = load_wording().events.get(event.type, event.type) + (
        f" ({event.mode})" if event.mode else ""
    )
    named = event.place and event.place.name in (party.name for party in event.recipients)
    place = f", {event.place.name}" if event.place and not named else ""
    return f"{short(who, 34)}: {act}{f' → {short(whom, 34)}' if whom else ''}{place}"


def _legend(height: float, hidden: int) -> str:
    y = height + 14
    parts = [
        element("circle", cx=30, cy=y, r=5, class_="mark neither told"),
        label(42, y + 4, "on that day", "key"),
        element("rect", x=118, y=y - 4, width=30, height=8, rx=4, class_="mark neither told"),
        label(154, y + 4, "some time within", "key"),
        line(258, y, 290, y, "mark neither told open"),
        line(290, y - 6, 290, y + 6, "mark neither told end"),
        label(298, y + 4, "by that day at the latest", "key"),
        element("circle", cx=438, cy=y, r=5, class_="mark neither claimed"),
        label(450, y + 4, "claimed: thin, hollow", "key"),
        element("circle", cx=578, cy=y, r=5, class_="mark neither contested"),
        label(590, y + 4, "contested: thick, hollow", "key"),
        element("circle", cx=740, cy=y, r=5, class_="mark with told"),
        label(752, y + 4, "cooperation", "key"),
        element("circle", cx=836, cy=y, r=5, class_="mark against told"),
        label(848, y + 4, "conflict", "key"),
    ]
    if hidden > 0:
        parts.append(label(24, y + 24, f"{hidden} more in the list", "key"))
    return group(parts, "legend")
