"""The ways from the words of a chain to a known actor, each a step that may find one."""

from __future__ import annotations

from dataclasses import replace

from dragoman.extract.reading import Markable
from dragoman.records import Actor, Kind
from dragoman.resolve.actors.candidates import Evidence, Verdict, judge
from dragoman.resolve.actors.careers import KnownActor
from dragoman.resolve.actors.desk import NAMES_TRIED, Desk, Found, Members, Names, owner_of, proper
from dragoman.resolve.actors.names import key, person_words
from dragoman.resolve.actors.offices import one_seat
from dragoman.resolve.actors.private import is_private
from dragoman.resolve.actors.scene import country_entry
from dragoman.resolve.actors.words import cues, institution_words, metonyms

_LEAD = 0.45
_NOT: Found = (None, "")


def names_of(desk: Desk, members: list[Markable]) -> list[str]:
    """The different names of a chain, longest first."""
    words = {desk.scene.reading.words(m) for m in members if m.kind != "role" and proper(desk, m)}
    return sorted(words, key=lambda name: (-len(name), name))[:NAMES_TRIED]


def as_country(desk: Desk, members: Members, names: Names) -> Found:
    if any(m.form == "name" and m.kind == "person" for m in members):
        return _NOT
    codes = (country_entry(m) for m in members if m.form == "name")
    code = next((c for c in codes if c), None)
    if code and code in desk.base:
        return desk.base.actor(code), "name of a country or its people"
    return _NOT


def as_metonym(desk: Desk, members: Members, names: Names) -> Found:
    for name in names:
        metonym = metonyms().get(key(name))
        if metonym and metonym.holds(desk.scene.day) and metonym.actor in desk.base:
            if any(m.kind == "person" or _inside(desk, m) for m in members):
                continue
            return desk.base.actor(metonym.actor), f"metonym: {name}"
    return _NOT


def _inside(desk: Desk, markable: Markable) -> bool:
    """Whether a name is a part of a longer one: "Congress" in "Trinamool Congress"."""
    around = desk.scene.reading.over(markable.first)
    return any(
        other.form == "name" and other.span != markable.span and other.span.covers(markable.span)
        for other in around
    )


def as_acronym(desk: Desk, members: Members, names: Names) -> Found:
    """An acronym that the text itself defines: "Government of National Accord (GNA)"."""
    for name in names:
        long = desk.scene.acronyms.get(name)
        if long is not None and long.id in desk.by_markable:
            identity = desk.by_markable[long.id]
            if identity in desk.known:
                return desk.known[identity], f"{name} defined in the text"
    return _NOT


def as_name(desk: Desk, members: Members, names: Names) -> Found:
    scene = desk.scene
    if not names:
        return _NOT
    names = [name for name in names if name not in scene.acronyms]
    if not names:
        return None, "an acronym that the text defines as something unknown"
    kind = kind_of(members)
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
        frozenset(scene.countries) | scene.around | desk.homes,
        scene.day,
        private=kind == "person"
        and any(is_private(scene.reading, m) for m in members if m.form == "name"),
    )
    if kind == "person" and _blocked(desk, names):
        return _NOT
    verdict = judge(evidence, desk.base)
    if verdict.actor is None and kind != "person":
        return _as_bare_name(desk, members, evidence, verdict)
    return verdict.actor, verdict.reason


def _as_bare_name(desk: Desk, members: list[Markable], evidence: Evidence, whole: Verdict) -> Found:
    """The name inside the phrase, of a body of the country named with it."""
    for markable in members[:NAMES_TRIED]:
        bare = desk.scene.bare_name(markable) if proper(desk, markable) else None
        if bare:
            verdict = judge(replace(evidence, names=(bare,)), desk.base)
            if verdict.actor and verdict.actor.country == desk.scene.country_of(markable):
                return verdict.actor, verdict.reason
    return None, whole.reason


def _blocked(desk: Desk, names: list[str]) -> bool:
    """A bare surname is left to the one person whom the article names in full by it."""
    words = person_words(names[0])
    return len(words) == 1 and words[0] in desk.scene.full_names


def kind_of(members: list[Markable]) -> Kind:
    kinds: list[Kind] = [m.kind for m in members if m.form == "name" and m.kind != "role"]
    kinds = kinds or [m.kind for m in members]
    return max(sorted(set(kinds)), key=kinds.count)


def as_office(desk: Desk, members: Members, names: Names) -> Found:
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
        if _plural(desk, markable) or set(title.words) & cues()["gone"]:
            continue
        holders = _so_called(desk, title.country, title.office.name)
        if len(holders) == 1 or (
            len(holders) > 1 and holders[0].weight >= holders[1].weight + _LEAD
        ):
            return holders[0], f"{title.office.name} of {title.country} on {desk.scene.day}"
    return _NOT


def _so_called(desk: Desk, country: str, office: str) -> list[KnownActor]:
    """The holders of an office on the article's day; those first of all who are called so."""
    day = desk.scene.day
    holders = list(desk.base.in_office(country, office, day))
    called = [
        actor
        for actor in holders
        if any(office in s.title.lower() and s.country == country for s in actor.held(day))
    ]
    return called or holders


def _plural(desk: Desk, markable: Markable) -> bool:
    token = desk.scene.reading.token(markable.head)
    return (
        token.tag in {"NNS", "NNPS"} or token.lower.endswith("ers") or token.lower.endswith("nts")
    )


def as_institution(desk: Desk, members: Members, names: Names) -> Found:
    """A body that every state has: "the Russian army", "its parliament", "the Foreign Ministry"."""
    for markable in members:
        if markable.form == "pronoun" or markable.kind in {"person", "role"}:
            continue
        what = institution_words().get(_bare(desk, markable))
        if what is None or (what == "opposition" and _governs(desk, markable, {"to", "by"})):
            continue
        owner = owner_of(desk, markable)
        if what == "government" and owner and owner.id in desk.known and "GOV" in owner.sectors:
            return desk.known[owner.id], "government of the body that is named with it"
        if what == "armed-forces" and (own := _commanded(desk, owner)):
            return own, f"the force that {owner.name if owner else what} commands"
        country = desk.scene.country_of(markable) or _owner_country(desk, markable)
        country = country or _told_country(desk, what) or _near_country(desk, markable)
        if country and f"{country}/{what}" in desk.base:
            return desk.base.actor(f"{country}/{what}"), f"{what} of {country} by the words around"
    return _NOT


def _commanded(desk: Desk, owner: Actor | None) -> KnownActor | None:
    """The force of which a person held a command on the article's day: "Haftar's army"."""
    known = desk.known.get(owner.id) if owner else None
    if known is None or known.kind != "person":
        return None
    forces = (
        force
        for spell in known.held(desk.scene.day)
        if spell.title.startswith("commander") and spell.organisation
        for force in desk.base.named(spell.organisation)
    )
    return next((force for force in forces if force.kind != "country"), None)


def _told_country(desk: Desk, what: str) -> str | None:
    """The country of the only such body that the article has named with its country before."""
    told = {actor.country for actor in desk.known.values() if actor.id.endswith(f"/{what}")}
    return told.pop() if len(told) == 1 else None


def _governs(desk: Desk, markable: Markable, prepositions: set[str]) -> bool:
    """Whether one of the prepositions hangs on the mention: "opposition to the plan"."""
    children = desk.scene.reading.parse.children(markable.head, "prep", "agent")
    return any(child.lower in prepositions for child in children)


def _bare(desk: Desk, markable: Markable) -> str:
    """The words of a mention without countries, possessors and articles."""
    tokens = desk.scene.reading.parse.tokens[markable.first : markable.last + 1]
    kept = [
        t.text
        for t in tokens
        if t.i not in desk.scene.by_token and t.dep not in {"poss", "case", "det"}
    ]
    return key(" ".join(kept)) if kept else ""


def _owner_country(desk: Desk, markable: Markable) -> str | None:
    owner = owner_of(desk, markable)
    return owner.country if owner else None


def _near_country(desk: Desk, markable: Markable) -> str | None:
    """The only country of the sentence, if the article is about no other; else what it is about."""
    near, most = list(desk.scene.sentence_countries(markable.head)), desk.scene.dominant
    if len(near) == 1:
        return near[0] if most in {None, near[0]} else None
    return most or _country_of_persons(desk)


def _country_of_persons(desk: Desk) -> str | None:
    """The one country of the known persons of an article that names no country."""
    if desk.scene.countries:
        return None
    codes = {actor.country for actor in desk.known.values() if actor.kind == "person"}
    return codes.pop() if len(codes) == 1 else None
