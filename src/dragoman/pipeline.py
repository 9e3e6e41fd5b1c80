"""One article, function by function. Start reading here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman import CODER
from dragoman.assemble import Layers, assemble
from dragoman.extract.assessments.finding import find_assessments
from dragoman.extract.attributes.finding import find_attributes
from dragoman.extract.claims.finding import find_claims
from dragoman.extract.coreference.resolving import resolve_coreference, settle_kinds
from dragoman.extract.dating.acts import date_acts, date_states
from dragoman.extract.events.finding import find_events
from dragoman.extract.locations import locate_acts
from dragoman.extract.mentions.finding import find_mentions
from dragoman.extract.reading import Bearings, Reading
from dragoman.extract.relations.finding import find_relations
from dragoman.extract.status.judging import judge_status
from dragoman.extract.times.finding import find_times
from dragoman.language.english import EnglishParser
from dragoman.language.languages import normal, uncoded
from dragoman.language.parse import Parse, Parser
from dragoman.language.segment import segment
from dragoman.lexicon import Lexicon, load_lexicon
from dragoman.ontology import Ontology, load_ontology
from dragoman.records import Article, Coding
from dragoman.resolve.actors import ActorBase, link_actors, load_actors
from dragoman.resolve.foreign import find_by_dictionary
from dragoman.resolve.happenings import identities, join_happenings
from dragoman.resolve.places import Gazetteer, link_places, load_gazetteer


@dataclass(frozen=True, slots=True)
class Kit:
    """All that coding needs beside the article: the only place where alternatives are chosen."""

    ontology: Ontology
    lexicon: Lexicon
    parse: Parser
    actors: ActorBase
    gazetteer: Gazetteer


def standard_kit(dictionaries: Path | None = None) -> Kit:
    """The kit of the package: English, its own data files and the user's ``dictionaries``.

    Its parts are loaded once; actors that are added meanwhile are in the next kit.
    """
    lexicon = load_lexicon(dictionaries)
    actors = load_actors(dictionaries)
    return Kit(load_ontology(), lexicon, _english(), actors, load_gazetteer())


@cache
def _english() -> Parser:
    return EnglishParser()


def code_article(article: Article, kit: Kit) -> Coding:
    """All layers of one article, every span checked. Pure: same article and kit, same coding.

    An article in a language that is not coded has only what dictionaries find; its notes say so.
    """
    paragraphs = segment(article)
    if uncoded(article.language):
        return by_dictionary(article, kit)
    parse = kit.parse(article, paragraphs)
    reading = Reading(article, parse, find_mentions(article, parse, kit.lexicon))
    chains = resolve_coreference(reading, kit.lexicon)
    reading = settle_kinds(reading, chains)
    places = link_places(reading, kit.gazetteer)
    around = (place.country for place in places.places if place.country)
    actors = link_actors(reading, chains, kit.actors, around)
    times = find_times(article, parse)
    claims = find_claims(reading, chains, kit.lexicon.reporting)
    bearings = Bearings(
        judge=judge_status(reading, claims, kit.lexicon.hedges),
        date=date_acts(reading, times),
        hold=date_states(reading, times),
        locate=locate_acts(reading, places.by_markable),
        claims=claims,
    )
    told = find_events(reading, chains, bearings, kit.lexicon)
    keys = identities(chains, actors, places)
    events = join_happenings(told, reading, keys)
    relations = find_relations(reading, chains, bearings, kit.lexicon)
    attributes = find_attributes(reading, bearings, kit.lexicon)
    assessments = find_assessments(reading, bearings, kit.lexicon)
    layers = Layers(times, claims, events, relations, attributes, assessments)
    return assemble(reading, chains, actors, places, layers)


def by_dictionary(article: Article, kit: Kit) -> Coding:
    """Dates, actors and places of an article whose language has no parser."""
    times = find_times(article, Parse(article.text, (), (), (), segment(article)))
    language = normal(article.language or "")
    found = find_by_dictionary(article, kit.actors, kit.gazetteer, language)
    return Coding(article, CODER, found.mentions, found.actors, found.places, times)


Coder = Callable[[Article], Coding]
