"""What many reports make together: events, each with its accounts, and the parties in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.records import Place, Status

Standing = Literal["told", "claimed", "contested", "negated", "denied", "open"]
Point = Literal["act", "doer", "number", "place"]


@dataclass(frozen=True, slots=True)
class Party:
    """Who or what has a part in an event across reports.

    ``key`` is the id of the actor or the place; of one that no base has, the name in small letters.
    """

    key: str
    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Toll:
    """A count told with an event: of what (``unit``), at least ``low``, at most ``high``."""

    unit: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class EventAccount:
    """What one article tells of an event, in one voice.

    ``reports`` are the ids of its event reports. ``voice`` tells who vouches for it: copies of one
    report, and claims of one speaker, have the same. ``background``: told to explain another matter
    ("he had visited in June"). ``denied``: the account says that the event did not happen.
    """

    article: str
    reports: tuple[str, ...]
    published: date | None
    source: str | None
    voice: str
    speaker: str | None
    standing: Standing
    denied: bool
    background: bool
    begin: date | None
    finish: date | None
    date_precision: str
    place: str | None
    actors: tuple[Party, ...]
    numbers: tuple[Toll, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """The thing in the world that one or more reports tell of.

    ``begin`` and ``finish`` are the narrowest days that its accounts tell; ``dated`` is false where
    no account gives a day, so that it is only known to lie before its reports. ``standing`` is
    "told" only where a narrator vouches plainly for the act and nobody denies the act. ``actors``
    of a told event are those whom narrators name; ``alleged`` those whom only others name, or who
    deny it. ``contested`` says on what the accounts do not agree. ``sources`` counts
    outlets, copies and reports of one agency once; ``voices`` counts besides what one speaker says
    once, wherever it is printed. ``part_of`` is the larger event (the visit of a meeting). ``id``
    lasts: accounts that join do not change it.
    """

    id: str
    type: str
    mode: str | None
    quad: int
    intensity: float
    begin: date | None
    finish: date | None
    date_precision: str
    dated: bool
    place: Place | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    assets: tuple[Party, ...]
    status: Status
    standing: Standing
    accounts: tuple[EventAccount, ...]
    voices: int
    part_of: str | None = None
    sources: int = 1
    alleged: tuple[Party, ...] = ()
    contested: tuple[Point, ...] = ()
