"""An event from its tellings: narrowest days, fullest parties, standing, voices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dragoman.across.records import Event, EventAccount, Party
from dragoman.across.standing import stance_of
from dragoman.across.telling import Side, Telling
from dragoman.across.voices import Origin, voices_of
from dragoman.across.when import is_background
from dragoman.records import Place

_EXACT = {"country": 1, "region": 2, "district": 3, "town": 4, "point": 5}


def event_of(
    identity: str,
    tellings: Iterable[Telling],
    origins: Mapping[str, Origin],
    part_of: str | None = None,
) -> Event:
    """The event that some tellings are of. Pure: the same set, the same event."""
    given = sorted(tellings, key=_order)
    voices = voices_of(given, origins)
    accounts = tuple(_account(each, voices.of[each.id]) for each in given)
    stance, best = stance_of(given), min(given, key=_rank)
    days = min(given, key=lambda each: (_rank(each)[:2], _width(each), _order(each)))
    kept = [each for each in given if each.type == best.type]
    upheld = [each for each in given if not each.denied] or given
    return Event(
        identity,
        best.type,
        _most(each.mode for each in kept if each.mode),
        best.quad,
        min((each.intensity for each in kept if each.mode), key=abs, default=best.intensity),
        days.begin,
        days.finish,
        days.date_precision,
        days.dated,
        _place(given),
        _parties(stance.actors),
        _parties([side for each in given for side in each.recipients]),
        _parties([side for each in given for side in each.assets]),
        best.status,
        stance.standing,
        accounts,
        voices.count(upheld),
        part_of,
        len(set(voices.source.values())),
        _parties(stance.alleged),
        stance.contested,
    )


def _account(telling: Telling, voice: str) -> EventAccount:
    return EventAccount(
        telling.article,
        telling.reports,
        telling.published,
        telling.source,
        voice,
        telling.speaker.name if telling.speaker else None,
        telling.standing,
        telling.denied,
        is_background(telling),
        telling.begin,
        telling.finish,
        telling.date_precision,
        telling.place.name if telling.place else None,
        tuple(side.party for side in telling.actors),
        telling.numbers,
    )


def _order(telling: Telling) -> tuple[date, str, tuple[int, ...], str]:
    return telling.published or date.max, telling.article, telling.at, telling.id


def _rank(telling: Telling) -> tuple[bool, bool, bool, int, object]:
    """The best telling first: upheld, dated, by the narrator, with the most parties."""
    known = len(telling.actors) + len(telling.recipients) + (telling.place is not None)
    return telling.denied, not telling.dated, telling.speaker is not None, -known, _order(telling)


def _width(telling: Telling) -> int:
    if not telling.dated or telling.begin is None:
        return 10**6
    return ((telling.finish or date.max) - telling.begin).days


def _most(found: Iterable[str]) -> str | None:
    counted = Counter(found)
    return min(counted, key=lambda each: (-counted[each], each), default=None)


def _place(tellings: Sequence[Telling]) -> Place | None:
    """The most exact place that a telling names, the first told of several."""
    places = [each.place for each in tellings if each.place]
    return max(places, key=lambda place: _EXACT.get(place.precision, 0), default=None)


def _parties(sides: Sequence[Side]) -> tuple[Party, ...]:
    """The parties that have names, most often told first; where none has one, the first told."""
    named = [side.party for side in sides if side.named]
    counted = Counter(party.key for party in named)
    first = {party.key: party for party in reversed(named or [side.party for side in sides[:1]])}
    return tuple(sorted(first.values(), key=lambda party: (-counted[party.key], party.key)))
