"""Corpus: the Python API. The same verbs as the command line; records and tables come out.

>>> corpus = Corpus("my-project")               # doctest: +SKIP
>>> corpus.code("reports/")                     # doctest: +SKIP
>>> corpus.events(actor="Haftar", status="asserted")   # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from dragoman.analysis.account import Account, account_of
from dragoman.analysis.days import first_day, last_day
from dragoman.corpus_across import AcrossVerbs
from dragoman.corpus_actors import ActorVerbs
from dragoman.corpus_pictures import PictureVerbs
from dragoman.errors import UsageError
from dragoman.exchange.tables import Row, Table
from dragoman.records import Coding, EventReport, Relation
from dragoman.review.verbs import ReviewVerbs
from dragoman.store.anchors import REVIEWED
from dragoman.store.answers import answer
from dragoman.store.event_rulings import reaches
from dragoman.store.locating import locate, locate_article
from dragoman.store.pages import Page, Window, page
from dragoman.store.project import Project, create, open_project, write_page
from dragoman.store.queries import Filter, article_ids, counts, each_of
from dragoman.store.rulings import Rulings, revised, rulings_of
from dragoman.store.search import Search, actor_ids, search
from dragoman.store.sketching import outdated

if TYPE_CHECKING:
    from dragoman.across.records import Event
    from dragoman.analysis.briefing import Briefing
    from dragoman.analysis.masking import Mode, Whom
    from dragoman.analysis.printing import Style
    from dragoman.read.item import Given
    from dragoman.runs import Coded, Failed


class Corpus(AcrossVerbs, PictureVerbs, ReviewVerbs, ActorVerbs):
    """A project's reports and what was read in them.

    ``folder`` is the project's folder, made where there is none; without it everything stays in
    memory. Raises ProjectError where the folder cannot be used.
    """

    def __init__(self, folder: Path | str | None = None) -> None:
        self.project = create(Path(folder)) if folder is not None else Project.in_memory()

    @classmethod
    def open(
        cls, folder: Path | str | None = None, names: Mode = "keep", private: Whom = "unknown"
    ) -> Corpus:
        """The project in ``folder``, the working folder or DRAGOMAN_PROJECT; none is made.

        With ``names`` "mask" or "omit" a copy in memory without names of private persons.
        """
        corpus = cls.__new__(cls)
        corpus.project = open_project(Path(folder) if folder is not None else None)
        if names == "keep":
            return corpus
        try:
            return corpus.masked(names, private)
        finally:
            corpus.close()

    def code(
        self, *inputs: Path | str, given: Given | None = None, workers: int = 1
    ) -> list[Coded | Failed]:
        """Reads files, pages, JSONL and folders, codes them and keeps the codings.

        One outcome for each report, in order; what failed is told with its reason, not raised.
        ``given`` is what is known of all of them (publication date, outlet, language).
        """
        from dragoman.read.item import Given
        from dragoman.runs import Task, run  # late: asking questions needs no coder

        task = Task([str(each) for each in inputs], given or Given(), workers)
        return list(run(task, self.project))

    def show(self, layer: str, **wanted: Any) -> Table:
        """The table of a layer under the fields of ``Filter``, days also as "2016" or "2016-11"."""
        asked = self.asked(**wanted)
        if "rejected" in each_of(asked.review):
            return self.review.rejected(layer, asked)
        return answer(self.project.store.connection, layer, asked)

    def page(self, layer: str, window: Window, **wanted: Any) -> Page:
        """A part of what ``show`` gives, in any order. Raises UsageError."""
        asked = self.asked(**wanted)
        if layer in REVIEWED and "rejected" in each_of(
            asked.review
        ):  # these are in no list; there are few of them
            table = self.review.rejected(layer, asked)
            return Page(table, len(table), None)
        return page(self.project.store.connection, layer, asked, window)

    def asked(self, **wanted: Any) -> Filter:
        """The filter of these fields: days whole, actors as people decided. Raises UsageError.

        ``reliability``: only reports of outlets that people rated so or better (A is the best; F,
        which is no worse than E but cannot be judged, means these alone).
        """
        wanted = self._asked(wanted)
        if least := wanted.pop("reliability", None):
            rated = self.ratings().sources.items()
            wanted["outlets"] = tuple(sorted(o for o, own in rated if reaches(own, least)))
        if wanted.get("actor"):
            follow = self.rulings().follow
            wanted["actor"] = tuple(follow(actor) for actor in each_of(wanted["actor"]))
        return Filter(**wanted)

    @staticmethod
    def _asked(wanted: dict[str, Any]) -> dict[str, Any]:
        """The filters with their days whole."""
        edges = {"begin": first_day, "finish": last_day}
        return {
            name: edges[name](value) if name in edges and value else value
            for name, value in wanted.items()
        }

    def events(self, **wanted: Any) -> Table:
        """Events as told; the filters are the fields of ``Filter``."""
        return self.show("events", **wanted)

    def claims(self, **wanted: Any) -> Table:
        """Who says what."""
        return self.show("claims", **wanted)

    def relations(self, **wanted: Any) -> Table:
        """Standing ties: who commands, backs, opposes, holds."""
        return self.show("relations", **wanted)

    def attributes(self, **wanted: Any) -> Table:
        """Properties and what rises or falls."""
        return self.show("attributes", **wanted)

    def assessments(self, **wanted: Any) -> Table:
        """What is said to lead to what."""
        return self.show("assessments", **wanted)

    def actors(self, **wanted: Any) -> Table:
        """Who acts, each actor once."""
        return self.show("actors", **wanted)

    def places(self, **wanted: Any) -> Table:
        """Places, each once."""
        return self.show("places", **wanted)

    def times(self, **wanted: Any) -> Table:
        """Time expressions and how they were understood."""
        return self.show("times", **wanted)

    def articles(self, **wanted: Any) -> Table:
        """The reports that are coded."""
        return self.show("articles", **wanted)

    def search(self, words: str, **wanted: Any) -> Table:
        """Full text over articles, quotes and actors; the filters are the fields of ``Search``.

        Words in any script, accents or not; all must occur; "side by side", beginning*.
        """
        given = Search(words, **self._asked(wanted))
        if given.actor:
            given = replace(given, actor=self.rulings().follow(given.actor))
        return search(self.project.store.connection, given, self._aliases())

    def known_actors(self, name: str, limit: int = 20) -> Table:
        """Actors of the knowledge base by any of their names, the best first."""
        from dragoman.analysis.actors import matches
        from dragoman.resolve.actors import load_actors  # late: the ledger is large

        return matches(load_actors(self.project.dictionaries).search(name, limit))

    def _aliases(self) -> dict[str, tuple[str, ...]]:
        """The names and aliases that the knowledge base has for the actors of the project."""
        from dragoman.resolve.actors import load_actors  # late: the ledger is large

        base = load_actors(self.project.dictionaries)
        found = (base.actor(each) for each in actor_ids(self.project.store.connection, base))
        return {each.id: (each.name, *each.aliases) for each in found}

    def coding(self, article: str) -> Coding:
        """All layers of the article whose id begins with ``article``. Raises UsageError."""
        return self._get(locate_article(self.project.store.connection, article))

    def _get(self, article: str) -> Coding:
        """A stored coding with what people decided about its actors."""
        return revised(self.project.store.get(article), self.rulings())

    def rulings(self) -> Rulings:
        """What people decided about actors."""
        return rulings_of(self.project.store.decisions())

    def event(self, event: str) -> Account:
        """An event as told, by id or the beginning of one. Raises UsageError where none has it."""
        return self.account("events", event)

    def elsewhere(self, account: Account) -> tuple[Account, ...]:
        """What other reports say of the matters of a claim, an event or a tie, denials too."""
        from dragoman.analysis.contests import told_elsewhere

        if account.layer not in ("claims", "events", "relations"):
            return ()
        near = dict.fromkeys(self._near(account))
        found = (self._get(article) for article in near if article != account.coding.article.id)
        return told_elsewhere(account, found)

    def _near(self, account: Account) -> Iterator[str]:
        """The reports that tell of a like act by the same doer."""
        for each in (account, *account.related):
            record = each.record
            if isinstance(record, EventReport):
                layer, kind, doers = "events", record.type, record.actors
            elif isinstance(record, Relation):
                layer, kind, doers = "relations", record.kind, (record.subject,)
            else:
                continue
            for doer in doers:
                known = each.names.mentions[doer].actor or ""
                actor = each.names.actors.get(known)
                name = known if actor is not None and actor.known else each.names.of(doer)
                yield from (row["article"] for row in self.show(layer, type=kind, actor=name))

    def claim(self, claim: str) -> Account:
        """A claim with its chain of voices. Raises UsageError as ``event`` does."""
        return self.account("claims", claim)

    def actor(self, actor: str) -> Row:
        """An actor by id or the beginning of one. Raises UsageError."""
        _, found = locate(self.project.store.connection, "actors", actor)
        found = self.rulings().follow(found)
        return next(row for row in self.actors(actor=found) if row["id"] == found)

    def dossier(self, actor: str) -> dict[str, Any]:
        """An actor with the dated career that the knowledge base has. Raises UsageError."""
        from dragoman.analysis.actors import as_row, career
        from dragoman.resolve.actors import load_actors  # late: the ledger is large

        row, base = dict(self.actor(actor)), load_actors(self.project.dictionaries)
        known = base.actor(row["id"]) if row["id"] in base else None
        extra = {name: as_row(known)[name] if known else None for name in ("born", "died")}
        aliases = list(known.aliases) if known else []
        spells = career(known).to_dicts() if known else []
        return {**row, **extra, "aliases": aliases, "career": spells}

    def counts(self) -> dict[str, int]:
        """How many articles and how many records of each layer the project has."""
        return counts(self.project.store.connection)

    def account(self, layer: str, record: str) -> Account:
        """A record of a layer with its sentence and its voices. Raises UsageError.

        A record that people rejected is given as the machine had it, with its review.
        """
        if layer in REVIEWED:
            found = self.review.account(layer, record)
            return replace(found, coding=revised(found.coding, self.rulings()))
        article, identity = locate(self.project.store.connection, layer, record)
        return account_of(self._get(article), layer, identity)

    @property
    def folder(self) -> Path:
        """The project's folder; the working folder for one in memory."""
        return self.project.folder or self.home or Path()

    def codings(self, among: Collection[str] | None = None, **wanted: Any) -> list[Coding]:
        """All layers of the articles under a filter, by date of publication.

        Reports that a newer version corrects are left out. ``among``: ids of articles, no others.
        """
        rulings, get = self.rulings(), self.project.store.get
        self.project.joiner.catch_up()
        db = self.project.store.connection
        old = outdated(db)
        found = article_ids(db, self.asked(**wanted), among)
        return [revised(get(each), rulings) for each in found if each not in old]

    def _merged(self, codings: Sequence[Coding]) -> Sequence[Event]:
        """The events that some codings tell of together."""
        from dragoman.across.merging import merge

        given = {coding.article.id for coding in codings}
        events = self.joined_events()  # these know what people decided
        told = {account.article for event in events for account in event.accounts}
        return events if told <= given else merge(codings)

    def briefing(
        self, title: str | None = None, since: str | None = None, **wanted: Any
    ) -> Briefing:
        """The briefing of the articles under a filter; with ``since`` what changed from that day.

        Raises UsageError where no article is left.
        """
        from dragoman.analysis.briefing import brief  # late: the template engine is slow

        codings = self.codings(**wanted)
        if not codings:
            remedy = "code some with `dragoman code INPUT... --project FOLDER`"
            raise UsageError(
                "there is no report to brief on", remedy="widen the filter" if wanted else remedy
            )
        day = date.fromisoformat(first_day(since)) if since else None
        known, told = self._merged(codings), self.caution
        return brief(codings, title or self.title, events=known, since=day, caution=told)

    def brief(self, path: Path | str | None = None, title: str | None = None, **wanted: Any) -> str:
        """The briefing as one HTML page, written to ``path`` if given. Raises as ``briefing``."""
        from dragoman.analysis.briefing import render

        page = render(self.briefing(title, **wanted))
        if path is not None:
            write_page(Path(path), page)
        return page

    def print_brief(self, style: Style, title: str | None = None, **wanted: Any) -> bytes:
        """The briefing as html, md, docx or pdf. Raises UsageError where an extra is missing."""
        from dragoman.analysis.printing import printed

        return printed(self.briefing(title, **wanted), style)

    @property
    def title(self) -> str:
        """The name of the folder as a heading."""
        name = self.folder.resolve().name.replace("-", " ").replace("_", " ")
        return name[:1].upper() + name[1:] or "Briefing"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.project.close()
