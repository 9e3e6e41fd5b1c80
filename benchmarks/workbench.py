"""How fast the workbench answers on a large project: p50 and p95 of every view.

    taskset -c 0,1 python benchmarks/workbench.py [--articles 10000] [--folder FOLDER] [--rounds 27]

Makes (once) a project of invented codings, ten events an article, and asks each route in turn with
changing filters through `dragoman serve`'s own app, over a socket as a browser does. Nothing is
parsed. A question that was asked before is answered from what is kept, so those asked for the first
time are told by themselves as well.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from dragoman import CODER
from dragoman.corpus import Corpus
from dragoman.ontology import load_ontology
from dragoman.records import (
    Actor,
    Article,
    Assessment,
    Claim,
    Code,
    Coding,
    EventReport,
    Mention,
    Place,
    Relation,
    Span,
    TimeExpression,
    identify,
)
from dragoman.store.base import Source
from dragoman.web.app import make_app
from dragoman.web.desk import Desk
from dragoman.web.preparing import prepare
from dragoman.web.server import listen

EVENTS = 10
FIRST = date(2012, 1, 1)
DAYS = 3650
_SYLLABLES = (
    "ba da fa ga ha ja ka la ma na qa ra sa ta wa za bir dur gan hil jor kem lut mar".split()
)
_KINDS = ("supports", "opposes", "commands", "allied_with", "leads", "controls", "member_of")
_STATUS = ("asserted",) * 7 + ("possible", "intended", "negated", "requested", "denied")


@dataclass
class World:
    """Invented actors, places and outlets; few of them stand in most reports."""

    chance: random.Random
    actors: list[tuple[str, str, str]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.actors = [
            (f"actor-{i}", self._name(2), self.chance.choice(("person", "group", "organisation")))
            for i in range(2000)
        ]
        self.places = [self._place(i) for i in range(400)]
        self.outlets = [f"{self._name(1)} Post" for _ in range(60)]

    def _name(self, words: int) -> str:
        made = ("".join(self.chance.choices(_SYLLABLES, k=3)).capitalize() for _ in range(words))
        return " ".join(made)

    def _place(self, i: int) -> Place:
        at = (self.chance.uniform(15, 35), self.chance.uniform(0, 45))
        return Place(f"geo:{i}", self._name(1), "LBY", None, *at, i, "town")

    def some(self, whole: list[Any], amount: int) -> list[Any]:
        """Some of a list, those at its head far more often."""
        picked = (int(len(whole) * self.chance.random() ** 3) for _ in range(amount))
        return [whole[i] for i in dict.fromkeys(picked)]


class Report:
    """One invented report: sentences, and a record for each."""

    def __init__(self, world: World, number: int) -> None:
        self.world, self.chance = world, world.chance
        self.day = FIRST + timedelta(days=self.chance.randrange(DAYS))
        self.parts: list[str] = []
        self.at = 0
        self.coding = Coding(Article(f"report-{number:06d}", ""), CODER)
        self.number = number
        self.cast = world.some(world.actors, 14)
        self.scenes = world.some(world.places, 5)

    def made(self) -> Coding:
        self._say(f"Report {self.number} from {self.chance.choice(self.world.places).name}.\n\n")
        for _ in range(EVENTS):
            self._event()
        for _ in range(3):
            self._relation()
        self._assessment()
        article = Article(
            self.coding.article.id,
            "".join(self.parts),
            self.parts[0].strip(),
            self.day,
            "en",
            self.world.some(self.world.outlets, 1)[0],
        )
        return replace(self.coding, article=article)

    def _say(self, words: str) -> Span:
        self.parts.append(words)
        start, self.at = self.at, self.at + len(words)
        return Span(start, self.at)

    def _add(self, layer: str, record: Any) -> str:
        longer: Any = {layer: (*getattr(self.coding, layer), record)}
        self.coding = replace(self.coding, **longer)
        return str(record.id)

    def _id(self, letter: str, *content: object) -> str:
        return identify(letter, self.coding.article.id, self.at, *content)

    def _actor(self) -> str:
        identity, name, kind = self.chance.choice(self.cast)
        if identity not in {actor.id for actor in self.coding.actors}:
            known: Any = Actor(identity, name, kind, "LBY", ("MIL",), (), True, "name")
            self._add("actors", known)
        return self._mention(name, kind, identity, None)

    def _place(self) -> str:
        place = self.chance.choice(self.scenes)
        if place.id not in {each.id for each in self.coding.places}:
            self._add("places", place)
        return self._mention(place.name, "place", None, place.id)

    def _mention(self, words: str, kind: Any, actor: str | None, place: str | None) -> str:
        span = self._say(words)
        made = Mention(self._id("m", words), span, kind, actor, place, None, "made")
        return self._add("mentions", made)

    def _claim(self) -> str:
        source = self._actor()
        cue = self._say(" said ")
        fields: Any = {"via": None, "within": None, "hedge": None, "rule": "made"}
        stance: Any = self.chance.choice(("asserts", "asserts", "accuses", "denies"))
        made = Claim(
            id=self._id("c"),
            source=source,
            source_span=cue,
            cue=cue,
            content=(cue,),
            direct=False,
            stance=stance,
            inherited=False,
            confidence=0.9,
            **fields,
        )
        return self._add("claims", made)

    def _event(self) -> None:
        start = self.at
        claim = self._claim() if self.chance.random() < 0.4 else None
        denied = (self._claim(),) if self.chance.random() < 0.08 else ()
        actor = self._actor()
        trigger = self._say(" " + "".join(self.chance.choices(_SYLLABLES, k=2)))
        self._say(" ")
        recipient = self._actor()
        self._say(" at ")
        place = self._place() if self.chance.random() < 0.7 else None
        kind = self.chance.choice(list(load_ontology().types.values()))
        begin, finish, precision = self._days()
        time = None
        if begin:
            span = self._say(f" on {begin}")
            known = TimeExpression(
                self._id("t"), span, str(begin), begin, finish, "day", None, "told"
            )
            time = self._add("times", known)
        self._say(". ")
        made = EventReport(
            id=self._id("e"),
            trigger=trigger,
            type=kind.name,
            mode=next(iter(kind.modes), None),
            contexts=("military",),
            quad=kind.quad,
            intensity=kind.score,
            cameo=kind.cameo[0] if kind.cameo else None,
            actors=(actor,),
            actor_codes=(Code("LBY", ("MIL",)),),
            recipients=(recipient,),
            recipient_codes=(Code("LBY", ("GOV",)),),
            assets=(),
            numbers=(),
            time=time,
            begin=begin,
            finish=finish,
            extent=None,
            date_precision=precision,
            place=place,
            status=self.chance.choice(_STATUS),  # type: ignore[arg-type]
            hedge=None,
            claim=claim,
            denied_by=denied,
            happening=self._id("h"),
            evidence=(Span(start, self.at),),
            rule="made",
            confidence=0.8,
        )
        self._add("events", made)

    def _days(self) -> tuple[date | None, date | None, str]:
        draw = self.chance.random()
        if draw < 0.3:
            return None, self.day, "before"
        day = self.day - timedelta(days=self.chance.randrange(20))
        if draw < 0.9:
            return day, day, "day"
        return day.replace(day=1), day.replace(day=28), "month"

    def _relation(self) -> None:
        start = self.at
        one = self._actor()
        self._say(" stands by ")
        other = self._actor()
        self._say(". ")
        made = Relation(
            id=self._id("r"),
            kind=self.chance.choice(_KINDS),  # type: ignore[arg-type]
            subject=one,
            object=other,
            title=None,
            begin=None,
            finish=None,
            date_precision="unknown",
            status="asserted",
            hedge=None,
            claim=None,
            denied_by=(),
            evidence=(Span(start, self.at),),
            rule="made",
            confidence=0.8,
        )
        self._add("relations", made)

    def _assessment(self) -> None:
        effect = self._say("Prices are likely to rise. ")
        made = Assessment(
            self._id("s"),
            "causal",
            None,
            effect,
            "+",
            None,
            "likely",
            None,
            None,
            (effect,),
            "made",
            0.7,
        )
        self._add("assessments", made)


def codings(articles: int, seed: int = 5) -> Iterator[Coding]:
    """Invented codings, always the same."""
    world = World(random.Random(seed))  # noqa: S311 - no secret
    for number in range(articles):
        yield Report(world, number).made()


def fill(folder: Path, articles: int) -> None:
    """A project with these codings; what is there is left, but joined by the rules of now."""
    with Corpus(folder) as corpus:
        if corpus.counts()["articles"] >= articles:
            corpus.project.joiner.catch_up()  # or the server would do so beside the questions
            return
        run = corpus.project.store.begin(corpus.project.coder())
        begun = time.perf_counter()
        for number, coding in enumerate(codings(articles), 1):
            corpus.project.keep(coding, Source(coding.article.id.encode(), "made"), run)
            if number % 1000 == 0:
                print(f"{number} kept, {time.perf_counter() - begun:.0f} s", file=sys.stderr)
        corpus.project.joiner.catch_up()
        print(f"joined, {time.perf_counter() - begun:.0f} s", file=sys.stderr)


FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {"actor": "actor-3"},
    {"actor": "actor-700"},
    {"type": "ASSAULT"},
    {"status": "asserted", "type": ["CONSULT", "SUPPORT"]},
    {"from": "2015-03", "to": "2015-05"},
    {"from": "2013", "to": "2020", "status": "possible"},
    {"text": "bada"},
    {"actor": "ba", "from": "2014"},
)
LISTS = (
    *("events", "happenings", "claims", "relations", "assessments", "articles", "actors", "places"),
    *("timeline", "network", "map", "control", "dyads", "facets"),
)
MONTHS: tuple[dict[str, Any], ...] = tuple(
    {"from": f"20{13 + i}-{4 + i:02d}", "to": f"20{13 + i}-{4 + i:02d}"} for i in range(6)
)
SORTS = ("", "date", "-date", "actor", "type", "-published")


def questions(corpus: Corpus) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """By the name of a route: addresses and parameters to ask."""
    event = corpus.page("events", window()).table
    found: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for layer in LISTS:
        found[layer] = [(f"/{layer}", given) for given in FILTERS]
    found["events, sorted"] = [
        ("/events", {"sort": sort, **f}) for sort in SORTS for f in FILTERS[:4]
    ]
    found["events, far down"] = [
        ("/events", {"offset": i * 9000, "sort": "-date"}) for i in range(10)
    ]
    found["event"] = [(f"/events/{row['id']}", {}) for row in event]
    found["article"] = [(f"/articles/{row['article']}", {}) for row in event]
    found["actor"] = [(f"/actors/actor-{i}", {}) for i in (0, 3, 40, 700, 1500)]
    happenings = corpus.page("happenings", window()).table
    found["happening"] = [(f"/happenings/{row['id']}", {}) for row in happenings]
    days = [f"20{12 + i % 10}-06-15" for i in range(10)]
    found["network, on a day"] = [("/network", {"on": day}) for day in days]
    found["search"] = [("/search", {"words": each}) for each in ("bada", "gan*", "lut mar", "kem")]
    found["queue"] = [("/queue", given) for given in ({}, *MONTHS)]
    found["sources"] = [("/sources", {}), ("/ratings", {}), ("/copies", {})]
    found["versions"] = [(f"/articles/{row['article']}/versions", {}) for row in event]
    found["reasons"] = [(f"/happenings/{row['id']}/reasons", {}) for row in happenings]
    found["network, file"] = [("/export/network", {"on": day}) for day in days]
    found["briefing, a month"] = [("/briefing", given) for given in MONTHS]
    found["project"] = [("/project", {})]
    return found


def window() -> Any:
    from dragoman.store.pages import Window

    return Window(40, sort="-date")


@dataclass
class Taken:
    """Seconds of the questions of a view: those asked for the first time, and all."""

    first: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)


def ask(folder: Path, rounds: int) -> dict[str, Taken]:
    """Seconds of each question, by view, through a server on this machine."""
    desk = Desk(folder)
    begun = time.perf_counter()
    prepare(desk)
    print(f"prepared in {time.perf_counter() - begun:.1f} s", file=sys.stderr)
    door = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(make_app(desk), log_level="error"))
    threading.Thread(target=server.run, args=([door],), daemon=True).start()
    base = f"http://127.0.0.1:{door.getsockname()[1]}/api/v1"
    with Corpus(folder) as corpus:
        asked = questions(corpus)
    taken: dict[str, Taken] = {}
    with httpx.Client(timeout=120) as client:
        for name, each in asked.items():
            for turn in range(rounds):
                path, given = each[turn % len(each)]
                begun = time.perf_counter()
                answer = client.get(base + path, params=given)
                own, seconds = taken.setdefault(name, Taken()), time.perf_counter() - begun
                own.whole.append(seconds)
                if turn < len(each):
                    own.first.append(seconds)
                answer.raise_for_status()
    server.should_exit = True
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, default=Path("bench-project"))
    parser.add_argument("--rounds", type=int, default=27)
    given = parser.parse_args()
    fill(given.folder, given.articles)
    taken = ask(given.folder, given.rounds)
    row = "{:<18} {:>16} {:>6} {:>6} {:>9} {:>6}"
    print(row.format("view, ms", "asked first: p50", "p95", "max", "all: p50", "p95"))
    for name, each in taken.items():
        first, whole = quantiles(each.first), quantiles(each.whole)
        told = (f"{1000 * value:.0f}" for value in (*first, max(each.first), *whole))
        print(row.format(name, *told))


def quantiles(seconds: list[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    if len(seconds) < 2:
        return seconds[0], seconds[0]
    return statistics.median(seconds), statistics.quantiles(seconds, n=20, method="inclusive")[18]


if __name__ == "__main__":
    main()
