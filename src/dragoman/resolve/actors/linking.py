"""Chains of mentions to actors: known by name, title or metonym, provisional otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.extract.reading import Markable, Reading
from dragoman.lexicon.placewords import load_placewords
from dragoman.records import Actor, Code, identify
from dragoman.resolve.actors.base import ActorBase
from dragoman.resolve.actors.candidates import first_fits
from dragoman.resolve.actors.desk import Desk, Members, Names, owner_of, part_of
from dragoman.resolve.actors.names import key, person_words
from dragoman.resolve.actors.phrases import as_counterpart, as_envoy, as_former, as_phrase, as_rank
from dragoman.resolve.actors.provisional import describe
from dragoman.resolve.actors.scene import Scene, country_entry, stands_for_government
from dragoman.resolve.actors.steps import (
    as_acronym,
    as_country,
    as_institution,
    as_metonym,
    as_name,
    as_office,
    kind_of,
    names_of,
)
from dragoman.resolve.actors.words import cues, metonyms

_ACTING = frozenset({"person", "organisation", "group", "country", "role"})
UNNAMED = (as_envoy, as_counterpart, as_former, as_phrase, as_rank)
NAMED = (as_country, as_metonym, as_acronym, as_name)
_WELL_KNOWN = 1.2
_SHORT = 2  # letters that are too few for an acronym read as a place


@dataclass(frozen=True, slots=True)
class ActorLinks:
    """Who the markables stand for. ``by_markable``: markable id to actor id.

    ``code(markable id, day)`` gives country and sectors of the actor on that day (on the
    publication date where the day is None).
    """

    actors: tuple[Actor, ...]
    by_markable: Mapping[str, str]
    code: Callable[[str, date | None], Code]


def link_actors(
    reading: Reading, chains: Mapping[str, str], base: ActorBase, around: Iterable[str] = ()
) -> ActorLinks:
    """Each chain of markables to the actor that it stands for, known or provisional.

    ``around``: countries in which the places of the text lie. Chains with names come before those
    without, so that "his soldiers" finds whose they are.
    """
    scene = Scene(reading, chains, around)
    desk = Desk(scene, base)
    members: dict[str, list[Markable]] = {}
    for markable in reading.markables:
        members.setdefault(chains.get(markable.id, markable.id), []).append(markable)
    order = sorted(members, key=lambda chain: _rank(members[chain]))
    for chain in order:
        _link_chain(desk, chain, members[chain])
    used = set(desk.by_markable.values())
    actors = tuple(actor for identity, actor in desk.actors.items() if identity in used)
    return ActorLinks(actors, desk.by_markable, _coder(desk))


def _rank(members: list[Markable]) -> tuple[int, int]:
    """Chains with a name first, longer names before shorter ones; then in text order."""
    longest = max((m.last - m.first + 1 for m in members if m.form == "name"), default=0)
    return -min(longest, 4), members[0].span.start


def _coder(desk: Desk) -> Callable[[str, date | None], Code]:
    def code(markable: str, day: date | None) -> Code:
        identity = desk.by_markable.get(markable)
        if identity is None:
            return Code(None, ())
        known = desk.known.get(identity)
        if known is not None:
            return known.code(day or desk.scene.day)
        actor = desk.actors[identity]
        return Code(actor.country, actor.sectors)

    return code


def _link_chain(desk: Desk, chain: str, members: list[Markable]) -> None:
    for markable in members:
        if markable.form == "name" and markable.kind in {"place", "other"}:
            _link_town(desk, markable)
    acting = [m for m in members if m.kind in _ACTING]
    if all(m.form == "pronoun" for m in acting):  # "they", and nothing tells who
        return
    identity = _find(desk, chain, acting)
    desk.by_chain[chain] = identity
    for markable in acting:
        desk.by_markable[markable.id] = _other_person(desk, markable, identity) or identity


def _other_person(desk: Desk, markable: Markable, identity: str) -> str | None:
    """Where a chain holds the full name of somebody else, that one: spouses and namesakes."""
    known, name = desk.known.get(identity), desk.scene.reading.words(markable)
    if known is None or known.kind != "person" or markable.kind != "person":
        return None
    if markable.form != "name" or len(person_words(name)) < 2 or first_fits(name, known):
        return None
    actor, reason = as_name(desk, [markable], [name])
    if actor is None:
        return _provisional(desk, markable.id, [markable], reason)
    return desk.take(actor, reason)


def _link_town(desk: Desk, markable: Markable) -> None:
    """A town or building gets an actor where it stands for a government or body."""
    words = desk.scene.reading.words(markable)
    if _labels_document(desk, markable):
        return
    metonym = metonyms().get(key(words))
    code = country_entry(markable)
    if code and code in desk.base:
        desk.by_markable[markable.id] = desk.take(desk.base.actor(code), "name of a country")
        return
    if not metonym or not metonym.holds(desk.scene.day) or metonym.actor not in desk.base:
        _link_misread(desk, markable, words)
        return
    if metonym.always or stands_for_government(desk.scene.reading, markable):
        reason = f"metonym: {words}"
        desk.by_markable[markable.id] = desk.take(desk.base.actor(metonym.actor), reason)


def _labels_document(desk: Desk, markable: Markable) -> bool:
    """Whether it only labels a text or a meeting: "the Oslo accords", "the Treaty of Rome"."""
    tokens, first = desk.scene.reading.parse.tokens, markable.first
    after = tokens[markable.last + 1 : markable.last + 2]
    before = tokens[max(first - 2, 0) : first]
    if len(before) == 2 and before[1].lower == "of" and before[0].text[:1].isupper():
        after = (*after, before[0])
    return any(
        t.lower in load_placewords()["pact"] or t.lemma.lower() in cues()["agreements"]
        for t in after
    )


def _find(desk: Desk, chain: str, members: list[Markable]) -> str:
    """The id of the actor of a chain; steps from the surest sign to the least."""
    steps = (*NAMED, as_office, *UNNAMED, as_institution)
    reasons = []
    if titled := _title_of_name(desk, members):
        return titled
    names = names_of(desk, members)
    for step in steps:
        actor, reason = step(desk, members, names)
        if actor is not None:
            return desk.take(actor, reason)
        if reason:
            reasons.append(reason)
    same = _namesake(desk, members, names)
    return same or _provisional(desk, chain, members, "; ".join(reasons))


def _link_misread(desk: Desk, markable: Markable, words: str) -> None:
    """The whole name, or the acronym, of a well-known actor that was read as a place or thing."""
    acronym = len(words) > _SHORT and words.isupper()
    if markable.last == markable.first and not acronym:
        return
    named = [actor for actor in desk.base.named(words) if actor.weight >= _WELL_KNOWN]
    if len(named) == 1 and named[0].kind != "country":
        desk.by_markable[markable.id] = desk.take(named[0], f"full name: {words}")


def _title_of_name(desk: Desk, members: list[Markable]) -> str | None:
    """The actor of the name that a title stands before: "Defence Minister" Sergei Shoigu."""
    if any(m.kind != "role" for m in members):
        return None
    following = desk.scene.reading.over(members[0].last + 1)
    named = (m for m in following if m.form == "name" and m.first == members[0].last + 1)
    return next((desk.by_markable[m.id] for m in named if m.id in desk.by_markable), None)


def _namesake(desk: Desk, members: Members, names: Names) -> str | None:
    """The actor of the full name in the article of which this chain is the surname."""
    if kind_of(members) != "person":
        return None
    for name in names[:1]:
        words = person_words(name)
        if len(words) != 1:
            return None
        full = desk.scene.full_names.get(words[0], ())
        ids = dict.fromkeys(desk.by_markable[m.id] for m in full if m.id in desk.by_markable)
        return next(iter(ids)) if len(ids) == 1 else None
    return None


def _provisional(desk: Desk, chain: str, members: list[Markable], reason: str) -> str:
    identity = identify("a", desk.scene.reading.article.id, chain)
    if identity not in desk.actors:
        owner_code = _owner_code(desk, members)
        desk.actors[identity] = describe(identity, members, desk.scene, owner_code, reason)
    return identity


def _owner_code(desk: Desk, members: list[Markable]) -> Code | None:
    """Country and sectors of whoever possesses the thing named: "his soldiers"."""
    for markable in members:
        if markable.form != "nominal":
            continue
        owner = owner_of(desk, markable) or part_of(desk, markable)
        if owner:
            return Code(owner.country, owner.sectors)
    return None
