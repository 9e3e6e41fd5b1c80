"""Properties and state variables: age, rank, size, popularity, exports, rising or falling."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from dragoman.extract.attributes.persons import PersonTraits
from dragoman.extract.attributes.states import MovingStates, Trait
from dragoman.extract.events.slots import Slots
from dragoman.extract.reading import Bearings, Reading
from dragoman.lexicon import Lexicon
from dragoman.lexicon.states import load_states
from dragoman.records import Attribute, Span, identify


def find_attributes(
    reading: Reading, bearings: Bearings, lexicon: Lexicon
) -> tuple[Attribute, ...]:
    """The attributes of an article in text order, one per subject, property and word."""
    found: dict[tuple[str, str, int], Trait] = {}
    for trait in _traits(reading, lexicon):
        found.setdefault((trait.subject.id, trait.property, trait.head), trait)
    ordered = sorted(found.values(), key=lambda t: (t.head, t.property, t.subject.span))
    return tuple(_attribute(trait, reading, bearings) for trait in ordered)


def _traits(reading: Reading, lexicon: Lexicon) -> Iterator[Trait]:
    slots, states = Slots(reading.parse, lexicon.predicates), load_states()
    return chain(MovingStates(reading, slots, states), PersonTraits(reading, slots, states))


def _attribute(trait: Trait, reading: Reading, bearings: Bearings) -> Attribute:
    standing = bearings.judge(trait.head)
    begun = bearings.date(trait.head) if trait.begins else None
    held = begun or bearings.hold(trait.head)
    presupposed = trait.presupposed and standing.status != "negated"
    status = "negated" if trait.negated else "asserted" if presupposed else standing.status
    return Attribute(
        id=identify("t", reading.article.id, trait.subject.span, trait.property, trait.head),
        subject=trait.subject.id,
        property=trait.property,
        value=trait.value,
        change=trait.change,
        begin=held.begin,
        finish=held.finish,
        date_precision=held.precision,
        status=status,
        hedge=None if presupposed else standing.hedge,
        claim=standing.claim,
        evidence=_evidence(trait, reading),
        rule=trait.rule,
        confidence=trait.confidence,
    )


def _evidence(trait: Trait, reading: Reading) -> tuple[Span, ...]:
    """The words that tell it, or their sentence where they are not one short stretch."""
    sentence = reading.parse.sentence_of(trait.head).span
    return (trait.words if trait.words and sentence.covers(trait.words) else sentence,)
