"""Events: triggers and roles to PLOVER event reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.extract.events.contexts import paragraph_contexts
from dragoman.extract.events.nonevents import NonEvents
from dragoman.extract.events.numbers import find_numbers
from dragoman.extract.events.outcomes import join_outcomes
from dragoman.extract.events.parties import Parties
from dragoman.extract.events.roles import Roles, assign_roles
from dragoman.extract.events.slots import Slots
from dragoman.extract.events.triggers import Trigger, find_triggers
from dragoman.extract.reading import Bearings, Dating, Markable, Reading, Standing
from dragoman.language.parse import Token
from dragoman.lexicon import Lexicon
from dragoman.ontology import load_ontology
from dragoman.records import EventReport, Status, identify

# PLOVER: future cooperation is AGREE; to yield is a promise where announced, itself where planned
PLANNED = frozenset(["CONSULT", "SUPPORT", "COOPERATE", "AID"])
PROMISED = frozenset([*PLANNED, "CONCEDE", "RETREAT"])
GUESSED = frozenset(["possible", "likely"])  # a guess at what will be done announces nothing
DONE = frozenset(["asserted", "negated"])
UNTOLD_OK = frozenset(["ASSAULT", "PROTEST"])  # told even where nobody is named
ANNOUNCING = frozenset(["announce", "proclaim"])
CAMPAIGNS = frozenset(
    "battle offensive campaign operation assault war attack strike push invasion raid".split()
)
ASSETS = frozenset(["asset", "place", "other"])


def find_events(
    reading: Reading, chains: Mapping[str, str], bearings: Bearings, lexicon: Lexicon
) -> tuple[EventReport, ...]:
    """The events of an article, the surest of each sentence first.

    An act that is announced has the type of the announcement; one whose sentence names neither
    party is left out, but for attacks and protests.
    """
    maker = _Maker(reading, chains, bearings, lexicon)
    return tuple(event for _, event in sorted(maker.events(), key=lambda pair: pair[0]))


Ranked = tuple[tuple[int, int, int], EventReport]


class _Maker:
    """Makes events of one reading."""

    def __init__(
        self, reading: Reading, chains: Mapping[str, str], bearings: Bearings, lexicon: Lexicon
    ) -> None:
        self.reading, self.chains, self.bearings = reading, chains, bearings
        self.predicates = lexicon.predicates
        self.parties = Parties(reading, lexicon.predicates.partitive)
        self.slots = Slots(reading.parse, self.predicates)
        self.nonevents = NonEvents(
            reading, self.slots, self.parties, self.predicates, bearings.claims
        )
        self.claims = {claim.id: claim for claim in bearings.claims}
        self.ontology = load_ontology()
        self.around = paragraph_contexts(reading.parse)

    def events(self) -> Iterator[Ranked]:
        """The events with their ranks; a promised act is told by its promise alone."""
        made = {ranked[1].id: ranked for ranked in self.made()}
        promises = {
            ranked[1].trigger.start for ranked in made.values() if ranked[1].type == "AGREE"
        }
        for ranked in made.values():
            if not self.is_inside_promise(ranked[1], promises):
                yield ranked

    def is_inside_promise(self, event: EventReport, promises: set[int]) -> bool:
        """ "offered to mediate" is one promise, not two."""
        token = self.reading.parse.token_at(event.trigger.start)
        if event.type != "AGREE" or token is None or token.dep != "xcomp":
            return False
        return self.reading.token(token.head).start in promises

    def made(self) -> Iterator[Ranked]:
        found = list(find_triggers(self.reading, self.predicates, self.slots, self.parties))
        triggers = without_doubles(found)
        kinds = {trigger.token.i: trigger.sense.type or "" for trigger in triggers}
        cast = assign_roles(triggers, self.reading, self.chains, self.slots, self.parties)
        for roles in join_outcomes(cast, self.slots):
            event = None if self.nonevents.why(roles, kinds) else self.event(roles)
            if event is not None:
                yield self.rank(roles.trigger.token), event

    def event(self, roles: Roles) -> EventReport | None:
        """The event of a trigger, or None where nobody takes part."""
        trigger, actors, recipients = roles.trigger, roles.actors, roles.recipients
        token, carrier = trigger.token, trigger.carrier
        if not actors and not recipients and not self.is_told(trigger):
            return None
        standing = self.standing(trigger)
        kind, mode, status = self.announced(trigger, standing)
        mode = mode or self.mode_of_content(kind, roles.content)
        owned = self.owned(trigger)
        if owned and status == "negated":
            return None  # "nobody claimed responsibility" tells of no act
        dating = self.dated(self.deed(token) if owned else token.i, status)
        return EventReport(
            id=identify("e", self.reading.article.id, *trigger.span, kind),
            trigger=trigger.span,
            type=kind,
            mode=mode,
            contexts=self.contexts(trigger),
            quad=self.ontology.types[kind].quad,
            intensity=self.ontology.intensity(kind, mode),
            cameo=trigger.sense.cameo,
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
            status=status,
            hedge=standing.hedge,
            claim=owned or standing.claim,
            denied_by=standing.denied_by,
            happening=None,
            evidence=(self.reading.parse.sentence_of(token.i).span,),
            rule=trigger.sense.id + (f" ({roles.rule})" if roles.rule else ""),
            confidence=confidence(roles),
        )

    def standing(self, trigger: Trigger) -> Standing:
        """How the act stands: as its verb does, unless that only plans or orders it."""
        told = self.bearings.judge(trigger.carrier.i)
        own = self.bearings.judge(trigger.token.i)
        only = own.hedge == trigger.carrier.span or own.status == "hypothetical"
        standing = self.without_plan(own if told.status == "asserted" and only else told)
        if standing.status == "asserted" and self.is_only_announced(trigger):
            return replace(standing, status="intended")
        return standing

    def is_only_announced(self, trigger: Trigger) -> bool:
        """ "announced an offensive": it is yet to come."""
        verb, noun = trigger.carrier, trigger.token
        return (
            trigger.sense.type == "ASSAULT"
            and verb.i != noun.i
            and verb.lemma in ANNOUNCING
            and noun.lemma in CAMPAIGNS
        )

    def owned(self, trigger: Trigger) -> str | None:
        """The claim of who "claimed responsibility" for violence: no narrator vouches for it."""
        if trigger.sense.type != "ASSAULT" or trigger.sense.form != "verb":
            return None
        start = trigger.token.start
        cues = ((each.id, each.cue) for each in self.claims.values())
        return next((known for known, cue in cues if cue and cue.start == start), None)

    def deed(self, claiming: Token) -> int:
        """What responsibility is claimed for, whose days are not those of the claim."""
        for preposition in self.reading.parse.children(claiming.i, "prep"):
            if preposition.lower == "for" and (
                noun := self.reading.parse.child(preposition.i, "pobj")
            ):
                return noun.i
        return claiming.i

    def without_plan(self, standing: Standing) -> Standing:
        """A plan, or what is expected by nobody named, is no one's claim: the status tells it."""
        claim = self.claims.get(standing.claim or "")
        if claim is None:
            return standing
        planned = claim.stance == "intends" and standing.status == "intended"
        expected = claim.source is None and standing.status == "likely"
        return replace(standing, claim=claim.within) if planned or expected else standing

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

    def dated(self, head: int, status: Status) -> Dating:
        """The days of an act; what is told as done was not done after the report came out."""
        found, published = self.bearings.date(head), self.reading.article.published
        ahead = found.begin is not None and published is not None and found.begin > published
        if ahead and status in DONE:
            return Dating(None, None, published, "before")
        return found

    def is_told(self, trigger: Trigger) -> bool:
        """Is it told as news though nobody is named: "shots were fired", "clashes in Gao"?

        A bare noun ("the fighting") only speaks of what was told before.
        """
        bare = trigger.sense.form == "noun" and trigger.carrier.i == trigger.token.i
        placed = bare and self.bearings.locate(trigger.token.i) is not None
        return trigger.sense.type in UNTOLD_OK and (placed or not bare)

    def announced(self, trigger: Trigger, standing: Standing) -> tuple[str, str | None, Status]:
        """Type, mode and status: of the act, or of its announcement where it is yet to come.

        "will not reopen the port" is a refusal, and that refusal is told as it stands.
        """
        sense, status = trigger.sense, standing.status
        assert sense.type is not None  # noqa: S101 - blocking senses never trigger
        future = self.is_future(trigger.carrier)
        noun = self.reading.token(trigger.token.i).pos == "NOUN"
        planned = status == "intended" and (noun or trigger.carrier.dep in ("xcomp", "acl"))
        if status == "negated" and future and sense.type in (*PROMISED, "AGREE"):
            return "REJECT", None, "asserted"
        said = status == "intended" and trigger.carrier.dep == "ccomp"
        announced = said or (future and status not in GUESSED)
        if (planned or announced) and sense.future:
            return sense.future, None, status
        if sense.type in (PROMISED if announced else PLANNED if planned else ()):
            return "AGREE", None, status
        return sense.type, sense.mode, status

    def mode_of_content(self, kind: str, content: Trigger | None) -> str | None:
        """The mode of a request, refusal or threat by the act that it is about."""
        modes = self.ontology.contents.get(kind, {})
        if content is None or not modes:
            return None
        inner = content.sense
        return (
            modes.get(f"{inner.type}/{inner.mode}")
            or modes.get(inner.type or "")
            or modes.get("other")
        )

    def is_future(self, token: Token) -> bool:
        return any(
            child.lower in ("will", "shall", "'ll", "’ll", "wo")
            for child in self.reading.parse.children(token.i, "aux")
        )

    def contexts(self, trigger: Trigger) -> tuple[str, ...]:
        crossing = self.ontology.cameo.get(trigger.sense.cameo or "")
        paragraph = self.reading.parse.sentence_of(trigger.token.i).paragraph
        own = (
            *trigger.sense.contexts,
            *(crossing.contexts if crossing else ()),
            *self.around.get(paragraph, ()),
        )
        return tuple(dict.fromkeys(own))

    def rank(self, token: Token) -> tuple[int, int, int]:
        """Sentence by sentence; main clauses first, then as in the text."""
        depth = sum(1 for _ in self.reading.parse.ancestors(token.i))
        return token.sentence, depth, token.i


def without_doubles(triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers without nouns whose verb tells of the same ("imposed sanctions").

    The verb's sense is of the same type, or names the noun as its company ("announced a truce"). A
    verb without mode takes that of its noun ("held telephone talks").
    """
    by_token = {trigger.token.i: trigger for trigger in triggers}
    told = {t.token.i: t for t in triggers if _told_by(t, by_token)}
    nouns = {t.carrier.i: t for t in told.values()}
    return [_specified(t, nouns.get(t.token.i)) for t in triggers if t.token.i not in told]


def _specified(verb: Trigger, noun: Trigger | None) -> Trigger:
    """The verb's trigger with the noun that says the same, and its mode where it has none."""
    if noun is None or noun.sense.type != verb.sense.type:
        return verb
    sense = verb.sense
    if not sense.mode and noun.sense.mode:
        sense = replace(sense, mode=noun.sense.mode, cameo=noun.sense.cameo or sense.cameo)
    return replace(verb, sense=sense, noun=noun.token)


def _told_by(trigger: Trigger, by_token: Mapping[int, Trigger]) -> bool:
    verb = by_token.get(trigger.carrier.i)
    if verb is None or verb is trigger:
        return False
    company = verb.sense.when.get("object", frozenset())
    return verb.sense.type == trigger.sense.type or trigger.token.lemma in company


def confidence(roles: Roles) -> float:
    """A score between 0 and 1, no probability: company and parties raise it, guesses lower it."""
    sense = roles.trigger.sense
    sure = 0.5 if sense.form == "noun" else 0.6
    sure += 0.1 * bool(sense.when) + 0.1 * bool(roles.actors) + 0.1 * bool(roles.recipients)
    return round(min(sure - 0.1 * bool(roles.rule), 0.95), 2)


def _distinct(markables: Iterable[Markable]) -> list[Markable]:
    return list({m.id: m for m in markables}.values())
