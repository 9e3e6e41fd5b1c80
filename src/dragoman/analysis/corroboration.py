"""How well an event is vouched for: by whom, how independently, and who says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.across.records import Event, EventAccount, Point, Toll
from dragoman.analysis.account import Names
from dragoman.analysis.days import tell
from dragoman.analysis.quotes import Quote, once, quote_of
from dragoman.records import Coding


@dataclass(frozen=True, slots=True)
class Blame:
    """Who is said to have done it, by which voices; ``alleged``: not as a fact by a narrator."""

    actor: str
    voices: tuple[str, ...]
    alleged: bool


@dataclass(frozen=True, slots=True)
class Corroboration:
    """What stands behind an event.

    ``reports`` are articles, ``outlets`` their publishers, ``sources`` the independent ones (copies
    and reports of one agency count once), ``voices`` those that moreover do not all quote one
    speaker. ``silent`` are parties of the event who neither assert nor deny it. ``dates``,
    ``places`` and ``numbers`` are all that accounts tell, so more than one is a difference.
    """

    event: Event
    reports: int
    outlets: tuple[str, ...]
    sources: int
    voices: int
    earliest: date | None
    dates: tuple[str, ...]
    places: tuple[str, ...]
    numbers: tuple[str, ...]
    blame: tuple[Blame, ...]
    asserted_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    silent: tuple[str, ...]
    asserted: tuple[Quote, ...]
    denied: tuple[Quote, ...]

    @property
    def contested(self) -> tuple[Point, ...]:
        """What the accounts do not agree on: act, doer, number, place."""
        return self.event.contested


def corroborate(event: Event, codings: Iterable[Coding]) -> Corroboration:
    """What stands behind an event; ``codings`` hold the sentences of its accounts."""
    known = {coding.article.id: coding for coding in codings}
    upheld = [account for account in event.accounts if not account.denied]
    deniers = _deniers(event, known)
    days = [account.published for account in event.accounts if account.published]
    voices = tuple(dict.fromkeys(account.voice for account in upheld))
    return Corroboration(
        event,
        len({account.article for account in event.accounts}),
        tuple(dict.fromkeys(a.source for a in event.accounts if a.source)),
        event.sources,
        event.voices,
        min(days, default=None),
        _spread(_when(account) for account in upheld),
        _spread(account.place for account in upheld),
        _spread(_count(toll) for account in upheld for toll in account.numbers),
        _blame(event, upheld),
        voices,
        deniers,
        _silent(event, {*voices, *deniers}),
        once(_quotes(upheld, known)),
        once(_denials(event, known)),
    )


def _spread(found: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in found if each))


def _when(account: EventAccount) -> str | None:
    """The day that an account gives, None where it gives none."""
    if account.begin is None or account.date_precision in ("before", "unknown"):
        return None
    return tell(account.begin, account.finish, account.date_precision)


def _count(toll: Toll) -> str:
    edges = dict.fromkeys(f"{each:g}" for each in (toll.low, toll.high) if each is not None)
    least = "at least " if toll.high is None else ""
    return f"{toll.unit} {least}{' to '.join(edges)}"


def _blame(event: Event, accounts: Sequence[EventAccount]) -> tuple[Blame, ...]:
    vouched = {p.name for p in event.actors} if event.standing == "told" else set[str]()
    found: dict[str, list[str]] = {}
    for account in accounts:
        for party in account.actors:
            found.setdefault(party.name, []).append(account.voice)
    return tuple(
        Blame(name, tuple(dict.fromkeys(voices)), name not in vouched)
        for name, voices in found.items()
    )


def _deniers(event: Event, known: Mapping[str, Coding]) -> tuple[str, ...]:
    names = [account.voice for account in event.accounts if account.denied]
    for coding, denials in _denying(event, known):
        claims = {claim.id: claim for claim in coding.claims}
        names += [Names(coding).speaker(claims[each]) for each in denials]
    return tuple(dict.fromkeys(names))


def _denying(event: Event, known: Mapping[str, Coding]) -> Iterator[tuple[Coding, list[str]]]:
    """The claims inside the reports that deny what the same report tells."""
    for account in event.accounts:
        coding = known.get(account.article)
        if coding is not None:
            reports = (each for each in coding.events if each.id in account.reports)
            yield coding, [claim for report in reports for claim in report.denied_by]


def _silent(event: Event, heard: set[str]) -> tuple[str, ...]:
    parties = (*event.actors, *event.alleged, *event.recipients)
    named = (party.name for party in parties if party.name not in heard)
    return tuple(dict.fromkeys(name for name in named if name[:1].isupper()))


def _quotes(accounts: Sequence[EventAccount], known: Mapping[str, Coding]) -> Iterator[Quote]:
    for account in accounts:
        coding = known.get(account.article)
        if coding is not None:
            for report in account.reports:
                yield quote_of(coding, "events", report)


def _denials(event: Event, known: Mapping[str, Coding]) -> Iterator[Quote]:
    yield from _quotes([account for account in event.accounts if account.denied], known)
    for coding, denials in _denying(event, known):
        for claim in denials:
            yield quote_of(coding, "claims", claim)
