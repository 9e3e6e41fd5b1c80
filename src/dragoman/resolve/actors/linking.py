"""Chains of mentions to actors: known by name, title or metonym, provisional otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dragoman.extract.reading import Markable, Reading
from dragoman.records import Actor, Code, Kind, identify
from dragoman.resolve.actors.base import ActorBase
from dragoman.resolve.actors.candidates import Evidence, Verdict, first_fits, judge
from dragoman.resolve.actors.careers import KnownActor
from dragoman.resolve.actors.names import key, person_words
from dragoman.resolve.actors.offices import one_seat
from dragoman.resolve.actors.provisional import describe
from dragoman.resolve.actors.scene import Scene, country_entry, stands_for_government
from dragoman.resolve.actors.words import institution_words, metonyms

_ACTING = frozenset({"person", "organisation", "group", "country", "role"})
_NAMES_TRIED = 12
_LONG = 9
_LEAD = 0.45


@dataclass(frozen=True, slots=True)
class ActorLinks:
    """Who the markables stand for. ``by_markable``: markable id to actor id.

    ``code(markable id, day)`` gives country and sectors of the actor on that day (on the
    publication date where the day is None).
    """

    actors: tuple[Actor, ...]
    by_markable: Mapping[str, str]
    code: Callable[[str, date | None], Code]


@dataclass(slots=True)
class _Desk:
    """The work on one article: actors as they are found, by id and by chain."""

    scene: Scene
    base: ActorBase
    actors: dict[str, Actor] = field(default_factory=dict)
    known: dict[str, KnownActor] = field(default_factory=dict)
    by_chain: dict[str, str] = field(default_factory=dict)
    by_markable: dict[str, str] = field(default_factory=dict)

    def take(self, actor: KnownActor, reason: str) -> str:
        """Puts a known actor into the article; its id."""
        if actor.id not in self.actors:
            day = self.scene.day
            code = actor.code(day)
            roles = actor.roles(day)
            self.known[actor.id] = actor
            self.actors[actor.id] = Actor(
                actor.id, actor.name, actor.kind, code.country, code.sectors, roles, True, reason
            )
        return actor.id


def link_actors(reading: Reading, chains: Mapping[str, str], base: ActorBase) -> ActorLinks:
    """Each chain of markables to the actor that it stands for, known or provisional.

    Chains with names come before those without, so that "his soldiers" finds whose they are.
    """
    scene = Scene(reading, chains)
    desk = _Desk(scene, base)
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


def _coder(desk: _Desk) -> Callable[[str, date | None], Code]:
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


def _link_chain(desk: _Desk, chain: str, members: list[Markable]) -> None:
    towns = [m for m in members if m.kind == "place"]
    for town in towns:
        _link_town(desk, town)
    acting = [m for m in members if m.kind in _ACTING]
    if not acting:
        return
    identity = _find(desk, chain, acting)
    desk.by_chain[chain] = identity
    for markable in acting:
        desk.by_markable[markable.id] = _other_person(desk, markable, identity) or identity


def _other_person(desk: _Desk, markable: Markable, identity: str) -> str | None:
    """Where a chain holds the full name of somebody else, that one: spouses and namesakes."""
    known, name = desk.known.get(identity), desk.scene.reading.words(markable)
    if known is None or known.kind != "person" or markable.kind != "person":
        return None
    if markable.form != "name" or len(person_words(name)) < 2 or first_fits(name, known):
        return None
    actor, reason = _as_name(desk, [markable], [name])
    if actor is None:
        return _provisional(desk, markable.id, [markable], reason)
    return desk.take(actor, reason)


def _link_town(desk: _Desk, markable: Markable) -> None:
    """A town or building gets an actor where it stands for a government or body."""
    if markable.form != "name":
        return
    words = desk.scene.reading.words(markable)
    metonym = metonyms().get(key(words))
    code = country_entry(markable)
    if code and code in desk.base:
        desk.by_markable[markable.id] = desk.take(desk.base.actor(code), "name of a country")
        return
    if not metonym or not metonym.holds(desk.scene.day) or metonym.actor not in desk.base:
        return
    if metonym.always or stands_for_government(desk.scene.reading, markable):
        reason = f"metonym: {words}"
        desk.by_markable[markable.id] = desk.take(desk.base.actor(metonym.actor), reason)


def _find(desk: _Desk, chain: str, members: list[Markable]) -> str:
    """The id of the actor of a chain; steps from the surest sign to the least."""
    steps = (_as_country, _as_metonym, _as_acronym, _as_name, _as_office, _as_institution)
    reasons = []
    if titled := _title_of_name(desk, members):
        return titled
    names = _names(desk, members)
    for step in steps:
        actor, reason = step(desk, members, names)
        if actor is not None:
            return desk.take(actor, reason)
        if reason:
            reasons.append(reason)
    same = _namesake(desk, members, names)
    return same or _provisional(desk, chain, members, "; ".join(reasons))


Members = list[Markable]
Names = list[str]
Found = tuple[KnownActor | None, str]
_NOT: Found = (None, "")


def _names(desk: _Desk, members: list[Markable]) -> list[str]:
    """The different names of a chain, longest first."""
    words = {desk.scene.reading.words(m) for m in members if m.kind != "role" and _proper(desk, m)}
    return sorted(words, key=lambda name: (-len(name), name))[:_NAMES_TRIED]


def _proper(desk: _Desk, markable: Markable) -> bool:
    """A name, or a noun phrase that may be one: "the United Nations security council"."""
    if markable.form == "name":
        return True
    tokens = desk.scene.reading.parse.tokens[markable.first : markable.last + 1]
    body = markable.form == "nominal" and markable.kind in {"organisation", "group"}
    return body and 1 < len(tokens) < _LONG and any(t.text[:1].isupper() for t in tokens[1:])


def _as_country(desk: _Desk, members: Members, names: Names) -> Found:
    if any(m.form == "name" and m.kind == "person" for m in members):
        return _NOT
    codes = (country_entry(m) for m in members if m.form == "name")
    code = next((c for c in codes if c), None)
    if code and code in desk.base:
        return desk.base.actor(code), "name of a country or its people"
    return _NOT


def _as_metonym(desk: _Desk, members: Members, names: Names) -> Found:
    for name in names:
        metonym = metonyms().get(key(name))
        if metonym and metonym.holds(desk.scene.day) and metonym.actor in desk.base:
            if any(m.kind == "person" or _inside(desk, m) for m in members):
                continue
            return desk.base.actor(metonym.actor), f"metonym: {name}"
    return _NOT


def _inside(desk: _Desk, markable: Markable) -> bool:
    """Whether a name is a part of a longer one: "Congress" in "Trinamool Congress"."""
    around = desk.scene.reading.over(markable.first)
    return any(
        other.form == "name" and other.span != markable.span and other.span.covers(markable.span)
        for other in around
    )


def _as_acronym(desk: _Desk, members: Members, names: Names) -> Found:
    """An acronym that the text itself defines: "Government of National Accord (GNA)"."""
    for name in names:
        long = desk.scene.acronyms.get(name)
        if long is not None and long.id in desk.by_markable:
            identity = desk.by_markable[long.id]
            if identity in desk.known:
                return desk.known[identity], f"{name} defined in the text"
    return _NOT


def _as_name(desk: _Desk, members: Members, names: Names) -> Found:
    scene = desk.scene
    if not names:
        return _NOT
    names = [name for name in names if name not in scene.acronyms]
    if not names:
        return None, "an acronym that the text defines as something unknown"
    kind = _kind(members)
    titles = scene.titles(members) if kind == "person" else ()
    heads = [m.head for m in members if m.form == "name"][:5]
    beside = {c for head in heads for c in scene.sentence_countries(head)}
    told = {t.country for t in titles if t.country}
    own = {scene.country_of(m) for m in members if m.form == "name"} - {None}
    evidence = Evidence(
        tuple(names),
        kind,
        titles,
        frozenset(c for c in {*(own or beside), *told} if c),
        frozenset(scene.countries),
        scene.day,
    )
    if kind == "person" and _blocked(desk, names):
        return _NOT
    verdict = judge(evidence, desk.base)
    if verdict.actor is None and kind != "person":
        return _as_bare_name(desk, members, evidence, verdict)
    return verdict.actor, verdict.reason


def _as_bare_name(
    desk: _Desk, members: list[Markable], evidence: Evidence, whole: Verdict
) -> Found:
    """The name inside the phrase, of a body of the country named with it."""
    for markable in members[:_NAMES_TRIED]:
        bare = desk.scene.bare_name(markable) if _proper(desk, markable) else None
        if bare:
            verdict = judge(replace(evidence, names=(bare,)), desk.base)
            if verdict.actor and verdict.actor.country == desk.scene.country_of(markable):
                return verdict.actor, verdict.reason
    return None, whole.reason


def _blocked(desk: _Desk, names: list[str]) -> bool:
    """A bare surname is left to the one person whom the article names in full by it."""
    words = person_words(names[0])
    return len(words) == 1 and words[0] in desk.scene.full_names


def _title_of_name(desk: _Desk, members: list[Markable]) -> str | None:
    """The actor of the name that a title stands before: "Defence Minister" Sergei Shoigu."""
    if any(m.kind != "role" for m in members):
        return None
    following = desk.scene.reading.over(members[0].last + 1)
    named = (m for m in following if m.form == "name" and m.first == members[0].last + 1)
    return next((desk.by_markable[m.id] for m in named if m.id in desk.by_markable), None)


def _namesake(desk: _Desk, members: Members, names: Names) -> str | None:
    """The actor of the full name in the article of which this chain is the surname."""
    if _kind(members) != "person":
        return None
    for name in names[:1]:
        words = person_words(name)
        if len(words) != 1:
            return None
        full = desk.scene.full_names.get(words[0], ())
        ids = dict.fromkeys(desk.by_markable[m.id] for m in full if m.id in desk.by_markable)
        return next(iter(ids)) if len(ids) == 1 else None
    return None


def _kind(members: list[Markable]) -> Kind:
    kinds: list[Kind] = [m.kind for m in members if m.form == "name" and m.kind != "role"]
    kinds = kinds or [m.kind for m in members]
    return max(sorted(set(kinds)), key=kinds.count)


def _as_office(desk: _Desk, members: Members, names: Names) -> Found:
    """The holder on the article's day of an office of a country: "the Russian foreign minister"."""
    if names or desk.scene.day is None:
        return _NOT
    for markable in members:
        if markable.form == "pronoun" or markable.kind not in {"role", "person"}:
            continue
        title = desk.scene.role_title(markable)
        if (
            not title
            or not title.office
            or title.office.name not in one_seat()
            or not title.country
        ):
            continue
        if _plural(desk, markable) or set(title.words) & {
            "former",
            "ex",
            "late",
            "next",
            "then",
            "deputy",
            "another",
        }:
            continue
        holders = desk.base.in_office(title.country, title.office.name, desk.scene.day)
        if len(holders) == 1 or (
            len(holders) > 1 and holders[0].weight >= holders[1].weight + _LEAD
        ):
            return holders[0], f"{title.office.name} of {title.country} on {desk.scene.day}"
    return _NOT


def _plural(desk: _Desk, markable: Markable) -> bool:
    token = desk.scene.reading.token(markable.head)
    return (
        token.tag in {"NNS", "NNPS"} or token.lower.endswith("ers") or token.lower.endswith("nts")
    )


def _as_institution(desk: _Desk, members: Members, names: Names) -> Found:
    """A body that every state has: "the Russian army", "its parliament", "the Foreign Ministry"."""
    for markable in members:
        if markable.form == "pronoun" or markable.kind in {"person", "role"}:
            continue
        what = institution_words().get(_bare(desk, markable))
        if what is None or (what == "opposition" and _governs(desk, markable, {"to", "by"})):
            continue
        owner = _owner(desk, markable)
        if what == "government" and owner and owner.id in desk.known and "GOV" in owner.sectors:
            return desk.known[owner.id], "government of the body that is named with it"
        country = desk.scene.country_of(markable) or _owner_country(desk, markable)
        country = country or _near_country(desk, markable)
        if country and f"{country}/{what}" in desk.base:
            return desk.base.actor(f"{country}/{what}"), f"{what} of {country} by the words around"
    return _NOT


def _governs(desk: _Desk, markable: Markable, prepositions: set[str]) -> bool:
    """Whether one of the prepositions hangs on the mention: "opposition to the plan"."""
    children = desk.scene.reading.parse.children(markable.head, "prep", "agent")
    return any(child.lower in prepositions for child in children)


def _bare(desk: _Desk, markable: Markable) -> str:
    """The words of a mention without countries, possessors and articles."""
    tokens = desk.scene.reading.parse.tokens[markable.first : markable.last + 1]
    kept = [
        t.text
        for t in tokens
        if t.i not in desk.scene.by_token and t.dep not in {"poss", "case", "det"}
    ]
    return key(" ".join(kept)) if kept else ""


def _owner(desk: _Desk, markable: Markable) -> Actor | None:
    owner = desk.scene.possessor(markable)
    identity = desk.by_markable.get(owner.id) if owner else None
    return desk.actors[identity] if identity else None


def _owner_country(desk: _Desk, markable: Markable) -> str | None:
    owner = _owner(desk, markable)
    return owner.country if owner else None


def _near_country(desk: _Desk, markable: Markable) -> str | None:
    """The only country of the sentence, or the one that most of the article is about."""
    near = list(desk.scene.sentence_countries(markable.head))
    return near[0] if len(near) == 1 else desk.scene.dominant


def _provisional(desk: _Desk, chain: str, members: list[Markable], reason: str) -> str:
    identity = identify("a", desk.scene.reading.article.id, chain)
    if identity not in desk.actors:
        owner_code = _owner_code(desk, members)
        desk.actors[identity] = describe(identity, members, desk.scene, owner_code, reason)
    return identity


def _owner_code(desk: _Desk, members: list[Markable]) -> Code | None:
    """Country and sectors of whoever possesses the thing named: "his soldiers"."""
    for markable in members:
        owner = (
            _owner(desk, markable) or _part(desk, markable) if markable.form == "nominal" else None
        )
        if owner:
            return Code(owner.country, owner.sectors)
    return None


def _part(desk: _Desk, markable: Markable) -> Actor | None:
    """The body that a noun phrase names its people by: "45 Boko Haram members"."""
    for i in range(markable.first, markable.head):
        if desk.scene.is_backer(i):
            continue
        for inner in desk.scene.reading.over(i):
            identity = desk.by_markable.get(inner.id)
            if inner.form == "name" and identity in desk.known:
                return desk.actors[identity]
    return None
