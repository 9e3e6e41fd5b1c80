"""Which mentions are one entity: names and their parts, titles, pronouns, possessed groups.

One pass from left to right. Each markable joins an entity that was told before it, or founds one.
Precision comes first: where two entities answer a pronoun equally well it stays alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dragoman.extract.claims.quotes import find_quotes
from dragoman.extract.coreference.entities import Entities, Entity
from dragoman.extract.coreference.names import NameLinker
from dragoman.extract.coreference.nominals import NominalLinker
from dragoman.extract.coreference.pronouns import PronounLinker
from dragoman.extract.coreference.speakers import find_speakers
from dragoman.extract.reading import Markable, Reading
from dragoman.lexicon import Lexicon
from dragoman.records import Kind, identify


def resolve_coreference(reading: Reading, lexicon: Lexicon) -> Mapping[str, str]:
    """Markable id to chain id; a markable that is alone has a chain of its own."""
    speakers = find_speakers(reading.parse, find_quotes(reading.parse), lexicon.reporting)
    entities = Entities(reading, lexicon.agents, speakers)
    names, nominals = NameLinker(entities), NominalLinker(entities)
    pronouns = PronounLinker(entities, speakers)
    for markable in reading.markables:
        entity: Entity | None
        if markable.form == "pronoun":
            entity = pronouns.antecedent(markable)
        elif markable.form == "nominal":
            entity = nominals.antecedent(markable)
        else:
            entity = names.antecedent(markable)
        entities.add(markable, entity)
        names.learn(markable)
        nominals.learn(markable)
    pronouns.settle()
    return _chains(reading, entities)


def _chains(reading: Reading, entities: Entities) -> dict[str, str]:
    """Chain ids made of the article and the span of the chain's first mention."""
    ids: dict[int, str] = {}
    chains = {}
    for markable in reading.markables:
        entity = entities.of(markable)
        if entity.number not in ids:
            ids[entity.number] = identify("c", reading.article.id, *markable.span)
        chains[markable.id] = ids[entity.number]
    return chains


def settle_kinds(reading: Reading, chains: Mapping[str, str]) -> Reading:
    """The reading with its pronouns of the kind that their chain tells ("it" is a country)."""
    kinds = {
        chains[m.id]: m.kind
        for m in reversed(reading.markables)
        if m.form != "pronoun" and m.id in chains
    }
    settled = [_settled(markable, chains, kinds) for markable in reading.markables]
    return Reading(reading.article, reading.parse, settled)


def _settled(markable: Markable, chains: Mapping[str, str], kinds: Mapping[str, Kind]) -> Markable:
    kind = kinds.get(chains.get(markable.id, ""))
    if markable.form != "pronoun" or kind is None or kind == markable.kind:
        return markable
    return replace(markable, kind=kind)
