"""Predicates proved on their own examples, and a sentence explained: what fired, what lost, why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.claims.finding import find_claims
from dragoman.extract.coreference.resolving import resolve_coreference
from dragoman.extract.dating.acts import date_acts, date_states
from dragoman.extract.events.finding import find_events
from dragoman.extract.events.parties import Parties
from dragoman.extract.events.slots import Slots
from dragoman.extract.events.triggers import find_triggers
from dragoman.extract.mentions.finding import find_mentions
from dragoman.extract.reading import Bearings, Reading
from dragoman.extract.status.judging import judge_status
from dragoman.language.segment import Paragraph
from dragoman.lexicon.predicates import Example, Sense
from dragoman.pipeline import Kit
from dragoman.records import Article, EventReport, Span

BATCH = 200  # sentences read as one article


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that its sense does not bear out. ``why`` says what was found instead."""

    sense: Sense
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence as read, with the events found in it."""

    reading: Reading
    span: Span
    events: tuple[EventReport, ...]

    def lemmas(self) -> set[str]:
        return {token.lemma for token in self.reading.parse.tokens_in(self.span)}


def prove(senses: Iterable[Sense], kit: Kit) -> list[Failure]:
    """The examples of the senses that fail: no event of the sense, or other parties than told.

    Another sense may stand in where type, mode and parties are the same.
    An example that several words share is asked only of those that stand in it. A sentence under
    ``never`` fails where the sense fires in it; so does an example of a blocking sense where any
    event comes of its word.
    """
    cases = [(sense, example) for sense in senses for example in sense.examples]
    cases += [(s, Example(text, None, None)) for s in senses for text in s.never]
    samples = read_sentences([example.text for _, example in cases], kit)
    failures = []
    for (sense, example), sample in zip(cases, samples, strict=True):
        why = _fault(sense, example, sample) if sense.lemma in sample.lemmas() else None
        if why:
            failures.append(Failure(sense, example.text, why))
    return failures


def read_sentences(sentences: Sequence[str], kit: Kit) -> Iterator[Sample]:
    """Each sentence with the events found in it; sentences do not see each other's words."""
    for start in range(0, len(sentences), BATCH):
        yield from _read_batch(sentences[start : start + BATCH], kit)


def _read_batch(sentences: Sequence[str], kit: Kit) -> Iterator[Sample]:
    paragraphs, start = [], 0
    for sentence in sentences:
        paragraphs.append(Paragraph(Span(start, start + len(sentence)), "body"))
        start += len(sentence) + 1
    article = Article("examples", "\n".join(sentences), language="en")
    parse = kit.parse(article, paragraphs)
    reading = Reading(article, parse, find_mentions(article, parse, kit.lexicon))
    events = find_events(reading, {}, _bearings(reading, kit), kit.lexicon)
    for paragraph in paragraphs:
        inside = tuple(event for event in events if paragraph.span.covers(event.trigger))
        yield Sample(reading, paragraph.span, inside)


def _bearings(reading: Reading, kit: Kit) -> Bearings:
    chains = resolve_coreference(reading, kit.lexicon)
    claims = find_claims(reading, chains, kit.lexicon.reporting)
    return Bearings(
        judge=judge_status(reading, claims, kit.lexicon.hedges),
        date=date_acts(reading, ()),
        hold=date_states(reading, ()),
        locate=lambda head: None,
        claims=claims,
    )


def _fault(sense: Sense, example: Example, sample: Sample) -> str | None:
    """What is wrong with the events of a sample, in words; None where nothing is."""
    events, reading = sample.events, sample.reading
    if sense.type is None:
        made = [event for event in events if event.rule.startswith(f"{sense.form}:{sense.lemma}:")]
        return f"blocked sense made {made[0].rule}" if made else None
    fired = [event for event in events if event.rule.split(" (")[0] == sense.id]
    if example.text in sense.never:
        return "fires" if fired else None
    same = fired or [event for event in events if _stands_in(event, sense)]
    if not same:
        found = ", ".join(event.rule for event in events) or "nothing"
        return f"no {sense.type}; found {found}"
    faults = [fault for event in same if (fault := _party_fault(example, reading, event))]
    return faults[0] if len(faults) == len(same) else None


def _stands_in(event: EventReport, sense: Sense) -> bool:
    """Does another sense tell the same, in type and mode?"""
    return event.type == sense.type and event.mode == sense.mode


def _party_fault(example: Example, reading: Reading, event: EventReport) -> str | None:
    everyone = (*event.actors, *event.recipients)
    others = event.recipients or (event.actors if example.recipient else ())
    sides = (("actor", example.actor, event.actors), ("recipient", example.recipient, others))
    for side, wanted, found in sides:
        words = [reading.words(reading.by_id[m]) for m in found]
        if wanted and not any(wanted in each or each in wanted for each in words):
            return f"{side} is {words}, not {wanted!r} (all: {len(everyone)})"
    return None


def explain(sentence: str, kit: Kit) -> list[str]:
    """Lines that say which senses fired in a sentence, which lost and which did not fit."""
    sample = next(iter(read_sentences([sentence], kit)))
    reading, events = sample.reading, sample.events
    parties = Parties(reading, kit.lexicon.predicates.partitive)
    slots = Slots(reading.parse, kit.lexicon.predicates)
    lines = []
    for trigger in find_triggers(reading, kit.lexicon.predicates, slots, parties):
        made = [event for event in events if event.trigger == trigger.span]
        lines.append(f"{trigger.token.text}: {trigger.sense.id}")
        lines += [f"  event {_described(reading, event)}" for event in made]
        lines += [] if made else ["  no event: nobody takes part in it"]
        lines += [f"  lost (less narrow): {sense.id}" for sense in trigger.lost]
        lines += [f"  does not fit its company: {sense.id}" for sense in trigger.unfit]
    return lines or ["no predicate of the lexicon stands in this sentence"]


def _described(reading: Reading, event: EventReport) -> str:
    actors, recipients = (
        ", ".join(reading.words(reading.by_id[m]) for m in side) or "nobody"
        for side in (event.actors, event.recipients)
    )
    mode = f"/{event.mode}" if event.mode else ""
    return f"{event.type}{mode}, {event.status}: {actors} -> {recipients}"
