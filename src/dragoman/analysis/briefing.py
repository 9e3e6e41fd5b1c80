"""The briefing: what some reports tell of a crisis on one page, each line with its sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from dragoman.across.merging import merge
from dragoman.across.records import Event
from dragoman.analysis.changes import Changes, Told, changes, key_events
from dragoman.analysis.contests import Contest, contests
from dragoman.analysis.control import Holder, Page, holders, ledger
from dragoman.analysis.days import day
from dragoman.analysis.network import Matrix, Tie, matrix, ties
from dragoman.analysis.outlook import Prospect, announced, prospects
from dragoman.analysis.people import Figure, figures
from dragoman.analysis.pictures.actor_network import Network, network_on
from dragoman.analysis.pictures.chronicle import Chronicle, Entry, chosen, entries_of
from dragoman.analysis.pictures.control_map import CrisisMap, crisis_map
from dragoman.analysis.pictures.draw_dyads import draw_dyad
from dragoman.analysis.pictures.draw_map import draw_map
from dragoman.analysis.pictures.draw_network import camp_letter, draw_network
from dragoman.analysis.pictures.draw_timeline import draw_timeline
from dragoman.analysis.pictures.dyads import QUADS, Pair, Series, actor_keys, pairs, series
from dragoman.analysis.pictures.sieve import Sieve
from dragoman.analysis.pictures.svg import Drawing
from dragoman.analysis.timeline import Happening, happenings
from dragoman.analysis.wording import load_wording
from dragoman.records import Article, Coding

_PAIRS, _DYADS, _FEW = 10, 4, 2  # pairs of the table; drawn, of so many events at least
_STANDS = ("supports", "allied_with", "recognises", "opposes")


@dataclass(frozen=True, slots=True)
class Holding:
    """A place or an asset: who held it when the last report came, and all that is told of it."""

    page: Page
    latest: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Pictures:
    """What is drawn: events across reports, network and map of the last report's day, dyads."""

    chronicle: Chronicle
    network: Network
    crisis: CrisisMap
    pairs: tuple[Pair, ...]
    dyads: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """All that the page says. ``numbers`` are the numbers of the reports in the list of sources."""

    title: str
    articles: tuple[Article, ...]
    numbers: Mapping[str, int]
    coders: tuple[str, ...]
    people: tuple[Figure, ...]
    happened: tuple[Happening, ...]
    ahead: tuple[Happening, ...]
    ties: tuple[Tie, ...]
    signed: Matrix
    holdings: tuple[Holding, ...]
    contested: tuple[Contest, ...]
    prospects: tuple[Prospect, ...]
    pictures: Pictures | None
    key: tuple[Happening, ...] = ()
    changed: Changes | None = None
    caution: str = ""

    @property
    def sources(self) -> list[str]:
        """The outlets, each once."""
        return sorted({article.source for article in self.articles if article.source})

    @property
    def period(self) -> str:
        """From the first publication date to the last, in words."""
        days = sorted(article.published for article in self.articles if article.published)
        if not days:
            return "without a date of publication"
        return day(days[0]) if days[0] == days[-1] else f"{day(days[0])} to {day(days[-1])}"

    @property
    def counts(self) -> Mapping[str, int]:
        """How many happenings stand how."""
        return Counter(each.standing for each in self.happened)


def brief(
    codings: Sequence[Coding],
    title: str = "Briefing",
    drawn: bool = True,
    events: Sequence[Event] | None = None,
    since: date | None = None,
    caution: str = "",
) -> Briefing:
    """The briefing of some codings. Pure: same codings, same briefing, whatever their order.

    ``events`` are those of the codings where they are known. Without ``drawn`` it has no pictures,
    for those who want the lines alone. ``since``: it says what the reports from this day on
    changed. ``caution`` stands at its head.
    """
    given = sorted(codings, key=_in_time)
    wording = load_wording()
    entries, found = entries_of(merge(given) if events is None else events, given), ties(given)
    told = happenings(entries)
    happened = tuple(each for each in told if each.standing not in ("open", "denied"))
    contested = _contested(entries, given)
    return Briefing(
        title,
        tuple(coding.article for coding in given),
        {coding.article.id: number for number, coding in enumerate(given, 1)},
        tuple(sorted({coding.coder for coding in given})),
        figures(given, found),
        happened,
        announced(told),
        tuple(tie for tie in found if tie.kind in _STANDS),
        matrix([tie for tie in found if tie.kind in _STANDS], wording),
        _holdings(given),
        contested,
        prospects(given),
        _pictures(given, chosen(entries, Sieve())) if drawn else None,
        key_events(happened),
        _changed(given, since, Told(told, contested)) if since else None,
        caution,
    )


def _changed(codings: Sequence[Coding], since: date, now: Told) -> Changes:
    """What the reports from a day on changed, beside what the earlier ones told by themselves."""
    old = [coding for coding in codings if (coding.article.published or date.max) < since]
    entries = entries_of(merge(old), old)
    return changes(codings, since, Told(happenings(entries), _contested(entries, old)), now)


def _contested(entries: Sequence[Entry], codings: Sequence[Coding]) -> tuple[Contest, ...]:
    """Events that voices disagree about, then ties."""
    events = (
        Contest(
            (*each.actors, *each.alleged),
            each.type,
            (*each.recipients, *each.assets),
            e.asserted,
            e.denied,
        )
        for e in entries
        if e.event.standing == "contested" or ("doer" in e.event.contested and e.denied)
        for each in happenings([e])
    )
    ties = (each for each in contests(codings) if each.code in load_wording().relations)
    return (*events, *ties)


def _pictures(codings: Sequence[Coding], told: Chronicle) -> Pictures:
    last = _last(codings)
    events = [entry.event for entry in told.entries]
    busiest = pairs(events, actor_keys(codings))[:_PAIRS]
    return Pictures(
        told,
        network_on(codings, last),
        crisis_map(codings, told, last),
        busiest,
        tuple(series(events, pair.one_key, pair.other_key) for pair in busiest),
    )


def _last(codings: Sequence[Coding]) -> date | None:
    days = [coding.article.published for coding in codings if coding.article.published]
    return max(days, default=None)


def _holdings(codings: Sequence[Coding]) -> tuple[Holding, ...]:
    """The ledger of control as it stood on the day of the last report."""
    last = _last(codings)
    return tuple(Holding(page, holders(page, last) if last else ()) for page in ledger(codings))


def _in_time(coding: Coding) -> tuple[date, str]:
    return coding.article.published or date.max, coding.article.id


def render(briefing: Briefing, draw: Callable[[Drawing], str] = Drawing.inline) -> str:
    """One self-contained HTML page: no script, nothing fetched; all words of reports escaped.

    ``draw`` makes the markup of a picture.
    """
    page = _environment().get_template("brief.html.j2")
    return page.render(
        brief=briefing,
        wording=load_wording(),
        number=briefing.numbers,
        pictures=briefing.pictures,
        drawn=_drawn(briefing.pictures, draw) if briefing.pictures else {},
        quads=QUADS,
    )


def _drawn(pictures: Pictures, draw: Callable[[Drawing], str]) -> Mapping[str, object]:
    """The pictures as markup; every word in them is escaped where it is drawn."""
    many = [each for each in pictures.dyads if sum(cell.whole for cell in each.cells) >= _FEW]
    dyads = [(each, replace(draw_dyad(each), key=str(i))) for i, each in enumerate(many[:_DYADS])]
    return {
        "timeline": Markup(draw(draw_timeline(pictures.chronicle))),  # noqa: S704
        "network": Markup(draw(draw_network(pictures.network))),  # noqa: S704
        "map": Markup(draw(draw_map(pictures.crisis))),  # noqa: S704
        "dyads": [(each, made.title, Markup(draw(made))) for each, made in dyads],  # noqa: S704
    }


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dragoman.analysis"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["day"] = day
    environment.filters["safe_url"] = safe_url
    environment.filters["camp"] = camp_letter
    return environment


def safe_url(url: str | None) -> str | None:
    """The address where it is one of the web; a report may carry any other kind."""
    return url if url and url.startswith(("https://", "http://")) else None
