"""How fast reports are de-duplicated and joined: synthetic codings, no parsing.

    python benchmarks/across.py [--reports 100000] [--density 100000] [--seed 1]

Prints, for every tenth of the reports, reports a second; then the ratio of the last 10,000 to the
first, the memory at its highest, and how long one more report takes.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from dragoman import CODER
from dragoman.records import (
    Actor,
    Article,
    Claim,
    Code,
    Coding,
    EventReport,
    Mention,
    Number,
    Place,
    Span,
    identify,
)
from dragoman.store.joining import Joiner
from dragoman.store.sqlite import SqliteStore

START = date(2012, 1, 1)
DAYS = 4000
TYPES = ("ASSAULT", "CONSULT", "ACCUSE", "SUPPORT", "PROTEST", "AID", "COERCE", "RETREAT")
VERBS = ("attacked", "met", "accused", "backed", "defied", "helped", "seized", "left")
FILLING = [f"word{number}" for number in range(4000)]


@dataclass(frozen=True)
class Fact:
    """Something that happened in the made world, to be told by one or more reports."""

    day: date
    kind: int
    actor: int
    recipient: int
    place: int
    toll: int


class World:
    """Facts and the reports that tell of them; the same seed, the same reports."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - no secret
        self.texts: list[str] = []

    def facts(self, day: date) -> list[Fact]:
        """The facts of a day: few actors have a part in most of them."""

        def pick(most: int) -> int:
            """A number by Zipf's law: the first one has a part in every fifteenth fact."""
            return min(int(10 * self.dice.paretovariate(0.7)) - 9, most)

        return [
            Fact(
                day,
                self.dice.randrange(len(TYPES)),
                pick(3000),
                pick(3000),
                pick(5000),
                self.dice.randrange(1, 60),
            )
            for _ in range(12)
        ]

    def reports(self, count: int) -> Iterator[Coding]:
        """Reports by day; a fifth are copies or edited copies of one of the last days."""
        for number in range(count):
            day = START + timedelta(days=number * DAYS // count)
            if number * DAYS // count != (number - 1) * DAYS // count:
                self.today = self.facts(day)
            yield self.report(number, day)

    def report(self, number: int, day: date) -> Coding:
        facts = self.dice.sample(self.today, 3)
        if self.texts and self.dice.random() < 0.2:
            filling = self.dice.choice(self.texts[-200:])
            words = filling.split()
            words[self.dice.randrange(len(words))] = "edited"
            filling = " ".join(words)
        else:
            filling = " ".join(self.dice.choices(FILLING, k=150))
        self.texts = [*self.texts[-200:], filling]
        return code(number, day, facts, filling, self.dice)


def code(number: int, day: date, facts: list[Fact], filling: str, dice: random.Random) -> Coding:
    """A coding of a report that tells some facts, one of them as somebody's claim."""
    made = Made(f"r{number}", day)
    for place, fact in enumerate(facts):
        made.tell(fact, claimed=place == 2, dated=dice.random() < 0.8)
    text = " ".join(made.sentences) + "\n\n" + filling
    article = Article(
        made.article, text, published=day, language="en", source=f"Outlet {number % 300}"
    )
    return Coding(
        article,
        CODER,
        tuple(made.mentions),
        tuple(made.actors.values()),
        tuple(made.places.values()),
        (),
        tuple(made.claims),
        tuple(made.events),
    )


class Made:
    """The records of one report as they are made."""

    def __init__(self, article: str, day: date) -> None:
        self.article, self.day = article, day
        self.sentences: list[str] = []
        self.mentions: list[Mention] = []
        self.actors: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}
        self.claims: list[Claim] = []
        self.events: list[EventReport] = []
        self.at = 0

    def tell(self, fact: Fact, claimed: bool, dated: bool) -> None:
        """One sentence: actor, act, recipient, place, toll."""
        words = [
            f"Actor{fact.actor}",
            VERBS[fact.kind],
            f"Party{fact.recipient}",
            "in",
            f"Town{fact.place}",
            "with",
            str(fact.toll),
            "dead.",
        ]
        spans, start = [], self.at
        for word in words:
            spans.append(Span(start, start + len(word)))
            start += len(word) + 1
        self.sentences.append(" ".join(words))
        who, whom = self.actor(words[0], spans[0]), self.actor(words[2], spans[2])
        where = self.place(fact.place, words[4], spans[4])
        claim = self.claim(who, spans) if claimed else None
        begin = fact.day if dated else None
        precision = "day" if dated else "before"
        self.events.append(
            EventReport(
                identify("e", self.article, *spans[1]),
                spans[1],
                TYPES[fact.kind],
                None,
                (),
                4,
                -5.0,
                None,
                (who,),
                (Code(None, ()),),
                (whom,),
                (Code(None, ()),),
                (),
                (Number(spans[6], "killed", fact.toll, fact.toll),),
                None,
                begin,
                fact.day,
                None,
                precision,
                where,
                "asserted",
                None,
                claim,
                (),
                None,
                (Span(spans[0][0], spans[-1][1]),),
                "verb:made",
                0.9,
            )
        )
        self.at = start

    def actor(self, name: str, span: Span) -> str:
        self.actors[name] = Actor(name.lower(), name, "group", None, (), (), True)
        return self.mention(span, name.lower(), None)

    def place(self, number: int, name: str, span: Span) -> str:
        latitude, longitude = (number * 37) % 120 - 60, (number * 91) % 340 - 170
        self.places[name] = Place(name.lower(), name, None, None, latitude, longitude, None, "town")
        return self.mention(span, None, name.lower())

    def mention(self, span: Span, actor: str | None, place: str | None) -> str:
        known = identify("m", self.article, *span)
        self.mentions.append(
            Mention(known, span, "group", actor, place, actor or place, "known-name")
        )
        return known

    def claim(self, source: str, spans: list[Span]) -> str:
        known = identify("c", self.article, *spans[0])
        content = (Span(spans[1][0], spans[-1][1]),)
        self.claims.append(
            Claim(
                known,
                source,
                spans[0],
                None,
                None,
                content,
                False,
                "asserts",
                None,
                None,
                False,
                "made",
                0.9,
            )
        )
        return known


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=100_000)
    options.add_argument("--density", type=int, help="reports in the same years, if more")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    joiner = Joiner(SqliteStore())
    rates, spent, part = [], 0.0, max(given.reports // 10, 1)
    told = islice(World(given.seed).reports(given.density or given.reports), given.reports)
    number = 0
    while some := list(islice(told, min(100, part))):
        began = time.process_time()
        joiner.join_all(some)
        spent += time.process_time() - began
        number += len(some)
        if number % part == 0:
            rates.append(part / spent)
            print(f"{number:8} reports  {rates[-1]:7.0f}/s  {_memory():6.2f} GB", flush=True)
            spent = 0.0
    one = next(World(given.seed + 1).reports(1))
    began = time.perf_counter()
    joiner.join(one)
    print(f"one more report: {time.perf_counter() - began:.3f} s")
    print(f"last part to first: {rates[-1] / rates[0]:.2f}")
    counted = joiner.db.execute(
        "SELECT (SELECT count(*) FROM tellings), (SELECT count(*) FROM copies),"
        " (SELECT count(*) FROM events WHERE body IS NOT NULL)"
    ).fetchone()
    print("tellings, pairs of copies, events:", *counted)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


if __name__ == "__main__":
    main()
