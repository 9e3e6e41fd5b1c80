"""Which events of one article are one happening told several times, and what they tell together.

Two events are one where type and parties agree and no date of the one contradicts the other. A
vague mention ("the recent visit") joins the dated happening told last before it, else the next.
An undated or roughly dated mention then has the days of the best dated one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dragoman.extract.reading import Reading
from dragoman.records import EventReport, identify
from dragoman.resolve.actors import ActorLinks
from dragoman.resolve.places import PlaceLinks

Keys = Callable[[str], frozenset[str]]
WITHIN = frozenset(["during", "on", "at", "in", "ahead"])  # "during the visit": at the same time
SAME_ACT = {"COERCE": "take", "ASSAULT": "take"}  # a seizure is told as either


@dataclass
class _Happening:
    """Events of one type and the same parties, gathered while the article is walked through."""

    id: str
    members: list[EventReport] = field(default_factory=list)

    def days(self) -> tuple[date | None, date | None]:
        """The narrowest interval that its dated members tell."""
        dated = [m for m in self.members if m.begin is not None and m.finish is not None]
        best = min(dated, key=_width, default=None)
        return (best.begin, best.finish) if best else (None, None)


class _Found:
    """The happenings so far, by what every event of one shares with the first told of it.

    Without this look-up a long digest would compare every event with every other.
    """

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.happenings: list[_Happening] = []
        self._places: dict[tuple[str | None, ...], list[int]] = {}

    def add(self, happening: _Happening, first: EventReport) -> None:
        for traits in self._traits(first):
            self._places.setdefault(traits, []).append(len(self.happenings))
        self.happenings.append(happening)

    def alike(self, event: EventReport) -> list[_Happening]:
        """Those whose first event has this one's kind, status and claim, and a party of it."""
        places = {place for t in self._traits(event) for place in self._places.get(t, ())}
        return [self.happenings[place] for place in sorted(places)]

    def _traits(self, event: EventReport) -> set[tuple[str | None, ...]]:
        act = SAME_ACT.get(event.type, event.type)
        parties = {key for each in (*event.actors, *_objects(event)) for key in self.keys(each)}
        return {(act, event.status, event.claim, party) for party in parties}


def join_happenings(
    events: Sequence[EventReport], reading: Reading, keys: Keys
) -> tuple[EventReport, ...]:
    """The events in the order given, with ``happening`` set and dates shared.

    ``keys`` gives what identifies a markable: its chain, its actor, the country of its place.
    """
    found = _Found(keys)
    for event in sorted(events, key=lambda e: (e.begin is None, e.trigger)):
        home = _home(event, found.alike(event), keys)
        if home is None:
            home = _Happening(identify("h", reading.article.id, event.type, *event.trigger))
            found.add(home, event)
        home.members.append(event)
    settled = {member.id: shared for h in found.happenings for member, shared in _shared(h)}
    return tuple(_dated_by_frame([settled[event.id] for event in events], reading))


def _home(event: EventReport, happenings: Sequence[_Happening], keys: Keys) -> _Happening | None:
    """The happening that an event belongs to.

    Of several that fit a dated event the nearest; of several that fit an undated one ("the recent
    visit", a headline) the latest.
    """
    fit = [h for h in happenings if all(_compatible(event, m, keys) for m in h.members)]
    if not fit or (event.begin is None and not (event.actors or event.recipients)):
        return None
    if event.begin is None:
        return max(fit, key=lambda h: h.days()[0] or date.min)
    return min(fit, key=lambda h: abs(h.members[-1].trigger.start - event.trigger.start))


def _compatible(one: EventReport, two: EventReport, keys: Keys) -> bool:
    return (
        _same_act(one, two)
        and one.status == two.status
        and one.claim == two.claim
        and (_same_visit(one, two) or _meet(one.actors, two.actors, keys))
        and (not one.recipients or not two.recipients or _meet(_objects(one), _objects(two), keys))
        and _days_meet(one, two)
    )


def _same_act(one: EventReport, two: EventReport) -> bool:
    if one.type == two.type:
        modes = {one.mode, two.mode}
        return len(modes) == 1 or (None in modes and "visit" not in modes)
    both_take = SAME_ACT.get(one.type) and SAME_ACT.get(two.type)
    return bool(both_take and one.assets and two.assets)


def _same_visit(one: EventReport, two: EventReport) -> bool:
    """A visit whose visitor is not named again ("during the Rome visit")."""
    return one.mode == two.mode == "visit" and not (one.actors and two.actors)


def _objects(event: EventReport) -> tuple[str, ...]:
    return (*event.recipients, *event.assets)


def _meet(left: Sequence[str], right: Sequence[str], keys: Keys) -> bool:
    return not {k for m in left for k in keys(m)}.isdisjoint(k for m in right for k in keys(m))


def _days_meet(one: EventReport, two: EventReport) -> bool:
    if one.begin is None or two.begin is None:
        return True
    finish_one, finish_two = one.finish or date.max, two.finish or date.max
    return one.begin <= finish_two and two.begin <= finish_one


def _width(event: EventReport) -> tuple[int, date]:
    assert event.begin is not None  # noqa: S101 - only dated events are compared
    assert event.finish is not None  # noqa: S101
    return (event.finish - event.begin).days, event.begin


def _shared(happening: _Happening) -> Iterator[tuple[EventReport, EventReport]]:
    """Each member with the happening's id and, unless better dated itself, its days."""
    begin, finish = happening.days()
    named = next((m.recipients for m in happening.members if m.recipients), ())
    for member in happening.members:
        joined = replace(
            member, happening=happening.id, recipients=member.recipients or _others(named, member)
        )
        donor = next((m for m in happening.members if (m.begin, m.finish) == (begin, finish)), None)
        if begin is not None and donor is not None and donor is not member:
            joined = _with_days(joined, donor)
        yield member, joined


def _others(recipients: tuple[str, ...], member: EventReport) -> tuple[str, ...]:
    """The recipients told elsewhere in the article, for a mention of an act that has two sides."""
    together = len(member.actors) > 1 or member.mode not in ("visit", "seize")
    return () if together else tuple(m for m in recipients if m not in member.actors)


def _with_days(event: EventReport, donor: EventReport) -> EventReport:
    return replace(
        event,
        begin=donor.begin,
        finish=donor.finish,
        time=event.time or donor.time,
        extent=event.extent or donor.extent,
        date_precision=donor.date_precision,
    )


def _dated_by_frame(events: Sequence[EventReport], reading: Reading) -> list[EventReport]:
    """Events without a date that are told to fall within another: "during the visit he met ..."."""
    heads: Mapping[int, EventReport] = {
        token.i: event for event in events if (token := reading.parse.token_at(event.trigger.start))
    }
    framed = []
    for event in events:
        token = reading.parse.token_at(event.trigger.start)
        frame = _frame(token.i, reading, heads) if token and event.begin is None else None
        framed.append(_with_days(event, frame) if frame else event)
    return framed


def _frame(i: int, reading: Reading, heads: Mapping[int, EventReport]) -> EventReport | None:
    for preposition in reading.parse.children(i, "prep"):
        if preposition.lower in WITHIN:
            for noun in reading.parse.children(preposition.i, "pobj"):
                frame = heads.get(noun.i)
                if frame is not None and frame.begin is not None:
                    return frame
    return None


def identities(chains: Mapping[str, str], actors: ActorLinks, places: PlaceLinks) -> Keys:
    """What identifies a markable: its chain, its actor, and the country that it stands for.

    A place and a body of the state stand for their country; a person only for himself.
    """
    country_of = {place.id: place.country for place in places.places}
    state_of = {a.id: a.country for a in actors.actors if a.kind in ("country", "organisation")}

    def keys(markable: str) -> frozenset[str]:
        actor = actors.by_markable.get(markable, "")
        country = country_of.get(places.by_markable.get(markable, ""))
        found = (chains.get(markable), actor, country, state_of.get(actor))
        return frozenset(key for key in found if key)

    return keys
