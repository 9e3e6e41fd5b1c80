"""Events: triggers and roles to PLOVER event reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.extract.numbers import find_numbers
from dragoman.extract.parties import Parties
from dragoman.extract.reading import Bearings, Markable, Reading, Standing
from dragoman.extract.slots import Slots
from dragoman.extract.triggers import Trigger, find_triggers
from dragoman.language.parse import Token
from dragoman.lexicon import Lexicon
from dragoman.ontology import load_ontology
from dragoman.records import EventReport, Span, identify

# an announced act of these types is a promise (PLOVER: future cooperation is AGREE)
PROMISED = frozenset(["CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"])
UNTOLD_OK = frozenset(["ASSAULT", "PROTEST"])  # told even where nobody is named
ASSETS = frozenset(["asset", "place", "other"])


def find_events(reading: Reading, bearings: Bearings, lexicon: Lexicon) -> tuple[EventReport, ...]:
    """The events of an article, the surest of each sentence first.

    An act that is announced has the type of the announcement; one whose sentence names neither
    party is left out, but for attacks and protests.
    """
    maker = _Maker(reading, bearings, lexicon)
    found = [event for event in maker.events() if event is not None]
    return tuple(event for _, event in sorted(found, key=lambda pair: pair[0]))


Ranked = tuple[tuple[int, int, int], EventReport]


class _Maker:
    """Makes events of one reading."""

    def __init__(self, reading: Reading, bearings: Bearings, lexicon: Lexicon) -> None:
        self.reading, self.bearings = reading, bearings
        self.predicates = lexicon.predicates
        self.parties = Parties(reading)
        self.slots = Slots(reading.parse, self.predicates)
        self.ontology = load_ontology()

    def events(self) -> Iterator[Ranked | None]:
        seen: set[tuple[str, Span]] = set()
        for trigger in find_triggers(self.reading, self.predicates, self.slots, self.parties):
            ranked = self.event(trigger)
            if ranked is not None and (ranked[1].type, ranked[1].trigger) not in seen:
                seen.add((ranked[1].type, ranked[1].trigger))
                yield ranked

    def event(self, trigger: Trigger) -> Ranked | None:
        """The event of a trigger with its rank, or None where nobody takes part."""
        sense, token, carrier = trigger.sense, trigger.token, trigger.carrier
        actors, recipients = self.roles(trigger)
        if not actors and not recipients and sense.type not in UNTOLD_OK:
            return None
        standing = self.bearings.judge(carrier.i)
        kind, mode = self.announced(trigger, standing)
        dating = self.bearings.date(token.i)
        article = self.reading.article.id
        event = EventReport(
            id=identify("e", article, token.start, token.end, kind),
            trigger=token.span,
            type=kind,
            mode=mode,
            contexts=self.contexts(trigger),
            quad=self.ontology.types[kind].quad,
            intensity=self.ontology.intensity(kind, mode),
            cameo=sense.cameo,
            actors=tuple(m.id for m in actors),
            actor_codes=(),
            recipients=tuple(m.id for m in recipients),
            recipient_codes=(),
            assets=tuple(m.id for m in self.assets(trigger)),
            numbers=find_numbers(self.reading, token.i, (*actors, *recipients), kind),
            time=dating.time,
            begin=dating.begin,
            finish=dating.finish,
            extent=dating.extent,
            date_precision=dating.precision,
            place=self.bearings.locate(token.i) or self.bearings.locate(carrier.i),
            status=standing.status,
            hedge=standing.hedge,
            claim=standing.claim,
            denied_by=standing.denied_by,
            happening=None,
            evidence=(self.reading.parse.sentence_of(token.i).span,),
            rule=sense.id,
            confidence=self.confidence(trigger, actors, recipients),
        )
        return self.rank(token, event), event

    # ------------------------------------------------------------ who

    def roles(self, trigger: Trigger) -> tuple[list[Markable], list[Markable]]:
        """Actors and recipients; in a reciprocal event without two sides all are actors."""
        sense, i = trigger.sense, trigger.token.i
        if sense.both:
            slots = (*sense.actor, *sense.recipient)
            return _distinct(m for slot in slots for m in self.filling(i, slot)), []
        actors = self.first(i, sense.actor)
        taken = {m.id for m in actors}
        recipients = self.first(i, sense.recipient, taken)
        return actors, recipients

    def first(self, i: int, slots: Sequence[str], taken: Iterable[str] = ()) -> list[Markable]:
        """The parties of the first slot that has any beside those taken."""
        for slot in slots:
            found = [m for m in self.filling(i, slot) if m.id not in set(taken)]
            if found:
                return found
        return []

    def filling(self, i: int, slot: str) -> list[Markable]:
        return self.parties.of(self.slots.heads(i, slot), deep=slot != "modifier")

    def assets(self, trigger: Trigger) -> list[Markable]:
        """What is taken, given or hit: things and places in the asset slots."""
        slots = trigger.sense.asset or ("object",)
        heads = [h for slot in slots for h in self.slots.heads(trigger.token.i, slot)]
        marked = (
            self.reading.headed(each.i) for h in heads for each in self.parties.coordinated(h)
        )
        kinds = ASSETS if trigger.sense.asset else {"asset"}
        return _distinct(m for m in marked if m is not None and m.kind in kinds)

    # ------------------------------------------------------------ what

    def announced(self, trigger: Trigger, standing: Standing) -> tuple[str, str | None]:
        """Type and mode: those of the sense, or of its announcement where it is yet to come."""
        sense = trigger.sense
        assert sense.type is not None  # noqa: S101 - blocking senses never trigger
        if standing.status == "intended" or self.is_future(trigger.carrier):
            if sense.future:
                return sense.future, None
            if sense.type in PROMISED:
                return "AGREE", None
        return sense.type, sense.mode

    def is_future(self, token: Token) -> bool:
        return any(
            child.lower in ("will", "shall", "'ll", "’ll", "wo")
            for child in self.reading.parse.children(token.i, "aux")
        )

    def contexts(self, trigger: Trigger) -> tuple[str, ...]:
        crossing = self.ontology.cameo.get(trigger.sense.cameo or "")
        return tuple(
            dict.fromkeys((*trigger.sense.contexts, *(crossing.contexts if crossing else ())))
        )

    def confidence(
        self, trigger: Trigger, actors: Sequence[Markable], recipients: Sequence[Markable]
    ) -> float:
        """A score between 0 and 1, no probability: more company and more parties raise it."""
        base = 0.5 if trigger.sense.form == "noun" else 0.6
        sure = base + 0.1 * bool(trigger.sense.when) + 0.1 * bool(actors) + 0.1 * bool(recipients)
        return round(min(sure, 0.95), 2)

    def rank(self, token: Token, event: EventReport) -> tuple[int, int, int]:
        """Sentence by sentence; main clauses first, then as in the text."""
        depth = sum(1 for _ in self.reading.parse.ancestors(token.i))
        return token.sentence, depth, token.i


def _distinct(markables: Iterable[Markable]) -> list[Markable]:
    return list({m.id: m for m in markables}.values())
