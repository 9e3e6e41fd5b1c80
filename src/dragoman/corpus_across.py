"""The verbs of ``Corpus`` across reports: events with their accounts, copies, versions, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.analysis.corroboration import Corroboration, corroborate
from dragoman.analysis.days import first_day, last_day, tell
from dragoman.exchange.tables import Row, Table, table_of
from dragoman.records import Coding
from dragoman.store.base import Judgement
from dragoman.store.deciding import By
from dragoman.store.event_deciding import merge_events, rate_event, rate_source, split_event
from dragoman.store.event_rulings import Ratings, ratings_of, reaches
from dragoman.store.events import event_in, events_in, known_event
from dragoman.store.explaining import reasons
from dragoman.store.locating import locate_article
from dragoman.store.project import Project
from dragoman.store.rulings import revised, rulings_of
from dragoman.store.sketching import group_of, read_times, versions_of

if TYPE_CHECKING:
    from dragoman.across.records import Event

_SHOWN = (
    *("id", "date", "type", "actors", "recipients", "place", "standing"),
    *("reports", "sources", "voices", "part_of"),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events to leave in; None lets everything pass.

    ``actor``: an id, or words of a name; ``begin`` and ``finish``: days that the event may lie
    between ("2016", "2016-11"); ``sources``: at least so many independent ones; ``reliability``: at
    least one outlet rated so or better; ``credibility``: rated so or better (1 is the best).
    """

    actor: str | None = None
    type: str | None = None
    standing: str | None = None
    begin: str | None = None
    finish: str | None = None
    sources: int | None = None
    reliability: str | None = None
    credibility: int | None = None


class AcrossVerbs:
    """What a corpus answers and decides across its reports."""

    project: Project

    def joined_events(self) -> list[Event]:
        """All events of the project, by date; reports that were not joined yet are joined first."""
        self.project.joiner.catch_up()
        return events_in(self.project.store.connection)

    def happenings(self, **wanted: Any) -> Table:
        """The events of the project, accounts counted; the filters are those of ``Wanted``."""
        ratings, sieve = self.ratings(), Wanted(**wanted)
        events = [e for e in self.joined_events() if _passes(e, sieve, ratings)]
        rows = [_row(event, ratings) for event in events]
        return table_of(rows, tuple(rows[0]) if rows else _SHOWN, _SHOWN)

    def happening(self, event: str) -> Corroboration:
        """An event by its id (or one that it had), with all that stands behind it. UsageError."""
        self.project.joiner.catch_up()
        db = self.project.store.connection
        found = event_in(db, known_event(db, event))
        return corroborate(found, self._told(account.article for account in found.accounts))

    def explain(self, event: str) -> Table:
        """Why the accounts of an event are one, and which other events came near. UsageError."""
        self.project.joiner.catch_up()
        known = known_event(self.project.store.connection, event)
        rows: list[Row] = [
            {
                "account": f"{each.article} {each.act}",
                "is": "one with" if each.joined else "not",
                "other": each.other if each.joined else f"{each.other} {each.event}",
                "score": each.score,
                "why": each.by or each.barred or ", ".join(each.features),
            }
            for each in reasons(self.project.joiner, known)
        ]
        columns = ("account", "is", "other", "score", "why")
        return table_of(rows, columns, columns)

    def merge_events(self, kept: str, other: str, by: By) -> Judgement:
        """OTHER is the same event as KEPT. Raises UsageError."""
        return merge_events(self.project, kept, other, by)

    def split_event(self, event: str, part: str, by: By) -> Judgement:
        """What an article (or one event report) tells is of another event. Raises UsageError."""
        return split_event(self.project, event, part, by)

    def rate_source(self, outlet: str, reliability: str, by: By) -> Judgement:
        """How reliable an outlet is: A to F (Admiralty). Raises UsageError."""
        return rate_source(self.project, outlet, reliability, by)

    def rate_event(self, event: str, credibility: int, by: By) -> Judgement:
        """How credible an event is: 1 to 6 (Admiralty). Raises UsageError."""
        return rate_event(self.project, event, credibility, by)

    def ratings(self) -> Ratings:
        """The ratings that people gave; nothing is rated by itself."""
        store = self.project.store
        return ratings_of(store.connection, store.decisions())

    def copies(self) -> Table:
        """Groups of reports whose text is one, and reports that hold passages of another."""
        self.project.joiner.catch_up()
        db = self.project.store.connection
        rows = [dict(row) for row in db.execute(_COPIES).fetchall()]
        made: list[Row] = [
            {
                **row,
                "kind": "copy" if row["one"] in group_of(db, row["two"]) else "passages",
                "shared": f"{row['inside']:.0%}",
                "agency": row["agency"] or self._named(row["one"], row["two"]),
            }
            for row in rows
        ]
        columns = ("one", "outlet", "two", "other_outlet", "kind", "shared", "agency")
        return table_of(made, tuple(made[0]) if made else columns, columns)

    def _named(self, one: str, two: str) -> str | None:
        """The outlet of the one report that the text of the other names."""
        first, second = self._told([one, two])
        for source, text in ((first, second), (second, first)):
            name = source.article.source
            if name and name in text.article.text:
                return name
        return None

    def versions(self, article: str) -> Sequence[str]:
        """The ids of the versions of a report, oldest first; its own alone where there is one."""
        self.project.joiner.catch_up()
        db = self.project.store.connection
        return versions_of(db, locate_article(db, article))

    def history(self, article: str) -> list[Row]:
        """The versions of a report, oldest first: when published and read, from which bytes.

        ``changes`` are runs of words that went ("gone") or came ("new") since the one before.
        """
        from dragoman.across.versions import difference

        chain, db = self.versions(article), self.project.store.connection
        codings = {coding.article.id: coding for coding in self._told(chain)}
        read, rows, older = read_times(db, chain), list[Row](), ""
        for each in chain:
            found = codings[each].article
            made = difference(older, found.text) if older else []
            changes = [{"kind": c.kind, "words": c.words} for c in made if c.kind != "same"]
            source = db.execute("SELECT source FROM articles WHERE id = ?", (each,)).fetchone()
            rows.append(
                {
                    "article": each,
                    "outlet": found.source,
                    "published": found.published.isoformat() if found.published else None,
                    "read": read.get(each),
                    "bytes": source["source"],
                    "url": found.url,
                    "changes": changes,
                }
            )
            older = found.text
        return rows

    def sources(self) -> Table:
        """The outlets: reports, corrected ones, copies, and the rating that people gave."""
        self.project.joiner.catch_up()
        ratings, db = self.ratings(), self.project.store.connection
        rows: list[Row] = [
            {**dict(row), "reliability": ratings.sources.get(row["outlet"])}
            for row in db.execute(_SOURCES).fetchall()
        ]
        columns = ("outlet", "reliability", "reports", "corrected", "copies")
        return table_of(rows, columns, columns)

    def _told(self, articles: Iterable[str]) -> Sequence[Coding]:
        store = self.project.store
        rulings = rulings_of(store.decisions())
        return [revised(store.get(each), rulings) for each in dict.fromkeys(articles)]


def _passes(event: Event, wanted: Wanted, ratings: Ratings) -> bool:
    first, last = event.begin or date.min, event.finish or date.max
    begin = date.fromisoformat(first_day(wanted.begin)) if wanted.begin else date.min
    finish = date.fromisoformat(last_day(wanted.finish)) if wanted.finish else date.max
    dated = event.dated or not (wanted.begin or wanted.finish)
    return (
        _names(event, wanted.actor)
        and (wanted.type is None or event.type == wanted.type.upper())
        and (wanted.standing is None or event.standing == wanted.standing)
        and dated
        and first <= finish
        and begin <= last
        and (wanted.sources is None or event.sources >= wanted.sources)
        and _rated(event, wanted, ratings)
    )


def _names(event: Event, actor: str | None) -> bool:
    parties = (*event.actors, *event.recipients, *event.assets)
    words = (actor or "").casefold()
    return not words or any(p.key == actor or words in p.name.casefold() for p in parties)


def _rated(event: Event, wanted: Wanted, ratings: Ratings) -> bool:
    if wanted.reliability is not None:
        outlets = {account.source or "" for account in event.accounts} & ratings.sources.keys()
        least = wanted.reliability.upper()
        if not any(reaches(ratings.sources[outlet], least) for outlet in outlets):
            return False
    credibility = credibility_of(event, ratings)
    return wanted.credibility is None or (
        credibility is not None and credibility <= wanted.credibility
    )


def credibility_of(event: Event, ratings: Ratings) -> int | None:
    """The rating of an event, given through one of its reports; the most doubtful of several."""
    found = [
        ratings.reports[report]
        for account in event.accounts
        for report in account.reports
        if report in ratings.reports
    ]
    return max(found, default=None)


def _row(event: Event, ratings: Ratings) -> Row:
    outlets = Counter(account.source for account in event.accounts if account.source)
    return {
        "id": event.id,
        "date": tell(event.begin, event.finish, event.date_precision),
        "begin": event.begin.isoformat() if event.begin else None,
        "finish": event.finish.isoformat() if event.finish else None,
        "type": event.type,
        "mode": event.mode,
        "actors": [party.name for party in event.actors],
        "recipients": [party.name for party in (*event.recipients, *event.assets)],
        "place": event.place.name if event.place else None,
        "status": event.status,
        "standing": event.standing,
        "reports": len({account.article for account in event.accounts}),
        "sources": event.sources,
        "voices": event.voices,
        "outlets": sorted(outlets),
        "reliability": {o: ratings.sources[o] for o in sorted(outlets) if o in ratings.sources},
        "credibility": credibility_of(event, ratings),
        "part_of": event.part_of,
        "articles": list(dict.fromkeys(account.article for account in event.accounts)),
    }


_COPIES = (
    "SELECT c.one, a.source AS outlet, c.two, b.source AS other_outlet, c.whole, c.inside,"
    " coalesce(a.agency, b.agency) AS agency FROM copies c"
    " JOIN sketches a ON a.article = c.one JOIN sketches b ON b.article = c.two ORDER BY 1, 3"
)
_SOURCES = (
    "SELECT s.source AS outlet, count(*) AS reports,"
    " sum(EXISTS (SELECT 1 FROM versions v WHERE v.older = s.article)) AS corrected,"
    " sum(EXISTS (SELECT 1 FROM copies c WHERE s.article IN (c.one, c.two))) AS copies"
    " FROM sketches s WHERE s.source IS NOT NULL GROUP BY s.source ORDER BY 2 DESC, 1"
)
